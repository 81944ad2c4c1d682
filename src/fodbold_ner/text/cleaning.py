"""Cleaning a page's text, with a map from every cleaned character back to the original.

Invisible characters go, odd spaces and line breaks become plain ones, and a letter with a
combining mark becomes one character. Quotation marks, dashes and emoji stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from fodbold_ner.offsets import OffsetMap

__all__ = ["clean"]

_MARKS = "\u0300-\u036f"
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls that break no line
    "\u00ad"  # soft hyphen
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u180e\ufeff"  # no width, direction, BOM
)
_CHANGED = re.compile(rf"[{_INVISIBLE}]+|\r(?=\n)|[{_MARKS}]+")
_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"


def clean(text: str) -> tuple[str, OffsetMap]:
    r"""Return the text that the pipeline reads, and the map from it back to `text`.

    Deleted are soft hyphens, characters without width, byte order marks, control characters and
    the carriage return of a Windows line break. Tabs and no-break, thin and other odd spaces
    become a space; every other kind of line break becomes ``\n``. A letter and the combining
    marks that compose with it become one character, which maps to them all.

    Example:
        >>> cleaned, offsets = clean("Pa\u030a vej\u00a0til Bro\u00adnd\u00adby")
        >>> cleaned
        'På vej til Brondby'
        >>> offsets.to_original(0, 2), offsets.to_original(11, 18)
        ((0, 3), (12, 21))
    """
    pieces: list[str] = []
    runs: list[tuple[int, int, int]] = []
    for piece, start, end in _pieces(text):
        pieces.append(piece)
        runs.append((len(piece), start, end))
    cleaned = "".join(pieces)
    for space in _SPACES:
        cleaned = cleaned.replace(space, " ")
    for line_break in _BREAKS:
        cleaned = cleaned.replace(line_break, "\n")
    return cleaned, OffsetMap.from_runs(runs)


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what is kept, in order, each with the span of the original that it came from."""
    kept_from = 0
    for match in _CHANGED.finditer(text):
        start, end = match.span()
        if not "\u0300" <= text[start] <= "\u036f":
            if kept_from < start:
                yield text[kept_from:start], kept_from, start
            kept_from = end
        elif kept_from < start:
            letter, used = _compose(text[start - 1], match[0])
            if used:
                if kept_from < start - 1:
                    yield text[kept_from : start - 1], kept_from, start - 1
                yield letter, start - 1, start + used
                kept_from = start + used
    if kept_from < len(text):
        yield text[kept_from:], kept_from, len(text)


def _compose(letter: str, marks: str) -> tuple[str, int]:
    """Return `letter` with as many of the leading `marks` in it as compose, and how many did."""
    for used, mark in enumerate(marks):
        composed = normalize("NFC", letter + mark)
        if len(composed) != 1:
            return letter, used
        letter = composed
    return letter, len(marks)
