"""`contract`: papers that bind a person to a club, or no longer do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fodbold_ner.ontology import (
    PLAYER_ROLES,
    STAFF_ROLES,
    ContractEvent,
    Manner,
    RelationType,
    Role,
)
from fodbold_ner.relations.arguments import club_at, person_for, preposition_before
from fodbold_ner.relations.claims import Claim, affirmed
from fodbold_ner.relations.cues import stance_at
from fodbold_ner.relations.enumerations import listed_with
from fodbold_ner.relations.player_words import CONTRACT
from fodbold_ner.relations.scene import Scene
from fodbold_ner.relations.story import Story
from fodbold_ner.relations.times import until_at
from fodbold_ner.relations.triggers import Trigger, find

__all__ = ["extract_contracts"]

_NUMBER = r"(?:et|en|to|tre|fire|fem|seks|halvandet|halvandetårig|\d(?:,5)?|et halvt|halvt)"
_LENGTH = re.compile(
    rf"\b(?:{_NUMBER}[- ]?(?:et halvt )?(?:-?årige?t?|års?|sæsoner)|halvårs\w*|etårs\w*|"
    rf"resten af sæsonen)\b",
    re.IGNORECASE,
)
_UNTIL_LEAD = re.compile(
    r"\b(?:til|frem til|indtil|til og med|løber til|gældende til|ud)\s+"
    r"(?:(?:udgangen af|slutningen af|og med)\s+)?$|"
    r"\b(?:udløber|løber)\s+(?:først\s+)?(?:i|til|med|ved)?\s*$",
    re.IGNORECASE,
)


def extract_contracts(story: Story) -> Iterator[Claim]:
    """Yield contracts signed (with a stated length only), extended, running out and torn up.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> from fodbold_ner.relations.story import read_story
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("Angriberen Kim Holm har forlænget kontrakten med AGF til 2028.")
        >>> claims = extract_contracts(read_story(doc.text, data_of(doc)))
        >>> claim = next(claims)
        >>> claim.arguments, claim.attributes
        ({'person': 0, 'club': 1}, {'event': 'extended', 'until': '2028'})
    """
    for scene, _ in story.scenes:
        seen: set[tuple[int, ContractEvent]] = set()
        for trigger in find(scene, CONTRACT):
            event = _event(scene, trigger)
            if not _is_of_paper(scene, trigger) or not _is_dated(scene, trigger):
                continue
            for person in _bound(story, scene, trigger):
                club = _binding_club(story, scene, trigger, person)
                if club is None or (person, event) in seen:
                    continue
                seen.add((person, event))
                yield from _contract(story, scene, trigger, person, club)


_GETS = re.compile(
    r"\b(?:får|få|fik|fået|skrevet|skriver|skrive|skrev|underskr\w+|tilbudt|tilbydes|gav|"
    r"giver|givet)\b[^,.;]{0,40}$|\b(?:på|med) en (?:ny )?$",
    re.IGNORECASE,
)


def _event(scene: Scene, trigger: Trigger) -> ContractEvent:
    """Return what becomes of a contract: `får papir til 2027` is signed, `har papir` runs out."""
    event: ContractEvent = trigger.row.tells
    clause_start, _ = scene.clause(trigger.start)
    if event is ContractEvent.EXPIRES and _GETS.search(scene.text, clause_start, trigger.start):
        return ContractEvent.SIGNED
    return event


def _is_dated(scene: Scene, trigger: Trigger) -> bool:
    """Whether a signature states its length, and an end its time."""
    event: ContractEvent = trigger.row.tells
    if event is ContractEvent.SIGNED:
        return _until(scene, trigger) is not None or _LENGTH.search(scene.sentence) is not None
    if event is ContractEvent.EXPIRES:
        return bool(scene.dates) or _has_ended(scene, trigger)
    return True


def _contract(
    story: Story, scene: Scene, trigger: Trigger, person: int, club: int
) -> Iterator[Claim]:
    stance = stance_at(scene, trigger.start, trigger.end)
    event = _event(scene, trigger)
    until = _until(scene, trigger) if affirmed(stance) else None
    claim = Claim(
        RelationType.CONTRACT,
        {"person": person, "club": club},
        stance,
        scene,
        list(trigger.spans),
        {"event": event.value, "until": until},
        score=0.75,
    )
    yield claim
    if _has_ended(scene, trigger) and story.staff_role_in((), person) is None:
        yield replace(
            claim,
            type=RelationType.DEPARTURE,
            arguments={**claim.arguments, "role": Role.PLAYER.value},
            attributes={"manner": Manner.CONTRACT_EXPIRED.value},
        )


_PAPER = re.compile(
    r"forhandl|forlæng\w* (?:\w+ )?med|får forlænget|kontrakt|aftale|papir|samarbejde|"
    r"engagement|ophold|underskrift|frem til|til (?:sommer|"
    r"20\d\d)",
    re.IGNORECASE,
)


def _is_of_paper(scene: Scene, trigger: Trigger) -> bool:
    """Whether the words are about a contract: a lead may be extended as well."""
    words = scene.text[trigger.start : trigger.end].lower()
    if words.startswith(("ophæv", "riv", "rev")):
        return re.search(r"kontrakt|aftale|papir", scene.sentence, re.IGNORECASE) is not None
    if words.startswith(("forlæng", "løb", "udløb")):
        return _PAPER.search(scene.sentence) is not None
    return True


def _has_ended(scene: Scene, trigger: Trigger) -> bool:
    """Whether it is settled that a contract runs out: `udløb`, `lader kontrakten udløbe`."""
    words = scene.text[trigger.start : trigger.end].lower()
    return words == "udløb" or words.startswith("lader")


_ONE_PAPER = re.compile(r"kontrakten|aftalen|\bhans\b|\bhendes\b", re.IGNORECASE)


def _bound(story: Story, scene: Scene, trigger: Trigger) -> list[int]:
    """Return who is bound: people of the sentence who are no agents, else whom it is all about."""
    agents = {
        person
        for person, roles in story.memory.roles.items()
        if roles and not any(role in PLAYER_ROLES | STAFF_ROLES for role in roles)
    }
    person = person_for(scene, trigger.start, trigger.end, but=agents)
    if person is not None:
        return [ref.entity for ref in listed_with(scene, scene.people, person)]
    one_paper = _ONE_PAPER.search(scene.sentence) is not None
    lead = story.memory.lead
    return [lead] if not scene.people and lead is not None and one_paper else []


_FETCHED = re.compile(r"\b(?:købt|hentet|lejet|solgt|skiftede|kom|opvokset|født)\b[^.;]{0,20}$")


def _binding_club(story: Story, scene: Scene, trigger: Trigger, person: int) -> int | None:
    with_club = next(
        (
            ref
            for ref in scene.clubs
            if preposition_before(scene, ref, ("med", "i", "hos"))
            and scene.clauses_between(ref.start, trigger.start) == 0
            and not (
                ref.end < trigger.start and _FETCHED.search(scene.text, scene.start, ref.start)
            )
        ),
        None,
    )
    if with_club is not None:
        return with_club.entity
    known = story.memory.clubs.get(person)
    left = {ref.entity for ref in scene.clubs if preposition_before(scene, ref, ("fra",))}
    beside = club_at(scene, trigger.start, trigger.end, but=left)
    held = trigger.row.tells is ContractEvent.EXPIRES
    if beside is not None and held and scene.clauses_between(beside.start, trigger.start):
        beside = None
    if beside is not None and (known is None or beside.entity in known):
        return beside.entity
    return known[0] if known else story.memory.focus


def _until(scene: Scene, trigger: Trigger) -> str | None:
    """Return up to when the contract runs; of one that expires, when it does."""
    if trigger.row.tells is not ContractEvent.EXPIRES:
        return until_at(scene, trigger.start, trigger.end, _UNTIL_LEAD)
    for date in scene.dates:
        if 0 <= date["start"] - trigger.end <= 12 and date["edtf"] is not None:
            return date["edtf"]
    return until_at(scene, trigger.start, trigger.end, _UNTIL_LEAD)
