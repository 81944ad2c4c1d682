"""A store: what it finds, what it refuses, and that it holds the registry that ships."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.links.made import club, person, tenure, write

from fodbold_ner.errors import RegistryError
from fodbold_ner.links.build import build
from fodbold_ner.links.dated import holders
from fodbold_ner.links.index import index_of
from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import AutoLink
from fodbold_ner.links.store import Store
from fodbold_ner.links.store_format import id_of, number_of
from fodbold_ner.ontology import Label

SHIPPED = Registry.shipped()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("store") / "shipped.sqlite"
    build([], path)
    with Store(path) as opened:
        yield opened


def test_ids_are_numbers_in_the_order_of_ids() -> None:
    ids = [entity.id for entity in SHIPPED]
    assert [id_of(number_of(entity_id)) for entity_id in ids] == ids
    assert sorted(map(number_of, ids)) == [number_of(entity_id) for entity_id in ids]


def test_it_holds_the_registry_it_was_built_of(store: Store) -> None:
    assert len(store) == len(SHIPPED)
    assert [*store] == [*SHIPPED]
    assert store["fb:c:000117"].label_da == "Vejle Boldklub"
    assert "fb:c:000117" in store
    for no_id in ("fb:c:999999", "fb:x:000001", "", "fb:c:x"):
        assert no_id not in store
        assert store.get(no_id) is None
    with pytest.raises(KeyError, match="no entity 'fb:c:999999' in registry"):
        store["fb:c:999999"]


def test_every_name_is_found_as_the_index_finds_it(store: Store) -> None:
    index = index_of(SHIPPED)
    for entity in SHIPPED:
        label = entity.label_in_text
        for name in entity.names:
            for ask in ("exact", "normalised"):
                kept = {named.entity.id for named in getattr(index, ask)(label, name.text)}
                hits = getattr(store, ask)(label, name.text)
                links = {h.entity_id for h in hits if h.auto_link is not AutoLink.NEVER}
                assert links == kept, (ask, name.text)
                assert entity.id in {hit.entity_id for hit in hits}, (ask, name.text)
            if label is Label.PERSON and " " in name.text:
                surname = name.text.split()[-1]
                kept = {named.entity.id for named in index.by_surname(surname)}
                hits = store.by_surname(surname)
                assert {h.entity_id for h in hits if h.auto_link is not AutoLink.NEVER} == kept


def test_a_hit_leads_to_its_entity_and_name(store: Store) -> None:
    (hit,) = store.exact(Label.CLUB, "Vejle Boldklub")
    entity, name = store.name_of(hit)
    assert (entity.id, name.text, name.auto_link) == (hit.entity_id, hit.text, AutoLink.ALWAYS)


def test_names_are_typed_and_dated(store: Store) -> None:
    assert store.exact(Label.LEAGUE, "Vejle Boldklub") == []
    dated = [
        (entity.label_in_text, name)
        for entity in SHIPPED
        for name in entity.names
        if name.valid_until and name.auto_link is not AutoLink.NEVER
    ]
    assert dated
    for label, name in dated:
        year = int(str(name.valid_until)[:4])
        for at, holds in ((date(year, 1, 1), True), (date(year + 1, 1, 1), False)):
            hits = store.exact(label, name.text, at=at)
            spans = {(hit.valid_from, hit.valid_until) for hit in hits}
            assert ((name.valid_from, name.valid_until) in spans) is holds


def test_people_with_a_tenure_come_first_among_a_surname(store: Store) -> None:
    hits = store.by_surname("Jensen")
    flags = [hit.has_roles for hit in hits]
    assert flags == sorted(flags, reverse=True)
    assert [hit[:3] for hit in store.by_surname("Jensen", limit=1)] == [hits[0][:3]]
    assert store.by_surname("Ingenhedder") == []


@pytest.mark.parametrize(
    ("label", "spoilt", "meant"),
    [
        (Label.CLUB, "Vejle Bodlklub", "Vejle Boldklub"),
        (Label.CLUB, "FC Nordsjæland", "FC Nordsjælland"),
        (Label.CLUB, "Xejle Boldklub", "Vejle Boldklub"),
        (Label.PERSON, "Kasper Schmeichl", "Kasper Schmeichel"),
    ],
)
def test_near_names(store: Store, label: Label, spoilt: str, meant: str) -> None:
    hits = store.fuzzy(label, spoilt)
    assert hits[0].text == meant
    assert 0.8 <= hits[0].similarity < 1
    assert [hit.similarity for hit in hits] == sorted((h.similarity for h in hits), reverse=True)


def test_short_and_strange_names_are_near_nothing(store: Store) -> None:
    assert store.fuzzy(Label.CLUB, "FCX") == []
    assert store.fuzzy(Label.CLUB, "Intet der ligner noget") == []
    assert store.fuzzy(Label.CLUB, "") == []


def test_numbers_of_other_registers_lead_to_entities(store: Store) -> None:
    club = next(entity for entity in SHIPPED if entity.xref.uefa)
    assert club in store.by_xref("uefa", str(club.xref.uefa))
    assert store.by_xref("uefa", "no such number") == []


def test_an_organisation_has_the_people_that_the_registry_has(store: Store) -> None:
    orgs = {role.org for person in SHIPPED for role in person.roles if role.org}
    assert len(orgs) > 300
    for org in sorted(orgs)[::20]:
        held = [person.id for person in SHIPPED if org in {role.org for role in person.roles}]
        assert [person.id for person in store.people_of(org)] == held
        assert holders(store, org) == holders(SHIPPED, org)
    assert list(store.people_of("fb:m:000004")) == []
    with pytest.raises(KeyError, match="no entity 'fb:c:999999'"):
        list(store.people_of("fb:c:999999"))


def test_a_merged_organisation_has_its_people_under_either_id(tmp_path: Path) -> None:
    rows = [
        club(900001),
        {"id": "fb:c:900002", "retracted": True, "merged_into": "fb:c:900001"},
        person(900001, roles=[tenure(org="fb:c:900002")]),
    ]
    base = write(tmp_path / "base.jsonl", *rows)
    with Store(build([], tmp_path / "x.sqlite", base=[base]).path) as merged:
        for org in ("fb:c:900001", "fb:c:900002"):
            assert [held.label_da for held in merged.people_of(org)] == ["Mads Tornhøj"]


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="no such file; make it with registry build"):
        Store(tmp_path / "gone.sqlite")
    path = tmp_path / "a.sqlite"
    path.write_text("no database")
    with pytest.raises(RegistryError, match="no store of this version"):
        Store(path)


def test_words_in_another_order_and_initials(store: Store) -> None:
    assert [hit.text for hit in store.in_any_order(Label.CLUB, "Boldklub Vejle")] == [
        "Vejle Boldklub"
    ]
    assert store.in_any_order(Label.CLUB, "Vejle") == []
    assert {hit.text for hit in store.by_initials("k", "Schmeichel")} == {"Kasper Schmeichel"}
    for no_one in (("q", "Schmeichel"), ("k", ""), ("", "Schmeichel")):
        assert store.by_initials(*no_one) == []
