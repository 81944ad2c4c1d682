"""A map from character offsets in cleaned text back to the original.

Cleaning replaces one character by one, deletes characters, or composes a letter and its combining
marks into one character. So the map is piecewise linear and is kept as its breakpoints: pairs
``(cleaned, original)`` from which both sides run on in step. Where two pairs share a cleaned
offset, the first says where the character before it ends (a composed one is wider in the
original), the second where the character at it begins.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["OffsetMap"]


@dataclass(frozen=True)
class OffsetMap:
    """Maps half-open spans of cleaned text to half-open spans of the original.

    Args:
        breakpoints: Pairs ``(cleaned, original)`` in rising order, the first ``(0, n)``. An empty
            tuple is the identity.

    Example:
        >>> offsets = OffsetMap.from_kept([0, 1, 3, 4])   # character 2 was deleted
        >>> offsets.breakpoints
        ((0, 0), (2, 3))
        >>> offsets.to_original(1, 3)
        (1, 4)
    """

    breakpoints: tuple[tuple[int, int], ...] = ()

    @classmethod
    def from_kept(cls, kept: Iterable[int]) -> OffsetMap:
        """Build the map from the original offset of each character that was kept, in order."""
        pairs: list[tuple[int, int]] = []
        expected = 0
        for cleaned, original in enumerate(kept):
            if original != expected:
                pairs.append((cleaned, original))
            expected = original + 1
        if not pairs:
            return cls()
        if pairs[0][0] != 0:
            pairs.insert(0, (0, 0))
        return cls(tuple(pairs))

    @classmethod
    def from_runs(cls, runs: Iterable[tuple[int, int, int]]) -> OffsetMap:
        """Build the map from the runs that make up the cleaned text, in order.

        Args:
            runs: Triples ``(length, start, end)``: so many characters of cleaned text came from
                ``[start, end)`` of the original. A run is as long as its source, or it is one
                composed character.

        Example:
            >>> runs = [(1, 0, 1), (1, 1, 3), (2, 3, 5)]   # "gård", where å was a and a ring
            >>> offsets = OffsetMap.from_runs(runs)
            >>> offsets.to_original(1, 2), offsets.to_original(2, 4)
            ((1, 3), (3, 5))
        """
        pairs: list[tuple[int, int]] = []
        cleaned = expected = 0
        composed = False
        for length, start, end in runs:
            if composed or start != expected:
                pairs.append((cleaned, start))
            cleaned += length
            composed = end - start != length
            if composed:
                pairs.append((cleaned, end))
            expected = end
        if composed:
            pairs.append((cleaned, expected))
        if pairs and pairs[0][0] != 0:
            pairs.insert(0, (0, 0))
        return cls(tuple(pairs))

    @classmethod
    def from_pairs(cls, pairs: Iterable[Sequence[int]]) -> OffsetMap:
        """Build the map from plain pairs, as they are stored on a Doc."""
        return cls(tuple((int(cleaned), int(original)) for cleaned, original in pairs))

    def position(self, cleaned: int) -> int:
        """Return where the character at `cleaned` stands in the original."""
        if not self.breakpoints:
            return cleaned
        index = bisect_right(self.breakpoints, (cleaned, float("inf"))) - 1
        start, original = self.breakpoints[index]
        return original + cleaned - start

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that the cleaned span ``[start, end)`` came from.

        Characters that were deleted inside the span belong to it, those at its edges do not.
        """
        if end <= start:
            position = self.position(start)
            return position, position
        return self.position(start), self._end(end)

    def _end(self, cleaned: int) -> int:
        """Return where, in the original, the character before `cleaned` ends."""
        index = bisect_left(self.breakpoints, (cleaned, -1))
        pair = self.breakpoints[index : index + 2]
        if len(pair) == 2 and pair[0][0] == pair[1][0] == cleaned:
            return pair[0][1]
        return self.position(cleaned - 1) + 1
