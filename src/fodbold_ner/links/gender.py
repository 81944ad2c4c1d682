"""Whose football a mention is about: a women's side bears the name of the club's men's side.

A page may speak of both: `OBs kvinder` in a coach's career, a teaser on the women's league under a
story of the Superliga. So the cue that counts is the nearest: the words at the name, then the
sentence, then the story as a whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from fodbold_ner.ontology import ZoneKind
from fodbold_ner.tokens import split_sentences

__all__ = ["WomensFootball"]

_LEAGUES = re.compile(
    r"\b(?:kvindeliga\w*|A-Liga(?:en)?|kvindelandshold\w*|kvindefodbold\w*|damelandshold\w*)\b",
    re.IGNORECASE,
)
_CUES = re.compile(
    r"\b(?:kvinde(?:r|rne|hold\w*|landshold\w*|liga\w*|fodbold\w*|klub\w*|side\w*|trup\w*|"
    r"afdeling\w*)|A-Liga(?:en)?|damehold\w*|damerne)\b",
    re.IGNORECASE,
)
_MEN = re.compile(
    r"\b(?:superliga\w*|[123]\. division\w*|herre(?:r|rne|hold\w*|landshold\w*|trup\w*))\b",
    re.IGNORECASE,
)
_HEADS = (ZoneKind.HEADLINE, ZoneKind.LEDE)


class WomensFootball:
    r"""Tells of each place in an article whether women's football is meant there.

    Args:
        text: The article.
        zones: Kind, start and end of each zone, in text order.

    Example:
        >>> text = "Brøndby henter ny træner\nHun kommer fra OBs kvinder, der slog AGF."
        >>> women = WomensFootball(text, [("headline", 0, 24), ("body", 25, 66)])
        >>> women.meant_at(text.index("AGF")), women.meant_at(0)
        (True, False)
    """

    def __init__(self, text: str, zones: Sequence[Sequence[object]]) -> None:
        self._text = text
        spans = [(str(kind), int(str(start)), int(str(end))) for kind, start, end in zones]
        self._starts = [start for _, start, _ in spans]
        self._zones = spans
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._story = self._is_womens_story()

    def meant_at(self, offset: int) -> bool:
        """Return whether women's football is meant at an offset of the text.

        Example:
            >>> text = "Brøndby er videre i Kvindeligaen"
            >>> WomensFootball(text, [("headline", 0, len(text))]).meant_at(0)
            True
        """
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return self._story
        kind, start, end = self._zones[index]
        if not ZoneKind(kind).carries_relations:
            return _CUES.search(self._text, start, end) is not None
        start, end = self._sentence(start, end, offset)
        if _MEN.search(self._text, start, end):
            return self._story and _CUES.search(self._text, start, end) is not None
        return self._story or _CUES.search(self._text, start, end) is not None

    def _sentence(self, start: int, end: int, offset: int) -> tuple[int, int]:
        if start not in self._sentences:
            self._sentences[start] = list(split_sentences(self._text, start, end))
        sentences = self._sentences[start]
        index = bisect_right(sentences, (offset, len(self._text))) - 1
        if index >= 0 and offset < sentences[index][1]:
            return sentences[index]
        return start, end

    def _is_womens_story(self) -> bool:
        """A cue in headline or lede, a women's league, or two lines; and more than of men's."""
        women = men = 0
        for kind, start, end in self._zones:
            if not ZoneKind(kind).carries_relations:
                continue
            weight = 3 if ZoneKind(kind) in _HEADS else 1
            if _LEAGUES.search(self._text, start, end):
                women += max(weight, 2)
            elif _CUES.search(self._text, start, end):
                women += weight if ZoneKind(kind) in _HEADS else 0
            men += weight if _MEN.search(self._text, start, end) else 0
        return women >= 2 and women > men
