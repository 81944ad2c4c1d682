"""How a name is found in a registry, for people who look after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fodbold_ner.links.dated import entity_at
from fodbold_ner.links.index import index_of
from fodbold_ner.links.keys import name_key
from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import (
    LABEL_OF_TYPE,
    AutoLink,
    Entity,
    EntityType,
    Name,
)
from fodbold_ner.links.store import NameHit, Store
from fodbold_ner.ontology import Code, Label

__all__ = ["Found", "How", "find", "find_in_store"]


class How(Code):
    """How a name was found, from the surest to the least sure."""

    EXACT = "exact"
    KEY = "key"
    SURNAME = "surname"
    FUZZY = "fuzzy"


@dataclass(frozen=True)
class Found:
    """An entity, the name it was found by, and how; `similarity` is 1 unless it is fuzzy."""

    entity: Entity
    name: Name
    how: How
    similarity: float = 1.0


def find(
    registry: Registry, text: str, *, of_type: EntityType | None = None, day: date | None = None
) -> list[Found]:
    """Return every entity that a name finds, each once and in the surest way.

    Exact names come first, then those with the same key, people with this surname, and names that
    are nearly this one. Names that never link are among them.

    Args:
        registry: Where to look.
        text: A name.
        of_type: Look among entities of this type only.
        day: Look only for names that were in use on this day; entities come as they were then.

    >>> found = find(Registry.shipped(), "hedens drenge")[0]
    >>> found.entity.label_da, found.name.text, found.how.value
    ('FC Midtjylland', 'Hedens Drenge', 'key')
    """
    if day is not None:
        then = [entity_at(entity, day) for entity in registry]
        registry = Registry(then, redirects=registry.redirects, version=registry.version)
    best: dict[str, Found] = {}
    for found in _every(registry, text.strip(), of_type):
        best.setdefault(found.entity.id, found)
    return sorted(best.values(), key=_rank)


def find_in_store(
    store: Store, text: str, *, of_type: EntityType | None = None, day: date | None = None
) -> list[Found]:
    """Return every entity of a store that a name finds, as `find` does of a registry.

    What is nearly this name is judged less strictly than for linking, so more may be found.
    """
    best: dict[str, Found] = {}
    for how, hit in _hits(store, text.strip(), of_type):
        entity, name = store.name_of(hit)
        if day is not None:
            entity = entity_at(entity, day)
            if name not in entity.names:
                continue
        best.setdefault(entity.id, Found(entity, name, how, hit.similarity))
    return sorted(best.values(), key=_rank)


def _rank(found: Found) -> tuple[int, float]:
    return list(How).index(found.how), -found.similarity


def _hits(store: Store, text: str, of_type: EntityType | None) -> Iterator[tuple[How, NameHit]]:
    labels = _labels(of_type)
    for label in labels:
        yield from ((How.EXACT, hit) for hit in store.exact(label, text))
    for label in labels:
        yield from ((How.KEY, hit) for hit in store.normalised(label, text))
    if of_type in (None, EntityType.PERSON):
        yield from ((How.SURNAME, hit) for hit in store.by_surname(text))
    for label in labels:
        yield from ((How.FUZZY, hit) for hit in store.fuzzy(label, text))


def _labels(of_type: EntityType | None) -> list[Label]:
    return [LABEL_OF_TYPE[of_type]] if of_type else list(LABEL_OF_TYPE.values())


def _every(registry: Registry, text: str, of_type: EntityType | None) -> Iterator[Found]:
    index = index_of(registry)
    labels = _labels(of_type)
    key = name_key(text)
    never = [
        (entity, name)
        for entity in registry
        if of_type in (None, entity.type)
        for name in entity.names
        if name.auto_link is AutoLink.NEVER
    ]
    for label in labels:
        yield from (Found(n.entity, n.name, How.EXACT) for n in index.exact(label, text))
    yield from (Found(entity, name, How.EXACT) for entity, name in never if name.text == text)
    for label in labels:
        yield from (Found(n.entity, n.name, How.KEY) for n in index.normalised(label, text))
    yield from (Found(e, name, How.KEY) for e, name in never if name_key(name.text) == key)
    if of_type in (None, EntityType.PERSON):
        yield from (Found(n.entity, n.name, How.SURNAME) for n in index.by_surname(text))
    for label in labels:
        for near in index.fuzzy(label, text):
            yield Found(near.entity, near.name, How.FUZZY, near.similarity)
