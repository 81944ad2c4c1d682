"""What every component owes, whatever it does: empty docs, bytes, disk, DocBin, processes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from tests.conftest import club_row

import fodbold_ner
from fodbold_ner.base import base_path
from fodbold_ner.extensions import data_of
from fodbold_ner.factories import STAGES

ARTICLE = fodbold_ner.Article(
    id="kontrakt-1",
    published="2025-11-03",
    url="https://example.org/1",
    text=(
        "Lyngby fyrer Ravnkilde\n\n"
        "Lyngby Boldklub har fyret cheftræner Mads Ravn\u00adkilde, skriver Tipsbladet.\n"
        "Han afløses af Ole Brix, der kommer fra Hvidovre IF.\n"
    ),
)
PIPELINES = {
    "fodbold_mentions": STAGES[:1],
    "fodbold_links": STAGES[:2],
    "fodbold_relations": STAGES,
    "fodbold": ("fodbold",),
}


def build(stages: tuple[str, ...]) -> Language:
    blank = spacy.blank("da")
    for stage in stages:
        blank.add_pipe(stage)
    return blank


@pytest.fixture(params=PIPELINES, scope="module")
def pipeline(request: pytest.FixtureRequest) -> Language:
    """A blank pipeline that ends with the component under test."""
    return build(PIPELINES[request.param])


def dump(doc: Doc) -> dict[str, Any]:
    """What a Doc carries."""
    return dict(data_of(doc))


def annotated(nlp: Language) -> dict[str, Any]:
    return dump(nlp(fodbold_ner.make_doc(nlp, ARTICLE)))


def test_it_finds_something(pipeline: Language) -> None:
    data = annotated(pipeline)
    assert [mention["label"] for mention in data["mentions"]].count("PERSON") >= 2
    if pipeline.pipe_names != ["fodbold_mentions"]:
        assert data["entities"]


def test_an_empty_doc_is_sound(pipeline: Language) -> None:
    for text in ("", " \n\n "):
        doc = pipeline(text)
        assert dump(doc)["mentions"] == []
        assert dump(doc)["relations"] == []


def test_bytes_round_trip(pipeline: Language) -> None:
    other = build(tuple(pipeline.pipe_names))
    other.from_bytes(pipeline.to_bytes())
    assert annotated(other) == annotated(pipeline)


def test_disk_round_trip(pipeline: Language, tmp_path: Path) -> None:
    pipeline.to_disk(tmp_path / "saved")
    other = spacy.load(tmp_path / "saved")
    assert other.pipe_names == pipeline.pipe_names
    assert annotated(other)["mentions"] == annotated(pipeline)["mentions"]


def test_docbin_keeps_the_data(pipeline: Language) -> None:
    doc = pipeline(fodbold_ner.make_doc(pipeline, ARTICLE))
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(packed).get_docs(pipeline.vocab)
    assert dump(again) == dump(doc)
    for _, component in pipeline.pipeline:
        again = component(again)
    assert dump(again) == dump(doc)


def test_doc_bytes_keep_the_data(pipeline: Language) -> None:
    doc = pipeline(fodbold_ner.make_doc(pipeline, ARTICLE))
    again = Doc(pipeline.vocab).from_bytes(doc.to_bytes())
    assert dump(again) == dump(doc)


def test_two_processes_give_the_same(pipeline: Language) -> None:
    articles = [
        fodbold_ner.Article(
            id=str(number), text=ARTICLE.text.replace("Brix", f"Brix{'en' * number}")
        )
        for number in range(6)
    ]
    one = [dump(doc) for doc in pipeline.pipe(fodbold_ner.make_doc(pipeline, a) for a in articles)]
    docs = (fodbold_ner.make_doc(pipeline, article) for article in articles)
    two = [dump(doc) for doc in pipeline.pipe(docs, n_process=2, batch_size=2)]
    assert one == two
    assert [data["id"] for data in two] == [article.id for article in articles]


def test_spawned_processes_give_the_same(tmp_path: Path) -> None:
    """Where processes do not fork, components are pickled on their way."""
    script = tmp_path / "spawned.py"
    script.write_text(
        "import multiprocessing, spacy, fodbold_ner\n"
        "if __name__ == '__main__':\n"
        "    multiprocessing.set_start_method('spawn')\n"
        "    nlp = spacy.blank('da')\n"
        "    nlp.add_pipe('fodbold')\n"
        "    articles = [fodbold_ner.Article(id=str(n), text='AGF fyrer Ole Brix.')\n"
        "                for n in range(4)]\n"
        "    docs = [fodbold_ner.make_doc(nlp, article) for article in articles]\n"
        "    for doc in nlp.pipe(docs, n_process=2, batch_size=2):\n"
        "        record = doc._.fodbold\n"
        "        print(record.id, len(record.relations))\n",
        encoding="utf8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["0", "1", "2", "3"]
    assert all(line.split()[1] != "0" for line in done.stdout.splitlines())


def test_twice_is_once(pipeline: Language) -> None:
    doc = pipeline(fodbold_ner.make_doc(pipeline, ARTICLE))
    first = json.dumps(dump(doc))
    for _, component in pipeline.pipeline:
        doc = component(doc)
    assert json.dumps(dump(doc)) == first


def test_two_registries_in_one_process(registry_of: Any) -> None:
    base = base_path()
    first = fodbold_ner.load(base, registry=registry_of("Skovby FF"))
    second = fodbold_ner.load(base, registry=registry_of("Egely BK", "Skovby FF"))
    text = "Egely BK møder Skovby FF."
    for _ in range(2):
        linked = [
            [e.registry_id for e in fodbold_ner.annotate(text, nlp=nlp).entities if e.registry_id]
            for nlp in (first, second)
        ]
        assert linked == [["fb:c:900000"], ["fb:c:900000", "fb:c:900001"]]


def test_a_saved_pipeline_needs_its_registry_files_no_longer(tmp_path: Path) -> None:
    layer = tmp_path / "layer.jsonl"
    layer.write_text(json.dumps(club_row(900007, "Skovby FF")) + "\n", encoding="utf8")
    nlp = fodbold_ner.load(base_path(), registry=layer)
    nlp.to_disk(tmp_path / "saved")
    layer.unlink()
    record = fodbold_ner.annotate("Skovby FF slog AGF.", nlp=spacy.load(tmp_path / "saved"))
    assert [entity.registry_id for entity in record.entities] == ["fb:c:900007", "fb:c:000101"]


def test_config_layers_a_registry(tmp_path: Path) -> None:
    layer = tmp_path / "layer.jsonl"
    layer.write_text(json.dumps(club_row(900007, "Skovby FF")) + "\n", encoding="utf8")
    blank = spacy.blank("da")
    blank.add_pipe("fodbold", config={"registry": str(layer)})
    record = blank("Skovby FF slog AGF.")._.fodbold
    assert [entity.registry_id for entity in record.entities] == ["fb:c:900007", "fb:c:000101"]


def test_a_stage_out_of_order_says_so() -> None:
    blank = spacy.blank("da")
    blank.add_pipe("fodbold_links")
    with pytest.raises(fodbold_ner.ModelError, match="fodbold"):
        blank("AGF vandt.")
