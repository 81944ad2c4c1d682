"""Layers: a later row replaces, mends or removes what lies beneath it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.links.made import NAME, club, person, tenure, write

from fodbold_ner.errors import RegistryError
from fodbold_ner.links.layers import read_layers
from fodbold_ner.links.registry import Registry, shipped_path
from fodbold_ner.links.rows import read_rows, write_rows
from fodbold_ner.links.schema import Entity

NICK = {"text": "Byens Stolthed", "kind": "nickname", "auto_link": "context"}
XREF = {"uefa": "1", "transfermarkt": "2"}
JOB = tenure(valid_from="2020")


def patch(number: int = 1, **fields: Any) -> dict[str, Any]:
    return {"id": f"fb:c:{number:06d}", "patch": True, **fields}


def base(tmp_path: Path) -> Path:
    prov = [{"source": "a"}]
    return write(
        tmp_path / "base.jsonl",
        club(1, xref=XREF, active_until="2020", prov=prov),
        person(1, roles=[{**JOB, "org": "fb:c:000001"}]),
    )


def laid(tmp_path: Path, *rows: dict[str, Any] | str) -> Registry:
    return Registry.load([base(tmp_path), write(tmp_path / "mine.jsonl", *rows)])


@pytest.mark.parametrize(
    ("fields", "after"),
    [
        ({"country": "SWE"}, {"country": "SWE"}),
        ({"active_until": None}, {"active_until": ...}),
        ({"xref": {"uefa": "9"}}, {"xref": {**XREF, "uefa": "9"}}),
        ({"xref": {"uefa": None}}, {"xref": {"transfermarkt": "2"}}),
        ({"names": [NICK]}, {"names": [NAME, NICK]}),
        (
            {"names": [{**NAME, "auto_link": "never"}]},
            {"names": [{**NAME, "auto_link": "never"}]},
        ),
        ({"prov": [{"source": "b"}]}, {"prov": [{"source": "a"}, {"source": "b"}]}),
        ({}, {}),
    ],
    ids=lambda value: ",".join(value) if isinstance(value, dict) else "",
)
def test_a_patch_mends_the_fields_that_it_names_and_no_other(
    tmp_path: Path, fields: dict[str, Any], after: dict[str, Any]
) -> None:
    row = club(1, **{"xref": XREF, "active_until": "2020", "prov": [{"source": "a"}], **after})
    assert laid(tmp_path, patch(**fields))["fb:c:000001"] == Entity.model_validate(row)


@pytest.mark.parametrize(
    ("role", "spans"),
    [
        ({"valid_from": "2020", "valid_until": "2024"}, [("2020", "2024")]),
        ({"valid_from": "2025"}, [("2020", None), ("2025", None)]),
        ({"valid_from": "2020", "role": "captain"}, [("2020", None), ("2020", None)]),
    ],
    ids=["closed", "another start", "another role"],
)
def test_a_patch_closes_a_tenure_or_adds_one(
    tmp_path: Path, role: dict[str, Any], spans: list[tuple[str, str | None]]
) -> None:
    row = {"id": "fb:p:000001", "patch": True, "roles": [tenure(org="fb:c:000001", **role)]}
    if "role" in role:
        row["roles"][0]["role"] = role["role"]
    roles = laid(tmp_path, row)["fb:p:000001"].roles
    assert [(held.valid_from, held.valid_until) for held in roles] == spans


def test_patches_are_laid_one_over_another_in_their_order(tmp_path: Path) -> None:
    first = write(tmp_path / "b.jsonl", patch(names=[NICK], country="SWE"))
    second = write(tmp_path / "c.jsonl", patch(country="NOR"))
    entity = Registry.load([base(tmp_path), first, second])["fb:c:000001"]
    assert (entity.country, len(entity.names)) == ("NOR", 2)


def test_a_whole_row_or_a_retraction_after_a_patch_counts(tmp_path: Path) -> None:
    beneath = [base(tmp_path), write(tmp_path / "b.jsonl", patch(country="SWE", names=[NICK]))]
    whole = write(tmp_path / "c.jsonl", club(1))
    assert Registry.load([*beneath, whole])["fb:c:000001"] == Entity.model_validate(club(1))
    gone = write(tmp_path / "d.jsonl", person(1), {"id": "fb:c:000001", "retracted": True})
    assert "fb:c:000001" not in Registry.load([*beneath, gone])


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (patch(2, country="SWE"), "nothing before this row has the id fb:c:000002"),
        (patch(label_da=""), "label_da: '' is empty"),
        (patch(label_da=None), "label_da: Input should be a valid string"),
        (patch(gender=None), "a club needs gender and level; add both"),
        (patch(active_from="2021"), "start at 2021, after their end at 2020"),
        (patch(type="person"), "type: unknown field"),
        (patch(names=[{**NICK, "kind": "nick"}]), "names[0].kind: unknown code 'nick'"),
        (patch(patch=False), "patch: unknown code False; use one of True"),
        (patch(roles=[tenure(org=None)]), "roles and dob are for people"),
        ('{"id": "fb:c:000001", "patch": true, "country": }', "no JSON object"),
    ],
)
def test_a_patch_that_cannot_be_laid_is_named_with_its_line(
    tmp_path: Path, row: dict[str, Any] | str, what: str
) -> None:
    with pytest.raises(RegistryError) as caught:
        laid(tmp_path, "", row)
    (fault,) = caught.value.faults
    assert fault.startswith(f"{tmp_path / 'mine.jsonl'}:2: ")
    assert what in fault


def test_a_patch_of_a_merged_id_names_the_one_to_patch(tmp_path: Path) -> None:
    merge = {"id": "fb:c:000009", "retracted": True, "merged_into": "fb:c:000001"}
    layers = [base(tmp_path), write(tmp_path / "b.jsonl", merge)]
    layers.append(write(tmp_path / "c.jsonl", patch(9, country="SWE")))
    with pytest.raises(RegistryError, match="fb:c:000009 was merged into fb:c:000001; patch that"):
        Registry.load(layers)


def test_a_patch_that_could_mean_two_names_is_refused(tmp_path: Path) -> None:
    twice = [{**NAME, "valid_until": "1990"}, {**NAME, "valid_from": "2000"}]
    layers = [write(tmp_path / "a.jsonl", club(1, names=twice))]
    layers.append(write(tmp_path / "b.jsonl", patch(names=[NAME])))
    with pytest.raises(RegistryError, match=r"names\[0\]: 2 of the entity's names could be meant"):
        Registry.load(layers)


def test_the_patches_in_the_readme_can_be_laid_over_what_ships(tmp_path: Path) -> None:
    readme = (shipped_path() / "README.md").read_text(encoding="utf-8")
    rows = readme.partition("```json\n")[2].partition("```")[0]
    registry = Registry.load([shipped_path(), write(tmp_path / "mine.jsonl", rows)])
    for row in map(json.loads, rows.splitlines()):
        (name,) = row["names"]
        assert name["text"] in {found.text for found in registry[row["id"]].names}
        assert name["auto_link"] in {found.auto_link for found in registry[row["id"]].names}


def test_a_patch_is_written_as_it_was_read(tmp_path: Path) -> None:
    data = b'{"id":"fb:c:000001","patch":true,"country":null,"names":[]}\n'
    rows, faults = read_rows(data, "mine.jsonl")
    assert faults == []
    assert write_rows([row for _, row in rows]) == data


def test_an_id_that_stands_twice_in_a_folder_is_kept_apart_from_layers(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    folder.mkdir()
    write(folder / "a.jsonl", club(1))
    write(folder / "b.jsonl", "", club(1, country="SWE"))
    layers = read_layers([folder])
    (fault,) = layers.repeated
    assert fault.startswith(f"{folder / 'b.jsonl'}:2: the id fb:c:000001 stands in {folder}")
    assert read_layers([folder / "a.jsonl", folder / "b.jsonl"]).repeated == []
