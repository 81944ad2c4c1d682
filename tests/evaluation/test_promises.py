"""What a corpus holds against what is promised, and what its articles share."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.evaluation.gold import article
from typer.testing import CliRunner

from fodbold_ner.cli.app import app
from fodbold_ner.evaluation.promises import (
    SPLITS,
    is_unseen,
    named_in,
    promises,
    read_splits,
    twice_annotated_ids,
)
from fodbold_ner.evaluation.repetition import repetition
from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.formats.corpus.files import write_corpus

ENTITIES = 'agf CLUB nil "AGF" | brix PERSON nil "Ole Brix"'
STORY = article(
    "[AGF](agf)-[træneren](head_coach) [Ole Brix](brix) er væk.\nEn [klub](k anonymous) ringer.",
    f"{ENTITIES} | k CLUB anonymous",
    'interest speculated denied person=brix club=k direction=club_in_person : & "ringer"',
)


def held(what: str, **splits: list[object]) -> int:
    everything = {name: splits.get(name, []) for name in SPLITS}
    (number,) = [count.held for count in promises(everything) if count.what == what]  # type: ignore[arg-type]
    return number


@pytest.mark.parametrize(
    ("what", "number"),
    [
        ("articles in test", 1),
        ("core mentions", 4),
        ("sub-token mentions", 2),
        ("anonymous mentions", 1),
        ("hard negatives", 1),
        ("articles of 100 to 350 words", 0),
        ("articles with teasers", 0),
        ("relations", 1),
        ("interest", 1),
        ("interest in test", 1),
        ("relations denied in test", 1),
        ("relations expected or speculated", 1),
        ("relations with a source", 0),
        ("transfer in test", 0),
    ],
)
def test_each_thing_is_counted(what: str, number: int) -> None:
    assert held(what, test=[STORY]) == number


def test_articles_annotated_twice_are_counted_where_they_lie(tmp_path: Path) -> None:
    def story(name: str) -> GoldArticle:
        return article("[AGF](agf) vandt.", 'agf CLUB nil "AGF"', name=name)

    write_corpus([story("a"), story("d")], tmp_path / "second" / "test")
    twice = twice_annotated_ids(tmp_path)
    assert twice == {"a", "d"}
    splits = {"train": [story("d"), story("c")], "dev": [], "test": [story("a"), story("b")]}
    found = {count.what: count.held for count in promises(splits, twice=twice)}
    assert found["test articles annotated twice"] == 1
    assert found["other articles annotated twice"] == 1


def test_what_is_promised_of_test_is_counted_in_test() -> None:
    assert held("interest in test", train=[STORY]) == 0
    assert held("interest", train=[STORY]) == 1


def test_unseen_articles_name_nobody_whom_train_names() -> None:
    other = article("[OB](ob) slog [FCK](fck).", 'ob CLUB nil "OB" | fck CLUB nil "FCK"', name="b")
    what = "test articles with unseen people and clubs only"
    assert held(what, train=[STORY], test=[other, STORY]) == 1
    assert not is_unseen(other, named_in([other]))
    nobody = article("Det regner.", "", name="c")
    assert not is_unseen(nobody, set())


def test_runs_are_shared_whatever_the_names() -> None:
    def say(name: str, text: str) -> object:
        return article(text, f'x CLUB nil "{name}"', name=name.lower())

    golds = [
        say("AGF", "I går slog [AGF](x) dem alle 3-0, og solen skinnede."),
        say("OB", "I går slog [OB](x) dem alle 4-1, og det regnede."),
    ]
    found = repetition(golds, length=6)  # type: ignore[arg-type]
    assert "i går slog ¤ dem alle" in {run.words for run in found.shared}
    assert not any("solen" in run.words for run in found.shared)
    assert found.shared[0].articles == ("agf", "ob")
    assert 0 < found.share < 1
    assert repetition([golds[0]], length=6).shared == ()  # type: ignore[list-item]


def test_the_commands(tmp_path: Path) -> None:
    write_corpus([STORY], tmp_path / "train")
    assert [len(golds) for golds in read_splits(tmp_path).values()] == [1, 0, 0]
    runner = CliRunner()
    done = runner.invoke(app, ["corpus", "report", str(tmp_path)])
    assert done.exit_code == 1
    assert "articles in train" in done.output
    done = runner.invoke(app, ["corpus", "repetition", str(tmp_path), "--length", "4"])
    assert done.exit_code == 0
    assert "0 of 2 runs of 4 words stand in more than one of 1 articles: 0.00 %" in done.output
