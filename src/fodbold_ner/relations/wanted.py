"""Whom a club wants: the person that words of interest are about."""

from __future__ import annotations

import re
from dataclasses import replace

from fodbold_ner.ontology import COACH_ROLES, STAFF_ROLES, Label, Role
from fodbold_ner.relations.arguments import person_for
from fodbold_ner.relations.cues import stance_at
from fodbold_ner.relations.player_words import BIDS, COURTS, GIVES_UP, NAMED, WANTS
from fodbold_ner.relations.scene import Ref, Scene
from fodbold_ner.relations.story import Story
from fodbold_ner.relations.triggers import Trigger

__all__ = ["wanted_by"]

_NOT_COACHES = STAFF_ROLES - COACH_ROLES - {Role.OTHER}
_FROM = re.compile(r"\bfra$", re.IGNORECASE)
_NAMES = re.compile(
    r"(?:\bhar (?:\w+ ){0,4}(?:nævnt|koblet|sat)|\b(?:nævner|nævnte|kobler|koblede|sætter|"
    r"satte)\b.*)$",
    re.IGNORECASE,
)
_AFTER_WHOM = re.compile(
    r"(?:afløs\w*|arvtager\w*|efterfølger\w*|erstat\w*|forgænger\w*) (?:for |til |"
    r"efter )?(?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)


def wanted_by(story: Story, scene: Scene, trigger: Trigger) -> Ref | None:
    """Return whom words of interest are about, None where nobody can be meant.

    Args:
        story: The article.
        scene: The sentence.
        trigger: The words.
    """
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


def _followed(scene: Scene) -> set[int]:
    """Return those whom another is to follow: `mulig afløser for Brix` does not want Brix."""
    return {
        ref.entity
        for ref in scene.people
        if _AFTER_WHOM.search(scene.text, max(scene.start, ref.start - 50), ref.start)
    }


def _who_act_for_clubs(story: Story, scene: Scene) -> set[int]:
    """Return the directors, who do the asking, unless the article is about a director's job."""
    if story.memory.job in _NOT_COACHES:
        return set()
    return {
        person
        for person, roles in story.memory.roles.items()
        if roles
        and all(role in _NOT_COACHES for role in roles)
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
