"""What in a prediction answers to what in gold: mentions by place, entities by their mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from fodbold_ner.evaluation.assignment import assign
from fodbold_ner.evaluation.pairs import Pair
from fodbold_ner.ontology import Label
from fodbold_ner.records import Mention

__all__ = ["align_entities", "exact_pairs", "overlapping_pairs", "strict_pairs"]

MentionPairs = list[tuple[Mention, Mention]]


def strict_pairs(pair: Pair) -> MentionPairs:
    """Return gold and predicted mentions with the same label, start and end.

    Example:
        >>> import fodbold_ner
        >>> record = fodbold_ner.annotate("AGF slog OB.", id="a1")
        >>> [(one.text, other.text) for one, other in strict_pairs(Pair(record, record, ()))]
        [('AGF', 'AGF'), ('OB', 'OB')]
    """
    return [both for both in exact_pairs(pair) if both[0].label == both[1].label]


def exact_pairs(pair: Pair) -> MentionPairs:
    """Return gold and predicted mentions with the same start and end, whatever their labels."""
    there = {(mention.start, mention.end): mention for mention in pair.predicted.mentions}
    return [
        (mention, there[mention.start, mention.end])
        for mention in pair.gold.mentions
        if (mention.start, mention.end) in there
    ]


def overlapping_pairs(pair: Pair) -> MentionPairs:
    """Return gold and predicted mentions with the same label that overlap, one to one.

    As no two mentions of a record overlap, taking for each gold mention, from left to right, the
    first predicted one that is free gives as many pairs as there can be, strict ones among them.
    """
    pairs: MentionPairs = []
    for label in Label:
        gold = [mention for mention in pair.gold.mentions if mention.label == label]
        rest = [mention for mention in pair.predicted.mentions if mention.label == label]
        place = 0
        for mention in gold:
            while place < len(rest) and rest[place].end <= mention.start:
                place += 1
            if place < len(rest) and rest[place].start < mention.end:
                pairs.append((mention, rest[place]))
                place += 1
    return sorted(pairs, key=lambda both: both[0].start)


def align_entities(pair: Pair) -> dict[str, str]:
    """Return, for each predicted entity that stands for one of gold, that one's id.

    Strict mentions come first: of all one-to-one alignments the one with the most strict mentions
    in common. What is left on both sides is then aligned in the same way by overlapping mentions.
    Last, a predicted entity without mentions (found by its job at the time) is the gold entity
    with its registry id, if that is still free.

    Args:
        pair: The article.

    Returns:
        Gold entity ids by predicted entity id, one to one.

    Example:
        >>> import fodbold_ner
        >>> record = fodbold_ner.annotate("AGF slog OB.", id="a1")
        >>> align_entities(Pair(record, record, ()))
        {'e1': 'e1', 'e2': 'e2'}
    """
    aligned = _by_mentions(strict_pairs(pair), pair, {})
    aligned = _by_mentions(overlapping_pairs(pair), pair, aligned)
    mentioned = {mention.entity for mention in pair.predicted.mentions}
    taken = set(aligned.values())
    free = {
        entity.registry_id: entity.id
        for entity in reversed(pair.gold.entities)
        if entity.registry_id is not None and entity.id not in taken
    }
    for entity in pair.predicted.entities:
        if entity.id not in mentioned and entity.registry_id in free:
            aligned[entity.id] = free.pop(entity.registry_id)
    return aligned


def _by_mentions(
    pairs: Iterable[tuple[Mention, Mention]], pair: Pair, aligned: dict[str, str]
) -> dict[str, str]:
    """Return the alignment with those added that these mentions speak for."""
    taken = set(aligned.values())
    shared = Counter(
        (gold.entity, predicted.entity)
        for gold, predicted in pairs
        if gold.entity is not None and predicted.entity is not None
    )
    golds = [entity.id for entity in pair.gold.entities if entity.id not in taken]
    found = [entity.id for entity in pair.predicted.entities if entity.id not in aligned]
    weights: Sequence[Sequence[int]] = [[shared[one, other] for one in golds] for other in found]
    added = {found[row]: golds[column] for row, column in assign(weights).items()}
    return {**aligned, **added}
