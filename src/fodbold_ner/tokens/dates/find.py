"""Find expressions of time from left to right, the longest reading of each first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from fodbold_ner.tokens.dates.grammar import (
    CANDIDATE,
    NARROWED_UNIT,
    NARROWING,
    PATTERNS,
    names_for,
)
from fodbold_ner.tokens.dates.periods import narrowed_unit
from fodbold_ner.tokens.dates.readings import READERS
from fodbold_ner.tokens.dates.scene import NoDate, Scene
from fodbold_ner.tokens.folding import fold

# How far back "samme dag" may look for the day that it means.
_REACH = 400

_FIRST_WORD = re.compile(r"\d|[^\W\d_]+")


@dataclass(frozen=True)
class DateMatch:
    """An expression of time at ``[start, end)``; `edtf` is None where it cannot be resolved."""

    start: int
    end: int
    edtf: str | None


def find_dates(text: str, published: date | None = None) -> list[DateMatch]:
    """Return the expressions that date something, in text order and never overlapping.

    Args:
        text: Any Danish text; offsets are code points into it.
        published: Day of publication, against which relative expressions are resolved. Without
            it only expressions that name their year have a value.

    Returns:
        One match an expression, without preposition and genitive ending. A football season runs
        from July and is given as its two years, a winter bears the year of its January, and a
        span counted in weeks, months or years from the day of publication is approximate.

    Example:
        >>> [(m.start, m.end, m.edtf) for m in find_dates("Han kom i juli 2024.")]
        [(10, 19, '2024-07')]
        >>> find_dates("Fyret i oktober.", date(2025, 11, 3))
        [DateMatch(start=8, end=15, edtf='2025-10')]
    """
    folded = fold(text)
    found: list[DateMatch] = []
    position = 0
    while candidate := CANDIDATE.search(folded, position):
        start = candidate.start()
        previous = found[-1] if found and start - found[-1].end < _REACH else None
        match = _read_at(text, folded, start, published, previous.edtf if previous else None)
        if match:
            found.append(match)
            position = match.end
        else:
            position = candidate.end()
    return found


def _read_at(
    text: str, folded: str, start: int, published: date | None, previous: str | None
) -> DateMatch | None:
    """Read the expression that begins at `start`, if there is one."""
    narrowing = NARROWING.match(folded, start)
    if narrowing:
        core = narrowing.end()
        unit = NARROWED_UNIT.match(folded, core)
        if unit:
            scene = Scene(text, folded, core, unit.end(), start, published, narrowing, previous)
            return DateMatch(start, unit.end(), narrowed_unit(unit, scene))
        match = _read_core(text, folded, core, start, published, narrowing, previous)
        if match:
            return match
    return _read_core(text, folded, start, start, published, None, previous)


def _read_core(
    text: str,
    folded: str,
    start: int,
    outer: int,
    published: date | None,
    narrowing: re.Match[str] | None,
    previous: str | None,
) -> DateMatch | None:
    word = _FIRST_WORD.match(folded, start)
    if word is None:
        return None
    for name in names_for(word.group()):
        match = PATTERNS[name].match(folded, start)
        if match is None:
            continue
        scene = Scene(text, folded, start, match.end(), outer, published, narrowing, previous)
        try:
            edtf = READERS[name](match, scene)
        except NoDate:
            continue
        if edtf and scene.follows("omkring|cirka|ca\\.") and re.fullmatch(r"[\d-]+", edtf):
            edtf += "~"
        return DateMatch(outer, match.end(), edtf)
    return None
