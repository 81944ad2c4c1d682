import json

import pytest

from fodbold_ner.errors import InputError
from fodbold_ner.formats import jsonl


def test_records_come_back_as_they_were_written(record, tmp_path):
    path = tmp_path / "poster æøå.jsonl"
    other = record.model_copy(update={"id": "prøve-2"})
    assert jsonl.write([record, other], path) == 2
    assert list(jsonl.read(path)) == [record, other]


def test_a_line_is_the_plain_object_in_utf_8_without_escapes(record, tmp_path):
    path = tmp_path / "a.jsonl"
    jsonl.write([record], path)
    data = path.read_bytes()
    assert data.count(b"\n") == 1
    assert data.endswith(b"\n")
    assert "Mads Tornhøj".encode() in data
    assert json.loads(data) == record.model_dump(mode="json")
    assert list(json.loads(data)) == list(type(record).model_fields)


def test_no_records_make_an_empty_file(tmp_path):
    assert jsonl.write([], tmp_path / "a.jsonl") == 0
    assert list(jsonl.read(tmp_path / "a.jsonl")) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda line: "{", "Invalid JSON"),
        (lambda line: line.replace('"CLUB"', '"KLUB"', 1), "mentions.0"),
        (lambda line: line.replace('"end":6', '"end":5', 1), "is not the text at its offsets"),
        (lambda line: '{"id": 1}', "and"),
    ],
)
def test_a_broken_line_is_named_with_file_and_line(record, tmp_path, change, said):
    path = tmp_path / "a.jsonl"
    line = jsonl.to_line(record)
    path.write_text(f"{line}\n\n{change(line)}\n", encoding="utf-8")
    records = jsonl.read(path)
    assert next(records) == record
    with pytest.raises(InputError, match=r"a\.jsonl:3: ") as caught:
        next(records)
    assert said in str(caught.value)
