import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.formats.golds import fixtures, golds

from fodbold_ner.errors import InputError
from fodbold_ner.formats import prodigy


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "tasks.jsonl"
    assert prodigy.write(fixtures(), path) == 3
    return path


@pytest.fixture
def edit(path):
    """Return what changes the first task and reads the file again."""

    def change(how):
        tasks = [json.loads(line) for line in path.read_bytes().splitlines()]
        how(tasks[0])
        path.write_text("".join(json.dumps(task) + "\n" for task in tasks))
        return list(prodigy.read(path))

    return change


def check_task(task):
    text, tokens = task["text"], task["tokens"]
    assert "".join(t["text"] + " " * t["ws"] for t in tokens) == text
    for number, token in enumerate(tokens):
        assert token["id"] == number
        assert text[token["start"] : token["end"]] == token["text"]
    shown = [relation[key] for relation in task["relations"] for key in ("head_span", "child_span")]
    for span in (*task["spans"], *shown):
        assert tokens[span["token_start"]]["start"] == span["start"]
        assert tokens[span["token_end"]]["end"] == span["end"]
    for relation in task["relations"]:
        assert relation["head"] == relation["head_span"]["token_end"]
        assert relation["child"] == relation["child_span"]["token_end"]


def test_nothing_is_lost_on_the_way_there_and_back(path):
    assert list(prodigy.read(path)) == fixtures()


@settings(deadline=None)
@given(golds())
def test_no_article_of_any_shape_loses_anything(gold):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tasks.jsonl"
        prodigy.write([gold], path)
        assert list(prodigy.read(path)) == [gold]
        check_task(json.loads(path.read_bytes()))


def test_tasks_are_of_the_tools_own_form(path):
    tasks = [json.loads(line) for line in path.read_bytes().splitlines()]
    for task in tasks:
        check_task(task)
    labels = {relation["label"] for task in tasks for relation in task["relations"]}
    assert {"transfer.to_club", "departure.club", "representation.client"} <= labels
    assert tasks[0]["meta"] == {
        "id": "hobro-soeger", "published": "2025-11-03", "genre": "dismissal",
    }  # fmt: skip


def test_mentions_that_were_changed_in_prodigy_are_read(edit):
    def change(task):
        task["spans"] = [span for span in task["spans"] if span.get("entity") != "sandvad"]
        task["spans"].append({"start": 0, "end": 4, "label": "CLUB"})
        task["answer"] = "accept"

    gold = edit(change)[0]
    new = gold.record.mentions[0]
    assert (new.text, gold.record.entity(new.entity).name) == ("LIGE", "LIGE")
    assert "sandvad" not in gold.handles.values()
    assert len(gold.record.relations) == len(fixtures()[0].record.relations) - 2


@pytest.mark.parametrize("answer", ["reject", "ignore"])
def test_what_was_not_accepted_is_left_out(edit, answer):
    left = edit(lambda task: task.update(answer=answer))
    assert [gold.record.id for gold in left] == ["horsens-kaptajn", "vikar-i-koege"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", r"x\.jsonl:2: no task that was converted from the corpus: JSONDecodeError"),
        ('{"text": "x", "spans": []}', r"x\.jsonl:2: .*KeyError: 'fodbold'"),
        ("[]", r"x\.jsonl:2: .*AttributeError"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, row, said):
    path = tmp_path / "x.jsonl"
    path.write_text("\n" + row)
    with pytest.raises(InputError, match=said):
        list(prodigy.read(path))
