"""Where an expression of time stands, and what the words about it say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fodbold_ner.tokens.dates.context import Direction, direction
from fodbold_ner.tokens.dates.tables import words

__all__ = ["NoDate", "Reader", "Scene", "step_of", "year_of"]


class NoDate(Exception):  # noqa: N818 - a verdict, not an error
    """What matched a pattern dates nothing, as in `2027 minutter`."""


@dataclass(frozen=True)
class Scene:
    """Where an expression stands: the text in its own and in lower case, and what came before.

    `start` and `end` are those of the expression without its narrowing words, `outer` is where
    those begin. `previous` is the EDTF of the date before it, when that is near.
    """

    text: str
    folded: str
    start: int
    end: int
    outer: int
    published: date | None
    narrowing: re.Match[str] | None
    previous: str | None

    def way(self) -> Direction | None:
        """Return whether the expression looks back or ahead."""
        word = self.narrowing["adverb"] if self.narrowing else None
        if word in ("tidligere", "senere"):
            return "past" if word == "tidligere" else "future"
        return direction(self.folded, self.outer, self.end)

    def follows(self, words: str) -> bool:
        """Return whether one of the words, parted by bars, stands right before."""
        before = self.folded[max(0, self.outer - 24) : self.outer]
        return re.search(rf"(?<!\w)(?:{words})[\x20\xa0]{{1,2}}$", before) is not None

    def is_name(self, start: int) -> bool:
        """Return whether the word at `start` has a capital that no sentence start explains."""
        word = re.match(r"\w+", self.text[start : start + 20])
        if word is None or not word.group()[0].isupper():
            return False
        if len(word.group()) > 1 and word.group().isupper():
            return False
        before = self.text[max(0, start - 3) : start].rstrip(" \xa0")
        opens = not before or before[-1] in "\n.!?:–—-»«“”„\"'("
        after = self.text[start + word.end() : start + word.end() + 3]
        return not opens or re.match(r"[\x20\xa0-]{1,2}[^\W\d_a-zæøå]", after) is not None


Reader = Callable[["re.Match[str]", Scene], "str | None"]

_POSSESSIVE = (
    "hans|hendes|sin|sit|sine|deres|min|mit|mine|vores|din|dit|dine|jeres|de|den|det|et|en"
)
_THIS = words("denne indeværende nuværende aktuelle igangværende nye")
_NEXT = words("kommende næste førstkommende følgende")


def step_of(which: str, scene: Scene) -> int:
    """Return -1, 0 or 1 for last, this or next; a possessive makes it no deictic at all."""
    word = which.split()[-1]
    if " " not in which and scene.follows(_POSSESSIVE):
        raise NoDate
    return 0 if word in _THIS else 1 if word in _NEXT else -1


def year_of(m: re.Match[str], scene: Scene) -> int | None:
    """Return the year that an expression names outright or by `i fjor` and the like."""
    if m["year"]:
        return int(m["year"])
    if scene.published and m["tail"]:
        first = m["tail"].split()[0]
        if first in ("sidste", "forrige") or m["tail"].endswith("fjor"):
            return scene.published.year - 1
        if first == "næste":
            return scene.published.year + 1
        if first == "i":
            return scene.published.year
    return None
