"""Relations: is what the article says found, between the right ones, and as it says it?"""

from __future__ import annotations

from collections.abc import Iterator

from fodbold_ner.evaluation.figures import (
    CalibrationError,
    Counts,
    Figure,
    FScore,
    Macro,
    Rate,
    add_f,
    add_rate,
    add_score,
)
from fodbold_ner.evaluation.pairs import Pair, Span
from fodbold_ner.evaluation.relation_matching import Aligned, match_relations
from fodbold_ner.ontology import RELATIONS, RelationType
from fodbold_ner.records import AnnotatedArticle, Evidence, Relation

__all__ = ["ATTRIBUTES", "bare_sentences", "count_relations", "relation_figures", "said_in"]

ATTRIBUTES = tuple(
    dict.fromkeys(
        [
            *("certainty", "polarity", "source", "time", "role", "club"),
            *(name for spec in RELATIONS.values() for name in spec.attributes if name != "event"),
        ]
    )
)
"""What is compared over linked matches, where a type does not require it for the match itself."""


def relation_figures() -> list[Figure]:
    """Return all figures of this module, the headline figure first.

    - `linked`: the same type and polarity, each required argument the same entity, a required
      role the same code, for a contract the same event, for a transfer both clubs as in gold;
    - `full`: linked, and tense, manner, direction, kind and certainty right as well;
    - `type.*`, `full_type.*`: both, a type at a time; `macro`, `full_macro`: their means;
    - `attribute.*`: over linked matches, how often it is right, none where gold has none included;
      `attribute.polarity` over matches but for the polarity;
    - `no_relation_sentences`: of sentences with two entities and no relation, how many get one;
    - `calibration_error`: of the scores of relations, a linked match being right.

    Example:
        >>> relation_figures()[0].name
        'relations.linked'
    """
    linked = {kind: FScore(f"relations.type.{kind}") for kind in RelationType}
    full = {kind: FScore(f"relations.full_type.{kind}") for kind in RelationType}
    return [
        FScore("relations.linked"),
        Macro("relations.macro", tuple(linked.values())),
        FScore("relations.full"),
        Macro("relations.full_macro", tuple(full.values())),
        *linked.values(),
        *full.values(),
        *(Rate(f"relations.attribute.{name}") for name in ATTRIBUTES),
        Rate("relations.no_relation_sentences", lower_is_better=True),
        CalibrationError("relations.calibration_error"),
    ]


def count_relations(pair: Pair) -> Counts:
    """Return the counts of all relation figures for one article.

    Args:
        pair: The article.
    """
    counts = Counts()
    match = match_relations(pair)
    for one, other in match.linked:
        _add(counts, one.relation.type, right=1, full=int(one.full() == other.full()))
        for name in ATTRIBUTES:
            if name != "polarity" and hasattr(one.relation, name) and not _required(one, name):
                same = one.value(name) == other.value(name)
                add_rate(counts, f"relations.attribute.{name}", part=int(same), whole=1)
    for one, other in match.told:
        same = one.relation.polarity == other.relation.polarity
        add_rate(counts, "relations.attribute.polarity", part=int(same), whole=1)
    for relation in pair.gold.relations:
        _add(counts, relation.type, wanted=1)
    wrong = {alone.relation.id for alone in match.spurious}
    for relation in pair.predicted.relations:
        _add(counts, relation.type, found=1)
        right = relation.id not in wrong
        add_score(counts, "relations.calibration_error", score=relation.score, right=right)
    for sentence in bare_sentences(pair):
        said = any(said_in(relation, sentence) for relation in pair.predicted.relations)
        add_rate(counts, "relations.no_relation_sentences", part=int(said), whole=1)
    return counts


def _add(
    counts: Counts,
    kind: RelationType,
    *,
    right: int = 0,
    full: int = 0,
    found: int = 0,
    wanted: int = 0,
) -> None:
    for name in ("linked", f"type.{kind}"):
        add_f(counts, f"relations.{name}", right=right, found=found, wanted=wanted)
    for name in ("full", f"full_type.{kind}"):
        add_f(counts, f"relations.{name}", right=full, found=found, wanted=wanted)


def _required(relation: Aligned, name: str) -> bool:
    return name in RELATIONS[relation.relation.type].required


def bare_sentences(pair: Pair) -> Iterator[Span]:
    """Yield the sentences of gold that mention two entities and say no relation.

    Args:
        pair: The article, of which only gold is looked at.
    """
    for sentence in pair.sentences:
        if len(_entities_in(pair.gold, sentence)) < 2:
            continue
        if not any(said_in(relation, sentence) for relation in pair.gold.relations):
            yield sentence


def said_in(relation: Relation, sentence: Span) -> bool:
    """Return whether a relation has its evidence in a sentence.

    Systems cut sentences in ways of their own, so it is the trigger words that say where; evidence
    without any stands for itself.
    """
    return any(
        start < sentence[1] and sentence[0] < end
        for evidence in relation.evidence
        for start, end in _places(evidence)
    )


def _places(evidence: Evidence) -> tuple[Span, ...]:
    return evidence.trigger or ((evidence.start, evidence.end),)


def _entities_in(article: AnnotatedArticle, sentence: Span) -> set[str]:
    return {
        mention.entity
        for mention in article.mentions
        if mention.entity is not None and sentence[0] <= mention.start < sentence[1]
    }
