"""Reading one article back from brat's annotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from fodbold_ner.errors import InputError
from fodbold_ner.formats.corpus.entities import NIL, read_entities
from fodbold_ner.formats.corpus.escapes import unescape
from fodbold_ner.formats.corpus.faults import Faults
from fodbold_ner.formats.events import FLAGS, Event, choices, from_event
from fodbold_ner.ontology import ENTITY_LABELS, Label, RelationType

__all__ = ["read_annotations"]

_KEYS = {key.capitalize(): key for key in (*choices(), *FLAGS, "form", "role", "whole")}
_NOTES = {"entity", "edtf", "money", *(key for key, values in choices().items() if not values)}


def read_annotations(
    lines: Iterable[str], text: str, head: Mapping[str, Any], *, where: str, database: str
) -> dict[str, Any]:
    r"""Return the article that a text and its ``.ann`` make, as plain data.

    Args:
        lines: The rows of the ``.ann``, without line breaks.
        text: The text that they are about.
        head: What is known of the article as a whole.
        where: What to call the file in an error.
        database: The name under which normalisations refer to the registry.

    Raises:
        InputError: A row cannot be read, or is about something that is not there.

    Example:
        >>> head = {"sentences": [[0, 9]]}
        >>> plain = read_annotations(
        ...     ["T1\tCLUB 0 3\tAGF"], "AGF taber", head, where="a.ann", database="fodbold")
        >>> plain["mentions"]
        [{'label': 'CLUB', 'start': 0, 'end': 3, 'entity': 'T1'}]
    """
    reader = _Reader(text, database)
    for row, line in enumerate(lines, 1):
        try:
            reader.take(line)
        except (KeyError, ValueError) as error:
            raise InputError(f"{where}:{row}: {line!r} cannot be read: {error}") from None
    try:
        return {**head, "text": text, **reader.plain(head["sentences"])}
    except (KeyError, ValueError) as error:
        raise InputError(f"{where}: the annotations do not fit together: {error}") from None


class _Reader:
    def __init__(self, text: str, database: str) -> None:
        self._text = text
        self._database = database
        self._bound: dict[str, tuple[str, int, int]] = {}
        self._values: dict[str, dict[str, str]] = {}
        self._clusters: list[list[str]] = []
        self._references: dict[str, str] = {}
        self._events: dict[str, list[tuple[str, str]]] = {}

    def take(self, line: str) -> None:
        if not line.strip():
            return
        identifier, _, rest = line.partition("\t")
        body, _, words = rest.partition("\t")
        parts = body.split(" ")
        match identifier[:1]:
            case "T":
                self._bound[identifier] = self._span(parts)
            case "A" | "M":
                target, *value = parts[1:]
                self._set(target, _KEYS[parts[0]], value[0] if value else "")
            case "#":
                if parts[0] in _NOTES:
                    self._set(parts[1], parts[0], words)
            case "N":
                name, _, registry_id = parts[2].partition(":")
                if name == self._database:
                    self._references[parts[1]] = registry_id
            case "*":
                self._clusters.append(parts[1:])
            case "E":
                pairs = [tuple(part.split(":")) for part in parts if part]
                self._events[identifier] = [(re.sub(r"\d+$", "", n), t) for n, t in pairs]
            case _:
                raise ValueError("no annotation of this project; draw events, not relations")

    def _span(self, parts: list[str]) -> tuple[str, int, int]:
        if len(parts) != 3:
            raise ValueError("a span in several pieces; mark one")
        start, end = int(parts[1]), int(parts[2])
        if not 0 <= start < end <= len(self._text):
            raise ValueError("it lies outside the text")
        return parts[0], start, end

    def _set(self, target: str, key: str, value: str) -> None:
        self._values.setdefault(target, {})[key] = value

    def plain(self, sentences: Iterable[Any]) -> dict[str, Any]:
        marks = [mark for mark, bound in self._bound.items() if bound[0] in set(Label)]
        leader = self._leaders(marks)
        entities = self._entities(leader)
        mentions = [self._mention(mark, leader, entities) for mark in marks]
        index = {mark: number for number, mark in enumerate(marks)}
        spans = list(sentences)
        events = [self._event(name, parts, index) for name, parts in self._events.items()]
        return {
            "mentions": mentions,
            "entities": dict(entities.values()),
            "relations": [from_event(event, mentions, spans) for event in events],
        }

    def _leaders(self, marks: list[str]) -> dict[str, str]:
        """Map each mention of an entity to the mention that says what the entity is."""
        leader = {mark: mark for mark in marks if self._bound[mark][0] in set(ENTITY_LABELS)}
        for cluster in self._clusters:
            merged = {leader[mark] for mark in cluster}
            whole = [mark for mark, first in leader.items() if first in merged]
            told = [mark for mark in whole if "entity" in self._values.get(mark, {})]
            for mark in whole:
                leader[mark] = (told or whole)[0]
        return leader

    def _entities(self, leader: Mapping[str, str]) -> dict[str, tuple[str, dict[str, Any]]]:
        """Map each leading mention with a note to its entity's handle and fields."""
        rows = {}
        for mark in dict.fromkeys(leader.values()):
            row = self._values.get(mark, {}).get("entity")
            if row is None:
                continue
            faults = Faults(mark)
            [(handle, entity)] = read_entities([(1, row)], faults).items()
            if told := faults.told():
                raise ValueError("; ".join(told))
            rows[mark] = handle, entity
        names = {handle: entity.name for handle, entity in rows.values()}
        found: dict[str, tuple[str, dict[str, Any]]] = {}
        for mark, (handle, entity) in rows.items():
            fields: dict[str, Any] = {"label": self._bound[mark][0], "name": entity.name}
            if entity.anonymous:
                fields["league"] = names[entity.league] if entity.league else None
                fields["country"] = entity.country
            else:
                on_file = None if entity.what == NIL else entity.what
                fields["registry_id"] = self._references.get(mark, on_file)
                fields["xref"] = entity.xref
            found[mark] = handle, fields
        return found

    def _mention(
        self, mark: str, leader: Mapping[str, str], entities: Mapping[str, tuple[str, Any]]
    ) -> dict[str, Any]:
        label, start, end = self._bound[mark]
        values = self._values.get(mark, {})
        mention: dict[str, Any] = {"label": label, "start": start, "end": end, "entity": None}
        if mark in leader:
            first = leader[mark]
            mention["entity"] = entities[first][0] if first in entities else first
        mention |= {key: values[key] for key in ("form", "role") if key in values}
        if label == Label.DATE:
            mention["edtf"] = values.get("edtf")
        elif label == Label.MONEY:
            amount, _, currency = values.get("money", "").partition(" ")
            mention["amount"] = int(amount) if amount else None
            mention["currency"] = currency or None
        return mention

    def _event(self, name: str, parts: list[tuple[str, str]], index: Mapping[str, int]) -> Event:
        (kind, anchor), *arguments = parts
        event = Event(f"r{name[1:]}", RelationType(kind).value)
        values = self._values.get(name, {})
        closed = choices()
        event.values = {
            key: value if closed.get(key) or key in FLAGS else unescape(value, "")
            for key, value in values.items()
            if key != "whole"
        }
        triggers = [(anchor, name)]
        for argument, mark in arguments:
            if argument == "evidence":
                triggers.append((mark, mark))
            else:
                event.arguments.append((argument, index[mark]))
        for mark, target in triggers:
            _, start, end = self._bound[mark]
            event.triggers.append((start, end))
            if "whole" in self._values.get(target, {}):
                event.whole.add((start, end))
        return event
