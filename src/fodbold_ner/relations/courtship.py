"""`interest` and `representation`: who wants whom, and who speaks for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fodbold_ner.ontology import (
    STAFF_ROLES,
    Certainty,
    Direction,
    Label,
    Polarity,
    RelationType,
    Role,
)
from fodbold_ner.relations.arguments import (
    club_at,
    has_unread_subject,
    listed_with,
    person_for,
    preposition_before,
    time_near,
)
from fodbold_ner.relations.claims import Claim
from fodbold_ner.relations.cues import Stance, stance_at
from fodbold_ner.relations.role_phrases import RolePhrase
from fodbold_ner.relations.scene import Ref, Scene
from fodbold_ner.relations.story import Phrases, Story
from fodbold_ner.relations.player_words import BIDS, CONSIDERS, COURTS, INTEREST, NAMED
from fodbold_ner.relations.triggers import Trigger, find

_AS_CLIENT = re.compile(r"(?<= )(?:som klient|i sin stald)(?!\w)", re.IGNORECASE)
_FROM = re.compile(r"\bfra$", re.IGNORECASE)
_COACHES = {Role.HEAD_COACH, Role.ASSISTANT_COACH, Role.NATIONAL_COACH}

__all__ = ["extract_interests", "extract_representations"]

_ACTS_FOR = re.compile(
    r"(?<!\w)(?:repræsenterer|har repræsenteret|varetager|rådgiver for|er agent for|"
    r"har _? ?som klient)(?!\w)",
    re.IGNORECASE,
)
_ACTED_FOR_BY = re.compile(
    r"(?<!\w)(?:repræsenteres af|repræsenteret af|i stald hos|i stalden hos|klient hos|"
    r"har _? ?som agent)(?!\w)",
    re.IGNORECASE,
)


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
        seen: set[tuple[int, int]] = set()
        for trigger in find(scene, INTEREST):
            person = _wanted(story, scene, trigger)
            if person is None:
                continue
            wanted = [person]
            if trigger.row in (NAMED, CONSIDERS) and person in scene.people:
                wanted = listed_with(scene, scene.people, person)
            for one in wanted:
                # One may be a candidate for another job at one's own club.
                own = set(story.memory.clubs.get(one.entity, []))
                own |= {
                    phrase.club.entity
                    for phrase in phrases
                    if phrase.person is not None
                    and phrase.person.entity == one.entity
                    and phrase.club is not None
                }
                if trigger.row is NAMED:
                    own = set()
                for club in _suitors(story, scene, trigger, own):
                    if (one.entity, club) not in seen:
                        seen.add((one.entity, club))
                        yield _interest(scene, phrases, trigger, one.entity, club)


def _wanted(story: Story, scene: Scene, trigger: Trigger) -> Ref | None:
    agents = {
        person
        for person, roles in story.memory.roles.items()
        if roles and all(role is Role.AGENT for role in roles)
    }
    source = stance_at(scene, trigger.start, trigger.end).source
    by_pronoun = any(
        ref.entity == source and ref.mention is None and ref.start > trigger.start - 40
        for ref in scene.people
    )
    if source is not None and not by_pronoun and not scene.is_spoken(trigger.start):
        agents.add(source)
    person = person_for(
        scene,
        trigger.start,
        trigger.end,
        side=trigger.row.side,
        strict=trigger.row.strict,
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
    return person


def _suitors(story: Story, scene: Scene, trigger: Trigger, own: set[int]) -> list[int]:
    """Return the clubs that want the person: never his own, several where they are listed."""
    first = club_at(scene, trigger.start, trigger.end, but=own)
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
    if first is None:
        focus = story.memory.focus
        says_club = trigger.row.tells is Direction.PERSON_IN_CLUB
        is_open = trigger.row not in (NAMED, CONSIDERS) or story.job_is_open
        unread = has_unread_subject(scene, trigger.start)
        usable = focus not in own and not says_club and not unread and is_open
        return [focus] if usable and focus is not None else []
    listed = listed_with(scene, scene.clubs, first)
    return list(dict.fromkeys(club.entity for club in listed if club.entity not in own))


def _interest(scene: Scene, phrases: Phrases, trigger: Trigger, person: int, club: int) -> Claim:
    stance = stance_at(scene, trigger.start, trigger.end, negatable=trigger.row.negatable)
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


def extract_representations(story: Story) -> Iterator[Claim]:
    """Yield agents and agencies with their clients.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> from fodbold_ner.relations.story import read_story
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("Per Lindeskov repræsenterer Kim Holm.")
        >>> story = read_story(doc.text, data_of(doc))
        >>> [claim.arguments for claim in extract_representations(story)]
        [{'agent': 0, 'client': 1}]
    """
    for scene, phrases in story.scenes:
        for phrase in phrases:
            if phrase.role.role is Role.AGENT:
                yield from _from_phrase(story, scene, phrase)
        yield from _from_verbs(scene)
        yield from _from_client(scene)


def _from_client(scene: Scene) -> Iterator[Claim]:
    """`Bureauet X har Kim Holm som klient`: the client stands inside the words."""
    for match in _AS_CLIENT.finditer(scene.text, scene.start, scene.end):
        client = next(scene.before(scene.people, match.start()), None)
        if client is None or match.start() - client.end > 2:
            continue
        actors = [ref for ref in (*scene.people, *scene.agencies) if ref.end <= client.start]
        if actors and re.search(r"\bhar\s+$", scene.text[scene.start : client.start]):
            agent = max(actors, key=lambda ref: ref.start)
            yield _representation(scene, agent, client, match.span(), in_passing=False)


def _from_phrase(story: Story, scene: Scene, phrase: RolePhrase) -> Iterator[Claim]:
    agent = phrase.person
    client = _client(story, scene, phrase)
    if agent is None or client is None or agent.entity == client.entity:
        return
    span = (phrase.role.start, phrase.role.end)
    yield _representation(scene, agent, client, span, in_passing=phrase.title)


def _client(story: Story, scene: Scene, phrase: RolePhrase) -> Ref | None:
    """Return the client; `hans agent` is a player's or coach's, not that of who speaks of it."""
    owner = phrase.owner
    if owner is None:
        return _client_behind(scene, phrase)
    by_pronoun = re.match(r"(?:s|'s|’s|'|’)(?!\w)", scene.text[owner.end : owner.end + 3]) is None
    if by_pronoun and story.memory.lead is not None and _is_director(story, owner.entity):
        return Ref(owner.start, owner.end, story.memory.lead, Label.PERSON)
    return owner


def _is_director(story: Story, person: int) -> bool:
    roles = story.memory.roles.get(person, [])
    return bool(roles) and all(role in STAFF_ROLES - _COACHES for role in roles)


def _client_behind(scene: Scene, phrase: RolePhrase) -> Ref | None:
    for person in scene.after(scene.people, phrase.role.end):
        gap = scene.text[phrase.role.end : person.start]
        if re.fullmatch(r"\s+(?:for|til)\s+(?:[\w-]+\s+){0,2}", gap):
            return person
        break
    return None


def _from_verbs(scene: Scene) -> Iterator[Claim]:
    for pattern, forward in ((_ACTS_FOR, True), (_ACTED_FOR_BY, False)):
        for match in pattern.finditer(scene.text, scene.start, scene.end):
            actors = sorted([*scene.people, *scene.agencies], key=lambda ref: ref.start)
            ahead = next(scene.before(actors, match.start()), None)
            behind = next(scene.after(actors, match.end()), None)
            if ahead is None or behind is None or ahead.entity == behind.entity:
                continue
            if behind.start - match.end() > 60 or scene.clauses_between(match.end(), behind.start):
                continue
            agent, client = (ahead, behind) if forward else (behind, ahead)
            if client in scene.people:
                yield _representation(scene, agent, client, match.span(), in_passing=False)


def _representation(
    scene: Scene, agent: Ref, client: Ref, span: tuple[int, int], *, in_passing: bool
) -> Claim:
    stance = stance_at(scene, *span)
    if in_passing:
        # What a title tells, the sentence's doubts and sources are not about.
        stance = Stance(Certainty.ASSERTED, Polarity.AFFIRMED, None, ())
    return Claim(
        RelationType.REPRESENTATION,
        {"agent": agent.entity, "client": client.entity},
        stance,
        scene,
        [span],
        score=0.9,
    )
