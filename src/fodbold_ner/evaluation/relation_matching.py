"""Which relation of a prediction is which of gold's, and which of the two is alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from fodbold_ner.evaluation.alignment import align_entities
from fodbold_ner.evaluation.pairs import Pair
from fodbold_ner.ontology import RELATIONS, RelationType
from fodbold_ner.records import Relation

__all__ = [
    "FULL_ATTRIBUTES",
    "Aligned",
    "RelationMatch",
    "agreeing",
    "attributes_of",
    "match_relations",
]

FULL_ATTRIBUTES = ("tense", "manner", "direction", "kind", "certainty")
"""What must be right besides for a relation to be right in full."""


@dataclass(frozen=True)
class Aligned:
    """A relation with the entities it names as gold knows them.

    Args:
        relation: The relation.
        entities: Gold's entity ids by the relation's own; one that gold lacks stands for itself.
    """

    relation: Relation
    entities: Mapping[str, str]

    def value(self, name: str) -> Hashable:
        """Return an argument or attribute, an entity as gold's id; None where there is none."""
        value = getattr(self.relation, name, None)
        spec = RELATIONS[self.relation.type]
        is_entity = name == "source" or any(a.name == name and a.labels for a in spec.arguments)
        if is_entity and value is not None:
            return self.entities.get(value, f"~{value}")
        result: Hashable = value
        return result

    def via(self) -> tuple[str, ...]:
        """Return who passed it on, as gold knows them, outermost first."""
        return tuple(self.entities.get(speaker, f"~{speaker}") for speaker in self.relation.via)

    def arguments(self) -> tuple[Hashable, ...]:
        """Return what says which relation it is, but for its polarity.

        That is its type and each required argument; for a transfer both clubs, one of which may be
        none, and for a contract its event.
        """
        spec = RELATIONS[self.relation.type]
        names = [*spec.required, *spec.one_of]
        if self.relation.type is RelationType.CONTRACT:
            names.append("event")
        return (self.relation.type, *(self.value(name) for name in names))

    def linked(self) -> tuple[Hashable, ...]:
        """Return what says which relation it is."""
        return (*self.arguments(), self.relation.polarity)

    def full(self) -> tuple[Hashable, ...]:
        """Return what must be the same for it to be right in full."""
        return (*self.linked(), *(self.value(name) for name in FULL_ATTRIBUTES))


AlignedPairs: TypeAlias = list[tuple[Aligned, Aligned]]


@dataclass(frozen=True)
class RelationMatch:
    """What answers to what among the relations of one article, gold first in each pair.

    Args:
        linked: Pairs that are right, linked.
        told: Pairs that are right but for their polarity; it may be right as well.
        missed: Gold relations without a linked partner.
        spurious: Predicted relations without a linked partner.
    """

    linked: AlignedPairs
    told: AlignedPairs
    missed: list[Aligned]
    spurious: list[Aligned]


def match_relations(pair: Pair) -> RelationMatch:
    """Match the relations of an article, one to one.

    Of several that could answer to each other, those do that agree in more: so one that is right
    in full always finds its partner. A relation said twice is right once and false the second
    time.

    Example:
        >>> import fodbold_ner
        >>> record = fodbold_ner.annotate("AGF har fyret Ole Brix.")
        >>> match = match_relations(Pair(record, record, ()))
        >>> len(match.linked), match.missed, match.spurious
        (1, [], [])
    """
    own = {entity.id: entity.id for entity in pair.gold.entities}
    aligned = align_entities(pair)
    gold = [Aligned(relation, own) for relation in pair.gold.relations]
    found = [Aligned(relation, aligned) for relation in pair.predicted.relations]
    linked = _pair_up(gold, found, Aligned.linked)
    matched = {id(side) for both in linked for side in both}
    return RelationMatch(
        linked=linked,
        told=_pair_up(gold, found, Aligned.arguments),
        missed=[one for one in gold if id(one) not in matched],
        spurious=[one for one in found if id(one) not in matched],
    )


def agreeing(gold: Aligned, found: Aligned) -> int:
    """Return how many of their attributes two relations of one type share."""
    names = attributes_of(gold.relation.type)
    return sum(gold.value(name) == found.value(name) for name in names)


def attributes_of(kind: RelationType) -> tuple[str, ...]:
    """Return the optional arguments and attributes of a type, certainty, source and time included.

    Example:
        >>> attributes_of(RelationType.APPOINTMENT)
        ('role', 'until', 'certainty', 'source', 'time')
    """
    spec = RELATIONS[kind]
    optional = tuple(argument.name for argument in spec.arguments if not argument.required)
    return (*optional, *spec.attributes, "certainty", "source", "time")


def _pair_up(
    gold: Sequence[Aligned],
    found: Sequence[Aligned],
    key: Callable[[Aligned], tuple[Hashable, ...]],
) -> AlignedPairs:
    """Pair relations with one key: those that are the same in full first, then by agreement."""
    groups: dict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, relation in enumerate(found):
        groups[key(relation)].append(index)
    choices = sorted(
        (
            relation.full() != found[index].full(),
            relation.relation.polarity != found[index].relation.polarity,
            -agreeing(relation, found[index]),
            place,
            index,
        )
        for place, relation in enumerate(gold)
        for index in groups.get(key(relation), ())
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, place, index in choices:
        if place not in pairs and index not in taken:
            pairs[place] = index
            taken.add(index)
    return [(gold[place], found[index]) for place, index in sorted(pairs.items())]
