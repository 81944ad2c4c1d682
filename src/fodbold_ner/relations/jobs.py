"""`appointment`, `departure`, `vacancy` and `succession`: jobs given, lost, open and handed on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fodbold_ner.ontology import (
    PLAYER_ROLES,
    STAFF_ROLES,
    Certainty,
    Manner,
    RelationType,
    Role,
    Tense,
)
from fodbold_ner.relations.arguments import (
    club_at,
    is_opponent,
    person_for,
    preposition_before,
    time_near,
)
from fodbold_ner.relations.claims import Claim, affirmed
from fodbold_ner.relations.cues import Stance, stance_at
from fodbold_ner.relations.role_phrases import RolePhrase, Time
from fodbold_ner.relations.scene import Ref, Scene
from fodbold_ner.relations.story import Story
from fodbold_ner.relations.triggers import (
    APPOINTMENT,
    DEPARTURE,
    SUCCESSION,
    VACANCY,
    Trigger,
    find,
)

__all__ = [
    "extract_appointments",
    "extract_departures",
    "extract_successions",
    "extract_vacancies",
]

Phrases = tuple[RolePhrase, ...]


def extract_departures(story: Story) -> Iterator[Claim]:
    """Yield departures, and the past tenure that each one done leaves behind."""
    for scene, phrases in story.scenes:
        seen: set[int] = set()
        for trigger in find(scene, DEPARTURE):
            person = _person(story, scene, phrases, trigger)
            if person is None or person.entity in seen:
                continue
            club = _club(story, scene, trigger, person)
            if club is None or club in story.anonymous:
                continue
            seen.add(person.entity)
            yield from _departure(story, scene, phrases, trigger, person, club)


def _departure(
    story: Story, scene: Scene, phrases: Phrases, trigger: Trigger, person: Ref, club: int
) -> Iterator[Claim]:
    stance = stance_at(
        scene,
        trigger.start,
        trigger.end,
        negatable=trigger.row.negatable,
        denies=trigger.row.denies,
    )
    role = _role_left(story, scene, phrases, trigger, person, club)
    time = time_near(scene, trigger.start, trigger.end)
    manner: Manner = trigger.row.tells
    arguments = {"person": person.entity, "role": role.value if role else None, "club": club}
    span = [(trigger.start, trigger.end)]
    yield Claim(
        RelationType.DEPARTURE,
        arguments,
        stance,
        scene,
        span,
        {"manner": manner.value},
        time,
        score=0.85,
    )
    done = affirmed(stance) and stance.certainty in (Certainty.ASSERTED, Certainty.REPORTED)
    to_come = (
        re.fullmatch(
            r"stopper.*|fratræder|forlader|takker af|går fra",
            scene.text[trigger.start : trigger.end],
            re.IGNORECASE,
        )
        is not None
    )
    if done and role is not None and role is not Role.PLAYER and not to_come:
        yield Claim(
            RelationType.ROLE_TENURE,
            arguments,
            stance,
            scene,
            span,
            {"tense": Tense.PAST.value, "acting": False, "end": time},
            score=0.82,
        )


def _role_left(
    story: Story, scene: Scene, phrases: Phrases, trigger: Trigger, person: Ref, club: int
) -> Role | None:
    """Return the job that is left: `stoppede som manager`, the person's own, the article's."""
    if trigger.row.tells is Manner.RETIRED:
        return Role.PLAYER
    as_job = next(
        (
            phrase.role.role
            for phrase in phrases
            if phrase.person is None
            and phrase.role.start > trigger.end
            and re.search(
                r"\bsom\s+(?:\w+\s+){0,2}$", scene.text[trigger.start : phrase.role.start]
            )
        ),
        None,
    )
    role = (
        as_job
        or story.role_in(phrases, person.entity)
        or _job_spoken_of(story, person.entity, club)
    )
    return Role.PLAYER if role in PLAYER_ROLES and role is not Role.CAPTAIN else role


def _job_spoken_of(story: Story, person: int, club: int) -> Role | None:
    """Return the job that the article is about, for one whose own it does not name."""
    if story.memory.roles.get(person) or club != story.memory.focus:
        return None
    return story.memory.job


def _person(story: Story, scene: Scene, phrases: Phrases, trigger: Trigger) -> Ref | None:
    """Return who leaves; one named by the job alone counts where the article tells the name."""
    by_name = person_for(scene, trigger.start, trigger.end, side=trigger.row.side)
    if by_name is not None:
        return by_name
    holders = story.holder_in(scene, phrases)
    near = [ref for ref in holders if scene.clauses_between(ref.start, trigger.start) == 0]
    return near[0] if near else None


def _club(story: Story, scene: Scene, trigger: Trigger, person: Ref) -> int | None:
    """Return the club of an event: beside the trigger, else the person's, else the article's."""
    beside = club_at(scene, trigger.start, trigger.end)
    known = story.memory.clubs.get(person.entity)
    if beside is not None and scene.clauses_between(beside.start, trigger.start) == 0:
        return beside.entity
    if known:
        return known[0]
    if beside is not None and scene.is_relative(trigger.start) is False:
        return beside.entity
    return story.memory.focus


def extract_appointments(story: Story) -> Iterator[Claim]:
    """Yield appointments: of staff by a verb of hiring, or by `ny` before a title."""
    for scene, phrases in story.scenes:
        yield from _new_titles(story, scene, phrases)
        seen: set[int] = set()
        for trigger in find(scene, APPOINTMENT):
            person = person_for(scene, trigger.start, trigger.end, side=trigger.row.side)
            if person is None or person.entity in seen:
                continue
            role = _appointed_role(story, scene, phrases, trigger, person)
            if role is None or role not in STAFF_ROLES:
                continue
            club = _appointing_club(story, scene, phrases, trigger, person)
            if club is None or club in story.anonymous:
                continue
            seen.add(person.entity)
            span = (trigger.start, trigger.end)
            stance = stance_at(scene, *span)
            start = _starts(scene) or _starts_next(story, scene, person.entity)
            claim = _appointment(scene, person.entity, role, club, stance, [span])
            claim.time = claim.time or start
            yield claim
            if start is not None and affirmed(stance):
                yield _future(scene, person.entity, role, club, stance, span, start)


def _appointment(
    scene: Scene, person: int, role: Role, club: int, stance: Stance, span: list[tuple[int, int]]
) -> Claim:
    return Claim(
        RelationType.APPOINTMENT,
        {"person": person, "role": role.value, "club": club},
        stance,
        scene,
        span,
        {"until": _until(scene, span[0][0])},
        time_near(scene, *span[0]),
        score=0.84,
    )


_START = re.compile(
    r"\b(?:begynder|starter|tiltræder|overtager|er klar fra|gælder fra|fra og med|fra)\s+(?:\w+\s+){0,3}?$"
)


def _starts(scene: Scene) -> str | None:
    """Return from when a job is held, where the sentence states a start to come."""
    for date in scene.dates:
        lead = scene.text[max(scene.start, date["start"] - 40) : date["start"]].lower()
        if date["edtf"] is not None and _START.search(lead):
            return date["edtf"]
    return None


def _starts_next(story: Story, scene: Scene, person: int) -> str | None:
    """Return the start that the sentence behind states: `Han begynder 1. september.`"""
    behind = next((s for s, _ in story.scenes if s.start >= scene.end), None)
    if behind is None or not behind.people or behind.people[0].entity != person:
        return None
    return _starts(behind)


def _future(
    scene: Scene,
    person: int,
    role: Role,
    club: int,
    stance: Stance,
    span: tuple[int, int],
    start: str,
) -> Claim:
    return Claim(
        RelationType.ROLE_TENURE,
        {"person": person, "role": role.value, "club": club},
        stance,
        scene,
        [span],
        {"tense": Tense.FUTURE.value, "acting": False, "start": start},
        score=0.8,
    )


def _until(scene: Scene, trigger: int) -> str | None:
    """Return how long, where the sentence says `frem til` or `indtil` a date."""
    for date in scene.dates:
        lead = scene.text[max(scene.start, date["start"] - 16) : date["start"]].lower()
        if re.search(r"\b(?:frem til|indtil|til og med|resten af|til)\s+$", lead) and date["edtf"]:
            return date["edtf"]
    return None


def _appointed_role(
    story: Story, scene: Scene, phrases: Phrases, trigger: Trigger, person: Ref
) -> Role | None:
    """Return the job that is given: `som cheftræner`, `ny sportsdirektør`, the job beside it."""
    for phrase in phrases:
        lead = scene.text[max(scene.start, phrase.role.start - 40) : phrase.role.start].lower()
        if re.search(r"\b(?:som|til|ny|nye|bliver|blev)\s+(?:(?!og\b)[\w.-]+\s+){0,3}$", lead) and (
            phrase.role.role in STAFF_ROLES
            and phrase.time is not Time.PAST
            and scene.clauses_between(phrase.role.start, trigger.start) <= 1
        ):
            return phrase.role.role
    for phrase in phrases:
        if (
            phrase.role.role in STAFF_ROLES
            and phrase.person is None
            and (scene.clauses_between(phrase.role.start, trigger.start) == 0)
        ):
            return phrase.role.role
    if trigger.row is APPOINTMENT[2] and not _takes_a_job(story, scene, trigger, person.entity):
        return None
    roles = [r for r in story.memory.roles.get(person.entity, []) if r in STAFF_ROLES]
    if roles:
        return roles[0]
    if trigger.row is APPOINTMENT[1] or story.is_player(person.entity):
        return None
    return story.memory.job


def _takes_a_job(story: Story, scene: Scene, trigger: Trigger, person: int) -> bool:
    """Whether words that need no job beside them tell of one: `tiltræder`, of one of the staff."""
    words = scene.text[trigger.start : trigger.end].lower()
    return re.match(r"(?:tiltr|overt|på vej|tæt på|skift|træder)", words) is not None and any(
        role in STAFF_ROLES for role in story.memory.roles.get(person, [])
    )


def _appointing_club(
    story: Story, scene: Scene, phrases: Phrases, trigger: Trigger, person: Ref
) -> int | None:
    """Return where the job is: behind a preposition, else beside the verb, else the article's."""
    for phrase in phrases:
        if (
            phrase.club is not None
            and phrase.time is not Time.PAST
            and (phrase.person is None or phrase.person.entity == person.entity)
            and not (
                phrase.title and phrase.club.end <= phrase.role.start and phrase.time is Time.NOW
            )
        ):
            return phrase.club.entity
    for club in scene.clubs:
        if (
            preposition_before(scene, club, ("i", "for", "hos", "til"))
            and not is_opponent(scene, club)
            and scene.clauses_between(club.start, trigger.start) == 0
        ):
            return club.entity
    own = set(story.memory.clubs.get(person.entity, [])) - {story.memory.focus}
    beside = club_at(scene, trigger.start, trigger.end, but=own)
    if beside is not None and scene.clauses_between(beside.start, trigger.start) <= 1:
        return beside.entity
    return story.memory.focus


def _new_titles(story: Story, scene: Scene, phrases: Phrases) -> Iterator[Claim]:
    for phrase in phrases:
        if phrase.time is not Time.NEW or phrase.person is None:
            continue
        if phrase.role.role not in STAFF_ROLES or phrase.wanted:
            continue
        club = phrase.club.entity if phrase.club else story.memory.club_of(phrase.person.entity)
        if club is None or club in story.anonymous:
            continue
        span = (phrase.role.start, phrase.role.end)
        stance = stance_at(scene, *span)
        yield _appointment(scene, phrase.person.entity, phrase.role.role, club, stance, [span])


def extract_vacancies(story: Story) -> Iterator[Claim]:
    """Yield jobs that a club looks to fill, unless the article itself fills them."""
    for scene, phrases in story.scenes:
        for trigger in find(scene, VACANCY):
            open_roles = [
                phrase
                for phrase in phrases
                if phrase.person is None
                and phrase.role.role in STAFF_ROLES
                and scene.clauses_between(phrase.role.start, trigger.start) == 0
                and (
                    -40 <= phrase.role.start - trigger.end <= 45
                    or 0 <= trigger.start - phrase.role.end <= 25
                )
            ]
            role = (
                open_roles[0].role.role if open_roles else _successor_sought(story, scene, trigger)
            )
            if role is None:
                continue
            club = _vacant_club(story, scene, open_roles, trigger)
            if club is None or club in story.anonymous:
                continue
            stance = stance_at(scene, trigger.start, trigger.end)
            yield Claim(
                RelationType.VACANCY,
                {"role": role.value, "club": club},
                stance,
                scene,
                [(trigger.start, trigger.end)],
                {"since": None},
                score=0.78,
            )


def _successor_sought(story: Story, scene: Scene, trigger: Trigger) -> Role | None:
    """`skal finde Holms afløser` leaves open the job that Holm had."""
    behind = scene.text[trigger.end : trigger.end + 40]
    match = re.match(
        r"\s+(?:en |nu |en ny )?(?:\w+\s+){0,2}?(?:afløser|efterfølger|arvtager|erstatning)", behind
    )
    if match is None:
        return None
    owners = [ref for ref in scene.people if trigger.end <= ref.start <= trigger.end + 60]
    owners += [ref for ref in scene.people if ref.end <= trigger.start]
    for owner in owners:
        role = next((r for r in story.memory.roles.get(owner.entity, []) if r in STAFF_ROLES), None)
        if role is not None:
            return role
    return story.memory.job if not owners else None


def _vacant_club(
    story: Story, scene: Scene, phrases: list[RolePhrase], trigger: Trigger
) -> int | None:
    for phrase in phrases:
        if phrase.club is not None:
            return phrase.club.entity
    beside = club_at(scene, trigger.start, trigger.end, side="before")
    return beside.entity if beside is not None else story.memory.focus


def extract_successions(story: Story) -> Iterator[Claim]:
    """Yield who follows whom: the subject follows the object, the other way in the passive."""
    for scene, phrases in story.scenes:
        for trigger in find(scene, SUCCESSION):
            pair = _pair(scene, trigger)
            if pair is None:
                continue
            successor, predecessor = pair
            if trigger.row.tells == "passive":
                successor, predecessor = predecessor, successor
            claim = _succession(story, scene, phrases, trigger, successor, predecessor)
            yield claim
            yield from _takes_over(scene, phrases, trigger, claim)


def _takes_over(scene: Scene, phrases: Phrases, trigger: Trigger, claim: Claim) -> Iterator[Claim]:
    """`X afløser Y som cheftræner` gives X the job as well, for the time being if it says so."""
    club, role = claim.arguments["club"], claim.arguments["role"]
    as_job = re.search(
        r"\bsom\s+(?:\w+\s+){0,2}$",
        "".join(
            scene.text[trigger.end : phrase.role.start]
            for phrase in phrases
            if phrase.role.start > trigger.end and phrase.role.role.value == role
        ),
    )
    if club is None or not as_job or Role(role) not in STAFF_ROLES:
        return
    person, span = claim.arguments["successor"], claim.triggers[0]
    yield _appointment(scene, person, Role(role), club, claim.stance, [span])
    if re.search(r"\b(?:midlertidigt?|indtil videre|foreløbig\w*|konstitueret)\b", scene.sentence):
        yield Claim(
            RelationType.ROLE_TENURE,
            {"person": person, "role": role, "club": club},
            claim.stance,
            scene,
            [span],
            {"tense": Tense.CURRENT.value, "acting": True},
            score=0.78,
        )


def _pair(scene: Scene, trigger: Trigger) -> tuple[Ref, Ref] | None:
    """Return the people before and behind a trigger; in an inverted clause both stand behind."""
    behind = [
        ref
        for ref in scene.after(scene.people, trigger.end)
        if ref.start - trigger.end < 90 and scene.clauses_between(trigger.end, ref.start) <= 1
    ]
    ahead = person_for(scene, trigger.start, trigger.start, side="before")
    if ahead is not None and ahead.end <= trigger.start:
        others = [ref for ref in behind if ref.entity != ahead.entity]
        return (ahead, others[0]) if others else None
    if len(behind) > 1 and behind[0].entity != behind[1].entity:
        return behind[0], behind[1]
    return None


def _succession(
    story: Story, scene: Scene, phrases: Phrases, trigger: Trigger, successor: Ref, predecessor: Ref
) -> Claim:
    role = (
        next(
            (p.role.role for p in phrases if p.person is None and p.role.role in STAFF_ROLES), None
        )
        or story.staff_role_in(phrases, predecessor.entity)
        or story.staff_role_in(phrases, successor.entity)
        or (None if story.is_player(predecessor.entity) else story.memory.job)
    )
    beside = club_at(scene, trigger.start, trigger.end)
    known = story.memory.clubs.get(predecessor.entity)
    club = beside.entity if beside is not None else known[0] if known else story.memory.focus
    stance = stance_at(scene, trigger.start, trigger.end)
    return Claim(
        RelationType.SUCCESSION,
        {
            "successor": successor.entity,
            "predecessor": predecessor.entity,
            "role": role.value if role else None,
            "club": club,
        },
        stance,
        scene,
        [(trigger.start, trigger.end)],
        time=time_near(scene, trigger.start, trigger.end),
        score=0.85,
    )
