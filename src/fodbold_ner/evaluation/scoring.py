"""All figures of a system: counted article by article, summed once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fodbold_ner.evaluation.figures import (
    CalibrationError,
    Counts,
    Figure,
    tabulate,
)
from fodbold_ner.evaluation.link_scores import count_links, link_figures
from fodbold_ner.evaluation.mention_scores import Surface, count_mentions, mention_figures
from fodbold_ner.evaluation.pairs import Pair
from fodbold_ner.evaluation.relation_scores import count_relations, relation_figures
from fodbold_ner.evaluation.significance import bootstrap_weights, interval

__all__ = ["Score", "all_figures", "count", "reliability", "score", "summarise", "values_of"]


@dataclass(frozen=True)
class Score:
    """A figure's value with its 95 % interval; null where it is of nothing.

    Args:
        value: The figure, in [0, 1].
        low: Lower end of the interval.
        high: Upper end.
        details: What it is made of: precision, recall and counts, or a rate's part and whole.
        lower_is_better: Whether less of it is better.
    """

    value: float | None
    low: float | None
    high: float | None
    details: Mapping[str, float | None]
    lower_is_better: bool = False

    def to_plain(self) -> dict[str, Any]:
        """Return the score as a flat object of JSON."""
        return {"value": self.value, "low": self.low, "high": self.high, **self.details}


def all_figures() -> list[Figure]:
    """Return every figure, in the order of a report.

    Example:
        >>> names = [figure.name for figure in all_figures()]
        >>> len(names) == len(set(names)), names[0]
        (True, 'mentions.strict')
    """
    return [*mention_figures(), *link_figures(), *relation_figures()]


def count(pair: Pair, *, seen: Collection[Surface] | None = None) -> Counts:
    """Return the counts of every figure for one article.

    Args:
        pair: The article.
        seen: The surfaces of the training corpus, for the unseen slice.
    """
    counts = count_mentions(pair, seen=seen)
    counts.update(count_links(pair))
    counts.update(count_relations(pair))
    return counts


def summarise(
    counts: Sequence[Counts], figures: Sequence[Figure] | None = None
) -> dict[str, Score]:
    """Return figures over some articles, by name, with their intervals.

    Args:
        counts: What `count` gave, one counter an article.
        figures: The figures; all of them by default.
    """
    sums = tabulate(counts)
    total, drawn = sums.total(), sums.weighted(bootstrap_weights(len(counts)))
    scores = {}
    for figure in all_figures() if figures is None else figures:
        low, high = interval(figure, drawn)
        scores[figure.name] = Score(
            value=_or_none(float(figure.values(total))),
            low=_or_none(low),
            high=_or_none(high),
            details=figure.details(total),
            lower_is_better=figure.lower_is_better,
        )
    return scores


def values_of(counts: Sequence[Counts]) -> dict[str, float | None]:
    """Return every figure over some articles, by name, without intervals.

    Args:
        counts: What `count` gave, one counter an article.
    """
    total = tabulate(counts).total()
    return {figure.name: _or_none(float(figure.values(total))) for figure in all_figures()}


def score(pairs: Sequence[Pair], *, seen: Collection[Surface] | None = None) -> dict[str, Score]:
    """Return every figure over some articles, by name, with its 95 % interval.

    Args:
        pairs: The articles.
        seen: The surfaces of the training corpus, for the unseen slice.

    Example:
        >>> import fodbold_ner
        >>> record = fodbold_ner.annotate("AGF slog OB.")
        >>> scores = score([Pair(record, record, ((0, 12),))])
        >>> scores["mentions.strict"].value, scores["relations.linked"].value
        (1.0, None)
    """
    return summarise([count(pair, seen=seen) for pair in pairs])


def reliability(counts: Sequence[Counts]) -> dict[str, list[dict[str, float | None]]]:
    """Return the reliability tables of entity scores and of relation scores.

    Args:
        counts: What `count` gave, one counter an article.
    """
    total = tabulate(counts).total()
    return {
        figure.name.partition(".")[0]: figure.reliability(total)
        for figure in all_figures()
        if isinstance(figure, CalibrationError)
    }


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else value
