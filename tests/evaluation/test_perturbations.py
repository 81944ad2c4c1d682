"""Perturbed gold is sound gold: what stood in the text stands in it still, moved along."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluation.gold import article, registry, small_corpus

from fodbold_ner.errors import EvaluationError
from fodbold_ner.evaluation.perturbations import PERTURBATIONS, perturb
from fodbold_ner.evaluation.perturbations.claims import insert_hedge, insert_negation
from fodbold_ner.evaluation.perturbations.editing import Edit, Moves, Perturbed, edit
from fodbold_ner.evaluation.perturbations.names import replace_name
from fodbold_ner.evaluation.perturbations.people import ORIGINS, swap_people
from fodbold_ner.evaluation.perturbations.spelling import mistyped, plain_letters
from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.formats.corpus.writing import write_article
from fodbold_ner.links.names import people_on_file
from fodbold_ner.ontology import Certainty, Form, Label, Polarity, Tense

REGISTRY = registry()
GOLDS = small_corpus()


@st.composite
def _texts_and_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text("abcdef ", min_size=1, max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [Edit(start, end, draw(st.text("XYZ", max_size=4))) for start, end in pairs]


@given(_texts_and_edits(), st.data())
def test_what_no_edit_touches_is_found_again(
    case: tuple[str, list[Edit]], data: st.DataObject
) -> None:
    text, edits = case
    changed = text
    for one in reversed(edits):
        changed = changed[: one.start] + one.text + changed[one.end :]
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    moves = Moves(edits)
    assert 0 <= moves.start(start) <= moves.end(end) <= len(changed)
    inside = [one for one in edits if start <= one.start and one.end <= end]
    if all(one in inside or one.end <= start or end <= one.start for one in edits):
        expected, reach = "", start
        for one in inside:
            expected += text[reach : one.start] + one.text
            reach = one.end
        assert changed[moves.start(start) : moves.end(end)] == expected + text[reach:end]


def test_an_insertion_belongs_to_no_span_beside_it() -> None:
    moves = Moves([Edit(3, 3, "-")])
    assert (moves.end(3), moves.start(3)) == (3, 4)


@pytest.mark.parametrize("name", PERTURBATIONS)
def test_a_perturbed_article_is_sound_and_the_same_each_time(name: str) -> None:
    first, again = (perturb(name, GOLDS, registry=REGISTRY) for _ in range(2))
    assert first == again
    for before, after in zip(GOLDS, first, strict=True):
        assert GoldArticle.model_validate(after.gold.model_dump()) == after.gold
        assert write_article(after.gold)
        kept = [(m.label, m.entity, m.zone) for m in before.record.mentions]
        assert [(m.label, m.entity, m.zone) for m in after.gold.record.mentions] == kept
        assert len(after.gold.sentences) == len(before.sentences)
        assert (after.gold == before) == (after.changes == 0)


def test_a_perturbation_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(EvaluationError, match="'names-martian' is no perturbation.*names-korean"):
        perturb("names-martian", GOLDS, registry=REGISTRY)


def test_danish_letters_are_written_out_in_the_case_of_what_is_beside() -> None:
    gold = article("[Ærø](a) og ÅRHUS på [Åen](b)", 'a CLUB nil "Ærø"|b CLUB nil "Åen"')
    changed = plain_letters(gold).gold.record
    assert changed.text == "Aeroe og AARHUS paa Aaen"
    assert [mention.text for mention in changed.mentions] == ["Aeroe", "Aaen"]


def test_slips_of_the_finger_come_at_their_rate_and_stay_in_their_word() -> None:
    sentence = "[Brøndby](b)spilleren " + "forventes solgt hurtigt " * 200 + "nu"
    gold = article(sentence, 'b CLUB nil "Brøndby"')
    slips = mistyped(gold, Random(1), rate=0.05)
    letters = sum(len(word) for word in re.findall(r"\w{3,}", gold.record.text))
    assert 0.04 < slips.changes / letters < 0.06
    assert len(slips.gold.record.text.split()) == len(gold.record.text.split())
    everything = mistyped(gold, Random(1), rate=1.0).gold.record
    assert everything.mentions[0].start == 0
    # The mention's letters took their slips with them: what follows it is still another word.
    assert 6 <= len(everything.mentions[0].text) <= 14


@pytest.mark.parametrize(
    ("old", "name", "new"),
    [
        ("[Holm]s mål", "Brix", "[Brix]' mål"),
        ("[Holm]s mål", "Mose", "[Mose]s mål"),
        ("[Mortens]' mål", "Mose", "[Mose]s mål"),
        ("[Mortens]’ mål", "Felix", "[Felix]’ mål"),
        ("[Felix]es mål", "Mose", "[Mose]s mål"),
        ("[FCK]'s mål", "Queiroz", "[Queiroz]' mål"),
        ("‘Vi vil have [Felix]’, sagde han", "Mose", "‘Vi vil have [Mose]’, sagde han"),
        ("[Holm]-handlen", "El Mansouri", "[El Mansouri]-handlen"),
        ("[HOLM-SEN]S MÅL", "Mose", "[MOSE]S MÅL"),
        ("[Brøndby]spilleren", "Vejle", "[Vejle]spilleren"),
        ("[brøndby]spilleren", "Vejle", "[vejle]spilleren"),
        ("[brøndby]spilleren", "HB Køge", "[HB Køge]-spilleren"),
        ("[Vejle]s [back]", "Horsens", "[Horsens]' [back]"),
        ("[Viborg]-[keeper]", "AC Horsens", "[AC Horsens]-[keeper]"),
    ],
)
def test_a_name_takes_the_genitive_and_the_compound_that_it_needs(
    old: str, name: str, new: str
) -> None:
    assert _renamed(old, name) == new


def test_an_abbreviation_takes_apostrophe_s_and_a_hyphen() -> None:
    assert _renamed("[Vejle]s mål", "FCK", abbreviation=True) == "[FCK]'s mål"
    assert _renamed("[vejle]spilleren", "FCK", abbreviation=True) == "[FCK]-spilleren"


def _renamed(marked: str, name: str, *, abbreviation: bool = False) -> str:
    """Put a name for the first mention of a marked sentence, and mark what comes out."""
    tags = iter(["a", "head_coach"])
    sentence = re.sub(r"\]", lambda _: f"]({next(tags)})", marked)
    gold = article(sentence, 'a PERSON nil "A"')
    first = gold.record.mentions[0]
    edits = list(replace_name(gold.record.text, first, name, abbreviation=abbreviation))
    record = edit(gold, edits).record
    text = record.text
    for mention in reversed(record.mentions):
        text = f"{text[: mention.start]}[{mention.text}]{text[mention.end :]}"
    return text


@pytest.mark.parametrize("origin", ORIGINS)
def test_swapped_people_are_nil_and_called_by_their_new_names_throughout(origin: str) -> None:
    for gold in GOLDS:
        swapped = swap_people(gold, Random(3), origin=ORIGINS[origin]).gold.record
        new = {e.id: e for e in swapped.entities if e.label is Label.PERSON}
        assert {entity.registry_id for entity in new.values()} == {None}
        assert len({entity.name for entity in new.values()}) == len(new)
        for old in gold.record.entities:
            if old.label is Label.PERSON:
                assert old.name is not None
                assert old.name not in swapped.text
                assert old.name.split()[-1] not in swapped.text
        for mention in swapped.mentions:
            if mention.entity in new:
                name = new[mention.entity].name or ""
                assert mention.text == name if mention.form is Form.NAME else mention.text in name
                behind = swapped.text[mention.end : mention.end + 2]
                if mention.text[-1] in "sxz":
                    assert not behind.startswith("s")
                else:
                    assert not behind.startswith("'")


def test_nobody_gets_the_name_of_somebody_on_file() -> None:
    [gold, _] = GOLDS
    origin = ORIGINS["korean"]
    first = swap_people(gold, Random(3), origin=origin).gold.record
    taken = {e.name for e in first.entities if e.label is Label.PERSON and e.name}
    again = swap_people(gold, Random(3), origin=origin, on_file=taken).gold.record
    assert not taken & {entity.name for entity in again.entities}
    assert not any("Tornhøj" in name for name in taken)
    assert "Mads Tornhøj" in set(people_on_file(REGISTRY))


def test_swapped_clubs_are_others_of_the_registry_by_their_own_names() -> None:
    for before, after in zip(GOLDS, perturb("clubs", GOLDS, registry=REGISTRY), strict=True):
        old = {e.registry_id for e in before.record.entities if e.label is Label.CLUB}
        new = {e.id: e for e in after.gold.record.entities if e.label is Label.CLUB}
        ids = {entity.registry_id for entity in new.values()}
        assert len(ids) == len(new)
        assert not ids & old
        for mention in after.gold.record.mentions:
            if mention.entity in new:
                club = REGISTRY[new[mention.entity].registry_id or ""]
                names = {name.text.lower() for name in club.names} | {club.label_da.lower()}
                assert mention.text.lower() in names
                assert (club.country, club.gender.value if club.gender else "") == ("DEN", "men")


VIBORG = 'viborg CLUB nil "Viborg FF"'
BRIX = 'brix PERSON nil "Ole Brix"'
BOTH = f"{VIBORG}|{BRIX}"
DISMISSED = 'departure asserted person=brix club=viborg manner=dismissed : "fyret"'
PAST = 'role_tenure asserted person=brix club=viborg role=head_coach tense=past : "fyret"'


@pytest.mark.parametrize(
    ("sentence", "entities", "relations", "expected"),
    [
        (
            "[Viborg FF](viborg) har fyret [Ole Brix](brix).",
            BOTH,
            DISMISSED,
            "Viborg FF har ikke fyret Ole Brix.",
        ),
        (
            "[Viborg FF](viborg) har fyret [cheftræner](head_coach) [Ole Brix](brix).",
            BOTH,
            f"{DISMISSED}|{PAST}",
            "Viborg FF har ikke fyret cheftræner Ole Brix.",
        ),
        # Whether he is still head coach, the sentence would not say.
        ("[Viborg FF](viborg) har fyret [Ole Brix](brix).", BOTH, f"{DISMISSED}|{PAST}", None),
        # `er` ends the word here, and is no verb.
        ("[Viborg](viborg)er fyret [Ole Brix](brix).", BOTH, DISMISSED, None),
        # Behind a few words the subject follows the verb.
        (
            "I dag har [Viborg FF](viborg) fyret [Ole Brix](brix).",
            BOTH,
            DISMISSED,
            "I dag har Viborg FF ikke fyret Ole Brix.",
        ),
        (
            "Officielt: [Viborg FF](viborg) har fyret [Ole Brix](brix).",
            BOTH,
            DISMISSED,
            "Officielt: Viborg FF har ikke fyret Ole Brix.",
        ),
        # Adverbs, clauses before, coordination, questions: word order is another there.
        ("[Viborg FF](viborg) har nu fyret [Ole Brix](brix).", BOTH, DISMISSED, None),
        ("I dag har [Viborg FF](viborg) nemlig fyret [Ole Brix](brix).", BOTH, DISMISSED, None),
        ("Da det skete, har [Viborg FF](viborg) fyret [Ole Brix](brix).", BOTH, DISMISSED, None),
        ("[Viborg FF](viborg) har fyret [Ole Brix](brix) og ros.", BOTH, DISMISSED, None),
        ("[Viborg FF](viborg) har måske fyret [Ole Brix](brix).", BOTH, DISMISSED, None),
        ("[Viborg FF](viborg) har fyret [Ole Brix](brix)?", BOTH, DISMISSED, None),
        (
            "[Viborg](viborg)-[træneren](head_coach) [Ole Brix](brix) er fyret i dag.",
            BOTH,
            DISMISSED,
            "Viborg-træneren Ole Brix er ikke fyret i dag.",
        ),
        (
            "[Viborg](viborg)s [træner](head_coach) [Ole Brix](brix) bliver fyret, siger alle.",
            BOTH,
            DISMISSED,
            "Viborgs træner Ole Brix bliver ikke fyret, siger alle.",
        ),
    ],
)
def test_a_negation_stands_behind_the_verb_or_nowhere(
    sentence: str, entities: str, relations: str, expected: str | None
) -> None:
    gold = article(sentence, entities, relations)
    denied = insert_negation(gold)
    if expected is None:
        assert (denied.gold, denied.changes, denied.left_out) == (gold, 0, 1)
        return
    assert (denied.gold.record.text, denied.changes, denied.left_out) == (expected, 1, 0)
    for relation in denied.gold.record.relations:
        if relation.type == "departure":
            assert relation.polarity is Polarity.DENIED
            [start, end] = relation.evidence[0].trigger[0]
            assert expected[start:end] == "fyret"
        else:
            assert (relation.polarity, relation.tense) == (Polarity.AFFIRMED, Tense.CURRENT)
    hedged = insert_hedge(gold).gold.record
    assert hedged.text == expected.replace("ikke", "angiveligt")
    assert {r.certainty for r in hedged.relations} == {Certainty.REPORTED}
    assert [r.polarity for r in hedged.relations] == [r.polarity for r in gold.record.relations]


def test_what_two_sentences_say_is_denied_in_both_or_in_neither() -> None:
    flat = "[Viborg FF](viborg) har fyret [Ole Brix](brix)."
    twice = f'{DISMISSED} & "fyret"'
    both = insert_negation(article(f"{flat}\n{flat}", BOTH, twice))
    assert (both.gold.record.text.count("har ikke fyret"), both.changes) == (2, 2)
    # The second cannot be denied safely, so the first is not either.
    gold = article(f"{flat}\n{flat.replace('fyret', 'nu fyret')}", BOTH, twice)
    assert insert_negation(gold) == Perturbed(gold, 0, left_out=2)
