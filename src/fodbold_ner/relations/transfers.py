"""`transfer`: players who move, with the clubs on both sides as far as the article tells.

Danish tells the sides by the verb: who sells or lends out is the club left, who fetches is the new
one; with verbs of which the player is the subject, prepositions tell them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from fodbold_ner.ontology import PLAYER_ROLES, RelationType, TransferKind
from fodbold_ner.relations.arguments import (
    is_opponent,
    listed_with,
    person_for,
    preposition_before,
    time_near,
)
from fodbold_ner.relations.claims import Claim
from fodbold_ner.relations.cues import stance_at
from fodbold_ner.relations.scene import Ref, Scene
from fodbold_ner.relations.story import Phrases, Story
from fodbold_ner.relations.player_words import (
    BIDS,
    BUYS,
    COURTS,
    INTEREST,
    LOANS,
    MOVES,
    TRANSFER,
    WANTS,
)
from fodbold_ner.relations.triggers import Trigger, find

__all__ = ["extract_transfers"]

Span = tuple[int, int]

_GIVES = re.compile(
    r"\b(?:sælger|solgte|(?:har|havde) (?:\w+ )?solgt|udlejer|udlejede|(?:har|"
    r"havde) (?:\w+ )?udlejet|"
    r"sender|sendte|afgiver|afhænder|lej(?:er|ede)\b.{3,60}\bud)\b",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"\b(?:hent(?:er|ede|e|et)|køb(?:er|e|t)|købte|lej(?:er|ede|e|et)|lån(?:er|te|t|e)|"
    r"sikre[rt]? sig|"
    r"får|fået|præsentere[rt]?|forstærker sig|snuppe[rt]?|på plads med|skriver kontrakt med)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:er|blev|bliver|blevet|var|være)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_SOLD = re.compile(r"solgt|sælges|salg|udlej|lejet ud|lejes ud", re.IGNORECASE)
_PRICE = re.compile(r"\W*(?:Pris|Transfersum|Beløb|Handl|Summen|Det koster)\w*\b")
_LANDS = re.compile(r"ny klub|fortsætter|landet|lander|havner", re.IGNORECASE)
_WISH = re.compile(
    r"\b(?:vil(?: gerne)?|ønsker(?: at)?|forsøg\w*(?: at)?|prøv\w*(?: at)?|overvejer(?: at)?|"
    r"håber(?: på)? at|ville|kunne tænke sig at|interesseret i at|vil ikke)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Path:
    """Where from and where to a player moves."""

    origin: int | None
    goal: int | None


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
        triggers = list(find(scene, TRANSFER))
        clauses = {scene.clause(trigger.start) for trigger in triggers}
        courting = [other for other in find(scene, INTEREST) if other.row in (WANTS, COURTS, BIDS)]
        for trigger in triggers:
            if _is_wish(scene, trigger, courting) or not _moves_somebody(scene, trigger):
                continue
            others = clauses - {scene.clause(trigger.start)}
            for person in _players(story, scene, trigger):
                path = _path(story, scene, phrases, trigger, person, others)
                if path is None:
                    continue
                known = found.get(person)
                if known is None:
                    found[person] = _transfer(scene, trigger, person, path, others)
                elif known.attributes["kind"] == TransferKind.UNKNOWN.value:
                    known.attributes["kind"] = trigger.row.tells.value
        if len(found) == 1:
            _add_price(scene, *found.values())
        yield from found.values()


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


def _is_about(scene: Scene, others: Collection[Span], trigger: int, offset: int) -> bool:
    """Whether what stands at an offset may belong to a trigger: in its clause, or in the next.

    A neighbouring clause that tells of a move itself keeps what is its own.
    """
    away = scene.clauses_between(trigger, offset)
    return away == 0 or (away == 1 and scene.clause(offset) not in others)


def _moves_somebody(scene: Scene, trigger: Trigger) -> bool:
    """Whether words of moving have a club or person for an object: a bus is hired as well."""
    words = scene.text[trigger.start : trigger.end].lower()
    if words.endswith(" til") and words.startswith("kom"):
        return any(0 <= ref.start - trigger.end <= 30 for ref in scene.clubs)
    if words in ("lejet", "lejer", "lejede", "leje", "købt", "handlen", "handel", "indkøb"):
        start, end = scene.clause(trigger.start)
        return any(start <= ref.start < end for ref in scene.people)
    return True


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
    if not any(role.role in PLAYER_ROLES for role in scene.roles) and trigger.row is not BUYS:
        # Without a player in the sentence only a sale or purchase is of whom it is all about.
        return []
    return [lead] if lead is not None and lead not in staff else []


def _path(
    story: Story,
    scene: Scene,
    phrases: Phrases,
    trigger: Trigger,
    person: int,
    others: Collection[Span],
) -> _Path | None:
    clubs = [
        ref
        for ref in scene.clubs
        if not is_opponent(scene, ref) and _is_about(scene, others, trigger.start, ref.start)
    ]
    goal = _behind(scene, clubs, ("til", "mod", "med"))
    origin = _behind(scene, clubs, ("fra", "hos"), but=goal)
    acting = _acting_club(scene, phrases, clubs, trigger, (goal, origin))
    if acting is not None:
        clause_start, clause_end = scene.clause(trigger.start)
        words = scene.text[min(acting.start, clause_start) : clause_end]
        if _GIVES.search(words):
            origin = origin or acting
        elif _TAKES.search(words):
            goal = goal or acting
            origin = origin or _behind(scene, clubs, ("i",), but=goal)
    if goal is None and _LANDS.search(scene.text[trigger.start : trigger.end]):
        goal = _behind(scene, clubs, ("i",), but=origin)
    if goal is None and origin is None:
        return None
    start = origin.entity if origin is not None else _left(story, scene, trigger, person, goal)
    end = goal.entity if goal is not None else None
    if start == end or (end is None and trigger.row is MOVES):
        return None
    return _Path(start, end)


def _behind(
    scene: Scene, clubs: list[Ref], prepositions: tuple[str, ...], but: Ref | None = None
) -> Ref | None:
    return next(
        (ref for ref in clubs if ref != but and preposition_before(scene, ref, prepositions)), None
    )


def _acting_club(
    scene: Scene,
    phrases: Phrases,
    clubs: list[Ref],
    trigger: Trigger,
    but: tuple[Ref | None, Ref | None],
) -> Ref | None:
    """Return the club that is the subject: before an active verb, or right behind it."""
    clause_start, _ = scene.clause(trigger.start)
    if scene.is_relative(trigger.start):
        antecedent = next(scene.before(scene.clubs, clause_start), None)
        if antecedent is not None and clause_start - antecedent.end <= 2:
            return antecedent
    lead = scene.text[max(clause_start, trigger.start - 30) : trigger.start]
    if _PASSIVE.search(lead):
        return None
    free = [
        ref
        for ref in clubs
        if ref not in but
        and not any(phrase.club == ref and phrase.person is not None for phrase in phrases)
        and not preposition_before(scene, ref, ("i", "på", "af", "for"))
    ]
    behind = [ref for ref in free if 0 <= ref.start - trigger.end <= 1]
    before = [ref for ref in free if ref.end <= trigger.start]
    return behind[0] if behind else before[-1] if before else None


def _left(
    story: Story, scene: Scene, trigger: Trigger, person: int, goal: Ref | None
) -> int | None:
    """Return the club that is left where the sentence names none: the player's own.

    Of a sale or a loan out it is else the club that the article is about.
    """
    if goal is None:
        return None
    own = [club for club in story.memory.clubs.get(person, []) if club != goal.entity]
    if own:
        return own[0]
    words = scene.text[trigger.start : trigger.end]
    if (trigger.row is LOANS or _SOLD.search(words)) and story.memory.focus != goal.entity:
        beside = [
            ref for ref in scene.clubs if ref.entity != goal.entity and not is_opponent(scene, ref)
        ]
        return beside[0].entity if beside else story.memory.focus
    return None


def _fee(scene: Scene, belongs: Callable[[int], bool]) -> str | None:
    known = (
        money
        for money in scene.sums
        if money["amount"] is not None and money["currency"] and belongs(money["start"])
    )
    return next((f"{money['amount']} {money['currency']}" for money in known), None)


def _transfer(
    scene: Scene, trigger: Trigger, person: int, path: _Path, others: Collection[Span]
) -> Claim:
    fee = _fee(scene, lambda offset: _is_about(scene, others, trigger.start, offset))
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
