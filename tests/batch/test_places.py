import pytest

from fodbold_ner.batch.failures import FailureRecord
from fodbold_ner.batch.outputs import open_output
from fodbold_ner.batch.places import check_output, is_folder
from fodbold_ner.errors import FodboldError


@pytest.mark.parametrize(
    ("path", "folder"),
    [("ud", True), ("ud/", True), ("ud.v2/", True), ("o/ud.v2/", True), ("ud.jsonl", False),
     ("der.d", True), ("/dev/null", False)],
)  # fmt: skip
def test_a_folder_is_told_by_its_name_or_by_being_there(tmp_path, monkeypatch, path, folder):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "der.d").mkdir()
    assert is_folder(path) is folder


def test_a_path_with_a_slash_becomes_a_folder(tmp_path):
    with open_output(f"{tmp_path}/o/ud.v2/") as output:
        output.write(FailureRecord(error="InputError", message="no text"))
    assert [path.name for path in (tmp_path / "o/ud.v2").iterdir()] == ["failures.jsonl"]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.htm", "a.csv", "a.jsonl.gz", ""])
@pytest.mark.parametrize("there", [True, False])
def test_an_output_that_could_be_something_else_is_refused(tmp_path, monkeypatch, name, there):
    monkeypatch.chdir(tmp_path)
    if there and name:
        (tmp_path / name).write_text("AGF slog OB.")
    with pytest.raises(FodboldError, match=r"ends in \.jsonl|has no name"):
        check_output(name)


@pytest.mark.parametrize(
    ("data", "lost"),
    [
        ("", False),
        ('{"id": "a", "text": "AGF", "made_by": {}, "mentions": [], "relations": []}\n', False),
        ('{"id": "a", "text": "AGF"}\n', True),
        ('[{"id": "a", "text": "AGF"}]', True),
        ("{\n", True),
        ("AGF slog OB.", True),
        ("\xe6", True),
    ],
)
@pytest.mark.parametrize("name", ["ud.jsonl", "ud.ndjson", "ud.json", "ud.failures.jsonl"])
def test_only_records_are_replaced(tmp_path, name, data, lost):
    file = tmp_path / name
    file.write_bytes(data.encode("latin-1"))
    output = tmp_path / name.replace(".failures", "")
    if lost:
        with pytest.raises(FodboldError, match=f"{name} holds something other than records"):
            check_output(output)
    else:
        check_output(output)
    assert file.read_bytes() == data.encode("latin-1")
