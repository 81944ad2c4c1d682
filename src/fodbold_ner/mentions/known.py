"""The names that are known beforehand, wherever they lie."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import cached_property
from typing import Any, Protocol

import srsly

from fodbold_ner.collecting import without_collecting
from fodbold_ner.mentions.gazetteer import GazetteerName, NameGazetteer

__all__ = ["KnownNames", "ListedNames"]


class KnownNames(Protocol):
    """What the stage asks of whoever knows names: a list, or a registry on disk."""

    @property
    def gazetteer(self) -> NameGazetteer:
        """The names of clubs, leagues, national teams, media and agencies, to scan for."""

    @property
    def full_names(self) -> Container[str]:
        """The full names of people, two words at least, in lower case."""

    @property
    def first_names(self) -> Container[str]:
        """The first words of those, in lower case."""

    @property
    def last_names(self) -> Container[str]:
        """The last words of those, in lower case."""

    def to_bytes(self) -> bytes:
        """Return what a finder needs to know these names again."""


class ListedNames:
    """Names held in memory; the automaton over them is made when they are first scanned for.

    Args:
        names: Names of clubs, leagues, national teams, media and agencies.
        people: Full names of people; a name of one word is left out.

    Example:
        >>> known = ListedNames([], ["Ole Brix", "Brix"])
        >>> known.people, "ole" in known.first_names
        (('Ole Brix',), True)
    """

    def __init__(self, names: Iterable[GazetteerName], people: Iterable[str]) -> None:
        self.names = tuple(names)
        self.people = tuple(sorted({name for name in people if " " in name}))

    @cached_property
    def gazetteer(self) -> NameGazetteer:
        """The names to scan for."""
        with without_collecting():
            return NameGazetteer.of(self.names)

    @cached_property
    def full_names(self) -> frozenset[str]:
        """The people's names in lower case."""
        return frozenset(name.lower() for name in self.people)

    @cached_property
    def first_names(self) -> frozenset[str]:
        """The first words of the people's names in lower case."""
        return frozenset(name.split()[0].lower() for name in self.people)

    @cached_property
    def last_names(self) -> frozenset[str]:
        """The last words of the people's names in lower case."""
        return frozenset(name.split()[-1].lower() for name in self.people)

    def to_bytes(self) -> bytes:
        """Return the names as bytes that `from_bytes` reads; equal names give equal bytes.

        Example:
            >>> ListedNames.from_bytes(ListedNames([], ["Ole Brix"]).to_bytes()).people
            ('Ole Brix',)
        """
        plain = {"names": [name.to_plain() for name in self.names], "people": list(self.people)}
        return bytes(srsly.msgpack_dumps(plain))

    @classmethod
    def from_bytes(cls, data: bytes) -> ListedNames:
        """Return the names that `to_bytes` gave."""
        plain: dict[str, Any] = srsly.msgpack_loads(data)
        return cls(map(GazetteerName.from_plain, plain["names"]), plain["people"])

    def __reduce__(self) -> tuple[object, ...]:
        return ListedNames.from_bytes, (self.to_bytes(),)
