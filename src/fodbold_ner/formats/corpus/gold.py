"""An annotated article of the corpus: its record, and what only the corpus knows of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from fodbold_ner.formats.corpus.escapes import is_unseen
from fodbold_ner.ontology import OUTSIDE_IDS, Form, Genre, Label, LinkReason, RelationType, Role
from fodbold_ner.records import (
    AnnotatedArticle,
    AnonymousEntity,
    Evidence,
    MadeBy,
    MoneyMention,
)

__all__ = [
    "ANNOTATION",
    "END_OF_ENTITIES",
    "END_OF_RELATIONS",
    "HANDLE",
    "RESERVED",
    "UNKNOWN",
    "GoldArticle",
    "is_plain",
    "lines_of",
    "position",
    "without_annotation",
]

ANNOTATION = MadeBy(
    package="annotation", pipeline="annotation", base="annotation", registry="annotation"
)
"""Who made a gold record: people did, so no version of anything stands in it."""

UNKNOWN = "unknown"
"""What stands for a date of publication that nobody knows."""

HANDLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = frozenset({"date", "money", *(role.value for role in Role)})
"""Words that a tag may begin with and that are therefore no handles."""

END_OF_ENTITIES, END_OF_RELATIONS = "entities", "relations"
"""What a remark stands before when it stands last in its part."""


class GoldArticle(BaseModel):
    r"""An article as somebody annotated it, in the form that its file can hold to the letter.

    Its record is what the pipeline yields too: ids run in text order, every score is 1.0, `why` is
    ``annotated`` (or ``anonymous``), no candidates are named, and `made_by` is `ANNOTATION`: a
    gold record is no product of a version, and equal files give equal records for ever.

    Args:
        genre: What kind of story it is.
        note: What the annotator had to say of the whole, on one line.
        record: Text, zones (a line each), mentions, entities and relations.
        sentences: Half-open offsets of each, without white space at the edges; they hold all of
            the text but white space.
        handles: From each entity's id to its handle in the file.
        remarks: Rows that began with ``#``, each with the id of the entity or relation that it
            stood above.

    Raises:
        pydantic.ValidationError: A part does not fit the others; every fault is named.

    Example:
        >>> from fodbold_ner.formats.corpus import read_article
        >>> rows = 'published: 2025-11-03\ngenre: dismissal\n\nbody 1 | Ingen ny.\n---\n---\n'
        >>> gold = read_article(rows, name="a1", where="a1.article")
        >>> gold.record.text, gold.sentences, gold.record.made_by.base
        ('Ingen ny.', ((0, 9),), 'annotation')
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    genre: Genre
    note: str | None = None
    record: AnnotatedArticle
    sentences: tuple[tuple[int, int], ...]
    handles: dict[str, str]
    remarks: tuple[tuple[str, str], ...] = ()

    @model_validator(mode="after")
    def _can_be_written(self) -> GoldArticle:
        faults = [*_text_faults(self), *_entity_faults(self), *_order_faults(self.record)]
        if faults:
            raise ValueError("; ".join(faults))
        return self


def is_plain(line: str) -> bool:
    r"""Return whether words can stand in the head as they are.

    Example:
        >>> is_plain("to læsere uenige"), is_plain(" a"), is_plain("a\u00a0b")
        (True, False, False)
    """
    return bool(line) and line == line.strip() and not any(map(is_unseen, line))


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield the half-open offsets of each line, empty ones included.

    Example:
        >>> list(lines_of("AGF\n\nOB"))
        [(0, 3), (4, 4), (5, 7)]
    """
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def position(
    kind: RelationType, evidence: Evidence | Mapping[str, Any]
) -> tuple[int, int, bool, int]:
    """Return what relations are ordered by: their first evidence; an event before its tenure."""
    first = evidence.model_dump() if isinstance(evidence, Evidence) else evidence
    trigger = first["trigger"][0][0] if first["trigger"] else first["start"]
    tenure = kind is RelationType.ROLE_TENURE
    return first["start"], trigger, tenure, list(RelationType).index(kind)


def without_annotation(gold: GoldArticle) -> GoldArticle:
    """Return the article with its text, zones and sentences, and nothing marked in it.

    Whoever annotates it anew is to see nothing that tells of the annotation.

    Args:
        gold: The article; its head is kept, note and remarks are not.
    """
    record = gold.record.model_copy(update={"mentions": (), "entities": (), "relations": ()})
    return gold.model_copy(update={"record": record, "handles": {}, "note": None, "remarks": ()})


def _text_faults(gold: GoldArticle) -> Iterator[str]:
    record = gold.record
    text = record.text
    if not text.strip() or text != text.strip("\n"):
        yield "the text is empty, or begins or ends in a line break"
    if any(0xD800 <= ord(character) <= 0xDFFF for character in text):
        yield "the text holds half a surrogate pair"
    if record.made_by != ANNOTATION:
        yield "made_by is not that of an annotation"
    for name, value in (("url", record.url), ("note", gold.note)):
        if value is not None and not is_plain(value):
            yield f"{name} is empty, has spaces at its edges or characters that cannot be seen"
    lines = [(start, end) for start, end in lines_of(text) if text[start:end].strip()]
    if [(zone.start, zone.end) for zone in record.zones] != lines:
        yield "the zones are not the lines of the text"
        return
    yield from _sentence_faults(gold)


def _sentence_faults(gold: GoldArticle) -> Iterator[str]:
    text = gold.record.text
    reach = 0
    for start, end in gold.sentences:
        if not reach <= start < end or text[reach:start].strip() or "\n" in text[start:end]:
            yield f"sentence [{start}, {end}) is empty, out of order, skips words or spans lines"
            return
        if text[start:end] != text[start:end].strip():
            yield f"sentence [{start}, {end}) has white space at its edges"
        reach = end
    if text[reach:].strip():
        yield f"no sentence holds the text from {reach} on"
    zones = {zone.start: zone for zone in gold.record.zones}
    for mention in gold.record.mentions:
        if not any(start <= mention.start and mention.end <= end for start, end in gold.sentences):
            yield f"{mention.id} is not inside one sentence"
        zone = zones.get(text.rfind("\n", 0, mention.start) + 1)
        if zone is None or zone.kind is not mention.zone:
            yield f"{mention.id} has another zone than its line"
        if mention.text != mention.text.strip():
            yield f"{mention.id} has white space at its edges"
        if isinstance(mention, MoneyMention) and (mention.amount is None) != (
            mention.currency is None
        ):
            yield f"{mention.id} has an amount without a currency, or the other way round"
    for relation in gold.record.relations:
        if relation.score != 1.0 or (relation.via and relation.source is None):
            yield f"{relation.id} has a score other than 1, or via without source"
        if relation.time is not None and relation.type is RelationType.ROLE_TENURE:
            yield f"{relation.id} is a tenure with a time; give it start and end"
        starts = [evidence.start for evidence in relation.evidence]
        if starts != sorted(set(starts)):
            yield f"{relation.id} has evidence out of order or twice"
        for evidence in relation.evidence:
            if (evidence.start, evidence.end) not in gold.sentences:
                yield f"{relation.id} has evidence that is no sentence"
            if list(evidence.trigger) != sorted(set(evidence.trigger)):
                yield f"{relation.id} has triggers out of order or twice"


def _entity_faults(gold: GoldArticle) -> Iterator[str]:
    record = gold.record
    if gold.handles.keys() != {entity.id for entity in record.entities}:
        yield "handles are not those of the entities"
    if len(set(gold.handles.values())) != len(gold.handles):
        yield "a handle is used twice"
    for handle in gold.handles.values():
        if not HANDLE.fullmatch(handle) or handle in RESERVED:
            yield f"{handle!r} is no handle"
    leagues = {e.name for e in record.entities if e.label is Label.LEAGUE}
    unnamed = set()
    for entity in record.entities:
        nameless = isinstance(entity, AnonymousEntity)
        why = LinkReason.ANONYMOUS if nameless else LinkReason.ANNOTATED
        if (entity.score, entity.why, entity.candidates) != (1.0, why, ()):
            yield f"{entity.id} has a score, reason or candidates, as nothing annotated has"
        if not entity.xref.keys() <= set(OUTSIDE_IDS) or not all(entity.xref.values()):
            yield f"{entity.id} has an outside id that is empty or of an unknown register"
        if nameless and (entity.xref or entity.registry_id):
            yield f"{entity.id} is anonymous, and has an id"
        if isinstance(entity, AnonymousEntity):
            unnamed.add(entity.id)
            if entity.league is not None and entity.league not in leagues:
                yield f"{entity.id}: league {entity.league!r} is no entity of the article"
        elif not entity.name or entity.name != entity.name.strip():
            yield f"{entity.id} has no name, or one with white space at its edges"
    for mention in record.mentions:
        if mention.form is Form.ANONYMOUS and mention.entity not in unnamed:
            yield f"{mention.id} is anonymous, its entity is not"
    known = {entity.id for entity in record.entities} | {END_OF_ENTITIES, END_OF_RELATIONS}
    known |= {relation.id for relation in record.relations}
    for anchor, remark in gold.remarks:
        if anchor not in known or (remark and not is_plain(remark)):
            yield f"the remark {remark!r} at {anchor!r} has no place or cannot be written"


def _order_faults(record: AnnotatedArticle) -> Iterator[str]:
    mentioned = dict.fromkeys(m.entity for m in record.mentions if m.entity is not None)
    for group, letter in ((record.mentions, "m"), (record.entities, "e"), (record.relations, "r")):
        for number, part in enumerate(group, 1):
            if part.id != f"{letter}{number}":
                yield f"{part.id!r} should be {letter}{number}: ids run in text order"
                return
    if list(mentioned) != [entity.id for entity in record.entities]:
        yield "entities are not in order of their first mention, or one has none"
    order = [position(relation.type, relation.evidence[0]) for relation in record.relations]
    if order != sorted(order):
        yield "relations are not in order of their first evidence"
