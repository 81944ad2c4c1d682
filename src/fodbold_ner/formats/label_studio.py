"""Annotated articles as tasks of Label Studio: one JSON array, and the labeling configuration.

Mentions are regions of ``mention``, triggers regions of ``relation``; what is chosen or written
for a region (form, role, entity, date, certainty …) is a result of its own with the region's id,
and an argument is a relation from the trigger to a mention, labelled with its name. Mentions with
the same ``entity`` are one entity, whose row stands in ``data.entities``. Nothing is lost: zones,
sentences and head stand in ``data``, and what is changed in Label Studio is read back from its JSON
export. Offsets are code points, half-open. A sentence that is evidence without trigger words is a
trigger as a whole, with ``whole`` chosen.

The format: https://labelstud.io/guide/task_format and https://labelstud.io/tags/relations.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from fodbold_ner.errors import InputError
from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.formats.corpus.plain import HEAD, from_plain, to_plain
from fodbold_ner.formats.events import FLAGS, Event, choices, from_event, to_events
from fodbold_ner.formats.label_studio_config import (
    EVIDENCE,
    FLAG,
    MENTION,
    RELATION,
    TEXT,
    WHOLE,
    labeling_config,
)
from fodbold_ner.ontology import Label

__all__ = ["config_path", "read", "write"]

_MENTION_CHOICES = ("form", "role")
_PLACE = ""
_HEAD = tuple(key for key in HEAD if key != "id")


def config_path(path: Path | str) -> Path:
    """Return where `write` puts the labeling configuration for tasks in a file.

    Example:
        >>> config_path("gold/tasks.json").as_posix()
        'gold/tasks.config.xml'
    """
    return Path(path).with_suffix(".config.xml")


def write(articles: Iterable[GoldArticle], path: Path | str) -> int:
    """Write the articles as tasks, and beside them the labeling configuration; return their number.

    Args:
        articles: Annotated articles.
        path: The JSON file; it and the configuration are replaced.

    Raises:
        OSError: A file cannot be written to.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write([], f"{folder}/tasks.json"), Path(f"{folder}/tasks.json").read_text()
        (0, '[]')
    """
    tasks = [_task(to_plain(gold)) for gold in articles]
    Path(path).write_bytes(json.dumps(tasks, ensure_ascii=False, indent=1).encode())
    config_path(path).write_bytes(labeling_config().encode())
    return len(tasks)


def read(path: Path | str) -> Iterator[GoldArticle]:
    """Yield the articles of a JSON export, each from its first annotation that was not cancelled.

    Args:
        path: The JSON file.

    Raises:
        InputError: The file holds something else, or a task makes no sound article.
        OSError: The file cannot be opened.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder) / "tasks.json"
        ...     number = write([], path)
        ...     list(read(path))
        []
    """
    try:
        tasks = json.loads(Path(path).read_bytes())
    except ValueError as error:
        raise InputError(f"{path}: no JSON: {error}") from None
    if not isinstance(tasks, list):
        raise InputError(f"{path}: an array of tasks is needed; export as JSON, not JSON-MIN")
    for number, task in enumerate(tasks, 1):
        where = f"{path}, task {number}"
        try:
            plain = _plain(task)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise InputError(
                f"{where}: no task of this project: {type(error).__name__}: {error}"
            ) from None
        yield from_plain(plain, where=where)


def _task(plain: dict[str, Any]) -> dict[str, Any]:
    data = {"id": plain["id"], "text": plain["text"]}
    data |= {key: plain[key] for key in (*_HEAD, "entities")}
    return {"data": data, "annotations": [{"result": [*_results(plain)]}]}


def _results(plain: dict[str, Any]) -> Iterator[dict[str, Any]]:
    text = plain["text"]
    for index, mention in enumerate(plain["mentions"]):
        region = f"m{index + 1}"
        span = _span(text, mention["start"], mention["end"])
        yield _result(region, MENTION, "labels", {**span, "labels": [mention["label"]]})
        for key in _MENTION_CHOICES:
            if mention.get(key):
                yield _result(region, key, "choices", {**span, "choices": [mention[key]]})
        written = {"entity": mention["entity"], "edtf": mention.get("edtf")}
        if mention.get("amount") is not None:
            written["money"] = f"{mention['amount']} {mention['currency']}"
        for key, value in written.items():
            if value:
                yield _result(region, key, "textarea", {**span, "text": [value]})
    for event in to_events(plain):
        yield from _event_results(event, text)


def _event_results(event: Event, text: str) -> Iterator[dict[str, Any]]:
    regions = [f"{event.id}-{number}" for number in range(1, len(event.triggers) + 1)]
    for region, trigger in zip(regions, event.triggers, strict=True):
        span = _span(text, *trigger)
        kind = event.type if region == regions[0] else EVIDENCE
        yield _result(region, RELATION, "labels", {**span, "labels": [kind]})
        flags = [WHOLE] if trigger in event.whole else []
        if region == regions[0]:
            flags += [flag for flag in FLAGS if flag in event.values]
        if flags:
            yield _result(region, FLAG, "choices", {**span, "choices": flags})
    span = _span(text, *event.triggers[0])
    for key, values in choices().items():
        value = event.values.get(key)
        if value is None:
            continue
        name = _field(key)
        if values:
            yield _result(regions[0], name, "choices", {**span, "choices": [value]})
        else:
            yield _result(regions[0], name, "textarea", {**span, "text": [value]})
    arrows = [(name, f"m{index + 1}") for name, index in event.arguments]
    arrows += [(EVIDENCE, region) for region in regions[1:]]
    for name, target in arrows:
        yield {
            "type": "relation",
            "from_id": regions[0],
            "to_id": target,
            "direction": "right",
            "labels": [name],
        }


def _field(key: str) -> str:
    """Name a relation's attribute; a mention has a role too, and a name stands for one thing."""
    return f"relation_{key}" if key in _MENTION_CHOICES else key


def _span(text: str, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end]}


def _result(region: str, name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": region, "from_name": name, "to_name": TEXT, "type": kind, "value": value}


def _plain(task: Mapping[str, Any]) -> dict[str, Any]:
    data = task["data"]
    done = [one for one in task["annotations"] if not one.get("was_cancelled")]
    if not done:
        raise ValueError("it has no annotation, or none that was not cancelled")
    regions: dict[str, dict[str, Any]] = {}
    arrows: dict[str, list[tuple[str, str]]] = {}
    for result in done[0]["result"]:
        if result["type"] == "relation":
            if result.get("direction", "right") != "right":
                raise ValueError("an arrow that does not go from trigger to mention")
            for label in result.get("labels", ()):
                arrows.setdefault(result["from_id"], []).append((label, result["to_id"]))
            continue
        region = regions.setdefault(result["id"], {})
        value = result["value"]
        region[_PLACE] = value["start"], value["end"]
        said = value["text"] if result["type"] == "textarea" else value[result["type"]]
        region[result["from_name"]] = [said] if isinstance(said, str) else said
    return {
        **{key: data[key] for key in ("id", "text", *_HEAD, "entities")},
        **_parts(regions, arrows, data["sentences"]),
    }


def _parts(
    regions: Mapping[str, Mapping[str, Any]],
    arrows: Mapping[str, list[tuple[str, str]]],
    sentences: list[list[int]],
) -> dict[str, Any]:
    marked = [region for region, values in regions.items() if MENTION in values]
    index = {region: number for number, region in enumerate(marked)}
    mentions = [_mention(region, regions[region]) for region in marked]
    events = []
    for region, values in regions.items():
        kind = values.get(RELATION, [EVIDENCE])[0]
        if kind != EVIDENCE:
            events.append(_event(region, kind, regions, arrows.get(region, []), index))
    return {
        "mentions": mentions,
        "relations": [from_event(event, mentions, sentences) for event in events],
    }


def _mention(region: str, values: Mapping[str, Any]) -> dict[str, Any]:
    [label] = values[MENTION]
    start, end = values[_PLACE]
    mention: dict[str, Any] = {"label": label, "start": start, "end": end}
    mention |= {key: values[key][0] for key in _MENTION_CHOICES if key in values}
    mention["entity"] = None
    if label == Label.DATE:
        mention["edtf"] = values["edtf"][0] if "edtf" in values else None
    elif label == Label.MONEY:
        amount, _, currency = values.get("money", [""])[0].partition(" ")
        mention["amount"] = int(amount) if amount else None
        mention["currency"] = currency or None
    elif label != Label.ROLE:
        # A name for which nobody wrote an entity is an entity of its own.
        mention["entity"] = values["entity"][0] if "entity" in values else (region,)
    return mention


def _event(
    region: str,
    kind: str,
    regions: Mapping[str, Mapping[str, Any]],
    arrows: list[tuple[str, str]],
    index: Mapping[str, int],
) -> Event:
    event = Event(region.partition("-")[0], kind)
    values = regions[region]
    for key in choices():
        if _field(key) in values:
            event.values[key] = values[_field(key)][0]
    event.values |= dict.fromkeys((flag for flag in values.get(FLAG, ()) if flag in FLAGS), "")
    triggers = [region]
    for name, target in arrows:
        if name == EVIDENCE:
            triggers.append(target)
        else:
            event.arguments.append((name, index[target]))
    for trigger in triggers:
        span = regions[trigger][_PLACE]
        event.triggers.append(span)
        if WHOLE in regions[trigger].get(FLAG, ()):
            event.whole.add(span)
    return event
