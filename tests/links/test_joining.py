"""When a draft is an entity on file, and what the entity gains by it."""

from __future__ import annotations

from typing import Any

import pytest

from fodbold_ner.links.joining import merged, same_by_name
from fodbold_ner.links.schema import Entity

NAME = {"text": "Prøveby IF", "kind": "official", "auto_link": "always"}


def club(number: int = 1, **changes: Any) -> Entity:
    row = {
        "id": f"fb:c:{number:06d}", "type": "club", "label_da": "Prøveby IF", "country": "SWE",
        "gender": "men", "level": "first", "names": [NAME],
    }  # fmt: skip
    return Entity.model_validate({**row, **changes})


def person(number: int = 1, **changes: Any) -> Entity:
    names = [{**NAME, "text": "Mads Prøve"}]
    row = {"id": f"fb:p:{number:06d}", "type": "person", "label_da": "Mads Prøve", "names": names}
    return Entity.model_validate({**row, **changes})


def league(number: int = 1, **changes: Any) -> Entity:
    row = club(1).model_dump() | {"id": f"fb:l:{number:06d}", "type": "competition", **changes}
    return Entity.model_validate(row)


NUMBERED = {"xref": {"transfermarkt": "1"}}
BORN = {"dob": "1999-02-28", "country": "DEN"}
JOINS = {
    "the only club": (club(), [club(7)], 7),
    "another country": (club(), [club(7, country="NOR")], None),
    "no country": (club(country=None), [club(7, country=None)], None),
    "another gender": (club(), [club(7, gender="women")], None),
    "another level": (club(), [club(7, level="reserve")], None),
    "two clubs": (club(), [club(7), club(8)], None),
    "two clubs, one numbered": (club(), [club(7), club(8, **NUMBERED)], 8),
    "two clubs, both numbered": (club(), [club(7, **NUMBERED), club(8, **NUMBERED)], None),
    "it has a Wikidata id of its own": (club(xref={"wikidata": "Q1"}), [club(7)], None),
    "a Danish one kept by hand": (club(country="DEN"), [club(7, country="DEN")], 7),
    "a Danish one imported": (club(country="DEN"), [club(100007, country="DEN")], None),
    "born the same day": (person(**BORN), [person(7, **BORN)], 7),
    "born another day": (person(**BORN), [person(7, dob="1999-02-27", country="DEN")], None),
    "born no day": (person(), [person(7, **BORN)], None),
    "born the same day, land unknown": (person(dob="1999-02-28"), [person(7, **BORN)], 7),
    "same day, another land": (person(**{**BORN, "country": "SWE"}), [person(7, **BORN)], None),
    "born the same year": (person(dob="1999", country="DEN"), [person(7, **BORN)], 7),
    "same year, land unknown": (person(dob="1999"), [person(7, **BORN)], None),
    "other Wikidata ids": (
        person(**BORN, xref={"wikidata": "Q1"}), [person(7, **BORN, xref={"wikidata": "Q2"})], None,
    ),
    "a league of the country": (league(), [league(7)], 7),
    "a league of another country": (league(), [league(7, country="NOR")], None),
}  # fmt: skip


@pytest.mark.parametrize(("draft", "others", "joins"), JOINS.values(), ids=JOINS.keys())
def test_joining_by_name(draft: Entity, others: list[Entity], joins: int | None) -> None:
    found = same_by_name(draft, others)
    assert (None if found is None else int(found.id[5:])) == joins


def test_what_is_on_file_stands_and_gaps_are_filled() -> None:
    source = {"source": "prøve", "ref": "1"}
    names = [{**NAME, "text": t} for t in ("Proeveby I.F.", "Prøveby Boldklub")]
    hidden = {**NAME, "text": "Q9", "auto_link": "never"}
    draft = club(
        label_da="X", active_from="1901", xref={"uefa": "5", "wikidata": "Q9"},
        names=[*names, hidden], prov=[source],
    )  # fmt: skip
    entity = merged(club(7, country=None, xref={"wikidata": "Q1"}), draft, ())
    assert (entity.id, entity.label_da, entity.country) == ("fb:c:000007", "Prøveby IF", "SWE")
    assert entity.active_from == "1901"
    assert entity.xref.known() == {"wikidata": "Q1", "uefa": "5"}
    assert [name.text for name in entity.names] == ["Prøveby IF", "Prøveby Boldklub"]
    assert [prov.source for prov in entity.prov] == ["prøve"]
    assert entity.names[1].prov == entity.prov[0]
    assert [str(name.auto_link) for name in entity.names] == ["always", "context"]
    assert merged(club(100007), draft, ()).names[1].auto_link == "always"
    assert merged(entity, draft, ()) == entity


def test_years_that_cannot_both_be_are_not_taken() -> None:
    entity = merged(club(7, active_until="1950"), club(active_from="1960"), ())
    assert (entity.active_from, entity.active_until) == (None, "1950")


def test_a_year_of_birth_becomes_a_day_if_it_is_in_that_year() -> None:
    assert merged(person(7, dob="1999"), person(dob="1999-02-28"), ()).dob == "1999-02-28"
    assert merged(person(7, dob="1998"), person(dob="1999-02-28"), ()).dob == "1998"
