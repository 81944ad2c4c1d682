"""`departure`: who leaves or loses a job, and the tenure that ends with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fodbold_ner.ontology import (
    PLAYER_ROLES,
    Certainty,
    Manner,
    Polarity,
    RelationType,
    Role,
    Tense,
)
from fodbold_ner.relations.arguments import club_at, has_unread_subject, person_for, side_by_voice
from fodbold_ner.relations.claims import Claim, affirmed
from fodbold_ner.relations.cues import Stance, stance_at
from fodbold_ner.relations.enumerations import listed_with
from fodbold_ner.relations.job_words import DEPARTURE
from fodbold_ner.relations.leaving import says_departure
from fodbold_ner.relations.scene import Ref, Scene
from fodbold_ner.relations.story import Phrases, Story
from fodbold_ner.relations.times import time_near
from fodbold_ner.relations.triggers import Trigger, find

__all__ = ["extract_departures"]


def extract_departures(story: Story) -> Iterator[Claim]:
    """Yield departures, and the past tenure that each one done leaves behind.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> from fodbold_ner.relations.story import read_story
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("AGF har fyret cheftræner Ole Brix.")
        >>> for claim in extract_departures(read_story(doc.text, data_of(doc))):
        ...     print(claim.type, claim.arguments)
        departure {'person': 1, 'role': 'head_coach', 'club': 0}
        role_tenure {'person': 1, 'role': 'head_coach', 'club': 0}
    """
    for scene, phrases in story.scenes:
        seen: set[int] = set()
        for trigger in find(scene, DEPARTURE):
            person = _person(story, scene, phrases, trigger)
            if person is None or not says_departure(scene, trigger):
                continue
            together = (
                listed_with(scene, scene.people, person) if person in scene.people else [person]
            )
            for one in together:
                club = _club(story, scene, phrases, trigger, one)
                if one.entity in seen or club is None:
                    continue
                seen.add(one.entity)
                yield from _departure(story, scene, phrases, trigger, one, club)


_DONE = (Certainty.ASSERTED, Certainty.REPORTED)


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
    span = list(trigger.spans)
    ahead = time is not None and story.published is not None and story.is_to_come(time)
    yield Claim(
        RelationType.DEPARTURE,
        arguments,
        stance,
        scene,
        span,
        {"manner": manner.value},
        time,
        score=0.85,
        to_come=ahead,
    )
    held = not affirmed(stance) or ahead or stance.certainty not in _DONE
    if held and role is not None and role is not Role.PLAYER:
        # Whoever is yet to leave, or does not, has the job.
        yield Claim(
            RelationType.ROLE_TENURE,
            arguments,
            Stance(Certainty.ASSERTED, Polarity.AFFIRMED, None, ()),
            scene,
            span,
            {
                "tense": Tense.CURRENT.value,
                "acting": False,
                "end": time if ahead and affirmed(stance) else None,
            },
            score=0.75,
        )
        return
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


_AS_JOB = re.compile(r"(?:^|\b)som\s+(?:(?!ny\b)\w+\s+){0,2}$")


def _role_left(
    story: Story, scene: Scene, phrases: Phrases, trigger: Trigger, person: Ref, club: int
) -> Role | None:
    """Return the job that is left: `stoppede som manager`, the person's own, the article's."""
    words = scene.text[trigger.start : trigger.end].lower()
    if trigger.row.tells is Manner.RETIRED and "pension" not in words:
        return Role.PLAYER
    as_job = next(
        (
            phrase.role.role
            for phrase in phrases
            if (phrase.person is None or phrase.person.entity == person.entity)
            and (phrase.club is None or phrase.club.entity == club)
            and not scene.clauses_between(trigger.start, phrase.role.start)
            and _AS_JOB.search(scene.text, trigger.end, phrase.role.start)
        ),
        None,
    )
    role = (
        as_job
        or story.memory.role_at(person.entity, club)
        or _job_spoken_of(story, person.entity, club)
    )
    return Role.PLAYER if role in PLAYER_ROLES and role is not Role.CAPTAIN else role


def _job_spoken_of(story: Story, person: int, club: int) -> Role | None:
    """Return the job that the article is about, for one whose own it does not name."""
    if story.memory.roles.get(person) or club != story.memory.place_of(story.memory.job):
        return None
    return story.memory.job


_INFINITIVE = re.compile(r"fyre|afskedige|fritstille", re.IGNORECASE)


def _person(story: Story, scene: Scene, phrases: Phrases, trigger: Trigger) -> Ref | None:
    """Return who leaves; one named by the job alone counts where the article tells the name."""
    side = trigger.row.side or side_by_voice(scene, trigger.start, trigger.end)
    infinitive = _INFINITIVE.fullmatch(scene.text, trigger.start, trigger.end) is not None
    agents = {
        person
        for person, roles in story.memory.roles.items()
        if roles and all(role is Role.AGENT for role in roles)
    }
    by_name = person_for(
        scene,
        trigger.start,
        trigger.end,
        side="after" if infinitive else side,
        strict=infinitive and not scene.is_relative(trigger.start),
        but=agents,
    )
    if by_name is not None:
        return by_name
    holders = story.holder_in(phrases)
    near = [ref for ref in holders if scene.clauses_between(ref.start, trigger.start) == 0]
    return near[0] if near else None


_ELSEWHERE = re.compile(r"\s+(?:som [\w-]+ )?(?:i|hos|fra) (?:[a-zæøå]+ske )?[A-ZÆØÅ]")
"""A place of work behind the words that is no club on file: not the club of the article."""
_NEXT_JOB = re.compile(
    r"\b(?:blive|bliver|ansat som|begynder som|fortsætter som)\s+(?:ny\s+)?$", re.IGNORECASE
)


def _club(
    story: Story, scene: Scene, phrases: Phrases, trigger: Trigger, person: Ref
) -> int | None:
    """Return the club of an event: beside the trigger, else the person's, else the article's."""
    to_come = {
        phrase.club.entity
        for phrase in phrases
        if phrase.club is not None
        and _NEXT_JOB.search(
            scene.text[max(scene.start, phrase.role.start - 30) : phrase.role.start]
        )
    }
    beside = club_at(scene, trigger.start, trigger.end, but=to_come)
    known = [club for club in story.memory.clubs.get(person.entity, []) if club not in to_come]
    if beside is not None and scene.clauses_between(beside.start, trigger.start) == 0:
        return beside.entity
    if beside is not None and scene.is_relative(trigger.start):
        clause_start, _ = scene.clause(trigger.start)
        if 0 <= clause_start - beside.end <= 3:
            return beside.entity
    told = [
        phrase.club.entity
        for phrase in phrases
        if phrase.club is not None
        and phrase.person is not None
        and phrase.person.entity == person.entity
        and phrase.role.start < trigger.start
        and phrase.club.entity not in to_come
    ]
    if told:
        return told[-1]
    if beside is None and _ELSEWHERE.match(scene.text, trigger.end):
        return None
    if known:
        return known[0]
    if beside is not None and scene.is_relative(trigger.start) is False:
        return beside.entity
    return None if has_unread_subject(scene, trigger.start) else story.memory.focus
