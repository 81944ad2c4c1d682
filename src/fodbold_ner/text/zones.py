"""Cutting a cleaned page into zones: one for each line, and what the line is there for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fodbold_ner.ontology import ZoneKind
from fodbold_ner.text.furniture import (
    Furniture,
    furniture_of,
    is_capitals,
    is_label,
    split_glued_label,
)
from fodbold_ner.text.speech import (
    ends_sentence,
    has_reporting_clause,
    has_sentence_break,
    is_quote,
    opens_dash,
)
from fodbold_ner.text.tail import list_items, teaser_lines

__all__ = ["PageZone", "find_zones"]

_LONGEST_HEADLINE = 200
_LONGEST_LONE_HEADLINE = 120
_LONGEST_HEADLINE_WITH_STOP = 90
_LEDE_TO_HEADLINE = 1.5
_LONGEST_NAME_LINE = 40

_STORY_FURNITURE = {
    Furniture.LABEL: ZoneKind.LABEL,
    Furniture.POINTER: ZoneKind.LABEL,
    Furniture.LINK: ZoneKind.TEASER,
    Furniture.NOTICE: ZoneKind.TEASER,
    Furniture.CREDIT: ZoneKind.CAPTION,
    Furniture.BYLINE: ZoneKind.CAPTION,
    Furniture.STAMP: ZoneKind.CAPTION,
    Furniture.FIXTURE: ZoneKind.BODY,
    Furniture.FACT: ZoneKind.BODY,
    Furniture.BOX: ZoneKind.LABEL,
}
_ABOVE_HEADLINE = frozenset(
    {
        Furniture.LABEL,
        Furniture.POINTER,
        Furniture.LINK,
        Furniture.CREDIT,
        Furniture.BYLINE,
        Furniture.STAMP,
    }
)


@dataclass(frozen=True)
class PageZone:
    """A stretch of cleaned text, half-open ``[start, end)``, and what it is there for."""

    kind: ZoneKind
    start: int
    end: int


def find_zones(text: str) -> tuple[PageZone, ...]:
    r"""Return the zones of the cleaned `text`, in rising order, one for each line that holds text.

    A line of the tail that has its label glued on gives two. Zones are never empty, never overlap
    and have no white space at their edges.

    Example:
        >>> zones = find_zones("Vejle fyrer træneren\n\nOle Brix er fyret.\n– Trist, siger han.")
        >>> [(str(zone.kind), zone.start, zone.end) for zone in zones]
        [('headline', 0, 20), ('lede', 22, 40), ('quote', 41, 60)]
    """
    spans = list(_line_spans(text))
    lines = [text[start:end] for start, end in spans]
    zones: list[PageZone] = []
    for (start, end), line, kind in zip(spans, lines, _line_kinds(lines), strict=True):
        label_end = split_glued_label(line) if kind is ZoneKind.TEASER else 0
        if label_end:
            zones.append(PageZone(ZoneKind.LABEL, start, start + label_end))
            start = end - len(line[label_end:].lstrip())
        zones.append(PageZone(kind, start, end))
    return tuple(zones)


def _line_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each line that holds text, without the white space around it."""
    start = 0
    for line in text.split("\n"):
        inner = line.strip()
        if inner:
            begin = start + len(line) - len(line.lstrip())
            yield begin, begin + len(inner)
        start += len(line) + 1


def _line_kinds(lines: Sequence[str]) -> list[ZoneKind]:
    """Return the kind of each line of a page."""
    furniture = [furniture_of(line) for line in lines]
    above = _lines_above(lines, furniture)
    has_headline = _is_headline(lines, furniture, above)
    first = above + has_headline
    kinds = [_STORY_FURNITURE[kind] if kind else ZoneKind.LABEL for kind in furniture[:above]]
    if has_headline:
        kinds.append(ZoneKind.HEADLINE)
    rest = lines[first:]
    listed = list_items(rest, furniture[first:])
    teasers = teaser_lines(rest, furniture[first:], listed)
    lede_is_due = has_headline
    for line, kind, item, teaser in zip(rest, furniture[first:], listed, teasers, strict=True):
        if teaser:
            kinds.append(_kind_among_teasers(line, kind))
            continue
        kinds.append(_kind_in_story(line, kind, listed=item, lede_is_due=lede_is_due))
        if kinds[-1] in (ZoneKind.LEDE, ZoneKind.QUOTE):
            lede_is_due = False
    return kinds


def _lines_above(lines: Sequence[str], furniture: Sequence[Furniture | None]) -> int:
    """Return how many lines of furniture stand above the first line of the article proper."""
    above = 0
    while above < len(lines) - 1 and (
        furniture[above] in _ABOVE_HEADLINE or _is_kicker(lines, furniture, above)
    ):
        above += 1
    return above


def _is_kicker(lines: Sequence[str], furniture: Sequence[Furniture | None], index: int) -> bool:
    """Whether a line in capitals names the topic of the headline that follows it."""
    if index + 2 >= len(lines) or furniture[index] is not None or not is_capitals(lines[index]):
        return False
    following = lines[index + 1]
    return (
        len(lines[index]) < len(following) <= _LONGEST_HEADLINE
        and not ends_sentence(following)
        and not is_capitals(following)
        and furniture[index + 1] is None
    )


def _is_headline(lines: Sequence[str], furniture: Sequence[Furniture | None], index: int) -> bool:
    """Whether the line at `index`, the first of the article proper, is its headline."""
    if index >= len(lines) or furniture[index] in _ABOVE_HEADLINE:
        return False
    line = lines[index]
    if has_reporting_clause(line) and is_quote(line):
        return False
    following = next(
        (
            after
            for after, kind in zip(lines[index + 1 :], furniture[index + 1 :], strict=True)
            if kind is None
        ),
        None,
    )
    if not ends_sentence(line):
        alone = following is None
        return len(line) <= (_LONGEST_LONE_HEADLINE if alone else _LONGEST_HEADLINE)
    return (
        following is not None
        and len(line) <= _LONGEST_HEADLINE_WITH_STOP
        and len(following) >= _LEDE_TO_HEADLINE * len(line)
        and not has_sentence_break(line)
        and not opens_dash(line)
        and not is_quote(following)
    )


def _kind_among_teasers(line: str, furniture: Furniture | None) -> ZoneKind:
    if furniture in (Furniture.LABEL, Furniture.POINTER):
        return ZoneKind.LABEL
    if furniture is None and is_label(line):
        return ZoneKind.LABEL
    return ZoneKind.TEASER


def _kind_in_story(
    line: str, furniture: Furniture | None, *, listed: bool, lede_is_due: bool
) -> ZoneKind:
    if listed:
        return ZoneKind.BODY
    if furniture is not None:
        return _STORY_FURNITURE[furniture]
    if is_quote(line):
        return ZoneKind.QUOTE
    if not lede_is_due:
        return ZoneKind.BODY
    if line.count(" ") <= 3 and not line.endswith((".", "…", "!", "?")):
        names = line.istitle() and len(line) <= _LONGEST_NAME_LINE and " " in line
        return ZoneKind.CAPTION if names else ZoneKind.BODY
    return ZoneKind.LEDE
