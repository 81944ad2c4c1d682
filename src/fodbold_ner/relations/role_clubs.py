"""At which club a role word is."""

from __future__ import annotations

import re

from fodbold_ner.ontology import PLAYER_ROLES, Label
from fodbold_ner.relations.scene import Ref, RoleRef, Scene

__all__ = ["ADJECTIVES", "GENITIVE", "club_behind", "club_of"]

ADJECTIVES = r"(?:(?!(?:og|i|for|til|på|af|som|er|var|har|med)\b)[a-zæøå0-9-]+\s+){0,3}"
_JOINED = re.compile(r"(?:s?-?|\s*-\s*)")
_OUR = re.compile(rf"\s+{ADJECTIVES}")
GENITIVE = re.compile(rf"(?:s|'s|’s|'|’)\s+{ADJECTIVES}(?:U\d\d-)?")
_AT = re.compile(
    r"(?:en|et|n)?(?:post(?:en)?|job(?:bet)?|rolle(?:n)?|stilling(?:en)?)?\s+(?:i|for|hos|fra|"
    r"på|ved|af)\s+"
    r"(?:den |det |de )?(?:[a-zæøå]+\s+|[A-ZÆØÅ][a-zæøå]+ske\s+){0,2}(?:[\w. -]{2,25}klubben\s+)?"
)
_HERE = re.compile(
    r"\W*(?:og )?(?P<word>[Hh]er|[Dd]ér|Der) (?:er|var|blev|har|havde|har han|havde han)\b"
)
_ON_THE_SPOT = re.compile(r"\s+(?P<word>på stedet|samme sted|i samme klub|dér)\b")


def club_of(scene: Scene, role: RoleRef) -> Ref | None:
    """Return the club that a role word is at: beside it in a compound, a genitive, behind `i`.

    Args:
        scene: The sentence.
        role: One of its role words.

    Example:
        >>> from fodbold_ner.ontology import Role, ZoneKind
        >>> scene = Scene("AGFs tidligere træner", 0, 21, ZoneKind.BODY)
        >>> scene.clubs = [Ref(0, 3, 0, Label.CLUB)]
        >>> club_of(scene, RoleRef(15, 21, Role.HEAD_COACH)).entity
        0
    """
    text = scene.text
    for club in scene.before(scene.clubs, role.start):
        gap = text[club.end : role.start]
        ours = club.mention is None and text[club.start : club.end].lower().startswith("vor")
        if _JOINED.fullmatch(gap) or GENITIVE.fullmatch(gap) or (ours and _OUR.fullmatch(gap)):
            return club
        break
    for club in scene.after(scene.clubs, role.end):
        gap = text[role.end : club.start]
        if _AT.fullmatch(gap):
            return club
        break
    return _club_where(scene, role)


def club_behind(scene: Scene, role: RoleRef, person: Ref) -> Ref | None:
    """Return the club that stands behind a title's person: `sportschef Trine Lauesen fra OB`.

    Args:
        scene: The sentence.
        role: The title.
        person: Whose it is.

    Example:
        >>> from fodbold_ner.ontology import Role, ZoneKind
        >>> scene = Scene("Sportschef Kim Holm fra OB", 0, 26, ZoneKind.BODY)
        >>> scene.clubs = [Ref(24, 26, 0, Label.CLUB)]
        >>> role, person = RoleRef(0, 10, Role.SPORTING_MANAGER), Ref(11, 19, 1, Label.PERSON)
        >>> club_behind(scene, role, person).entity
        0
    """
    club = next(scene.after(scene.clubs, person.end), None)
    if club is None:
        return None
    # `købte angriber X i OB` is where he was bought, so of players only `fra` counts.
    prepositions = "fra" if role.role in PLAYER_ROLES else "fra|i|hos"
    gap = scene.text[person.end : club.start]
    return club if re.fullmatch(rf"\s+(?:{prepositions})\s+", gap) else None


def _club_where(scene: Scene, role: RoleRef) -> Ref | None:
    """Return the club that a clause with `hvor` hangs on: `Brøndby, hvor han har været scout`."""
    start, _ = scene.clause(role.start)
    here = _HERE.match(scene.text, start, role.start)
    if here is not None and scene.local_club is not None:
        return Ref(*here.span("word"), scene.local_club, Label.CLUB)
    on_the_spot = _ON_THE_SPOT.match(scene.text, role.end)
    if on_the_spot is not None:
        near = next(scene.before(scene.clubs, role.start), None)
        entity = near.entity if near is not None else scene.local_club
        return None if entity is None else Ref(*on_the_spot.span("word"), entity, Label.CLUB)
    if not re.match(r"[\s,]*hvor\b", scene.text[start : role.start]):
        return None
    before = next(scene.before(scene.clubs, start), None)
    return before if before is not None and start - before.end <= 3 else None
