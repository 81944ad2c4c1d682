"""The CSV files of the reep register, the people file by a generated one of the same header."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from fodbold_ner.links.importers import Draft, RowFault, Skipped, read_source

TEAMS = """\
reep_id,key_wikidata,name,country,founded,stadium,key_transfermarkt,key_fbref,key_uefa
reep_t1,Q1,Prøveby IF,Denmark,1992-01-01,Prøve Arena,678,0a1b2c3d,50019
reep_t2,Q2,Q2,,,,5776,not-an-id,fc-proeve
reep_t3,Q3,"Prøveby, Nord",United Kingdom,1990-05-04,,,,
reep_t4,Q4,Prøveby Ladies,People's Republic of China,http://www.wikidata.org/.well-known/genid/x,,,,
reep_t5,Q5,too,few
,,Nameless Key FC,,,,,,
reep_t7,Nonsense,Prøveby BK,,,,,,
"""
PEOPLE = (
    "reep_id,key_wikidata,type,name,full_name,date_of_birth,nationality,position,height_cm,"
    "key_transfermarkt,key_transfermarkt_manager,key_fbref,key_soccerway,key_sofascore,"
    "key_flashscore,key_opta,key_premier_league,key_11v11,key_espn,key_national_football_teams,"
    "key_worldfootball,key_soccerbase,key_kicker,key_uefa"
).split(",")


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def person(**fields: str) -> dict[str, str]:
    return {"reep_id": "reep_p1", "type": "player", "name": "Mads Prøvesen", **fields}


def people(tmp_path: Path, *rows: dict[str, str]) -> list[Any]:
    path = tmp_path / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, PEOPLE, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return list(read_source("reep-people", path))


def test_teams(tmp_path: Path) -> None:
    rows = list(read_source("reep-teams", write(tmp_path / "teams.csv", TEAMS)))
    one, nameless, comma, women, few, keyless, nonsense = rows
    assert (one.key, one.place) == ("wikidata:Q1", f"{tmp_path / 'teams.csv'}:2")
    club = one.entity
    assert (club.country, club.active_from, club.gender) == ("DEN", "1992", "men")
    assert club.xref.known() == {
        "wikidata": "Q1", "transfermarkt": "678", "fbref": "0a1b2c3d", "uefa": "50019",
    }  # fmt: skip
    assert club.prov[0].model_dump(exclude_none=True) == {
        "source": "withqwerty/reep teams", "ref": "reep_t1", "licence": "CC0-1.0",
    }  # fmt: skip
    # A club whose name is unknown keeps its numbers and never links.
    assert nameless.entity.xref.known() == {"wikidata": "Q2", "transfermarkt": "5776"}
    assert [str(name.auto_link) for name in nameless.entity.names] == ["never"]
    # Which of the four associations of the kingdom it is in is not said.
    assert (comma.entity.country, comma.entity.active_from) == (None, "1990-05-04")
    assert (women.entity.country, women.entity.active_from) == ("CHN", None)
    assert women.entity.gender == "women"
    assert str(few).endswith("teams.csv:6: 4 fields, the header has 9; mend the commas")
    assert keyless.what == "neither reep_id nor key_wikidata; give one"
    assert nonsense.what.startswith("xref.wikidata: ")


def test_people(tmp_path: Path) -> None:
    one, coach, nameless = people(
        tmp_path,
        person(
            full_name="Mads Lund Prøvesen", key_wikidata="Q1", date_of_birth="1999-02-28",
            nationality="Denmark", key_transfermarkt="7", key_uefa="8",
        ),
        person(type="coach", key_wikidata="Q2", date_of_birth="1950-01-01",
               key_transfermarkt_manager="9", key_transfermarkt="7", nationality="Soviet Union"),
        person(name="Q137162219", key_wikidata="Q137162219"),
    )  # fmt: skip
    assert (one.entity.dob, one.entity.country) == ("1999-02-28", "DEN")
    assert [name.text for name in one.entity.names] == ["Mads Prøvesen", "Mads Lund Prøvesen"]
    assert one.entity.xref.known() == {"wikidata": "Q1", "transfermarkt": "7", "uefa": "8"}
    assert one.entity.roles == ()
    # Coaches are numbered on a list of their own, and the first of January is a year.
    assert coach.entity.xref.known() == {"wikidata": "Q2"}
    assert (coach.entity.dob, coach.entity.country) == ("1950", "URS")
    assert nameless == Skipped(f"{tmp_path / 'people.csv'}:4", "no name")


def test_columns_may_stand_in_any_order_and_be_few(tmp_path: Path) -> None:
    path = write(tmp_path / "people.csv", "type,name,key_wikidata\ncoach,Mads Prøve,Q7\n")
    (row,) = read_source("reep-people", path)
    assert isinstance(row, Draft)
    assert (row.key, row.entity.label_da) == ("wikidata:Q7", "Mads Prøve")


@pytest.mark.parametrize(
    ("header", "lacks"),
    [("key_wikidata,type", "name"), ("name,type", "reep_id or key_wikidata"), ("", "name, type")],
)
def test_a_file_of_something_else_is_a_fault_of_its_first_line(
    tmp_path: Path, header: str, lacks: str
) -> None:
    path = write(tmp_path / "people.csv", f"{header}\nx,y\n")
    (fault,) = read_source("reep-people", path)
    assert str(fault) == f"{path}:1: the header lacks {lacks}; name the columns as documented"


def test_competitions(tmp_path: Path) -> None:
    text = (
        "reep_id,key_wikidata,name,country,key_transfermarkt,key_fbref\n"
        "reep_l1,Q82595,Bundesliga,,L1,20\nreep_l2,Q9,2019–20 Prøve qualifying,,,\n"
    )
    write(tmp_path / "competitions.csv", text)
    league, season = read_source("reep-competitions", tmp_path)
    assert isinstance(league, Draft)
    assert league.entity.xref.known() == {
        "wikidata": "Q82595", "transfermarkt": "L1", "fbref": "20",
    }  # fmt: skip
    assert [str(name.auto_link) for name in league.entity.names] == ["context"]
    assert isinstance(season, Skipped)


REAL = Path(__file__).parents[4] / "shared" / "data" / "registry" / "reep"


@pytest.mark.skipif(not REAL.is_dir(), reason="the register lies beside the project only")
def test_the_real_teams_are_read() -> None:
    rows = list(read_source("reep-teams", REAL))
    clubs = [row.entity for row in rows if isinstance(row, Draft)]
    assert len(clubs) == 45353
    assert not any(isinstance(row, RowFault) for row in rows)
    nameless = sum(club.label_da == club.xref.wikidata for club in clubs)
    assert nameless == 11482
    assert sum(club.country == "DEN" for club in clubs) == 358
