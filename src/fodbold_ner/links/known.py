"""The names that the scanner knows of a registry, from memory or from a store."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache

from fodbold_ner.collecting import without_collecting
from fodbold_ner.links.keys import name_key
from fodbold_ner.links.names import names_to_scan, people_on_file
from fodbold_ner.links.registry import Registry
from fodbold_ner.links.store import Store
from fodbold_ner.mentions.gazetteer import NameGazetteer
from fodbold_ner.mentions.known import KnownNames, ListedNames
from fodbold_ner.ontology import Label

__all__ = ["StoreNames", "known_names", "read_known_names"]

_CACHED_WORDS = 4096


def known_names(registry: Registry | Store) -> KnownNames:
    """Return the names of a registry as the scanner takes them, wherever it lies.

    Example:
        >>> "kasper schmeichel" in known_names(Registry.shipped()).full_names
        True
    """
    if isinstance(registry, Store):
        return StoreNames(registry)
    with without_collecting():
        return ListedNames(names_to_scan(registry), people_on_file(registry))


def read_known_names(data: bytes) -> KnownNames:
    """Return the names that the `to_bytes` of such names gave.

    Raises:
        RegistryError: They lie in a store that is not there any more, or is another.

    Example:
        >>> read_known_names(ListedNames([], ["Ole Brix"]).to_bytes()).first_names
        frozenset({'ole'})
    """
    if Store.is_reference(data):
        return StoreNames(Store.from_bytes(data))
    return ListedNames.from_bytes(data)


class StoreNames:
    """The names of a store: clubs and the like are scanned for, people are looked up.

    Args:
        store: The store, open.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.full_names = _FullNames(store)
        self.first_names = _Words(store.has_first_name)
        self.last_names = _Words(lambda word: bool(store.by_surname(word, limit=1)))

    @cached_property
    def gazetteer(self) -> NameGazetteer:
        """The names to scan for; those of a pattern are read when it is first found."""
        return NameGazetteer(self._store.patterns(), self._store.scanned)

    def to_bytes(self) -> bytes:
        """Return where the store is; its names stay there."""
        return self._store.to_bytes()

    def __reduce__(self) -> tuple[object, ...]:
        return StoreNames, (self._store,)


class _FullNames:
    def __init__(self, store: Store) -> None:
        self._has = lru_cache(_CACHED_WORDS)(self._look)
        self._store = store

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and " " in name and self._has(name)

    def _look(self, name: str) -> bool:
        hits = self._store.normalised(Label.PERSON, name)
        return any(hit.text.lower() == name for hit in hits)


class _Words:
    def __init__(self, is_there: Callable[[str], bool]) -> None:
        self._has = lru_cache(_CACHED_WORDS)(is_there)

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and name_key(word) != "" and self._has(word)
