"""`transfer`: players who move, with the clubs on both sides as far as the article tells.

Danish tells the sides by the verb: who sells or lends out is the club left, who fetches is the new
one; with verbs of which the player is the subject, prepositions tell them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from fodbold_ner.ontology import (
    PLAYER_ROLES,
    STAFF_ROLES,
    Manner,
    RelationType,
    Role,
    TransferKind,
)
from fodbold_ner.relations.arguments import person_for, preposition_before
from fodbold_ner.relations.claims import Claim
from fodbold_ner.relations.cues import stance_at
from fodbold_ner.relations.enumerations import listed_with
from fodbold_ner.relations.player_words import (
    BIDS,
    BUYS,
    COURTS,
    INTEREST,
    MOVES,
    TRANSFER,
    WANTS,
)
from fodbold_ner.relations.scene import Scene
from fodbold_ner.relations.story import Story
from fodbold_ner.relations.times import time_near
from fodbold_ner.relations.transfer_paths import Path, find_path, is_about
from fodbold_ner.relations.triggers import Trigger, find

__all__ = ["extract_transfers"]

Span = tuple[int, int]

_FETCHES = re.compile(
    r"køber|købe$|sælger|sælge$|hente|snuppe|nappe|sikre|præsentere|landet$|enige? med|hjem"
)
_PRICE = re.compile(r"\W*(?:Pris|Transfersum|Beløb|Handl|Summen|Det koster)\w*\b")
_WISH = re.compile(
    r"\b(?:vil(?: gerne)?|ønsker(?: at)?|forsøg\w*(?: at)?|prøv\w*(?: at)?|overvejer(?: at)?|"
    r"håber(?: på)? at|(?:drøm\w*|ønske\w*|håb|tanken|snakken|mulighed\w*) (?:om|for) at|"
    r"lyst til at|"
    r"klar til at|frist\w* (?:af|til) at|overtale\w* til at|nægter at|afviser at|ville|"
    r"kunne tænke sig at|interesseret i at|vil ikke)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


def extract_transfers(story: Story) -> Iterator[Claim]:
    """Yield the moves of players, one for each who moves in a sentence, with fee and kind as told.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> from fodbold_ner.relations.story import read_story
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("Kim Holm skifter fra AGF til OB.")
        >>> [claim.arguments for claim in extract_transfers(read_story(doc.text, data_of(doc)))]
        [{'person': 0, 'from_club': 1, 'to_club': 2}]
    """
    for scene, phrases in story.scenes:
        found: dict[int, Claim] = {}
        triggers = [*find(scene, TRANSFER), *_from_to(scene)]
        clauses = {scene.clause(trigger.start) for trigger in triggers}
        courting = [other for other in find(scene, INTEREST) if other.row in (WANTS, COURTS, BIDS)]
        for trigger in triggers:
            if _is_wish(scene, trigger, courting) or not _moves_somebody(scene, trigger):
                continue
            if _joins_the_staff(scene, trigger):
                continue
            others = clauses - {scene.clause(trigger.start)}
            for person in _players(story, scene, trigger):
                path = find_path(story, scene, phrases, trigger, person, others)
                if path is None:
                    continue
                known = found.get(person)
                if known is None:
                    found[person] = _transfer(scene, trigger, person, path, others)
                elif known.attributes["kind"] == TransferKind.UNKNOWN.value:
                    known.attributes["kind"] = trigger.row.tells.value
        if len(found) == 1:
            _add_price(scene, *found.values())
        yield from map(_as_departure, found.values())


_AS = re.compile(r"\bsom (?:\w+ ){0,2}$")
_A_MATCH = re.compile(
    r"\b(?:kamp\w*|sejr\w*|nederlag\w*|mål|scor\w*|pas\w*|bus\w*|tilhænger\w*|fans|spring\w*|point|"
    r"vandt|tabte|spillede|spiller|kørt\w*|kørsel|vejen)\b",
    re.IGNORECASE,
)


def _from_to(scene: Scene) -> Iterator[Trigger]:
    """Yield `fra A … til B` in a clause with a person: whatever the verb, somebody moves."""
    for origin, goal in pairwise(scene.clubs):
        if origin.entity == goal.entity or goal.start - origin.end > 50:
            continue
        if scene.clauses_between(origin.start, goal.start):
            continue
        if not preposition_before(scene, origin, ("fra",)):
            continue
        if not preposition_before(scene, goal, ("til",)):
            continue
        clause_start, clause_end = scene.clause(origin.start)
        within = any(clause_start <= ref.start < clause_end for ref in scene.people)
        if within and not _A_MATCH.search(scene.text, clause_start, clause_end):
            lead = scene.text.rfind("fra", clause_start, origin.start)
            yield Trigger(lead, goal.start - 1, MOVES, ((lead, lead + 3),))


def _as_departure(claim: Claim) -> Claim:
    """A player sold to nobody who is named leaves his club; a loan is a move all the same."""
    kind = claim.attributes["kind"]
    if claim.arguments["to_club"] is not None or kind == TransferKind.LOAN.value:
        return claim
    manner = Manner.SOLD if kind == TransferKind.PERMANENT.value else Manner.UNKNOWN
    return replace(
        claim,
        type=RelationType.DEPARTURE,
        arguments={
            "person": claim.arguments["person"],
            "role": Role.PLAYER.value,
            "club": claim.arguments["from_club"],
        },
        attributes={"manner": manner.value},
    )


def _add_price(scene: Scene, claim: Claim) -> None:
    """Take the fee from the sentence behind, where that states the price."""
    behind = scene.follower
    if (
        claim.attributes["fee"] is None
        and behind is not None
        and _PRICE.match(behind.text, behind.start)
    ):
        claim.attributes["fee"] = _fee(behind, lambda _: True)
        if claim.attributes["fee"] and claim.attributes["kind"] == TransferKind.UNKNOWN.value:
            claim.attributes["kind"] = TransferKind.PERMANENT.value


def _moves_somebody(scene: Scene, trigger: Trigger) -> bool:
    """Whether words of moving have a club or person for an object: a bus is hired as well."""
    words = scene.text[trigger.start : trigger.end].lower()
    if words.endswith(" til") and words.startswith("kom"):
        return any(0 <= ref.start - trigger.end <= 30 for ref in scene.clubs)
    if words in ("lejet", "lejer", "lejede", "leje", "købt", "handlen", "handel", "indkøb"):
        start, end = scene.clause(trigger.start)
        return any(start <= ref.start < end for ref in scene.people)
    if words == "fandt":
        return any(0 <= ref.start - trigger.end <= 25 for ref in scene.people)
    if _FETCHES.match(words):
        return any(not scene.clauses_between(ref.start, trigger.start) for ref in scene.people)
    return True


def _joins_the_staff(scene: Scene, trigger: Trigger) -> bool:
    """Whether somebody comes `som assistent`: that is a hiring, whatever the verb."""
    _, end = scene.clause(trigger.start)
    return any(
        role.role in STAFF_ROLES
        and trigger.end <= role.start < end
        and _AS.search(scene.text[trigger.end : role.start])
        for role in scene.roles
    )


def _is_wish(scene: Scene, trigger: Trigger, courting: Sequence[Trigger]) -> bool:
    lead = scene.text[max(scene.start, trigger.start - 40) : trigger.start]
    if _WISH.search(lead):
        return True
    return any(abs(other.start - trigger.start) < 40 for other in courting)


def _players(story: Story, scene: Scene, trigger: Trigger) -> list[int]:
    """Return who moves: people of the sentence who are none of the staff, else the lead."""
    staff = {
        person
        for person, roles in story.memory.roles.items()
        if roles and not any(role in PLAYER_ROLES for role in roles)
    }
    if (
        trigger.row is MOVES
        and any(ref.end == trigger.start - 1 for ref in scene.clubs)
        and re.match(
            r"(?:rejser|rykker|kommer|flytter|tager|tur|skal)", scene.text[trigger.start :]
        )
    ):
        # A club travels to a match.
        return []
    person = person_for(scene, trigger.start, trigger.end, but=staff)
    if person is not None:
        return [ref.entity for ref in listed_with(scene, scene.people, person)]
    lead = story.memory.lead
    if lead is not None and not story.memory.is_player(lead) and story.memory.job is not None:
        return []
    if scene.people and any(ref.entity not in staff for ref in scene.people):
        return []
    topic = scene.topic
    if not scene.people and topic is not None and topic not in staff:
        return [topic]
    if not any(role.role in PLAYER_ROLES for role in scene.roles) and trigger.row is not BUYS:
        # Without a player in the sentence only a sale or purchase is of whom it is all about.
        return []
    return [lead] if lead is not None and lead not in staff else []


def _fee(scene: Scene, belongs: Callable[[int], bool]) -> str | None:
    known = (
        money
        for money in scene.sums
        if money["amount"] is not None and money["currency"] and belongs(money["start"])
    )
    return next((f"{money['amount']} {money['currency']}" for money in known), None)


def _transfer(
    scene: Scene, trigger: Trigger, person: int, path: Path, others: Collection[Span]
) -> Claim:
    fee = _fee(scene, lambda offset: is_about(scene, others, trigger.start, offset))
    kind: TransferKind = trigger.row.tells
    if kind is TransferKind.UNKNOWN and fee is not None:
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
