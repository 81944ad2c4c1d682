import shutil

import pytest
from tests.formats.golds import ARTICLES
from typer.testing import CliRunner

from fodbold_ner.cli.app import app
from fodbold_ner.formats.corpus import read_corpus

NAME = "hobro-soeger.article"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ARTICLES, tmp_path / "dev")
    return lambda *arguments: CliRunner().invoke(app, ["corpus", *arguments])


def counts(out: str) -> dict[str, int]:
    return {name: int(number) for name, number in (line.split() for line in out.splitlines())}


def test_what_a_corpus_holds_is_counted(run):
    result = run("check", "dev")
    assert (result.exit_code, result.stderr) == (0, "")
    held = counts(result.stdout)
    assert held["articles"] == 3
    assert held["mentions"] == sum(len(g.record.mentions) for g in read_corpus(["dev"]))
    assert held["departure"] == 2
    assert counts(run("check", f"dev/{NAME}").stdout)["articles"] == 1


def test_faults_are_named_one_a_line_and_end_with_1(run, place):
    place("dev/b.article", "published: 2025-11-03\ngenre: x\n")
    result = run("check", "dev")
    assert result.exit_code == 1
    assert [line.split(" ")[0] for line in result.stdout.splitlines()] == [
        "dev/b.article:1:", "dev/b.article:2:", "dev/b.article:2:",
    ]  # fmt: skip
    assert result.stderr == "3 faults\n"


def test_text_is_printed_to_the_letter(run):
    gold = read_corpus([f"dev/{NAME}"])[0]
    result = run("text", f"dev/{NAME}")
    assert (result.exit_code, result.stdout) == (0, gold.record.text + "\n")
    several = run("text", "dev").stdout
    assert several.startswith("==> hobro-soeger <==\nLIGE NU\n")
    assert several.count("==> ") == 3


def test_rows_are_printed_without_what_was_annotated(run, place):
    rows = run("text", "--rows", f"dev/{NAME}").stdout
    place("second/hobro-soeger.article", rows)
    gold, bare = read_corpus([f"dev/{NAME}", "second"])
    assert bare.record.text == gold.record.text
    assert (bare.sentences, bare.record.zones) == (gold.sentences, gold.record.zones)
    assert (bare.record.mentions, bare.record.entities, bare.record.relations) == ((), (), ())
    assert run("format", "--check", "second").exit_code == 0


def test_files_are_aligned_and_named(run, place, tmp_path):
    path = tmp_path / "dev" / NAME
    aligned = path.read_bytes()
    path.write_bytes(aligned.replace(b"  MEDIA  ", b" MEDIA "))
    result = run("format", "--check", "dev")
    assert (result.exit_code, result.stdout) == (1, f"dev/{NAME}\n")
    assert path.read_bytes() != aligned
    result = run("format", "dev")
    assert (result.exit_code, result.stdout) == (0, f"dev/{NAME}\n")
    assert path.read_bytes() == aligned
    assert run("format", "--check", "dev").stdout == ""


def test_a_file_with_faults_keeps_all_from_being_changed(run, place, tmp_path):
    path = tmp_path / "dev" / NAME
    path.write_bytes(path.read_bytes().replace(b"  MEDIA  ", b" MEDIA "))
    before = path.read_bytes()
    place("dev/z.article", "genre: x\n")
    result = run("format", "dev")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "dev/z.article:1: no published" in result.stderr
    assert path.read_bytes() == before
