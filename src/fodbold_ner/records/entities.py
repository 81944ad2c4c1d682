"""Whom and what an article is about, and what each is linked to."""

from __future__ import annotations

from typing import Literal

from fodbold_ner.ontology import Label, LinkReason
from fodbold_ner.records.values import Record, Score

__all__ = ["AnonymousEntity", "Candidate", "Entity", "NamedEntity"]


class Candidate(Record):
    """A registry entry that was considered, with the probability that it is the one."""

    registry_id: str
    name: str
    score: Score


class _Entity(Record):
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
