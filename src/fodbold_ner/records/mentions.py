"""Where a name, a job, a date or a sum stands in the text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fodbold_ner.ontology import Form, Label, Role, ZoneKind
from fodbold_ner.records.values import Edtf, Offset, Record

__all__ = ["DateMention", "Mention", "MoneyMention", "NameMention", "RoleMention"]


class _Mention(Record):
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
