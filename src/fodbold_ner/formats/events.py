"""Relations as tools for annotation draw them: trigger words, with arrows to mentions.

A relation of this project joins entities, has attributes and may be said in several sentences. A
tool that knows spans and arrows shows it as an event: each trigger is a span, the first of them
stands for the relation, and from it an arrow named after the argument goes to that mention of each
entity that stands nearest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from fodbold_ner.formats.corpus.relations import MODELS, keys_of
from fodbold_ner.ontology import (
    ARGUMENT_LABELS,
    RELATIONS,
    Certainty,
    Polarity,
    RelationType,
    Role,
)

__all__ = ["FLAGS", "Event", "choices", "from_event", "to_events"]

DENIED = Polarity.DENIED.value
FLAGS = (DENIED, "acting")
"""Attributes that are there or not."""


@dataclass
class Event:
    """A relation as spans and arrows.

    `arguments` are pairs of an argument's name and the index of a mention, `via` repeated,
    outermost first. `values` are the other attributes that are known, as text; a flag's is ``""``.
    `triggers` are spans; one of a sentence without trigger words is that sentence, `whole`.
    """

    id: str
    type: str
    arguments: list[tuple[str, int]] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    triggers: list[tuple[int, int]] = field(default_factory=list)
    whole: set[tuple[int, int]] = field(default_factory=set)


def to_events(plain: Mapping[str, Any]) -> list[Event]:
    """Return the relations of an article as events.

    Args:
        plain: What `fodbold_ner.formats.corpus.plain.to_plain` gives.

    Example:
        >>> relation = {"id": "r1", "type": "vacancy", "role": "head_coach", "club": "agf",
        ...             "since": None, "certainty": "asserted", "polarity": "affirmed",
        ...             "source": None, "via": [], "time": None,
        ...             "evidence": [{"start": 0, "end": 15, "trigger": [[4, 8]]}]}
        >>> mentions = [{"label": "CLUB", "start": 0, "end": 3, "entity": "agf"}]
        >>> [event] = to_events({"mentions": mentions, "relations": [relation]})
        >>> event.arguments, event.values["role"], event.triggers
        ([('club', 0)], 'head_coach', [(4, 8)])
    """
    return [_to_event(relation, plain["mentions"]) for relation in plain["relations"]]


def _to_event(relation: Mapping[str, Any], mentions: Sequence[Mapping[str, Any]]) -> Event:
    event = Event(relation["id"], relation["type"])
    for evidence in relation["evidence"]:
        spans = [(start, end) for start, end in evidence["trigger"]]
        if not spans:
            spans = [(evidence["start"], evidence["end"])]
            event.whole.update(spans)
        event.triggers += spans
    anchor = event.triggers[0][0]

    def nearest(handle: str) -> int:
        own = [index for index, m in enumerate(mentions) if m["entity"] == handle]
        return min(own, key=lambda index: abs(mentions[index]["start"] - anchor))

    for key in ("certainty", *keys_of(RelationType(relation["type"]))):
        value = relation[key]
        if key == "via":
            event.arguments += [(key, nearest(handle)) for handle in value]
        elif value is not None and key in ARGUMENT_LABELS:
            event.arguments.append((key, nearest(value)))
        elif value is not None:
            event.values[key] = str(value)
    event.values |= {DENIED: ""} if relation["polarity"] == DENIED else {}
    event.values |= {"acting": ""} if relation.get("acting") else {}
    return event


def from_event(
    event: Event, mentions: Sequence[Mapping[str, Any]], sentences: Iterable[Sequence[int]]
) -> dict[str, Any]:
    """Return the plain relation that an event stands for.

    Args:
        event: The event.
        mentions: The mentions that its arguments count.
        sentences: Half-open offsets of the sentences, of which those with a trigger are evidence.

    Raises:
        KeyError: An arrow ends at a mention without an entity.
        ValueError: The type is unknown, or a trigger is inside no sentence.

    Example:
        >>> event = Event("r1", "contract", values={"certainty": "reported", "event": "signed"})
        >>> event.triggers.append((4, 8))
        >>> from_event(event, [], [(0, 15)])["evidence"]
        [{'start': 0, 'end': 15, 'trigger': [(4, 8)]}]
    """
    kind = RelationType(event.type)
    attributes = RELATIONS[kind].attributes
    relation: dict[str, Any] = dict.fromkeys([*keys_of(kind), *attributes, "time"])
    relation |= {"id": event.id, "type": event.type, "via": []}
    relation["polarity"] = DENIED if DENIED in event.values else Polarity.AFFIRMED.value
    if "acting" in attributes:
        relation["acting"] = "acting" in event.values
    relation |= {key: value for key, value in event.values.items() if key not in FLAGS}
    for name, index in event.arguments:
        handle = mentions[index]["entity"]
        if handle is None:
            raise KeyError(f"{name} of a {event.type} ends at {mentions[index]['label']}")
        if name == "via":
            relation["via"].append(handle)
        else:
            relation[name] = handle
    relation["evidence"] = _evidence(event, sentences)
    return relation


def _evidence(event: Event, sentences: Iterable[Sequence[int]]) -> list[dict[str, Any]]:
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    spans = [(start, end) for start, end in sentences]
    for trigger in event.triggers:
        inside = [s for s in spans if s[0] <= trigger[0] and trigger[1] <= s[1]]
        if not inside:
            raise ValueError(f"the trigger {trigger} of a {event.type} is inside no sentence")
        held = found.setdefault(inside[0], [])
        if trigger not in event.whole and trigger not in held:
            held.append(trigger)
    return [
        {"start": start, "end": end, "trigger": sorted(triggers)}
        for (start, end), triggers in sorted(found.items())
    ]


def choices() -> dict[str, list[str]]:
    """Return every attribute of a relation with the values it may have; none for one that is text.

    Example:
        >>> choices()["direction"], choices()["until"]
        (['club_in_person', 'person_in_club'], [])
    """
    found: dict[str, list[str]] = {"certainty": [c.value for c in Certainty]}
    for kind, model in MODELS.items():
        for key in keys_of(kind):
            if key in ARGUMENT_LABELS or key == "via":
                continue
            annotation: Any = Role if key == "role" else model.model_fields[key].annotation
            closed = isinstance(annotation, type) and issubclass(annotation, Enum)
            found[key] = [str(code.value) for code in annotation] if closed else []
    return found
