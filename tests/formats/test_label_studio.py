import json
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from tests.formats.golds import fixtures, golds

from fodbold_ner.errors import InputError
from fodbold_ner.formats import label_studio


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "tasks.json"
    assert label_studio.write(fixtures(), path) == 3
    return path


@pytest.fixture
def edit(path):
    """Return what changes the first task's results and reads the file again."""

    def change(how):
        tasks = json.loads(path.read_bytes())
        how(tasks[0]["annotations"][0]["result"])
        path.write_bytes(json.dumps(tasks).encode())
        return next(label_studio.read(path))

    return change


def test_nothing_is_lost_on_the_way_there_and_back(path):
    assert list(label_studio.read(path)) == fixtures()


@settings(deadline=None)
@given(golds())
def test_no_article_of_any_shape_loses_anything(gold):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tasks.json"
        label_studio.write([gold], path)
        assert list(label_studio.read(path)) == [gold]


def test_results_are_of_the_tools_own_form(path):
    for task in json.loads(path.read_bytes()):
        text = task["data"]["text"]
        results = task["annotations"][0]["result"]
        regions = {result["id"] for result in results if result["type"] == "labels"}
        for result in results:
            if result["type"] == "relation":
                assert result.keys() == {"type", "from_id", "to_id", "direction", "labels"}
                assert {result["from_id"], result["to_id"]} <= regions
                continue
            assert result.keys() == {"id", "from_name", "to_name", "type", "value"}
            value = result["value"]
            assert result["id"] in regions
            if result["type"] == "labels":
                assert text[value["start"] : value["end"]] == value["text"]
            assert isinstance(value[{"textarea": "text"}.get(result["type"], result["type"])],
                              list | str)  # fmt: skip


def test_the_configuration_names_all_that_is_written(path):
    config = ElementTree.fromstring(label_studio.config_path(path).read_text("utf-8"))
    tags = {tag.get("name"): tag for tag in config if tag.get("name")}
    arrows = {tag.get("value") for tag in config.iter("Relation")}
    kinds = {"labels": "Labels", "choices": "Choices", "textarea": "TextArea"}
    for task in json.loads(path.read_bytes()):
        for result in task["annotations"][0]["result"]:
            if result["type"] == "relation":
                assert set(result["labels"]) <= arrows
                continue
            tag = tags[result["from_name"]]
            assert tag.tag == kinds[result["type"]]
            if result["type"] != "textarea":
                values = {inner.get("value") for inner in tag}
                assert set(result["value"][result["type"]]) <= values
    assert tags["text"].get("value") == "$text"


def test_what_is_changed_in_label_studio_is_read(edit):
    def change(results):
        for result in results:
            if result.get("from_name") == "manner" and result["id"] == "r1-1":
                result["value"]["choices"] = ["resigned"]
            if result.get("from_name") == "entity" and result["id"] == "m1":
                result["value"]["text"] = "ny-klub"
        span = {"start": 0, "end": 4, "text": "LIGE", "labels": ["DATE"]}
        results.append({"id": "Xy_1", "from_name": "mention", "to_name": "text",
                        "type": "labels", "value": span})  # fmt: skip

    gold = edit(change)
    date, club = gold.record.mentions[:2]
    assert (date.text, date.edtf) == ("LIGE", None)
    assert gold.handles[club.entity] == "ny-klub"
    assert gold.record.entity(club.entity).name == "Hobro"
    assert gold.record.relations[0].manner.value == "resigned"


def test_a_relation_without_what_it_needs_is_named(edit):
    def drop(results):
        results[:] = [r for r in results if not (r["type"] == "relation" and "club" in r["labels"])]

    with pytest.raises(InputError, match=r"task 1: no sound article: .*club"):
        edit(drop)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "no JSON"),
        ("{}", "an array of tasks is needed"),
        ('[{"data": {"text": "x"}}]', "task 1: no task of this project: KeyError: 'annotations'"),
        ('[{"data": {}, "annotations": []}]', "task 1: .* none that was not cancelled"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, content, said):
    path = tmp_path / "x.json"
    path.write_text(content)
    with pytest.raises(InputError, match=said):
        list(label_studio.read(path))
