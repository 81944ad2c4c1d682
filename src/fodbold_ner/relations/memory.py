"""What an article says as a whole: who works where, and which club it is about.

A sentence that names no club means the person's club, else the club that the article is about,
where one club clearly leads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from fodbold_ner.ontology import PLAYER_ROLES, Label, Role, ZoneKind
from fodbold_ner.relations.enumerations import is_opponent
from fodbold_ner.relations.role_phrases import RolePhrase, Time
from fodbold_ner.relations.scene import Scene

__all__ = ["Memory", "remember"]

T = TypeVar("T")
_JOB = 2
"""What a phrase weighs that makes a job the article's subject."""
_LEAD = 1.3
"""How many times as prominent the leading club must be as the next."""


@dataclass
class Memory:
    """Facts of one article that its sentences rely on.

    Args:
        clubs: Clubs by person, from phrases that name both.
        past_clubs: Clubs where a person was once.
        roles: Roles by person, those that hold now first.
        clients: Clients by agent.
        tenures: Person, role, club where named, and whether it is past, by phrase.
        focus: The club that the article is about, None where none leads.
        team: The national team that it is about.
        job: The staff role that it is about, None where there is none.
        lead: The person that it is about.

    Example:
        >>> memory = Memory(clubs={1: [0]}, roles={1: [Role.HEAD_COACH]}, focus=0)
        >>> memory.club_of(1), memory.role_of(1).value
        (0, 'head_coach')
    """

    clubs: dict[int, list[int]] = field(default_factory=dict)
    past_clubs: dict[int, list[int]] = field(default_factory=dict)
    roles: dict[int, list[Role]] = field(default_factory=dict)
    clients: dict[int, list[int]] = field(default_factory=dict)
    tenures: list[tuple[int, Role, int | None, bool]] = field(default_factory=list)
    focus: int | None = None
    team: int | None = None
    job: Role | None = None
    lead: int | None = None

    def club_of(self, person: int) -> int | None:
        """Return the club that the article ties a person to first, else the one that it is about.

        Example:
            >>> memory = Memory(clubs={1: [4]}, focus=0)
            >>> memory.club_of(1), memory.club_of(2)
            (4, 0)
        """
        known = self.clubs.get(person)
        return known[0] if known else self.focus

    def place_of(self, role: Role | None) -> int | None:
        """Return where a job is that the text does not place: a national coach's is a team.

        Example:
            >>> memory = Memory(focus=0, team=5)
            >>> memory.place_of(Role.NATIONAL_COACH), memory.place_of(Role.HEAD_COACH)
            (5, 0)
        """
        if role is Role.NATIONAL_COACH:
            return self.team
        return self.focus if self.focus is not None else self.team

    def role_of(self, person: int) -> Role | None:
        """Return the role that the article gives a person first, None where it gives none.

        Example:
            >>> memory = Memory(roles={1: [Role.SCOUT, Role.HEAD_COACH]})
            >>> memory.role_of(1).value, memory.role_of(2)
            ('scout', None)
        """
        known = self.roles.get(person)
        return known[0] if known else None

    def role_at(self, person: int, club: int) -> Role | None:
        """Return the role of a person at a club, else one that holds now, None where none is told.

        Example:
            >>> memory = Memory(tenures=[(1, Role.SCOUT, 4, True), (1, Role.HEAD_COACH, 0, False)])
            >>> memory.role_at(1, 4).value, memory.role_at(1, 7)
            ('scout', None)
        """
        own = [tenure for tenure in self.tenures if tenure[0] == person]
        here = [role for _, role, place, _ in own if place == club]
        now = [role for _, role, place, past in own if not past and place in (None, club)]
        once = [role for _, role, place, _ in own if place is None]
        return next(iter([*here, *now, *once]), None)

    def is_player(self, person: int) -> bool:
        """Return whether the article gives a person a player's role and no other.

        Example:
            >>> memory = Memory(roles={1: [Role.FORWARD], 2: [Role.FORWARD, Role.SCOUT]})
            >>> memory.is_player(1), memory.is_player(2), memory.is_player(3)
            (True, False, False)
        """
        return all(role in PLAYER_ROLES for role in self.roles.get(person, [])) and bool(
            self.roles.get(person)
        )

    def holder(self, role: Role, club: int | None) -> int | None:
        """Return the one person who has a role (at a club), None if nobody or several have.

        Example:
            >>> memory = Memory(roles={1: [Role.HEAD_COACH], 2: [Role.SCOUT], 3: [Role.SCOUT]})
            >>> memory.holder(Role.HEAD_COACH, None), memory.holder(Role.SCOUT, None)
            (1, None)
        """
        found = [
            person
            for person, roles in self.roles.items()
            if role in roles and (club is None or club in self.clubs.get(person, [club]))
        ]
        return found[0] if len(found) == 1 else None


def remember(scenes: Sequence[Scene], phrases: Iterable[Sequence[RolePhrase]]) -> Memory:
    """Read the facts of an article from its sentences and their role phrases.

    Args:
        scenes: The sentences of the article, in text order.
        phrases: The role phrases of each sentence.

    Returns:
        The facts, people and clubs as entity indices.

    Example:
        >>> from fodbold_ner.relations.scene import Ref
        >>> people, clubs = [Ref(10, 18, 1, Label.PERSON, 1)], [Ref(0, 3, 0, Label.CLUB, 0)]
        >>> scene = Scene("AGF fyrer Ole Brix.", 0, 19, ZoneKind.BODY, people=people, clubs=clubs)
        >>> memory = remember([scene], [[]])
        >>> memory.focus, memory.lead, memory.job
        (0, 1, None)
    """
    memory = Memory(
        focus=_focus(scenes, Label.CLUB),
        team=_focus(scenes, Label.NATIONAL_TEAM),
        lead=_lead(scenes),
    )
    jobs: Counter[Role] = Counter()
    grouped = [tuple(group) for group in phrases]
    flat = [phrase for group in grouped for phrase in group]
    # What holds now comes before what held once.
    for phrase in sorted(flat, key=lambda phrase: (_is_guess(phrase), phrase.time is Time.PAST)):
        if phrase.role.role not in PLAYER_ROLES and phrase.role.role is not Role.AGENT:
            # A job that somebody holds is told in passing; one that is open or changes is news.
            held = phrase.person is not None and phrase.time is Time.NOW and phrase.title
            jobs[phrase.role.role] += 1 if held else _JOB
        if phrase.person is None or not _may_hold(memory, phrase):
            continue
        _add(memory.roles, phrase.person.entity, phrase.role.role)
        if phrase.role.role is Role.AGENT and phrase.owner is not None:
            _add(memory.clients, phrase.person.entity, phrase.owner.entity)
        place = phrase.club.entity if phrase.club is not None else None
        past = phrase.time is Time.PAST
        memory.tenures.append((phrase.person.entity, phrase.role.role, place, past))
        if phrase.club is not None:
            table = memory.past_clubs if phrase.time is Time.PAST else memory.clubs
            _add(table, phrase.person.entity, phrase.club.entity)
    for scene, group in zip(scenes, grouped, strict=True):
        for phrase in group:
            beside = _club_beside(scene, phrase)
            if phrase.person is not None and beside is not None:
                memory.clubs.setdefault(phrase.person.entity, [beside])
    (job, weight) = jobs.most_common(1)[0] if jobs else (None, 0)
    memory.job = job if weight >= _JOB else None
    return memory


def _club_beside(scene: Scene, phrase: RolePhrase) -> int | None:
    """Return the only club of the sentence in which a speaker has a title without one."""
    if phrase.club is not None or not phrase.title or phrase.time is not Time.NOW:
        return None
    if phrase.role.role in PLAYER_ROLES or phrase.role.role is Role.AGENT:
        return None
    clubs = {
        ref.entity
        for ref in scene.clubs
        if ref.mention is not None
        and ref.label is Label.CLUB
        and not scene.is_spoken(ref.start)
        and not is_opponent(scene, ref)
    }
    return clubs.pop() if len(clubs) == 1 and scene.spoken else None


def _is_guess(phrase: RolePhrase) -> bool:
    """Whether a role word was taken for the person whom the text speaks of: `AaB-forsvareren`."""
    return phrase.person is not None and phrase.person.start == phrase.role.start


def _may_hold(memory: Memory, phrase: RolePhrase) -> bool:
    """Whether what the article says elsewhere lets a guessed person be the one."""
    if phrase.person is None or not _is_guess(phrase):
        return True
    person = phrase.person.entity
    if any(role not in PLAYER_ROLES for role in memory.roles.get(person, [])):
        return False
    known = memory.clubs.get(person)
    return phrase.club is None or not known or phrase.club.entity in known


def _focus(scenes: Sequence[Scene], label: Label) -> int | None:
    weights: Counter[int] = Counter()
    for scene in scenes:
        weight = {ZoneKind.HEADLINE: 5, ZoneKind.LEDE: 2}.get(scene.zone, 1)
        named = [ref for ref in scene.clubs if ref.label is label and not is_opponent(scene, ref)]
        for club in named:
            weights[club.entity] += weight
        if scene.zone is ZoneKind.HEADLINE and named:
            # A headline opens with what it is about.
            weights[named[0].entity] += 2
    if not weights:
        return None
    (first, most), *rest = weights.most_common(2)
    return first if not rest or most >= _LEAD * rest[0][1] else None


def _lead(scenes: Sequence[Scene]) -> int | None:
    """Return the person who is named most, and first of those named alike."""
    weights: Counter[int] = Counter()
    for scene in scenes:
        weight = {ZoneKind.HEADLINE: 3, ZoneKind.LEDE: 2}.get(scene.zone, 1)
        for person in scene.people:
            if person.mention is not None and person.entity != scene.speaker:
                weights[person.entity] += weight
    return weights.most_common(1)[0][0] if weights else None


def _add(table: dict[int, list[T]], key: int, value: T) -> None:
    values = table.setdefault(key, [])
    if value not in values:
        values.append(value)
