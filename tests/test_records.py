import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from fodbold_ner.records import AnnotatedArticle, json_schema

EXAMPLE = json.loads((Path(__file__).parent / "annotated_article.json").read_text("utf-8"))
EMPTY = {**EXAMPLE, "zones": [], "mentions": [], "entities": [], "relations": []}
SCHEMA = json.loads(
    files("fodbold_ner").joinpath("resources/annotated_article.schema.json").read_text("utf-8")
)


def changed(*path, to):
    """Return the example with one value replaced; `to` may be a function of the old one."""
    plain = json.loads(json.dumps(EXAMPLE))
    place = plain
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to(place[path[-1]]) if callable(to) else to
    return plain


def test_what_is_read_comes_out_the_same_to_the_order_of_fields():
    record = AnnotatedArticle.model_validate(EXAMPLE)
    assert json.dumps(record.model_dump(mode="json")) == json.dumps(EXAMPLE)
    assert AnnotatedArticle.model_validate_json(record.model_dump_json()) == record


def test_an_article_about_nothing_is_sound():
    assert AnnotatedArticle.model_validate(EMPTY).mentions == ()
    jsonschema.validate(EMPTY, SCHEMA)


def test_a_record_cannot_be_changed():
    record = AnnotatedArticle.model_validate(EXAMPLE)
    with pytest.raises(ValidationError, match="frozen"):
        record.id = "x"


def test_an_entity_is_found_by_its_id():
    record = AnnotatedArticle.model_validate(EXAMPLE)
    assert record.entity("e2").name == "Ole Brix"
    with pytest.raises(KeyError, match="'e99'"):
        record.entity("e99")


def test_arguments_stand_under_their_names():
    departure = AnnotatedArticle.model_validate(EXAMPLE).relations[0]
    assert departure.arguments() == {"person": "e2", "role": "head_coach", "club": "e1"}


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (changed("zones", 0, "end", to=30), r"zone \[22, 118\) is empty, out of order or overlaps"),
        (changed("zones", to=lambda zones: zones[::-1]), "zone .* out of order"),
        (changed("zones", 0, "end", to=0), r"zone \[0, 0\) is empty"),
        (changed("mentions", 0, "end", to=5), "m1: 'Viborg' is not the text at its offsets"),
        (changed("mentions", 0, "text", to="viborg"), "m1: 'viborg' is not the text"),
        (changed("mentions", to=lambda all_: [*all_[:2], *all_[1:]]), "overlaps the one before"),
        (changed("mentions", to=lambda all_: [all_[1], all_[0], *all_[2:]]), "out of order"),
        (changed("mentions", 1, "id", to="m1"), "id 'm1' is used twice"),
        (changed("entities", 1, "id", to="e1"), "id 'e1' is used twice"),
        (changed("relations", 1, "id", to="r1"), "id 'r1' is used twice"),
        (changed("mentions", 0, "entity", to="e99"), "m1: no CLUB entity 'e99'"),
        (changed("mentions", 0, "entity", to="e2"), "m1: no CLUB entity 'e2'"),
        (changed("relations", 0, "person", to="e99"), "r1: person 'e99' is no entity"),
        (changed("relations", 0, "person", to="e1"), "r1: person 'e1' is no entity that may"),
        (changed("relations", 0, "club", to="e7"), "r1: club 'e7' is no entity that may"),
        (changed("relations", 6, "league", to="e6"), "r7: league 'e6' is no entity that may"),
        (changed("relations", 0, "source", to="e99"), "r1: source 'e99' is no entity"),
        (changed("relations", 0, "via", to=["e3", "e98"]), "r1: source 'e98' is no entity"),
        (
            changed("relations", 0, "evidence", 0, "end", to=9999),
            "r1: evidence .* outside",
        ),
        (changed("relations", 0, "evidence", 0, "trigger", to=[[0, 3]]), "r1: trigger .* outside"),
        (changed("relations", 0, "evidence", to=[]), "at least 1 item"),
        (changed("relations", 0, "role", to="træner"), "relations.0.*role"),
        (changed("relations", 0, "type", to="fired"), "does not match any of the expected tags"),
        (changed("relations", 0, "tense", to="past"), "Extra inputs are not permitted"),
        (changed("relations", 0, "score", to=1.01), "less than or equal to 1"),
        (changed("mentions", 0, "label", to="NEWS"), "does not match any of the expected tags"),
        (changed("mentions", 0, "entity", to=None), "mentions.0.*entity"),
        (changed("mentions", 1, "entity", to="e1"), "mentions.1.*entity"),
        (changed("mentions", 0, "start", to=-1), "greater than or equal to 0"),
        (changed("published", to="3/11 2025"), "published"),
        (changed("id", to=None), "id"),
        (EXAMPLE | {"author": "x"}, "Extra inputs are not permitted"),
    ],
)
def test_what_does_not_fit_together_is_refused_and_named(record, said):
    with pytest.raises(ValidationError, match=f"(?s){said}"):
        AnnotatedArticle.model_validate(record)


def test_every_fault_is_named_at_once():
    record = changed("relations", 0, "person", to="e99")
    record["mentions"][0]["text"] = "viborg"
    with pytest.raises(ValidationError, match=r"m1: .*; r1: "):
        AnnotatedArticle.model_validate(record)


def test_a_transfer_names_one_club_at_least():
    record = changed("relations", 7, "from_club", to=None)
    assert AnnotatedArticle.model_validate(record)
    record["relations"][7]["to_club"] = None
    with pytest.raises(ValidationError, match="from_club, to_club or both"):
        AnnotatedArticle.model_validate(record)


@pytest.mark.parametrize(
    "edtf",
    ["2024", "2024-11", "2024-11-03", "2018-22", "2024-12~", "2024?", "2024-11%", "2018-22/..",
     "../2024-11-03", "2024/", "/2024", "2025-11-08/2025-11-09", "2024-07~/2025"],
)  # fmt: skip
def test_edtf_dates_of_the_kinds_in_use_are_taken(edtf):
    assert AnnotatedArticle.model_validate(changed("relations", 2, "time", to=edtf))


@pytest.mark.parametrize(
    "edtf",
    ["", "24", "2024-1", "2024-11-3", "november 2024", "i fjor", "2024-11-03T10:00", "2024//2025",
     "2024/2025/2026", " 2024", "2024\n", "~2024", "2024-11-03..", "20241103"],
)  # fmt: skip
@pytest.mark.parametrize("place", [("relations", 2, "time"), ("relations", 1, "end"),
                                   ("mentions", 6, "edtf")])  # fmt: skip
def test_what_is_no_edtf_date_is_refused(edtf, place):
    with pytest.raises(ValidationError, match="is no EDTF date"):
        AnnotatedArticle.model_validate(changed(*place, to=edtf))


@given(st.dates())
def test_every_day_is_an_edtf_date(day):
    assert AnnotatedArticle.model_validate(changed("relations", 2, "time", to=day.isoformat()))


def test_the_schema_in_the_package_is_current():
    assert json_schema() == SCHEMA, (
        "run: fodbold-ner schema > src/fodbold_ner/resources/annotated_article.schema.json"
    )


def test_the_schema_takes_a_record_and_refuses_what_is_none():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(EXAMPLE, SCHEMA)
    for record in (
        {key: value for key, value in EXAMPLE.items() if key != "text"},
        changed("mentions", 0, "label", to="NEWS"),
        changed("mentions", 0, "start", to="0"),
        changed("relations", 0, "manner", to="fired"),
        changed("relations", 0, "person", to=None),
        changed("entities", 0, "score", to=2),
        EXAMPLE | {"author": "x"},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(record, SCHEMA)
