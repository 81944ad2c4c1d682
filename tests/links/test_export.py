"""A registry written out: JSON lines that can be loaded again, and tables."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.links.made import NAME, club, person, tenure, write

from fodbold_ner.links.export import Rows, to_csv
from fodbold_ner.links.registry import Registry


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    names = [NAME, {**NAME, "text": 'AB, "ab"', "lang": "en", "valid_until": "1990"}]
    job = tenure(org="fb:c:000009", as_of="2020", prov={"source": "a", "ref": "b"})
    return Registry.load(
        write(
            tmp_path / "a.jsonl",
            club(1, names=names, active_from="1900", xref={"uefa": "7"}),
            person(1, dob="1980", roles=[job, tenure(org=None)]),
            {"id": "fb:c:000009", "retracted": True, "merged_into": "fb:c:000001"},
        )
    )


def rows(table: str) -> list[dict[str, str]]:
    read = [*csv.DictReader(io.StringIO(table))]
    return [{key: value for key, value in row.items() if value} for row in read]


CLUB = {
    "id": "fb:c:000001",
    "type": "club",
    "label_da": "Prøveby IF",
    "country": "DEN",
    "gender": "men",
    "level": "first",
}
PERSON = {"id": "fb:p:000001", "label_da": "Mads Tornhøj"}
LINK = {"kind": "official", "auto_link": "always"}
JOB = {"role": "head_coach", "status": "confirmed"}


@pytest.mark.parametrize(
    ("what", "table"),
    [
        (
            Rows.ENTITIES,
            [
                {**CLUB, "active_from": "1900", "uefa": "7"},
                {**PERSON, "type": "person", "dob": "1980"},
            ],
        ),
        (
            Rows.NAMES,
            [
                {**CLUB, **LINK, "text": "Prøveby IF", "lang": "da"},
                {**CLUB, **LINK, "text": 'AB, "ab"', "lang": "en", "valid_until": "1990"},
                {**PERSON, **LINK, "type": "person", "text": "Mads Tornhøj", "lang": "da"},
            ],
        ),
        (
            Rows.ROLES,
            [
                {
                    **PERSON,
                    **JOB,
                    "org": "fb:c:000009",
                    "org_label": "Prøveby IF",
                    "as_of": "2020",
                    "source": "a",
                    "ref": "b",
                },
                {**PERSON, **JOB},
            ],
        ),
    ],
)
def test_a_table_has_a_row_for_each(
    registry: Registry, what: Rows, table: list[dict[str, str]]
) -> None:
    assert rows(to_csv(registry, what)) == table


def test_json_lines_loaded_again_are_the_same_registry(tmp_path: Path, registry: Registry) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(registry.to_jsonl())
    again = Registry.load(out)
    assert again == registry
    assert again.redirects == registry.redirects == {"fb:c:000009": "fb:c:000001"}
