"""The example articles make sound records, and the same ones each time."""

from __future__ import annotations

import csv
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from spacy.language import Language

from fodbold_ner import AnnotatedArticle, annotate

FOLDER = Path(__file__).parent.parent / "examples" / "articles"
with (FOLDER / "published.csv").open(encoding="utf-8", newline="") as _rows:
    PUBLISHED = {row["path"]: row["published"] for row in csv.DictReader(_rows)}
PATHS = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".txt", ".html"))


def annotated(nlp: Language, name: str) -> AnnotatedArticle:
    text = (FOLDER / name).read_text(encoding="utf-8")
    html = name.endswith(".html")
    return annotate(text, id=name, published=PUBLISHED.get(name), html=html, nlp=nlp)


@pytest.fixture(params=PATHS, scope="module")
def record(request: pytest.FixtureRequest, nlp: Language) -> AnnotatedArticle:
    return annotated(nlp, request.param)


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    path = files("fodbold_ner") / "resources" / "annotated_article.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


def test_every_date_of_the_list_has_its_article() -> None:
    assert set(PUBLISHED) <= set(PATHS)
    assert len(PATHS) >= 10


def test_it_fits_the_schema(record: AnnotatedArticle, schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schema).validate(record.model_dump(mode="json"))


def test_mentions_are_the_text_at_their_offsets(record: AnnotatedArticle) -> None:
    assert record.mentions
    for mention in record.mentions:
        assert record.text[mention.start : mention.end] == mention.text


def test_ids_run_in_text_order(record: AnnotatedArticle) -> None:
    assert [mention.id for mention in record.mentions] == [
        f"m{number}" for number in range(1, len(record.mentions) + 1)
    ]
    assert [mention.start for mention in record.mentions] == sorted(
        mention.start for mention in record.mentions
    )
    for group, letter in ((record.entities, "e"), (record.relations, "r")):
        assert [each.id for each in group] == [f"{letter}{n}" for n in range(1, len(group) + 1)]


def test_no_relation_rests_on_a_teaser_or_a_label(record: AnnotatedArticle) -> None:
    silent = [zone for zone in record.zones if not zone.kind.carries_relations]
    for relation in record.relations:
        for evidence in relation.evidence:
            for zone in silent:
                assert evidence.end <= zone.start or zone.end <= evidence.start


def test_a_relation_names_its_trigger(record: AnnotatedArticle) -> None:
    for relation in record.relations:
        assert any(evidence.trigger for evidence in relation.evidence), relation


def test_one_relation_per_fact(record: AnnotatedArticle) -> None:
    # A fact that two sources dispute is two relations, each with its source.
    facts = [
        (
            each.type,
            each.polarity,
            each.source,
            tuple(each.arguments().items()),
            getattr(each, "event", None),
            getattr(each, "tense", None),
            getattr(each, "acting", None),
        )
        for each in record.relations
    ]
    assert len(facts) == len(set(facts))


@pytest.mark.parametrize("name", PATHS)
def test_a_second_run_gives_the_same_bytes(nlp: Language, name: str) -> None:
    first, second = (annotated(nlp, name).model_dump_json().encode() for _ in range(2))
    assert first == second


def test_a_match_report_moves_nobody(nlp: Language) -> None:
    report = annotated(nlp, "kampreferat-fra-haderslev.txt")
    assert {mention.label.value for mention in report.mentions} >= {"PERSON", "CLUB"}
    assert report.relations == ()
