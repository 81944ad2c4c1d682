"""The record of an article, and the checks that its parts fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import model_validator

from fodbold_ner.ontology import RELATIONS, Label, ZoneKind
from fodbold_ner.records.entities import AnonymousEntity, Entity, NamedEntity
from fodbold_ner.records.mentions import Mention
from fodbold_ner.records.relations import Relation, RelationRecord
from fodbold_ner.records.values import Offset, Record

__all__ = ["AnnotatedArticle", "Article", "MadeBy", "Zone", "json_schema"]


class Article(Record):
    """An article as it goes in: its text, and what is known about it beforehand."""

    text: str
    id: str | None = None
    published: date | None = None
    url: str | None = None


class MadeBy(Record):
    """The versions that made a record: same versions and same input give the same record."""

    package: str
    pipeline: str
    base: str
    registry: str


class Zone(Record):
    """A stretch of the page, and what it is there for."""

    kind: ZoneKind
    start: Offset
    end: Offset


class AnnotatedArticle(Record):
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
    relation: RelationRecord, labels: Mapping[str, Label], length: int
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


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an annotated article."""
    schema = AnnotatedArticle.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
