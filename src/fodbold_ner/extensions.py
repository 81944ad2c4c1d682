"""What travels on a Doc: plain data in one private extension, typed records out of one public one.

`doc._._fodbold` is a dict of primitives (`DocData`), so that `to_bytes`, `DocBin` and `n_process`
carry it; offsets in it are those of `doc.text`. `doc._.fodbold` builds the `AnnotatedArticle`
from it, with offsets of the original text.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from typing import Any, TypedDict, cast

from spacy.tokens import Doc

from fodbold_ner.errors import ModelError
from fodbold_ner.offsets import OffsetMap
from fodbold_ner.ontology import RELATIONS, Label, RelationType
from fodbold_ner.records import AnnotatedArticle

__all__ = [
    "DocData",
    "EntityData",
    "MentionData",
    "RelationData",
    "data_of",
    "has_data",
    "new_data",
    "set_data",
]

_PRIVATE = "_fodbold"
_PUBLIC = "fodbold"


class MentionData(TypedDict):
    """A mention in offsets of `doc.text`; `entity` is an index into the entities, or None.

    A `provisional` one (a descriptor, an anonymous club) enters the record only when a relation
    needs it.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> mention = data_of(nlp("AGF søger ny cheftræner."))["mentions"][0]
        >>> mention["label"], mention["start"], mention["end"], mention["form"], mention["entity"]
        ('CLUB', 0, 3, 'abbreviation', 0)
    """

    label: str
    start: int
    end: int
    form: str | None
    entity: int | None
    role: str | None
    edtf: str | None
    amount: int | None
    currency: str | None
    provisional: bool


class EntityData(TypedDict):
    """An entity of the article; `name` is None for one that stays unnamed.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> [entity["name"] for entity in data_of(nlp("AGF har hentet Mads Tornhøj."))["entities"]]
        ['AGF', 'Mads Tornhøj']
    """

    label: str
    name: str | None
    registry_id: str | None
    xref: dict[str, str]
    score: float
    why: str
    candidates: list[dict[str, Any]]
    league: str | None
    country: str | None


class RelationData(TypedDict):
    """A relation; `arguments` holds entity indices, for `role` a code.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> relation = data_of(nlp("AGF søger ny cheftræner."))["relations"][0]
        >>> relation["type"], relation["arguments"], relation["certainty"]
        ('vacancy', {'role': 'head_coach', 'club': 0}, 'asserted')
    """

    type: str
    arguments: dict[str, Any]
    attributes: dict[str, Any]
    certainty: str
    polarity: str
    source: int | None
    via: list[int]
    time: str | None
    score: float
    evidence: list[dict[str, Any]]


class DocData(TypedDict):
    """All that fodbold_ner keeps on a Doc, as primitives.

    Zones are ``[kind, start, end]`` in offsets of `doc.text`, `offsets` the breakpoints of the
    `OffsetMap` to the original text, and `published` is an ISO date.

    Example:
        >>> data: DocData = new_data() | {"published": "2025-11-03"}
        >>> data["published"], data["original"], data["relations"]
        ('2025-11-03', None, [])
    """

    id: str | None
    published: str | None
    url: str | None
    original: str | None
    """The text that records refer to; None where it is `doc.text`."""
    offsets: list[list[int]]
    zones: list[list[Any]]
    mentions: list[MentionData]
    entities: list[EntityData]
    relations: list[RelationData]
    made_by: dict[str, str]


def has_data(doc: Doc) -> bool:
    """Return whether the Doc carries fodbold data already; asking changes nothing.

    Example:
        >>> import spacy
        >>> doc = spacy.blank("da")("AGF slog OB.")
        >>> has_data(doc)
        False
    """
    return doc._.get(_PRIVATE) is not None


def set_data(doc: Doc, data: DocData) -> None:
    """Put the data on the Doc, in place of any that was there.

    Args:
        doc: The Doc.
        data: Primitives only, with offsets of `doc.text`.

    Example:
        >>> import spacy
        >>> doc = spacy.blank("da")("AGF slog OB.")
        >>> set_data(doc, new_data())
        >>> has_data(doc)
        True
    """
    doc._.set(_PRIVATE, data)


def new_data() -> DocData:
    """Return data, new at each call, for a Doc about which nothing is known beforehand.

    Example:
        >>> new_data()["mentions"], new_data()["published"]
        ([], None)
    """
    return {
        "id": None,
        "published": None,
        "url": None,
        "original": None,
        "offsets": [],
        "zones": [],
        "mentions": [],
        "entities": [],
        "relations": [],
        "made_by": {},
    }


def data_of(doc: Doc) -> DocData:
    """Return the data of a Doc that carries some; to change it is to change the Doc's.

    Raises:
        ModelError: The Doc never went through a fodbold component.

    Example:
        >>> import spacy
        >>> doc = spacy.blank("da")("AGF slog OB.")
        >>> set_data(doc, new_data())
        >>> data_of(doc)["entities"]
        []
    """
    data = doc._.get(_PRIVATE)
    if data is None:
        raise ModelError(
            "this Doc carries no fodbold data: add the component with "
            "nlp.add_pipe('fodbold') and run the pipeline on it first"
        )
    if isinstance(data["zones"], tuple):
        # DocBin gives tuples back for lists.
        data = _with_lists(data)
        doc._.set(_PRIVATE, data)
    return cast(DocData, data)


def _with_lists(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_with_lists(item) for item in value]
    if isinstance(value, dict):
        return {key: _with_lists(item) for key, item in value.items()}
    return value


def _to_record(doc: Doc) -> AnnotatedArticle:
    """Build the typed record of a Doc that went through the pipeline."""
    data = _without_unused(data_of(doc))
    text = doc.text if data["original"] is None else data["original"]
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


def register() -> None:
    """Register both extensions; doing it again changes nothing."""
    if not Doc.has_extension(_PRIVATE):
        Doc.set_extension(_PRIVATE, default=None)
        Doc.set_extension(_PUBLIC, getter=_to_record)


register()
