from io import StringIO

import pytest
from rich.console import Console

from fodbold_ner.cli.danish import (
    CERTAINTIES,
    EVENTS,
    KINDS,
    LABELS,
    MANNERS,
    TYPES,
    date_words,
    role_word,
)
from fodbold_ner.cli.phrases import phrase
from fodbold_ner.cli.table import render
from fodbold_ner.ontology import (
    Certainty,
    ContractEvent,
    Label,
    Manner,
    RelationType,
    Role,
    TransferKind,
)
from fodbold_ner.records import AnnotatedArticle


def shown(record, width=80):
    console = Console(file=StringIO(), width=width)
    console.print(render(record))
    return console.file.getvalue()


def changed(record, index, **fields):
    plain = record.model_dump(mode="json")
    plain["relations"][index].update(fields)
    return AnnotatedArticle.model_validate(plain)


def test_every_relation_is_a_phrase(record):
    assert [phrase(relation, record) for relation in record.relations] == [
        "Ole Brix fra Viborg FF som cheftræner (fyret)",
        "Ole Brix var cheftræner i Viborg FF (til november 2025)",
        "Mads Tornhøj til Viborg FF som cheftræner",
        "Mads Tornhøj efter Ole Brix som cheftræner i Viborg FF",
        "Per Lindeskov for Mads Tornhøj",
        "AGF vil have Mads Tornhøj",
        "AGF i Superligaen",
        "Kim Aage: OB → unavngiven klub (GER) (fast, 15.000.000 DKK)",
        "Kim Aage og unavngiven klub (GER): underskrevet til 2028",
        "Viborg FF mangler sportsdirektør",
    ]


@pytest.mark.parametrize(
    ("index", "fields", "said"),
    [
        (0, {"role": None, "manner": "unknown"}, "Ole Brix fra Viborg FF"),
        (1, {"tense": "current", "acting": True, "start": "2024", "end": None},
         "Ole Brix er midlertidig cheftræner i Viborg FF (fra 2024)"),
        (1, {"tense": "future", "start": "2026", "end": "2028"},
         "Ole Brix bliver cheftræner i Viborg FF (fra 2026 til 2028)"),
        (2, {"role": "other", "until": "2027-22"},
         "Mads Tornhøj til Viborg FF som anden rolle til sommeren 2027"),
        (3, {"role": None, "club": None}, "Mads Tornhøj efter Ole Brix"),
        (5, {"direction": "person_in_club", "role": "scout"}, "Mads Tornhøj vil til AGF som scout"),
        (6, {"season": "2024/25", "position": 4}, "AGF i Superligaen (2024/25, nr. 4)"),
        (7, {"from_club": None, "kind": "unknown", "fee": None},
         "Kim Aage: ? → unavngiven klub (GER)"),
        (7, {"fee": "et tocifret millionbeløb", "kind": "loan"},
         "Kim Aage: OB → unavngiven klub (GER) (leje, et tocifret millionbeløb)"),
        (8, {"event": "expires"}, "Kim Aage og unavngiven klub (GER): udløber 2028"),
        (8, {"event": "expires", "until": None}, "Kim Aage og unavngiven klub (GER): udløber"),
        (9, {"since": "2025-10"}, "Viborg FF mangler sportsdirektør, siden oktober 2025"),
    ],
)  # fmt: skip
def test_attributes_are_part_of_the_phrase(record, index, fields, said):
    article = changed(record, index, **fields)
    assert phrase(article.relations[index], article) == said


def test_a_table_tells_who_what_how_sure_and_from_whom(record):
    lines = [" ".join(line.split()) for line in shown(record, width=200).splitlines()]
    assert "Viborg fyrer træneren" in lines
    assert "prøve-1 · 3. november 2025" in lines
    appointment = "Ansættelse Mads Tornhøj til Viborg FF som cheftræner"
    assert f"{appointment} ventet, november 2025, kilde Tipsbladet" in lines
    assert "Interesse AGF vil have Mads Tornhøj afvist, meldt, kilde Per Lindeskov" in lines
    assert "Personer Ole Brix ×2, Mads Tornhøj, Per Lindeskov, Kim Aage" in lines
    assert "Datoer november (november 2025), 2028" in lines
    assert "Beløb 15 millioner kroner (15.000.000 DKK)" in lines


def test_what_stands_in_other_stories_comes_last(record):
    table = shown(record)
    clubs = table[table.index("Klubber") : table.index("Turneringer")]
    assert "Brøndby" not in clubs
    assert table.split("I links")[1].split("\n")[0].strip() == "Brøndby IF, FC København"


@pytest.mark.parametrize("width", [40, 80, 120])
def test_long_names_are_broken_and_never_cut(record, width):
    long = "Christian Emil Alexander von Hohenschwangau-Østergaard Kristoffersen"
    plain = record.model_dump(mode="json")
    plain["entities"][1]["name"] = plain["entities"][2]["name"] = long
    lines = shown(AnnotatedArticle.model_validate(plain), width).splitlines()
    assert max(len(line) for line in lines) <= width
    for part in long.split():
        assert part.replace("-", "") in "".join("".join(lines).split()).replace("-", "")


def test_an_article_about_nothing_is_shown(record):
    empty = {"zones": (), "mentions": (), "entities": (), "relations": (), "published": None}
    table = shown(record.model_copy(update={**empty, "text": "\n" + "bla " * 200 + "\nmere"}))
    assert "uden dato" in table
    assert "Ingen relationer." in table
    assert "mere" not in table
    assert "…" in table


def test_names_are_no_markup(record):
    plain = record.model_dump(mode="json")
    plain["entities"][1]["name"] = "[bold]Ole[/bold]"
    assert "[bold]Ole[/bold]" in shown(AnnotatedArticle.model_validate(plain), width=200)


def test_every_code_has_a_danish_word():
    assert set(TYPES) == set(RelationType)
    assert set(LABELS) == set(Label)
    assert set(CERTAINTIES) == set(Certainty)
    assert set(MANNERS) == set(Manner)
    assert set(KINDS) == set(TransferKind)
    assert set(EVENTS) == set(ContractEvent)
    assert all(role_word(role) for role in Role)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025", "2025"),
        ("2025-11", "november 2025"),
        ("2025-11-03", "3. november 2025"),
        ("2025-21", "foråret 2025"),
        ("2025-24", "vinteren 2025"),
        ("2024-12~", "ca. december 2024"),
        ("2024?", "måske 2024"),
        ("2024%", "måske ca. 2024"),
        ("2018-22/..", "fra sommeren 2018"),
        ("2018/", "fra 2018"),
        ("../2025-11-07", "senest 7. november 2025"),
        ("2025-11-08/2025-11-09", "8. november 2025 – 9. november 2025"),
        ("2025-77", "2025-77"),
        ("om lidt", "om lidt"),
    ],
)
def test_dates_are_read_as_danish(edtf, words):
    assert date_words(edtf) == words
