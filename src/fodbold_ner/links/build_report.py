"""What a build has to report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fodbold_ner.links.schema import Entity

__all__ = ["BuildReport", "count_of", "report_of"]


@dataclass(frozen=True)
class BuildReport:
    """What was made, and of what.

    Args:
        path: What was written.
        entities: How many, by type.
        names: How many names they have.
        read: Rows of the sources that were read.
        joined: Rows that are an entity that was there already.
        contested: Ids of other registers that several entities claim, by who keeps them; see
            `fodbold_ner.links.contests`.
        skipped: Rows left out on purpose, by reason.
        faults: Rows that could not be read, as ``file:line: what``.
        seconds: How long it took; 0 if all was made already.
    """

    path: Path
    entities: dict[str, int]
    names: int
    read: int
    joined: int
    contested: dict[str, int]
    skipped: dict[str, int]
    faults: tuple[str, ...]
    seconds: float


def count_of(entities: Sequence[Entity]) -> dict[str, Any]:
    """Return how many entities there are, by type, and how many names they have."""
    types = Counter(str(entity.type) for entity in entities)
    names = sum(len(entity.names) for entity in entities)
    return {"entities": dict(sorted(types.items())), "names": names}


def report_of(out: Path, counts: Mapping[str, Any], seconds: float) -> BuildReport:
    """Return the report of what was counted along the way."""
    return BuildReport(
        path=out,
        entities=counts["entities"],
        names=counts["names"],
        read=counts["read"],
        joined=counts["joined"],
        contested=counts["contested"],
        skipped=counts["skipped"],
        faults=tuple(counts["faults"]),
        seconds=seconds,
    )
