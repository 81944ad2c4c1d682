from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.vocab import Vocab

from fodbold_ner.errors import TrainingDataError
from fodbold_ner.training.sentences import Sentence, build_doc, pack_docs
from fodbold_ner.training.treebank import (
    parse_conllu,
    read_conllu,
    select_parole,
    select_treebank,
)


def keep_all(text: str) -> bool:
    return False


def test_space_after_no_joins_a_token_to_the_next(conllu: Callable[..., str]) -> None:
    (sentence,) = parse_conllu(conllu(["Holm vandt kampen ."], prefix="s").splitlines())
    assert sentence.spaces == (True, True, False, True)
    assert sentence.text == "Holm vandt kampen."
    assert sentence.heads == (1, 1, 1, 1)


def test_ranges_and_empty_nodes_are_no_tokens() -> None:
    row = "{}\t{}\t_\tX\t_\t_\t{}\tdep\t_\t_"
    lines = [row.format("1-2", "iden", "_"), row.format(1, "i", 0), row.format(2, "den", 1)]
    lines.insert(2, row.format("1.1", "tom", "_"))
    (sentence,) = parse_conllu(lines)
    assert sentence.words == ("i", "den")


def test_a_treebank_without_heads_gives_docs_without_a_tree() -> None:
    row = "1\tJa\tja\tINTJ\t_\t_\t_\t_\t_\t_"
    (sentence,) = parse_conllu([row])
    doc = build_doc([sentence, sentence], Vocab())
    assert (sentence.heads, sentence.spaces) == (None, None)
    assert not doc.has_annotation("DEP")
    assert [sent.text.strip() for sent in doc.sents] == ["Ja", "Ja"]


def test_heads_stay_inside_their_sentence_in_a_packed_doc(
    conllu: Callable[..., str], toy_sentences: list[str]
) -> None:
    sentences = list(parse_conllu(conllu(toy_sentences, prefix="s").splitlines()))
    docs = list(pack_docs(sentences, Vocab(), size=5, keep_spaces=True))
    assert [len(list(doc.sents)) for doc in docs] == [5, 5, 2]
    assert all(sent.root.pos_ == "VERB" for doc in docs for sent in doc.sents)
    assert docs[0].text.startswith("Holm vandt kampen. Holm vandt bolden. ")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["1\tJa\tja"], "CoNLL-U has ten"),
        (["1\tJa\tja\tX\t_\t_\t7\tdep\t_\t_"], "outside the sentence"),
        (["1\tJa", "2\tJa\tja"], ":2: 3 columns where 2 stand above"),
    ],
)
def test_a_broken_block_is_refused_by_name(lines: list[str], message: str) -> None:
    with pytest.raises(TrainingDataError, match=message):
        list(parse_conllu(lines, name="broken.conllu"))


def test_gzipped_and_plain_files_read_alike(tmp_path: Path, conllu: Callable[..., str]) -> None:
    text = conllu(["Holm vandt kampen ."], prefix="s")
    (tmp_path / "a.conllu").write_text(text, encoding="utf8")
    with gzip.open(tmp_path / "a.conllu.gz", "wt", encoding="utf8") as target:
        target.write(text)
    assert read_conllu(tmp_path / "a.conllu") == read_conllu(tmp_path / "a.conllu.gz")
    with pytest.raises(TrainingDataError, match="missing"):
        read_conllu(tmp_path / "b.conllu")


def test_unaligned_and_leaking_sentences_are_dropped() -> None:
    sentences = [
        Sentence("exact", ("Ja",), comments={"ddt_alignment": "exact"}),
        Sentence("none", ("Ja",), comments={"ddt_alignment": "none"}),
        Sentence("leak", ("Nej",), comments={"ddt_alignment": "exact"}),
    ]
    kept = select_treebank(sentences, leaks=lambda text: text == "Nej")
    assert [sentence.id for sentence in kept] == ["exact"]


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        (Sentence("new", ("Nyt", "."), upos=("X", "PUNCT")), True),
        (Sentence("split", ("Nyt",), upos=("X",), comments={"in_ud_dev_or_test": "1"}), False),
        (Sentence("known", ("Kendt", "!"), upos=("X", "PUNCT")), False),
        (Sentence("untagged", ("Nyt",), upos=("_",)), False),
    ],
)
def test_parole_gives_only_what_is_new_and_tagged(sentence: Sentence, kept: bool) -> None:
    known = [Sentence("treebank", ("KENDT",))]
    assert bool(select_parole([sentence], known=known, leaks=keep_all)) is kept
