"""A registry on disk: tens of thousands of clubs and hundreds of thousands of people, looked up.

The store is one SQLite file. Measured over 475,000 names by ``benchmarks/registry_backends.py``:

- SQLite opens in 0.1 ms, answers a key in 0.012 ms and a surname in 0.04 ms (medians), and the
  process grows by 3 MB;
- a memory-mapped file with binary search is as fast (0.011 and 0.036 ms), but its pages count as
  the process's own once touched, and it would need a format and a writer of our own that survive
  being killed;
- DuckDB answers in 0.4 and 0.6 ms, opens in 78 ms, takes 130 MB and is one more dependency.

So it is SQLite, for its transactions too: a build that is killed goes on where it was. A key finds
its names by the primary key, a surname by an index. Names near a misspelt one are found by trigrams
(`fodbold_ner.links.trigrams`), whose keys are read when first asked for. Files are made by
`fodbold_ner.links.build` and only read here; equal content is equal bytes, under one version of
SQLite.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from fodbold_ner.errors import RegistryError
from fodbold_ner.links.dated import holds_at
from fodbold_ner.links.keys import name_key
from fodbold_ner.links.schema import LABEL_OF_TYPE, AutoLink, Entity, EntityType, Name
from fodbold_ner.links.trigrams import near, numbers_in
from fodbold_ner.ontology import ENTITY_LABELS, REGISTRY_PREFIX, Label

__all__ = ["STORE_FORMAT", "NameHit", "Store", "id_of", "number_of"]

STORE_FORMAT = "fodbold_ner store 1"
LABELS = {label: number for number, label in enumerate(ENTITY_LABELS)}
LINKS = tuple(AutoLink)
_PREFIXES = tuple(sorted(REGISTRY_PREFIX.values()))
_COLUMNS = "entity, position, text, link, roles, valid_from, valid_until"
_FUZZY_MIN_LENGTH = 5
_CACHED_ENTITIES = 4096


def number_of(entity_id: str) -> int:
    """Return the number that stands for an id in a store; the order is that of the ids.

    >>> number_of("fb:c:000101"), id_of(number_of("fb:p:900001"))
    (1000101, 'fb:p:900001')
    """
    return _PREFIXES.index(entity_id[:5]) * 1_000_000 + int(entity_id[5:])


def id_of(number: int) -> str:
    """Return the id that a number stands for."""
    prefix, digits = divmod(number, 1_000_000)
    return f"{_PREFIXES[prefix]}{digits:06d}"


class NameHit(NamedTuple):
    """A name in the store: whose it is, which of the entity's names, and how near what was asked.

    `has_roles` says of a person whether any tenure is on file.
    """

    entity_id: str
    position: int
    text: str
    auto_link: AutoLink
    has_roles: bool
    valid_from: str | None
    valid_until: str | None
    similarity: float = 1.0


@dataclass(frozen=True)
class _Fuzzy:
    keys: list[str]
    counts: dict[str, int]


class Store:
    """A registry that stays on disk, with lookups by id, name key, surname and near name.

    One store is for one thread; open another for the next. It holds what `Registry` holds, and
    `version` is what a `Registry` of the same entities has.
    """

    def __init__(self, path: str | Path) -> None:
        """Open a store for reading.

        Args:
            path: The file that `fodbold_ner.links.build.build` made.

        Raises:
            RegistryError: There is no such file, or it is no store of this format.
        """
        self.path = Path(path)
        if not self.path.is_file():
            raise RegistryError([f"{path}: no such file; make it with registry build"])
        self._database = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            rows = self._database.execute("SELECT key, value FROM meta").fetchall()
        except sqlite3.DatabaseError:
            rows = []
        self.meta: dict[str, str] = dict(rows)
        if self.meta.get("format") != STORE_FORMAT:
            self._database.close()
            raise RegistryError([f"{path}: no store of this version; make it with registry build"])
        self._get = lru_cache(_CACHED_ENTITIES)(self._read)
        self._fuzzy: dict[Label, _Fuzzy] = {}
        self._postings = lru_cache(None)(self._read_postings)

    def close(self) -> None:
        """Close the file; the store answers no more."""
        self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @property
    def version(self) -> str:
        """The version, as it is stamped in every record made with this registry."""
        return self.meta["version"]

    @property
    def report(self) -> dict[str, object]:
        """What the build counted."""
        return dict(json.loads(self.meta["report"]))

    def get(self, entity_id: str) -> Entity | None:
        """Return the entity with this id, or into which it was merged; None for no such id."""
        try:
            return self._get(number_of(entity_id))
        except ValueError:
            return None

    def __getitem__(self, entity_id: str) -> Entity:
        entity = self.get(entity_id)
        if entity is None:
            raise KeyError(f"no entity {entity_id!r} in registry {self.version}")
        return entity

    def __contains__(self, entity_id: object) -> bool:
        return isinstance(entity_id, str) and self.get(entity_id) is not None

    def __len__(self) -> int:
        return int(self._database.execute("SELECT COUNT(*) FROM entity").fetchone()[0])

    def __iter__(self) -> Iterator[Entity]:
        for (body,) in self._database.execute("SELECT body FROM entity ORDER BY number"):
            yield Entity.model_validate_json(body)

    def of_type(self, kind: EntityType) -> Iterator[Entity]:
        """Yield the entities of a type in the order of their ids."""
        first = number_of(f"{REGISTRY_PREFIX[LABEL_OF_TYPE[kind]]}000000")
        query = "SELECT body FROM entity WHERE number BETWEEN ? AND ? ORDER BY number"
        for (body,) in self._database.execute(query, (first, first + 999_999)):
            yield Entity.model_validate_json(body)

    @property
    def redirects(self) -> dict[str, str]:
        """From the id of each merged entity to the id that stands for it."""
        rows = self._database.execute("SELECT old, new FROM redirect ORDER BY old")
        return {id_of(old): id_of(new) for old, new in rows}

    @property
    def source_keys(self) -> dict[str, int]:
        """From each source's own key to the number of the entity that it was allotted."""
        return dict(self._database.execute("SELECT key, number FROM source_key").fetchall())

    def by_xref(self, register: str, number: str) -> list[Entity]:
        """Return the entities that another register knows by this number.

        Args:
            register: A field of `Xref`, such as ``wikidata`` or ``transfermarkt``.
            number: The id there. Registers count players and clubs apart, so two may share one.
        """
        query = "SELECT entity FROM xref WHERE register = ? AND id = ? ORDER BY entity"
        rows = self._database.execute(query, (register, number))
        return [entity for (found,) in rows if (entity := self._get(found))]

    def exact(self, label: Label, text: str, *, at: date | None = None) -> list[NameHit]:
        """Return the names that are written just so, and in use on a day if one is given."""
        return [hit for hit in self.normalised(label, text, at=at) if hit.text == text]

    def normalised(self, label: Label, text: str, *, at: date | None = None) -> list[NameHit]:
        """Return the names with the key of this one: case, accents, dots and hyphens aside."""
        return self._by_key(label, name_key(text), at)

    def by_surname(
        self, surname: str, *, at: date | None = None, limit: int = 100
    ) -> list[NameHit]:
        """Return the full names of people that end in this one, those with a tenure first.

        Args:
            surname: A last name; a genitive s is part of it.
            at: A day on which the name was in use.
            limit: How many at most. Only a tenure can tell which of many is meant, so it is those
                without that are left out.
        """
        query = (
            f"SELECT {_COLUMNS} FROM name "
            "WHERE surname = ? ORDER BY roles DESC, entity, position LIMIT ?"
        )
        return _hits(self._database.execute(query, (name_key(surname), limit)), at)

    def fuzzy(
        self,
        label: Label,
        text: str,
        *,
        at: date | None = None,
        min_similarity: float = 0.8,
        limit: int = 5,
    ) -> list[NameHit]:
        """Return the names nearly this one, the nearest first; keys under five letters never.

        Args:
            label: What it is a name of.
            text: The name as it is written.
            at: A day on which the name was in use.
            min_similarity: As for `fodbold_ner.links.trigrams.near`.
            limit: How many keys at most; several entities may share one.
        """
        key = name_key(text)
        if len(key) < _FUZZY_MIN_LENGTH:
            return []
        known = self._near_names(label)
        hits = near(
            key,
            known.keys,
            known.counts,
            lambda gram: self._postings(label, gram),
            min_similarity=min_similarity,
            limit=limit,
        )
        # Of equally near ones, the one that begins alike is likelier: slips are rare there.
        hits.sort(key=lambda hit: (-hit[1], known.keys[hit[0]][0] != key[0]))
        return [
            hit._replace(similarity=score)
            for number, score in hits
            for hit in self._by_key(label, known.keys[number], at)
        ]

    def _by_key(self, label: Label, key: str, at: date | None) -> list[NameHit]:
        query = f"SELECT {_COLUMNS} FROM name WHERE label = ? AND key = ? ORDER BY entity, position"
        return _hits(self._database.execute(query, (LABELS[label], key)), at)

    def name_of(self, hit: NameHit) -> tuple[Entity, Name]:
        """Return the entity of a hit, and the name that was hit."""
        entity = self[hit.entity_id]
        return entity, entity.names[hit.position]

    def _read(self, number: int) -> Entity | None:
        row = self._one("SELECT body FROM entity WHERE number = ?", number)
        if row is not None:
            return Entity.model_validate_json(row[0])
        row = self._one("SELECT new FROM redirect WHERE old = ?", number)
        return None if row is None else self._read(row[0])

    def _near_names(self, label: Label) -> _Fuzzy:
        known = self._fuzzy.get(label)
        if known is None:
            number = LABELS[label]
            keys = self._one("SELECT keys FROM near WHERE label = ?", number)
            query = "SELECT gram, count FROM gram WHERE label = ?"
            grams = self._database.execute(query, (number,))
            known = _Fuzzy(keys[0].split("\n") if keys else [], dict(grams.fetchall()))
            self._fuzzy[label] = known
        return known

    def _read_postings(self, label: Label, gram: str) -> Sequence[int]:
        query = "SELECT numbers FROM gram WHERE label = ? AND gram = ?"
        row = self._one(query, LABELS[label], gram)
        return numbers_in(row[0]) if row else ()

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._database.execute(query, values).fetchone()
        return row


def _hits(rows: sqlite3.Cursor, at: date | None) -> list[NameHit]:
    return [
        NameHit(id_of(entity), position, text, LINKS[link], bool(roles), start, end)
        for entity, position, text, link, roles, start, end in rows
        if holds_at(start, end, at)
    ]
