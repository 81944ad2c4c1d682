"""`representation`: agents and agencies, and for whom they act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fodbold_ner.ontology import (
    PLAYER_ROLES,
    ROLES,
    STAFF_ROLES,
    Certainty,
    Label,
    Polarity,
    RelationType,
    Role,
)
from fodbold_ner.relations.claims import Claim
from fodbold_ner.relations.cues import Stance, stance_at
from fodbold_ner.relations.enumerations import listed_with
from fodbold_ner.relations.role_phrases import RolePhrase
from fodbold_ner.relations.scene import GENITIVE_END, Ref, Scene
from fodbold_ner.relations.story import Story

__all__ = ["extract_representations"]

_AS_CLIENT = re.compile(
    r"(?<= )(?:som klient|(?:i|på) (?:sin|hans|hendes) (?:stald|mappe|liste)|i stalden|i folden)"
    r"(?!\w)",
    re.IGNORECASE,
)
_HAS = re.compile(r"\bhar\s+(?:[\wæøå-]+\s+){0,4}$")
_HAVE_AGENTS = {Role.HEAD_COACH, Role.ASSISTANT_COACH, Role.NATIONAL_COACH}
_ACTS_FOR = re.compile(
    r"(?<!\w)(?:repræsenterer|repræsenterede|har repræsenteret|repræsentere|varetager|varetog|"
    r"rådgiver for|er agent for|agent for|plejer (?:\w+ )?interesser for|"
    r"forhandler på vegne af|taler på vegne af|"
    r"på vegne af|rådgiver(?= [A-ZÆØÅ])|bistår|arbejder for|fører ordet for|har papir på)(?!\w)",
    re.IGNORECASE,
)
_ACTED_FOR_BY = re.compile(
    r"(?<!\w)(?:rådgives af|bistås af|bistået af|under vingerne hos|i folden hos|"
    r"repræsenteres (?:nu )?af|repræsenteret af|i stald hos|i stalden hos|klient hos|"
    r"klient af|skiftet til|har _? ?som agent|lader sig repræsentere af)(?!\w)",
    re.IGNORECASE,
)
_CLIENTS = re.compile(
    r"(?<!\w)(?:klient(?:en|er|erne)?|kundeliste(?:n)?|klientliste(?:n)?|portefølje(?:n)?|"
    r"(?:i|fra) (?:hans |hendes |sin )?(?:stald(?:en)?|folden))(?!\w)",
    re.IGNORECASE,
)
_BELONGS = re.compile(r"\b(?:hører|er|tæller)\b.{0,30}(?:til|blandt|en af)\b", re.IGNORECASE)
_HANDED_ON = re.compile(r"\s?(?:job(?:bet)?|rolle(?:n)?|post(?:en)?|opgaven)\s+(?:hos|for)\s+")
_GOES_TO = re.compile(
    r"\b(?:gået til|går til|gik til|overtages af|overtaget af|ligger (?:nu )?hos)\b"
)
_NO_MORE = re.compile(r"\b(?:ikke længere|ikke mere|stoppet med at)\b", re.IGNORECASE)
_PLAYERS = "|".join(
    sorted({title for role in (*PLAYER_ROLES, Role.HEAD_COACH) for title in ROLES[role].titles})
)
_OF_WHOM = re.compile(
    rf"(?<!\w)(?:sin|hans|hendes|(?:\w*(?:{_PLAYERS})|[a-zæøå]*(?:sker|mand|aner|ianer))e?ns)\s+"
    r"(?:[a-zæøå]+\s+)?$",
    re.IGNORECASE,
)
"""`hans`, `angriberens`: whose agent it is, without a name."""


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
        yield from _from_client_list(story, scene)
        yield from _from_handed_on(scene)


def _from_client(scene: Scene) -> Iterator[Claim]:
    """`Bureauet X har Kim Holm som klient`: the client stands inside the words."""
    for match in _AS_CLIENT.finditer(scene.text, scene.start, scene.end):
        last = next(scene.before(scene.people, match.start()), None)
        if last is None or match.start() - last.end > 2:
            continue
        clients = listed_with(scene, scene.people, last)
        first = clients[0]
        actors = [ref for ref in (*scene.people, *scene.agencies) if ref.end <= first.start]
        if actors and _HAS.search(scene.text, scene.start, first.start):
            agent = max(actors, key=lambda ref: ref.start)
            for client in clients:
                yield _representation(scene, agent, client, match.span(), in_passing=False)


def _from_client_list(story: Story, scene: Scene) -> Iterator[Claim]:
    """`Blandt hendes klienter er A, B og C`: those behind the noun are the agent's."""
    for match in _CLIENTS.finditer(scene.text, scene.start, scene.end):
        agents = [ref.entity for ref in scene.people if _is_agent(story, ref.entity)]
        agent = agents[0] if agents else scene.topic
        if agent is None or not _is_agent(story, agent):
            continue
        clients = [
            ref
            for ref in scene.after(scene.people, match.end())
            if ref.mention is not None and not _is_agent(story, ref.entity)
        ]
        if not clients and _BELONGS.search(scene.text, *scene.clause(match.start())):
            clients = [
                ref
                for ref in scene.people
                if ref.mention is not None
                and not _is_agent(story, ref.entity)
                and not scene.clauses_between(ref.start, match.start())
            ]
        said_by = Ref(*match.span(), agent, Label.PERSON)
        for client in {ref.entity: ref for ref in reversed(clients)}.values():
            yield _representation(scene, said_by, client, match.span(), in_passing=False)
        break


def _is_agent(story: Story, person: int) -> bool:
    return Role.AGENT in story.memory.roles.get(person, [])


def _from_handed_on(scene: Scene) -> Iterator[Claim]:
    """`Rådgiverjobbet hos A er gået til B`: the job names the client, and who has it now."""
    for role in scene.roles:
        if role.role is not Role.AGENT:
            continue
        handed = _HANDED_ON.match(scene.text, role.end)
        client = next(scene.after(scene.people, role.end), None)
        if handed is None or client is None or client.start != handed.end():
            continue
        agent = next(
            (ref for ref in scene.after(scene.people, client.end) if ref.entity != client.entity),
            None,
        )
        if agent is not None and _GOES_TO.search(scene.text, client.end, agent.start):
            span = (role.start, role.end)
            yield _representation(scene, agent, client, span, in_passing=False)


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
    if owner is None and scene.topic is not None and phrase.title and phrase.person is not None:
        lead = scene.text[max(scene.start, phrase.role.start - 25) : phrase.role.start]
        if _OF_WHOM.search(lead) and scene.topic != phrase.person.entity:
            return Ref(phrase.role.start, phrase.role.end, scene.topic, Label.PERSON)
    if owner is None:
        return _client_behind(scene, phrase)
    by_pronoun = GENITIVE_END.match(scene.text, owner.end) is None
    if by_pronoun and story.memory.lead is not None and _is_director(story, owner.entity):
        return Ref(owner.start, owner.end, story.memory.lead, Label.PERSON)
    return owner


def _is_director(story: Story, person: int) -> bool:
    roles = story.memory.roles.get(person, [])
    return bool(roles) and all(role in STAFF_ROLES - _HAVE_AGENTS for role in roles)


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
            if client.label is Label.PERSON:
                for one in listed_with(scene, scene.people, client) if forward else [client]:
                    yield _representation(scene, agent, one, match.span(), in_passing=False)


def _representation(
    scene: Scene, agent: Ref, client: Ref, span: tuple[int, int], *, in_passing: bool
) -> Claim:
    stance = stance_at(scene, *span)
    if _NO_MORE.search(scene.text, *scene.clause(span[0])):
        stance = replace(stance, polarity=Polarity.DENIED)
    elif in_passing:
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
