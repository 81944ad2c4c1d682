"""`interest`: which clubs want whom, and who wants to which club."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fodbold_ner.ontology import (
    COACH_ROLES,
    STAFF_ROLES,
    Direction,
    Polarity,
    RelationType,
    Role,
)
from fodbold_ner.relations.arguments import (
    person_for,
    preposition_before,
)
from fodbold_ner.relations.claims import Claim
from fodbold_ner.relations.cues import Stance, stance_at
from fodbold_ner.relations.enumerations import is_opponent, listed_with
from fodbold_ner.relations.player_words import (
    CONSIDERS,
    INTEREST,
    NAMED,
    REFUSES,
)
from fodbold_ner.relations.scene import Ref, Scene
from fodbold_ner.relations.story import Phrases, Story
from fodbold_ner.relations.suitors import own_clubs, suitors
from fodbold_ner.relations.times import time_near
from fodbold_ner.relations.triggers import Trigger, find
from fodbold_ner.relations.wanted import wanted_by

__all__ = ["extract_interests"]

_TOWARDS = re.compile(
    r"(?:interesseret i|interesserede i|interesserer sig for|kontakt(?:et)? til|kontakt med|"
    r"taget kontakt|tager kontakt|tog kontakt|henvendt sig|henvendte sig)",
    re.IGNORECASE,
)
"""Words whose subject may be the person as well as the club."""
_NO_OFFER = re.compile(
    r"\s+til (?:at (?:kommentere|udtale|svare|stille|fortsætte|forlænge|blive)|(?:et )?interview|"
    r"(?:en )?kommentar|(?:[\w-]+ ){0,4}(?:forlængelse|ny kontrakt|ny aftale|landshold\w*))",
    re.IGNORECASE,
)
"""What is turned down and is no wish of another club."""
_ON_THE_BENCH = re.compile(r"\s+(?:bænken|sejren|point|chancen|kampen|nederlaget)\b", re.IGNORECASE)


def extract_interests(story: Story) -> Iterator[Claim]:
    """Yield which clubs want which people, bids included, and which people want which clubs.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> from fodbold_ner.relations.story import read_story
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("AGF er interesseret i Mads Tornhøj.")
        >>> claims = extract_interests(read_story(doc.text, data_of(doc)))
        >>> [(claim.arguments, claim.attributes["direction"]) for claim in claims]
        [({'person': 1, 'club': 0, 'role': None}, 'club_in_person')]
    """
    for scene, phrases in story.scenes:
        seen: set[tuple[int, int, str]] = set()
        for trigger in find(scene, INTEREST):
            if _ON_THE_BENCH.match(scene.text, trigger.end) or _writes(scene, trigger):
                continue
            claims = (
                _refusal(story, scene, phrases, trigger)
                if trigger.row is REFUSES
                else _wishes(story, scene, phrases, trigger)
            )
            for claim in claims:
                key = (
                    claim.arguments["person"],
                    claim.arguments["club"],
                    claim.attributes["direction"],
                )
                if key not in seen:
                    seen.add(key)
                    yield claim


def _writes(scene: Scene, trigger: Trigger) -> bool:
    """Whether it is the writer who calls and asks."""
    lead = scene.text[max(scene.start, trigger.start - 12) : trigger.start]
    return re.search(r"\b(?:jeg|vi)\s+(?:har\s+)?$", lead) is not None and not scene.is_spoken(
        trigger.start
    )


def _wishes(story: Story, scene: Scene, phrases: Phrases, trigger: Trigger) -> Iterator[Claim]:
    person = wanted_by(story, scene, trigger)
    if person is None:
        return
    wanted = [person]
    if trigger.row in (NAMED, CONSIDERS) and person in scene.people:
        wanted = listed_with(scene, scene.people, person)
    for one in wanted:
        own = set() if trigger.row is NAMED else own_clubs(story, phrases, one.entity)
        longed_for = _longed_for(scene, trigger, one)
        if longed_for is not None:
            claim = _interest(story, scene, phrases, trigger, one.entity, longed_for)
            claim.attributes["direction"] = Direction.PERSON_IN_CLUB.value
            yield claim
            continue
        for club in suitors(story, scene, phrases, trigger, own):
            yield _interest(story, scene, phrases, trigger, one.entity, club)


def _longed_for(scene: Scene, trigger: Trigger, person: Ref) -> int | None:
    """Return the club of `Holm er interesseret i AGF`, where the subject is the person."""
    if not _TOWARDS.match(scene.text, trigger.start) or person.end > trigger.start:
        return None
    clause_start, _ = scene.clause(trigger.start)
    if any(clause_start <= club.start < trigger.start for club in scene.clubs):
        return None
    behind = next(scene.after(scene.clubs, trigger.end), None)
    return behind.entity if behind is not None and behind.start - trigger.end <= 20 else None


def _refusal(story: Story, scene: Scene, phrases: Phrases, trigger: Trigger) -> Iterator[Claim]:
    """`takkede nej til AGF`: the club wanted him, and he does not want to the club."""
    if _NO_OFFER.match(scene.text, trigger.end):
        return
    clause_start, clause_end = scene.clause(trigger.start)
    person = person_for(scene, trigger.start, trigger.end, side="before")
    if person is None or not clause_start <= person.start < clause_end:
        return
    subject = [
        ref
        for ref in scene.clubs
        if person.end <= ref.start < trigger.start and ref.start >= clause_start
    ]
    if subject and subject[-1].end + 40 > trigger.start and person.end < subject[-1].start:
        return
    own = own_clubs(story, phrases, person.entity)
    club = _refused(story, scene, trigger, own)
    if club is None:
        return
    claim = _interest(story, scene, phrases, trigger, person.entity, club)
    polarity = claim.stance.polarity
    yield replace(
        claim,
        attributes={"direction": Direction.CLUB_IN_PERSON.value},
        stance=replace(claim.stance, polarity=Polarity.AFFIRMED),
    )
    if polarity is Polarity.DENIED:
        yield claim


def _refused(story: Story, scene: Scene, trigger: Trigger, own: set[int]) -> int | None:
    """Return the club that is turned down: behind the words, else the one spoken of before."""
    behind = next(scene.after(scene.clubs, trigger.end), None)
    if (
        behind is not None
        and behind.entity not in own
        and scene.clauses_between(trigger.end, behind.start) == 0
        and preposition_before(scene, behind, ("til", "fra", "hos", "i"))
    ):
        return behind.entity
    for ref in scene.before(scene.clubs, trigger.start):
        if ref.entity not in own and not is_opponent(scene, ref):
            return ref.entity
    if scene.local_club is not None and scene.local_club not in own:
        return scene.local_club
    focus = story.memory.focus
    return focus if focus not in own and story.memory.job is not None else None


def _job_wanted_for(story: Story, person: int, club: int) -> Role | None:
    """Return the open job that the article is about, where its club wants one with such a job."""
    memory = story.memory
    if club != memory.focus or not story.job_is_open or memory.job is None:
        return None
    own = story.staff_role_in((), person)
    same = own is not None and (own in COACH_ROLES) == (memory.job in COACH_ROLES)
    return memory.job if same else None


def _interest(
    story: Story, scene: Scene, phrases: Phrases, trigger: Trigger, person: int, club: int
) -> Claim:
    stance: Stance = stance_at(
        scene,
        trigger.start,
        trigger.end,
        negatable=trigger.row.negatable,
        denies=trigger.row.denies,
    )
    direction: Direction = trigger.row.tells
    role = next(
        (
            phrase.role.role
            for phrase in phrases
            if phrase.person is None and phrase.role.role in STAFF_ROLES
        ),
        _job_wanted_for(story, person, club) if direction is Direction.CLUB_IN_PERSON else None,
    )
    return Claim(
        RelationType.INTEREST,
        {"person": person, "club": club, "role": role.value if role else None},
        stance,
        scene,
        list(trigger.spans),
        {"direction": direction.value},
        time_near(scene, trigger.start, trigger.end),
        score=0.8,
    )
