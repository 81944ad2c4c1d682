import csv
import io
import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from fodbold_ner.cli.app import app
from fodbold_ner.links.registry import Registry, shipped_path
from fodbold_ner.links.schema import EntityType

CLUB = {
    "id": "fb:c:900001", "type": "club", "label_da": "Prøveby IF", "country": "DEN",
    "gender": "men", "level": "first", "active_from": "1950", "label": "Testtown",
    "xref": {"uefa": "7"},
    "names": [
        {"text": "Prøveby IF", "kind": "official", "auto_link": "always"},
        {"text": "Prøvebyens Stolte Idrætsforening af 1950, kaldet Stoltheden fra Prøveby Havn",
         "kind": "nickname", "auto_link": "context", "valid_until": "1999",
         "prov": {"source": "Prøveby Avis", "ref": "https://example.org/" + "x" * 90,
                  "licence": "facts", "note": "a long nickname"}},
    ],
    "prov": [{"source": "Prøveby Avis"}],
}  # fmt: skip
COACH = {
    "id": "fb:p:900001", "type": "person", "label_da": "Ole Brix",
    "names": [{"text": "Ole Brix", "kind": "official", "auto_link": "always"}],
    "roles": [
        {"role": "head_coach", "org": "fb:c:900001", "valid_from": "2016", "valid_until": "2019",
         "status": "confirmed", "as_of": "2019"},
        {"role": "scout", "org": None, "status": "lead"},
    ],
}  # fmt: skip
MERGE = {"id": "fb:c:900009", "retracted": True, "merged_into": "fb:c:900001"}


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(app, ["registry", *arguments])


@pytest.fixture
def rows(place):
    """Return what writes rows to a file and returns its name."""
    return lambda name, *rows: place(name, "".join(json.dumps(row) + "\n" for row in rows))


@pytest.fixture
def mine(rows):
    return rows("mine.jsonl", CLUB, COACH, MERGE)


def test_a_clean_registry_is_said_to_be_clean(run, mine):
    result = run("validate", mine, "--alone")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2 entities, 1 redirect, 0 faults\n"


def test_faults_are_named_one_a_line_and_end_with_1(run, mine, rows, place):
    rows("over/a.jsonl", {"id": "fb:c:900001", "patch": True, "country": "DNK"})
    place("over/b.jsonl", "{\n")
    result = run("validate", mine, "over", "--alone")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "over/a.jsonl:1: country: unknown code 'DNK'; FIFA writes DEN",
        "over/b.jsonl:1: no JSON object (EOF while parsing an object at line 1 column 1); "
        "write one whole object on the line",
    ]
    assert result.stderr == "2 entities, 1 redirect, 2 faults\n"


def test_the_registry_that_ships_holds_what_it_promises(run):
    result = run("report")
    assert (result.exit_code, result.stderr) == (0, "")
    counted = {line[:-20].strip(): line[-20:].split() for line in result.stdout.splitlines()}
    competitions = sum(e.type is EntityType.COMPETITION for e in Registry.shipped())
    assert counted["competitions"] == [str(competitions), "150"]


def test_a_count_that_is_short_is_named_and_ends_with_1(run, mine):
    result = run("report", "--registry", mine, "--alone")
    assert result.exit_code == 1
    assert result.stderr.startswith("fodbold-ner: fewer than promised: clubs, Danish clubs, ")


def test_a_layer_is_validated_over_the_registry_that_ships(run, rows):
    agf = {"text": "AGF", "kind": "abbreviation", "auto_link": "always"}
    path = rows("mine.jsonl", {**CLUB, "names": [agf]}, {**COACH, "roles": []})
    result = run("validate", path)
    assert result.exit_code == 1
    fault = f"{path}:1: the name 'AGF' always links, and so it does for fb:c:000101 AGF ("
    assert [line for line in result.stdout.splitlines() if line.startswith(fault)]
    assert run("validate", path, "--alone").exit_code == 0


def test_a_name_is_shown_with_how_it_is_found(run, mine):
    result = run("search", "proeveby if", "--registry", mine)
    assert result.exit_code == 0
    assert result.stdout.split()[:3] == ["key", "Prøveby", "IF"]
    assert "fb:c:900001" in result.stdout
    assert "FC København" in run("search", "FCK").stdout


def test_a_search_on_a_day_tells_the_roles_held_then(run, mine):
    held = run("search", "brix", "--at", "2018-01-01", "--registry", mine, "--alone").stdout
    assert "surname" in held
    assert "head_coach, Prøveby IF" in " ".join(held.split())
    later = run("search", "brix", "--at", "2020-01-01", "--registry", mine, "--alone").stdout
    assert "Ole Brix" in later
    assert "head_coach" not in later


def test_a_search_that_finds_nothing_ends_with_1(run):
    result = run("search", "Xyzzyq")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "fodbold-ner: nothing is found by 'Xyzzyq'\n"


def test_an_entity_is_shown_with_names_people_and_sources(run, mine):
    result = run("show", "fb:c:900001", "--registry", mine)
    assert (result.exit_code, result.stderr) == (0, "")
    assert max(map(len, result.stdout.splitlines())) <= 80
    flat = " ".join(result.stdout.split())
    for said in (
        "Prøveby IF fb:c:900001 · club, DEN, men elsewhere: Testtown active: 1950 – ids: uefa 7",
        "sources: [1] Names Prøveby IF official always",
        "nickname context – 1999 [2]",
        "People head_coach Ole Brix fb:p:900001 2016 – 2019, confirmed, as of 2019",
        "Sources [1] Prøveby Avis [2] Prøveby Avis · https://example.org/xxx",
        "· facts · a long nickname",
    ):
        assert said in flat
    assert "x" * 90 in "".join(result.stdout.split())


def test_a_person_is_shown_with_roles(run, mine):
    flat = " ".join(run("show", "fb:p:900001", "--registry", mine).stdout.split())
    assert "Roles head_coach Prøveby IF fb:c:900001 2016 – 2019, confirmed, as of 2019" in flat
    assert "scout organisation not on file undated, lead" in flat


def test_an_entity_is_shown_as_it_was_on_a_day(run, mine):
    out = run("show", "fb:c:900001", "--at", "2020-01-01", "--registry", mine).stdout
    assert "Names on 2020-01-01" in out
    assert "Stoltheden" not in out
    assert "Ole Brix" not in out


def test_a_merged_id_shows_what_it_was_merged_into(run, mine):
    out = run("show", "fb:c:900009", "--registry", mine).stdout
    assert "fb:c:900009 was merged into fb:c:900001" in out
    assert "Prøveby IF" in out


def test_changes_are_told_by_entity_and_field(run, mine, rows):
    changed = {**CLUB, "country": "SWE", "names": CLUB["names"][:1]}
    new = rows("new.jsonl", changed, {**COACH, "id": "fb:p:900002"})
    result = run("diff", mine, new)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[:2] == ["~ fb:c:900001 Prøveby IF", "    country: DEN → SWE"]
    assert lines[2].startswith("    - name 'Prøvebyens Stolte")
    assert lines[3:] == [
        "- fb:c:900009 Prøveby IF",
        "- fb:p:900001 Ole Brix",
        "+ fb:p:900002 Ole Brix",
    ]
    assert result.stderr == "1 added, 2 removed, 0 merged, 1 changed\n"


def test_strict_refuses_a_lost_id_and_a_lost_redirect(run, mine, rows):
    new = rows("new.jsonl", CLUB, {**COACH, "id": "fb:p:900002"})
    result = run("diff", mine, new, "--strict")
    assert result.exit_code == 1
    told = [line for line in result.stderr.splitlines() if line.startswith("fodbold-ner:")]
    assert [line.split(" is gone")[0] for line in told] == [
        "fodbold-ner: new.jsonl: fb:c:900009 Prøveby IF",
        "fodbold-ner: new.jsonl: fb:p:900001 Ole Brix",
    ]
    kept = rows("kept.jsonl", CLUB, COACH, MERGE)
    assert run("diff", mine, kept, "--strict").exit_code == 0


def test_what_ships_has_a_name_for_diff(run):
    result = run("diff", "shipped", str(shipped_path()))
    assert (result.exit_code, result.stdout) == (0, "")


def test_an_export_can_be_loaded_again(run, mine, tmp_path):
    result = run("export", "--registry", mine)
    assert (result.exit_code, result.stderr) == (0, "")
    (tmp_path / "out.jsonl").write_bytes(result.stdout_bytes)
    assert Registry.load("out.jsonl") == Registry.load([shipped_path(), mine])
    assert run("export", "--registry", mine, "--output", "file.jsonl").stdout == ""
    assert (tmp_path / "file.jsonl").read_bytes() == result.stdout_bytes


@pytest.mark.parametrize(("what", "count"), [("names", 3), ("entities", 2), ("roles", 2)])
def test_an_export_can_be_a_table(run, mine, what, count):
    result = run("export", "--format", "csv", "--rows", what, "--registry", mine, "--alone")
    table = [*csv.DictReader(io.StringIO(result.stdout))]
    assert len(table) == count
    assert table[-1]["id"] == "fb:p:900001"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["validate", "gone.jsonl"], "gone.jsonl"),
        (["validate", "--alone"], "--alone needs the paths of a registry"),
        (["search", "AGF", "--type", "team"], "'team' is no type; use one of person, club"),
        (["search", "AGF", "--at", "i går"], "--at: 'i går' is no date"),
        (["search", "AGF", "--registry", "broken.jsonl"], "broken.jsonl:1: no JSON object"),
        (["show", "fb:c:999999"], "no entity 'fb:c:999999'"),
        (["diff", "shipped", "gone.jsonl"], "gone.jsonl: no such file or folder"),
        (["diff", "shipped", "broken.jsonl"], "broken.jsonl:1: no JSON object"),
        (["export", "--rows", "names"], "--rows is for --format csv"),
        (["export", "--format", "xml"], "xml"),
        (["export", "--output", "gone/out.jsonl"], "gone/out.jsonl: No such file"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what(run, place, arguments, said):
    place("broken.jsonl", "{\n")
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.replace("│", " ").split())
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "command", ["show fb:c:000101", "validate", "report", "export", "diff shipped shipped"]
)
def test_what_needs_no_search_loads_no_spacy(command):
    code = (
        "import sys\nfrom fodbold_ner.cli.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print('spacy' in sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "registry", *command.split()],
        capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert done.stderr.splitlines()[-1] == "False"
