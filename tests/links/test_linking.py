"""Who is meant: names, abbreviations and nicknames, women's sides, surnames and namesakes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language
from tests.conftest import club_row
from tests.links.made import NAME, club

import fodbold_ner
from fodbold_ner.base import base_path
from fodbold_ner.links.index import index_of
from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import Entity
from fodbold_ner.ontology import Label

PUBLISHED = "2025-11-03"
AGF, FCK, BRONDBY, FCM, FCN, OB, RANDERS, AAB, SILKEBORG, VIBORG = (
    f"fb:c:{number:06d}" for number in range(101, 111)
)
SONDERJYSKE, LYNGBY, HOBRO, KOGE, B93 = (f"fb:c:{n:06d}" for n in (111, 112, 115, 121, 122))
FORTUNA, BRONDBY_WOMEN, FCN_WOMEN, KOGE_WOMEN, AGF_WOMEN, OB_WOMEN, KOLDING_WOMEN = (
    f"fb:c:{number:06d}" for number in (201, 202, 203, 204, 206, 207, 208)
)

ROWS: list[tuple[str, dict[str, tuple[str | None, str | None]]]] = [
    # A full name, a normalised one, one with a slip.
    ("FC København vandt.", {"FC København": (FCK, "exact_name")}),
    ("Odense Boldklub tabte.", {"Odense Boldklub": (OB, "exact_name")}),
    ("FC Kobenhavn er favorit.", {"FC Kobenhavn": (FCK, "normalised_name")}),
    ("Soenderjyske tabte.", {"Soenderjyske": (SONDERJYSKE, "normalised_name")}),
    ("FC Midtjyland vandt.", {"FC Midtjyland": (FCM, "fuzzy_name")}),
    ("Lyngby BK mødte B 93.", {"Lyngby BK": (LYNGBY, "exact_name"), "B 93": (B93, "exact_name")}),
    # Abbreviations.
    ("FCK slog OB.", {"FCK": (FCK, "abbreviation_in_country"), "OB": (OB, None)}),
    ("HIK tabte igen.", {"HIK": (None, "ambiguous")}),
    ("HIK tabte. Hobro IK er i krise.", {"HIK": (HOBRO, None), "Hobro IK": (HOBRO, "exact_name")}),
    # Short names that are towns too.
    ("Brøndby slog Viborg.", {"Brøndby": (BRONDBY, "name_in_context"), "Viborg": (VIBORG, None)}),
    ("Randers-træneren var sur.", {"Randers": (RANDERS, "name_in_context")}),
    # Nicknames: with context or not at all.
    ("Midtjyderne vandt kampen.", {"Midtjyderne": (None, "ambiguous")}),
    (
        "FC Midtjylland tabte. Midtjyderne var skuffede.",
        {"FC Midtjylland": (FCM, "exact_name"), "Midtjyderne": (FCM, None)},
    ),
    ("Silkeborg IF vandt, og midtjyderne jublede.", {"midtjyderne": (SILKEBORG, None)}),
    (
        "Viborg FF mødte FC Midtjylland, og midtjyderne vandt.",
        {"Viborg FF": (VIBORG, None), "midtjyderne": (None, "ambiguous")},
    ),
    ("Løverne brølede, da FC København vandt.", {"Løverne": (FCK, None)}),
    ("De rød-hvide vandt.", {"De rød-hvide": (None, "ambiguous")}),
    ("AaB er i form. De rød-hvide var stærkest.", {"De rød-hvide": (AAB, None)}),
    # Women's sides are entities of their own.
    (
        "Brøndby slog Fortuna Hjørring i Kvindeligaen.",
        {"Brøndby": (BRONDBY_WOMEN, None), "Fortuna Hjørring": (FORTUNA, "exact_name")},
    ),
    (
        "Brøndbys kvinder slog HB Køge.",
        {"Brøndby": (BRONDBY_WOMEN, None), "HB Køge": (KOGE_WOMEN, None)},
    ),
    ("HB Køge tabte i 1. division.", {"HB Køge": (KOGE, "exact_name")}),
    ("KoldingQ slog OB Q.", {"KoldingQ": (KOLDING_WOMEN, None), "OB Q": (OB_WOMEN, None)}),
    (
        "FC Nordsjællands kvindehold vandt over AGF.",
        {"FC Nordsjælland": (FCN_WOMEN, None), "AGF": (AGF_WOMEN, None)},
    ),
    # Leagues, national teams, media, agencies.
    ("De rykkede op i Superligaen.", {"Superligaen": ("fb:l:000101", "exact_name")}),
    ("Kvindeligaen begynder igen.", {"Kvindeligaen": ("fb:l:000107", "exact_name")}),
    ("Han blev udtaget til U21-landsholdet.", {"U21-landsholdet": ("fb:n:000102", None)}),
    ("Det skriver Tipsbladet.", {"Tipsbladet": ("fb:m:000001", "exact_name")}),
    ("Ifølge Sky Sports er det slut.", {"Sky Sports": ("fb:m:000051", "exact_name")}),
    ("Han er hos bureauet CAA Stellar.", {"CAA Stellar": ("fb:a:000003", "exact_name")}),
    # People on file, and people who are not.
    ("Jacob Neestrup smilede.", {"Jacob Neestrup": ("fb:p:000107", "exact_name")}),
    (
        "FCK-træner Jacob Neestrup tav. Neestrup var sur.",
        {"Jacob Neestrup": ("fb:p:000107", "exact_name"), "Neestrup": ("fb:p:000107", None)},
    ),
    ("Mileta Rajovic scorede.", {"Mileta Rajovic": ("fb:p:000119", "exact_name")}),
    ("33-årige Christian Eriksen scorede.", {"Christian Eriksen": ("fb:p:000180", None)}),
    ("19-årige Christian Eriksen scorede.", {"Christian Eriksen": (None, None)}),
    ("Jonas Wentved scorede.", {"Jonas Wentved": (None, "no_candidate")}),
    ("Brødrene Oscar Højlund og Rasmus Højlund smilede.", {"Oscar Højlund": ("fb:p:000211", None)}),
    # A name that many bear, alone and with the job that tells whose it is.
    ("Jesper Hansen så kampen fra baren.", {"Jesper Hansen": (None, "ambiguous")}),
    (
        "FCK's sportsdirektør, Peter Christiansen, så kampen.",
        {"Peter Christiansen": ("fb:p:000105", None)},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_names_link(
    nlp: Language, text: str, expected: dict[str, tuple[str | None, str | None]]
) -> None:
    record = fodbold_ner.annotate(text, published=PUBLISHED, nlp=nlp)
    found = {m.text: record.entity(m.entity) for m in record.mentions if m.entity}
    for mention, (registry_id, why) in expected.items():
        assert mention in found
        assert found[mention].registry_id == registry_id
        assert why in (None, found[mention].why.value)


@pytest.mark.parametrize(
    ("text", "mention", "candidates"),
    [
        ("Midtjyderne vandt kampen.", "Midtjyderne", {FCM, SILKEBORG, VIBORG}),
        ("HIK tabte igen.", "HIK", {HOBRO, "fb:c:000137"}),
        ("De rød-hvide vandt.", "De rød-hvide", {AAB, SILKEBORG}),
    ],
)
def test_what_stays_open_names_its_candidates(
    nlp: Language, text: str, mention: str, candidates: set[str]
) -> None:
    record = fodbold_ner.annotate(text, published=PUBLISHED, nlp=nlp)
    (found,) = (m for m in record.mentions if m.text == mention)
    assert found.entity is not None
    entity = record.entity(found.entity)
    assert entity.registry_id is None
    assert {candidate.registry_id for candidate in entity.candidates} == candidates


@pytest.mark.parametrize(
    "text",
    [
        "Odense er en by.",
        "Nordsjælland er dejligt.",
        "Toget til Aarhus var forsinket.",
        "Vejret i Midtjylland er koldt.",
    ],
)
def test_a_name_that_is_never_linked_is_no_mention(nlp: Language, text: str) -> None:
    record = fodbold_ner.annotate(text, published=PUBLISHED, nlp=nlp)
    assert [mention.text for mention in record.mentions] == []


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("Jonas Wentved scorede. Wentved jublede.", [{"Jonas Wentved", "Wentved"}]),
        # The surname may stand in the headline, before the full name.
        ("Wentved scorede. Jonas Wentved jublede.", [{"Wentved", "Jonas Wentved"}]),
        ("Wentveds mål talte. Jonas Wentved jublede.", [{"Wentved", "Jonas Wentved"}]),
        ("Jonas Wentved scorede. Wentwed jublede.", [{"Jonas Wentved", "Wentwed"}]),
        ("Gabriel Nørtoft er klar. Gabriel smiler.", [{"Gabriel Nørtoft", "Gabriel"}]),
        ("Peter M. Skov og Peter Skov er én.", [{"Peter M. Skov", "Peter Skov"}]),
        ("Mads Emil Sundgaard scorede. Sundgaard lo.", [{"Mads Emil Sundgaard", "Sundgaard"}]),
        (
            "Jonas Wentved og Emil Wentved er brødre.",
            [{"Jonas Wentved"}, {"Emil Wentved"}],
        ),
        (
            "Jonas Wentved roste Ole Brix. Wentved og Brix er venner.",
            [{"Jonas Wentved", "Wentved"}, {"Ole Brix", "Brix"}],
        ),
        ("Łukasz Grzybczak kom. Grzybczak lo.", [{"Łukasz Grzybczak", "Grzybczak"}]),
    ],
)
def test_people_cluster(nlp: Language, text: str, clusters: list[set[str]]) -> None:
    record = fodbold_ner.annotate(text, published=PUBLISHED, nlp=nlp)
    found: dict[str, set[str]] = {}
    for mention in record.mentions:
        if mention.label is Label.PERSON and mention.entity:
            found.setdefault(mention.entity, set()).add(mention.text)
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, clusters))


@pytest.fixture(scope="module")
def layered(tmp_path_factory: pytest.TempPathFactory) -> Language:
    """The registry that ships, with a club and two namesakes laid over it."""
    name = {"text": "Mads Tornhøj", "kind": "official", "auto_link": "always"}
    people = [
        {"id": f"fb:p:{number:06d}", "type": "person", "label_da": "Mads Tornhøj", "names": [name]}
        for number in (900001, 900002)
    ]
    town = {"text": "Prøveby", "kind": "short", "auto_link": "never"}
    club = club_row(900001, "Prøveby IF")
    club["names"].append(town)
    rows = [club, *people, {"id": AGF, "retracted": True, "merged_into": "fb:c:900001"}]
    path = tmp_path_factory.mktemp("registry") / "extra.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return fodbold_ner.load(base_path(), registry=Path(path))


def test_namesakes_are_nil_with_both_as_candidates(layered: Language) -> None:
    record = fodbold_ner.annotate("Mads Tornhøj smilede.", published=PUBLISHED, nlp=layered)
    (entity,) = record.entities
    assert (entity.registry_id, entity.why.value) == (None, "ambiguous")
    assert {each.registry_id for each in entity.candidates} == {"fb:p:900001", "fb:p:900002"}


def test_a_layer_adds_to_the_registry_and_leaves_the_rest(layered: Language) -> None:
    record = fodbold_ner.annotate("Prøveby IF slog FCK.", published=PUBLISHED, nlp=layered)
    assert [entity.registry_id for entity in record.entities] == ["fb:c:900001", FCK]


def test_a_layer_does_not_reach_another_pipeline(layered: Language, nlp: Language) -> None:
    record = fodbold_ner.annotate("Prøveby IF slog FCK.", published=PUBLISHED, nlp=nlp)
    assert "fb:c:900001" not in {entity.registry_id for entity in record.entities}


def test_a_club_that_a_layer_retracts_is_no_longer_linked_to(layered: Language) -> None:
    record = fodbold_ner.annotate("AGF slog FCK.", published=PUBLISHED, nlp=layered)
    assert AGF not in {entity.registry_id for entity in record.entities}


def test_scores_are_probabilities_and_fall_with_doubt(nlp: Language) -> None:
    def score(text: str) -> float:
        record = fodbold_ner.annotate(text, published=PUBLISHED, nlp=nlp)
        return record.entities[0].score

    sure, context, near = map(
        score, ("FC Midtjylland vandt.", "Brøndby slog Viborg.", "FC Midtjyland vandt.")
    )
    assert 1 >= sure > context > near > 0.5


def test_a_name_that_many_bear_does_not_crowd_out_the_next_nearest():
    def bearer(number: int, name: str) -> Entity:
        return Entity.model_validate(club(number, names=[{**NAME, "text": name}]))

    namesakes = [bearer(900001 + number, "Prøveby Boldklub") for number in range(6)]
    index = index_of(Registry([*namesakes, bearer(900010, "Prøverby Boldklub")]))
    found = [named.entity.id for named in index.fuzzy(Label.CLUB, "Prøvebyy Boldklub")]
    assert len(found) == 7
    assert found[-1] == "fb:c:900010"
