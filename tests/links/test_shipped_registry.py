"""The registry that ships: sound, sorted and complete; its traps are in `test_traps`."""

from __future__ import annotations

import json
import re
from collections import defaultdict

import pytest
from tests.links.shipped import SHIPPED, bearers, person

from fodbold_ner.links.coverage import coverage
from fodbold_ner.links.registry import Registry, shipped_path
from fodbold_ner.links.rows import write_rows
from fodbold_ner.links.schema import AutoLink, EntityType, Gender, NameKind

FILES = {
    "agencies": EntityType.AGENCY,
    "clubs": EntityType.CLUB,
    "competitions": EntityType.COMPETITION,
    "media": EntityType.MEDIA,
    "national_teams": EntityType.NATIONAL_TEAM,
    "people": EntityType.PERSON,
}


@pytest.mark.parametrize("stem", FILES)
def test_each_file_is_canonical_sorted_and_of_one_type(stem: str) -> None:
    data = (shipped_path() / f"{stem}.jsonl").read_bytes()
    ids = [json.loads(line)["id"] for line in data.splitlines()]
    assert ids == sorted(set(ids))
    rows = [SHIPPED[entity_id] for entity_id in ids]
    assert {row.type for row in rows} == {FILES[stem]}
    assert write_rows([*rows]) == data


def test_it_is_read_once_and_has_the_version_of_its_file() -> None:
    assert Registry.shipped() is SHIPPED
    assert SHIPPED.version == (shipped_path() / "VERSION").read_text().strip()
    assert {path.stem for path in shipped_path().glob("*.jsonl")} == FILES.keys()
    assert Registry.from_bytes(SHIPPED.to_bytes()) == SHIPPED


def test_the_readme_counts_what_there_is() -> None:
    readme = (shipped_path() / "README.md").read_text(encoding="utf-8")
    counted = {
        stem: (int(entities), int(names))
        for stem, entities, names in re.findall(r"`(\w+)\.jsonl` \| (\d+) \| (\d+)", readme)
    }
    groups = {stem: [e for e in SHIPPED if e.type is kind] for stem, kind in FILES.items()}
    assert counted == {
        stem: (len(group), sum(len(entity.names) for entity in group))
        for stem, group in groups.items()
    }


def test_every_fact_has_a_source() -> None:
    assert [entity.id for entity in SHIPPED if not entity.prov] == []
    assert [e.id for e in SHIPPED for role in e.roles if role.prov is None] == []
    claims_reep = {e.id for e in SHIPPED if any("reep" in p.source for p in e.prov)}
    assert {entity.id for entity in SHIPPED if entity.xref.known()} <= claims_reep


def test_no_two_entities_of_a_type_share_a_name_that_always_links() -> None:
    owners: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for entity in SHIPPED:
        for name in entity.names:
            if name.auto_link is AutoLink.ALWAYS:
                text = name.text.casefold()
                owners[(text, entity.type, entity.gender, entity.level)].add(entity.id)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_no_external_id_stands_for_two_entities() -> None:
    owners: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for entity in SHIPPED:
        for register, key in entity.xref.known().items():
            owners[(entity.type, register, key)].add(entity.id)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("entity_id", "label", "wikidata_id"),
    [
        ("fb:c:000101", "AGF", "Q301431"),
        ("fb:c:000117", "Vejle Boldklub", "Q737936"),
        ("fb:m:000004", "bold.dk", None),
        ("fb:n:000101", "Danmark", None),
    ],
)
def test_ids_that_others_rely_on_stand(entity_id: str, label: str, wikidata_id: str | None) -> None:
    assert SHIPPED[entity_id].label_da == label
    assert SHIPPED[entity_id].xref.wikidata == wikidata_id


def test_the_full_name_is_among_the_names() -> None:
    spoken = {"TV 2 (Norge)"}
    missing = {e.label_da for e in SHIPPED if e.label_da not in {n.text for n in e.names}}
    described = {e.label_da for e in SHIPPED if e.type is EntityType.COMPETITION}
    assert missing - spoken <= described


def test_demonyms_colours_and_the_like_never_link_without_context() -> None:
    kinds = {NameKind.DEMONYM, NameKind.COLOUR, NameKind.PERIPHRASIS, NameKind.METONYM}
    bare = [
        (entity.id, name.text)
        for entity in SHIPPED
        for name in entity.names
        if name.kind in kinds and name.auto_link is AutoLink.ALWAYS
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("names", "link"),
    [
        ("Brøndby Vejle Viborg Silkeborg Esbjerg Horsens Hobro Randers Lyngby Køge", "context"),
        ("Næstved Kolding Fredericia Hvidovre Hillerød SIF VB BIF RFC ACH KB", "context"),
        ("Odense Aarhus København Aalborg", "never"),
        ("AGF FCK FCM FCN OB AaB EfB", "always"),
    ],
)
def test_towns_and_short_abbreviations_link_as_decided(names: str, link: str) -> None:
    for name in names.split():
        men = {bearers(name)[i] for i in bearers(name) if SHIPPED[i].gender is Gender.MEN}
        assert men == {AutoLink(link)}, name


def test_the_names_of_womens_sides_need_context() -> None:
    for entity in SHIPPED:
        if entity.gender is Gender.WOMEN and entity.type is EntityType.CLUB:
            shared = [n for n in entity.names if len(bearers(n.text)) > 1]
            assert {n.auto_link for n in shared} <= {AutoLink.CONTEXT, AutoLink.NEVER}
    assert len(bearers("Brøndby IF")) == 2


def test_countries_are_teams_only_in_context() -> None:
    teams = [e for e in SHIPPED if e.type is EntityType.NATIONAL_TEAM]
    assert len({e.country for e in teams}) > 220
    for name in ("Tyskland", "Sverige", "Danmark", "landsholdet"):
        assert set(bearers(name, EntityType.NATIONAL_TEAM).values()) == {AutoLink.CONTEXT}


@pytest.mark.parametrize(
    ("name", "role", "org", "span"),
    [
        ("Kasper Hjulmand", "national_coach", "Danmark", ("2020", "2024")),
        ("Morten Olsen", "national_coach", "Danmark", ("2000", "2015")),
        ("Frederik Birk", "head_coach", "Brøndby IF", ("2025-01", "2025-09-09")),
        ("Peter Christiansen", "sporting_director", "FC København", ("2021-04-01", "2024")),
        ("Mike Tullberg", "head_coach", "FC Midtjylland", ("2025", None)),
    ],
)
def test_tenures_are_as_on_file(
    name: str, role: str, org: str, span: tuple[str | None, str | None]
) -> None:
    held = {
        (t.role.value, SHIPPED[t.org].label_da if t.org else None, (t.valid_from, t.valid_until))
        for t in person(name).roles
    }
    assert (role, org, span) in held


def test_it_holds_what_it_promises() -> None:
    assert [count for count in coverage(SHIPPED) if count.short] == []
