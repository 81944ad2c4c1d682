"""Telling the story from the teasers of other stories that a page drags along.

Every line after the headline gets a score, positive where it looks like a teaser and negative
where it looks like running text. The division into story and teasers is then the best one of all,
where going over from one to the other has its price (Viterbi's algorithm with two states). So one
short line does not make a tail, and one full sentence does not end it. Scores and prices were set
by hand: a tail without labels needs three headlines, and two sentences outweigh the way back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fodbold_ner.text.furniture import Furniture, is_label, split_glued_label
from fodbold_ner.text.speech import (
    ends_sentence,
    has_reporting_clause,
    has_sentence_break,
    is_quote,
    opens_dash,
)

__all__ = ["list_items", "teaser_lines", "teaser_score"]

_FURNITURE_SCORES = {
    Furniture.LABEL: 2.5,
    Furniture.POINTER: 3.5,
    Furniture.LINK: 1.0,
    Furniture.CREDIT: 0.0,
    Furniture.BYLINE: 0.0,
    Furniture.STAMP: 1.0,
    Furniture.FIXTURE: 2.5,
    Furniture.NOTICE: 1.5,
    Furniture.FACT: -3.0,
    Furniture.BOX: -2.0,
}
_CONNECTIVE = re.compile(
    r"(?:Han|Hun|Hans|Hendes|Den|Det|De|Dem|Denne|Dette|Disse|Der|Da|Her|Men|Og|Så|Samtidig|"
    r"Desuden|Derfor|Dermed|Derudover|Dog|Alligevel|Ifølge|Efter|Siden|Sidst|Senest|Også|"
    r"Parterne|Klubben|Cheftræneren|Træneren|Spilleren)\b"
)

_ENTRY = 3.0
_ENTRY_BY_LABEL = 1.0
_ENTRY_BY_POINTER = 0.5
_ENTRY_INSTEAD_OF_LEDE = 2.0
_EXIT = 4.0
_EXIT_TO_PROSE = 2.5
_PROSE = -4.0
_LIST_ITEM = -1.0

_USUAL_HEADLINE = 90
_LONGEST_HEADLINE = 110
_LONGEST_TEASER = 400
_MOST_LIST_ITEMS = 15


def teaser_score(line: str, furniture: Furniture | None) -> float:
    """Return how much `line` looks like a teaser, in points; below zero it looks like a story.

    Example:
        >>> teaser_score("Ny målmand på vej til Horsens", None)
        1.5
        >>> teaser_score("Han afløser Ole Brix, der blev fyret i oktober.", None)
        -3.0
    """
    if furniture is not None:
        return _FURNITURE_SCORES[furniture]
    length = len(line)
    if length > _LONGEST_TEASER:
        return 2 * _PROSE
    stop = ends_sentence(line)
    score = -3.0 if length > 200 else -1.5 if length > 120 else 0.0
    if has_reporting_clause(line):
        score -= 3.0
    if has_sentence_break(line):
        score -= 2.5 if stop else 0.5
    if stop:
        score -= 2.0
        if _CONNECTIVE.match(line):
            score -= 1.0
    elif line.endswith(":"):
        score -= 2.0
    elif length <= _LONGEST_HEADLINE:
        if split_glued_label(line):
            score += 2.5
        elif line.count(" ") < 2:
            score += 1.0 if is_label(line) else 0.5
        else:
            score += 1.5 if length <= _USUAL_HEADLINE else 0.5
        if is_quote(line) and not opens_dash(line):
            score -= 0.5
    return score


def list_items(lines: Sequence[str], kinds: Sequence[Furniture | None]) -> list[bool]:
    """Return for each line whether it is an item of a list that a line ending in a colon opened.

    Items are short lines of one make: all with the same bullet, or all without one and without a
    full stop. What comes after ``Kim Aagesen siger:`` is speech and no list, and a pointer such as
    ``Læs også:`` opens none.
    """
    listed = [False] * len(lines)
    index = 0
    while index < len(lines):
        if not lines[index].endswith(":") or kinds[index] is not None:
            index += 1
            continue
        first = index + 1
        after = _list_end(lines, kinds, first)
        if after - first >= 2 or (after > first and not opens_dash(lines[first])):
            listed[first:after] = [True] * (after - first)
        index = max(after, first)
    return listed


def _list_end(lines: Sequence[str], kinds: Sequence[Furniture | None], first: int) -> int:
    """Return where the run of list items that begins at `first` ends."""
    if first >= len(lines):
        return first
    bullet = _bullet(lines[first])
    end = first
    while end < len(lines) and end - first < _MOST_LIST_ITEMS:
        line = lines[end]
        if _bullet(line) != bullet or len(line) > 250 or has_reporting_clause(line):
            break
        plain_item = len(line) <= 90 and not ends_sentence(line)
        if not bullet and not (plain_item and kinds[end] in (None, Furniture.FACT)):
            break
        end += 1
    return end


def _bullet(line: str) -> str:
    """Return the bullet that `line` opens with, ``1`` for any number, or nothing."""
    if line[1:2] == " " and line[0] in "-–—•*·▪‣●○→":
        return line[0]
    number = line[:3].rstrip(" ")
    return "1" if number[:-1].isdecimal() and number[-1] in ".)" else ""


def teaser_lines(
    lines: Sequence[str], kinds: Sequence[Furniture | None], listed: Sequence[bool]
) -> list[bool]:
    """Return for each line after the headline whether it belongs to teasers of other stories.

    Args:
        lines: The stripped, non-empty lines that follow the headline.
        kinds: What piece of furniture each of them is.
        listed: Whether each of them is an item of a list in the story.
    """
    story, teasers = 0.0, float("-inf")
    stayed_in_story: list[bool] = []
    stayed_in_teasers: list[bool] = []
    for index, (line, kind, item) in enumerate(zip(lines, kinds, listed, strict=True)):
        score = _LIST_ITEM if item else teaser_score(line, kind)
        enter = story - _entry_price(kind, at_lede=index == 0)
        leave = teasers - (_EXIT_TO_PROSE if score <= _PROSE else _EXIT)
        stayed_in_story.append(story >= leave)
        stayed_in_teasers.append(teasers > enter)
        story, teasers = max(story, leave), max(teasers, enter) + score
    in_teasers = teasers > story
    belongs = [False] * len(lines)
    for index in range(len(lines) - 1, -1, -1):
        belongs[index] = in_teasers
        stayed = stayed_in_teasers[index] if in_teasers else stayed_in_story[index]
        in_teasers = in_teasers == stayed
    return belongs


def _entry_price(kind: Furniture | None, *, at_lede: bool) -> float:
    if kind is Furniture.POINTER:
        price = _ENTRY_BY_POINTER
    elif kind is Furniture.LABEL:
        price = _ENTRY_BY_LABEL
    else:
        price = _ENTRY
    return price + _ENTRY_INSTEAD_OF_LEDE if at_lede else price
