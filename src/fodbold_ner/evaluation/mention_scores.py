"""Mentions: are they found, to the letter, and with the right label?

Strict is the same label, start and end; partial the same label, overlapping (what SemEval-2013
calls type); exact the same start and end, whatever the label.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from fodbold_ner.evaluation.alignment import exact_pairs, overlapping_pairs, strict_pairs
from fodbold_ner.evaluation.figures import Counts, Figure, FScore, Macro, Rate, add_f, add_rate
from fodbold_ner.evaluation.pairs import Pair
from fodbold_ner.ontology import CORE_LABELS, Form, Label, ZoneKind
from fodbold_ner.records import AnnotatedArticle, Mention

__all__ = ["Surface", "count_mentions", "is_sub_token", "mention_figures", "surfaces_of"]

Surface = tuple[str, Label]

_ATTRIBUTES = ("form", "role", "edtf", "amount", "currency")
_HYPHENS = "-‐‑"


def mention_figures() -> list[Figure]:
    """Return all figures of this module, the main ones first.

    Example:
        >>> [figure.name for figure in mention_figures()][:3]
        ['mentions.strict', 'mentions.partial', 'mentions.exact']
    """
    by_label = {label: FScore(f"mentions.label.{label}") for label in Label}
    figures: list[Figure] = [FScore(f"mentions.{name}") for name in ("strict", "partial", "exact")]
    figures.append(Macro("mentions.macro", tuple(by_label.values())))
    figures.append(FScore("mentions.core"))
    figures.append(Macro("mentions.core_macro", tuple(by_label[label] for label in CORE_LABELS)))
    figures += by_label.values()
    figures += [FScore(f"mentions.form.{form}") for form in Form]
    figures += [FScore(f"mentions.zone.{zone}") for zone in ZoneKind]
    figures += [FScore("mentions.sub_token"), FScore("mentions.unseen"), FScore("mentions.seen")]
    figures += [Rate(f"mentions.attribute.{name}") for name in _ATTRIBUTES]
    return figures


def surfaces_of(articles: Iterable[AnnotatedArticle]) -> frozenset[Surface]:
    """Return what a training corpus has seen: the words of each mention with their label.

    Example:
        >>> import fodbold_ner
        >>> sorted(words for words, _ in surfaces_of([fodbold_ner.annotate("AGF slog OB.")]))
        ['AGF', 'OB']
    """
    return frozenset((m.text, m.label) for article in articles for m in article.mentions)


def is_sub_token(text: str, start: int, end: int) -> bool:
    """Return whether a mention begins or ends inside a word.

    It does where the character beside it is a letter, a digit, or a hyphen that joins it to one.

    Args:
        text: The text.
        start: Offset of the mention's first character.
        end: Offset behind it.

    Example:
        >>> is_sub_token("Viborg-keeper", 0, 6), is_sub_token("Holms mål", 0, 4)
        (True, True)
        >>> is_sub_token("Holm – en back", 0, 4)
        False
    """
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return (
        before[-1:].isalnum()
        or after[:1].isalnum()
        or (before[-1:] in _HYPHENS and before[:1].isalnum() and len(before) == 2)
        or (after[:1] in _HYPHENS and after[1:].isalnum() and len(after) == 2)
    )


def count_mentions(pair: Pair, *, seen: Collection[Surface] | None = None) -> Counts:
    """Return the counts of all mention figures for one article.

    A mention belongs to the slice of its form that gold gives it; a spurious one to the slice of
    its own. Zones are those of gold.

    Args:
        pair: The article.
        seen: The surfaces of the training corpus; without them no mention is seen or unseen.
    """
    counts = Counts()
    gold, found = pair.gold.mentions, pair.predicted.mentions
    strict = strict_pairs(pair)
    partial, exact = len(overlapping_pairs(pair)), len(exact_pairs(pair))
    for name, right in (("strict", len(strict)), ("partial", partial), ("exact", exact)):
        add_f(counts, f"mentions.{name}", right=right, found=len(found), wanted=len(gold))
    twins = {other.id: one for one, other in strict}

    def add_slices(name: str, slice_of: Callable[[Mention], str | None]) -> None:
        for mention in gold:
            if (value := slice_of(mention)) is not None:
                add_f(counts, f"{name}{value}", right=0, found=0, wanted=1)
        for mention in found:
            twin = twins.get(mention.id)
            if (value := slice_of(twin or mention)) is not None:
                right = int(twin is not None)
                add_f(counts, f"{name}{value}", right=right, found=1, wanted=0)

    text = pair.gold.text
    add_slices("mentions.core", lambda m: "" if m.label in CORE_LABELS else None)
    add_slices("mentions.label.", lambda m: m.label)
    add_slices("mentions.form.", lambda m: m.form)
    add_slices("mentions.zone.", lambda m: _zone_of(pair.gold, m))
    add_slices("mentions.sub_token", lambda m: "" if is_sub_token(text, m.start, m.end) else None)
    if seen is not None:
        known = seen
        add_slices("mentions.", lambda m: "seen" if (m.text, m.label) in known else "unseen")
    for one, other in strict:
        for name in _ATTRIBUTES:
            value = getattr(one, name, None)
            if hasattr(one, name) and (name != "form" or value is not None):
                same = value == getattr(other, name)
                add_rate(counts, f"mentions.attribute.{name}", part=int(same), whole=1)
    return counts


def _zone_of(article: AnnotatedArticle, mention: Mention) -> str | None:
    for zone in article.zones:
        if zone.start <= mention.start < zone.end:
            return zone.kind
    return None
