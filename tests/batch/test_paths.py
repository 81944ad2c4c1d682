import os
import sys

import pytest

from fodbold_ner.batch.failures import FailureRecord
from fodbold_ner.batch.paths import expand


@pytest.fixture
def tree(tmp_path, monkeypatch):
    names = [
        "arkiv/b.txt", "arkiv/a.HTML", "arkiv/2025/c.jsonl", "arkiv/2025/købt til AaB.json",
        "arkiv/.hidden.txt", "arkiv/.git/d.txt", "arkiv/billede.png", "arkiv/e.htm", "løs fil",
        "tom/billede.png",
    ]  # fmt: skip
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("AGF")
    monkeypatch.chdir(tmp_path)
    return tmp_path


ARCHIVE = [
    "arkiv/2025/c.jsonl", "arkiv/2025/købt til AaB.json", "arkiv/a.HTML", "arkiv/b.txt",
    "arkiv/e.htm",
]  # fmt: skip


@pytest.mark.parametrize(
    ("paths", "documents"),
    [
        (["arkiv"], ARCHIVE),
        (["arkiv/"], ARCHIVE),
        (["arkiv/b.txt", "arkiv"], ["arkiv/b.txt", *(p for p in ARCHIVE if p != "arkiv/b.txt")]),
        (["løs fil", "arkiv/billede.png"], ["løs fil", "arkiv/billede.png"]),
        (["arkiv/.hidden.txt"], ["arkiv/.hidden.txt"]),
        (["./arkiv/b.txt", "arkiv/b.txt", "arkiv/../arkiv/b.txt"], ["./arkiv/b.txt"]),
        (["arkiv/*.txt"], ["arkiv/b.txt"]),
        (["arkiv/**/*.json*"], ["arkiv/2025/c.jsonl", "arkiv/2025/købt til AaB.json"]),
        (["-", "arkiv/b.txt", "-"], ["-", "arkiv/b.txt"]),
        ([], []),
    ],
)
def test_paths_stand_for_documents_in_a_fixed_order(tree, paths, documents):
    assert list(expand(paths)) == documents


@pytest.mark.parametrize(
    ("path", "error", "said"),
    [
        ("arkiv/x.txt", "FileNotFoundError", "no such file"),
        ("", "FileNotFoundError", "no such file"),
        ("*.docx", "FileNotFoundError", "matches"),
        ("tom", "InputError", ".jsonl"),
    ],
)
def test_a_path_that_stands_for_nothing_is_a_failure_in_its_place(tree, path, error, said):
    first, failure, last = expand(["arkiv/b.txt", path, "løs fil"])
    assert (first, last) == ("arkiv/b.txt", "løs fil")
    assert isinstance(failure, FailureRecord)
    assert (failure.path, failure.error) == (path, error)
    assert said in failure.message


def test_a_file_whose_name_is_also_a_pattern_is_a_file(tree):
    (tree / "a[1].txt").write_text("AGF")
    assert list(expand(["a[1].txt"])) == ["a[1].txt"]


def test_the_output_inside_a_folder_is_no_input(tree):
    assert list(expand(["arkiv"], without=tree / "arkiv" / "2025")) == ARCHIVE[2:]
    assert list(expand(["arkiv"], without=tree / "arkiv" / "b.txt")) == [
        path for path in ARCHIVE if path != "arkiv/b.txt"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_a_name_that_is_no_unicode_can_be_told(tree):
    (tree / os.fsdecode(b"k\xf8be")).mkdir()
    [failure] = expand([os.fsdecode(b"k\xf8be")])
    assert failure.path == "k\\xf8be"
    assert failure.model_dump_json()
