"""The types of relations, what may fill them, and the attributes they have."""

from __future__ import annotations

from dataclasses import dataclass

from fodbold_ner.ontology.codes import Code
from fodbold_ner.ontology.labels import Label

__all__ = [
    "ARGUMENT_LABELS",
    "RELATIONS",
    "ArgumentSpec",
    "Certainty",
    "ContractEvent",
    "Direction",
    "Manner",
    "Polarity",
    "RelationSpec",
    "RelationType",
    "Tense",
    "TransferKind",
]


class RelationType(Code):
    """What is said to hold between entities."""

    ROLE_TENURE = "role_tenure"
    APPOINTMENT = "appointment"
    DEPARTURE = "departure"
    VACANCY = "vacancy"
    INTEREST = "interest"
    REPRESENTATION = "representation"
    TRANSFER = "transfer"
    CONTRACT = "contract"
    SUCCESSION = "succession"
    LEAGUE_MEMBERSHIP = "league_membership"


class Certainty(Code):
    """How sure the text is of a relation."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    EXPECTED = "expected"
    SPECULATED = "speculated"


class Polarity(Code):
    """Whether the text affirms or denies a relation."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Tense(Code):
    """When a tenure holds, seen from the article."""

    PAST = "past"
    CURRENT = "current"
    FUTURE = "future"


class Manner(Code):
    """How a job ended."""

    DISMISSED = "dismissed"
    RESIGNED = "resigned"
    CONTRACT_EXPIRED = "contract_expired"
    MUTUAL = "mutual"
    RETIRED = "retired"
    SOLD = "sold"
    UNKNOWN = "unknown"


class Direction(Code):
    """Who is interested in whom."""

    CLUB_IN_PERSON = "club_in_person"
    PERSON_IN_CLUB = "person_in_club"


class TransferKind(Code):
    """What kind of move a transfer is."""

    PERMANENT = "permanent"
    LOAN = "loan"
    FREE = "free"
    LOAN_RETURN = "loan_return"
    UNKNOWN = "unknown"


class ContractEvent(Code):
    """What happens to a contract."""

    SIGNED = "signed"
    EXTENDED = "extended"
    EXPIRES = "expires"
    TERMINATED = "terminated"


ARGUMENT_LABELS: dict[str, frozenset[Label]] = {
    "person": frozenset({Label.PERSON}),
    "successor": frozenset({Label.PERSON}),
    "predecessor": frozenset({Label.PERSON}),
    "client": frozenset({Label.PERSON}),
    "agent": frozenset({Label.PERSON, Label.AGENCY}),
    "club": frozenset({Label.CLUB, Label.NATIONAL_TEAM}),
    "from_club": frozenset({Label.CLUB, Label.NATIONAL_TEAM}),
    "to_club": frozenset({Label.CLUB, Label.NATIONAL_TEAM}),
    "league": frozenset({Label.LEAGUE}),
    "source": frozenset({Label.MEDIA, Label.PERSON, Label.CLUB, Label.NATIONAL_TEAM, Label.AGENCY}),
}


@dataclass(frozen=True)
class ArgumentSpec:
    """An argument of a relation; `role` arguments hold a role code, all others an entity."""

    name: str
    required: bool

    @property
    def labels(self) -> frozenset[Label]:
        """The labels that an entity in this place may have; empty for a role."""
        return ARGUMENT_LABELS.get(self.name, frozenset())


@dataclass(frozen=True)
class RelationSpec:
    """A relation type with its arguments, in order, and the attributes of its own."""

    type: RelationType
    gloss: str
    arguments: tuple[ArgumentSpec, ...]
    attributes: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    """Arguments of which at least one is required."""

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the arguments that no relation of this type may lack."""
        return tuple(argument.name for argument in self.arguments if argument.required)


def _spec(
    kind: RelationType, gloss: str, arguments: str, attributes: str, one_of: tuple[str, ...] = ()
) -> RelationSpec:
    """Read a spec from words; a ``?`` marks an argument that may be missing."""
    specs = tuple(
        ArgumentSpec(word.rstrip("?"), not word.endswith("?")) for word in arguments.split()
    )
    return RelationSpec(kind, gloss, specs, tuple(attributes.split()), one_of)


RELATIONS: dict[RelationType, RelationSpec] = {
    spec.type: spec
    for spec in (
        _spec(
            RelationType.ROLE_TENURE,
            "holds, held or will hold a job",
            "person role club",
            "tense acting start end",
        ),
        _spec(
            RelationType.APPOINTMENT, "is given a job on the staff", "person role? club", "until"
        ),
        _spec(RelationType.DEPARTURE, "leaves or loses a job", "person role? club", "manner"),
        _spec(RelationType.VACANCY, "has nobody in a job", "role club", "since"),
        _spec(RelationType.INTEREST, "wants, or is wanted", "person club role?", "direction"),
        _spec(RelationType.REPRESENTATION, "acts for a client", "agent client", ""),
        _spec(
            RelationType.TRANSFER,
            "moves from club to club",
            "person from_club? to_club?",
            "kind fee",
            ("from_club", "to_club"),
        ),
        _spec(
            RelationType.CONTRACT, "is bound to a club by contract", "person club", "event until"
        ),
        _spec(
            RelationType.SUCCESSION,
            "follows somebody in a job",
            "successor predecessor role? club?",
            "",
        ),
        _spec(
            RelationType.LEAGUE_MEMBERSHIP, "plays in a league", "club league", "season position"
        ),
    )
}
