"""Names as articles write them: the strictest way that finds them, and never a looser one."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fodbold_ner.links.build import build
from fodbold_ner.links.lookup import Way, initials_and_surname, look_up, without_genitive
from fodbold_ner.links.store import Store
from fodbold_ner.ontology import Label

PEOPLE = ("Pierre-Emile Højbjerg", "Peter Højbjerg", "Mads Skov Andersen", "Øjvind Prøve")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("lookup")
    people = folder / "people.csv"
    with people.open("w", encoding="utf-8", newline="") as file:
        rows = ([f"Q{n + 9_000_000_000}", "player", name] for n, name in enumerate(PEOPLE))
        csv.writer(file).writerows([["key_wikidata", "type", "name"], *rows])
    build([("reep-people", people)], folder / "x.sqlite")
    with Store(folder / "x.sqlite") as opened:
        yield opened


CLUBS = {
    "Vejle Boldklub": (Way.EXACT, "Vejle Boldklub"),
    "VEJLE BOLDKLUB": (Way.KEY, "Vejle Boldklub"),
    "F.C. Koebenhavn": (Way.KEY, "FC København"),
    "Broendby I.F.": (Way.KEY, "Brøndby IF"),
    "Vejle Boldklubs": (Way.GENITIVE, "Vejle Boldklub"),
    "FCK's": (Way.GENITIVE, "FCK"),
    "Boldklub Vejle": (Way.WORD_ORDER, "Vejle Boldklub"),
    "København FC": (Way.WORD_ORDER, "FC København"),
    "Vejle Bodlklub": (Way.FUZZY, "Vejle Boldklub"),
}


@pytest.mark.parametrize(("written", "meant"), CLUBS.items(), ids=CLUBS.keys())
def test_clubs(store: Store, written: str, meant: tuple[Way, str]) -> None:
    way, hits = look_up(store, Label.CLUB, written)
    assert (way, hits[0].text) == meant


NAMED = {
    "P.E. Højbjerg": (Way.INITIALS, {"Pierre-Emile Højbjerg"}),
    "P.-E. Hoejbjerg": (Way.INITIALS, {"Pierre-Emile Højbjerg"}),
    "P. Højbjerg": (Way.INITIALS, {"Pierre-Emile Højbjerg", "Peter Højbjerg"}),
    "M. Skov Andersen": (Way.INITIALS, {"Mads Skov Andersen"}),
    "Ø. Prøve": (Way.INITIALS, {"Øjvind Prøve"}),
    "Højbjerg": (Way.SURNAME, {"Pierre-Emile Højbjerg", "Peter Højbjerg"}),
    "Øjvind Prøves": (Way.GENITIVE, {"Øjvind Prøve"}),
    "Højbjerg, Peter": (Way.WORD_ORDER, {"Peter Højbjerg"}),
    "X. Højbjerg": (None, set()),
    "": (None, set()),
}


@pytest.mark.parametrize(("written", "meant"), NAMED.items(), ids=NAMED.keys())
def test_people(store: Store, written: str, meant: tuple[Way | None, set[str]]) -> None:
    way, hits = look_up(store, Label.PERSON, written)
    if way is Way.SURNAME:
        hits = [hit for hit in hits if hit.entity_id >= "fb:p:300000"]
    assert (way, {hit.text for hit in hits if hit.text in PEOPLE}) == meant


def test_three_letters_are_looked_up_strictly_or_not_at_all(store: Store) -> None:
    assert look_up(store, Label.CLUB, "FXK") == (None, [])


def test_a_name_is_found_while_it_is_in_use(store: Store) -> None:
    for entity in store:
        for name in entity.names:
            if name.valid_until and name.auto_link != "never":
                after = date(int(name.valid_until[:4]) + 1, 1, 1)
                _, hits = look_up(store, entity.label_in_text, name.text, at=after)
                own = {hit.valid_until for hit in hits if hit.entity_id == entity.id}
                assert name.valid_until not in own


def test_genitives_and_initials() -> None:
    assert [without_genitive(text) for text in ("FCK", "Odense", "AC Horsens", "s")] == [
        [], [], ["AC Horsen"], [],
    ]  # fmt: skip
    assert initials_and_surname("Mads Skov") is None
