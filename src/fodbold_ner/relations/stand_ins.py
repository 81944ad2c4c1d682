"""Words that stand in for a name: a role word for its holder, `vi` for the speaker's club.

`cheftræneren` is the one whom the article names in that job, `den 26-årige angriber` the player
whom it speaks of, `vores` in a sportsdirektør's mouth his club. Both are told from what the article
says as a whole, so the sentences are read once without them first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from fodbold_ner.ontology import PLAYER_ROLES, STAFF_ROLES, Label, Role, ZoneKind
from fodbold_ner.relations.memory import Memory
from fodbold_ner.relations.role_phrases import RolePhrase
from fodbold_ner.relations.scene import Ref, Scene

__all__ = ["add_own_clubs", "holders_by_word"]

_DEFINITE_ENDING = re.compile(r"(?:en|eren|manden)$", re.IGNORECASE)
_POINTED_AT = re.compile(
    r"\b[Dd]en\s+(?:(?:\d\d-årige|unge|erfarne|rutinerede|talentfulde|populære|"
    r"[a-zæøå]+ske)\s+){1,3}$"
)
_WE = re.compile(r"(?<!\w)(?:vi|os|vores|vor)(?!\w)", re.IGNORECASE)
_PITCH = PLAYER_ROLES - {Role.CAPTAIN}


def holders_by_word(
    scenes: Sequence[Scene], phrases: Iterable[Sequence[RolePhrase]], memory: Memory
) -> dict[int, Ref]:
    """Return whom role words alone refer to, by where the word starts.

    A definite word means the one person whom the article names in that job, at the club of the
    phrase where it names one; of several the one named last before it. `den 26-årige angriber` may
    also be the person whom the text speaks of, if the article gives him no other job.

    Args:
        scenes: The sentences of the article, in text order.
        phrases: The role phrases of each sentence.
        memory: What the article says as a whole.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> from fodbold_ner.relations.role_phrases import read_role_phrases
        >>> from fodbold_ner.relations.scene import RoleRef
        >>> scene = Scene("AGF fyrer træneren.", 0, 19, ZoneKind.BODY)
        >>> scene.roles = [RoleRef(10, 18, Role.HEAD_COACH)]
        >>> memory = Memory(roles={4: [Role.HEAD_COACH]})
        >>> holders_by_word([scene], [read_role_phrases(scene)], memory)[10].entity
        4
    """
    found: dict[int, Ref] = {}
    named: list[int] = []
    for scene, group in zip(scenes, phrases, strict=True):
        for phrase in group:
            role = phrase.role
            ahead = [*named, *(r.entity for r in scene.people if r.end <= role.start and r.mention)]
            person = _holder(scene, phrase, memory, ahead)
            if person is not None:
                found[role.start] = Ref(role.start, role.end, person, Label.PERSON)
        named += [ref.entity for ref in scene.people if ref.mention is not None]
    return found


def _holder(scene: Scene, phrase: RolePhrase, memory: Memory, ahead: Sequence[int]) -> int | None:
    role = phrase.role
    if phrase.person is not None or phrase.wanted or phrase.owner is not None:
        return None
    if re.match(r"[\w-]", scene.text[role.end : role.end + 1]):
        return None
    pointed = _POINTED_AT.search(scene.text, max(scene.start, role.start - 60), role.start)
    word = scene.text[role.start : role.end]
    if pointed is None and not _DEFINITE_ENDING.search(word) and not _is_owned(scene, phrase):
        return None
    club = phrase.club.entity if phrase.club is not None else None
    holders = [
        person
        for person, roles in memory.roles.items()
        if role.role in roles and (club is None or club in memory.clubs.get(person, [club]))
    ]
    if len(holders) > 1:
        recent = next((person for person in reversed(ahead) if person in holders), None)
        return recent
    if holders:
        return holders[0]
    spoken_of = scene.topic if scene.topic is not None else next(reversed(ahead), None)
    if spoken_of is None or (pointed is None and role.role not in PLAYER_ROLES):
        return None
    others = memory.roles.get(spoken_of, [])
    if role.role in _PITCH:
        if club is not None and club not in memory.clubs.get(spoken_of, [club]):
            return None
        return spoken_of if all(other in PLAYER_ROLES for other in others) else None
    return spoken_of if pointed is not None and not others else None


def _is_owned(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a club makes a bare role word point at one person: `aarhusianernes angriber`.

    A headline leaves out the ending too: `Malmö dropper Viborg-anfører`.
    """
    club = phrase.club
    if club is None or club.end > phrase.role.start:
        return False
    gap = scene.text[club.end : phrase.role.start]
    return re.match(r"(?:s|'s|’s|'|’)\s", gap) is not None or scene.zone is ZoneKind.HEADLINE


def add_own_clubs(scenes: Iterable[Scene], memory: Memory) -> None:
    """Add references to the speaker's club where he says `vi`, `os` or `vores`.

    Args:
        scenes: The sentences, whose lists of clubs are added to.
        memory: What the article says as a whole.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> scene = Scene("– Vi har hentet ham.", 0, 20, ZoneKind.QUOTE)
        >>> scene.speaker, scene.spoken = 7, [(0, 20)]
        >>> add_own_clubs([scene], Memory(clubs={7: [3]}))
        >>> [(ref.start, ref.entity) for ref in scene.clubs]
        [(2, 3)]
    """
    for scene in scenes:
        club = _own_club(scene.speaker, memory.clubs, memory)
        if club is None:
            continue
        own = [
            Ref(*match.span(), club, Label.CLUB)
            for match in _WE.finditer(scene.text, scene.start, scene.end)
            if scene.is_spoken(match.start())
        ]
        scene.clubs = sorted([*scene.clubs, *own], key=lambda ref: ref.start)


def _own_club(
    speaker: int | None, clubs: Mapping[int, Sequence[int]], memory: Memory
) -> int | None:
    """Return the club that a speaker speaks for; an agent speaks for none."""
    if speaker is None:
        return None
    roles = memory.roles.get(speaker, [])
    if Role.AGENT in roles:
        return None
    known = clubs.get(speaker)
    if known:
        return known[0]
    return memory.focus if any(role in STAFF_ROLES for role in roles) else None
