"""A system given gold's mentions, or its entities too: what is left is what later stages do."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from spacy.language import Language
from spacy.tokens import Doc

from fodbold_ner.doc_data import DocData, EntityData, MentionData
from fodbold_ner.errors import EvaluationError
from fodbold_ner.extensions import data_of
from fodbold_ner.factories import STAGES
from fodbold_ner.offsets import OffsetMap
from fodbold_ner.ontology import Form
from fodbold_ner.pipeline import make_doc
from fodbold_ner.records import AnnotatedArticle, AnonymousEntity, Article, Entity, Mention

if TYPE_CHECKING:
    from fodbold_ner.links.component import EntityLinker
    from fodbold_ner.mentions.component import MentionFinder

__all__ = ["annotate_with_gold_mentions", "doc_with_gold"]


def annotate_with_gold_mentions(
    nlp: Language, gold: AnnotatedArticle, *, entities: bool = False
) -> AnnotatedArticle:
    """Return the record that a pipeline makes of an article whose mentions it is told.

    Args:
        nlp: A pipeline of `fodbold_ner.load`, with one component a stage.
        gold: The article as it should be.
        entities: Whether it is told the entities as well, and only relations are left to find.

    Raises:
        EvaluationError: The pipeline lacks one of the three components.

    Example:
        >>> import fodbold_ner
        >>> nlp = fodbold_ner.load()
        >>> gold = fodbold_ner.annotate("AGF har fyret Ole Brix.", nlp=nlp)
        >>> record = annotate_with_gold_mentions(nlp, gold)
        >>> [mention.text for mention in record.mentions], record.relations == gold.relations
        (['AGF', 'Ole Brix'], True)
    """
    missing = [stage for stage in STAGES if stage not in nlp.pipe_names]
    if missing:
        raise EvaluationError(
            f"the pipeline has no component {missing[0]!r}, so it cannot be told gold's mentions; "
            "build it with fodbold_ner.load()"
        )
    mentions, links, _ = STAGES
    doc = doc_with_gold(nlp, gold, entities=entities)
    data = data_of(doc)
    finder = cast("MentionFinder", nlp.get_pipe(mentions))
    linker = cast("EntityLinker", nlp.get_pipe(links))
    data["made_by"] = {**finder.made_by, "registry": linker.registry.version}
    record: AnnotatedArticle = nlp(
        doc, disable=[mentions, links] if entities else [mentions]
    )._.fodbold
    return record


def doc_with_gold(nlp: Language, gold: AnnotatedArticle, *, entities: bool = False) -> Doc:
    """Return an unprocessed Doc that carries gold's mentions.

    Descriptors and anonymous mentions are provisional there, as they are when they are found: they
    enter the record where a relation needs them.

    Args:
        nlp: What tokenises the text.
        gold: The article.
        entities: Whether to carry the entities too, and every mention with its own.
    """
    article = Article(text=gold.text, id=gold.id, published=gold.published, url=gold.url)
    doc = make_doc(nlp, article)
    data = data_of(doc)
    starts = _original_starts(data, len(doc.text))
    numbers = {entity.id: number for number, entity in enumerate(gold.entities)}
    for mention in gold.mentions:
        start, end = bisect_left(starts, mention.start), bisect_left(starts, mention.end)
        if start < end:
            entity = numbers.get(mention.entity or "") if entities else None
            data["mentions"].append(_mention_data(mention, start, end, entity, told=entities))
    if entities:
        data["entities"] = [_entity_data(entity) for entity in gold.entities]
    return doc


def _original_starts(data: DocData, length: int) -> Sequence[int]:
    """Return where each character of the cleaned text begins in the original."""
    offsets = OffsetMap.from_pairs(data["offsets"])
    return [offsets.position(place) for place in range(length)]


def _mention_data(
    mention: Mention, start: int, end: int, entity: int | None, *, told: bool
) -> MentionData:
    return {
        "label": mention.label.value,
        "start": start,
        "end": end,
        "form": None if mention.form is None else mention.form.value,
        "entity": entity,
        "role": getattr(mention, "role", None),
        "edtf": getattr(mention, "edtf", None),
        "amount": getattr(mention, "amount", None),
        "currency": getattr(mention, "currency", None),
        "provisional": not told and mention.form in (Form.DESCRIPTOR, Form.ANONYMOUS),
    }


def _entity_data(entity: Entity) -> EntityData:
    return {
        "label": entity.label.value,
        "name": entity.name,
        "registry_id": entity.registry_id,
        "xref": dict(entity.xref),
        "score": entity.score,
        "why": entity.why.value,
        "candidates": [],
        "league": entity.league if isinstance(entity, AnonymousEntity) else None,
        "country": entity.country if isinstance(entity, AnonymousEntity) else None,
    }
