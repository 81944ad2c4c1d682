"""When a draft is an entity on file, and what the entity gains by it."""

from __future__ import annotations

from typing import Any

import pytest

from fodbold_ner.links.joining import cited_rows, merged, same_by_name, same_by_source
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
    found = same_by_name(draft, lambda text: others)
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


def called(*names: tuple[str, str], **changes: Any) -> dict[str, Any]:
    rows = [{"text": text, "kind": kind, "auto_link": "context"} for text, kind in names]
    return {"label_da": names[0][0], "names": rows, **changes}


def new(*names: tuple[str, str], **changes: Any) -> dict[str, Any]:
    return called(("Ny FC", "official"), *names, **changes)


def known(kind: str) -> dict[str, Any]:
    return called(("Gammel FC", "official"), ("Boldklubben Prøveby", kind))


ALSO = ("Boldklubben Prøveby", "alternative")
SOURCE = {"prov": [{"source": "prøve", "ref": "x.txt: 1"}]}
OTHER_NAMES = {
    "another full name": (new(ALSO), [called(ALSO)], 0),
    "a former name": (
        new(ALSO), [known("former")], 0,
    ),
    "the town": (new(("Prøveby", "short")), [called(("Prøveby", "short"))], None),
    "an abbreviation": (
        new(("PB", "abbreviation")), [called(("PB", "abbreviation"))], None,
    ),
    "a nickname on file": (
        new(ALSO), [known("nickname")], None,
    ),
    "two names, two clubs": (
        new(ALSO, ("Prøveby BK", "alternative")),
        [called(ALSO), called(("Prøveby BK", "official"))], None,
    ),
    "founded a year apart": (
        new(ALSO, active_from="1904"), [called(ALSO, active_from="1903-05")], 0,
    ),
    "founded long before": (
        new(ALSO, active_from="1904"), [called(ALSO, active_from="1950")], None,
    ),
    "ended before the other began": (
        new(ALSO, active_until="1994"), [called(ALSO, active_from="2009")], None,
    ),
    "the source has a row for the other": (
        new(ALSO, **SOURCE), [called(ALSO, **SOURCE)], None,
    ),
    "a full name that several have already": (
        called(ALSO, ("Prøveby BK", "alternative")),
        [called(ALSO), called(ALSO), called(("Prøveby BK", "official"))], None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("row", "others", "joins"), OTHER_NAMES.values(), ids=OTHER_NAMES.keys())
def test_joining_by_other_names(
    row: dict[str, Any], others: list[dict[str, Any]], joins: int | None
) -> None:
    on_file = [club(7 + number, **other) for number, other in enumerate(others)]

    def named(text: str) -> list[Entity]:
        return [other for other in on_file if text in {name.text for name in other.names}]

    found = same_by_name(club(**row), named)
    assert (None if found is None else int(found.id[5:]) - 7) == joins


def test_the_row_that_an_entity_cites_is_that_entity() -> None:
    draft = club(label_da="Noget helt andet", prov=[{"source": "prøve", "ref": "dk.txt: Klub 1"}])
    citing = club(7, prov=[{"source": "prøve", "ref": "europe/denmark/dk.txt: Klub 1"}])
    elsewhere = club(8, prov=[{"source": "prøve", "ref": "se.txt: Klub 1"}, {"source": "andet"}])

    def found(*on_file: Entity) -> Entity | None:
        return same_by_source(draft, lambda row: [o for o in on_file if row in {*cited_rows(o)}])

    assert found(elsewhere, citing) is citing
    assert found(elsewhere) is None
    assert found(citing, citing.model_copy(update={"id": "fb:c:000009"})) is None
    # A new club of the old one's name stands under the same reference.
    assert found(citing.model_copy(update={"active_until": "1990"})) is not None
    draft = draft.model_copy(update={"active_from": "1995"})
    assert found(citing.model_copy(update={"active_until": "1990"})) is None
    assert merged(citing, draft, ()).prov == citing.prov
