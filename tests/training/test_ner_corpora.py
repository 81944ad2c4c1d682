from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodbold_ner.errors import TrainingDataError
from fodbold_ner.training.ner_corpora import (
    map_norne,
    merge_misc,
    parse_norne,
    parse_uner,
    repair_iob,
)

TAGS = st.sampled_from(["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-MISC", "I-MISC"])


@pytest.mark.parametrize(
    ("tag", "mapped"),
    [
        ("B-GPE_ORG", "B-ORG"),
        ("I-GPE_LOC", "I-LOC"),
        ("B-PROD", "B-MISC"),
        ("I-EVT", "I-MISC"),
        ("B-DRV", "O"),
        ("I-DRV", "O"),
        ("B-PER", "B-PER"),
        ("O", "O"),
    ],
)
def test_norne_labels(tag: str, mapped: str) -> None:
    assert map_norne(tag) == mapped


@pytest.mark.parametrize("tag", ["B-XYZ", "PER", "S-PER"])
def test_an_unknown_norne_tag_is_refused(tag: str) -> None:
    with pytest.raises(TrainingDataError, match="unknown"):
        map_norne(tag)


def test_norne_reads_the_last_column() -> None:
    row = "{}\t{}\t_\t_\t_\t_\t0\t_\t_\tname={}"
    lines = [row.format(1, "Oslo", "B-GPE_LOC"), row.format(2, "-folk", "I-DRV"), ""]
    (sentence,) = parse_norne(lines)
    assert sentence.entities == ("B-LOC", "O")


@pytest.mark.parametrize(
    ("flat", "nested", "merged"),
    [
        ("O O", "B-MISC#O I-MISC#O", "B-MISC I-MISC"),
        ("B-ORG O", "B-ORG#O B-MISCpart#O", "B-ORG B-MISC"),
        ("B-LOC O", "B-MISC#B-LOC I-MISC#O", "B-LOC O"),
        ("O", "B-LOCderiv#O", "O"),
        ("O O", "B-MISC#O B-MISC#O", "B-MISC B-MISC"),
    ],
)
def test_misc_fills_only_what_the_flat_labels_leave(flat: str, nested: str, merged: str) -> None:
    assert merge_misc(flat.split(), nested.split()) == tuple(merged.split())


def test_uner_without_a_nested_column_is_refused() -> None:
    with pytest.raises(TrainingDataError, match="columns 3 and 4"):
        list(parse_uner(["1\tJa\tO"]))


@given(st.lists(TAGS))
def test_repaired_tags_never_continue_nothing(tags: list[str]) -> None:
    repaired = repair_iob(tags)
    assert [tag[2:] for tag in repaired] == [tag[2:] for tag in tags]
    for before, tag in zip(("O", *repaired), repaired, strict=False):
        assert not tag.startswith("I-") or before[2:] == tag[2:]
