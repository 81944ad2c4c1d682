"""How a name is found, and what held on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.links.made import NAME, club, person, tenure, write

from fodbold_ner.links.dated import entity_at, holders
from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import EntityType
from fodbold_ner.links.search import find

DAY = date(2020, 6, 1)


def name(text: str, **changes: Any) -> dict[str, Any]:
    return {**NAME, "text": text, **changes}


def job(start: str | None, end: str | None = None, **changes: Any) -> dict[str, Any]:
    return tenure(org="fb:c:000009", valid_from=start, valid_until=end, **changes)


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    former = name("Andenby Boldklub", kind="former", valid_until="2010")
    town = name("Andenby", kind="short", auto_link="never")
    return Registry.load(
        write(
            tmp_path / "a.jsonl",
            club(1, label_da="Prøveby IF", active_from="1950"),
            club(2, label_da="FC Andenby", names=[name("FC Andenby"), former, town]),
            person(1, roles=[job("2016", "2019"), job("2020-03", "2022", role="scout")]),
            person(2, label_da="Ole Brix", names=[name("Ole Brix")], roles=[job(None)]),
            {"id": "fb:c:000009", "retracted": True, "merged_into": "fb:c:000002"},
        )
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Prøveby IF", [("fb:c:000001", "exact")]),
        (" Prøveby IF ", [("fb:c:000001", "exact")]),
        ("PROEVEBY I.F.", [("fb:c:000001", "key")]),
        ("Prøvebyy IF", [("fb:c:000001", "fuzzy")]),
        ("Andenby", [("fb:c:000002", "exact")]),
        ("andenby", [("fb:c:000002", "key")]),
        ("Andenby Boldklub", [("fb:c:000002", "exact")]),
        ("tornhøj", [("fb:p:000001", "surname")]),
        ("Mads Tornhoj", [("fb:p:000001", "key")]),
        ("Xyz", []),
        ("", []),
    ],
)
def test_a_name_is_found_in_the_surest_way(
    registry: Registry, text: str, found: list[tuple[str, str]]
) -> None:
    assert [(hit.entity.id, hit.how.value) for hit in find(registry, text)] == found


def test_only_what_is_fuzzy_is_less_than_alike(registry: Registry) -> None:
    (fuzzy,), (exact,) = find(registry, "Prøvebyy IF"), find(registry, "Prøveby IF")
    assert 0.88 <= fuzzy.similarity < exact.similarity == 1


def test_the_surest_comes_first_and_each_entity_once(tmp_path: Path) -> None:
    both = club(2, label_da="B", names=[name("prøveby if"), name("Prøveby IF", kind="sponsor")])
    key = club(3, label_da="C", names=[name("Prøveby I.F.")])
    fuzzy = club(4, label_da="D", names=[name("Prøveby IK")])
    registry = Registry.load(write(tmp_path / "a.jsonl", fuzzy, key, both))
    found = [(hit.entity.id[-1], hit.how.value) for hit in find(registry, "Prøveby IF")]
    assert found == [("2", "exact"), ("3", "key"), ("4", "fuzzy")]


def test_the_type_narrows(registry: Registry) -> None:
    assert find(registry, "Prøveby IF", of_type=EntityType.PERSON) == []
    assert find(registry, "Tornhøj", of_type=EntityType.CLUB) == []
    assert len(find(registry, "Andenby", of_type=EntityType.CLUB)) == 1
    assert find(registry, "Andenby", of_type=EntityType.MEDIA) == []


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        ("Andenby Boldklub", date(2010, 12, 31), 1),
        ("Andenby Boldklub", date(2011, 1, 1), 0),
        ("FC Andenby", date(1900, 1, 1), 1),
        ("Prøveby IF", date(1949, 12, 31), 0),
        ("Prøveby IF", date(1950, 1, 1), 1),
    ],
)
def test_a_name_is_found_on_the_days_that_it_was_in_use(
    registry: Registry, text: str, day: date, found: int
) -> None:
    exact = [hit for hit in find(registry, text, day=day) if hit.how == "exact"]
    assert len(exact) == found


def test_what_is_found_on_a_day_has_the_roles_of_that_day(registry: Registry) -> None:
    (hit,) = find(registry, "Mads Tornhøj", day=DAY)
    assert [held.role for held in hit.entity.roles] == ["scout"]
    assert len(find(registry, "Mads Tornhøj")[0].entity.roles) == 2


def test_an_entity_may_have_had_no_name_on_a_day(registry: Registry) -> None:
    assert entity_at(registry["fb:c:000001"], date(1900, 1, 1)).names == ()
    assert entity_at(registry["fb:c:000001"], DAY) == registry["fb:c:000001"]


def test_the_people_of_a_club_are_those_of_clubs_merged_into_it_too(registry: Registry) -> None:
    def held(day: date | None) -> list[tuple[str, str]]:
        return [(p.label_da, t.role.value) for p, t in holders(registry, "fb:c:000002", day=day)]

    ole = ("Ole Brix", "head_coach")
    assert held(None) == [("Mads Tornhøj", "scout"), ("Mads Tornhøj", "head_coach"), ole]
    assert held(DAY) == [("Mads Tornhøj", "scout"), ole]
    assert holders(registry, "fb:c:000001") == []
