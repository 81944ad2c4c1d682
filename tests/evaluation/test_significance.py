"""Intervals and tests over articles."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from fodbold_ner.errors import EvaluationError
from fodbold_ner.evaluation.figures import (
    CalibrationError,
    FScore,
    Rate,
    add_f,
    add_rate,
    add_score,
    tabulate,
)
from fodbold_ner.evaluation.significance import bootstrap_weights, compare, interval

F = FScore("f")


def articles(*rights: int) -> list[Counter[str]]:
    """Articles with ten things wanted and found each, and so many of them right."""
    made = []
    for right in rights:
        counts: Counter[str] = Counter()
        add_f(counts, "f", right=right, found=10, wanted=10)
        made.append(counts)
    return made


def test_an_interval_holds_the_figure_and_shrinks_with_articles() -> None:
    assert float(F.values(tabulate(articles(2, 9, 5, 7)).total())) == pytest.approx(0.575)
    widths = []
    for times in (5, 50):
        sums = tabulate(articles(*(2, 9, 5, 7) * times))
        low, high = interval(F, sums.weighted(bootstrap_weights(4 * times)))
        assert low < float(F.values(sums.total())) < high
        widths.append(high - low)
    assert widths[1] < widths[0] / 2


def test_an_interval_sums_counts_and_not_scores() -> None:
    # One long article and one short: a resample weighs them by what they hold.
    counts = articles(10, 0)
    counts[1] = Counter({name: number / 10 for name, number in counts[1].items()})
    sums = tabulate(counts)
    assert float(F.values(sums.total())) == pytest.approx(10 / 11)
    assert interval(F, sums.weighted(bootstrap_weights(2))) == (0.0, 1.0)


def test_a_figure_of_nothing_has_no_interval() -> None:
    assert np.isnan(interval(F, tabulate([Counter()]).weighted(bootstrap_weights(1)))).all()


def test_a_system_does_not_differ_from_itself() -> None:
    [difference] = compare([F], articles(3, 8, 5), articles(3, 8, 5))
    assert (difference.difference, difference.low, difference.high) == (0, 0, 0)
    assert difference.p == 1.0


def test_a_system_better_on_every_article_differs_and_chance_does_not() -> None:
    [clear] = compare([F], articles(*[8] * 20), articles(*[6] * 20))
    assert clear.difference == pytest.approx(0.2)
    assert clear.p == pytest.approx(1 / 1001)
    assert clear.low == pytest.approx(0.2)
    [mixed] = compare([F], articles(*[8, 6] * 10), articles(*[6, 8] * 10))
    assert mixed.p > 0.5
    assert mixed.low < 0 < mixed.high


def test_one_article_proves_nothing() -> None:
    [difference] = compare([F], articles(9), articles(1))
    assert difference.p == 1.0


def test_systems_of_other_articles_are_refused() -> None:
    with pytest.raises(EvaluationError, match="2 articles cannot be compared with 1"):
        compare([F], articles(1, 2), articles(1))


def test_a_calibration_error_is_the_gap_between_scores_and_truth() -> None:
    counts: Counter[str] = Counter()
    for right in (True, True, True, False):
        add_score(counts, "c", score=1.0, right=right)
    for right in (True, False):
        add_score(counts, "c", score=0.5, right=right)
    figure, total = CalibrationError("c"), tabulate([counts]).total()
    assert float(figure.values(total)) == pytest.approx(1 / 6)
    rows = [row for row in figure.reliability(total) if row["answers"]]
    assert [(row["from"], row["score"], row["right"]) for row in rows] == [
        (0.5, 0.5, 0.5),
        (0.9, 1.0, 0.75),
    ]


def test_a_rate_of_no_whole_is_nothing() -> None:
    counts: Counter[str] = Counter()
    add_rate(counts, "r", part=0, whole=0)
    assert np.isnan(Rate("r").values(tabulate([counts]).total()))
