"""The registry that ships, and questions that several tests ask of it."""

from __future__ import annotations

from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import AutoLink, Entity, EntityType, Gender

SHIPPED = Registry.shipped()


def bearers(name: str, kind: EntityType = EntityType.CLUB) -> dict[str, AutoLink]:
    """Return the ids that bear this very name, and how it links."""
    return {
        entity.id: found.auto_link
        for entity in SHIPPED
        if entity.type is kind
        for found in entity.names
        if found.text == name
    }


def wikidata(name: str, gender: Gender = Gender.MEN) -> str | None:
    """Return the Wikidata id of the one club with this full name."""
    (entity,) = (
        entity
        for entity in SHIPPED
        if entity.type is EntityType.CLUB and entity.label_da == name and entity.gender is gender
    )
    return entity.xref.wikidata


def person(name: str) -> Entity:
    """The first on file of this name; namesakes follow him."""
    return next(e for e in SHIPPED if e.type is EntityType.PERSON and e.label_da == name)
