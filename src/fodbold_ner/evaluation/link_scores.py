"""Links: is each mention linked to what it means, or to nothing where nothing is on file?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from fodbold_ner.evaluation.alignment import align_entities, strict_pairs
from fodbold_ner.evaluation.figures import (
    CalibrationError,
    Counts,
    Figure,
    FScore,
    Rate,
    add_f,
    add_f_sides,
    add_rate,
    add_score,
)
from fodbold_ner.evaluation.pairs import Pair
from fodbold_ner.ontology import ENTITY_LABELS
from fodbold_ner.records import AnnotatedArticle, Entity, Mention

__all__ = ["count_links", "link_figures"]


def link_figures() -> list[Figure]:
    """Return all figures of this module, the main one first.

    - `end_to_end`: strict mentions with the same registry id, or NIL and NIL;
    - `known`, `nil`: the same over what has an id and what is NIL, each for itself;
    - `candidate_recall`: of gold entities on file that a predicted one is aligned with, how many
      have their id among its candidates;
    - `wrong_rate`: of strict mentions that were linked to an id, how many to a wrong one;
    - `clusters`: B-cubed over mentions (Bagga and Baldwin 1998), a mention that is not strictly
      there counting as a cluster missed or made up (Cai and Strube 2010, their B-cubed-0);
    - `calibration_error`: of the scores of entities that are aligned, NIL included.

    Example:
        >>> link_figures()[0].name
        'links.end_to_end'
    """
    return [
        FScore("links.end_to_end"),
        FScore("links.known"),
        FScore("links.nil"),
        *(FScore(f"links.label.{label}") for label in ENTITY_LABELS),
        Rate("links.candidate_recall"),
        Rate("links.wrong_rate", lower_is_better=True),
        FScore("links.clusters"),
        CalibrationError("links.calibration_error"),
    ]


def count_links(pair: Pair) -> Counts:
    """Return the counts of all link figures for one article.

    Args:
        pair: The article; its gold ids are those of the registry that the system used.
    """
    counts = Counts()
    gold, found = _entities_of(pair.gold), _entities_of(pair.predicted)
    strict = [(one, other) for one, other in strict_pairs(pair) if one.entity is not None]
    twins = {other.id: one for one, other in strict}
    for mention, entity in gold:
        for name in _names(mention, entity):
            add_f(counts, name, right=0, found=0, wanted=1)
    for mention, entity in found:
        twin = twins.get(mention.id)
        right = twin is not None and _id_of(pair.gold, twin) == entity.registry_id
        for name in _names(mention, entity):
            add_f(counts, name, right=int(right), found=1, wanted=0)
        if twin is not None and entity.registry_id is not None:
            add_rate(counts, "links.wrong_rate", part=int(not right), whole=1)
    _count_entities(counts, pair)
    _count_clusters(counts, pair, strict)
    return counts


def _names(mention: Mention, entity: Entity) -> tuple[str, ...]:
    known = "links.nil" if entity.registry_id is None else "links.known"
    return "links.end_to_end", known, f"links.label.{mention.label}"


def _entities_of(article: AnnotatedArticle) -> list[tuple[Mention, Entity]]:
    entities = {entity.id: entity for entity in article.entities}
    return [(m, entities[m.entity]) for m in article.mentions if m.entity is not None]


def _id_of(article: AnnotatedArticle, mention: Mention) -> str | None:
    return None if mention.entity is None else article.entity(mention.entity).registry_id


def _count_entities(counts: Counts, pair: Pair) -> None:
    """Count candidates and scores over entities that stand for each other."""
    for found_id, gold_id in align_entities(pair).items():
        found, gold = pair.predicted.entity(found_id), pair.gold.entity(gold_id)
        if gold.registry_id is not None:
            considered = {candidate.registry_id for candidate in found.candidates}
            there = gold.registry_id in considered | {found.registry_id}
            add_rate(counts, "links.candidate_recall", part=int(there), whole=1)
        right = found.registry_id == gold.registry_id
        add_score(counts, "links.calibration_error", score=found.score, right=right)


def _count_clusters(counts: Counts, pair: Pair, strict: Iterable[tuple[Mention, Mention]]) -> None:
    """Count, for each mention, how much of its cluster is in the other's, of either side."""
    keys = {other.id: one.id for one, other in strict}
    gold = _clusters((m.id, m.entity) for m, _ in _entities_of(pair.gold))
    found = _clusters(
        (keys.get(m.id, f"~{m.id}"), m.entity) for m, _ in _entities_of(pair.predicted)
    )
    nobody: frozenset[str] = frozenset()
    precise = sum(len(own & gold.get(key, nobody)) / len(own) for key, own in found.items())
    recalled = sum(len(own & found.get(key, nobody)) / len(own) for key, own in gold.items())
    add_f_sides(
        counts,
        "links.clusters",
        precise=precise,
        found=len(found),
        recalled=recalled,
        wanted=len(gold),
    )


def _clusters(members: Iterable[tuple[str, str | None]]) -> dict[str, frozenset[str]]:
    """Return, for each mention, all mentions of its entity."""
    of_entity: dict[str | None, set[str]] = defaultdict(set)
    pairs = list(members)
    for key, entity in pairs:
        of_entity[entity].add(key)
    return {key: frozenset(of_entity[entity]) for key, entity in pairs}
