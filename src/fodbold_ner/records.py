"""The records that come out: frozen pydantic models of one annotated article.

`AnnotatedArticle.model_dump(mode="json")` is the object that the command line writes, one a line.
All offsets are half-open ``[start, end)``, in Unicode code points of `AnnotatedArticle.text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from fodbold_ner.ontology import (
    RELATIONS,
    Certainty,
    ContractEvent,
    Direction,
    Form,
    Label,
    LinkReason,
    Manner,
    Polarity,
    RelationType,
    Role,
    Tense,
    TransferKind,
    ZoneKind,
)

__all__ = [
    "AnnotatedArticle",
    "AnonymousEntity",
    "Appointment",
    "Article",
    "Candidate",
    "Contract",
    "DateMention",
    "Departure",
    "Entity",
    "Evidence",
    "Interest",
    "LeagueMembership",
    "MadeBy",
    "Mention",
    "MoneyMention",
    "NameMention",
    "NamedEntity",
    "Relation",
    "Representation",
    "RoleMention",
    "RoleTenure",
    "Succession",
    "Transfer",
    "Vacancy",
    "Zone",
    "json_schema",
]

_EDTF_DATE = r"(?:\d{4}(?:-(?:(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|2[1-4]))?[~?%]?)"
_EDTF = re.compile(rf"{_EDTF_DATE}(?:/(?:{_EDTF_DATE}|\.\.)?)?|(?:\.\.)?/{_EDTF_DATE}")


def _check_edtf(value: str) -> str:
    if not _EDTF.fullmatch(value):
        raise ValueError(
            f"{value!r} is no EDTF date of the kinds used here: 2024, 2024-11, 2024-11-03, "
            "2018-22 (summer), 2024-12~, 2018/.. or ../2024-11-03"
        )
    return value


Edtf = Annotated[str, AfterValidator(_check_edtf)]
Score = Annotated[float, Field(ge=0.0, le=1.0)]
Offset = Annotated[int, Field(ge=0)]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Article(_Record):
    """An article as it goes in: its text, and what is known about it beforehand."""

    text: str
    id: str | None = None
    published: date | None = None
    url: str | None = None


class MadeBy(_Record):
    """The versions that made a record: same versions and same input give the same record."""

    package: str
    pipeline: str
    base: str
    registry: str


class Zone(_Record):
    """A stretch of the page, and what it is there for."""

    kind: ZoneKind
    start: Offset
    end: Offset


class _Mention(_Record):
    id: str
    label: Label
    start: Offset
    end: Offset
    text: str
    form: Form | None
    zone: ZoneKind
    entity: str | None


class NameMention(_Mention):
    """A mention of an entity: a person, club, league, national team, medium or agency."""

    label: Literal[
        Label.PERSON, Label.CLUB, Label.LEAGUE, Label.NATIONAL_TEAM, Label.MEDIA, Label.AGENCY
    ]
    form: Form
    entity: str


class RoleMention(_Mention):
    """A mention of a job; `role` is its code, `text` the Danish title."""

    label: Literal[Label.ROLE]
    form: None = None
    entity: None = None
    role: Role


class DateMention(_Mention):
    """An expression of time; `edtf` is null where it cannot be resolved."""

    label: Literal[Label.DATE]
    form: None = None
    entity: None = None
    edtf: Edtf | None


class MoneyMention(_Mention):
    """A sum, in whole units of an ISO 4217 currency; both null where the text does not tell."""

    label: Literal[Label.MONEY]
    form: None = None
    entity: None = None
    amount: int | None
    currency: str | None


Mention = Annotated[
    NameMention | RoleMention | DateMention | MoneyMention, Field(discriminator="label")
]


class Candidate(_Record):
    """A registry entry that was considered, with the probability that it is the one."""

    registry_id: str
    name: str
    score: Score


class _Entity(_Record):
    id: str
    label: Literal[
        Label.PERSON, Label.CLUB, Label.LEAGUE, Label.NATIONAL_TEAM, Label.MEDIA, Label.AGENCY
    ]
    registry_id: str | None
    xref: dict[str, str]
    score: Score
    why: LinkReason
    candidates: tuple[Candidate, ...]


class NamedEntity(_Entity):
    """An entity that the article names; `registry_id` is null when it is NIL."""

    name: str


class AnonymousEntity(_Entity):
    """A real club or person that the article leaves unnamed, and what it tells of it."""

    name: None
    league: str | None
    country: str | None


Entity = NamedEntity | AnonymousEntity


class Evidence(_Record):
    """A sentence that says a relation, and the spans of the words in it that do."""

    start: Offset
    end: Offset
    trigger: tuple[tuple[Offset, Offset], ...]


class _Relation(_Record):
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


class RoleTenure(_Relation):
    """Somebody holds, held or will hold a job."""

    type: Literal[RelationType.ROLE_TENURE]
    person: str
    role: Role
    club: str
    tense: Tense
    acting: bool
    start: Edtf | None
    end: Edtf | None


class Appointment(_Relation):
    """Somebody is given a job on the staff."""

    type: Literal[RelationType.APPOINTMENT]
    person: str
    role: Role | None
    club: str
    until: Edtf | None


class Departure(_Relation):
    """Somebody leaves or loses a job."""

    type: Literal[RelationType.DEPARTURE]
    person: str
    role: Role | None
    club: str
    manner: Manner


class Vacancy(_Relation):
    """A club has nobody in a job."""

    type: Literal[RelationType.VACANCY]
    role: Role
    club: str
    since: Edtf | None


class Interest(_Relation):
    """A club wants a person, or a person a club."""

    type: Literal[RelationType.INTEREST]
    person: str
    club: str
    role: Role | None
    direction: Direction


class Representation(_Relation):
    """An agent or agency acts for a client."""

    type: Literal[RelationType.REPRESENTATION]
    agent: str
    client: str


class Transfer(_Relation):
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


class Contract(_Relation):
    """A person is bound to a club by contract, or no longer."""

    type: Literal[RelationType.CONTRACT]
    person: str
    club: str
    event: ContractEvent
    until: Edtf | None


class Succession(_Relation):
    """Somebody follows somebody else in a job."""

    type: Literal[RelationType.SUCCESSION]
    successor: str
    predecessor: str
    role: Role | None
    club: str | None


class LeagueMembership(_Relation):
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


class AnnotatedArticle(_Record):
    """An article with its zones, mentions, entities and relations.

    The model refuses what would be no sound record: a mention whose text is not the article's at
    its offsets, overlapping mentions or zones, an id used twice, a reference to an entity that is
    not there, and an argument whose entity has the wrong label.
    """

    id: str
    published: date | None
    url: str | None
    text: str
    made_by: MadeBy
    zones: tuple[Zone, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]

    def entity(self, entity_id: str) -> NamedEntity | AnonymousEntity:
        """Return the entity with this id.

        Raises:
            KeyError: The article has no such entity.
        """
        for entity in self.entities:
            if entity.id == entity_id:
                return entity
        raise KeyError(f"no entity {entity_id!r} in article {self.id!r}")

    @model_validator(mode="after")
    def _is_sound(self) -> AnnotatedArticle:
        faults = list(_faults(self))
        if faults:
            raise ValueError("; ".join(faults))
        return self


def _faults(article: AnnotatedArticle) -> Iterator[str]:
    """Name every way in which the parts of a record do not fit together."""
    yield from _overlaps("zone", [(zone.start, zone.end) for zone in article.zones])
    yield from _overlaps("mention", [(m.start, m.end) for m in article.mentions])
    for group in (article.mentions, article.entities, article.relations):
        yield from _repeated(record.id for record in group)
    labels = {entity.id: entity.label for entity in article.entities}
    for mention in article.mentions:
        if article.text[mention.start : mention.end] != mention.text:
            yield f"{mention.id}: {mention.text!r} is not the text at its offsets"
        if mention.entity is not None and labels.get(mention.entity) != mention.label:
            yield f"{mention.id}: no {mention.label} entity {mention.entity!r}"
    for relation in article.relations:
        yield from _relation_faults(relation, labels, len(article.text))


def _relation_faults(
    relation: _Relation, labels: Mapping[str, Label], length: int
) -> Iterator[str]:
    for argument in RELATIONS[relation.type].arguments:
        value = getattr(relation, argument.name)
        if argument.labels and value is not None and labels.get(value) not in argument.labels:
            yield f"{relation.id}: {argument.name} {value!r} is no entity that may stand there"
    for speaker in filter(None, (relation.source, *relation.via)):
        if speaker not in labels:
            yield f"{relation.id}: source {speaker!r} is no entity of the article"
    for evidence in relation.evidence:
        if not evidence.start < evidence.end <= length:
            yield f"{relation.id}: evidence [{evidence.start}, {evidence.end}) is outside the text"
        for start, end in evidence.trigger:
            if not evidence.start <= start < end <= evidence.end:
                yield f"{relation.id}: trigger [{start}, {end}) is outside its evidence"


def _overlaps(what: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    reach = 0
    for start, end in spans:
        if not reach <= start < end:
            yield f"{what} [{start}, {end}) is empty, out of order or overlaps the one before"
        reach = max(reach, end)


def _repeated(ids: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for identifier in ids:
        if identifier in seen:
            yield f"id {identifier!r} is used twice"
        seen.add(identifier)


def relation_models() -> tuple[type[_Relation], ...]:
    """Return the ten relation models, in the order of the ontology."""
    union = get_args(Relation)[0]
    return tuple(get_args(union))


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an annotated article."""
    schema = AnnotatedArticle.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
