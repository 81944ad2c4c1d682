from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from fodbold_ner.training.sentences import Sentence, build_doc
from fodbold_ner.training.variants import (
    build_augmenter,
    draw_casings,
    read_surnames,
    recase_doc,
    rename_persons,
)

SENTENCE = Sentence(
    "a",
    ("Lars", "Holm", "slog", "Lund", "i", "Vejle"),
    upos=("PROPN", "PROPN", "VERB", "PROPN", "ADP", "PROPN"),
    feats=("",) * 6,
    lemmas=("Lars", "Holm", "slå", "Lund", "i", "Vejle"),
    heads=(2, 0, 2, 2, 5, 2),
    deps=("nsubj", "flat", "root", "obj", "case", "obl"),
    entities=("B-PER", "I-PER", "O", "B-PER", "O", "B-LOC"),
)


def named(doc: Doc) -> list[tuple[str, str]]:
    return [(ent.text, ent.label_) for ent in doc.ents]


def test_recasing_keeps_tree_and_names_and_forgets_changed_lemmas() -> None:
    doc = build_doc([SENTENCE], Vocab())
    raised = recase_doc(doc, ["upper"] * 3 + ["as_is"] * 3)
    assert raised.text.split() == ["LARS", "HOLM", "SLOG", "Lund", "i", "Vejle"]
    assert named(raised) == [("LARS HOLM", "PER"), ("Lund", "PER"), ("Vejle", "LOC")]
    assert [token.head.i for token in raised] == [token.head.i for token in doc]
    assert [token.lemma_ for token in raised] == ["", "", "", "Lund", "i", "Vejle"]


def test_a_casing_holds_for_a_whole_sentence() -> None:
    starts = [True, False, False] * 200
    casings = draw_casings(starts, lower=0.3, upper=0.3, chance=random.Random(1))
    triples = {tuple(casings[i : i + 3]) for i in range(0, len(casings), 3)}
    assert triples == {("lower",) * 3, ("upper",) * 3, ("as_is",) * 3}


@pytest.mark.parametrize(
    ("bare", "renamed", "text"),
    [
        (0.0, 0.0, "Lars Holm slog Lund i Vejle"),
        (1.0, 0.0, "Holm slog Lund i Vejle"),
        (0.0, 1.0, "Lars Friis slog Friis i Vejle"),
        (1.0, 1.0, "Friis slog Friis i Vejle"),
    ],
)
def test_only_persons_are_renamed(bare: float, renamed: float, text: str) -> None:
    doc = build_doc([SENTENCE, SENTENCE], Vocab())
    other = rename_persons(
        doc, bare=bare, renamed=renamed, names=["Friis"], weights=[1.0], chance=random.Random(1)
    )
    assert [sent.text.strip() for sent in other.sents] == [text, text]
    assert [label for _, label in named(other)] == ["PER", "PER", "LOC"] * 2


def test_surnames_are_drawn_by_the_root_of_their_count(tmp_path: Path) -> None:
    path = tmp_path / "names.csv.gz"
    with gzip.open(path, "wt", encoding="utf8") as target:
        target.write("name,fyn,danmark\nJensen,3,100\nFriis,1,25\n")
    assert read_surnames(path) == (["Jensen", "Friis"], [10.0, 15.0])


def test_an_augmenter_repeats_itself_from_its_seed() -> None:
    nlp = spacy.blank("da")
    doc = build_doc([SENTENCE] * 10, nlp.vocab)
    settings = {"lower": 0.3, "upper": 0.3, "bare": 0.5, "renamed": 0.0, "surnames": None}

    def run(seed: int) -> list[str]:
        augment = build_augmenter(seed=seed, **settings)
        example = Example(doc.copy(), doc)
        return [variant.text for _ in range(5) for variant in augment(nlp, example)]

    assert run(1) == run(1) != run(2)
    assert len(set(run(1))) > 1
