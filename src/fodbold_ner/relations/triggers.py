"""How words that say a relation are written down as rows of a table, and found in a sentence.

In a row's words, alternatives stand apart by ``/``; ``_`` stands for up to three words in between
(`siger _ op`), ``__`` for up to seven (`satte i går cheftræner Ole Brix på porten`), and the rest
is a regular expression. A pattern matches whole words, in any case. The tables themselves are
`job_words` and `player_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from fodbold_ner.relations.scene import Scene

__all__ = ["Row", "Trigger", "find", "is_supposed"]

_GAPS = {"_": 3, "__": 7}
"""How many words may stand in the gap that a mark stands for."""
_ASIDE = r"(?:, (?:der|som) [^,.;]{1,60},)"
"""A relative clause that may open a gap: `leder klubben, der ligger sidst, efter …`."""


def _pattern(words: str, *, capturing: bool) -> str:
    """Return words as a regular expression, each part between gaps a group if so wanted."""
    pieces = re.split(r" (__?) ", words)
    parts = [rf"({part})" if capturing else rf"(?:{part})" for part in pieces[::2]]
    gaps = [rf"{_ASIDE}? (?:[\w.’'-]+ ){{0,{_GAPS[mark]}}}" for mark in pieces[1::2]]
    return "".join(part for pair in zip(parts, [*gaps, ""], strict=True) for part in pair)


@dataclass(frozen=True)
class Row:
    """Words that say something.

    Args:
        words: Alternatives, apart by ``/``.
        tells: What they tell: a manner, a direction, a kind.
        side: Where the person stands, seen from them; None where either.
        negatable: Whether `ikke` beside them denies the claim.
        strict: Whether a person on the other side cannot be meant.
        denies: Whether the words themselves deny it (`bliver i klubben`, no departure).

    Example:
        >>> row = Row("fyret / sender _ på porten")
        >>> row.pattern.search("AGF sender Ole Brix på porten").group()
        'sender Ole Brix på porten'
    """

    words: str
    tells: Any = None
    side: str | None = None
    negatable: bool = True
    strict: bool = False
    denies: bool = False

    @cached_property
    def alternatives(self) -> tuple[str, ...]:
        """The words apart, the longest first.

        Example:
            >>> Row("fyret / sender _ på porten").alternatives
            ('sender _ på porten', 'fyret')
        """
        apart = (" ".join(words.split()) for words in self.words.split("/"))
        return tuple(sorted(filter(None, apart), key=lambda words: (-len(words), words)))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds the words in a text; whole words, in any case.

        Example:
            >>> Row("fyret").pattern.search("Fyret"), Row("fyret").pattern.search("affyret")
            (<re.Match object; span=(0, 5), match='Fyret'>, None)
        """
        gapped = (_pattern(words, capturing=False) for words in self.alternatives)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(gapped)})(?![\w-])", re.IGNORECASE)

    @cached_property
    def parted(self) -> tuple[re.Pattern[str], ...]:
        """Patterns of the words with a gap, each part a group.

        Example:
            >>> Row("siger _ op").parted[0].fullmatch("siger jobbet op").groups()
            ('siger', 'op')
        """
        apart = (words for words in self.alternatives if re.search(r" __? ", words))
        return tuple(re.compile(_pattern(words, capturing=True), re.IGNORECASE) for words in apart)


@dataclass(frozen=True)
class Trigger:
    """A row's words found in a sentence.

    Args:
        start: Offset of the first character.
        end: Offset behind the last.
        row: The row.
        spans: Spans of the words themselves, without what stands in between.

    Example:
        >>> row = Row("siger _ op")
        >>> Trigger(0, 14, row, ((0, 5), (12, 14))).spans
        ((0, 5), (12, 14))
    """

    start: int
    end: int
    row: Row
    spans: tuple[tuple[int, int], ...]


_FRONTED = re.compile(r"[\W]*(?:hvis|såfremt|om)\b", re.IGNORECASE)
"""A sentence that opens with a condition: nothing in it is claimed."""
_CONDITION = re.compile(
    r"[\s,]*(?:og |men )?(?:såfremt|medmindre|om (?:han|hun|de|det|man|der)|"
    r"hvis (?:en|et|den|det|der|han|hun|man|de|vi|jeg|klubben|[A-ZÆØÅ]\w+))\b"
)
"""A clause that only supposes something; `hvis kontrakt` is a relative clause instead."""
_DEMANDED = re.compile(
    r"\b(?:burde|bør|kræver|krævede|opfordrer|opfordrede|foreslår|foreslog|anbefaler|håber)\b",
    re.IGNORECASE,
)
"""What governs a thing that somebody demands or hopes for, and that nobody says has happened."""


def is_supposed(scene: Scene, offset: int) -> bool:
    """Return whether what stands at an offset is only supposed, asked or demanded.

    Args:
        scene: The sentence.
        offset: The offset.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> text = "Hvis AGF fyrer Ole Brix, er det dyrt."
        >>> is_supposed(Scene(text, 0, len(text), ZoneKind.BODY), 9)
        True
    """
    if _FRONTED.match(scene.text, scene.start):
        return True
    if _CONDITION.match(scene.text, scene.clause(offset)[0]):
        return True
    return _DEMANDED.search(scene.text, scene.governing(offset)[0], offset) is not None


def find(scene: Scene, rows: Sequence[Row]) -> Iterator[Trigger]:
    """Yield the triggers of a table in a sentence, row by row.

    A word that is a mention there is none: `stopper` the defender is not `stopper` the verb.

    Args:
        scene: The sentence.
        rows: The rows of the table.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> scene = Scene("Ole Brix siger jobbet op.", 0, 25, ZoneKind.BODY)
        >>> row = Row("siger _ op", "resigned")
        >>> [(trigger.row.tells, trigger.spans) for trigger in find(scene, [row])]
        [('resigned', ((9, 14), (22, 24)))]
    """
    for row in rows:
        for match in row.pattern.finditer(scene.text, scene.start, scene.end):
            if is_supposed(scene, match.start()):
                continue
            inside = [
                role
                for role in scene.roles
                if role.start <= match.start() and match.end() <= role.end
            ]
            if not inside:
                yield Trigger(*match.span(), row, _spans(match, row))


def _spans(match: re.Match[str], row: Row) -> tuple[tuple[int, int], ...]:
    """Return the spans of the row's own words in a match: `skriver` and `under`, not the name."""
    for pattern in row.parted:
        parts = pattern.fullmatch(match.group())
        if parts is None:
            continue
        spans = [parts.span(number + 1) for number in range(pattern.groups)]
        if any(later[0] - earlier[1] > 1 for earlier, later in pairwise(spans)):
            return tuple((match.start() + start, match.start() + end) for start, end in spans)
    return (match.span(),)
