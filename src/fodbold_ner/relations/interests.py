"""`interest`: which clubs want whom, and who wants to which club."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fodbold_ner.ontology import (
    STAFF_ROLES,
    Direction,
    Label,
    Polarity,
    RelationType,
    Role,
)
from fodbold_ner.relations.arguments import (
    club_at,
    has_unread_subject,
    person_for,
    preposition_before,
)
from fodbold_ner.relations.claims import Claim
from fodbold_ner.relations.cues import Stance, stance_at
from fodbold_ner.relations.enumerations import is_opponent, listed_with
from fodbold_ner.relations.player_words import (
    BIDS,
    CONSIDERS,
    COURTS,
    GIVES_UP,
    INTEREST,
    NAMED,
    REFUSES,
    WANTS,
)
from fodbold_ner.relations.scene import Ref, Scene
from fodbold_ner.relations.story import Phrases, Story
from fodbold_ner.relations.times import time_near
from fodbold_ner.relations.triggers import Trigger, find

__all__ = ["extract_interests"]

_DIRECTORS = STAFF_ROLES - {
    Role.HEAD_COACH,
    Role.ASSISTANT_COACH,
    Role.YOUTH_COACH,
    Role.GOALKEEPING_COACH,
    Role.CARETAKER_COACH,
    Role.NATIONAL_COACH,
    Role.OTHER,
}
_CALLS = re.compile(r"ring|spurgt|spørg|mødt|møde|kontakt|samtale|henvend|fat i", re.IGNORECASE)
"""Words of contact that are about a club's wish only where the sentence names the club."""
_FROM = re.compile(r"\bfra$", re.IGNORECASE)
_GENITIVE = re.compile(r"(?:s|'s|’s|'|’)(?!\w)")
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
_NAMES = re.compile(
    r"(?:\bhar (?:\w+ ){0,4}(?:nævnt|koblet|sat)|\b(?:nævner|nævnte|kobler|koblede|sætter|"
    r"satte)\b.*)$",
    re.IGNORECASE,
)
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
    person = _wanted(story, scene, trigger)
    if person is None:
        return
    wanted = [person]
    if trigger.row in (NAMED, CONSIDERS) and person in scene.people:
        wanted = listed_with(scene, scene.people, person)
    for one in wanted:
        own = set() if trigger.row is NAMED else _own_clubs(story, phrases, one.entity)
        longed_for = _longed_for(scene, trigger, one)
        if longed_for is not None:
            claim = _interest(story, scene, phrases, trigger, one.entity, longed_for)
            claim.attributes["direction"] = Direction.PERSON_IN_CLUB.value
            yield claim
            continue
        for club in _suitors(story, scene, phrases, trigger, own):
            yield _interest(story, scene, phrases, trigger, one.entity, club)


def _own_clubs(story: Story, phrases: Phrases, person: int) -> set[int]:
    """Return where a person works; one may be a candidate for another job at one's own club."""
    own = set(story.memory.clubs.get(person, []))
    return own | {
        phrase.club.entity
        for phrase in phrases
        if phrase.person is not None and phrase.person.entity == person and phrase.club is not None
    }


def _longed_for(scene: Scene, trigger: Trigger, person: Ref) -> int | None:
    """Return the club of `Holm er interesseret i AGF`, where the subject is the person."""
    if not _TOWARDS.match(scene.text, trigger.start) or person.end > trigger.start:
        return None
    clause_start, _ = scene.clause(trigger.start)
    if any(clause_start <= club.start < trigger.start for club in scene.clubs):
        return None
    behind = next(scene.after(scene.clubs, trigger.end), None)
    return behind.entity if behind is not None and behind.start - trigger.end <= 20 else None


def _wanted(story: Story, scene: Scene, trigger: Trigger) -> Ref | None:
    agents = {
        person
        for person, roles in story.memory.roles.items()
        if roles and all(role is Role.AGENT for role in roles)
    }
    by_agent = _through_agent(story, scene, trigger, agents)
    if by_agent is not None:
        return by_agent
    agents |= _followed(scene)
    source = stance_at(scene, trigger.start, trigger.end).source
    by_pronoun = any(
        ref.entity == source and ref.mention is None and ref.start > trigger.start - 40
        for ref in scene.people
    )
    if source is not None and not by_pronoun and not scene.is_spoken(trigger.start):
        agents.add(source)
    if trigger.row in (COURTS, WANTS, BIDS):
        agents |= _who_act_for_clubs(story, scene)
    side = "after" if trigger.row is GIVES_UP else trigger.row.side
    if trigger.row is NAMED and _NAMES.search(scene.text, scene.start, trigger.end):
        side = "after"
    beside = next(
        (
            ref
            for ref in scene.after(scene.people, trigger.end)
            if ref.entity not in agents and ref.start - trigger.end <= 12
        ),
        None,
    )
    if beside is not None and trigger.row is COURTS:
        return beside
    if trigger.row is WANTS:
        # The object of a wish stands near it, in its own clause.
        wished = next(
            (ref for ref in scene.after(scene.people, trigger.end) if ref.entity not in agents),
            None,
        )
        if wished is None or wished.start - trigger.end > 45:
            return None
        if scene.clauses_between(trigger.end, wished.start):
            return None
    person = person_for(
        scene,
        trigger.start,
        trigger.end,
        side=side,
        strict=trigger.row.strict or trigger.row is GIVES_UP,
        but=agents,
    )
    if (
        person is None
        and not scene.people
        and (trigger.row is BIDS or _FROM.search(scene.text[trigger.start : trigger.end]))
        and not any(role.role in STAFF_ROLES for role in scene.roles)
        and story.memory.lead is not None
    ):
        # A bid is always on somebody; where the sentence names nobody, on whom it is all about.
        return Ref(trigger.start, trigger.end, story.memory.lead, Label.PERSON)
    if person is None and scene.speaker is not None and scene.is_spoken(trigger.start):
        # `De har aldrig kontaktet os`: an agent speaks for his client.
        clients = story.memory.clients.get(scene.speaker, [])
        if len(clients) == 1:
            return Ref(trigger.start, trigger.end, clients[0], Label.PERSON)
    return person


_AFTER_WHOM = re.compile(
    r"(?:afløs\w*|arvtager\w*|efterfølger\w*|erstat\w*|forgænger\w*) (?:for |til |"
    r"efter )?(?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)


def _followed(scene: Scene) -> set[int]:
    """Return those whom another is to follow: `mulig afløser for Brix` does not want Brix."""
    return {
        ref.entity
        for ref in scene.people
        if _AFTER_WHOM.search(scene.text, max(scene.start, ref.start - 50), ref.start)
    }


def _who_act_for_clubs(story: Story, scene: Scene) -> set[int]:
    """Return the directors, who do the asking, unless the article is about a director's job."""
    if story.memory.job in _DIRECTORS:
        return set()
    return {
        person
        for person, roles in story.memory.roles.items()
        if roles
        and all(role in _DIRECTORS for role in roles)
        and all(ref.entity in story.memory.clubs.get(person, [ref.entity]) for ref in scene.clubs)
    }


def _through_agent(story: Story, scene: Scene, trigger: Trigger, agents: set[int]) -> Ref | None:
    """Return the client of the agent whom a club has talked to."""
    if trigger.row is not COURTS:
        return None
    agent = next(scene.after(scene.people, trigger.end), None)
    if agent is None or agent.entity not in agents or agent.start - trigger.end > 30:
        return None
    clients = story.memory.clients.get(agent.entity, [])
    return replace(agent, entity=clients[0]) if len(clients) == 1 else None


def _suitors(
    story: Story, scene: Scene, phrases: Phrases, trigger: Trigger, own: set[int]
) -> list[int]:
    """Return the clubs that want the person: never his own, several where they are listed."""
    if trigger.row in (NAMED, CONSIDERS):
        first = _wishing(scene, phrases, trigger, own)
    else:
        first = club_at(
            scene,
            trigger.start,
            trigger.end,
            but=own,
            side="before" if trigger.row is GIVES_UP else None,
        )
    if trigger.row in (BIDS, COURTS):
        # `nej til et bud fra Heerenveen`: who bids stands behind `fra`.
        first = next(
            (
                ref
                for ref in scene.clubs
                if preposition_before(scene, ref, ("fra",))
                and ref.start > trigger.start
                and ref.entity not in own
            ),
            first,
        )
    calls = trigger.row is COURTS and _CALLS.search(scene.text, trigger.start, trigger.end)
    if calls and first is not None and scene.clauses_between(first.start, trigger.start) > 1:
        return []
    if first is None:
        focus = story.memory.focus
        says_club = trigger.row.tells is Direction.PERSON_IN_CLUB or trigger.row is GIVES_UP
        is_open = trigger.row not in (NAMED, CONSIDERS) or story.job_is_open
        unread = has_unread_subject(scene, trigger.start)
        usable = focus not in own and not (says_club or unread or calls) and is_open
        return [focus] if usable and focus is not None else []
    listed = listed_with(scene, scene.clubs, first)
    return list(dict.fromkeys(club.entity for club in listed if club.entity not in own))


def _wishing(scene: Scene, phrases: Phrases, trigger: Trigger, own: set[int]) -> Ref | None:
    """Return the club whose candidate one is: that of the job, one behind a preposition, an owner.

    A club in another clause is where the candidate has been, or plays next.
    """
    for phrase in phrases:
        if phrase.club is not None and phrase.person is None and phrase.club.entity not in own:
            return phrase.club
    near = [
        ref
        for ref in scene.clubs
        if ref.entity not in own
        and not is_opponent(scene, ref)
        and scene.clauses_between(ref.start, trigger.start) == 0
    ]
    for ref in near:
        if ref.start >= trigger.end and preposition_before(
            scene, ref, ("til", "i", "hos", "for", "af", "med", "fra", "på")
        ):
            return ref
    for ref in near:
        if _GENITIVE.match(scene.text, ref.end) or ref.end <= trigger.start:
            return ref
    return near[0] if near else None


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
    own = _own_clubs(story, phrases, person.entity)
    club = _refused(story, scene, phrases, trigger, own)
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


def _refused(
    story: Story, scene: Scene, phrases: Phrases, trigger: Trigger, own: set[int]
) -> int | None:
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
        None,
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
