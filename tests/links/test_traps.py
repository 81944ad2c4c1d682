"""The traps of the open data, each with what keeps this project out of it.

In the order in which they were found: joins by name that go wrong, several rows of one name, two
Bundesligas, a vandalised label, current clubs that are stale, shared names, nicknames of several
clubs, and names that changed. A trap of the raw data is set in a few rows of the source's format;
one of the registry that ships is looked for there; one of linking is sprung by an annotated text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language
from tests.links.made import club, write
from tests.links.shipped import SHIPPED, bearers, person, wikidata

import fodbold_ner
from fodbold_ner.base import base_path
from fodbold_ner.links.build import build, import_source
from fodbold_ner.links.dated import entity_at
from fodbold_ner.links.importers import Draft, read_source
from fodbold_ner.links.registry import Registry, shipped_path
from fodbold_ner.links.schema import AutoLink, EntityType, NameKind
from fodbold_ner.links.search import find
from fodbold_ner.links.store import Store
from fodbold_ner.records import Entity as Linked

PUBLISHED = "2025-11-03"
FREDERICIA, KOLDING_IF, B1909, FCM = "fb:c:000118", "fb:c:000119", "fb:c:000175", "fb:c:000104"
TEAMS = "reep_id,key_wikidata,name,country,key_transfermarkt\n"
CUP = "fb:l:000411"

Lay = Callable[..., Registry]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Return what imports a file of a source and lays it over a registry."""

    def laid(kind: str, name: str, text: str, *, over: Path | None = None) -> Registry:
        source, out = tmp_path / name, tmp_path / f"{name}.jsonl"
        source.write_text(text, encoding="utf-8")
        base = over or shipped_path()
        import_source(kind, source, out, base=[base])
        return Registry.load([base, out])

    return laid


def linked(nlp: Language, text: str, *, published: str = PUBLISHED) -> dict[str, Linked]:
    """Return what each mention of a text is linked to."""
    record = fodbold_ner.annotate(text, published=published, nlp=nlp)
    return {m.text: record.entity(m.entity) for m in record.mentions if m.entity}


def new_ids(registry: Registry) -> set[str]:
    return {entity.id for entity in registry} - {entity.id for entity in SHIPPED}


# Joins by stripped name.


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("FC Fredericia", "Q388746"),  # by name: Fredericia Boldklub
        ("Fredericia Boldklub", "Q66794356"),
        ("Kolding IF", None),  # by name: Kolding FC, defunct
        ("Kolding FC", "Q528675"),
        ("B 1909", "Q654223"),  # by name: the duplicate Q123467689
        ("FC Midtjylland", "Q618520"),  # by name: Q135960885 as well
        ("B.93", "Q795173"),
        ("KB", "Q17518600"),
        ("FC Barcelona", None),  # by name: another side
        ("HB Køge", "Q541289"),  # by name: Q96694506 as well
        ("Nykøbing FC", "Q635811"),  # by name: Q112246148 as well
    ],
)
def test_joins_that_go_wrong_by_name_are_right(name: str, right: str | None) -> None:
    assert wikidata(name) == right
    assert right is not None or SHIPPED[next(iter(bearers(name)))].xref.known() == {}


@pytest.mark.parametrize(
    ("line", "entity_id"),
    [
        ("FC Fredericia,  Fredericia", FREDERICIA),
        ("Kolding IF,     Kolding", KOLDING_IF),
        ("B 1909 Odense, Odense\n  | B 1909 | Boldklubben 1909", B1909),
    ],
)
def test_a_row_of_a_club_that_joins_wrongly_by_stripped_name_joins_rightly(
    lay: Lay, line: str, entity_id: str
) -> None:
    registry = lay("openfootball-clubs", "test.clubs.txt", f"= Denmark\n{line}\n")
    assert new_ids(registry) == set()
    assert registry[entity_id].prov[-1].ref is not None
    assert registry[entity_id].prov[-1].ref.startswith("test.clubs.txt: ")


@pytest.mark.parametrize(
    ("line", "on_file"),
    [
        ("FC Fredericia,  Fredericia", "Fredericia Boldklub"),
        ("Kolding IF,     Kolding", "Kolding FC"),
        ("B 1909 Odense, Odense\n  | B 1909", "Boldklubben 1909"),
    ],
)
def test_a_stripped_name_joins_no_club(lay: Lay, tmp_path: Path, line: str, on_file: str) -> None:
    name = {"text": on_file, "kind": "official", "auto_link": "always"}
    over = write(tmp_path / "base.jsonl", club(900001, label_da=on_file, names=[name]))
    registry = lay("openfootball-clubs", "dk.clubs.txt", f"= Denmark\n{line}\n", over=over)
    assert len(registry) == 2
    assert len(registry["fb:c:900001"].names) == 1


def test_the_duplicate_of_b_1909_joins_nothing(lay: Lay) -> None:
    rows = f"{TEAMS}reep_t1b3c9583,Q123467689,Boldklubben 1909,Denmark,\n"
    registry = lay("reep-teams", "teams.csv", rows)
    (duplicate,) = new_ids(registry)
    assert registry[duplicate].names[0].auto_link is AutoLink.CONTEXT
    assert registry[B1909] == SHIPPED[B1909]


def test_a_danish_club_joins_none_that_nobody_reviewed(tmp_path: Path) -> None:
    """Abroad a name may join two imported rows; in Denmark each join is made by hand."""
    (tmp_path / "teams.csv").write_text(
        f"{TEAMS}t1,Q1,Prøveby IF,Denmark,\nt2,Q2,Provstad IF,Sweden,\n", encoding="utf-8"
    )
    (tmp_path / "x.clubs.txt").write_text(
        "= Denmark\nPrøveby IF\n= Sweden\nProvstad IF\n", encoding="utf-8"
    )
    base = write(tmp_path / "base.jsonl", club(900001, label_da="Anden IF"))
    sources = [("reep-teams", tmp_path), ("openfootball-clubs", tmp_path / "x.clubs.txt")]
    with Store(build(sources, tmp_path / "x.sqlite", base=[base]).path) as store:
        labels = sorted(entity.label_da for entity in store)
    assert labels == ["Anden IF", "Provstad IF", "Prøveby IF", "Prøveby IF"]


def test_a_text_that_names_all_three_links_to_the_right_ones(nlp: Language) -> None:
    found = linked(nlp, "FC Fredericia slog Kolding IF og B 1909.")
    assert {text: each.registry_id for text, each in found.items()} == {
        "FC Fredericia": FREDERICIA, "Kolding IF": KOLDING_IF, "B 1909": B1909,
    }  # fmt: skip


# Several rows of one name.


def test_of_several_rows_with_one_name_the_one_with_provider_ids_is_preferred(
    tmp_path: Path,
) -> None:
    rows = "t1,Q1,Provstad IF,Sweden,\nt2,Q2,Provstad IF,Sweden,77\nt3,Q3,Provstad IF,Sweden,\n"
    (tmp_path / "teams.csv").write_text(TEAMS + rows, encoding="utf-8")
    (tmp_path / "se.clubs.txt").write_text("= Sweden\nProvstad IF, 1901\n", encoding="utf-8")
    sources = [("reep-teams", tmp_path), ("openfootball-clubs", tmp_path / "se.clubs.txt")]
    base = write(tmp_path / "base.jsonl", club(900001))
    with Store(build(sources, tmp_path / "x.sqlite", base=[base]).path) as store:
        founded = {entity.xref.wikidata: entity.active_from for entity in store}
    assert founded == {None: None, "Q1": None, "Q2": "1901", "Q3": None}


def test_fc_midtjylland_stands_twice_and_the_second_is_another_side(
    lay: Lay, tmp_path: Path
) -> None:
    """Q135960885 has the label and nothing else; its name asks for context from now on."""
    rows = "a,Q135960885,FC Midtjylland,Denmark,\nb,Q618520,FC Midtjylland,Denmark,865\n"
    registry = lay("reep-teams", "teams.csv", TEAMS + rows)
    assert {n.text for n in registry[FCM].names} == {n.text for n in SHIPPED[FCM].names}
    (other,) = new_ids(registry)
    assert registry[other].xref.wikidata == "Q135960885"
    assert [name.auto_link for name in registry[other].names] == [AutoLink.CONTEXT]
    nlp = fodbold_ner.load(base_path(), registry=registry)
    assert linked(nlp, "FC Midtjylland vandt.")["FC Midtjylland"].registry_id == FCM


# Two Bundesligas.


def test_germanys_bundesliga_is_not_austrias() -> None:
    leagues = {e.xref.wikidata: e for e in SHIPPED if e.type is EntityType.COMPETITION}
    assert leagues["Q82595"].country == "GER"
    assert leagues["Q219592"].country == "AUT"
    links = bearers("Bundesliga", EntityType.COMPETITION)
    assert links[leagues["Q82595"].id] is AutoLink.ALWAYS
    assert links[leagues["Q219592"].id] is AutoLink.CONTEXT


def test_the_two_bundesligas_of_the_source_join_each_its_own(lay: Lay, tmp_path: Path) -> None:
    """Germany's stands in a patch of the competitions alone."""
    header = "reep_id,key_wikidata,name,country\n"
    austria = lay("reep-competitions", "competitions.csv", f"{header}l1,Q219592,Bundesliga,\n")
    germany = lay("reep-competitions", "competitions_patch.csv", f"{header}l2,Q82595,Bundesliga,\n")
    for registry, entity_id in ((austria, "fb:l:000212"), (germany, "fb:l:000208")):
        assert new_ids(registry) == set()
        assert [e.id for e in registry if registry[e.id] != SHIPPED[e.id]] == [entity_id]


@pytest.mark.parametrize(
    ("text", "mention", "entity_id"),
    [
        ("Han spiller i Bundesligaen.", "Bundesligaen", "fb:l:000208"),
        ("Bundesliga-klubben købte ham.", "Bundesliga", "fb:l:000208"),
        ("Han spiller i den østrigske Bundesliga.", "den østrigske Bundesliga", "fb:l:000212"),
    ],
)
def test_the_bundesliga_of_a_danish_text_is_germanys(
    nlp: Language, text: str, mention: str, entity_id: str
) -> None:
    assert linked(nlp, text)[mention].registry_id == entity_id


# A vandalised label.


def test_labels_are_names_and_not_bare_ids_or_vandalism() -> None:
    labels = [label for e in SHIPPED for label in (e.label_da, e.label) if label]
    assert [label for label in labels if re.fullmatch(r"Q\d+", label)] == []
    (cup,) = (e for e in SHIPPED if e.xref.wikidata == "Q83145")
    assert cup.label_da == cup.label == "Africa Cup of Nations"


@pytest.mark.parametrize(
    "label",
    ["Afrique corrompu fédération", "Unión Cagadera", "Matias Aliaga FC", "Brothers Somali Fc"],
)
def test_no_vandalised_label_is_a_name(label: str) -> None:
    assert [e.id for e in SHIPPED if label in {e.label, *(n.text for n in e.names)}] == []


def test_a_vandalised_label_renames_nothing_and_never_links_by_itself(lay: Lay) -> None:
    rows = "reep_id,key_wikidata,name\nreep_l1,Q83145,Afrique corrompu fédération\n"
    cup = lay("reep-competitions", "competitions.csv", rows)[CUP]
    assert (cup.label_da, cup.label) == (SHIPPED[CUP].label_da, SHIPPED[CUP].label)
    new = [name for name in cup.names if name not in SHIPPED[CUP].names]
    assert [name.auto_link for name in new] == [AutoLink.CONTEXT]


# Current clubs that are stale.


def test_roles_are_attested_and_never_a_guessed_current_club() -> None:
    on_the_pitch = {"player", "goalkeeper", "defender", "midfielder", "forward", "captain"}
    players = [r for e in SHIPPED for r in e.roles if r.role in on_the_pitch and not r.valid_until]
    assert len(players) > 1000
    assert all(role.as_of for role in players)
    undated = [r for e in SHIPPED for r in e.roles if not r.valid_from and r.status == "confirmed"]
    assert undated == []
    assert all(role.prov for entity in SHIPPED for role in entity.roles)


def test_the_current_club_of_a_source_is_not_read(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(
        "reep_id,key_wikidata,type,name,date_of_birth,current_club,key_transfermarkt\n"
        "p1,Q1,player,Mads Prøve,1999-02-28,Prøveby IF,7\n",
        encoding="utf-8",
    )
    said = {
        "person": "http://www.wikidata.org/entity/Q1", "personLabel": "Mads Prøve",
        "born": "1999-02-28T00:00:00Z", "club": "http://www.wikidata.org/entity/Q2",
        "clubLabel": "Prøveby IF",
    }  # fmt: skip
    binding = {key: {"value": value} for key, value in said.items()}
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps({"results": {"bindings": [binding]}}), encoding="utf-8")
    for kind, path in (("reep-people", people), ("wikidata-people", answer)):
        (row,) = read_source(kind, path)
        assert isinstance(row, Draft)
        assert (row.roles, row.entity.roles) == ((), ())
        assert (row.entity.xref.wikidata, row.entity.dob) == ("Q1", "1999-02-28")


# Shared names.


def test_names_that_many_people_bear_need_context_and_no_surname_stands_alone() -> None:
    for name in ("Peter Christiansen", "Mathias Jensen", "Thomas Sørensen", "Jacob Laursen"):
        assert person(name).names[0].auto_link is AutoLink.CONTEXT
    single = [
        (entity.label_da, name.text)
        for entity in SHIPPED
        if entity.type is EntityType.PERSON
        for name in entity.names
        if " " not in name.text and name.auto_link is AutoLink.ALWAYS
    ]
    assert single == [("Mathias Zanka Jørgensen", "Zanka")]


def test_a_namesake_lends_nobody_a_date_of_birth() -> None:
    assert person("Jacob Laursen").dob is None  # a younger player bears the name
    assert person("David Nielsen").dob is None
    assert person("Simon Kjær").dob == "1989-03-26"


def test_players_who_share_a_full_name_are_two_and_a_text_leaves_it_open(lay: Lay) -> None:
    rows = "= Denmark\nMads Tornhøj,  D,  b. 5 Jul 2006\nMads Tornhøj,  F,  b. 1 Feb 1999\n"
    registry = lay("openfootball-players", "dk.players.txt", rows)
    both = new_ids(registry)
    assert {registry[each].dob for each in both} == {"2006-07-05", "1999-02-01"}
    assert {registry[each].names[0].auto_link for each in both} == {AutoLink.CONTEXT}
    nlp = fodbold_ner.load(base_path(), registry=registry)
    found = linked(nlp, "Mads Tornhøj smilede.")["Mads Tornhøj"]
    assert (found.registry_id, found.why.value) == (None, "ambiguous")
    assert {candidate.registry_id for candidate in found.candidates} == both


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("Neestrup smilede.", "Neestrup"),  # only one on file bears it
        ("Schmeichel reddede.", "Schmeichel"),  # father and son
        ("Jensen scorede.", "Jensen"),
        ("Ifølge Wind er det slut.", "Wind"),
    ],
)
def test_a_bare_surname_without_club_or_role_is_never_linked(
    nlp: Language, text: str, surname: str
) -> None:
    found = linked(nlp, text)[surname]
    assert found.registry_id is None
    assert found.candidates


def test_a_surname_with_its_club_and_role_is_linked(nlp: Language) -> None:
    found = linked(nlp, "FCK-træner Neestrup smilede.", published="2024-05-01")
    assert found["Neestrup"].registry_id == person("Jacob Neestrup").id


# Nicknames of several clubs.


@pytest.mark.parametrize(
    ("name", "at_least"),
    [
        ("midtjyderne", {"FC Midtjylland", "Viborg FF", "Silkeborg IF"}),
        ("nordsjællænderne", {"FC Nordsjælland", "Hillerød Fodbold"}),
        ("Byens Hold", {"FC København", "AGF"}),
        ("HIK", {"Hobro IK", "Hellerup IK"}),
        ("de rød-hvide", {"Silkeborg IF", "AaB"}),
    ],
)
def test_names_that_are_proven_ambiguous_are_shared_and_need_context(
    name: str, at_least: set[str]
) -> None:
    links = bearers(name)
    assert at_least <= {SHIPPED[entity_id].label_da for entity_id in links}
    assert set(links.values()) == {AutoLink.CONTEXT}


@pytest.mark.parametrize(
    ("text", "mention", "clubs"),
    [
        ("Midtjyderne vandt.", "Midtjyderne", {"FC Midtjylland", "Viborg FF", "Silkeborg IF"}),
        ("Nordsjællænderne vandt.", "Nordsjællænderne", {"FC Nordsjælland", "Hillerød Fodbold"}),
        ("Byens Hold vandt kampen.", "Byens Hold", {"FC København", "AGF"}),
        ("HIK tabte igen.", "HIK", {"Hobro IK", "Hellerup IK"}),
    ],
)
def test_a_proven_ambiguous_name_alone_stays_open_and_names_its_candidates(
    nlp: Language, text: str, mention: str, clubs: set[str]
) -> None:
    found = linked(nlp, text)[mention]
    assert (found.registry_id, found.why.value) == (None, "ambiguous")
    assert {SHIPPED[str(each.registry_id)].label_da for each in found.candidates} == clubs


@pytest.mark.parametrize(
    ("text", "mention", "label"),
    [
        ("Viborg FF tabte. Midtjyderne var skuffede.", "Midtjyderne", "Viborg FF"),
        ("Hillerød Fodbold tabte. Nordsjællænderne tav.", "Nordsjællænderne", "Hillerød Fodbold"),
        ("AGF tabte. Byens Hold var skuffet.", "Byens Hold", "AGF"),
        ("Hellerup IK vandt. HIK er i form.", "HIK", "Hellerup IK"),
    ],
)
def test_a_proven_ambiguous_name_links_where_one_of_its_clubs_is_named(
    nlp: Language, text: str, mention: str, label: str
) -> None:
    assert SHIPPED[str(linked(nlp, text)[mention].registry_id)].label_da == label


# Names that changed.


@pytest.mark.parametrize(
    ("name", "kind", "span"),
    [
        ("NordicBet Liga", NameKind.SPONSOR, ("2017", None)),
        ("Sydbank Pokalen", NameKind.SPONSOR, ("2018", "2024")),
        ("Sydbank-pokalen", NameKind.ALTERNATIVE, ("2018", "2024")),
        ("Oddset Pokalen", NameKind.SPONSOR, ("2023", None)),
        ("Oddset-pokalen", NameKind.ALTERNATIVE, ("2023", None)),
        ("SønderjyskE", NameKind.FORMER, (None, "2022")),
    ],
)
def test_names_that_changed_are_dated(
    name: str, kind: NameKind, span: tuple[str | None, str | None]
) -> None:
    found = [n for entity in SHIPPED for n in entity.names if n.text == name]
    assert [(n.kind, (n.valid_from, n.valid_until)) for n in found] == [(kind, span)]


def test_conflicting_sponsor_years_say_so() -> None:
    notes = {n.text: n.prov.note for e in SHIPPED for n in e.names if n.prov and n.prov.note}
    assert "conflict" in notes["Sydbank Pokalen"]
    assert "conflict" in notes["Oddset Pokalen"]
    assert "not verified" in notes["Betinia Liga"]


@pytest.mark.parametrize(
    ("name", "found_on", "not_on"),
    [
        ("SønderjyskE", "2021-05-01", "2024-05-01"),
        ("Sønderjyske", "2024-05-01", "2015-05-01"),
        ("NordicBet Liga", "2018-05-01", "2015-05-01"),
        ("Sydbank Pokalen", "2020-05-01", "2025-05-01"),
        ("Sydbank Pokalen", "2024-05-01", "2017-05-01"),
        ("Oddset Pokalen", "2025-05-01", "2022-05-01"),
    ],
)
def test_a_name_that_changed_is_in_use_in_its_years_alone(
    name: str, found_on: str, not_on: str
) -> None:
    (entity,) = (e for e in SHIPPED if name in {n.text for n in e.names})
    for written, used in ((found_on, True), (not_on, False)):
        day = date.fromisoformat(written)
        assert (name in {n.text for n in entity_at(entity, day).names}) is used
        hits = find(SHIPPED, name, of_type=entity.type, day=day)
        assert (name in {hit.name.text for hit in hits}) is used


def test_the_sponsor_names_of_the_cup_overlap_where_sources_conflict() -> None:
    (cup,) = (e for e in SHIPPED if "Sydbank Pokalen" in {n.text for n in e.names})
    both = {name.text for name in entity_at(cup, date(2023, 10, 1)).names}
    assert {"Sydbank Pokalen", "Oddset Pokalen"} <= both


@pytest.mark.parametrize("published", ["2015-05-01", "2025-05-01"])
def test_the_club_that_changed_its_name_is_one_under_either(nlp: Language, published: str) -> None:
    for name in ("SønderjyskE", "Sønderjyske"):
        found = linked(nlp, f"{name} vandt.", published=published)
        assert found[name].registry_id == "fb:c:000111"
