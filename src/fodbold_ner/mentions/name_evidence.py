"""What is known of a text before its capitalised words are judged."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass

from fodbold_ner.mentions.roles import RoleHit

__all__ = ["NameEvidence"]


@dataclass(frozen=True)
class NameEvidence:
    """What is known before the runs are judged.

    Args:
        taken: Half-open spans that other voters hold for certain; no run crosses them.
        soft: Spans of names that may also be a surname (`Kim Brøndby`).
        clubs: Spans of clubs on file that the text names.
        rejected: Spans of names on file that the context speaks against: towns, countries.
        roles: The role words of the text.
        first_names: First names on file, folded to lower case.
        full_names: Full names of people on file, in lower case.
        last_names: Last names on file, in lower case.

    Example:
        >>> names = {"first_names": {"ole"}, "full_names": {"ole brix"}, "last_names": {"brix"}}
        >>> evidence = NameEvidence([(0, 3)], soft=(), clubs=(), rejected=(), roles=(), **names)
        >>> evidence.taken
        [(0, 3)]
    """

    taken: Sequence[tuple[int, int]]
    soft: Sequence[tuple[int, int]]
    clubs: Sequence[tuple[int, int]]
    rejected: Collection[tuple[int, int]]
    roles: Sequence[RoleHit]
    first_names: Container[str]
    full_names: Container[str]
    last_names: Container[str]
