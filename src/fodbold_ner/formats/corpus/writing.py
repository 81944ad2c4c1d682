"""Writing an article's file, in the one alignment that is canonical."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fodbold_ner.formats.corpus.entities import ANONYMOUS, NIL
from fodbold_ner.formats.corpus.escapes import escape, named, quote
from fodbold_ner.formats.corpus.evidence import occurrences
from fodbold_ner.formats.corpus.gold import (
    END_OF_ENTITIES,
    END_OF_RELATIONS,
    UNKNOWN,
    GoldArticle,
    lines_of,
)
from fodbold_ner.formats.corpus.relations import ACTING, keys_of
from fodbold_ner.ontology import ARGUMENT_LABELS, OUTSIDE_IDS, Form, Label, Polarity, ZoneKind
from fodbold_ner.records import (
    AnonymousEntity,
    DateMention,
    Evidence,
    Mention,
    MoneyMention,
    NamedEntity,
    Relation,
    RoleMention,
)

__all__ = ["entity_words", "write_article"]

_ZONE_WIDTH = max(len(kind.value) for kind in ZoneKind)


def write_article(gold: GoldArticle) -> str:
    r"""Return the text of the article's file, aligned; to read it gives the same article back.

    Args:
        gold: The article.

    Example:
        >>> from fodbold_ner.formats.corpus import read_article
        >>> rows = 'published: 2025-11-03\ngenre: dismissal\n\nbody 1 | Ingen ny.\n---\n---\n'
        >>> print(write_article(read_article(rows, name="a1", where="a1.article")))
        published: 2025-11-03
        genre: dismissal
        <BLANKLINE>
        body      1 | Ingen ny.
        <BLANKLINE>
        ---
        <BLANKLINE>
        ---
        <BLANKLINE>
    """
    rows = [
        *_head(gold),
        "",
        *_text_rows(gold),
        "",
        "---",
        *_entity_rows(gold),
        "",
        "---",
        *_relation_rows(gold),
    ]
    return "".join(f"{row}\n" for row in rows)


def _head(gold: GoldArticle) -> Iterator[str]:
    yield f"published: {gold.record.published or UNKNOWN}"
    yield f"genre: {gold.genre}"
    if gold.record.url is not None:
        yield f"url: {gold.record.url}"
    if gold.note is not None:
        yield f"note: {gold.note}"


def _text_rows(gold: GoldArticle) -> Iterator[str]:
    text = gold.record.text
    kinds = {zone.start: zone.kind.value for zone in gold.record.zones}
    width = max(2, len(str(len(gold.sentences))))
    numbered = list(enumerate(gold.sentences, 1))
    for start, end in lines_of(text):
        inside = [(n, s, e) for n, (s, e) in numbered if start <= s and e <= end]
        if not inside:
            yield (
                f"{'':<{_ZONE_WIDTH}} {'':>{width}} | {_edge(text[start:end])}"
                if (end > start)
                else ""
            )
        reach = start
        for index, (number, begin, stop) in enumerate(inside):
            stop = end if index == len(inside) - 1 else stop
            gap = text[reach:begin]
            joined = index > 0 and gap == " "
            zone = kinds[start] if index == 0 else ""
            bar = "|" if index == 0 or joined else "+"
            blank = "" if joined else _edge(gap)
            body = blank + _marked(gold, begin, stop)
            yield f"{zone:<{_ZONE_WIDTH}} {number:>{width}} {bar} {body}"
            reach = stop


def _edge(blank: str) -> str:
    """Write white space at the edge of a row out, plain spaces too."""
    return "".join(map(named, blank))


def _marked(gold: GoldArticle, start: int, end: int) -> str:
    """Return the sentence, and white space behind it, with its mentions marked."""
    text = gold.record.text
    row = ""
    reach = start
    for mention in gold.record.mentions:
        if start <= mention.start < end:
            row += escape(text[reach : mention.start], "[]")
            row += f"[{escape(mention.text, '[]')}]({_tag(mention, gold.handles)})"
            reach = mention.end
    rest = text[reach:end]
    kept = rest.rstrip()
    return row + escape(kept, "[]") + _edge(rest[len(kept) :])


def _tag(mention: Mention, handles: dict[str, str]) -> str:
    match mention:
        case RoleMention():
            return mention.role.value
        case DateMention():
            return f"date {mention.edtf}" if mention.edtf else "date"
        case MoneyMention():
            known = mention.amount is not None
            return f"money {mention.amount} {mention.currency}" if known else "money"
        case _:
            handle = handles[mention.entity]
            return handle if mention.form is Form.NAME else f"{handle} {mention.form}"


def _entity_rows(gold: GoldArticle) -> Iterator[str]:
    rows = [entity_words(gold, entity) for entity in gold.record.entities]
    widths = [max(map(len, column)) for column in zip(*(row[:3] for row in rows), strict=True)]
    for entity, row in zip(gold.record.entities, rows, strict=True):
        yield from _remarks(gold, entity.id)
        aligned = [word.ljust(width) for word, width in zip(row, widths, strict=False)]
        yield "  ".join([*aligned, " ".join(row[3:])]).rstrip()
    yield from _remarks(gold, END_OF_ENTITIES)


def entity_words(gold: GoldArticle, entity: NamedEntity | AnonymousEntity) -> list[str]:
    """Return what an entity's row says, word by word: handle, label, what it is, and the rest."""
    row = [gold.handles[entity.id], entity.label.value]
    if isinstance(entity, AnonymousEntity):
        row.append(ANONYMOUS)
        if entity.league is not None:
            row.append(f"league={_league(gold, entity.league)}")
        if entity.country is not None:
            row.append(f"country={entity.country}")
        return row
    row += [entity.registry_id or NIL, quote(entity.name)]
    row += [f"{key}={_value(entity.xref[key])}" for key in OUTSIDE_IDS if key in entity.xref]
    return row


def _league(gold: GoldArticle, name: str) -> str:
    return next(
        gold.handles[entity.id]
        for entity in gold.record.entities
        if entity.label is Label.LEAGUE and entity.name == name
    )


def _relation_rows(gold: GoldArticle) -> Iterator[str]:
    numbers = {sentence: number for number, sentence in enumerate(gold.sentences, 1)}
    for relation in gold.record.relations:
        yield from _remarks(gold, relation.id)
        row = [relation.type.value, relation.certainty.value]
        if relation.polarity is Polarity.DENIED:
            row.append(Polarity.DENIED.value)
        if getattr(relation, ACTING, False):
            row.append(ACTING)
        for key in keys_of(relation.type):
            value = _key_value(relation, key, gold.handles)
            if value:
                row.append(f"{key}={value}")
        yield " ".join(row)
        for evidence in relation.evidence:
            number = numbers[(evidence.start, evidence.end)]
            triggers = _triggers(gold.record.text, evidence)
            yield f"    {' '.join([str(number), *triggers])}"
    yield from _remarks(gold, END_OF_RELATIONS)


def _key_value(relation: Relation, key: str, handles: dict[str, str]) -> str:
    value: Any = getattr(relation, key)
    if key == "via":
        return ",".join(handles[speaker] for speaker in value)
    if value is None:
        return ""
    return handles[value] if key in ARGUMENT_LABELS else _value(str(value))


def _triggers(text: str, evidence: Evidence) -> Iterator[str]:
    for start, end in evidence.trigger:
        starts = occurrences(text[start:end], text, evidence.start, evidence.end)
        which = f"#{starts.index(start) + 1}" if len(starts) > 1 else ""
        yield quote(text[start:end]) + which


def _value(value: str) -> str:
    quoted = quote(value)
    return quoted if " " in value or len(quoted) != len(value) + 2 else value


def _remarks(gold: GoldArticle, anchor: str) -> Sequence[str]:
    return [f"# {remark}".rstrip() for place, remark in gold.remarks if place == anchor]
