"""Whom a name may mean: the entities of a registry by name, from memory or from a store."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from fodbold_ner.collecting import without_collecting
from fodbold_ner.links.keys import name_key, words_of
from fodbold_ner.links.names import NICKNAMES
from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import AutoLink, Entity, EntityType, Gender, Level, Name
from fodbold_ner.links.store import NameHit, Store
from fodbold_ner.links.store_format import NEAR_MIN_LENGTH
from fodbold_ner.links.trigrams import nearest_of
from fodbold_ner.ontology import Label

__all__ = ["NameIndex", "NamedAs", "RegistryIndex", "StoreIndex", "index_of"]

_FUZZY_MIN_SIMILARITY = 0.88
"""One slip in nine letters or more, two in seventeen."""
_FUZZY_KEYS = 10
_FUZZY_NAMES = 5


@dataclass(frozen=True)
class NamedAs:
    """An entity of the registry, and the name by which it was found.

    Args:
        entity: The entity.
        name: The name on file.
        similarity: How like the name in the text it is, between 0 and 1.

    Example:
        >>> vejle = Registry.shipped()["fb:c:000117"]
        >>> NamedAs(vejle, vejle.names[0]).similarity
        1.0
    """

    entity: Entity
    name: Name
    similarity: float = 1.0


class NameIndex(ABC):
    """Finds the entities of a registry by name: exact, normalised, by surname, and fuzzy.

    Names that never link are not found.

    Example:
        >>> index = index_of(Registry.shipped())
        >>> [named.entity.id for named in index.exact(Label.CLUB, "Vejle Boldklub")]
        ['fb:c:000117']
    """

    @abstractmethod
    def exact(self, label: Label, text: str) -> list[NamedAs]:
        """Return the entities that bear this very name, each once; none is an empty list.

        Example:
            >>> index_of(Registry.shipped()).exact(Label.CLUB, "vejle boldklub")
            []
        """

    @abstractmethod
    def with_key(self, label: Label, key: str) -> list[NamedAs]:
        """Return the entities one of whose names has this key, each once.

        Example:
            >>> index = index_of(Registry.shipped())
            >>> [named.entity.label_da for named in index.with_key(Label.CLUB, "vejle boldklub")]
            ['Vejle Boldklub']
        """

    @abstractmethod
    def by_surname(self, surname: str) -> list[NamedAs]:
        """Return the people with a full name on file whose last word has this key, each once.

        Example:
            >>> from fodbold_ner.links.schema import EntityType, NameKind
            >>> name = Name(text="Ole Brix", kind=NameKind.OFFICIAL, auto_link=AutoLink.ALWAYS)
            >>> row = {"id": "fb:p:900001", "type": EntityType.PERSON, "label_da": "Ole Brix"}
            >>> index = index_of(Registry([Entity(**row, names=(name,))]))
            >>> [named.name.text for named in index.by_surname("Brix")]
            ['Ole Brix']
        """

    @abstractmethod
    def near_keys(
        self, label: Label, key: str, *, min_similarity: float, limit: int
    ) -> list[tuple[str, float]]:
        """Return the keys nearly this one with their similarity, as `nearest_of` does."""

    @abstractmethod
    def national_teams(self) -> Iterable[Entity]:
        """Return every national team."""

    def normalised(self, label: Label, text: str) -> list[NamedAs]:
        """Return the entities one of whose names has the `name_key` of this one, each once.

        Example:
            >>> index = index_of(Registry.shipped())
            >>> [named.entity.label_da for named in index.normalised(Label.CLUB, "vejle boldklub")]
            ['Vejle Boldklub']
        """
        return self.with_key(label, name_key(text))

    def fuzzy(self, label: Label, text: str) -> list[NamedAs]:
        """Return entities with a name nearly this one, the nearest first.

        Short names are never matched so, nor nicknames: one letter apart is another club.

        Args:
            label: What the name is of.
            text: The name as it is written.

        Returns:
            Entities with their `similarity` between 0 and 1, from at most five names.

        Example:
            >>> [near] = index_of(Registry.shipped()).fuzzy(Label.CLUB, "Vejle Bolklub")
            >>> near.entity.label_da, round(near.similarity, 2)
            ('Vejle Boldklub', 0.93)
        """
        key = name_key(text)
        hits = self.near_keys(label, key, min_similarity=_FUZZY_MIN_SIMILARITY, limit=_FUZZY_KEYS)
        found = [
            (near, NamedAs(named.entity, named.name, score))
            for near, score in hits
            if _same_initials(near, key, label)
            for named in self.with_key(label, near)
            if named.name.kind not in NICKNAMES
        ]
        nearest = dict.fromkeys(near for near, _ in found)
        kept = set([*nearest][:_FUZZY_NAMES])
        return _one_each(named for near, named in found if near in kept)

    def team_of(self, country: str) -> str | None:
        """Return the name of a country's first men's team, None where it is not on file.

        Args:
            country: The country's FIFA code, three letters.

        Example:
            >>> index = index_of(Registry.shipped())
            >>> index.team_of("DEN"), index.team_of("XXX")
            ('Danmark', None)
        """
        return self._teams.get(country)

    @cached_property
    def _teams(self) -> dict[str, str]:
        teams: dict[str, str] = {}
        for team in self.national_teams():
            if team.gender is Gender.MEN and team.level is Level.FIRST and team.country:
                teams.setdefault(team.country, team.label_da)
        return teams


class RegistryIndex(NameIndex):
    """Names of a registry in memory.

    Args:
        registry: The registry.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._exact: dict[tuple[Label, str], list[NamedAs]] = defaultdict(list)
        self._keys: dict[tuple[Label, str], list[NamedAs]] = defaultdict(list)
        self._surnames: dict[str, list[NamedAs]] = defaultdict(list)
        self._long: dict[Label, list[str]] = {}
        for entity in registry:
            label = entity.label_in_text
            for name in entity.names:
                if name.auto_link is AutoLink.NEVER:
                    continue
                named = NamedAs(entity, name)
                self._exact[label, name.text].append(named)
                self._keys[label, name_key(name.text)].append(named)
                if label is Label.PERSON and " " in name.text:
                    self._surnames[words_of(name.text)[-1]].append(named)

    def exact(self, label: Label, text: str) -> list[NamedAs]:
        """Return the entities that bear this very name, each once."""
        return _one_each(self._exact.get((label, text), []))

    def with_key(self, label: Label, key: str) -> list[NamedAs]:
        """Return the entities one of whose names has this key, each once."""
        return _one_each(self._keys.get((label, key), []))

    def by_surname(self, surname: str) -> list[NamedAs]:
        """Return the people whose full name ends so, each once."""
        return _one_each(self._surnames.get(name_key(surname), []))

    def near_keys(
        self, label: Label, key: str, *, min_similarity: float, limit: int
    ) -> list[tuple[str, float]]:
        """Return the keys nearly this one; they are few enough to measure each."""
        if label not in self._long:
            long = (key for of, key in self._keys if of is label and len(key) >= NEAR_MIN_LENGTH)
            self._long[label] = sorted(long)
        return nearest_of(key, self._long[label], min_similarity=min_similarity, limit=limit)

    def national_teams(self) -> Iterable[Entity]:
        """Yield every national team."""
        return (e for e in self._registry if e.type is EntityType.NATIONAL_TEAM)


class StoreIndex(NameIndex):
    """Names of a registry on disk.

    Args:
        store: The store, open.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def exact(self, label: Label, text: str) -> list[NamedAs]:
        """Return the entities that bear this very name, each once."""
        return self._named(self._store.exact(label, text))

    def with_key(self, label: Label, key: str) -> list[NamedAs]:
        """Return the entities one of whose names has this key, each once."""
        return self._named(self._store.with_key(label, key))

    def by_surname(self, surname: str) -> list[NamedAs]:
        """Return the people whose full name ends so, each once, those with a tenure first.

        Of a surname that more than 100 share, people without a tenure are left out: a bare
        surname links by a tenure or not at all.
        """
        return self._named(self._store.by_surname(surname))

    def near_keys(
        self, label: Label, key: str, *, min_similarity: float, limit: int
    ) -> list[tuple[str, float]]:
        """Return the keys nearly this one."""
        return self._store.near_keys(label, key, min_similarity=min_similarity, limit=limit)

    def national_teams(self) -> Iterable[Entity]:
        """Yield every national team."""
        return self._store.of_type(EntityType.NATIONAL_TEAM)

    def _named(self, hits: Iterable[NameHit]) -> list[NamedAs]:
        may_link = (hit for hit in hits if hit.auto_link is not AutoLink.NEVER)
        return _one_each(NamedAs(*self._store.name_of(hit)) for hit in may_link)


def index_of(registry: Registry | Store) -> NameIndex:
    """Return the index of a registry, wherever it lies.

    Example:
        >>> type(index_of(Registry([]))).__name__
        'RegistryIndex'
    """
    if isinstance(registry, Store):
        return StoreIndex(registry)
    with without_collecting():
        return RegistryIndex(registry)


def _same_initials(one: str, other: str, label: Label) -> bool:
    """People are near only if each word begins alike: `Holm` is no misspelt `Colm`."""
    if label is not Label.PERSON:
        return one[:1] == other[:1]
    first, second = one.split(), other.split()
    return len(first) == len(second) and all(
        a[:1] == b[:1] for a, b in zip(first, second, strict=True)
    )


def _one_each(found: Iterable[NamedAs]) -> list[NamedAs]:
    best: dict[str, NamedAs] = {}
    for named in found:
        kept = best.get(named.entity.id)
        if kept is None or (
            named.name.auto_link is AutoLink.ALWAYS and kept.name.auto_link is AutoLink.CONTEXT
        ):
            best[named.entity.id] = named
    return list(best.values())
