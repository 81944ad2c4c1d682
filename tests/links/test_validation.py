"""Faults between rows and within them, each named with its file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.links.made import NAME, club, person, tenure, write

from fodbold_ner.links.countries import COUNTRY_CODES
from fodbold_ner.links.registry import shipped_path
from fodbold_ner.links.validation import validate

OTHER = {**NAME, "text": "Andenby BK"}
ORG = "fb:c:000001"
Row = dict[str, Any]


def second(**changes: Any) -> Row:
    """A club with another name than the first."""
    return club(2, **{"label_da": "Andenby BK", "names": [OTHER], **changes})


def named(*names: Row) -> Row:
    return second(names=[OTHER, *names])


def coach(number: int, *roles: Row, **changes: Any) -> Row:
    names = [{**NAME, "text": f"Person {number}"}]
    return person(number, label_da=f"Person {number}", names=names, roles=list(roles), **changes)


def job(start: str | None = None, end: str | None = None, **changes: Any) -> Row:
    return tenure(org=ORG, valid_from=start, valid_until=end, **changes)


def redirect(number: int, into: str) -> Row:
    return {"id": f"fb:c:{number:06d}", "retracted": True, "merged_into": into}


NOTE = {"prov": {"source": "a", "note": "both held the job"}}

# The rows after the first club; the last one has the fault.
FAULTS: dict[str, tuple[list[Row | str], str]] = {
    "a row that is no row": (["{"], "no JSON object"),
    "unknown code": ([second(type="team")], "type: unknown code 'team'"),
    "duplicate id": ([second(id=ORG)], f"the id {ORG} stands on line 1 already"),
    "name collision": (
        [second(names=[OTHER, NAME])],
        "the name 'Prøveby IF' always links, and so it does for fb:c:000001 Prøveby IF",
    ),
    "name collision in another case": (
        [second(names=[OTHER, {**NAME, "text": "PRØVEBY IF"}])],
        "the name 'PRØVEBY IF' always links",
    ),
    "two people of one name": ([person(1), person(2)], "the name 'Mads Tornhøj' always links"),
    "one person, one job, two tenures": (
        [coach(1, job("2016", "2020"), job("2018"))],
        "roles[1]: head_coach at fb:c:000001 (2018 –) overlaps roles[0] (2016 – 2020)",
    ),
    "one tenure twice": (
        [coach(1, job("2020", "2020"), job("2020", "2020"))],
        "roles[1]: head_coach at fb:c:000001 (2020 – 2020) overlaps roles[0]",
    ),
    "one snapshot twice": (
        [coach(1, job(as_of="2016-06"), job(as_of="2018-06"), job(as_of="2016-06"))],
        "roles[2]: head_coach at fb:c:000001 (as of 2016-06) overlaps roles[0]",
    ),
    "two head coaches": (
        [coach(1, job("2016")), coach(2, job("2020"))],
        "roles[0]: head_coach at fb:c:000001 (2020 –) overlaps that of fb:p:000001 Person 1",
    ),
    "two captains": (
        [coach(1, job("2016", "2020", role="captain")), coach(2, job("2018", role="captain"))],
        "captain at fb:c:000001 (2018 –) overlaps",
    ),
    "two head coaches of a merged club": (
        [redirect(8, ORG), coach(1, job("2016")), coach(2, {**job("2020"), "org": "fb:c:000008"})],
        "head_coach at fb:c:000001 (2020 –) overlaps",
    ),
    "two national coaches": (
        [
            coach(1, job("2016", role="national_coach")),
            coach(2, job("2020", role="national_coach")),
        ],
        "national_coach at fb:c:000001 (2020 –) overlaps",
    ),
    "redirect to nothing": ([redirect(9, "fb:c:000404")], "merged_into: no entity fb:c:000404"),
    "redirect to itself": ([redirect(9, "fb:c:000009")], "merged_into: goes in a circle"),
    "redirect to another type": (
        [person(1), redirect(9, "fb:p:000001")],
        "merged_into: fb:p:000001 is of another type than fb:c:000009",
    ),
    "patch of nothing": ([{"id": "fb:c:000404", "patch": True}], "nothing before this row has"),
    "unknown organisation": ([coach(1, tenure(org="fb:c:000404"))], "no entity fb:c:000404"),
    "a person for an organisation": (
        [person(1), coach(2, tenure(org="fb:p:000001"))],
        "roles[0].org: fb:p:000001 is a person",
    ),
    "end before start": ([second(active_from="2001", active_until="2000")], "after their end"),
    "job before birth": (
        [coach(1, job("1970"), dob="1980-05-01")],
        "roles[0]: head_coach in 1970, before the birth on 1980-05-01",
    ),
    "name of a club that is no more": (
        [named({**NAME, "text": "AB", "valid_from": "2011"}) | {"active_until": "2010"}],
        "the name 'AB' is in use from 2011, after the end of the club in 2010",
    ),
    "precision that the dates lack": (
        [coach(1, job("2016-05-01", "2020", date_precision="day"))],
        "roles[0].date_precision: day says more than 2020 does",
    ),
    "empty name": ([named({**NAME, "text": ""})], "names[1].text: '' is empty"),
    "name of signs alone": ([named({**NAME, "text": "–"})], "the name '–' is empty: no letter"),
    "name with a no-break space": (
        [named({**NAME, "text": "A\u00a0B"})],
        "the name 'A\\xa0B' is not as it is compared; write it with single spaces",
    ),
    "name with letters apart": (
        [named({**NAME, "text": "A\u030arhus"})],
        "and composed letters: 'Århus'",
    ),
    "alias that repeats the label": (
        [named({**OTHER, "kind": "alternative"})],
        "the alternative name 'Andenby BK' repeats the label; keep it once",
    ),
    "former name that repeats the label": (
        [second(names=[{**OTHER, "kind": "former"}])],
        "the former name 'Andenby BK' repeats the label; date it or drop it",
    ),
    "alias that stands twice": (
        [named({**NAME, "text": "AB"}, {**NAME, "text": "AB", "kind": "short"})],
        "the name 'AB' stands twice (official, short)",
    ),
    "country code of ISO": (
        [second(country="DNK")],
        "country: unknown code 'DNK'; FIFA writes DEN",
    ),
    "country code of nobody": ([second(country="XYZ")], "country: unknown code 'XYZ'; use FIFA's"),
    "one id elsewhere for two": (
        [second(xref={"uefa": "7"}), club(3, names=[{**NAME, "text": "C"}], xref={"uefa": "7"})],
        "xref.uefa: 7 is the id of fb:c:000002 Andenby BK",
    ),
}


@pytest.mark.parametrize(("rows", "what"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_named_with_its_line(tmp_path: Path, rows: list[Row | str], what: str) -> None:
    path = write(tmp_path / "mine.jsonl", club(1), "", *rows)
    (fault,) = validate([path]).faults
    assert fault.startswith(f"{path}:{2 + len(rows)}: ")
    assert what in fault


def test_names_that_differ_only_in_white_space_are_named_beside_the_white_space(
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "mine.jsonl", club(1), named({**OTHER, "text": "Andenby  BK"}))
    space, twin = validate([path]).faults
    assert space.startswith(f"{path}:2: the name 'Andenby  BK' is not as it is compared")
    assert twin.startswith(f"{path}:2: the names 'Andenby BK' and 'Andenby  BK' differ only in wh")


def test_an_id_twice_in_one_folder_is_a_fault_and_over_it_a_layer(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    folder.mkdir()
    write(folder / "a.jsonl", club(1))
    layer = write(tmp_path / "layer.jsonl", club(1, country="SWE"))
    assert validate([folder, layer]).faults == ()
    write(folder / "b.jsonl", club(1))
    (fault,) = validate([folder, layer]).faults
    assert fault.startswith(f"{folder / 'b.jsonl'}:1: the id {ORG} stands in {folder / 'a.jsonl'}:")


def test_each_row_of_a_circle_is_named(tmp_path: Path) -> None:
    ring = [redirect(7, "fb:c:000008"), redirect(8, "fb:c:000009"), redirect(9, "fb:c:000008")]
    path = write(tmp_path / "mine.jsonl", club(1), *ring)
    faults = validate([path]).faults
    assert [fault.split(":")[1] for fault in faults] == ["2", "3", "4"]
    assert all("goes in a circle, fb:c:00000" in fault for fault in faults)


@pytest.mark.parametrize(
    "rows",
    [
        [second(names=[OTHER, {**NAME, "auto_link": "context"}])],
        [second(names=[OTHER, {**NAME, "auto_link": "never"}])],
        [second(names=[NAME], gender="women")],
        [second(names=[NAME], level="reserve")],
        [person(1, label_da="Prøveby IF", names=[NAME])],
        [coach(1, job("2016", "2020"), job("2020"))],
        [coach(1, job("2016"), job("2016", role="scout"))],
        [coach(1, tenure(org=None), tenure(org=None))],
        [coach(1, job(as_of="2016-06"), job(as_of="2018-06"))],
        [coach(1, job("2016", "2020")), coach(2, job("2020"))],
        [coach(1, job("2016", **NOTE)), coach(2, job("2020"))],
        [coach(1, job("2016")), coach(2, job("2020", **NOTE))],
        [coach(1, job("2016", role="player")), coach(2, job("2020", role="player"))],
        [coach(1, job("2016-05-01", "2020", date_precision="year"))],
        [redirect(8, "fb:c:000009"), redirect(9, ORG)],
        [
            named(
                {**NAME, "text": "AB", "valid_until": "1990"},
                {**NAME, "text": "AB", "kind": "sponsor", "valid_from": "2000"},
            )
        ],
        [named({**NAME, "text": "andenby BK"})],
        [second(xref={"uefa": "7"}), person(1, xref={"uefa": "7"})],
        [second(country="GDR"), club(3, country=None, names=[{**NAME, "text": "C"}])],
        [{"id": ORG, "patch": True, "names": [OTHER]}],
    ],
)
def test_what_is_declared_dated_or_apart_is_no_fault(tmp_path: Path, rows: list[Row]) -> None:
    path = write(tmp_path / "mine.jsonl", club(1))
    layer = write(tmp_path / "layer.jsonl", *rows)
    assert validate([path, layer]).faults == ()


def test_every_fault_of_every_file_is_named_in_order(tmp_path: Path) -> None:
    one = write(tmp_path / "one.jsonl", club(1), "{", second(country="DNK", xref={"uefa": "7"}))
    two = write(
        tmp_path / "two.jsonl",
        club(3, names=[NAME], xref={"uefa": "7"}),
        club(4, names=[]),
        coach(1, tenure(org="fb:c:000404")),
    )
    found = validate([one, two])
    places = [tuple(fault.split(":")[:2]) for fault in found.faults]
    lines = [(one, 2), (one, 3), (two, 1), (two, 1), (two, 2), (two, 3)]
    assert places == [(str(file), str(line)) for file, line in lines]
    assert found.entities == 4


def test_what_is_not_there_is_a_fault(tmp_path: Path) -> None:
    (fault,) = validate([tmp_path / "gone.jsonl"]).faults
    assert fault == f"{tmp_path / 'gone.jsonl'}: no such file or folder; mend the path"


def test_the_list_of_countries_is_fifas_with_those_outside_it_and_those_of_the_past() -> None:
    assert {"DEN", "FRO", "GRL", "KVX", "LBN", "SGP", "GDR"} <= COUNTRY_CODES
    assert not {"DNK", "DEU", "GBR", "KOS"} & COUNTRY_CODES


def test_the_registry_that_ships_is_clean() -> None:
    assert validate([shipped_path()]).faults == ()
