"""A figure is a formula over counts, and counts are kept article by article.

So one table of counts gives a figure for the corpus, for every resample of its articles, and for
two systems whose articles are exchanged: the formula runs over whole arrays of sums.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "BINS",
    "CalibrationError",
    "Counts",
    "FScore",
    "Figure",
    "Kappa",
    "Macro",
    "Rate",
    "Sums",
    "add_f",
    "add_rate",
    "add_score",
    "tabulate",
]

Counts: TypeAlias = Counter[str]
Array: TypeAlias = NDArray[np.float64]

BINS = 10
"""Bins of equal width, over which the error of a calibration is summed."""


@dataclass(frozen=True)
class Sums:
    """Counts by name in the last axis of a table; the other axes are articles or resamples."""

    names: Mapping[str, int]
    table: Array

    def __getitem__(self, name: str) -> Array:
        """Return one count over the other axes; a name that was never counted is zero."""
        index = self.names.get(name)
        if index is None:
            return np.zeros(self.table.shape[:-1])
        return np.asarray(self.table[..., index])

    def weighted(self, weights: Array) -> Sums:
        """Return sums over the articles, one for each row of weights.

        Args:
            weights: How often each article counts, of shape (resamples, articles).
        """
        return Sums(self.names, weights @ self.table)

    def total(self) -> Sums:
        """Return the sums over all articles."""
        return Sums(self.names, self.table.sum(axis=0))


def tabulate(counts: Sequence[Counts], names: Sequence[str] = ()) -> Sums:
    """Return the counts of articles as one table of shape (articles, names).

    Args:
        counts: One counter an article.
        names: Names to come first, so that two tables can share their columns.

    Example:
        >>> tabulate([Counter(a=1), Counter(a=2, b=1)]).table.tolist()
        [[1.0, 0.0], [2.0, 1.0]]
    """
    columns = {name: index for index, name in enumerate(dict.fromkeys(names))}
    for count in counts:
        for name in count:
            columns.setdefault(name, len(columns))
    table = np.zeros((len(counts), len(columns)))
    for row, count in enumerate(counts):
        for name, number in count.items():
            table[row, columns[name]] = number
    return Sums(columns, table)


def add_f(counts: Counts, name: str, *, right: float, found: float, wanted: float) -> None:
    """Add to the counts of an F score whose right ones are the same for both its sides."""
    add_f_sides(counts, name, precise=right, found=found, recalled=right, wanted=wanted)


def add_f_sides(
    counts: Counts, name: str, *, precise: float, found: float, recalled: float, wanted: float
) -> None:
    """Add to the counts of an F score: right of those found, and found of those wanted."""
    counts[f"{name}:precise"] += precise  # type: ignore[assignment]
    counts[f"{name}:found"] += found  # type: ignore[assignment]
    counts[f"{name}:recalled"] += recalled  # type: ignore[assignment]
    counts[f"{name}:wanted"] += wanted  # type: ignore[assignment]


def add_rate(counts: Counts, name: str, *, part: int, whole: int) -> None:
    """Add to the counts of a rate."""
    counts[f"{name}:part"] += part
    counts[f"{name}:whole"] += whole


def add_score(counts: Counts, name: str, *, score: float, right: bool) -> None:
    """Add one answer, with its score in [0, 1], to the counts of a calibration error."""
    place = min(int(score * BINS), BINS - 1)
    counts[f"{name}:{place}:n"] += 1
    counts[f"{name}:{place}:score"] += score  # type: ignore[assignment]
    counts[f"{name}:{place}:right"] += int(right)


def _divide(part: Array, whole: Array, empty: float = np.nan) -> Array:
    whole = np.asarray(whole, dtype=float)
    out = np.full(np.broadcast(part, whole).shape, empty)
    np.divide(part, whole, out=out, where=whole > 0)
    return out


@dataclass(frozen=True)
class FScore:
    """Harmonic mean of precision and recall; of nothing found and nothing wanted, nothing (NaN).

    Where there is nothing to divide by on one side only, that side is 0.
    """

    name: str
    lower_is_better: bool = field(default=False, init=False)

    def values(self, sums: Sums) -> Array:
        """Return the figure, for each row of sums."""
        precision, recall = self.sides(sums)
        both = precision + recall
        score = _divide(2 * precision * recall, both, empty=0.0)
        empty = (sums[f"{self.name}:found"] + sums[f"{self.name}:wanted"]) == 0
        return np.where(empty, np.nan, score)

    def sides(self, sums: Sums) -> tuple[Array, Array]:
        """Return precision and recall, for each row of sums."""
        name = self.name
        precision = _divide(sums[f"{name}:precise"], sums[f"{name}:found"], empty=0.0)
        recall = _divide(sums[f"{name}:recalled"], sums[f"{name}:wanted"], empty=0.0)
        return precision, recall

    def details(self, sums: Sums) -> dict[str, float | None]:
        """Return precision, recall and the counts of the whole."""
        precision, recall = (float(side) for side in self.sides(sums))
        found, wanted = (float(sums[f"{self.name}:{part}"]) for part in ("found", "wanted"))
        nothing = found + wanted == 0
        return {
            "precision": None if nothing else precision,
            "recall": None if nothing else recall,
            "right": float(sums[f"{self.name}:recalled"]),
            "found": found,
            "wanted": wanted,
        }


@dataclass(frozen=True)
class Rate:
    """A part of a whole; of no whole, nothing (NaN)."""

    name: str
    lower_is_better: bool = False

    def values(self, sums: Sums) -> Array:
        """Return the figure, for each row of sums."""
        return _divide(sums[f"{self.name}:part"], sums[f"{self.name}:whole"])

    def details(self, sums: Sums) -> dict[str, float | None]:
        """Return the counts of the whole."""
        return {part: float(sums[f"{self.name}:{part}"]) for part in ("part", "whole")}


@dataclass(frozen=True)
class Macro:
    """The mean of F scores, each weighing the same; those of nothing are left out."""

    name: str
    parts: tuple[FScore, ...]
    lower_is_better: bool = field(default=False, init=False)

    def values(self, sums: Sums) -> Array:
        """Return the figure, for each row of sums."""
        scores = np.stack([part.values(sums) for part in self.parts])
        there = ~np.isnan(scores)
        return _divide(np.where(there, scores, 0.0).sum(axis=0), there.sum(axis=0))

    def details(self, sums: Sums) -> dict[str, float | None]:
        """Return over how many scores the mean runs."""
        return {"parts": float(sum(not np.isnan(part.values(sums)) for part in self.parts))}


@dataclass(frozen=True)
class CalibrationError:
    """Expected calibration error: how far scores lie from how often they are right.

    The mean over ten bins of equal width of ``|mean score - share right|``, weighted by the
    answers in each (Naeini, Cooper and Hauskrecht 2015).
    """

    name: str
    lower_is_better: bool = field(default=True, init=False)

    def values(self, sums: Sums) -> Array:
        """Return the figure, for each row of sums."""
        gap = np.zeros(sums.table.shape[:-1])
        number = np.zeros(sums.table.shape[:-1])
        for place in range(BINS):
            name = f"{self.name}:{place}"
            gap = gap + np.abs(sums[f"{name}:score"] - sums[f"{name}:right"])
            number = number + sums[f"{name}:n"]
        return _divide(gap, number)

    def details(self, sums: Sums) -> dict[str, float | None]:
        """Return how many answers there were."""
        return {"answers": sum(float(sums[f"{self.name}:{place}:n"]) for place in range(BINS))}

    def reliability(self, sums: Sums) -> list[dict[str, float | None]]:
        """Return, for each bin, its bounds, its answers, their mean score and the share right."""
        rows: list[dict[str, float | None]] = []
        for place in range(BINS):
            name = f"{self.name}:{place}"
            number = float(sums[f"{name}:n"])
            rows.append(
                {
                    "from": place / BINS,
                    "to": (place + 1) / BINS,
                    "answers": number,
                    "score": float(sums[f"{name}:score"]) / number if number else None,
                    "right": float(sums[f"{name}:right"]) / number if number else None,
                }
            )
        return rows


@dataclass(frozen=True)
class Kappa:
    """How far two annotators agree in a code, over what chance would give (Cohen 1960).

    Where both gave one code throughout, chance gives as much, and the figure is nothing (NaN).
    """

    name: str
    codes: tuple[str, ...]
    lower_is_better: bool = field(default=False, init=False)

    def values(self, sums: Sums) -> Array:
        """Return the figure, for each row of sums."""
        table = np.stack(
            [np.stack([sums[self.cell(a, b)] for b in self.codes]) for a in self.codes]
        )
        number = table.sum(axis=(0, 1))
        agreed = _divide(np.trace(table), number)
        by_chance = _divide((table.sum(axis=1) * table.sum(axis=0)).sum(axis=0), number**2)
        return _divide(agreed - by_chance, 1 - by_chance)

    def cell(self, one: str, other: str) -> str:
        """Return the name of the count of things that got these two codes."""
        return f"{self.name}:{one}:{other}"

    def details(self, sums: Sums) -> dict[str, float | None]:
        """Return how many were coded by both, and how many alike."""
        pairs = [(one, other) for one in self.codes for other in self.codes]
        number = sum(float(sums[self.cell(*both)]) for both in pairs)
        alike = sum(float(sums[self.cell(code, code)]) for code in self.codes)
        return {"coded": number, "alike": alike}


Figure: TypeAlias = FScore | Rate | Macro | CalibrationError | Kappa
