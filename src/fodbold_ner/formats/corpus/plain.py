"""Gold articles as plain data, for formats whose tools change, drop and add what they like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from fodbold_ner.errors import InputError
from fodbold_ner.formats.corpus.gold import (
    ANNOTATION,
    END_OF_ENTITIES,
    END_OF_RELATIONS,
    HANDLE,
    RESERVED,
    GoldArticle,
    position,
)
from fodbold_ner.ontology import ARGUMENT_LABELS, Label, LinkReason, RelationType

__all__ = ["HEAD", "from_plain", "to_plain"]

HEAD = ("id", "published", "genre", "url", "note", "zones", "sentences", "remarks")
"""What plain data say of the article as a whole, besides its text."""

_UNKNOWN: dict[str, dict[str, None]] = {
    Label.DATE.value: {"edtf": None},
    Label.MONEY.value: {"amount": None, "currency": None},
}
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss"})


def to_plain(gold: GoldArticle) -> dict[str, Any]:
    r"""Return the article as lists and dicts of plain values; entities stand by their handles.

    Args:
        gold: The article.

    Returns:
        The keys of `HEAD`, ``text``, ``mentions``, ``entities`` by handle, and ``relations``.

    Example:
        >>> from fodbold_ner.formats.corpus import read_article
        >>> rows = 'published: 2025-11-03\ngenre: preview\n\nbody 1 | [B99](b99)\n---\n'
        >>> gold = read_article(rows + 'b99 CLUB nil "B99"\n---\n', name="a1", where="a1.article")
        >>> to_plain(gold)["mentions"]
        [{'label': 'CLUB', 'start': 0, 'end': 3, 'entity': 'b99', 'form': 'name'}]
    """
    record = gold.record.model_dump(mode="json")
    handles = gold.handles
    drop = {"id", "text", "zone"}
    entity_keys = ("label", "name", "registry_id", "xref", "league", "country")
    return {
        "id": record["id"],
        "published": record["published"],
        "genre": gold.genre.value,
        "url": record["url"],
        "note": gold.note,
        "text": record["text"],
        "zones": [[zone["kind"], zone["start"], zone["end"]] for zone in record["zones"]],
        "sentences": [list(span) for span in gold.sentences],
        "remarks": [[handles.get(anchor, anchor), remark] for anchor, remark in gold.remarks],
        "mentions": [
            {
                **{k: v for k, v in mention.items() if k not in drop and k != "form"},
                **({"form": mention["form"]} if mention["form"] else {}),
                "entity": handles.get(mention["entity"]),
            }
            for mention in record["mentions"]
        ],
        "entities": {
            handles[entity["id"]]: {key: entity[key] for key in entity_keys if key in entity}
            for entity in record["entities"]
        },
        "relations": [
            {
                key: handles[value] if key in ARGUMENT_LABELS and value else value
                for key, value in relation.items()
                if key != "score"
            }
            | {"via": [handles[speaker] for speaker in relation["via"]]}
            for relation in record["relations"]
        ],
    }


def from_plain(plain: Mapping[str, Any], *, where: str) -> GoldArticle:
    r"""Return the article that plain data say, with everything numbered anew in text order.

    A mention whose entity is no key of ``entities`` belongs to a new NIL, named by its longest
    mention; an entity without a mention is left out.

    Args:
        plain: What `to_plain` gave, or what is left of it after a tool.
        where: What to call it in an error.

    Raises:
        InputError: The data make no sound article; the message says what is wrong.

    Example:
        >>> plain = {"id": "a1", "published": "2025-11-03", "genre": "preview", "text": "AGF",
        ...          "zones": [["body", 0, 3]], "sentences": [[0, 3]], "relations": [],
        ...          "mentions": [{"label": "CLUB", "start": 0, "end": 3, "entity": 7}]}
        >>> gold = from_plain(plain, where="a1")
        >>> gold.record.entities[0].name, gold.handles
        ('AGF', {'e1': 'agf'})
    """
    try:
        return GoldArticle.model_validate(_fields(plain))
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(map(str, fault["loc"]))
        raise InputError(f"{where}: no sound article: {place}: {fault['msg']}") from None
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise InputError(f"{where}: no sound article: {type(error).__name__}: {error}") from None


def _fields(plain: Mapping[str, Any]) -> dict[str, Any]:
    text = plain["text"]
    mentions = sorted(plain["mentions"], key=lambda m: (m["start"], m["end"]))
    used = list(dict.fromkeys(m["entity"] for m in mentions if m.get("entity") is not None))
    ids = {key: f"e{number}" for number, key in enumerate(used, 1)}
    entities = dict(plain.get("entities", {}))
    for key in used:
        if key not in entities:
            entities[key] = _new_entity([m for m in mentions if m.get("entity") == key], text)
    relations = [_relation(relation, ids) for relation in plain["relations"]]
    relations.sort(key=lambda r: position(RelationType(r["type"]), r["evidence"][0]))
    anchors = {
        **ids,
        **{r["id"]: f"r{number}" for number, r in enumerate(relations, 1)},
        END_OF_ENTITIES: END_OF_ENTITIES,
        END_OF_RELATIONS: END_OF_RELATIONS,
    }
    return {
        "genre": plain["genre"],
        "note": plain.get("note"),
        "record": {
            "id": plain["id"],
            "published": plain["published"],
            "url": plain.get("url"),
            "text": text,
            "made_by": ANNOTATION,
            "zones": [{"kind": kind, "start": s, "end": e} for kind, s, e in plain["zones"]],
            "mentions": [
                _mention(number, mention, plain, ids) for number, mention in enumerate(mentions, 1)
            ],
            "entities": [_entity(ids[key], entities[key]) for key in used],
            "relations": [{**r, "id": f"r{number}"} for number, r in enumerate(relations, 1)],
        },
        "sentences": plain["sentences"],
        "handles": _handles(used, ids, entities),
        "remarks": [
            (anchors[anchor], remark)
            for anchor, remark in plain.get("remarks", ())
            if anchor in anchors
        ],
    }


def _mention(
    number: int, mention: Mapping[str, Any], plain: Mapping[str, Any], ids: Mapping[Any, str]
) -> dict[str, Any]:
    start, end = mention["start"], mention["end"]
    zone = next((kind for kind, s, e in plain["zones"] if s <= start < e), None)
    key = mention.get("entity")
    fields = {
        "form": None if key is None else "name",
        **_UNKNOWN.get(mention["label"], {}),
        **mention,
    }
    return {
        **fields,
        "id": f"m{number}",
        "text": plain["text"][start:end],
        "zone": zone,
        "entity": None if key is None else ids[key],
    }


def _new_entity(mentions: list[Mapping[str, Any]], text: str) -> dict[str, Any]:
    label = mentions[0]["label"]
    if all(mention.get("form") == "anonymous" for mention in mentions):
        return {"label": label, "name": None, "league": None, "country": None}
    names = [text[mention["start"] : mention["end"]] for mention in mentions]
    return {"label": label, "name": max(names, key=len)}


def _entity(identifier: str, entity: Mapping[str, Any]) -> dict[str, Any]:
    why = LinkReason.ANONYMOUS if entity["name"] is None else LinkReason.ANNOTATED
    fields = {"registry_id": None, "xref": {}, **entity}
    return {**fields, "id": identifier, "score": 1.0, "why": why, "candidates": []}


def _relation(relation: Mapping[str, Any], ids: Mapping[Any, str]) -> dict[str, Any]:
    fields = dict(relation)
    for key in ARGUMENT_LABELS:
        if fields.get(key) is not None:
            fields[key] = ids[fields[key]]
    fields["via"] = [ids[speaker] for speaker in relation.get("via", ())]
    evidence = sorted(relation["evidence"], key=lambda one: int(one["start"]))
    return {**fields, "score": 1.0, "evidence": evidence}


def _handles(
    used: Iterable[Any], ids: Mapping[Any, str], entities: Mapping[Any, Mapping[str, Any]]
) -> dict[str, str]:
    taken = {key for key in used if isinstance(key, str) and _is_handle(key)}
    handles: dict[str, str] = {}
    for key in used:
        handle = key
        if key not in taken:
            plain = str(entities[key]["name"] or "unavngiven").lower().translate(_LETTERS)
            ascii_only = unicodedata.normalize("NFD", plain).encode("ascii", "ignore").decode()
            stem = "-".join(re.findall("[a-z0-9]+", ascii_only)) or "x"
            choices = (stem, *(f"{stem}-{number}" for number in range(2, len(ids) + 3)))
            handle = next(h for h in choices if h not in taken and _is_handle(h))
            taken.add(handle)
        handles[ids[key]] = handle
    return handles


def _is_handle(word: str) -> bool:
    return bool(HANDLE.fullmatch(word)) and word not in RESERVED
