"""A SPARQL answer in JSON, and the query that it is the answer to."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import fodbold_ner.links.importers.wikidata as wikidata
from fodbold_ner.links.importers import Draft, RowFault, Skipped, read_source


def cell(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value}


def binding(number: str, **said: str) -> dict[str, Any]:
    person = {"type": "uri", "value": f"http://www.wikidata.org/entity/{number}"}
    return {"person": person, **{key: cell(value) for key, value in said.items()}}


def answer(tmp_path: Path, *bindings: Any, indent: int | None = None) -> Path:
    path = tmp_path / "answer.json"
    whole = {"head": {"vars": ["person"]}, "results": {"bindings": list(bindings)}}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=indent), encoding="utf-8")
    return path


FULL = binding(
    "Q1", personLabel="Mads Prøvesen", born="1999-02-28T00:00:00Z", precision="11", fifa="DEN",
    aliases="Mads Lund Prøvesen|Prøve", transfermarkt="7", uefa="8",
)  # fmt: skip


def test_people(tmp_path: Path) -> None:
    path = answer(
        tmp_path,
        FULL,
        binding("Q2", personLabel="Kim Prøve", born="1950-01-01T00:00:00Z", precision="9"),
        binding("Q3", personLabel="Q3"),
        binding("x", personLabel="Nobody"),
        ["no binding"],
    )
    one, two, nameless, nobody, broken = read_source("wikidata-people", path)
    assert isinstance(one, Draft)
    assert (one.key, one.entity.dob, one.entity.country) == ("wikidata:Q1", "1999-02-28", "DEN")
    assert [name.text for name in one.entity.names] == ["Mads Prøvesen", "Mads Lund Prøvesen"]
    assert one.entity.xref.known() == {"wikidata": "Q1", "transfermarkt": "7", "uefa": "8"}
    assert isinstance(two, Draft)
    assert (two.entity.dob, two.entity.country) == ("1950", None)
    assert isinstance(nameless, Skipped)
    assert isinstance(nobody, RowFault)
    assert isinstance(broken, RowFault)


@pytest.mark.parametrize("indent", [None, 1])
def test_it_is_read_piece_by_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, indent: int | None
) -> None:
    rows = [binding(f"Q{n}", personLabel=f"Mads Prøve{n}") for n in range(50)]
    path = answer(tmp_path, *rows, indent=indent)
    whole = list(read_source("wikidata-people", path))
    monkeypatch.setattr(wikidata, "_CHUNK", 97)
    assert list(read_source("wikidata-people", path)) == whole
    assert len(whole) == 50
    if indent:
        lines = path.read_text(encoding="utf-8").splitlines()
        at = int(whole[-1].place.rpartition(":")[2])
        assert "{" in lines[at - 1]
        assert "Q49" in "".join(lines[at : at + 4])


@pytest.mark.parametrize("text", ["{}", "<html>", ""])
def test_another_file_is_a_fault(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    (fault,) = read_source("wikidata-people", path)
    assert str(fault) == f"{path}:1: no SPARQL result in JSON; ask for that format"


def test_an_answer_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    path = answer(tmp_path, FULL, FULL)
    path.write_text(path.read_text(encoding="utf-8")[:-60], encoding="utf-8")
    one, fault = read_source("wikidata-people", path)
    assert isinstance(one, Draft)
    assert isinstance(fault, RowFault)
    assert "breaks off" in fault.what


def test_the_query_asks_for_what_is_read() -> None:
    query = wikidata.query_path().read_text(encoding="utf-8")
    wanted = query.partition("WHERE")[0]
    asked = set(re.findall(r"AS \?(\w+)\)", wanted)) | {"person", "personLabel"}
    assert asked == {*FULL, "fbref", "soccerway"}
