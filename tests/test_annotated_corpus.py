"""The corpus as a whole: what no single file can tell."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest

from fodbold_ner.evaluation.agreement import twice_annotated
from fodbold_ner.evaluation.promises import SPLITS, read_splits
from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.formats.corpus.files import align_files
from fodbold_ner.links.registry import Registry, shipped_path
from fodbold_ner.ontology import Label

CORPUS = Path(__file__).parent.parent / "data" / "annotated"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not in this tree")


@lru_cache(maxsize=1)
def registry() -> Registry:
    return Registry.load([shipped_path(), CORPUS / "overlay.jsonl"])


@lru_cache(maxsize=1)
def splits() -> dict[str, list[GoldArticle]]:
    return read_splits(CORPUS)


@pytest.mark.parametrize("split", SPLITS)
def test_every_id_is_on_file_under_its_name_and_label(split: str) -> None:
    wrong = []
    for gold in splits()[split]:
        for entity in gold.record.entities:
            if entity.registry_id is None:
                continue
            known = registry().get(entity.registry_id)
            if known is None or known.label_in_text is not Label(entity.label):
                wrong.append((gold.record.id, entity.name, entity.registry_id))
    assert wrong == []


def test_splits_follow_one_another_in_time() -> None:
    published = {
        name: [gold.record.published for gold in golds if gold.record.published]
        for name, golds in splits().items()
    }
    assert max(published["train"]) < min(published["dev"])
    assert max(published["dev"]) < min(published["test"])


def test_no_article_stands_twice() -> None:
    golds = [gold for name in SPLITS for gold in splits()[name]]
    assert len({gold.record.id for gold in golds}) == len(golds)
    assert len({gold.record.text for gold in golds}) == len(golds)


def test_files_are_named_by_date_and_genre() -> None:
    for gold in (gold for name in SPLITS for gold in splits()[name]):
        about = f"{gold.record.published}-{gold.genre}".replace("_", "-")
        assert re.fullmatch(rf"{about}(-\d+)?", gold.record.id), gold.record.id


def test_files_are_in_the_one_alignment() -> None:
    assert align_files([CORPUS / name for name in SPLITS], write=False) == []


def test_second_annotations_are_of_the_same_texts() -> None:
    for pairs in twice_annotated(CORPUS).values():
        for first, second in pairs:
            assert first.record.text == second.record.text
            assert first.record.zones == second.record.zones
            assert first.sentences == second.sentences


def test_people_of_test_are_no_people_of_train() -> None:
    def people(split: str) -> set[str]:
        return {
            entity.registry_id
            for gold in splits()[split]
            for entity in gold.record.entities
            if entity.label is Label.PERSON and entity.registry_id
        }

    assert people("test").isdisjoint(people("train"))
