"""A gold article with every type of relation, and ways to plant a mistake into a copy of it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fodbold_ner.evaluation.pairs import Pair
from fodbold_ner.records import AnnotatedArticle
from fodbold_ner.tokens import split_sentences

Plain = dict[str, Any]
Plant = Callable[[Plain], object]

_FILE = Path(__file__).parent.parent / "annotated_article.json"
_PLAIN: Plain = json.loads(_FILE.read_text(encoding="utf-8"))
for _record in (*_PLAIN["entities"], *_PLAIN["relations"]):
    _record["score"] = 1.0

GOLD = AnnotatedArticle.model_validate(_PLAIN)
SENTENCES = tuple(split_sentences(GOLD.text))


def planted(plant: Plant = lambda record: None) -> AnnotatedArticle:
    """Return a copy of gold with a mistake."""
    record = copy.deepcopy(_PLAIN)
    plant(record)
    return AnnotatedArticle.model_validate(record)


def pair(plant: Plant = lambda record: None, *, into_gold: Plant = lambda record: None) -> Pair:
    """Return gold and a prediction with a mistake; what is done to gold is done to both."""

    def both(record: Plain) -> None:
        into_gold(record)
        plant(record)

    return Pair(planted(into_gold), planted(both), SENTENCES)


def empty(record: Plain) -> None:
    """Take away all that is annotated."""
    record["mentions"], record["entities"], record["relations"] = [], [], []


def changed(record_id: str, **fields: Any) -> Plant:
    """Change fields of the mention, entity or relation with this id."""

    def plant(record: Plain) -> None:
        _find(record, record_id).update(fields)

    return plant


def moved(mention_id: str, start: int, end: int) -> Plant:
    """Change where a mention stands."""

    def plant(record: Plain) -> None:
        text = record["text"][start:end]
        _find(record, mention_id).update(start=start, end=end, text=text)

    return plant


def dropped(record_id: str) -> Plant:
    """Take away the mention or relation with this id."""

    def plant(record: Plain) -> None:
        for group in ("mentions", "entities", "relations"):
            record[group] = [one for one in record[group] if one["id"] != record_id]

    return plant


def repeated(relation_id: str, **fields: Any) -> Plant:
    """Say a relation a second time, with these fields changed."""

    def plant(record: Plain) -> None:
        again = {**_find(record, relation_id), "id": f"{relation_id}b", **fields}
        record["relations"].append(again)

    return plant


def linked(entity_id: str, registry_id: str | None) -> Plant:
    """Link an entity, with that id as its only candidate."""
    candidates = (
        [] if registry_id is None else [{"registry_id": registry_id, "name": "X", "score": 1}]
    )
    return changed(entity_id, registry_id=registry_id, candidates=candidates)


def invented(start: int, end: int, label: str) -> Plant:
    """Add a mention of a role, date or sum that is none."""
    detail: Plain = {"ROLE": {"role": "other"}, "DATE": {"edtf": None}}[label]

    def plant(record: Plain) -> None:
        zone = next(z["kind"] for z in record["zones"] if z["start"] <= start < z["end"])
        mention = {
            "id": "m0", "label": label, "start": start, "end": end, "zone": zone,
            "text": record["text"][start:end], "form": None, "entity": None, **detail,
        }  # fmt: skip
        record["mentions"] = sorted([*record["mentions"], mention], key=lambda m: m["start"])

    return plant


def relabelled(mention_id: str, entity_id: str, label: str) -> Plant:
    """Change the label of a mention and its entity."""

    def plant(record: Plain) -> None:
        _find(record, mention_id)["label"] = label
        _find(record, entity_id)["label"] = label

    return plant


def several(*plants: Plant) -> Plant:
    """Plant several mistakes, in order."""

    def plant(record: Plain) -> None:
        for one in plants:
            one(record)

    return plant


def _find(record: Plain, record_id: str) -> Plain:
    everything = (*record["mentions"], *record["entities"], *record["relations"])
    found: Plain = next(one for one in everything if one["id"] == record_id)
    return found
