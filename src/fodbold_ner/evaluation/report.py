"""What an evaluation found, as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from fodbold_ner.evaluation.mistakes import Mistake
from fodbold_ner.evaluation.scoring import Score
from fodbold_ner.evaluation.significance import RESAMPLES, SEED, Difference
from fodbold_ner.records import MadeBy

__all__ = ["HEADLINES", "Hardship", "Report", "SystemReport"]

HEADLINES = ("mentions.strict", "links.end_to_end", "relations.linked", "relations.full")
"""The figures that a perturbation is told by."""

Bins = Sequence[Mapping[str, float | None]]


@dataclass(frozen=True)
class Hardship:
    """What a perturbation costs a system.

    Args:
        articles: How many articles it changed; the figures are over these alone.
        changes: In how many places.
        left_out: In how many places more it would have changed them, had it been safe.
        before: Each headline figure before.
        after: The same after.
    """

    articles: int
    changes: int
    left_out: int
    before: Mapping[str, float | None]
    after: Mapping[str, float | None]

    def to_plain(self) -> dict[str, Any]:
        """Return it as an object of JSON, with the difference of each figure."""
        differences = {
            name: None if after is None or (before := self.before[name]) is None else after - before
            for name, after in self.after.items()
        }
        return {**asdict(self), "difference": differences}


@dataclass(frozen=True)
class SystemReport:
    """What an evaluation found out about one system.

    Args:
        name: The system.
        made_by: The versions that its records are stamped with.
        scores: Every figure by name.
        given: Link and relation figures where it was told gold's `mentions`, or `entities` too.
        reliability: The reliability tables of scores of `links` and of `relations`.
        differences: Over the system that all were compared with, figure by figure.
        hardships: What each perturbation cost.
        mistakes: Every mistake, article by article.
    """

    name: str
    made_by: MadeBy | None
    scores: Mapping[str, Score]
    given: Mapping[str, Mapping[str, Score]] = field(default_factory=dict)
    reliability: Mapping[str, Bins] = field(default_factory=dict)
    differences: Sequence[Difference] = ()
    hardships: Mapping[str, Hardship] = field(default_factory=dict)
    mistakes: Sequence[Mistake] = ()

    def to_plain(self) -> dict[str, Any]:
        """Return it as an object of JSON; mistakes are only counted, by stage and kind."""
        tally: dict[str, int] = {}
        for mistake in self.mistakes:
            key = f"{mistake.stage}.{mistake.what}.{mistake.kind}"
            tally[key] = tally.get(key, 0) + 1
        return {
            "name": self.name,
            "made_by": self.made_by.model_dump() if self.made_by else None,
            "figures": _plain(self.scores),
            "given": {told: _plain(scores) for told, scores in self.given.items()},
            "reliability": {of: list(rows) for of, rows in self.reliability.items()},
            "differences": {one.name: asdict(one) for one in self.differences},
            "perturbations": {name: cost.to_plain() for name, cost in self.hardships.items()},
            "mistakes": dict(sorted(tally.items())),
        }


def _plain(scores: Mapping[str, Score]) -> dict[str, Any]:
    return {name: score.to_plain() for name, score in scores.items()}


@dataclass(frozen=True)
class Report:
    """What an evaluation found out.

    Args:
        articles: How many articles were scored.
        sentences: How many sentences they have.
        registry: The version of the registry.
        overlay: The corpus's own layer of the registry that was laid over it, None for none.
        compared_with: The system that the others were compared with, None for none.
        systems: What was found out about each.
    """

    articles: int
    sentences: int
    registry: str
    overlay: str | None
    compared_with: str | None
    systems: Sequence[SystemReport]

    def to_plain(self) -> dict[str, Any]:
        """Return it as an object of JSON, whose keys hold."""
        return {
            "articles": self.articles,
            "sentences": self.sentences,
            "registry": self.registry,
            "overlay": self.overlay,
            "resamples": RESAMPLES,
            "seed": SEED,
            "compared_with": self.compared_with,
            "systems": [system.to_plain() for system in self.systems],
        }
