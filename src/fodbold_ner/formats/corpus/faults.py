"""What is wrong with a file, each fault with its row."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Faults", "either"]


class Faults:
    """Faults of one file, as they are found.

    Args:
        where: What to call the file.

    Example:
        >>> faults = Faults("a.article")
        >>> faults.add(2, "no genre; add one")
        >>> faults.told()
        ('a.article:2: no genre; add one',)
    """

    def __init__(self, where: str) -> None:
        self._where = where
        self._found: list[tuple[int, str]] = []

    def add(self, row: int, what: str) -> None:
        """Note what is wrong with a row, from 1, and how to mend it."""
        if (row, what) not in self._found:
            self._found.append((row, what))

    def told(self) -> tuple[str, ...]:
        """Return each fault as ``file:line: what``, in order of rows."""
        in_order = sorted(self._found, key=lambda fault: fault[0])
        return tuple(f"{self._where}:{row}: {what}" for row, what in in_order)


def either(names: Iterable[object]) -> str:
    """Return names as a list to choose from.

    Example:
        >>> either(["CLUB", "PERSON", "AGENCY"])
        'CLUB, PERSON or AGENCY'
    """
    *first, last = map(str, names)
    return f"{', '.join(first)} or {last}" if first else last
