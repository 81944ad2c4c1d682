"""Claims of one article squared with each other: what one sentence says bears on another's claim.

Each rule takes all claims and returns what stands afterwards; the order matters and is that of
`square`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from fodbold_ner.ontology import (
    PLAYER_ROLES,
    Certainty,
    ContractEvent,
    Manner,
    Polarity,
    RelationType,
    Role,
    Tense,
    TransferKind,
)
from fodbold_ner.relations.claims import Claim

__all__ = ["square"]

_DONE = (Certainty.ASSERTED, Certainty.REPORTED)


def square(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that stand once they are all seen together.

    Args:
        claims: All claims of one article.

    Returns:
        The claims in order; some are dropped, some changed, and some added.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> from fodbold_ner.relations.cues import stance_at
        >>> from fodbold_ner.relations.scene import Scene
        >>> scene = Scene("AGF søger ny træner og ansætter Ole Brix.", 0, 41, ZoneKind.BODY)
        >>> said, job = (stance_at(scene, 4, 9), scene, [(4, 9)]), {"role": "head_coach", "club": 0}
        >>> vacancy = Claim(RelationType.VACANCY, job, *said)
        >>> filled = Claim(RelationType.APPOINTMENT, {"person": 1, **job}, *said)
        >>> [claim.type.value for claim in square([vacancy, filled])]
        ['appointment']
    """
    squared = list(claims)
    for rule in _RULES:
        squared = rule(squared)
    return squared


def _of(claims: Iterable[Claim], kind: RelationType) -> list[Claim]:
    return [
        claim
        for claim in claims
        if claim.type is kind and claim.stance.polarity is Polarity.AFFIRMED
    ]


def _key(claim: Claim) -> tuple[Any, Any]:
    return claim.arguments.get("person"), claim.arguments.get("club")


def _drop_filled_vacancies(claims: list[Claim]) -> list[Claim]:
    """A job that an asserted appointment fills is not vacant; a caretaker does not fill it."""
    filled = {
        (claim.arguments["role"], claim.arguments["club"])
        for claim in _of(claims, RelationType.APPOINTMENT)
        if claim.stance.certainty is Certainty.ASSERTED and not claim.attributes.get("acting")
    }
    return [
        claim
        for claim in claims
        if claim.type is not RelationType.VACANCY
        or (claim.arguments["role"], claim.arguments["club"]) not in filled
    ]


def _level_successions(claims: list[Claim]) -> list[Claim]:
    """A succession is as sure as the appointment that it comes with."""
    jobs = {_key(claim): claim for claim in _of(claims, RelationType.APPOINTMENT)}
    levelled = []
    for claim in claims:
        job = jobs.get((claim.arguments.get("successor"), claim.arguments.get("club")))
        if (
            claim.type is RelationType.SUCCESSION
            and job is not None
            and (claim.stance.certainty is Certainty.ASSERTED)
        ):
            stance = replace(claim.stance, certainty=job.stance.certainty)
            claim = replace(claim, stance=stance)
        levelled.append(claim)
    return levelled


def _join_transfers(claims: list[Claim]) -> list[Claim]:
    """A move told in halves is one: the half that lacks a club takes it from the other.

    The club left may also be told by a departure or a contract that ended.
    """
    moves = _of(claims, RelationType.TRANSFER)
    left: dict[Any, list[Any]] = {}
    for kind in (RelationType.DEPARTURE, RelationType.CONTRACT, RelationType.ROLE_TENURE):
        for claim in _of(claims, kind):
            if kind is RelationType.CONTRACT and claim.attributes["event"] in (
                ContractEvent.SIGNED.value,
                ContractEvent.EXTENDED.value,
            ):
                continue
            if (
                kind is RelationType.ROLE_TENURE
                and claim.attributes["tense"] != Tense.CURRENT.value
            ):
                continue
            left.setdefault(claim.arguments["person"], []).append(claim.arguments["club"])
    free = {
        claim.arguments["person"]
        for claim in _of(claims, RelationType.CONTRACT)
        if claim.attributes["event"] == ContractEvent.TERMINATED.value
    }
    for move in moves:
        person, origin, goal = (move.arguments[name] for name in ("person", "from_club", "to_club"))
        for other in moves:
            if other.arguments["person"] != person:
                continue
            if (
                origin is None
                and other.arguments["from_club"] not in (None, goal)
                and (other.arguments["to_club"] in (None, goal))
            ):
                origin = other.arguments["from_club"]
            if (
                goal is None
                and other.arguments["to_club"] not in (None, origin)
                and (other.arguments["from_club"] in (None, origin))
            ):
                goal = other.arguments["to_club"]
        if origin is None:
            origin = next((club for club in left.get(person, []) if club != goal), None)
        move.arguments.update(from_club=origin, to_club=goal)
        if person in free and move.attributes["kind"] == TransferKind.UNKNOWN.value:
            move.attributes["kind"] = TransferKind.FREE.value
    return claims


def _drop_moves_of_staff(claims: list[Claim]) -> list[Claim]:
    """One who is appointed somewhere does not move there as a player too."""
    jobs = {_key(claim) for claim in _of(claims, RelationType.APPOINTMENT)}
    return [
        claim
        for claim in claims
        if claim.type is not RelationType.TRANSFER
        or (claim.arguments["person"], claim.arguments["to_club"]) not in jobs
    ]


def _prefer_new_papers(claims: list[Claim]) -> list[Claim]:
    """Where a contract was signed or extended, its end is an `until`, and no expiry.

    One that was extended was signed too, which says no more.
    """
    extended = {
        _key(claim)
        for claim in _of(claims, RelationType.CONTRACT)
        if claim.attributes["event"] == ContractEvent.EXTENDED.value
    }
    # While a new paper is talked about, the old one runs.
    renewed = {
        _key(claim)
        for claim in _of(claims, RelationType.CONTRACT)
        if claim.attributes["event"] in (ContractEvent.SIGNED.value, ContractEvent.EXTENDED.value)
        and claim.stance.certainty in _DONE
    }
    return [
        claim
        for claim in claims
        if claim.type is not RelationType.CONTRACT
        or not (
            (claim.attributes["event"] == ContractEvent.EXPIRES.value and _key(claim) in renewed)
            or (claim.attributes["event"] == ContractEvent.SIGNED.value and _key(claim) in extended)
        )
    ]


def _tell_manner_by_contract(claims: list[Claim]) -> list[Claim]:
    """A departure of unknown manner beside a contract that ran out is explained by it."""
    manners = {
        ContractEvent.EXPIRES.value: Manner.CONTRACT_EXPIRED.value,
        ContractEvent.TERMINATED.value: Manner.MUTUAL.value,
    }
    ended = {
        _key(claim): manners[claim.attributes["event"]]
        for claim in _of(claims, RelationType.CONTRACT)
        if claim.attributes["event"] in manners
    }
    ended.update(
        (_key(claim), Manner.CONTRACT_EXPIRED.value)
        for claim in claims
        if claim.type is RelationType.CONTRACT
        and claim.attributes["event"] == ContractEvent.EXTENDED.value
        and claim.stance.polarity is Polarity.DENIED
    )
    for claim in _of(claims, RelationType.DEPARTURE):
        if claim.attributes["manner"] == Manner.UNKNOWN.value and _key(claim) in ended:
            claim.attributes["manner"] = ended[_key(claim)]
    return claims


def _leave_when_not_extended(claims: list[Claim]) -> list[Claim]:
    """A contract that is not extended ends in a departure, whether the text says so or not."""
    gone = {_key(claim) for claim in _of(claims, RelationType.DEPARTURE)}
    added = [
        replace(
            claim,
            type=RelationType.DEPARTURE,
            arguments={**claim.arguments, "role": Role.PLAYER.value},
            attributes={"manner": Manner.CONTRACT_EXPIRED.value},
            stance=replace(claim.stance, polarity=Polarity.AFFIRMED),
        )
        for claim in claims
        if claim.type is RelationType.CONTRACT
        and claim.attributes["event"] == ContractEvent.EXTENDED.value
        and claim.stance.polarity is Polarity.DENIED
        and claim.stance.certainty is Certainty.ASSERTED
        and _key(claim) not in gone
    ]
    return claims + added


def _drop_moves_from_departures(claims: list[Claim]) -> list[Claim]:
    """A player who leaves for a club that is named has a transfer, and no departure beside it."""
    moved = {
        (claim.arguments["person"], claim.arguments["from_club"])
        for claim in _of(claims, RelationType.TRANSFER)
        if claim.arguments["to_club"] is not None and claim.arguments["from_club"] is not None
    }
    return [
        claim
        for claim in claims
        if claim.type is not RelationType.DEPARTURE
        or claim.attributes["manner"] not in (Manner.UNKNOWN.value, Manner.SOLD.value)
        or claim.stance.polarity is Polarity.DENIED
        or _key(claim) not in moved
    ]


def _end_tenures(claims: list[Claim]) -> list[Claim]:
    """Who has left a job held it; who has left as a player played there."""
    gone = {
        (*_key(claim), claim.arguments["role"]): claim
        for claim in _of(claims, RelationType.DEPARTURE)
        if claim.stance.certainty in _DONE
        and not claim.to_come
        and not (claim.time or "").startswith("../")
    }
    players = {role.value for role in PLAYER_ROLES}
    held = {
        (*_key(claim), claim.arguments["role"]) for claim in _of(claims, RelationType.ROLE_TENURE)
    }
    ended = [
        replace(
            claim,
            type=RelationType.ROLE_TENURE,
            attributes={"tense": Tense.PAST.value, "acting": False, "end": claim.time},
            time=None,
        )
        for key, claim in gone.items()
        if key[-1] is not None and key[-1] not in players and key not in held
    ]
    for claim in claims:
        role = claim.arguments.get("role")
        roles = players if role in players else {role}
        keys = [(*_key(claim), one) for one in sorted(map(str, roles))]
        left = [gone[key] for key in keys if key in gone]
        if (
            claim.type is RelationType.ROLE_TENURE
            and claim.stance.polarity is Polarity.AFFIRMED
            and claim.attributes["tense"] == Tense.CURRENT.value
            and left
        ):
            # It is as sure that it is over as that the job was left.
            past = {**claim.attributes, "tense": Tense.PAST.value}
            claim = replace(claim, attributes=past, stance=left[0].stance)
        ended.append(claim)
    return ended


def _drop_interest_of_own_club(claims: list[Claim]) -> list[Claim]:
    """The club that a player leaves, or that he has a contract with, has no interest in him."""
    left = {
        (claim.arguments["person"], claim.arguments["from_club"])
        for claim in _of(claims, RelationType.TRANSFER)
    }
    left |= {
        _key(claim)
        for claim in claims
        if claim.type is RelationType.CONTRACT
        and claim.attributes["event"] != ContractEvent.SIGNED.value
    }
    return [
        claim
        for claim in claims
        if claim.type is not RelationType.INTEREST or _key(claim) not in left
    ]


def _prefer_appointments(claims: list[Claim]) -> list[Claim]:
    """A club that is about to appoint somebody has no mere interest in them beside it."""
    jobs = {
        _key(claim)
        for claim in _of(claims, RelationType.APPOINTMENT)
        if claim.stance.certainty is not Certainty.SPECULATED
    }
    moves = {
        (claim.arguments["person"], claim.arguments["to_club"])
        for claim in _of(claims, RelationType.TRANSFER)
        if claim.stance.certainty is not Certainty.SPECULATED
    }
    return [
        claim
        for claim in claims
        if claim.type is not RelationType.INTEREST
        or claim.stance.polarity is Polarity.DENIED
        or _key(claim) not in jobs | moves
    ]


_RULES: tuple[Callable[[list[Claim]], list[Claim]], ...] = (
    _drop_filled_vacancies,
    _level_successions,
    _drop_moves_of_staff,
    _join_transfers,
    _prefer_new_papers,
    _tell_manner_by_contract,
    _leave_when_not_extended,
    _drop_moves_from_departures,
    _end_tenures,
    _drop_interest_of_own_club,
    _prefer_appointments,
)
