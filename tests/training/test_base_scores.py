from __future__ import annotations

from collections.abc import Callable

from spacy.vocab import Vocab

from fodbold_ner.training.base_scores import count_sentences, score_counts, strip_annotations
from fodbold_ner.training.sentences import Sentence, build_doc
from fodbold_ner.training.treebank import parse_conllu


def named(*tags: str) -> Sentence:
    return Sentence("a", tuple("abcdef"[: len(tags)]), entities=tags)


def test_gold_against_itself_is_all_right(conllu: Callable[..., str]) -> None:
    block = conllu(["Holm vandt kampen .", "Lund tabte bolden ."], prefix="s")
    doc = build_doc(list(parse_conllu(block.splitlines())), Vocab(), keep_spaces=True)
    scores = score_counts(count_sentences(doc, doc))
    for layer in ("token", "upos", "feats", "lemma", "uas", "las", "sentence"):
        assert scores[layer]["f"] == 100.0, layer
    assert scores["NER"] == {"p": 0.0, "r": 0.0, "f": 0.0, "f_95": [0.0, 0.0]}


def test_no_prediction_scores_nothing(conllu: Callable[..., str]) -> None:
    block = conllu(["Holm vandt kampen ."], prefix="s")
    doc = build_doc(list(parse_conllu(block.splitlines())), Vocab(), keep_spaces=True)
    scores = score_counts(count_sentences(doc, strip_annotations(doc)))
    assert scores["token"]["f"] == 100.0
    assert [scores[layer]["f"] for layer in ("upos", "uas", "las", "sentence")] == [0.0] * 4


def test_misc_stays_out_of_the_public_figure() -> None:
    gold = build_doc([named("B-PER", "B-MISC", "O")], Vocab())
    guess = build_doc([named("B-PER", "O", "B-MISC")], Vocab())
    scores = score_counts(count_sentences(gold, guess))
    assert scores["NER"]["f"] == 100.0
    assert (scores["NER+MISC"]["p"], scores["NER+MISC"]["r"]) == (50.0, 50.0)


def test_a_name_with_another_boundary_or_label_is_wrong() -> None:
    gold = build_doc([named("B-PER", "I-PER", "B-ORG")], Vocab())
    guess = build_doc([named("B-PER", "O", "B-LOC")], Vocab())
    scores = score_counts(count_sentences(gold, guess))
    assert scores["NER"]["f"] == 0.0


def test_another_tokenisation_is_scored_by_offsets(conllu: Callable[..., str]) -> None:
    block = conllu(["Holm vandt kampen ."], prefix="s")
    gold = build_doc(list(parse_conllu(block.splitlines())), Vocab(), keep_spaces=True)
    glued = Sentence("b", ("Holm", "vandt", "kampen."), upos=("PROPN", "VERB", "NOUN"))
    counts = count_sentences(gold, build_doc([glued], Vocab(), keep_spaces=True))
    scores = score_counts(counts)
    assert (scores["upos"]["p"], scores["upos"]["r"]) == (66.67, 50.0)


def test_the_interval_holds_the_figure() -> None:
    golds = [build_doc([named("B-PER", "O")], Vocab()) for _ in range(40)]
    right = build_doc([named("B-PER", "O")], Vocab())
    wrong = build_doc([named("O", "B-PER")], Vocab())
    counts = [
        count_sentences(gold, right if index % 4 else wrong)[0] for index, gold in enumerate(golds)
    ]
    score = score_counts(counts)["NER"]
    low, high = score["f_95"]
    assert score["f"] == 75.0
    assert 50 < low < 75 < high < 100
