"""References that stand in one list, and clubs that are only played against."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from fodbold_ner.ontology import Label
from fodbold_ner.relations.scene import Ref, Scene

__all__ = ["is_opponent", "listed_with"]

_OPPONENT = re.compile(
    r"(?:\b(?:mod både|mod|over|nederlag(?:et)? til|tabte \d.{0,8} til|mødet med|opgøret med|"
    r"kampen med|besøg af|"
    r"besøg hos|derbyet mod|point for|slog|slået|møder|mødte|vandt over|besejrede|"
    r"foran|ned til|op til|\d-\d (?:til|mod|over|i)|udekampen i|tabte til)\s+(?:\w+\s){0,2})$",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(
    r"(?:s|'s|’s|'|’)?(?: \([^)]{1,40}\))?(?:,| og| samt| eller|, men også|, samt|, og)\s+"
    r"(?:(?:i|hos|for|både|den|[a-zæøå]+ske|\d\d-årige|tidligere)\s+){0,3}"
    r"(?P<title>(?:[\w.]+-\w+|\w*træner(?:en)?)\s+)?"
)


def listed_with(scene: Scene, refs: Sequence[Ref], ref: Ref) -> list[Ref]:
    """Return a reference with those that stand in one list with it: `A, B (34) og C`.

    Args:
        scene: The sentence.
        refs: References of one kind in text order.
        ref: The one that the list is to hold.

    Returns:
        The references of the list in text order; of one that stands alone, itself.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> agf, ob = Ref(0, 3, 0, Label.CLUB), Ref(7, 9, 1, Label.CLUB)
        >>> scene = Scene("AGF og OB vil hente Kim Holm.", 0, 29, ZoneKind.BODY)
        >>> [ref.entity for ref in listed_with(scene, [agf, ob], ob)]
        [0, 1]
    """
    ordered = refs
    index = bisect_left([other.start for other in refs], ref.start)
    if index == len(refs) or refs[index] != ref:
        return [ref]
    first = last = index
    while first > 0 and _in_list(scene, ordered[first - 1], ordered[first]):
        first -= 1
    while last + 1 < len(ordered) and _in_list(scene, ordered[last], ordered[last + 1]):
        last += 1
    return list(ordered[first : last + 1])


def _in_list(scene: Scene, one: Ref, other: Ref) -> bool:
    gap = _LIST_GAP.fullmatch(scene.text, one.end, other.start)
    # A title may stand between people (`OB-træneren X`), between clubs it opens another phrase.
    return gap is not None and (gap["title"] is None or other.label is Label.PERSON)


def is_opponent(scene: Scene, ref: Ref) -> bool:
    """Return whether a club stands in the sentence as one that is played against.

    Args:
        scene: The sentence.
        ref: One of its clubs.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> agf, ob = Ref(0, 3, 0, Label.CLUB), Ref(9, 11, 1, Label.CLUB)
        >>> scene = Scene("AGF slog OB.", 0, 12, ZoneKind.BODY, clubs=[agf, ob])
        >>> is_opponent(scene, agf), is_opponent(scene, ob)
        (False, True)
    """
    if scene.opponents is None:
        scene.opponents = _opponents(scene)
    return ref.start in scene.opponents


def _opponents(scene: Scene) -> frozenset[int]:
    """Return where the clubs stand that are played against, also further ones of a list."""
    found: set[int] = set()
    last: Ref | None = None
    for ref in scene.clubs:
        lead = scene.text[max(scene.start, ref.start - 30) : ref.start]
        goes_on = last is not None and last.start in found and _in_list(scene, last, ref)
        if goes_on or _OPPONENT.search(lead):
            found.add(ref.start)
        last = ref
    return frozenset(found)
