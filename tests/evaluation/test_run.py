"""The whole evaluation, over a corpus of two articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from tests.evaluation.gold import CORPUS, SMALL, article, registry, small_corpus

import fodbold_ner
from fodbold_ner.errors import EvaluationError
from fodbold_ner.evaluation.baselines import BASELINES, make_baseline
from fodbold_ner.evaluation.given import annotate_with_gold_mentions
from fodbold_ner.evaluation.pairs import Pair
from fodbold_ner.evaluation.run import evaluate, find_overlay
from fodbold_ner.evaluation.scoring import score
from fodbold_ner.formats import jsonl
from fodbold_ner.records import AnnotatedArticle


def without_ids(record: AnnotatedArticle) -> list[tuple[object, ...]]:
    return [(m.start, m.end, m.label) for m in record.mentions]


def test_gold_mentions_are_taken_as_they_are(nlp: Language) -> None:
    for gold in small_corpus():
        told = annotate_with_gold_mentions(nlp, gold.record)
        assert without_ids(told) == without_ids(gold.record)
        assert told.made_by.registry
        known = annotate_with_gold_mentions(nlp, gold.record, entities=True)
        assert [e.registry_id for e in known.entities] == [
            e.registry_id for e in gold.record.entities
        ]
        assert [m.entity for m in known.mentions] == [m.entity for m in gold.record.mentions]


def test_gold_mentions_are_found_again_in_text_that_is_cleaned(nlp: Language) -> None:
    gold = article(
        "[Vi\\u00adborg](viborg)s [Ole Brix](brix) er fyret.",
        'viborg CLUB nil "Viborg FF"|brix PERSON nil "Ole Brix"',
    ).record
    assert gold.mentions[0].text == "Vi\u00adborg"
    assert without_ids(annotate_with_gold_mentions(nlp, gold)) == without_ids(gold)


def test_a_pipeline_without_stages_of_its_own_cannot_be_told() -> None:
    [gold, _] = small_corpus()
    with pytest.raises(EvaluationError, match="no component 'fodbold_mentions'"):
        annotate_with_gold_mentions(spacy.blank("da"), gold.record)


def test_baselines_do_what_they_say(nlp: Language) -> None:
    gold, _ = small_corpus()
    made = {name: make_baseline(name, nlp, registry()) for name in BASELINES}
    records = {name: made[name].annotate(gold.record) for name in made}
    scores = {
        name: score([Pair(gold.record, record, gold.sentences)]) for name, record in records.items()
    }
    assert scores["gazetteer"]["mentions.label.CLUB"].value == 1.0
    assert (scores["gazetteer"]["links.known"].value or 0) > 0.5
    assert scores["gazetteer"]["relations.linked"].details["found"] == 0.0
    assert scores["nearest-pair"]["mentions.label.ROLE"].value != 0.0
    assert scores["rapidfuzz"]["links.nil"].details["found"] == 0.0
    told = made["nearest-pair"].annotate_given(gold.record, entities=True)
    said = {(r.type.value, told.entity(r.person).name) for r in told.relations}  # type: ignore[union-attr]
    assert ("role_tenure", "Per Lindeskov") in said
    with pytest.raises(EvaluationError, match="'magic' is no baseline"):
        make_baseline("magic", nlp, registry())


def test_an_evaluation_is_stable_json_with_the_overlay_named() -> None:
    report = evaluate(
        [SMALL],
        systems=["shipped", "gazetteer"],
        given_gold=True,
        against="gazetteer",
        perturbations=["names-korean", "negation"],
    )
    plain = json.loads(json.dumps(report.to_plain()))
    assert Path(plain["overlay"]).resolve() == CORPUS / "overlay.jsonl"
    assert (plain["articles"], plain["sentences"]) == (2, 13)
    shipped, gazetteer = plain["systems"]
    assert shipped["figures"]["mentions.strict"].keys() == {
        "value", "low", "high", "precision", "recall", "right", "found", "wanted",
    }  # fmt: skip
    assert shipped["differences"]["relations.linked"]["difference"] > 0
    assert gazetteer["differences"] == {}
    assert shipped["given"].keys() == {"mentions", "entities"}
    assert "mentions.strict" not in shipped["given"]["mentions"]
    negated = shipped["perturbations"]["negation"]
    assert negated["changes"] > 0
    assert negated["difference"]["relations.linked"] == pytest.approx(
        negated["after"]["relations.linked"] - negated["before"]["relations.linked"]
    )
    assert sum(gazetteer["mistakes"].values()) == len(report.systems[1].mistakes)


def test_the_overlay_is_found_beside_the_corpus_and_can_be_left_out() -> None:
    assert find_overlay([SMALL / "fyring.article"]) == CORPUS / "overlay.jsonl"
    assert find_overlay([Path("/nowhere/at/all.article")]) is None
    with_overlay, without = (
        evaluate([SMALL], systems=["gazetteer"], overlay=overlay) for overlay in (True, False)
    )
    assert without.overlay is None
    known = "links.known"
    wanted = [r.systems[0].scores[known].details["wanted"] for r in (with_overlay, without)]
    # Mads Tornhøj, of the overlay alone, is mentioned twice.
    assert wanted == [18.0, 16.0]


def test_records_of_any_system_are_scored(tmp_path: Path) -> None:
    golds = small_corpus()
    file = tmp_path / "theirs.jsonl"
    jsonl.write((gold.record for gold in golds), file)
    [system] = evaluate([SMALL], systems=[], predictions=[file], given_gold=True).systems
    assert system.scores["relations.full"].value == 1.0
    assert (system.given, system.hardships, system.mistakes) == ({}, {}, [])
    nothing = {"zones": (), "mentions": (), "relations": ()}
    other = golds[0].record.model_copy(update={"text": "En anden tekst.", **nothing})
    jsonl.write([other], file)
    with pytest.raises(EvaluationError, match="'fyring': the prediction is of another text"):
        evaluate([SMALL], systems=[], predictions=[file])
    jsonl.write([], file)
    with pytest.raises(EvaluationError, match="has no record of article 'fyring'"):
        evaluate([SMALL], systems=[], predictions=[file])


def test_a_saved_pipeline_is_scored_with_its_own_registry(tmp_path: Path, nlp: Language) -> None:
    nlp.to_disk(tmp_path / "saved")
    [system] = evaluate([SMALL], systems=[], pipelines=[tmp_path / "saved"]).systems
    # It was saved without the overlay, so that one of its people is NIL for it.
    assert system.scores["links.known"].details["wanted"] == 16.0
    with pytest.raises(fodbold_ner.ModelError, match="cannot be loaded"):
        evaluate([SMALL], systems=[], pipelines=[tmp_path])


def test_what_cannot_be_scored_is_refused() -> None:
    with pytest.raises(EvaluationError, match="nothing to score"):
        evaluate([], systems=["gazetteer"])
    with pytest.raises(EvaluationError, match="nothing to compare with: 'magic'"):
        evaluate([SMALL], systems=["gazetteer"], against="magic")
    with pytest.raises(EvaluationError, match="'magic' is no system"):
        evaluate([SMALL], systems=["magic"])
