import json

import pytest
from tests.conftest import club_row
from typer.testing import CliRunner

from fodbold_ner.cli.app import app
from fodbold_ner.links.importers import SOURCE_KINDS
from fodbold_ner.links.registry import Registry, shipped_path

CLUBS = """= Denmark

Prøveby IF, 1950, @ Prøveby Stadion, Prøveby
  | Prøveby Idrætsforening
"""
BROKEN = f"{CLUBS}\nA | B\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(app, ["registry", *arguments])


def test_an_import_is_a_layer_that_finds_and_keeps_its_ids(run, place, tmp_path):
    place("dk.clubs.txt", CLUBS)
    result = run("import", "openfootball-clubs", "dk.clubs.txt", "--output", "mine.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [
        "1 rows read, 0 joined, 0 failed; left out: none",
        "mine.jsonl: 1 club; 2 names",
    ]
    written = (tmp_path / "mine.jsonl").read_bytes()
    assert Registry.load([shipped_path(), "mine.jsonl"])[json.loads(written)["id"]].country == "DEN"
    assert "Prøveby IF" in run("search", "proeveby if", "--registry", "mine.jsonl").stdout
    again = run("import", "openfootball-clubs", "dk.clubs.txt", "--output", "mine.jsonl", "--quiet")
    assert (again.exit_code, again.stderr) == (0, "")
    assert (tmp_path / "mine.jsonl").read_bytes() == written


def test_a_store_is_built_and_answers_search_and_show(run, place):
    source = f"openfootball-clubs={place('dk.clubs.txt', CLUBS)}"
    result = run("build", "full.sqlite", "--source", source)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines()[-1].startswith("full.sqlite: ")
    found = {
        text: run("search", text, "--store", "full.sqlite").stdout.split()[:1]
        for text in ("FCK", "proeveby if", "Prøvebbi IF", "Neestrup")
    }
    assert found == {
        "FCK": ["exact"],
        "proeveby if": ["key"],
        "Prøvebbi IF": ["fuzzy"],
        "Neestrup": ["surname"],
    }
    assert run("search", "Xyzzyq", "--store", "full.sqlite").exit_code == 1
    assert "FC København" in run("show", "fb:c:000102", "--store", "full.sqlite").stdout
    shown = " ".join(run("show", "fb:n:000101", "--store", "full.sqlite").stdout.split())
    assert "People" in shown
    assert "Richard Møller Nielsen" in shown
    assert shown == " ".join(run("show", "fb:n:000101").stdout.split())
    narrow = run("search", "FCK", "--type", "person", "--store", "full.sqlite")
    assert narrow.exit_code == 1


def test_a_store_is_searched_by_the_names_and_roles_of_a_day(run, place):
    place("dk.clubs.txt", CLUBS)
    run("build", "full.sqlite", "--source", "openfootball-clubs=dk.clubs.txt")

    def search(text, day):
        return run("search", text, "--at", day, "--store", "full.sqlite")

    assert "exact" in search("Prøveby IF", "1950-01-01").stdout
    assert search("Prøveby IF", "1949-12-31").exit_code == 1
    assert "head_coach" in search("Jacob Neestrup", "2024-01-01").stdout
    assert "head_coach" not in search("Jacob Neestrup", "2020-01-01").stdout


def test_a_row_that_cannot_be_read_is_told_and_ends_with_1(run, place, tmp_path):
    place("dk.clubs.txt", BROKEN)
    for arguments in (
        ("import", "openfootball-clubs", "dk.clubs.txt", "--output", "mine.jsonl", "--quiet"),
        ("build", "full.sqlite", "--source", "openfootball-clubs=dk.clubs.txt", "--quiet"),
    ):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        (fault,) = result.stderr.splitlines()
        assert "dk.clubs.txt:6: 'A | B' is no club" in fault
    assert (tmp_path / "mine.jsonl").exists()
    assert (tmp_path / "full.sqlite").exists()


def test_ids_that_several_rows_claim_are_counted(run, place):
    rows = "key_wikidata,name,country,key_uefa\nQ1,Et FC,Sweden,7\nQ2,To FC,Norway,7\n"
    result = run("import", "reep-teams", place("teams.csv", rows), "--output", "mine.jsonl")
    assert "ids that several claim: 1 kept by no one" in result.stderr.splitlines()
    assert run("validate", "mine.jsonl").exit_code == 0


def test_an_import_joins_to_the_registry_that_it_is_laid_over(run, place):
    place("dk.clubs.txt", CLUBS)
    place("mine.jsonl", json.dumps(club_row(1, "Prøveby IF")) + "\n")
    over = ["openfootball-clubs", "dk.clubs.txt", "--output", "new.jsonl", "--registry"]
    result = run("import", *over, "mine.jsonl", "--alone")
    assert result.stderr.splitlines()[0].startswith("1 rows read, 1 joined, 0 failed")
    registry = Registry.load(["mine.jsonl", "new.jsonl"])
    assert [(entity.id, entity.active_from) for entity in registry] == [("fb:c:000001", "1950")]


def test_an_audit_tells_what_differs_from_the_rows_that_are_cited(run, place):
    teams = place("teams.csv", "reep_id,key_wikidata,name,country\nr1,Q1,Prøveby IF,Denmark\n")
    prov = [{"source": "withqwerty/reep teams", "ref": "r1"}]
    row = {**club_row(1, "Prøveby IF"), "country": "DEN", "prov": prov}
    right = place("right.jsonl", json.dumps(row) + "\n")
    wrong = place("wrong.jsonl", json.dumps({**row, "country": "NOR"}) + "\n")
    audit = ("audit", "--against", f"reep-teams={teams}", "--alone", "--registry")
    result = run(*audit, right)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [
        "1 entities cite 1 rows",
        "compared: 1 country, 1 label",
        "in a row, not on file: 1 xref.wikidata",
        "0 differences explained, 0 not",
    ]
    result = run(*audit, wrong)
    assert result.exit_code == 1
    assert result.stdout.startswith("fb:c:000001 Prøveby IF: country: NOR on file, DEN in withqw")


@pytest.mark.parametrize("command", ["audit", "build", "import"])
def test_the_help_names_every_kind_of_source(run, command):
    help_text = " ".join(run(command, "--help").stdout.replace("│", " ").split())
    assert [kind for kind in SOURCE_KINDS if kind not in help_text] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "nonsense", "a.txt", "--output", "b.jsonl"], "'nonsense' is no kind of source"),
        (["import", "reep-teams", "gone", "--output", "b.jsonl"], "gone"),
        (["import", "reep-teams", "a.txt"], "--output"),
        (["import", "reep-teams", "a.txt", "--output", "b.jsonl", "--alone"], "--alone needs"),
        (["build", "full.sqlite"], "--source"),
        (["audit", "--against", "reep-teams"], "--against: 'reep-teams' names no path"),
        (["audit", "--against", "reep-teams=gone"], "gone: no such file or folder"),
        (["build", "full.sqlite", "--source", "reep-teams"], "'reep-teams' names no path"),
        (["build", "full.sqlite", "--source", "reep-teams=gone"], "gone: no such file or folder"),
        (["build", "full.sqlite", "--source", "nonsense=a.txt"], "'nonsense' is no kind"),
        (["search", "AGF", "--store", "a.txt"], "a.txt: no store"),
        (["search", "AGF", "--store", "gone.sqlite"], "gone.sqlite"),
        (["show", "fb:c:000101", "--store", "a.txt", "--alone"], "--store holds its own registry"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what(run, place, tmp_path, arguments, said):
    place("a.txt", CLUBS)
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.replace("│", " ").split())
    assert "Traceback" not in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
