from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodbold_ner.errors import TrainingDataError
from fodbold_ner.training.base import find_leaks, read_training_sentences
from fodbold_ner.training.leakage import (
    build_leak_finder,
    normalise_letters,
    read_football_sentences,
)
from fodbold_ner.training.vectors import RAW_TEXT, read_raw_text

DATA = Path(__file__).parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the training data is not here")


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("Holm scorede to mål.", True),
        ("HOLM SCOREDE TO MÅL", True),
        ("Holm  scorede\u00a0to mål !", True),
        ("»Holm scorede to mål,« siger træneren.", True),
        ("Holm scorede to ma\u030al.", True),
        ("Holm scorede tre mål.", False),
        ("Holm scorede to", False),
        ("", False),
    ],
)
def test_a_sentence_is_found_whatever_its_dress(text: str, leak: bool) -> None:
    assert build_leak_finder(["Holm scorede to mål."])(text) is leak


def test_a_short_sentence_may_be_passed_over() -> None:
    assert build_leak_finder(["Nej."])("Nej, det er nej.")
    assert not build_leak_finder(["Nej."], min_letters=4)("Nej, det er nej.")


def test_no_sentence_is_no_leak() -> None:
    assert not build_leak_finder(["", "..."])("Alt er tilladt.")


@given(st.text(), st.text(alphabet="abcæøå1", min_size=1), st.text())
def test_a_contained_sentence_is_always_found(before: str, sentence: str, after: str) -> None:
    assert build_leak_finder([sentence])(f"{before} {sentence} {after}")


def test_a_row_without_text_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "football_real"
    folder.mkdir()
    with pytest.raises(TrainingDataError, match="missing"):
        read_football_sentences(tmp_path)
    rows = [{"text": "Holm vandt."}, {"id": "2"}]
    path = folder / "football_sentences.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    with pytest.raises(TrainingDataError, match=":2: no text"):
        read_football_sentences(tmp_path)


@needs_data
def test_the_real_training_data_holds_no_football_sentence() -> None:
    leaks = find_leaks(DATA)
    football = {normalise_letters(text) for text in read_football_sentences(DATA)}
    holds_football = build_leak_finder(football)
    corpora = read_training_sentences(DATA, leaks=leaks)
    assert {name: len(corpus) > 4000 for name, corpus in corpora.items()} == dict.fromkeys(
        ("treebank", "parole", "uner", "norne"), True
    )
    texts = [sentence.text for corpus in corpora.values() for sentence in corpus]
    texts += read_raw_text(DATA / RAW_TEXT, leaks=leaks)
    assert [text for text in texts if holds_football(text)] == []
    assert all(holds_football(text) for text in football)
