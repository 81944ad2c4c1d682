"""Whether articles are written one by one: runs of words that several of them share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fodbold_ner.formats.corpus import GoldArticle

__all__ = ["Repetition", "SharedRun", "repetition"]

_NAME, _NUMBER = "¤", "#"


@dataclass(frozen=True)
class SharedRun:
    """Words that stand in several articles, mentions as ``¤`` and numbers as ``#``."""

    words: str
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Repetition:
    """How much articles share.

    Args:
        length: Words in a run.
        runs: Different runs in all articles.
        shared: Those that stand in more than one, the most common first.
    """

    length: int
    runs: int
    shared: tuple[SharedRun, ...]

    @property
    def share(self) -> float:
        """Of all different runs, the share that stands in more than one article, from 0 to 1."""
        return len(self.shared) / self.runs if self.runs else 0.0


def repetition(articles: Iterable[GoldArticle], *, length: int = 6) -> Repetition:
    r"""Return which runs of words stand in more than one article.

    Names count as equal, and so do numbers: a template shows although its slots are filled
    differently. Only the article's own story counts, not teasers and labels.

    Args:
        articles: Annotated articles.
        length: Words in a run; in six words of free prose two writers seldom meet.

    Example:
        >>> from fodbold_ner.formats.corpus import read_article
        >>> rows = "published: 2025-11-03\ngenre: preview\n\nbody 1 | [{0}](a) slog alle i 2024.\n"
        >>> rows += '---\na CLUB nil "{0}"\n---\n'
        >>> two = [read_article(rows.format(n), name=n, where=n) for n in ("Ask", "Elm")]
        >>> [run.words for run in repetition(two, length=5).shared]
        ['¤ slog alle i #']
    """
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for gold in articles:
        for line in _lines(gold):
            for at in range(len(line) - length + 1):
                places[" ".join(line[at : at + length])][gold.record.id] = None
    shared = [SharedRun(run, tuple(ids)) for run, ids in places.items() if len(ids) > 1]
    shared.sort(key=lambda run: (-len(run.articles), run.words))
    return Repetition(length, len(places), tuple(shared))


def _lines(gold: GoldArticle) -> Iterator[list[str]]:
    for zone in gold.record.zones:
        if not zone.kind.carries_relations:
            continue
        text, end = "", zone.start
        for mention in gold.record.mentions:
            if zone.start <= mention.start < zone.end:
                text += f"{gold.record.text[end : mention.start]} {_NAME} "
                end = mention.end
        text += gold.record.text[end : zone.end]
        words = re.findall(rf"{_NAME}|\d+|[^\W\d]+", text.lower())
        yield [_NUMBER if word.isdigit() else word for word in words]
