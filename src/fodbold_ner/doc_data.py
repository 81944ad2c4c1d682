"""The plain data that a Doc carries: dicts of primitives, in offsets of `doc.text`."""

from __future__ import annotations

from typing import Any, TypedDict

__all__ = ["DocData", "EntityData", "MentionData", "RelationData", "new_data"]


class MentionData(TypedDict):
    """A mention in offsets of `doc.text`; `entity` is an index into the entities, or None.

    A `provisional` one (a descriptor, an anonymous club) enters the record only when a relation
    needs it.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
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
        >>> from fodbold_ner.extensions import data_of
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
        >>> from fodbold_ner.extensions import data_of
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
