"""A registry set beside the rows that it cites: what differs, and what explains it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.links.made import club, person

from fodbold_ner.links.audit import Audit, audit
from fodbold_ner.links.schema import Entity

TEAMS = """\
reep_id,key_wikidata,name,country,founded,key_transfermarkt,key_uefa
reep_t1,Q1,Prøveby IF,Denmark,1901-03-05,7,50
"""
PLAYERS = """\
= Denmark
Mads Tornhøj,   D,  1.84 m,  b. 5 Jul 2006 @ Morud
Mads Tornhøj,   F,  1.90 m,  b. 1 Feb 1999 @ Morud
"""
ROW = {"source": "withqwerty/reep teams", "ref": "reep_t1"}
HAND = {"source": "public knowledge"}
XREF = {"wikidata": "Q1", "transfermarkt": "7", "uefa": "50"}
RIGHT: dict[str, Any] = {"active_from": "1901", "xref": XREF, "prov": [ROW]}


@pytest.fixture
def audited(tmp_path: Path) -> Any:
    (tmp_path / "teams.csv").write_text(TEAMS, encoding="utf-8")
    folder = tmp_path / "players" / "europe" / "denmark"
    folder.mkdir(parents=True)
    (folder / "dk.players.txt").write_text(PLAYERS, encoding="utf-8")
    sources = [("reep-teams", tmp_path), ("openfootball-players", tmp_path / "players")]

    def found(row: dict[str, Any]) -> Audit:
        return audit([Entity.model_validate(row)], sources)

    return found


def test_a_row_that_is_restated_has_no_difference(audited: Any) -> None:
    found = audited(club(**RIGHT))
    assert (found.entities, found.rows, found.differences) == (1, 1, ())
    assert found.compared["xref.uefa"] == found.compared["active_from"] == 1
    assert found.left_out == {}


def test_what_is_not_taken_over_is_counted_and_is_no_difference(audited: Any) -> None:
    found = audited(club(**{**RIGHT, "active_from": None, "xref": {"wikidata": "Q1"}}))
    assert found.differences == ()
    assert found.left_out == {"active_from": 1, "xref.transfermarkt": 1, "xref.uefa": 1}


@pytest.mark.parametrize(
    ("changes", "field", "said", "note"),
    [
        ({"country": "NOR"}, "country", ("DEN",), "country by hand"),
        ({"active_from": "1910"}, "active_from", ("1901-03-05",), "active_from as the club has it"),
        ({"active_until": "1910"}, "active_until", (), ""),
        ({"label_da": "AB", "names": [{"text": "AB", "kind": "short", "auto_link": "context"}]},
         "label", ("Prøveby IF",), ""),
    ],
)  # fmt: skip
def test_a_difference_is_told_and_may_be_explained(
    audited: Any, changes: dict[str, Any], field: str, said: tuple[str, ...], note: str
) -> None:
    (found,) = audited(club(**{**RIGHT, **changes})).unexplained
    assert (found.field, found.said) == (field, said)
    assert "not explained; mend it" in str(found)
    unnamed = audited(club(**{**RIGHT, **changes, "prov": [ROW, {**HAND, "note": "merged"}]}))
    assert bool(unnamed.unexplained) is bool(note)
    explained = audited(club(**{**RIGHT, **changes, "prov": [ROW, {**HAND, "note": note or None}]}))
    assert [each.field for each in explained.differences] == [field]
    assert explained.unexplained == ()


def test_no_note_explains_a_wrong_id(audited: Any) -> None:
    row = {**RIGHT, "xref": {**XREF, "uefa": "51"}, "prov": [ROW, {**HAND, "note": "xref by hand"}]}
    (found,) = audited(club(**row)).unexplained
    assert (found.field, found.on_file, found.said) == ("xref.uefa", "51", ("50",))


def test_a_row_that_is_not_there_is_told(audited: Any) -> None:
    (found,) = audited(club(prov=[{**ROW, "ref": "reep_t9"}])).unexplained
    assert (found.field, found.on_file) == ("prov", "reep_t9")
    assert audited(club(prov=[{**ROW, "ref": "reep_t9", "note": "gone since"}])).unexplained == ()


@pytest.mark.parametrize("ref", ["europe/denmark", "europe/denmark/dk.players.txt: Mads Tornhøj"])
def test_a_player_is_told_from_namesakes_by_the_day_of_birth(audited: Any, ref: str) -> None:
    prov = [{"source": "openfootball/players", "ref": ref}]
    for dob, differs in (("2006-07-05", 0), ("1999", 0), ("1998-02-01", 1)):
        found = audited(person(dob=dob, prov=prov))
        assert (found.rows, len(found.unexplained)) == (2, differs)
    assert len(audited(person(prov=[{**prov[0], "ref": "europe/sweden"}])).unexplained) == 1
