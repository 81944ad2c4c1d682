"""Builds: what ends up in a store, ids that stay, and a build that is killed at any moment."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from fodbold_ner.errors import RegistryError
from fodbold_ner.links.build import Source, build, import_source
from fodbold_ner.links.importers import read_source
from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import EntityType
from fodbold_ner.links.staging import Staging
from fodbold_ner.links.store import Store

HEADER = "reep_id key_wikidata type name date_of_birth nationality country founded key_uefa".split()


def write(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def team(number: int, name: str, **fields: str) -> dict[str, str]:
    return {"reep_id": f"t{number}", "key_wikidata": f"Q{number}", "name": name, **fields}


def base(tmp_path: Path) -> list[Path]:
    def entity(id_: str, kind: str, name: str, **fields: Any) -> dict[str, Any]:
        names = [{"text": name, "kind": "official", "auto_link": "always"}]
        sides = {} if kind == "person" else {"gender": "men", "level": "first"}
        own = {"id": id_, "type": kind, "label_da": name, "names": names}
        return {**own, **sides, **fields}

    rows = [
        entity("fb:c:000101", "club", "Prøveby IF", country="DEN", xref={"wikidata": "Q101"}),
        entity("fb:n:000101", "national_team", "Danmark", label="Denmark", country="DEN"),
        entity("fb:p:000101", "person", "Mads Prøve", country="DEN", dob="1999"),
        {"id": "fb:c:000009", "retracted": True, "merged_into": "fb:c:000101"},
    ]
    path = tmp_path / "base.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return [path]


TEAMS = (
    team(101, "Proeveby IF", country="Denmark", key_uefa="5", founded="1901-01-01"),
    team(102, "Prøveby IF", country="Denmark"),
    team(103, "Nord FC", country="Sweden"),
    team(104, "Q104"),
)
SQUAD = """\
=  Denmark - Euro 2024
  1,  Mads Prøve,   GK,    1/0  , b. 1999,  Prøveby IF (DEN)
  2,  Kim Ny,       DF,    1/0  , b. 2000,  Nord F.C. (SWE)
"""


def sources(tmp_path: Path) -> list[Source]:
    squad = tmp_path / "denmark.txt"
    squad.write_text(SQUAD, encoding="utf-8")
    teams = write(tmp_path / "teams.csv", *TEAMS)
    return [Source("openfootball-squads", squad), Source("reep-teams", teams)]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_sources_are_laid_over_the_base(tmp_path: Path) -> None:
    out = tmp_path / "full.sqlite"
    told: list[tuple[str, int, int | None]] = []
    report = build(
        sources(tmp_path), out, base=base(tmp_path), progress=lambda *what: told.append(what)
    )
    assert report.entities == {"club": 4, "national_team": 1, "person": 2}
    assert (report.read, report.joined, report.faults) == (6, 2, ())
    assert told == [("reep-teams", 4, None), ("openfootball-squads", 2, None), ("writing", 7, 7)]
    with Store(out) as store:
        known = store["fb:c:000101"]
        assert store["fb:c:000009"] == known
        assert (known.xref.uefa, known.active_from) == ("5", "1901")
        assert known.names[0].auto_link == "always"
        # The second row of that name is a club of its own, and its name asks for context.
        assert store["fb:c:100000"].xref.wikidata == "Q102"
        assert store["fb:c:100000"].names[0].auto_link == "context"
        assert store["fb:c:100001"].names[0].auto_link == "always"
        assert store["fb:c:100002"].label_da == "Q104"
        mads, kim = store.of_type(EntityType.PERSON)
        assert mads.id == "fb:p:000101"
        assert [role.org for role in mads.roles] == ["fb:n:000101", "fb:c:000101"]
        assert [role.org for role in kim.roles] == ["fb:n:000101", "fb:c:100001"]
        assert kim.id == "fb:p:250000"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "base.jsonl", "denmark.txt", "full.sqlite", "teams.csv",
    ]  # fmt: skip


def test_the_same_inputs_give_the_same_bytes_wherever_they_lie(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        build(sources(folder)[:: 1 if name == "one" else -1], folder / "x", base=base(folder))
        made.append(digest(folder / "x"))
    assert made[0] == made[1]
    again = build(sources(folder), folder / "x", base=base(folder))
    assert again.seconds == 0
    assert (again.read, digest(folder / "x")) == (6, made[0])


def test_the_store_holds_what_a_registry_of_its_entities_holds(tmp_path: Path) -> None:
    out = tmp_path / "full.sqlite"
    build(sources(tmp_path), out, base=base(tmp_path))
    with Store(out) as store:
        registry = Registry(store, redirects=store.redirects)
        assert registry.version == store.version
        assert [*registry] == [*store]


def test_ids_stay_when_sources_change(tmp_path: Path) -> None:
    out, given, layers = tmp_path / "x", sources(tmp_path), base(tmp_path)
    build(given, out, base=layers)
    write(tmp_path / "teams.csv", team(99, "Aarup IF"), *TEAMS[::-1][:-1], team(105, "Sidste FC"))
    build(given, out, base=layers)
    with Store(out) as store:
        assert store["fb:c:100000"].xref.wikidata == "Q102"
        assert store["fb:c:100001"].label_da == "Nord FC"
        assert {store[f"fb:c:10000{n}"].label_da for n in (3, 4)} == {"Aarup IF", "Sidste FC"}


def test_what_is_later_joined_leaves_a_redirect(tmp_path: Path) -> None:
    out, given, layers = tmp_path / "x", sources(tmp_path), base(tmp_path)
    build(given, out, base=layers)
    text = layers[0].read_text(encoding="utf-8").replace('"Q101"', '"Q103"')
    layers[0].write_text(text, encoding="utf-8")
    for _ in range(2):
        build(given, out, base=layers)
        with Store(out) as store:
            assert store["fb:c:100001"].id == "fb:c:000101"
            assert store.redirects["fb:c:100001"] == "fb:c:000101"
        out.with_name("y").write_bytes(out.read_bytes())
        layers[0].write_text(text + "\n", encoding="utf-8")


def test_one_wikidata_id_among_clubs_and_people_is_two_entities(tmp_path: Path) -> None:
    player = {**team(101, "Kim Ny", date_of_birth="1999-02-28"), "type": "player"}
    people = write(tmp_path / "people.csv", player)
    given = [*sources(tmp_path), Source("reep-people", people)]
    build(given, tmp_path / "x", base=base(tmp_path))
    with Store(tmp_path / "x") as store:
        assert store["fb:p:300000"].label_da == "Kim Ny"
        assert store["fb:c:000101"].dob is None


def test_an_id_elsewhere_is_one_entitys_whatever_the_order_of_the_rows(tmp_path: Path) -> None:
    """On file it stays; else the fuller row has it, and none where they are of two countries."""
    layers = base(tmp_path)
    text = layers[0].read_text(encoding="utf-8")
    layers[0].write_text(text.replace('"wikidata"', '"uefa": "5", "wikidata"'), encoding="utf-8")
    contested = (
        team(105, "Sidste FC", country="Denmark", key_uefa="5"),
        team(106, "Fuld FC", country="Sweden", key_uefa="6", founded="1900"),
        team(107, "Tom FC", country="Sweden", key_uefa="7"),
        team(108, "Delt FC", country="Sweden", key_uefa="7"),
        team(109, "Fremmed FC", country="Norway", key_uefa="6"),
        team(110, "Fyldt FC", country="Sweden", key_uefa="8"),
        {**team(111, "Nøgen FC", country="Sweden", key_uefa="8"), "key_wikidata": ""},
    )
    kept = {"no one": 2, "the fullest": 1, "the one on file": 1}
    for name, rows in (("one", contested), ("two", contested[::-1])):
        teams = write(tmp_path / f"{name}.csv", *TEAMS, *rows)
        report = build([("reep-teams", teams)], tmp_path / name, base=layers)
        assert report.contested == kept
        with Store(tmp_path / name) as store:
            assert [club.id for club in store.by_xref("uefa", "5")] == ["fb:c:000101"]
            assert store.by_xref("uefa", "6") == store.by_xref("uefa", "7") == []
            assert [club.label_da for club in store.by_xref("uefa", "8")] == ["Fyldt FC"]
            (left,) = store.by_xref("wikidata", "Q105")
            assert left.xref.known() == {"wikidata": "Q105"}
            assert build([("reep-teams", teams)], tmp_path / name, base=layers).contested == kept


def test_rows_that_cannot_be_read_are_reported_and_stop_nothing(tmp_path: Path) -> None:
    given = sources(tmp_path)
    with (tmp_path / "teams.csv").open("a", encoding="utf-8") as file:
        file.write("too,few\n")
    report = build(given, tmp_path / "x", base=base(tmp_path))
    assert report.faults == (
        f"{tmp_path / 'teams.csv'}:6: 2 fields, the header has 9; mend the commas",
    )
    assert report.entities["club"] == 4
    assert build(given, tmp_path / "x", base=base(tmp_path)).faults == report.faults


def test_what_cannot_be_built_is_refused(tmp_path: Path) -> None:
    given, out = sources(tmp_path), tmp_path / "x"
    with pytest.raises(RegistryError, match="no such file"):
        build([("reep-teams", tmp_path / "gone")], out, base=base(tmp_path))
    with pytest.raises(RegistryError, match="is no kind of source"):
        build([("teams", given[0].path)], out, base=base(tmp_path))
    out.write_text("something else")
    with pytest.raises(RegistryError, match="no store of this version"):
        build(given, out, base=base(tmp_path))
    out.unlink()
    other = Staging(Path(f"{out}.building"), "another")
    with pytest.raises(RegistryError, match="wait for the build that is at it"):
        build(given, out, base=base(tmp_path))
    other.close()
    Path(f"{out}.building").write_bytes(b"no work file at all, but something long enough" * 100)
    assert build(given, out, base=base(tmp_path)).entities["club"] == 4


def test_import_writes_a_layer_over_the_base(tmp_path: Path) -> None:
    out, layers = tmp_path / "teams.jsonl", base(tmp_path)
    teams = sources(tmp_path)[1]
    report = import_source(*teams, out, base=layers)
    assert (report.read, report.joined, report.entities) == (4, 1, {"club": 4})
    before = digest(out)
    registry = Registry.load([*layers, out])
    assert registry["fb:c:000101"].xref.uefa == "5"
    assert registry["fb:c:100001"].label_da == "Nord FC"
    assert len(registry) == 6
    import_source(*teams, out, base=layers)
    assert digest(out) == before
    write(teams.path, team(99, "Aarup IF"), *TEAMS[::-1])
    import_source(*teams, out, base=layers)
    assert Registry.load([*layers, out])["fb:c:100001"].label_da == "Nord FC"
    Path(f"{out}.ids").write_text("nonsense\n")
    with pytest.raises(RegistryError, match=r"teams\.jsonl\.ids:1: no key and id"):
        import_source(*teams, out, base=layers)


def test_an_import_that_was_stopped_reads_no_row_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teams, layers = sources(tmp_path)[1], base(tmp_path)
    whole = import_source(*teams, tmp_path / "whole.jsonl", base=layers)
    monkeypatch.setattr("fodbold_ner.links.build._BATCH", 1)
    out = tmp_path / "teams.jsonl"
    told: list[int] = []

    def stop(what: str, done: int, total: int | None) -> None:
        told.append(done)
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_source(*teams, out, base=layers, progress=stop)
    assert not out.exists()
    go_on = lambda what, done, total: told.append(done)  # noqa: E731
    report = import_source(*teams, out, base=layers, progress=go_on)
    assert told == [1, 2, 3, 3, 4, 4]
    assert (report.read, report.joined) == (whole.read, whole.joined)
    assert digest(out) == digest(tmp_path / "whole.jsonl")


BUILD = """
import sys
from pathlib import Path
import fodbold_ner.links.build as build
build._BATCH = 50
folder = Path(sys.argv[1])
kinds = {"reep-teams": "teams.csv", "reep-people": "people.csv"}
given = [(kind, folder / name) for kind, name in kinds.items()]
print("at work", flush=True)
build.build(given, folder / "full.sqlite", base=[folder / "base.jsonl"])
"""


def start(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BUILD, str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "at work\n"
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_build_that_is_killed_anywhere_ends_in_the_same_store(tmp_path: Path) -> None:
    rng = random.Random(20261120)
    folders = []
    for name in ("whole", "killed"):
        folder = tmp_path / name
        folder.mkdir()
        rows = random.Random(1)
        clubs = (team(n, f"Klub {rows.randrange(2000)} IF", country="Sweden") for n in range(3000))
        people = (
            {**team(n + 5000, f"Mads {n % 900} Prøve", date_of_birth=f"19{n % 90 + 10}-02-03"),
             "type": "player"}
            for n in range(3000)
        )  # fmt: skip
        write(folder / "teams.csv", *clubs)
        write(folder / "people.csv", *people)
        base(folder)
        folders.append(folder)
    whole, killed = folders
    begun = time.perf_counter()
    assert start(whole).wait() == 0
    seconds = time.perf_counter() - begun
    kills, left = 0, set()
    for _ in range(12):
        process = start(killed)
        time.sleep(rng.uniform(0, seconds / 4))
        process.send_signal(signal.SIGKILL)
        kills += process.wait() == -signal.SIGKILL
        left |= {path.suffix for path in killed.iterdir()}
    assert start(killed).wait() == 0
    assert kills >= 3
    assert ".building" in left
    assert digest(killed / "full.sqlite") == digest(whole / "full.sqlite")
    assert {path.name for path in killed.iterdir()} == {path.name for path in whole.iterdir()}


def test_every_batch_may_be_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop after each commit in turn; what is taken up again must not be read twice."""
    given, layers = sources(tmp_path), base(tmp_path)
    monkeypatch.setattr("fodbold_ner.links.build._BATCH", 1)
    build(given, tmp_path / "whole", base=layers)
    commit = Staging.commit

    def stop_after(batches: int) -> None:
        done = 0

        def counted(self: Staging, state: dict[str, Any]) -> None:
            nonlocal done
            commit(self, state)
            done += 1
            if done == batches:
                raise KeyboardInterrupt

        monkeypatch.setattr(Staging, "commit", counted)

    rows = sum(1 for source in given for _ in read_source(*source))
    for batches in range(1, rows + 3):
        out = tmp_path / f"stopped{batches}"
        stop_after(batches)
        with pytest.raises(KeyboardInterrupt):
            build(given, out, base=layers)
        monkeypatch.setattr(Staging, "commit", commit)
        assert not out.exists()
        build(given, out, base=layers)
        assert digest(out) == digest(tmp_path / "whole")
