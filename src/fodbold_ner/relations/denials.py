"""Denials that name neither side: `Vores telefon har ikke ringet`, `Det er det pure opspind`.

They answer the wish of a club that the article has told of just before. Who denies it must be the
person wanted, one who acts for him, or one of either club's people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from fodbold_ner.ontology import (
    STAFF_ROLES,
    Certainty,
    Direction,
    Polarity,
    RelationType,
    Role,
)
from fodbold_ner.relations.claims import Claim, affirmed
from fodbold_ner.relations.cues import Stance, who_denies
from fodbold_ner.relations.scene import Scene
from fodbold_ner.relations.story import Story

__all__ = ["deny_rumours"]

_NOT = r"\b(?:ikke|aldrig|ingen|intet|hverken|heller ikke)\b"
_CONTACT = (
    r"(?:talt|ringet?|ringer|kontakt\w*|hørt|spurgt|skrevet|henvend\w*|bud|budt|røret|interesse\w*|"
    r"på tale|aktuelt?|hold i|forhandl\w*|mødt|mødtes|møde)"
)
_DENIES = re.compile(
    rf"{_NOT}[^.!?;]{{0,60}}?\b{_CONTACT}\b|"
    r"\b(?:opspind|opfundet|passer ikke|grebet ud af luften|løgn|vrøvl|sludder|"
    r"ikke noget om snakken|"
    r"det er forkert|er helt forkert|afviser rygte\w*|dementerer rygte\w*)\b",
    re.IGNORECASE,
)
_DENIES_IT = re.compile(
    r"\b(?:afviser|afviste|dementerer|dementerede|benægter|benægtede)\b(?=[^.;]{0,50}"
    r"\b(?:det|dette|rygte\w*|histori\w*|forlydende\w*|kontakt|spekulation\w*|oplysning\w*)\b)",
    re.IGNORECASE,
)
_WITHIN = 6
"""How many sentences a denial may stand behind the rumour that it answers."""


def deny_rumours(story: Story, claims: Iterable[Claim]) -> list[Claim]:
    r"""Return the denied claims that answer wishes told of before.

    Args:
        story: The article.
        claims: Its claims; what a sentence denies by itself is denied already.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> from fodbold_ner.relations.interests import extract_interests
        >>> from fodbold_ner.relations.story import read_story
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> text = "B.T. skriver, at AGF følger Kim Holm.\n\n– Det er opspind, siger Kim Holm."
        >>> doc = nlp(text)
        >>> story = read_story(doc.text, data_of(doc))
        >>> [claim.stance.polarity.value for claim in deny_rumours(story, extract_interests(story))]
        ['denied']
    """
    told = [
        claim
        for claim in claims
        if claim.type is RelationType.INTEREST
        and claim.attributes.get("direction") == Direction.CLUB_IN_PERSON.value
    ]
    order = {scene.start: number for number, (scene, _) in enumerate(story.scenes)}
    found: list[Claim] = []
    for scene, _ in story.scenes:
        denial = _denial(scene)
        own = [claim for claim in told if claim.scene.start == scene.start]
        if denial is None or any(not affirmed(claim.stance) for claim in own):
            continue
        span, speaker = denial
        rumour = _answered(story, scene, speaker, told, order)
        if rumour is None:
            continue
        stance = Stance(Certainty.REPORTED, Polarity.DENIED, speaker, ())
        found.append(replace(rumour, stance=stance, scene=scene, triggers=[span], score=0.7))
    return found


def _denial(scene: Scene) -> tuple[tuple[int, int], int] | None:
    """Return the words that deny, and who does: in a quote, or told as `Kim Holm afviser det`."""
    said = _DENIES.search(scene.text, scene.start, scene.end)
    if said is not None and scene.speaker is not None and scene.is_spoken(said.start()):
        return said.span(), scene.speaker
    told = _DENIES_IT.search(scene.text, scene.start, scene.end)
    if told is None or scene.is_spoken(told.start()):
        return None
    denier = who_denies(scene, *told.span())
    return None if denier is None else (told.span(), denier)


def _answered(
    story: Story, scene: Scene, speaker: int, told: Iterable[Claim], order: dict[int, int]
) -> Claim | None:
    """Return the wish that a sentence answers: one of somebody it names, else the last."""
    number = order[scene.start]
    before = [
        claim
        for claim in told
        if affirmed(claim.stance)
        and 0 < number - order[claim.scene.start] <= _WITHIN
        and _is_concerned(story, speaker, claim)
    ]
    named = {ref.entity for ref in (*scene.clubs, *scene.people) if ref.entity != speaker}
    about = [
        claim
        for claim in before
        if claim.arguments["person"] in named or claim.arguments["club"] in named
    ]
    return (about or before)[-1] if before else None


def _is_concerned(story: Story, speaker: int, claim: Claim) -> bool:
    person, club = claim.arguments["person"], claim.arguments["club"]
    roles = story.memory.roles.get(speaker, [])
    if speaker == person:
        return True
    if Role.AGENT in roles:
        return person in story.memory.clients.get(speaker, [person])
    known = story.memory.clubs.get(speaker)
    if known:
        return club in known or bool(set(known) & set(story.memory.clubs.get(person, [])))
    return any(role in STAFF_ROLES for role in roles) and club == story.memory.focus
