"""The rows of the registry: entities with their dated names and dated roles.

A row is one JSON object a line. Ids are the registry's own, opaque and permanent; what other
registers call the same thing stands in `xref`, and an id that is not known stays empty.
Dates are EDTF at the precision that is known: ``2024``, ``2024-11`` or ``2024-11-03``.
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from fodbold_ner.ontology import REGISTRY_PREFIX, Code, Label, Role

__all__ = [
    "LABEL_OF_TYPE",
    "AutoLink",
    "DatePrecision",
    "Entity",
    "EntityType",
    "Gender",
    "Level",
    "Name",
    "NameKind",
    "Patch",
    "Prov",
    "Retraction",
    "RoleStatus",
    "Tenure",
    "Xref",
]


class EntityType(Code):
    """What an entity is."""

    PERSON = "person"
    CLUB = "club"
    NATIONAL_TEAM = "national_team"
    COMPETITION = "competition"
    MEDIA = "media"
    AGENCY = "agency"


LABEL_OF_TYPE = {
    EntityType.PERSON: Label.PERSON,
    EntityType.CLUB: Label.CLUB,
    EntityType.NATIONAL_TEAM: Label.NATIONAL_TEAM,
    EntityType.COMPETITION: Label.LEAGUE,
    EntityType.MEDIA: Label.MEDIA,
    EntityType.AGENCY: Label.AGENCY,
}

_TEAM_TYPES = frozenset({EntityType.CLUB, EntityType.NATIONAL_TEAM, EntityType.COMPETITION})


class Gender(Code):
    """Whose team or competition it is."""

    MEN = "men"
    WOMEN = "women"
    MIXED = "mixed"


class Level(Code):
    """Which side of a club or association it is."""

    FIRST = "first"
    RESERVE = "reserve"
    YOUTH = "youth"


class NameKind(Code):
    """What sort of name it is."""

    OFFICIAL = "official"
    SHORT = "short"
    ABBREVIATION = "abbreviation"
    NICKNAME = "nickname"
    DEMONYM = "demonym"
    COLOUR = "colour"
    PERIPHRASIS = "periphrasis"
    METONYM = "metonym"
    SPONSOR = "sponsor"
    FORMER = "former"
    INITIALS = "initials"
    ALTERNATIVE = "alternative"


class AutoLink(Code):
    """When a name may link without a person looking at it."""

    ALWAYS = "always"
    CONTEXT = "context"
    NEVER = "never"


class RoleStatus(Code):
    """How well a tenure is attested."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    LEAD = "lead"


class DatePrecision(Code):
    """How precise the dates of a tenure are, at their least precise."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@lru_cache(maxsize=65536)
def _check_date(value: str) -> str:
    parts = _DATE.fullmatch(value)
    if parts:
        year, month, day = (int(part) if part else 1 for part in parts.groups())
        if year and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
            return value
    raise ValueError(
        f"{value!r} is no date; write a year, a month or a day: 2024, 2024-11 or 2024-11-03"
    )


def _check_text(value: str) -> str:
    if not value or value != value.strip():
        raise ValueError(f"{value!r} is empty or has white space at its edges; write it without")
    return value


def _check_names(value: tuple[Name, ...]) -> tuple[Name, ...]:
    if not value:
        raise ValueError("empty; give at least one name")
    return value


Date = Annotated[str, AfterValidator(_check_date)]
Text = Annotated[str, AfterValidator(_check_text)]
EntityId = Annotated[str, Field(pattern=r"^fb:[pclnma]:\d{6}$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


def _check_order(what: str, start: str | None, end: str | None) -> None:
    """Refuse a start that is after its end, at the precision that both dates share."""
    if start and end:
        shared = min(len(start), len(end))
        if start[:shared] > end[:shared]:
            raise ValueError(
                f"{what} start at {start}, after their end at {end}; swap or mend them"
            )


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Prov(_Row):
    """Where a fact comes from."""

    source: Text
    ref: str | None = None
    licence: str | None = None
    retrieved: Date | None = None
    note: str | None = None


class Xref(_Row):
    """What other registers call the same entity; an unknown id is null, never a guess."""

    wikidata: Annotated[str, Field(pattern=r"^Q\d+$")] | None = None
    transfermarkt: Text | None = None
    fbref: Text | None = None
    uefa: Text | None = None
    soccerway: Text | None = None
    dbu: Text | None = None

    def known(self) -> dict[str, str]:
        """Return the ids that are known, by register.

        >>> Xref(wikidata="Q737936").known()
        {'wikidata': 'Q737936'}
        """
        return {key: value for key, value in self if value is not None}


class Name(_Row):
    """A name, the time it was in use, and when it may link; `prov` null is the entity's own."""

    text: Text
    kind: NameKind
    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] = "da"
    valid_from: Date | None = None
    valid_until: Date | None = None
    auto_link: AutoLink
    prov: Prov | None = None

    @model_validator(mode="after")
    def _is_in_order(self) -> Name:
        _check_order(f"the dates of {self.text!r}", self.valid_from, self.valid_until)
        return self


class Tenure(_Row):
    """A role that a person has or had; `org` is null where the organisation is not on file."""

    role: Role
    org: EntityId | None
    valid_from: Date | None = None
    valid_until: Date | None = None
    date_precision: DatePrecision | None = None
    status: RoleStatus
    as_of: Date | None = None
    prov: Prov | None = None

    @model_validator(mode="after")
    def _is_in_order(self) -> Tenure:
        _check_order(f"the dates as {self.role}", self.valid_from, self.valid_until)
        return self


class Entity(_Row):
    """A person, club, national team, competition, medium or agency.

    `label_da` is the full name that Danish media use, `label` the one used internationally where
    it differs. `country` is FIFA's three-letter code, null for what is international. `gender`
    and `level` are for teams and competitions; `dob` is for telling people apart only.
    """

    id: EntityId
    type: EntityType
    label_da: Text
    label: Text | None = None
    country: Country | None = None
    gender: Gender | None = None
    level: Level | None = None
    active_from: Date | None = None
    active_until: Date | None = None
    dob: Date | None = None
    xref: Xref = Xref()
    names: Annotated[tuple[Name, ...], AfterValidator(_check_names)]
    roles: tuple[Tenure, ...] = ()
    prov: tuple[Prov, ...] = ()

    @model_validator(mode="after")
    def _fits_its_type(self) -> Entity:
        prefix = REGISTRY_PREFIX[LABEL_OF_TYPE[self.type]]
        if not self.id.startswith(prefix):
            raise ValueError(f"the id of a {self.type} starts with {prefix}, not {self.id[:5]}")
        if self.type in _TEAM_TYPES and (self.gender is None or self.level is None):
            raise ValueError(f"a {self.type} needs gender and level; add both")
        if self.type is not EntityType.PERSON and (self.roles or self.dob):
            raise ValueError(f"roles and dob are for people; take them off this {self.type}")
        _check_order(f"the years of {self.label_da!r}", self.active_from, self.active_until)
        return self

    @property
    def label_in_text(self) -> Label:
        """The label of a mention of this entity."""
        return LABEL_OF_TYPE[self.type]


class Retraction(_Row):
    """A row that removes an entity; `merged_into` is the id that stands for it from now on."""

    id: EntityId
    retracted: Literal[True]
    merged_into: EntityId | None = None


class Patch(_Row):
    """A row that mends the fields it names and leaves the others; null takes a field away.

    How lists are merged is told by `fodbold_ner.links.layers.patched`. To take a name or a tenure
    away, write the entity's whole row.
    """

    id: EntityId
    patch: Literal[True]
    label_da: Text | None = None
    label: Text | None = None
    country: Country | None = None
    gender: Gender | None = None
    level: Level | None = None
    active_from: Date | None = None
    active_until: Date | None = None
    dob: Date | None = None
    xref: Xref = Xref()
    names: tuple[Name, ...] = ()
    roles: tuple[Tenure, ...] = ()
    prov: tuple[Prov, ...] = ()
