"""What an importer makes of a row: an entity without an id of its own yet, a fault, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from fodbold_ner.links.countries import HOME
from fodbold_ner.links.keys import name_key
from fodbold_ner.links.schema import (
    LABEL_OF_TYPE,
    AutoLink,
    Entity,
    EntityType,
    Gender,
    Level,
    Name,
    NameKind,
    Tenure,
)
from fodbold_ner.mentions.runs import CLUB_AFFIXES
from fodbold_ner.ontology import REGISTRY_PREFIX

__all__ = [
    "MANY",
    "Draft",
    "DraftRole",
    "Imported",
    "OrgHint",
    "RowFault",
    "Skipped",
    "draft_of",
    "link_of",
    "names_of",
    "side_of",
]

MANY = "mul"
"""The language code of a name that is used across languages."""


@dataclass(frozen=True)
class OrgHint:
    """An organisation as a source writes it, to be found among the entities on file."""

    type: EntityType
    name: str
    country: str | None = None


@dataclass(frozen=True)
class DraftRole:
    """A tenure, and the organisation that it is to be tied to."""

    tenure: Tenure
    org: OrgHint


@dataclass(frozen=True)
class Draft:
    """An entity as a source has it; the digits of its id are zeros until one is allotted.

    `key` is the source's own for the row and never changes; `place` is its ``file:line``.
    """

    key: str
    entity: Entity
    place: str
    roles: tuple[DraftRole, ...] = ()


@dataclass(frozen=True)
class RowFault:
    """A row that cannot be read: where it stands, and what is wrong with it."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


@dataclass(frozen=True)
class Skipped:
    """A row that is left out on purpose."""

    place: str
    reason: str


Imported = Draft | RowFault | Skipped

_WOMEN = re.compile(
    r"\b(women|women's|ladies|girls|femenin[oa]|feminin[oa]|femminile|f[ée]minin(?:e|es)?|frauen|"
    r"kvinder|kvinner|dam(?:er|fotboll)?|vrouwen|wfc|lfc)\b|\(w\)",
    re.IGNORECASE,
)
_RESERVE = re.compile(r"\s(ii|iii|b|2|reserves?|amateure)$|^jong\s", re.IGNORECASE)
_YOUTH = re.compile(
    r"\bu-?(?:1[5-9]|2[0-3])\b|\bunder-?(?:1[5-9]|2[0-3])|\b(?:youth|academy|juvenil)\b",
    re.IGNORECASE,
)


def side_of(name: str) -> tuple[Gender, Level]:
    """Return whose team a club's name says it is, and which of its sides.

    >>> side_of("Brøndby IF Women"), side_of("Ajax U-19"), side_of("SV Ried II")
    ((<Gender.WOMEN: 'women'>, <Level.FIRST: 'first'>),
     (<Gender.MEN: 'men'>, <Level.YOUTH: 'youth'>),
     (<Gender.MEN: 'men'>, <Level.RESERVE: 'reserve'>))
    """
    # `Liverpool LFC` is a women's side, Liverpool F.C. is not: only the whole word counts.
    gender = Gender.WOMEN if _WOMEN.search(name) else Gender.MEN
    if _YOUTH.search(name):
        return gender, Level.YOUTH
    return gender, Level.RESERVE if _RESERVE.search(name) else Level.FIRST


def link_of(kind: EntityType, text: str) -> AutoLink:
    """Return when an imported name may link: by itself only if it can be nothing else.

    A club's needs two words, one of them a club's word; a person's or competition's two words.
    What a club abroad is called in one word never links, see `draft_of`.

    >>> [str(link_of(EntityType.CLUB, name)) for name in ("Viby IF", "Viby", "Viby Stars BK")]
    ['always', 'context', 'always']
    """
    words = text.split()
    if len(words) < 2 or len(name_key(text)) < 5:
        return AutoLink.CONTEXT
    if kind is EntityType.CLUB and not set(words) & CLUB_AFFIXES:
        return AutoLink.CONTEXT
    return AutoLink.ALWAYS


def names_of(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the names without those whose text came before."""
    kept: dict[str, Name] = {}
    for name in names:
        kept.setdefault(name.text, name)
    return tuple(kept.values())


def draft_of(
    key: str,
    kind: EntityType,
    place: str,
    *,
    names: Iterable[Name],
    roles: Iterable[DraftRole] = (),
    **fields: Any,
) -> Draft | RowFault:
    """Return the draft of a row, or the fault that keeps it from being one.

    A club abroad never links by a name of one word. Among 45,000 there is one for nearly every
    first name, city and noun: `Victor`, `Henry`, `Portland`, `Sport`.
    """
    abroad = kind is EntityType.CLUB and fields.get("country") != HOME
    kept = (
        name.model_copy(update={"auto_link": AutoLink.NEVER})
        if abroad and len(name.text.split()) == 1
        else name
        for name in names_of(names)
    )
    try:
        entity = Entity.model_validate(
            {
                "id": f"{REGISTRY_PREFIX[LABEL_OF_TYPE[kind]]}000000",
                "type": kind,
                "names": tuple(kept),
                **fields,
            }
        )
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in detail["loc"])
        return RowFault(place, f"{field}: {detail['msg'].removeprefix('Value error, ')}")
    return Draft(key, entity, place, tuple(roles))


def official(text: str, kind: EntityType, lang: str = MANY) -> Name:
    """Return a full name that links as imported names do."""
    return Name(text=text, kind=NameKind.OFFICIAL, lang=lang, auto_link=link_of(kind, text))
