"""What an article says of people and clubs: ten models, one a type of relation."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from fodbold_ner.ontology import (
    RELATIONS,
    Certainty,
    ContractEvent,
    Direction,
    Manner,
    Polarity,
    RelationType,
    Role,
    Tense,
    TransferKind,
)
from fodbold_ner.records.values import Edtf, Offset, Record, Score

__all__ = [
    "Appointment",
    "Contract",
    "Departure",
    "Evidence",
    "Interest",
    "LeagueMembership",
    "Relation",
    "RelationRecord",
    "Representation",
    "RoleTenure",
    "Succession",
    "Transfer",
    "Vacancy",
    "relation_models",
]


class Evidence(Record):
    """A sentence that says a relation, and the spans of the words in it that do."""

    start: Offset
    end: Offset
    trigger: tuple[tuple[Offset, Offset], ...]


class RelationRecord(Record):
    """What every relation has: how sure it is, on whose word, and the sentences that say it."""

    id: str
    type: RelationType
    certainty: Certainty
    polarity: Polarity
    source: str | None
    via: tuple[str, ...]
    time: Edtf | None
    score: Score
    evidence: tuple[Evidence, ...] = Field(min_length=1)

    def arguments(self) -> dict[str, str | None]:
        """Return the relation's arguments by name: entity ids, and for `role` a role code."""
        names = (argument.name for argument in RELATIONS[self.type].arguments)
        return {name: getattr(self, name) for name in names}


class RoleTenure(RelationRecord):
    """Somebody holds, held or will hold a job."""

    type: Literal[RelationType.ROLE_TENURE]
    person: str
    role: Role
    club: str
    tense: Tense
    acting: bool
    start: Edtf | None
    end: Edtf | None


class Appointment(RelationRecord):
    """Somebody is given a job on the staff."""

    type: Literal[RelationType.APPOINTMENT]
    person: str
    role: Role | None
    club: str
    until: Edtf | None


class Departure(RelationRecord):
    """Somebody leaves or loses a job."""

    type: Literal[RelationType.DEPARTURE]
    person: str
    role: Role | None
    club: str
    manner: Manner


class Vacancy(RelationRecord):
    """A club has nobody in a job."""

    type: Literal[RelationType.VACANCY]
    role: Role
    club: str
    since: Edtf | None


class Interest(RelationRecord):
    """A club wants a person, or a person a club."""

    type: Literal[RelationType.INTEREST]
    person: str
    club: str
    role: Role | None
    direction: Direction


class Representation(RelationRecord):
    """An agent or agency acts for a client."""

    type: Literal[RelationType.REPRESENTATION]
    agent: str
    client: str


class Transfer(RelationRecord):
    """A player moves from club to club."""

    type: Literal[RelationType.TRANSFER]
    person: str
    from_club: str | None
    to_club: str | None
    kind: TransferKind
    fee: str | None

    @model_validator(mode="after")
    def _has_a_club(self) -> Transfer:
        if self.from_club is None and self.to_club is None:
            raise ValueError("a transfer names from_club, to_club or both")
        return self


class Contract(RelationRecord):
    """A person is bound to a club by contract, or no longer."""

    type: Literal[RelationType.CONTRACT]
    person: str
    club: str
    event: ContractEvent
    until: Edtf | None


class Succession(RelationRecord):
    """Somebody follows somebody else in a job."""

    type: Literal[RelationType.SUCCESSION]
    successor: str
    predecessor: str
    role: Role | None
    club: str | None


class LeagueMembership(RelationRecord):
    """A club plays in a league."""

    type: Literal[RelationType.LEAGUE_MEMBERSHIP]
    club: str
    league: str
    season: str | None
    position: int | None


Relation = Annotated[
    RoleTenure
    | Appointment
    | Departure
    | Vacancy
    | Interest
    | Representation
    | Transfer
    | Contract
    | Succession
    | LeagueMembership,
    Field(discriminator="type"),
]


def relation_models() -> tuple[type[RelationRecord], ...]:
    """Return the ten relation models, in the order of the ontology."""
    union = get_args(Relation)[0]
    return tuple(get_args(union))
