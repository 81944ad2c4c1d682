"""How sure a text is of what it says, whether it denies it, and who it says it is from.

Each table holds one fact still and turns the words around it.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

import fodbold_ner
from fodbold_ner import AnnotatedArticle, Relation

PUBLISHED = "2025-11-03"


def the_one(record: AnnotatedArticle, kind: str) -> Relation:
    found = [relation for relation in record.relations if relation.type.value == kind]
    assert len(found) == 1, [relation.type.value for relation in record.relations]
    return found[0]


def name(record: AnnotatedArticle, entity: str | None) -> str | None:
    return None if entity is None else record.entity(entity).name


TRANSFERS = [
    ("Jonas Wentved skifter til Celtic.", "asserted"),
    ("Jonas Wentved er skiftet til Celtic.", "asserted"),
    ("Celtic har købt Jonas Wentved.", "asserted"),
    ("Jonas Wentved er tæt på et skifte til Celtic.", "expected"),
    ("Jonas Wentved er på vej til Celtic.", "expected"),
    ("Jonas Wentved ventes at skifte til Celtic.", "expected"),
    ("Jonas Wentved nærmer sig et skifte til Celtic.", "expected"),
    ("Jonas Wentved ser ud til at skifte til Celtic.", "expected"),
    ("Jonas Wentved kan være på vej til Celtic.", "speculated"),
    ("Ifølge Tipsbladet kan Jonas Wentved være på vej til Celtic.", "speculated"),
    ("Måske skifter Jonas Wentved til Celtic.", "speculated"),
    ("Lægetjekket venter, før Jonas Wentved skifter til Celtic.", "expected"),
    ("Det rygtes, at Jonas Wentved skifter til Celtic.", "speculated"),
    ("Jonas Wentved skulle angiveligt skifte til Celtic.", "reported"),
    ("Jonas Wentved skifter angiveligt til Celtic.", "reported"),
    ("Ifølge Tipsbladet skifter Jonas Wentved til Celtic.", "reported"),
    ("Jonas Wentved skifter til Celtic, erfarer Tipsbladet.", "reported"),
    # Expected and speculated outrank reported, and the source stands all the same.
    ("Ifølge Tipsbladet er Jonas Wentved tæt på et skifte til Celtic.", "expected"),
    ("Ifølge Tipsbladet er Jonas Wentved på vej til Celtic.", "expected"),
    # Flatly said in any sentence is asserted.
    (
        "Ifølge Tipsbladet skifter Jonas Wentved til Celtic. Jonas Wentved skifter til Celtic.",
        "asserted",
    ),
]


@pytest.mark.parametrize(("text", "certainty"), TRANSFERS)
def test_certainty(nlp: Language, text: str, certainty: str) -> None:
    record = fodbold_ner.annotate(text, published=PUBLISHED, nlp=nlp)
    relation = the_one(record, "transfer")
    assert (relation.certainty.value, relation.polarity.value) == (certainty, "affirmed")


SOURCES = [
    ("Ifølge Tipsbladet har AGF fyret Ole Brix.", "Tipsbladet", []),
    ("AGF har fyret Ole Brix, skriver Tipsbladet.", "Tipsbladet", []),
    ("AGF har fyret Ole Brix, ifølge bold.dk.", "bold.dk", []),
    ("Tipsbladet erfarer, at AGF har fyret Ole Brix.", "Tipsbladet", []),
    ("Tipsbladet kan fortælle, at AGF har fyret Ole Brix.", "Tipsbladet", []),
    ("Efter Tipsbladets oplysninger har AGF fyret Ole Brix.", "Tipsbladet", []),
    ("AGF har fyret Ole Brix. Det skriver Tipsbladet.", "Tipsbladet", []),
    ("– AGF har fyret Ole Brix, siger Kim Aagesen.", "Kim Aagesen", []),
    ("»AGF har fyret Ole Brix,« siger Kim Aagesen.", "Kim Aagesen", []),
    ("AGF har fyret Ole Brix, siger Kim Aagesen.", "Kim Aagesen", []),
    ("AGF har fyret Ole Brix, siger Kim Aagesen til Tipsbladet.", "Kim Aagesen", []),
    ("Tipsbladet skriver, at B.T. erfarer, at AGF har fyret Ole Brix.", "B.T.", ["Tipsbladet"]),
    (
        "Tipsbladet skriver med henvisning til B.T., at AGF har fyret Ole Brix.",
        "B.T.",
        ["Tipsbladet"],
    ),
]


@pytest.mark.parametrize(("text", "source", "via"), SOURCES)
def test_source(nlp: Language, text: str, source: str, via: list[str]) -> None:
    record = fodbold_ner.annotate(text, published=PUBLISHED, nlp=nlp)
    relation = the_one(record, "departure")
    assert relation.certainty.value == "reported"
    assert name(record, relation.source) == source
    assert [name(record, each) for each in relation.via] == via


DENIALS = [
    ("AGF har ikke fyret Ole Brix.", "departure", "asserted", None),
    ("Ole Brix er ikke fyret i AGF.", "departure", "asserted", None),
    ("AGF fyrer ikke Ole Brix.", "departure", "asserted", None),
    ("Ole Brix bliver ikke fyret i AGF.", "departure", "asserted", None),
    ("Kim Aagesen afviser, at AGF har fyret Ole Brix.", "departure", "reported", "Kim Aagesen"),
    ("Kim Aagesen dementerer, at Ole Brix er fyret i AGF.", "departure", "reported", "Kim Aagesen"),
    (
        "Kim Aagesen afviser, at OB har budt på Jonas Wentved.",
        "interest",
        "reported",
        "Kim Aagesen",
    ),
    ("Frank Dueholt er ikke agent for Jonas Wentved.", "representation", "asserted", None),
    ("Jonas Wentved skifter ikke til Celtic.", "transfer", "asserted", None),
    ("Jonas Wentved skifter aldrig til Celtic.", "transfer", "asserted", None),
    ("AGF er ikke interesseret i Jonas Wentved.", "interest", "asserted", None),
    ("Mads Tornhøj bliver ikke ny træner i AGF.", "appointment", "asserted", None),
    ("OB forlænger ikke kontrakten med Jonas Wentved.", "contract", "asserted", None),
]


@pytest.mark.parametrize(("text", "kind", "certainty", "source"), DENIALS)
def test_denial(nlp: Language, text: str, kind: str, certainty: str, source: str | None) -> None:
    record = fodbold_ner.annotate(text, published=PUBLISHED, nlp=nlp)
    relation = the_one(record, kind)
    assert relation.polarity.value == "denied"
    assert relation.certainty.value == certainty
    assert name(record, relation.source) == source


@pytest.mark.parametrize(
    "text",
    [
        "AGF har fyret Ole Brix, fordi det ikke gik.",
        "AGF har fyret Ole Brix, der ikke var glad.",
        "Det var ikke sjovt, men AGF har fyret Ole Brix.",
        "AGF har fyret Ole Brix, ikke Kim Aagesen.",
    ],
)
def test_a_not_elsewhere_denies_nothing(nlp: Language, text: str) -> None:
    record = fodbold_ner.annotate(text, published=PUBLISHED, nlp=nlp)
    relation = the_one(record, "departure")
    assert (relation.polarity.value, name(record, relation.person)) == ("affirmed", "Ole Brix")


@pytest.mark.parametrize(
    "text",
    [
        "Har AGF fyret Ole Brix?",
        "Hvorfor fyrede AGF ikke Ole Brix?",
        "Skifter Jonas Wentved til Celtic?",
        "Hvem skal efterfølge Ole Brix i AGF?",
        "Bliver Mads Tornhøj ny træner i AGF?",
        "Er OB interesseret i Jonas Wentved?",
    ],
)
def test_a_question_states_nothing(nlp: Language, text: str) -> None:
    assert fodbold_ner.annotate(text, published=PUBLISHED, nlp=nlp).relations == ()


def test_evidence_is_the_sentence_and_the_trigger_its_words(nlp: Language) -> None:
    text = "Det regner. AGF har fyret Ole Brix. Det skriver Tipsbladet."
    record = fodbold_ner.annotate(text, published=PUBLISHED, nlp=nlp)
    relation = the_one(record, "departure")
    evidence = relation.evidence[0]
    assert text[evidence.start : evidence.end] == "AGF har fyret Ole Brix."
    assert any("fyret" in text[start:end] for start, end in evidence.trigger)


def test_a_fact_said_twice_is_one_relation_with_both_sentences(nlp: Language) -> None:
    text = "AGF har fyret Ole Brix. Mandag blev Brix fyret i AGF."
    record = fodbold_ner.annotate(text, published=PUBLISHED, nlp=nlp)
    assert len(the_one(record, "departure").evidence) == 2
