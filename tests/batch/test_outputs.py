import json
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodbold_ner.batch.failures import FailureRecord
from fodbold_ner.batch.outputs import file_name, open_output
from fodbold_ner.errors import FodboldError
from fodbold_ner.formats import jsonl
from fodbold_ner.records import AnnotatedArticle

FAILURE = FailureRecord(id="x", path="x.jsonl", line=3, error="InputError", message="æøå\nto")


@pytest.fixture
def record():
    path = Path(__file__).parents[1] / "annotated_article.json"
    return AnnotatedArticle.model_validate_json(path.read_bytes())


def test_a_file_takes_records_and_its_failures_stand_beside_it(tmp_path, record):
    path = tmp_path / "ny mappe" / "ud.jsonl"
    with open_output(path) as output:
        for outcome in (record, FAILURE, record):
            output.write(outcome)
    assert list(jsonl.read(path)) == [record, record]
    beside = path.with_name("ud.failures.jsonl")
    assert json.loads(beside.read_text("utf-8")) == FAILURE.model_dump()
    assert "æøå" in beside.read_text("utf-8")


def test_a_folder_takes_a_file_an_article(tmp_path, record):
    ids = ["a", "a/b", "a_b", "A", "../a", "", ".", "con", "å", unicodedata.normalize("NFD", "å")]
    with open_output(tmp_path / "ud") as output:
        for identifier in [*ids, "a"]:
            output.write(record.model_copy(update={"id": identifier}))
        output.write(FAILURE)
    files = sorted((tmp_path / "ud").glob("*.json"))
    assert sorted(json.loads(file.read_text("utf-8"))["id"] for file in files) == sorted(
        [*ids, "a"]
    )
    folded = {unicodedata.normalize("NFC", file.name).casefold() for file in files}
    assert len(folded) == len(ids) + 1
    assert (tmp_path / "ud" / "failures.jsonl").is_file()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ud"]


@pytest.mark.parametrize("name", ["ud", "ud.jsonl"])
def test_failures_of_an_earlier_run_do_not_stay(tmp_path, record, name):
    for outcome in (FAILURE, record):
        with open_output(tmp_path / name) as output:
            output.write(outcome)
    assert not list(tmp_path.rglob("*failures.jsonl"))


def test_a_folder_that_is_there_is_a_folder_whatever_its_name(tmp_path, record):
    (tmp_path / "ud.d").mkdir()
    with open_output(tmp_path / "ud.d") as output:
        output.write(record)
    assert (tmp_path / "ud.d" / "prøve-1.json").is_file()


@pytest.mark.parametrize("name", ["fil/ud", "fil/ud.jsonl", "fil", "fil/ud/x.jsonl", "fil/"])
def test_a_file_where_a_folder_is_needed_is_told_at_once(tmp_path, name):
    (tmp_path / "fil").write_text("no folder")
    with (
        pytest.raises(FodboldError, match=r"fil is a file, where a folder is needed"),
        open_output(f"{tmp_path}/{name}"),
    ):
        pytest.fail("nothing can be written here")
    assert (tmp_path / "fil").read_text() == "no folder"


def test_a_file_of_a_folder_that_is_no_record_is_not_replaced(tmp_path, record):
    mine = '{"id": "a", "text": "AGF"}'
    (tmp_path / "a.json").write_text(mine)
    for _ in range(2):
        with open_output(tmp_path) as output:
            output.write(record.model_copy(update={"id": "a"}))
    assert (tmp_path / "a.json").read_text() == mine
    assert len(list(tmp_path.glob("*.json"))) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such device")
def test_a_full_disk_is_told_with_its_path(record):
    with (
        pytest.raises(OSError, match="No space left on device: '/dev/full'"),
        open_output("/dev/full") as output,
    ):
        output.write(record)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), unique=True))
def test_names_are_legal_and_different_ids_have_different_ones(ids):
    names = [file_name(identifier) for identifier in ids]
    assert len(set(names)) == len(ids)
    for name in names:
        assert Path(name).name == name
        assert not name.startswith(".")
        assert len(name.encode()) <= 255
        assert not set(name) & set('<>:"/\\|?*\0\n')
