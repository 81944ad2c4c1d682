"""Every mistake of a system, with the stage that made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from fodbold_ner.evaluation.alignment import align_entities, strict_pairs
from fodbold_ner.evaluation.pairs import Pair
from fodbold_ner.evaluation.relation_matching import (
    FULL_ATTRIBUTES,
    Aligned,
    RelationMatch,
    match_relations,
)
from fodbold_ner.evaluation.tracing import Stage, invented_at, missed_at
from fodbold_ner.ontology import RELATIONS, Code
from fodbold_ner.records import AnnotatedArticle, Mention, RoleMention

__all__ = ["Mistake", "MistakeKind", "list_mistakes"]


class MistakeKind(Code):
    """What is wrong."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    WRONG_BOUNDARY = "wrong_boundary"
    WRONG_LABEL = "wrong_label"
    WRONG_LINK = "wrong_link"
    WRONG_ROLE = "wrong_role"
    WRONG_ARGUMENT = "wrong_argument"
    WRONG_ATTRIBUTE = "wrong_attribute"


@dataclass(frozen=True)
class Mistake:
    """One mistake.

    Args:
        article: The article's id.
        kind: What is wrong.
        what: Of which part of the record: `mention`, `entity` or `relation`.
        stage: Where it was made.
        sentence: The sentence of the text in which it shows.
        gold: What should be, None where nothing should.
        predicted: What is, None where nothing is.
        field: Which argument or attribute is wrong, where it is one.
    """

    article: str
    kind: MistakeKind
    what: str
    stage: Stage
    sentence: str
    gold: str | None
    predicted: str | None
    field: str | None = None

    def to_plain(self) -> dict[str, Any]:
        """Return the mistake as an object of JSON."""
        return {key: None if value is None else str(value) for key, value in asdict(self).items()}


def list_mistakes(pair: Pair) -> list[Mistake]:
    """Return the mistakes in an article: of mentions, then of entities, then of relations.

    A missed or spurious relation is traced back: to the mentions where an argument's mention in the
    evidence is not found (or is made up), to the links where it is taken for another entity, else
    to the relations.

    Args:
        pair: The article.

    Example:
        >>> import fodbold_ner
        >>> record = fodbold_ner.annotate("AGF har fyret Ole Brix.", id="a1")
        >>> silent = record.model_copy(update={"relations": ()})
        >>> [mistake] = list_mistakes(Pair(record, silent, ((0, 23),)))
        >>> mistake.kind.value, mistake.stage.value, mistake.sentence
        ('missed', 'relations', 'AGF har fyret Ole Brix.')
        >>> mistake.gold
        'departure(person=Ole Brix, club=AGF, manner=dismissed) asserted affirmed'
    """
    aligned = align_entities(pair)
    return [
        *_mention_mistakes(pair),
        *_link_mistakes(pair, aligned),
        *_relation_mistakes(pair, match_relations(pair), aligned),
    ]


def _sentence(pair: Pair, offset: int) -> str:
    for start, end in pair.sentences:
        if start <= offset < end:
            return pair.gold.text[start:end]
    line = pair.gold.text[:offset].rpartition("\n")[2] + pair.gold.text[offset:].partition("\n")[0]
    return line.strip()


def _mention_mistakes(pair: Pair) -> Iterator[Mistake]:
    strict = strict_pairs(pair)
    right_gold, right_found = (
        ({side.id for side in sides} for sides in zip(*strict, strict=True))
        if strict
        else (set(), set())
    )
    spurious = [m for m in pair.predicted.mentions if m.id not in right_found]
    explained: set[str] = set()
    for mention in pair.gold.mentions:
        if mention.id in right_gold:
            continue
        near = [m for m in spurious if m.start < mention.end and mention.start < m.end]
        near.sort(key=lambda m: (m.label != mention.label, m.start))
        free = [m for m in near if m.id not in explained]
        if not free:
            yield _of_mention(pair, MistakeKind.MISSED, mention, None)
            continue
        explained.add(free[0].id)
        same = free[0].label == mention.label
        kind = MistakeKind.WRONG_BOUNDARY if same else MistakeKind.WRONG_LABEL
        yield _of_mention(pair, kind, mention, free[0])
    for mention in spurious:
        if mention.id not in explained:
            yield _of_mention(pair, MistakeKind.SPURIOUS, None, mention)
    for one, other in strict:
        if (
            isinstance(one, RoleMention)
            and isinstance(other, RoleMention)
            and one.role != other.role
        ):
            yield _of_mention(pair, MistakeKind.WRONG_ROLE, one, other)


def _of_mention(
    pair: Pair, kind: MistakeKind, gold: Mention | None, found: Mention | None
) -> Mistake:
    either = gold or found
    assert either is not None
    return Mistake(
        article=pair.gold.id,
        kind=kind,
        what="mention",
        stage=Stage.MENTIONS,
        sentence=_sentence(pair, either.start),
        gold=_show_mention(gold),
        predicted=_show_mention(found),
        field="role" if kind is MistakeKind.WRONG_ROLE else None,
    )


def _show_mention(mention: Mention | None) -> str | None:
    if mention is None:
        return None
    detail = f" {mention.role}" if isinstance(mention, RoleMention) else ""
    return f"[{mention.text}]({mention.label}{detail}) {mention.start}–{mention.end}"


def _link_mistakes(pair: Pair, aligned: Mapping[str, str]) -> Iterator[Mistake]:
    for found_id, gold_id in aligned.items():
        gold, found = pair.gold.entity(gold_id), pair.predicted.entity(found_id)
        if gold.registry_id == found.registry_id:
            continue
        places = [m.start for m in pair.gold.mentions if m.entity == gold_id]
        yield Mistake(
            article=pair.gold.id,
            kind=MistakeKind.WRONG_LINK,
            what="entity",
            stage=Stage.LINKS,
            sentence=_sentence(pair, min(places, default=0)),
            gold=_show_entity(pair.gold, gold_id),
            predicted=f"{_show_entity(pair.predicted, found_id)} ({found.why}, {found.score:.2f})",
            field="registry_id",
        )


def _show_entity(article: AnnotatedArticle, entity_id: str) -> str:
    entity = article.entity(entity_id)
    return f"{entity.name or 'anonymous'} {entity.registry_id or 'NIL'}"


def _relation_mistakes(
    pair: Pair, match: RelationMatch, aligned: Mapping[str, str]
) -> Iterator[Mistake]:
    for one, other in match.linked:
        for name in (*FULL_ATTRIBUTES, "source", "time"):
            if one.value(name) != other.value(name):
                yield _of_relation(
                    pair, MistakeKind.WRONG_ATTRIBUTE, one, other, Stage.RELATIONS, name
                )
    left = list(match.spurious)
    for one in match.missed:
        near = [(_differing(one, other), other) for other in left if _alike(one, other)]
        near = [(names, other) for names, other in near if len(names) == 1]
        if not near:
            yield _of_relation(
                pair, MistakeKind.MISSED, one, None, missed_at(pair, one, aligned), None
            )
            continue
        [name], other = near[0]
        left.remove(other)
        yield _of_relation(pair, _kind_of(name), one, other, missed_at(pair, one, aligned), name)
    for other in left:
        stage = invented_at(pair, other, aligned)
        yield _of_relation(pair, MistakeKind.SPURIOUS, None, other, stage, None)


def _alike(one: Aligned, other: Aligned) -> bool:
    return one.relation.type == other.relation.type


def _differing(one: Aligned, other: Aligned) -> list[str]:
    """Return in which of what says which relation it is two of one type differ."""
    spec = RELATIONS[one.relation.type]
    names = [*spec.required, *spec.one_of, "event", "polarity"]
    return [name for name in names if one.value(name) != other.value(name)]


def _kind_of(name: str) -> MistakeKind:
    if name == "role":
        return MistakeKind.WRONG_ROLE
    if name in ("event", "polarity"):
        return MistakeKind.WRONG_ATTRIBUTE
    return MistakeKind.WRONG_ARGUMENT


def _of_relation(
    pair: Pair,
    kind: MistakeKind,
    gold: Aligned | None,
    found: Aligned | None,
    stage: Stage,
    field: str | None,
) -> Mistake:
    either = gold or found
    assert either is not None
    return Mistake(
        article=pair.gold.id,
        kind=kind,
        what="relation",
        stage=stage,
        sentence=_sentence(pair, either.relation.evidence[0].start),
        gold=_show_relation(pair.gold, gold),
        predicted=_show_relation(pair.predicted, found),
        field=field,
    )


def _show_relation(article: AnnotatedArticle, aligned: Aligned | None) -> str | None:
    if aligned is None:
        return None
    relation = aligned.relation
    spec = RELATIONS[relation.type]
    names = {entity.id: entity.name or "anonymous" for entity in article.entities}
    values = {argument.name: getattr(relation, argument.name) for argument in spec.arguments}
    values |= {name: getattr(relation, name) for name in spec.attributes}
    shown = [f"{name}={names.get(value, value)}" for name, value in values.items() if value]
    source = f" source={names[relation.source]}" if relation.source else ""
    said = f"{relation.certainty} {relation.polarity}{source}"
    return f"{relation.type}({', '.join(shown)}) {said}"
