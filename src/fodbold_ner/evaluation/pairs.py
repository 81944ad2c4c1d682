"""What is scored: an article as it should be, and as a system has it."""

from __future__ import annotations

from dataclasses import dataclass

from fodbold_ner.errors import EvaluationError
from fodbold_ner.records import AnnotatedArticle

__all__ = ["Pair", "Span"]

Span = tuple[int, int]


@dataclass(frozen=True)
class Pair:
    """One article twice, with the spans of its sentences.

    Args:
        gold: The article as it should be, NIL being computed against the registry in use.
        predicted: The article as a system has it.
        sentences: Half-open spans of the gold sentences, in characters of the text, in order.

    Raises:
        EvaluationError: The two are not the same text, to the letter.

    Example:
        >>> import fodbold_ner
        >>> record = fodbold_ner.annotate("AGF slog OB.", id="a1")
        >>> Pair(record, record, ((0, 12),)).gold.id
        'a1'
    """

    gold: AnnotatedArticle
    predicted: AnnotatedArticle
    sentences: tuple[Span, ...]

    def __post_init__(self) -> None:
        if self.gold.text != self.predicted.text:
            place = _first_difference(self.gold.text, self.predicted.text)
            raise EvaluationError(
                f"article {self.gold.id!r}: the prediction is of another text, from character "
                f"{place} on; annotate the corpus's own text, to the letter"
            )


def _first_difference(one: str, other: str) -> int:
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))
