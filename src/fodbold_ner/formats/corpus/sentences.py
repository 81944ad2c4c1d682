"""The rows of the text: zones, sentences, and mentions marked inline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from fodbold_ner.formats.corpus.escapes import unescape
from fodbold_ner.formats.corpus.faults import Faults, either
from fodbold_ner.ontology import ZoneKind

__all__ = ["Sentence", "Tagged", "TextPart", "read_text"]

_ROW = re.compile(
    r" *(?:(?P<zone>[^ |+0-9]+)(?: +|(?=[|+])))?(?P<number>[0-9]+)? *[|+](?P<rest>.*)"
)
_PIECE = re.compile(
    r"(?P<plain>(?:[^\\\[\]]|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\[^uU])+)"
    r"|(?P<open>\[)|\](?:\((?P<tag>[^()]*)\))?|(?P<broken>\\)"
)


@dataclass(frozen=True)
class Tagged:
    """A mention as it was marked, in offsets of the text; `row` is that of the file."""

    row: int
    start: int
    end: int
    tag: str


@dataclass(frozen=True)
class Sentence:
    """A sentence in offsets of the text; one that is not `sound` had a fault of its own."""

    row: int
    number: int
    start: int
    end: int
    zone: ZoneKind | None
    sound: bool


@dataclass
class TextPart:
    """What the rows of the text say; zones are ``(kind, start, end)``, a line each."""

    text: str = ""
    zones: list[tuple[ZoneKind | None, int, int]] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    tagged: list[Tagged] = field(default_factory=list)


def read_text(rows: Iterable[tuple[int, str]], faults: Faults) -> TextPart:
    """Read the rows between head and entities, and note every fault.

    Args:
        rows: Row numbers of the file and rows, without empty ones at either end.
        faults: Where faults are noted.

    Returns:
        The text and what is marked in it, as far as it could be read.

    Example:
        >>> part = read_text([(4, "body 1 | [AGF](agf abbreviation) vandt.")], Faults("a.article"))
        >>> part.text, part.zones[0][1:], part.tagged[0].tag
        ('AGF vandt.', (0, 10), 'agf abbreviation')
    """
    reader = _Reader(faults)
    for row, line in rows:
        reader.take(row, line)
    reader.end_line()
    return reader.part


class _Reader:
    def __init__(self, faults: Faults) -> None:
        self.part = TextPart()
        self._faults = faults
        self._due = 1
        self._lines = 0
        self._line_start = 0
        self._zone: ZoneKind | None = None
        self._open = False

    def take(self, row: int, line: str) -> None:
        if not line.strip(" "):
            self._begin_line(None, zoned=False)
            return
        match = _ROW.fullmatch(line)
        if match is None:
            self._faults.add(
                row, "is no row of the text; write a zone, a number, a bar, one space, a sentence"
            )
            return
        zone, number, rest = match["zone"], match["number"], match["rest"]
        bar = line[match.start("rest") - 1]
        content, sound = self._content(row, rest)
        if number is None:
            self._take_unnumbered(row, zone, bar, content)
            return
        self._check_number(row, int(number))
        if zone is not None:
            self._begin_line(self._zone_kind(row, zone), zoned=True)
            if bar == "+":
                self._faults.add(row, "'+' goes on in the line before; with a zone write '|'")
        elif not self._open:
            self._faults.add(row, f"no line to go on in; name its zone: {either(ZoneKind)}")
            self._begin_line(None, zoned=True)
        elif bar == "|":
            self.part.text += " "
        self._add_sentence(row, int(number), content, sound)

    def end_line(self) -> None:
        if self._open:
            self.part.zones.append((self._zone, self._line_start, len(self.part.text)))
        self._open = False

    def _begin_line(self, zone: ZoneKind | None, *, zoned: bool) -> None:
        self.end_line()
        if self._lines:
            self.part.text += "\n"
        self._lines += 1
        self._line_start = len(self.part.text)
        self._zone, self._open = zone, zoned

    def _take_unnumbered(self, row: int, zone: str | None, bar: str, content: str) -> None:
        text, _, _ = _unmarked(content)
        if zone is not None or bar == "+" or not text or text.strip():
            self._faults.add(row, f"no sentence number; {self._due} is due")
            return
        self._begin_line(None, zoned=False)
        self.part.text += text

    def _content(self, row: int, rest: str) -> tuple[str, bool]:
        """Return what a row says behind its bar and the space, and whether that can be seen."""
        if rest and rest[0] != " ":
            self._faults.add(row, "no space behind the bar; put one there")
            return rest, False
        content = rest[1:]
        if content.strip(" ") != content:
            self._faults.add(
                row, "a plain space where it cannot be seen; take it away, or write \\u0020"
            )
            return content.strip(" "), False
        return content, True

    def _check_number(self, row: int, number: int) -> None:
        if number != self._due:
            self._faults.add(
                row, f"sentence number {number} where {self._due} is due; number from 1 without gap"
            )
        self._due = number + 1

    def _zone_kind(self, row: int, zone: str) -> ZoneKind | None:
        try:
            return ZoneKind(zone)
        except ValueError:
            self._faults.add(row, f"unknown zone {zone!r}; use {either(ZoneKind)}")
            return None

    def _add_sentence(self, row: int, number: int, content: str, sound: bool) -> None:
        text, tagged, wrong = _unmarked(content)
        for what in wrong:
            self._faults.add(row, what)
        if "\n" in text:
            self._faults.add(row, "a line break in a sentence; begin a new row with a zone")
        if not text.strip():
            self._faults.add(row, "an empty sentence; write it, or take the row away")
        base = len(self.part.text)
        self.part.text += text
        start = base + len(text) - len(text.lstrip())
        end = max(start, base + len(text.rstrip()))
        sound = sound and not wrong
        self.part.sentences.append(Sentence(row, number, start, end, self._zone, sound))
        self.part.tagged += [Tagged(row, base + s, base + e, tag) for s, e, tag in tagged]


def _unmarked(markup: str) -> tuple[str, list[tuple[int, int, str]], list[str]]:
    """Return a row's text, its mentions as ``(start, end, tag)``, and what is wrong with it."""
    text = ""
    tagged: list[tuple[int, int, str]] = []
    wrong: list[str] = []
    opened: int | None = None
    for match in _PIECE.finditer(markup):
        near = markup[match.start() : match.start() + 20]
        if match["plain"]:
            try:
                text += unescape(match["plain"], "[]")
            except ValueError as error:
                wrong.append(str(error))
                text += match["plain"]
        elif match["open"]:
            if opened is not None:
                wrong.append(f"a mention within a mention at {near!r}; mark one of them")
            opened = len(text)
        elif match["broken"]:
            wrong.append(f"a broken escape at {near!r}; a backslash itself is written \\\\")
            text += "\\"
        elif opened is None:
            wrong.append(f"']' closes no mention at {near!r}; write \\] for the character itself")
        else:
            mention = text[opened:]
            if match["tag"] is None:
                wrong.append(f"no tag behind the mention {mention!r}; write [mention](tag)")
            elif not mention or mention != mention.strip():
                wrong.append(
                    f"the mention {mention!r} is empty or has white space at its edges; "
                    "leave that outside"
                )
            else:
                tagged.append((opened, len(text), match["tag"]))
            opened = None
    if opened is not None:
        wrong.append("'[' is never closed; write \\[ for the character itself")
    return text, tagged, wrong
