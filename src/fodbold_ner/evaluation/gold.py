"""Gold articles as the registry in use sees them: an id that it lacks is no id."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.links.opening import AnyRegistry
from fodbold_ner.ontology import Label
from fodbold_ner.records import AnonymousEntity, NamedEntity

__all__ = ["resolve"]


def resolve(gold: GoldArticle, registry: AnyRegistry) -> GoldArticle:
    r"""Return the article with each `registry_id` one that the registry has, or None for NIL.

    An id that the registry has stays, or becomes the id that it was merged into. For one that it
    lacks, and for a NIL, the outside ids decide: if exactly one entity with the same label has one
    of them, it is that one. All else stays as it is.

    Args:
        gold: The article as it is annotated.
        registry: The registry that the pipeline under test uses.

    Example:
        >>> from fodbold_ner.links.registry import Registry
        >>> from fodbold_ner.formats.corpus import read_article
        >>> rows = 'published: 2025-11-03\ngenre: preview\n\nbody 1 | [B99](b99)\n---\n'
        >>> rows += 'b99 CLUB fb:c:999999 "B99"\n---\n'
        >>> gold = read_article(rows, name="a1", where="a1.article")
        >>> resolve(gold, Registry.shipped()).record.entities[0].registry_id is None
        True
    """
    entities = tuple(
        entity.model_copy(update={"registry_id": _known_id(entity, registry)})
        for entity in gold.record.entities
    )
    record = gold.record.model_copy(update={"entities": entities})
    return gold.model_copy(update={"record": record})


def _known_id(entity: NamedEntity | AnonymousEntity, registry: AnyRegistry) -> str | None:
    if isinstance(entity, AnonymousEntity):
        return None
    known = registry.get(entity.registry_id) if entity.registry_id else None
    if known is not None:
        return known.id
    holders = _holders(registry)
    found = {
        holder
        for register, outside_id in entity.xref.items()
        for holder in holders.get((entity.label, register, outside_id), ())
    }
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4)
def _holders(registry: AnyRegistry) -> dict[tuple[Label, str, str], set[str]]:
    """Map each outside id, by label and register, to the entities that carry it."""
    holders: dict[tuple[Label, str, str], set[str]] = defaultdict(set)
    for entity in registry:
        for register, outside_id in entity.xref.known().items():
            holders[(entity.label_in_text, register, outside_id)].add(entity.id)
    return dict(holders)
