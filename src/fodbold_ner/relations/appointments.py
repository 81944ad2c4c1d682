"""`appointment`: who is given a job on the staff, and the tenure that it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from fodbold_ner.ontology import STAFF_ROLES, RelationType, Role, Tense
from fodbold_ner.relations.arguments import (
    club_at,
    has_unread_subject,
    person_for,
    preposition_before,
    side_by_voice,
)
from fodbold_ner.relations.claims import Claim, affirmed
from fodbold_ner.relations.cues import Stance, stance_at
from fodbold_ner.relations.enumerations import is_opponent
from fodbold_ner.relations.job_words import APPOINTMENT, BECOMES, SIGNS_ON
from fodbold_ner.relations.role_phrases import Time
from fodbold_ner.relations.scene import Ref, Scene
from fodbold_ner.relations.story import Phrases, Story
from fodbold_ner.relations.times import time_near, until_at
from fodbold_ner.relations.triggers import Trigger, find, is_supposed

__all__ = ["appointment", "extract_appointments"]

Spans = Sequence[tuple[int, int]]


def extract_appointments(story: Story) -> Iterator[Claim]:
    """Yield appointments: of staff by a verb of hiring, or by `ny` before a title.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> from fodbold_ner.relations.story import read_story
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("Brøndby har ansat Ole Brix som ny cheftræner.")
        >>> [claim.arguments for claim in extract_appointments(read_story(doc.text, data_of(doc)))]
        [{'person': 1, 'role': 'head_coach', 'club': 0}]
    """
    given: dict[int, Role] = {}
    for scene, phrases in story.scenes:
        for claim in _new_titles(story, scene, phrases):
            given.setdefault(claim.arguments["person"], Role(claim.arguments["role"]))
            yield claim
        seen: set[int] = set()
        for trigger in find(scene, APPOINTMENT):
            side = trigger.row.side or side_by_voice(scene, trigger.start, trigger.end)
            person = person_for(scene, trigger.start, trigger.end, side=side)
            if person is None or person.entity in seen:
                continue
            if _OTHER_AIM.match(scene.text, trigger.end) or _LONGING.search(
                scene.text[max(scene.start, trigger.start - 40) : trigger.start]
            ):
                continue
            role = _appointed_role(story, scene, phrases, trigger, person, given)
            if role is None or role not in STAFF_ROLES:
                continue
            club = _appointing_club(story, scene, phrases, trigger, person, role)
            if club is None:
                continue
            seen.add(person.entity)
            given.setdefault(person.entity, role)
            span = (trigger.start, trigger.end)
            stance = stance_at(scene, *span)
            start = _starts(story, scene, trigger.start) or _starts_next(
                story, scene, person.entity
            )
            claim = appointment(scene, person.entity, role, club, stance, trigger.spans)
            claim.time = claim.time or start
            acting = _ACTING.search(scene.text, *scene.clause(trigger.start)) is not None
            if acting and affirmed(stance):
                if role is Role.HEAD_COACH:
                    claim.arguments["role"] = Role.CARETAKER_COACH.value
                if _is_of_the_house(story, person.entity, club):
                    continue
                if start is None:
                    yield _acting(claim)
            claim.attributes["acting"] = acting
            yield claim
            if start is not None and affirmed(stance):
                yield _future(scene, person.entity, role, club, stance, trigger.spans, start)


def appointment(
    scene: Scene, person: int, role: Role, club: int, stance: Stance, triggers: Spans
) -> Claim:
    """Return the claim that a person is given a job at a club.

    Args:
        scene: The sentence that says it.
        person: Index of the person's entity.
        role: The job.
        club: Index of the club's entity.
        stance: How the sentence stands to it.
        triggers: Half-open spans of the words that say it, at least one.

    Returns:
        The claim, its time and end in EDTF where the trigger's clause tells them.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> scene = Scene("AGF ansætter Ole Brix.", 0, 22, ZoneKind.BODY)
        >>> stance = stance_at(scene, 4, 12)
        >>> appointment(scene, 1, Role.SCOUT, 0, stance, [(4, 12)]).arguments
        {'person': 1, 'role': 'scout', 'club': 0}
    """
    return Claim(
        RelationType.APPOINTMENT,
        {"person": person, "role": role.value, "club": club},
        stance,
        scene,
        list(triggers),
        {"until": until_at(scene, triggers[0][0], triggers[-1][1], _UNTIL)},
        time_near(scene, triggers[0][0], triggers[-1][1]),
        score=0.84,
    )


_WAS = re.compile(r"\b(?:var|havde været|har været)\b")
_OTHER_AIM = re.compile(r"\s+at (?:forlade|stoppe|fyre|fratræde|miste|sige)\b")
_LEFT_JOB = re.compile(r"\b(?:forl\w+|stop\w+|fyret|ophold|tid som|efter \w+ (?:år|måneder) som)\b")
_A_JOB = re.compile(r"\s+(?:en aftale|jobbet|posten|at (?:blive|overtage|skrive))\b")
_LONGING = re.compile(
    r"\b(?:interesseret i|drømmer om|ønsker|vil gerne|håber på|lyst til|klar til) at\s+$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:frem til|indtil|til og med|resten af|(?:aftale|kontrakt|gælder|løber) til)\s+$",
    re.IGNORECASE,
)
_THE_JOB = re.compile(
    r"\b(?:på posten|(?:over|får|fået) (?:\w+ )?(?:holdet|posten|jobbet|ansvaret|roret)|"
    r"overta\w+ (?:holdet|posten|jobbet|ansvaret|roret))\b",
    re.IGNORECASE,
)
"""Words that give a person the job that the article is about, whatever other job is theirs."""
_ACTING = re.compile(
    r"\b(?:midlertidigt?e?|indtil videre|foreløbigt?|konstituere[rt]|interim\w*|vikariere\w*)\b",
    re.IGNORECASE,
)
_START = re.compile(
    r"\b(?:begynder|starter|tiltræder|tiltrådte)\b[^,.;]{0,60}$|\btræder\b.{0,60}\btil\s+$|"
    r"\b(?:overtager|er klar|gælder) (?:\w+ ){0,2}(?:fra )?(?:og med )?$|\b(?:fra og med|fra)\s+$"
)


def _starts(story: Story, scene: Scene, trigger: int | None) -> str | None:
    """Return from when a job will be held, where the trigger's clause states a start to come."""
    for date in scene.dates:
        if date["edtf"] is None or (
            trigger is not None and scene.clauses_between(trigger, date["start"]) > 1
        ):
            continue
        lead = scene.text[max(scene.start, date["start"] - 80) : date["start"]].lower()
        if _START.search(lead) and story.is_to_come(date["edtf"]):
            return date["edtf"]
    return None


def _starts_next(story: Story, scene: Scene, person: int) -> str | None:
    """Return the start that the sentence behind states: `Han begynder 1. september.`."""
    behind = scene.follower
    if behind is None or not behind.people or behind.people[0].entity != person:
        return None
    return _starts(story, behind, None)


def _acting(claim: Claim) -> Claim:
    """Return the tenure of a caretaker, who has the job at once."""
    attributes = {"tense": Tense.CURRENT.value, "acting": True}
    return replace(claim, type=RelationType.ROLE_TENURE, attributes=attributes, time=None)


def _is_of_the_house(story: Story, person: int, club: int) -> bool:
    """Whether a caretaker has another job at the club: nobody is hired then."""
    return any(
        who == person and not past and place in (None, club) and role is not Role.CARETAKER_COACH
        for who, role, place, past in story.memory.tenures
    )


def _future(
    scene: Scene,
    person: int,
    role: Role,
    club: int,
    stance: Stance,
    triggers: Spans,
    start: str,
) -> Claim:
    return Claim(
        RelationType.ROLE_TENURE,
        {"person": person, "role": role.value, "club": club},
        stance,
        scene,
        list(triggers),
        {"tense": Tense.FUTURE.value, "acting": False, "start": start},
        score=0.8,
    )


def _appointed_role(
    story: Story,
    scene: Scene,
    phrases: Phrases,
    trigger: Trigger,
    person: Ref,
    given: Mapping[int, Role],
) -> Role | None:
    """Return the job that is given: `som cheftræner`, `ny sportsdirektør`, the job beside it."""
    words = scene.text[trigger.start : trigger.end].lower()
    if words in _TURNS and not _is_predicate(scene, phrases, trigger):
        return None
    for phrase in phrases:
        lead = scene.text[max(scene.start, phrase.role.start - 40) : phrase.role.start].lower()
        if re.search(r"\b(?:som|til|ny|nye|bliver|blev)\s+(?:(?!og\b)[\w.-]+\s+){0,3}$", lead) and (
            phrase.role.role in STAFF_ROLES
            and phrase.time is not Time.PAST
            and scene.clauses_between(phrase.role.start, trigger.start) <= 2
        ):
            return phrase.role.role
    if story.memory.is_player(person.entity):
        return None
    for phrase in phrases:
        if (
            phrase.role.role in STAFF_ROLES
            and phrase.person is None
            and (scene.clauses_between(phrase.role.start, trigger.start) == 0)
        ):
            return phrase.role.role
    if trigger.row is BECOMES and not _takes_a_job(story, scene, trigger, person.entity):
        return None
    clause_start, clause_end = scene.clause(trigger.start)
    if story.memory.job is not None and _THE_JOB.search(scene.text[clause_start:clause_end]):
        return story.memory.job
    if person.entity in given:
        return given[person.entity]
    own = story.staff_role_in((), person.entity)
    if own is not None:
        return own
    if trigger.row is SIGNS_ON and (not story.job_is_open or story.memory.roles.get(person.entity)):
        return None
    return story.memory.job


_TURNS = frozenset({"bliver", "blev", "blevet", "blive"})
_PARTICIPLE = re.compile(r"\b(?:som|om|til|af|[a-zæøå]{3,}(?:et|rt|gt|lt|nt|dt|pt|vet|kt))\b")


def _is_predicate(scene: Scene, phrases: Phrases, trigger: Trigger) -> bool:
    """Whether a role is what one becomes: `blev X cheftræner`, not `blev X fyret som …`."""
    for phrase in phrases:
        behind = phrase.role.start - trigger.end
        if phrase.title and phrase.person is not None and phrase.time is not Time.NEW:
            continue
        if 0 <= behind <= 90 and not scene.clauses_between(trigger.end, phrase.role.start):
            between = scene.text[trigger.end : phrase.role.start]
            for ref in (*scene.people, *scene.clubs):
                if trigger.end <= ref.start < phrase.role.start:
                    between = between.replace(scene.text[ref.start : ref.end], "")
            if not _PARTICIPLE.search(between):
                return True
        if phrase.role.end <= trigger.start and trigger.start - phrase.role.end <= 12:
            return True
    return False


def _takes_a_job(story: Story, scene: Scene, trigger: Trigger, person: int) -> bool:
    """Whether words that need no job beside them tell of one: `tiltræder`, of one of the staff."""
    words = scene.text[trigger.start : trigger.end].lower()
    if words in ("tæt på", "på vej til", "på vej mod") and not (
        _A_JOB.match(scene.text, trigger.end)
        or any(0 <= ref.start - trigger.end <= 25 for ref in scene.clubs)
    ):
        return False
    return re.match(r"(?:tiltr|overt|på vej|tæt på|skift|træder)", words) is not None and any(
        role in STAFF_ROLES for role in story.memory.roles.get(person, [])
    )


def _appointing_club(
    story: Story, scene: Scene, phrases: Phrases, trigger: Trigger, person: Ref, role: Role
) -> int | None:
    """Return where the job is: behind a preposition, else beside the verb, else the article's."""
    beside_verb = next(
        (
            club
            for club in scene.clubs
            if re.fullmatch(r"\s+(?:i|hos|af|for|til)\s+", scene.text[trigger.end : club.start])
        ),
        None,
    )
    if beside_verb is not None:
        return beside_verb.entity
    for phrase in phrases:
        if (
            phrase.club is not None
            and phrase.time is not Time.PAST
            and scene.clauses_between(phrase.role.start, trigger.start) <= 1
            and not _LEFT_JOB.search(
                scene.text[scene.clause(phrase.role.start)[0] : phrase.role.start]
            )
            and not _WAS.search(scene.text[scene.clause(phrase.role.start)[0] : phrase.role.start])
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
    own |= {
        club.entity
        for phrase in phrases
        if phrase.club is not None
        and (phrase.time is Time.PAST or phrase.role.role not in STAFF_ROLES)
        for club in (phrase.club, *phrase.more_clubs)
    }
    beside = club_at(scene, trigger.start, trigger.end, but=own)
    if beside is not None and scene.clauses_between(beside.start, trigger.start) == 0:
        return beside.entity
    return None if has_unread_subject(scene, trigger.start) else story.memory.place_of(role)


def _new_titles(story: Story, scene: Scene, phrases: Phrases) -> Iterator[Claim]:
    for phrase in phrases:
        if phrase.time is not Time.NEW or phrase.person is None:
            continue
        if phrase.role.role not in STAFF_ROLES or phrase.wanted or phrase.given:
            continue
        known = story.memory.clubs.get(phrase.person.entity)
        club = (
            phrase.club.entity
            if phrase.club
            else known[0]
            if known
            else story.memory.place_of(phrase.role.role)
        )
        if club is None:
            continue
        span = (phrase.role.start, phrase.role.end)
        if is_supposed(scene, span[0]):
            continue
        stance = stance_at(scene, *span)
        yield appointment(scene, phrase.person.entity, phrase.role.role, club, stance, [span])
