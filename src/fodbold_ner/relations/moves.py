"""`transfer` and `contract`: players who move, and papers that bind or no longer bind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fodbold_ner.ontology import (
    PLAYER_ROLES,
    STAFF_ROLES,
    ContractEvent,
    RelationType,
    TransferKind,
)
from fodbold_ner.relations.arguments import (
    club_at,
    is_opponent,
    person_for,
    preposition_before,
    time_near,
)
from fodbold_ner.relations.claims import Claim, affirmed
from fodbold_ner.relations.cues import stance_at
from fodbold_ner.relations.scene import Ref, Scene
from fodbold_ner.relations.story import Phrases, Story
from fodbold_ner.relations.triggers import CONTRACT, INTEREST, TRANSFER, Trigger, find

__all__ = ["extract_contracts", "extract_transfers"]

_GIVES = re.compile(
    r"\b(?:sælger|solgte|har solgt|udlejer|udlejede|har udlejet|sender|sendte|slipper|afgiver|"
    r"lejer _? ?ud|siger farvel til|afhænder)\b",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"\b(?:henter|hentede|har hentet|køber|købte|har købt|lejer|lejede|har lejet|låner|sikrer sig|"
    r"sikret sig|får|har fået|præsenterer|har præsenteret|forstærker sig|snupper|snuppet|"
    r"tilføjer|på plads med|hente)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:vil(?: gerne)?|ønsker(?: at)?|forsøg\w*(?: at)?|prøv\w*(?: at)?|overvejer(?: at)?|"
    r"håber(?: på)? at|"
    r"ville|kunne tænke sig at|interesseret i at|vil ikke)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\b(?:\w+-?årig(?:e|t)?|\w+ års?|halvand\w+|halvårs\w*|etårs\w*|resten af sæsonen)\b",
    re.IGNORECASE,
)
_UNTIL_LEAD = re.compile(
    r"\b(?:til|frem til|indtil|til og med|løber til|gældende til|ud)\s+"
    r"(?:(?:udgangen af|slutningen af|og med)\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Path:
    """Where from and where to a player moves."""

    origin: int | None
    goal: int | None


def extract_transfers(story: Story) -> Iterator[Claim]:
    """Yield the moves of players, with the clubs on both sides as far as the article tells."""
    for scene, phrases in story.scenes:
        found: dict[int, Claim] = {}
        for trigger in find(scene, TRANSFER):
            person = _player(story, scene, phrases, trigger)
            if person is None or _is_wish(scene, trigger):
                continue
            path = _path(story, scene, phrases, trigger, person)
            if path is None:
                continue
            known = found.get(person)
            if known is None:
                found[person] = _transfer(scene, trigger, person, path)
            elif known.attributes["kind"] == TransferKind.UNKNOWN.value:
                known.attributes["kind"] = trigger.row.tells.value
        yield from found.values()


def _is_wish(scene: Scene, trigger: Trigger) -> bool:
    lead = scene.text[max(scene.start, trigger.start - 40) : trigger.start]
    if _WISH.search(lead):
        return True
    return any(
        abs(other.start - trigger.start) < 40 and other.row in INTEREST[:3]
        for other in find(scene, INTEREST)
    )


def _player(story: Story, scene: Scene, phrases: Phrases, trigger: Trigger) -> int | None:
    staff = {
        person
        for person, roles in story.memory.roles.items()
        if roles and not any(role in PLAYER_ROLES for role in roles)
    }
    person = person_for(scene, trigger.start, trigger.end, but=staff)
    if person is not None:
        return person.entity
    lead = story.memory.lead
    if lead is not None and not story.is_player(lead) and story.memory.job is not None:
        return None
    if scene.people and any(ref.entity not in staff for ref in scene.people):
        return None
    return lead if lead is not None and lead not in staff else None


def _path(
    story: Story, scene: Scene, phrases: Phrases, trigger: Trigger, person: int
) -> _Path | None:
    clubs = [
        ref
        for ref in scene.clubs
        if not is_opponent(scene, ref) and scene.clauses_between(ref.start, trigger.start) <= 1
    ]
    goal = next(
        (ref for ref in clubs if preposition_before(scene, ref, ("til", "mod", "med"))), None
    )
    origin = next(
        (
            ref
            for ref in clubs
            if preposition_before(scene, ref, ("fra", "hos")) and ref is not goal
        ),
        None,
    )
    subject = next(
        (
            ref
            for ref in clubs
            if ref.end <= trigger.start
            and ref not in (goal, origin)
            and not _belongs_to_role(phrases, ref)
        ),
        None,
    )
    words = scene.text[(subject.end if subject else scene.start) : trigger.end + 12]
    if subject is not None:
        if origin is None and _GIVES.search(words):
            origin = subject
        elif goal is None and _TAKES.search(words):
            goal = subject
    if goal is None and re.search(
        r"(?:ny klub|fortsætter|landet|lander|hentet|havner)",
        scene.text[trigger.start : trigger.end],
    ):
        place = next((ref for ref in clubs if preposition_before(scene, ref, ("i",))), None)
        if place is not None and "hentet" in scene.text[trigger.start : trigger.end]:
            origin = origin or place
        elif place is not None:
            goal = place
    if goal is None and origin is None:
        return None
    if origin is None:
        own = [club for club in story.memory.clubs.get(person, []) if goal and club != goal.entity]
        start = own[0] if own else None
    else:
        start = origin.entity
    end = goal.entity if goal is not None else None
    if start == end or (end is None and trigger.row is TRANSFER[3]):
        return None
    return _Path(start, end)


def _belongs_to_role(phrases: Phrases, ref: Ref) -> bool:
    return any(phrase.club == ref and phrase.person is not None for phrase in phrases)


def _transfer(scene: Scene, trigger: Trigger, person: int, path: _Path) -> Claim:
    fee = next(
        (
            f"{money['amount']} {money['currency']}"
            for money in scene.sums
            if money["amount"] is not None and money["currency"] is not None
        ),
        None,
    )
    kind: TransferKind = trigger.row.tells
    if kind is TransferKind.UNKNOWN and scene.sums:
        kind = TransferKind.PERMANENT
    return Claim(
        RelationType.TRANSFER,
        {"person": person, "from_club": path.origin, "to_club": path.goal},
        stance_at(scene, trigger.start, trigger.end),
        scene,
        list(trigger.spans),
        {"kind": kind.value, "fee": fee},
        time_near(scene, trigger.start, trigger.end),
        score=0.75,
    )


def extract_contracts(story: Story) -> Iterator[Claim]:
    """Yield contracts signed (with a stated length only), extended, running out and torn up."""
    for scene, _ in story.scenes:
        seen: set[int] = set()
        for trigger in find(scene, CONTRACT):
            person = _bound(story, scene, trigger)
            if person is None or person in seen:
                continue
            event: ContractEvent = trigger.row.tells
            until = _until(scene, trigger)
            if (
                event is ContractEvent.SIGNED
                and until is None
                and not _LENGTH.search(scene.sentence)
            ):
                continue
            if event is ContractEvent.EXPIRES and until is None and not scene.dates:
                continue
            club = _binding_club(story, scene, trigger, person)
            if club is None or club in story.anonymous:
                continue
            seen.add(person)
            stance = stance_at(scene, trigger.start, trigger.end)
            yield Claim(
                RelationType.CONTRACT,
                {"person": person, "club": club},
                stance,
                scene,
                list(trigger.spans),
                {"event": event.value, "until": until if affirmed(stance) else None},
                score=0.75,
            )


def _bound(story: Story, scene: Scene, trigger: Trigger) -> int | None:
    agents = {
        person
        for person, roles in story.memory.roles.items()
        if roles and not any(role in PLAYER_ROLES | STAFF_ROLES for role in roles)
    }
    person = person_for(scene, trigger.start, trigger.end, but=agents)
    if person is not None:
        return person.entity
    return story.memory.lead if not scene.people else None


def _binding_club(story: Story, scene: Scene, trigger: Trigger, person: int) -> int | None:
    with_club = next(
        (ref for ref in scene.clubs if preposition_before(scene, ref, ("med", "i", "hos"))), None
    )
    if with_club is not None:
        return with_club.entity
    known = story.memory.clubs.get(person)
    left = {ref.entity for ref in scene.clubs if preposition_before(scene, ref, ("fra",))}
    beside = club_at(scene, trigger.start, trigger.end, but=left)
    if beside is not None and (known is None or beside.entity in known):
        return beside.entity
    return known[0] if known else story.memory.focus


def _until(scene: Scene, trigger: Trigger) -> str | None:
    expires = trigger.row.tells is ContractEvent.EXPIRES
    for date in scene.dates:
        if expires and 0 <= date["start"] - trigger.end <= 12 and date["edtf"] is not None:
            return date["edtf"]
        lead = scene.text[max(scene.start, date["start"] - 34) : date["start"]]
        if (
            date["edtf"] is not None
            and date["start"] > trigger.start - 40
            and _UNTIL_LEAD.search(lead)
        ):
            return date["edtf"]
    return None
