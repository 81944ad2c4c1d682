"""Reading an article's file: its parts, and the record that they make."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from fodbold_ner.errors import CorpusError
from fodbold_ner.formats.corpus.entities import (
    NIL,
    EntityRow,
    check_entities,
    read_entities,
    read_tag,
)
from fodbold_ner.formats.corpus.escapes import is_unseen, named
from fodbold_ner.formats.corpus.faults import Faults, either
from fodbold_ner.formats.corpus.gold import (
    ANNOTATION,
    END_OF_ENTITIES,
    END_OF_RELATIONS,
    UNKNOWN,
    GoldArticle,
    position,
)
from fodbold_ner.formats.corpus.relations import RelationRow, keys_of, read_relations
from fodbold_ner.formats.corpus.sentences import TextPart, read_text
from fodbold_ner.ontology import ARGUMENT_LABELS, RELATIONS, Genre, LinkReason

__all__ = ["read_article"]

_RULE = "---"
_HEAD = ("published", "genre", "url", "note")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_Rows = list[tuple[int, str]]


def read_article(text: str, *, name: str, where: str) -> GoldArticle:
    r"""Return the article that a file's text holds.

    Args:
        text: All of the file.
        name: The article's id: the file's name without its ending.
        where: What to call the file in a fault.

    Raises:
        CorpusError: The file departs from its format; every fault that could be found is named.

    Example:
        >>> head = "published: 2025-11-03\ngenre: boardroom\n\n"
        >>> rows = "body 1 | [AGF](agf abbreviation) søger [træner](head_coach).\n\n---\n"
        >>> below = 'agf CLUB fb:c:000101 "AGF"\n---\n'
        >>> below += 'vacancy asserted role=head_coach club=agf\n    1 "søger"\n'
        >>> gold = read_article(head + rows + below, name="a1", where="a1.article")
        >>> gold.record.relations[0].role.value, gold.handles
        ('head_coach', {'e1': 'agf'})
    """
    faults = Faults(where)
    rows = _rows_of(text, faults)
    head_rows, text_rows, entity_rows, relation_rows = _parts(rows, faults)
    head = _read_head(head_rows, faults)
    part = read_text(text_rows, faults)
    if not part.sentences:
        faults.add(text_rows[0][0] if text_rows else 1, "no text; write a sentence a row")
    entities = read_entities(_without_remarks(entity_rows), faults)
    mentions = _read_mentions(part, entities, faults)
    check_entities(entities, {handle for handle, _ in mentions if handle}, faults)
    relations = read_relations(
        _without_remarks(relation_rows), entities, part.sentences, part.text, faults
    )
    if found := faults.told():
        raise CorpusError(found)
    relations.sort(key=lambda row: position(row.type, _in_order(row.evidence)[0]))
    used = dict.fromkeys(handle for handle, _ in mentions if handle)
    ids = {handle: f"e{number}" for number, handle in enumerate(used, 1)}
    return GoldArticle.model_validate(
        {
            "genre": head["genre"],
            "note": head.get("note"),
            "record": {
                "id": name,
                "published": None if head["published"] == UNKNOWN else head["published"],
                "url": head.get("url"),
                "text": part.text,
                "made_by": ANNOTATION,
                "zones": [
                    {"kind": kind, "start": start, "end": end} for kind, start, end in part.zones
                ],
                "mentions": [
                    {"id": f"m{number}", **fields, "entity": ids[handle] if handle else None}
                    for number, (handle, fields) in enumerate(mentions, 1)
                ],
                "entities": [_entity(ids[handle], entities[handle], entities) for handle in used],
                "relations": [
                    _relation(number, row, ids) for number, row in enumerate(relations, 1)
                ],
            },
            "sentences": [(sentence.start, sentence.end) for sentence in part.sentences],
            "handles": {ids[handle]: handle for handle in used},
            "remarks": _remarks(entity_rows, relation_rows, entities, relations, ids),
        }
    )


def _rows_of(text: str, faults: Faults) -> _Rows:
    """Number the rows, and note what cannot be seen in them."""
    if "\r\n" in text:
        row = text[: text.index("\r\n")].count("\n") + 1
        faults.add(row, "rows end in CR LF, as on Windows; save the file with LF alone")
        text = text.replace("\r\n", "\n")
    rows = list(enumerate(text.removesuffix("\n").split("\n"), 1))
    for row, line in rows:
        for character in dict.fromkeys(filter(is_unseen, line)):
            called = unicodedata.name(character, "a control character")
            faults.add(
                row,
                f"{called} cannot be seen, at character {line.index(character) + 1}; write "
                f"{named(character)} if it belongs to the text, else take it away",
            )
    return rows


def _parts(rows: _Rows, faults: Faults) -> tuple[_Rows, _Rows, _Rows, _Rows]:
    """Return the rows of head, text, entities and relations."""
    rules = [index for index, (_, line) in enumerate(rows) if line.strip(" ") == _RULE]
    for index in rules[2:]:
        faults.add(rows[index][0], "a third '---'; two stand in a file, before and after entities")
    if len(rules) < 2:
        missing = "entities and relations" if not rules else "relations"
        faults.add(
            len(rows),
            f"the part of {missing} is missing; it begins with a row '---', even if empty",
        )
    first, second, *_ = (*rules, len(rows), len(rows))
    above = rows[:first]
    gap = next((index for index, (_, line) in enumerate(above) if not line.strip(" ")), len(above))
    text_rows = above[gap:]
    while text_rows and not text_rows[0][1].strip(" "):
        del text_rows[0]
    while text_rows and not text_rows[-1][1].strip(" "):
        del text_rows[-1]
    below = [rows[first + 1 : second], rows[second + 1 :]]
    filled = [
        [(row, line) for row, line in part if line.strip(" ") not in ("", _RULE)] for part in below
    ]
    return above[:gap], text_rows, filled[0], filled[1]


def _read_head(rows: _Rows, faults: Faults) -> dict[str, Any]:
    head: dict[str, Any] = {}
    for row, line in rows:
        key, colon, value = (part.strip(" ") for part in line.partition(":"))
        if not colon or key not in _HEAD:
            faults.add(row, f"unknown key in {line!r}; the head takes {either(_HEAD)}")
        elif key in head:
            faults.add(row, f"{key} stands twice; keep one")
        elif not value:
            faults.add(row, f"{key} says nothing; give it a value or take the row away")
            head[key] = None
        else:
            head[key] = value
            _check_head(row, key, value, faults)
    for key in ("published", "genre"):
        if key not in head:
            faults.add(1, f"no {key}; the head needs one")
    return head


def _check_head(row: int, key: str, value: str, faults: Faults) -> None:
    if key == "genre" and value not in set(Genre):
        faults.add(row, f"unknown genre {value!r}; use {either(Genre)}")
    if key == "published" and value != UNKNOWN:
        try:
            day = date.fromisoformat(value) if _DAY.fullmatch(value) else None
        except ValueError:
            day = None
        if day is None:
            faults.add(row, f"published: {value!r} is no date; write YYYY-MM-DD, or {UNKNOWN}")


def _read_mentions(
    part: TextPart, entities: dict[str, EntityRow], faults: Faults
) -> list[tuple[str | None, dict[str, Any]]]:
    """Return the handle, where there is one, and the fields of each mention."""
    zones = {sentence.row: sentence.zone for sentence in part.sentences}
    mentions: list[tuple[str | None, dict[str, Any]]] = []
    for tagged in part.tagged:
        try:
            handle, fields = read_tag(tagged.tag, entities)
        except ValueError as error:
            faults.add(tagged.row, str(error))
            # A broken tag still uses its handle: that the handle is unused would be no help.
            mentions.append((tagged.tag.partition(" ")[0], {}))
            continue
        fields |= {
            "start": tagged.start,
            "end": tagged.end,
            "text": part.text[tagged.start : tagged.end],
            "zone": zones[tagged.row],
        }
        mentions.append((handle, {"form": None, **fields}))
    return mentions


def _entity(identifier: str, row: EntityRow, entities: dict[str, EntityRow]) -> dict[str, Any]:
    entity: dict[str, Any] = {
        "id": identifier,
        "label": row.label,
        "name": row.name,
        "registry_id": None if row.anonymous or row.what == NIL else row.what,
        "xref": row.xref,
        "score": 1.0,
        "why": LinkReason.ANONYMOUS if row.anonymous else LinkReason.ANNOTATED,
        "candidates": [],
    }
    if row.anonymous:
        entity["league"] = entities[row.league].name if row.league else None
        entity["country"] = row.country
    return entity


def _relation(number: int, row: RelationRow, ids: dict[str, str]) -> dict[str, Any]:
    spec = RELATIONS[row.type]
    empty = dict.fromkeys([*keys_of(row.type), *spec.attributes, "time"])
    values = {**empty, **row.values}
    for key in ARGUMENT_LABELS:
        if values.get(key) is not None:
            values[key] = ids[values[key]]
    values["via"] = [ids[handle] for handle in values["via"] or ()]
    return {
        "id": f"r{number}",
        "type": row.type,
        **values,
        "score": 1.0,
        "evidence": _in_order(row.evidence),
    }


def _in_order(evidence: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(evidence, key=lambda one: int(one["start"]))


def _without_remarks(rows: _Rows) -> _Rows:
    return [(row, line) for row, line in rows if not line.startswith("#")]


def _remarks(
    entity_rows: _Rows,
    relation_rows: _Rows,
    entities: dict[str, EntityRow],
    relations: Iterable[RelationRow],
    ids: dict[str, str],
) -> list[tuple[str, str]]:
    """Return each remark with the id of what it stands above or, between evidence, inside."""
    places = {entity.row: ids[handle] for handle, entity in entities.items()}
    heads = {relation.row: f"r{number}" for number, relation in enumerate(relations, 1)}
    found: list[tuple[str, str]] = []
    for rows, starts, end in (
        (entity_rows, places, END_OF_ENTITIES),
        (relation_rows, heads, END_OF_RELATIONS),
    ):
        waiting: list[str] = []
        inside = end
        for row, line in rows:
            if line.startswith("#"):
                waiting.append(line[1:].strip(" "))
                continue
            inside = starts.get(row, inside)
            found += [(inside, remark) for remark in waiting]
            waiting = []
        found += [(end, remark) for remark in waiting]
    return found
