"""How sure a figure is, and whether two systems differ: resamples of whole articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodbold_ner.errors import EvaluationError
from fodbold_ner.evaluation.figures import Counts, Figure, Sums, tabulate

__all__ = ["RESAMPLES", "SEED", "Difference", "bootstrap_weights", "compare", "interval"]

RESAMPLES = 1000
SEED = 20250


def bootstrap_weights(
    articles: int, *, resamples: int = RESAMPLES, seed: int = SEED
) -> NDArray[np.float64]:
    """Return how often each article is drawn in each resample, with replacement.

    Args:
        articles: How many articles there are.
        resamples: How many resamples.
        seed: Seed of the draws; the same gives the same weights.

    Returns:
        An array of shape (resamples, articles), each row summing to the number of articles.

    Example:
        >>> bootstrap_weights(3, resamples=2).sum(axis=1).tolist()
        [3.0, 3.0]
    """
    if not articles:
        return np.zeros((resamples, 0))
    draws = np.random.default_rng(seed).integers(articles, size=(resamples, articles))
    return np.stack([np.bincount(draw, minlength=articles) for draw in draws]).astype(float)


def interval(figure: Figure, drawn: Sums) -> tuple[float, float]:
    """Return the middle 95 % of a figure over resamples of the articles.

    The percentile method (Efron and Tibshirani 1993, chapter 13), counts summed over each resample.
    Resamples in which the figure is of nothing are left out; NaN where all are.

    Args:
        figure: The figure.
        drawn: The sums of counts, one row a resample: `Sums.weighted` by `bootstrap_weights`.
    """
    return _middle(figure.values(drawn))


def _middle(values: NDArray[np.float64]) -> tuple[float, float]:
    there = values[~np.isnan(values)]
    if not there.size:
        return float("nan"), float("nan")
    low, high = np.percentile(there, [2.5, 97.5])
    return float(low), float(high)


@dataclass(frozen=True)
class Difference:
    """How much better one system is than another, in one figure.

    Args:
        name: The figure.
        difference: The first's value less the other's.
        low: Lower end of its 95 % interval, by paired bootstrap.
        high: Upper end.
        p: How often chance alone gives a difference at least as great, by randomisation.
    """

    name: str
    difference: float
    low: float
    high: float
    p: float


def compare(
    figures: Sequence[Figure],
    first: Sequence[Counts],
    other: Sequence[Counts],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> list[Difference]:
    """Return, for each figure, how two systems differ over the same articles.

    The test is approximate randomisation (Noreen 1989; Yeh 2000): the two systems' answers to an
    article are exchanged or not, by the toss of a coin, and `p` is ``(1 + n) / (1 + resamples)``
    where `n` is how often the difference came out at least as great. It is paired, two-sided and
    needs no distribution. The interval is a bootstrap over articles, both systems drawn together.

    Args:
        figures: The figures; one that is of nothing for either system is left out.
        first: The counts of one system, one counter an article.
        other: The counts of the other, of the same articles in the same order.
        resamples: How many tosses, and how many resamples.
        seed: Seed of both.

    Raises:
        EvaluationError: The two are of different numbers of articles.
    """
    if len(first) != len(other):
        raise EvaluationError(
            f"{len(first)} articles cannot be compared with {len(other)}; score both systems on "
            "the same articles"
        )
    names = sorted({name for count in (*first, *other) for name in count})
    one, two = tabulate(first, names), tabulate(other, names)
    tosses = np.random.default_rng(seed).integers(2, size=(resamples, len(first))).astype(float)
    weights = bootstrap_weights(len(first), resamples=resamples, seed=seed)
    kept = Sums(one.names, tosses @ one.table + (1 - tosses) @ two.table)
    exchanged = Sums(one.names, tosses @ two.table + (1 - tosses) @ one.table)
    differences = []
    for figure in figures:
        difference = float(figure.values(one.total()) - figure.values(two.total()))
        if np.isnan(difference):
            continue
        by_chance = figure.values(kept) - figure.values(exchanged)
        # A toss that leaves the figure of nothing shows no difference.
        as_great = np.nan_to_num(np.abs(by_chance)) >= abs(difference) - 1e-12
        drawn = figure.values(one.weighted(weights)) - figure.values(two.weighted(weights))
        low, high = _middle(drawn)
        p = (1 + int(as_great.sum())) / (1 + resamples)
        differences.append(Difference(figure.name, difference, low, high, p))
    return differences
