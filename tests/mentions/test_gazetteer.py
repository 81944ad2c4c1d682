"""Names on file are found in every spelling and compound, and in nothing that only looks alike."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodbold_ner.mentions.gazetteer import GazetteerName, NameGazetteer, fold
from fodbold_ner.mentions.known import ListedNames
from fodbold_ner.ontology import Form, Label

GAZETTEER = NameGazetteer.of(
    [
        GazetteerName("FCK", Label.CLUB, Form.ABBREVIATION),
        GazetteerName("OB", Label.CLUB, Form.ABBREVIATION),
        GazetteerName("FC København", Label.CLUB, Form.NAME),
        GazetteerName("Brøndby", Label.CLUB, Form.SHORT, in_context=True),
        GazetteerName("Malmö FF", Label.CLUB, Form.NAME),
        GazetteerName("de stribede", Label.CLUB, Form.NICKNAME, in_context=True, any_case=True),
        GazetteerName("Superligaen", Label.LEAGUE, Form.NAME),
        GazetteerName("1. division", Label.LEAGUE, Form.NAME),
    ]
)


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in GAZETTEER.scan(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("FCK", ["FCK"]),
        ("FCK's sejr", ["FCK"]),
        ("FCKs sejr", ["FCK"]),
        ("FCK-angriberen", ["FCK"]),
        ("FC København vandt", ["FC København"]),
        ("F.C. København vandt", ["F.C. København"]),
        ("FC Kobenhavn vandt", ["FC Kobenhavn"]),
        ("FC Koebenhavn vandt", ["FC Koebenhavn"]),
        ("FC KØBENHAVN VANDT", ["FC KØBENHAVN"]),
        ("FC Københavns målmand", ["FC København"]),
        ("Bröndby og Broendby", ["Bröndby", "Broendby"]),
        ("brøndbyspilleren", ["brøndby"]),
        ("Malmø FF", ["Malmø FF"]),
        ("De stribede slog de stribede", ["De stribede", "de stribede"]),
        ("Superligaen", ["Superligaen"]),
        ("superligaens", ["superligaen"]),
        ("superligaklubben", ["superliga"]),
        ("i 1. division", ["1. division"]),
    ],
)
def test_names_in_their_spellings(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FCKQX",
        "AFCK",
        "Obersten",
        "job",
        "ob",
        "Brøndbyvester",
        "Nybrøndby",
        "11. division",
        "21. division",
        "Superligabc",
    ],
)
def test_what_only_looks_like_a_name(text: str) -> None:
    assert found(text) == []


def test_no_names_find_nothing() -> None:
    assert list(NameGazetteer.of([]).scan("FCK")) == []


def test_a_name_listed_twice_is_found_once_and_freely() -> None:
    names = [
        GazetteerName("Rangers", Label.CLUB, Form.SHORT, in_context=free) for free in (True, False)
    ]
    hits = list(NameGazetteer.of(names).scan("Rangers vandt"))
    assert [hit.name.in_context for hit in hits] == [False]


def test_a_copy_by_bytes_finds_the_same() -> None:
    known = ListedNames([GazetteerName("pokalen", Label.LEAGUE, Form.NAME)], ["Ole Brix"])
    text = "Pokalkampen var den første i pokalen"
    for copy in (pickle.loads(pickle.dumps(known)), ListedNames.from_bytes(known.to_bytes())):
        assert list(copy.gazetteer.scan(text)) == list(known.gazetteer.scan(text))
        assert copy.full_names == {"ole brix"}


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="Brøndby FCKOB.'s-ö1division"))
def test_hits_lie_in_the_text_and_begin_no_word_in_the_middle(text: str) -> None:
    for hit in GAZETTEER.scan(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.start == 0 or not text[hit.start - 1].isalnum()


def test_a_name_that_never_links_gives_way_to_one_of_another_that_may() -> None:
    names = [
        GazetteerName("Liverpool", Label.CLUB, Form.SHORT, in_context=not never, never=never)
        for never in (True, False)
    ]
    for order in (names, names[::-1]):
        (hit,) = NameGazetteer.of(order).scan("Liverpool vandt")
        assert not hit.name.never
