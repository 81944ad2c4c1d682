"""Which stage a false relation goes back to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fodbold_ner.evaluation.alignment import strict_pairs
from fodbold_ner.evaluation.pairs import Pair
from fodbold_ner.evaluation.relation_matching import Aligned
from fodbold_ner.ontology import RELATIONS, Code
from fodbold_ner.records import AnnotatedArticle, Mention, Relation

__all__ = ["Stage", "invented_at", "missed_at"]


class Stage(Code):
    """The stage of the pipeline that made a mistake."""

    MENTIONS = "mentions"
    LINKS = "links"
    RELATIONS = "relations"


def missed_at(pair: Pair, one: Aligned, aligned: Mapping[str, str]) -> Stage:
    """Return which stage lost a part of a gold relation: its mention, its entity, or neither.

    Where the evidence names an argument, it is that mention that counts, else all of its entity's.

    Args:
        pair: The article.
        one: A gold relation that was not found.
        aligned: What `align_entities` gave.
    """
    twins = {gold.id: found for gold, found in strict_pairs(pair)}
    inside = _mentions_in(pair.gold, one.relation)
    for entity in _entities(one.relation):
        own = [m for m in inside if m.entity == entity]
        own = own or [m for m in pair.gold.mentions if m.entity == entity]
        found = [twins[m.id] for m in own if m.id in twins]
        if not found and (own or entity not in aligned.values()):
            return Stage.MENTIONS
        if found and not any(aligned.get(m.entity or "") == entity for m in found):
            return Stage.LINKS
    if "role" in RELATIONS[one.relation.type].required:
        titles = [m for m in inside if getattr(m, "role", None) == one.value("role")]
        if titles and not any(_same_role(m, twins.get(m.id)) for m in titles):
            return Stage.MENTIONS
    return Stage.RELATIONS


def _same_role(mention: Mention, found: Mention | None) -> bool:
    return getattr(mention, "role", None) == getattr(found, "role", None)


def invented_at(pair: Pair, other: Aligned, aligned: Mapping[str, str]) -> Stage:
    """Return which stage made up a part of a relation: a mention, an entity, or neither.

    Args:
        pair: The article.
        other: A predicted relation that is not in gold.
        aligned: What `align_entities` gave.
    """
    twins = {found.id: gold for gold, found in strict_pairs(pair)}
    inside = _mentions_in(pair.predicted, other.relation)
    for entity in _entities(other.relation):
        own = [m for m in inside if m.entity == entity]
        own = own or [m for m in pair.predicted.mentions if m.entity == entity]
        real = [twins[m.id] for m in own if m.id in twins]
        if own and not real:
            return Stage.MENTIONS
        known = aligned.get(entity)
        if known is None or (real and not any(m.entity == known for m in real)):
            return Stage.LINKS
    return Stage.RELATIONS


def _mentions_in(article: AnnotatedArticle, relation: Relation) -> list[Mention]:
    """Return the mentions in the sentences that say a relation."""
    return [
        mention
        for mention in article.mentions
        if any(said.start <= mention.start < said.end for said in relation.evidence)
    ]


def _entities(relation: Relation) -> Iterable[str]:
    spec = RELATIONS[relation.type]
    values = (getattr(relation, argument.name) for argument in spec.arguments if argument.labels)
    return [value for value in values if value is not None]
