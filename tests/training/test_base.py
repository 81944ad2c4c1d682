from __future__ import annotations

import gzip
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy

from fodbold_ner.errors import TrainingDataError
from fodbold_ner.training.assembly import COMPONENTS
from fodbold_ner.training.base import copy_shuffled, find_config, train_base, train_part
from fodbold_ner.training.base_scores import evaluate_base, read_split
from fodbold_ner.training.sentences import Sentence

STEPS = {"syntax": 6, "ner": 6}


def write_gzip(path: Path, text: str) -> None:
    with gzip.open(path, "wt", encoding="utf8") as target:
        target.write(text)


@pytest.fixture
def toy_data(
    tmp_path: Path,
    toy_sentences: list[str],
    conllu: Callable[..., str],
    iob2: Callable[..., str],
) -> Path:
    data = tmp_path / "data"
    for folder in ("treebank", "ner", "names", "raw_text", "football_real"):
        (data / folder).mkdir(parents=True)
    held_out = ["Skov tabte bolden .", "Lund vandt bolden ."]
    train = [sentence for sentence in toy_sentences if sentence not in held_out]
    for split in ("dev", "test"):
        (data / f"treebank/da_ddt-ud-{split}.conllu").write_text(conllu(held_out, prefix=split))
        (data / f"ner/da_ddt-ud-{split}.iob2").write_text(iob2(held_out, prefix=split))
    silver = "da_ddt-ud-train.silver-devonly.conllu"
    (data / "treebank" / silver).write_text(conllu(train[:8], prefix="train"))
    write_gzip(data / "treebank/parole_dk_ud_tagged.conllu.gz", conllu(train[8:], prefix="p"))
    (data / "ner/da_ddt-ud-train.iob2").write_text(iob2(train, prefix="train"))
    row = "1\tOslo\tOslo\tsubst\tsubst\tprop\t0\tFRAG\t_\tname=B-{}\n\n"
    labels = ("GPE_LOC", "GPE_ORG", "PROD", "PER")
    write_gzip(data / "ner/norne-ndt-nob.conll.gz", "".join(map(row.format, labels)))
    write_gzip(data / "names/all_last_names.csv.gz", "name,danmark\nFriis,25\n")
    write_gzip(
        data / "raw_text/da_raw.jsonl.gz",
        "\n".join(json.dumps({"text": sentence}) for sentence in train * 20),
    )
    football = json.dumps({"text": "Et mål i sidste minut afgjorde det hele."})
    (data / "football_real/football_sentences.jsonl").write_text(football)
    return data


def test_a_few_steps_give_a_pipeline_that_loads_and_can_be_scored(
    toy_data: Path, tmp_path: Path
) -> None:
    pytest.importorskip("floret")
    output, work = tmp_path / "model", tmp_path / "work"
    train_base(data=toy_data, output=output, work=work, seed=1, max_steps=STEPS, vector_epochs=1)
    nlp = spacy.load(output)
    assert tuple(nlp.pipe_names) == COMPONENTS
    assert set(nlp.get_pipe("ner").labels) == {"PER", "LOC", "ORG", "MISC"}
    assert nlp.vocab.vectors.shape == (20_000, 100)
    doc = nlp("Holm vandt kampen.")
    assert doc.has_annotation("DEP")
    assert all(token.pos_ and token.lemma_ for token in doc)
    report = evaluate_base(nlp, read_split(toy_data, "dev"))
    assert report["gold_tokens"]["token"]["f"] == 100.0

    shipped = json.loads((output / "vocab" / "strings.json").read_text(encoding="utf8"))
    assert "Friis" not in shipped
    assert str(tmp_path) not in (output / "config.cfg").read_text(encoding="utf8")

    first, second = work / "seed-1", tmp_path / "again"
    second.mkdir()
    for split in ("train", "dev"):
        shutil.copy(first / f"ner.{split}.spacy", second)
    train_part(
        "ner", data=toy_data, run=second, vectors=work / "vectors", seed=1, steps=STEPS["ner"]
    )
    weights = Path("ner", "model-last", "ner", "model")
    assert (first / weights).read_bytes() == (second / weights).read_bytes()


def test_copies_hold_the_same_sentences_in_other_orders() -> None:

    sentences = [Sentence(str(number), ("Ja",)) for number in range(20)]
    first, *rest = copy_shuffled(sentences, 3, chance=random.Random(1))
    assert first == sentences
    assert len(rest) == 2
    for copy in rest:
        assert copy != sentences
        assert sorted(copy, key=lambda one: int(one.id)) == sentences


def test_a_part_without_a_config_is_refused() -> None:
    with pytest.raises(TrainingDataError, match="checkout"):
        find_config("weather")
