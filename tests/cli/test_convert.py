import shutil

import pytest
from tests.formats.golds import ARTICLES, fixtures
from typer.testing import CliRunner

from fodbold_ner.cli.app import app
from fodbold_ner.cli.convert import Source, Target
from fodbold_ner.evaluation.conversion import READABLE, WRITABLE
from fodbold_ner.formats import jsonl

THERE_AND_BACK = {
    "docbin": "gold.spacy",
    "brat": "brat",
    "prodigy": "gold.jsonl",
    "label-studio": "gold.json",
    "corpus": "copy",
}


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ARTICLES, tmp_path / "dev")
    return lambda *arguments: CliRunner().invoke(app, ["convert", *arguments])


def test_the_formats_of_the_command_are_those_that_there_are():
    assert (tuple(Source), tuple(Target)) == (READABLE, WRITABLE)
    assert set(THERE_AND_BACK) == set(READABLE)


@pytest.mark.parametrize(("name", "output"), THERE_AND_BACK.items())
def test_the_corpus_comes_back_to_the_letter(run, tmp_path, name, output):
    there = run("dev", "--to", name, "--output", output)
    assert (there.exit_code, there.stdout) == (0, "")
    assert there.stderr == f"{output}: 3 articles\n"
    back = run(output, "--to", "corpus", "--output", "back")
    assert back.exit_code == 0, back.stderr
    assert back.stderr.startswith("back: 3 articles\n")
    for path in (tmp_path / "dev").iterdir():
        assert (tmp_path / "back" / path.name).read_bytes() == path.read_bytes()


def test_what_is_not_read_back_is_told(run):
    run("dev", "--to", "prodigy", "--output", "gold.jsonl")
    back = run("gold.jsonl", "--to", "corpus", "--output", "back")
    assert "not read: changes to arrows that were made in Prodigy\n" in back.stderr


def test_records_are_written_and_what_they_lose_is_told(run):
    result = run("dev", "--to", "jsonl", "--output", "gold.jsonl")
    assert "lost: the genres and notes of 3 articles\n" in result.stderr
    assert "lost: 17 boundaries of sentences, 17 handles, 2 remarks\n" in result.stderr
    assert list(jsonl.read("gold.jsonl")) == [gold.record for gold in fixtures()]


def test_what_a_tagger_loses_is_told(run, tmp_path):
    result = run("dev/hobro-soeger.article", "--to", "conll", "--output", "dev.conll")
    assert result.stderr.startswith("dev.conll: 1 article\nlost: ")
    assert "lost: 5 relations\n" in result.stderr
    assert "Tipsbladet\tB-MEDIA\n" in (tmp_path / "dev.conll").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone", "--to", "brat", "--output", "x"], "'gone' does not exist"),
        (["dev", "--to", "xml", "--output", "x"], "'xml' is not one of"),
        (["dev", "--to", "brat"], "Missing option '--output'"),
        (["a.txt", "--to", "brat", "--output", "x"], "cannot tell its format; name it with --from"),
        (["dev", "--from", "brat", "--to", "docbin", "--output", "x"], "holds no article in the"),
        (["bad.article", "--to", "brat", "--output", "x"], "bad.article:1: no published"),
        (["bad.jsonl", "--to", "brat", "--output", "x"], "bad.jsonl:1: no task"),
        (["dev", "--to", "jsonl", "--output", "gone/x.jsonl"], "gone/x.jsonl: No such file"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what(run, place, arguments, said):
    place("a.txt", "AGF")
    place("bad.article", "genre: preview\n")
    place("bad.jsonl", "{}\n")
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.replace("│", " ").split())
    assert "Traceback" not in result.stderr


def test_help_fits_a_terminal(run):
    result = CliRunner(env={"COLUMNS": "80", "TERMINAL_WIDTH": "80"}).invoke(
        app, ["convert", "--help"]
    )
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "jsonl         the records that annotate writes too; not read back" in result.stdout
