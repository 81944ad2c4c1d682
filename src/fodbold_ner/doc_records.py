"""From what a Doc carries to the typed record, in offsets of the original text."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from typing import Any

from fodbold_ner.doc_data import DocData, EntityData, MentionData, RelationData
from fodbold_ner.offsets import OffsetMap
from fodbold_ner.ontology import RELATIONS, Label, RelationType
from fodbold_ner.records import AnnotatedArticle

__all__ = ["to_record"]


def to_record(data: DocData, text: str) -> AnnotatedArticle:
    """Return the typed record of what a Doc carries.

    Args:
        data: What the stages wrote.
        text: The Doc's own text; the record's is the original, where that is another.

    Example:
        >>> from fodbold_ner.doc_data import new_data
        >>> data = new_data()
        >>> data["made_by"] = dict.fromkeys(("package", "pipeline", "base", "registry"), "")
        >>> to_record(data, "Det regner.").text
        'Det regner.'
    """
    data = _without_unused(data)
    text = text if data["original"] is None else data["original"]
    offsets = OffsetMap.from_pairs(data["offsets"])
    identifier = data["id"] or hashlib.sha256(text.encode()).hexdigest()[:16]
    return AnnotatedArticle.model_validate(
        {
            "id": identifier,
            "published": data["published"],
            "url": data["url"],
            "text": text,
            "made_by": data["made_by"],
            "zones": [
                dict(
                    zip(
                        ("kind", "start", "end"),
                        (kind, *offsets.to_original(start, end)),
                        strict=True,
                    )
                )
                for kind, start, end in data["zones"]
            ],
            "mentions": [
                _mention_record(index, mention, data, text, offsets)
                for index, mention in enumerate(data["mentions"], 1)
            ],
            "entities": [
                _entity_record(index, entity) for index, entity in enumerate(data["entities"], 1)
            ],
            "relations": [
                _relation_record(index, relation, offsets)
                for index, relation in enumerate(data["relations"], 1)
            ],
        }
    )


def _without_unused(data: DocData) -> DocData:
    """Drop provisional mentions and entities that nothing refers to, and number anew."""
    mentions = [mention for mention in data["mentions"] if not mention["provisional"]]
    used: dict[int, None] = {}
    for mention in mentions:
        if mention["entity"] is not None:
            used.setdefault(mention["entity"])
    for relation in data["relations"]:
        speakers = [relation["source"], *relation["via"]]
        for value in [*relation["arguments"].values(), *speakers]:
            if isinstance(value, int):
                used.setdefault(value)
    number = {old: new for new, old in enumerate(used)}

    def renumbered(value: Any) -> Any:
        return number[value] if isinstance(value, int) else value

    return {
        **data,
        "mentions": [{**mention, "entity": renumbered(mention["entity"])} for mention in mentions],
        "entities": [data["entities"][old] for old in used],
        "relations": [
            {
                **relation,
                "arguments": {k: renumbered(v) for k, v in relation["arguments"].items()},
                "source": renumbered(relation["source"]),
                "via": [renumbered(speaker) for speaker in relation["via"]],
            }
            for relation in data["relations"]
        ],
    }


def _mention_record(
    index: int, mention: MentionData, data: DocData, text: str, offsets: OffsetMap
) -> dict[str, Any]:
    start, end = offsets.to_original(mention["start"], mention["end"])
    record: dict[str, Any] = {
        "id": f"m{index}",
        "label": mention["label"],
        "start": start,
        "end": end,
        "text": text[start:end],
        "form": mention["form"],
        "zone": _zone_at(data["zones"], mention["start"]),
        "entity": _entity_id(mention["entity"]),
    }
    if mention["label"] == Label.ROLE:
        record["role"] = mention["role"]
    elif mention["label"] == Label.DATE:
        record["edtf"] = mention["edtf"]
    elif mention["label"] == Label.MONEY:
        record["amount"], record["currency"] = mention["amount"], mention["currency"]
    return record


def _zone_at(zones: list[list[Any]], offset: int) -> str:
    index = bisect_right(zones, offset, key=lambda zone: zone[1]) - 1
    if index >= 0 and offset < zones[index][2]:
        return str(zones[index][0])
    return "body"


def _entity_record(index: int, entity: EntityData) -> dict[str, Any]:
    record: dict[str, Any] = {"id": f"e{index}", **entity}
    if entity["name"] is not None:
        del record["league"], record["country"]
    return record


def _relation_record(index: int, relation: RelationData, offsets: OffsetMap) -> dict[str, Any]:
    spec = RELATIONS[RelationType(relation["type"])]
    arguments = {
        argument.name: relation["arguments"].get(argument.name)
        if argument.name == "role"
        else _entity_id(relation["arguments"].get(argument.name))
        for argument in spec.arguments
    }
    return {
        "id": f"r{index}",
        "type": relation["type"],
        **arguments,
        **{name: relation["attributes"].get(name) for name in spec.attributes},
        "certainty": relation["certainty"],
        "polarity": relation["polarity"],
        "source": _entity_id(relation["source"]),
        "via": [_entity_id(speaker) for speaker in relation["via"]],
        "time": relation["time"],
        "score": relation["score"],
        "evidence": [_evidence_record(evidence, offsets) for evidence in relation["evidence"]],
    }


def _evidence_record(evidence: dict[str, Any], offsets: OffsetMap) -> dict[str, Any]:
    start, end = offsets.to_original(evidence["start"], evidence["end"])
    trigger = [list(offsets.to_original(*span)) for span in evidence["trigger"]]
    return {"start": start, "end": end, "trigger": trigger}


def _entity_id(index: int | None) -> str | None:
    return None if index is None else f"e{index + 1}"
