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
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from fodbold_ner.errors import RegistryError
from fodbold_ner.links.connections import Connections
from fodbold_ner.links.keys import name_key
from fodbold_ner.links.schema import LABEL_OF_TYPE, Entity, EntityType, Name
from fodbold_ner.links.store_format import (
    COLUMNS,
    LABELS,
    NEAR_MIN_LENGTH,
    STORE_FORMAT,
    NameHit,
    hits_of,
    id_of,
    in_order,
    is_short_for,
    number_of,
)
from fodbold_ner.links.trigrams import NearKeys, numbers_in
from fodbold_ner.mentions.gazetteer import GazetteerName
from fodbold_ner.ontology import REGISTRY_PREFIX, Label

__all__ = ["NameHit", "Store"]

_CACHED_ENTITIES = 4096
_REFERENCE = json.dumps({"format": STORE_FORMAT}).removesuffix("}").encode()


class Store:
    """A registry that stays on disk, with lookups by id, name key, surname and near name.

    It holds what `Registry` holds, and `version` is what a `Registry` of the same entities has.
    Names that never link are found as well; a hit tells when its name may link.
    Threads and forked processes may share a store: each reads by a connection of its own.

    >>> from tempfile import TemporaryDirectory
    >>> from fodbold_ner.links.build import build
    >>> with TemporaryDirectory() as folder:
    ...     with Store(build([], f"{folder}/shipped.sqlite").path) as store:
    ...         hit = store.fuzzy(Label.CLUB, "Vejle Bodlklub")[0]
    ...         hit.text, store[hit.entity_id].country
    ('Vejle Boldklub', 'DEN')
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
        self._connections = Connections(self.path)
        try:
            rows = self._database.execute("SELECT key, value FROM meta").fetchall()
        except sqlite3.DatabaseError:
            rows = []
        self.meta: dict[str, str] = dict(rows)
        if self.meta.get("format") != STORE_FORMAT:
            self._connections.close()
            raise RegistryError([f"{path}: no store of this version; make it with registry build"])
        self._get = lru_cache(_CACHED_ENTITIES)(self._read)
        self._scanned = lru_cache(_CACHED_ENTITIES)(self._read_scanned)
        self._postings = lru_cache(None)(self._read_postings)
        self._near: dict[Label, NearKeys] = {}

    @property
    def _database(self) -> sqlite3.Connection:
        return self._connections.own()

    def close(self) -> None:
        """Close the file; the store answers no more."""
        self._connections.close()

    def __reduce__(self) -> tuple[object, ...]:
        return Store, (self.path,)

    def to_bytes(self) -> bytes:
        """Return where the store is and which one it is; what it holds stays there."""
        plain = {"format": STORE_FORMAT, "version": self.version, "path": str(self.path.resolve())}
        return json.dumps(plain).encode()

    @staticmethod
    def is_reference(data: bytes) -> bool:
        """Return whether these bytes are what `to_bytes` of a store gave."""
        return data.startswith(_REFERENCE)

    @classmethod
    def from_bytes(cls, data: bytes) -> Store:
        """Open the store that `to_bytes` told of.

        Raises:
            RegistryError: It is not there any more, or another is in its place.
        """
        plain = json.loads(data)
        store = cls(plain["path"])
        if store.version != plain["version"]:
            found, wanted = store.version, plain["version"]
            store.close()
            raise RegistryError(
                [
                    f"{store.path}: holds version {found}, and the pipeline was saved with "
                    f"{wanted}; put that store back, or load with registry= and save anew"
                ]
            )
        return store

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
            number = number_of(entity_id)
        except ValueError:
            return None
        return self._get(number)

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

    def people_of(self, entity_id: str) -> Iterator[Entity]:
        """Yield the people with a tenure at an organisation, as `Registry.people_of` does."""
        query = "SELECT person FROM tenure WHERE org = ? ORDER BY person"
        for (found,) in self._database.execute(query, (number_of(self[entity_id].id),)).fetchall():
            person = self._get(found)
            if person is not None:
                yield person

    def exact(self, label: Label, text: str, *, at: date | None = None) -> list[NameHit]:
        """Return the names that are written just so, and in use on a day if one is given."""
        return [hit for hit in self.normalised(label, text, at=at) if hit.text == text]

    def normalised(self, label: Label, text: str, *, at: date | None = None) -> list[NameHit]:
        """Return the names with the key of this one: case, accents, dots and hyphens aside."""
        return self.with_key(label, name_key(text), at=at)

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
            f"SELECT {COLUMNS} FROM name "
            "WHERE surname = ? ORDER BY roles DESC, entity, position LIMIT ?"
        )
        return hits_of(self._database.execute(query, (name_key(surname), limit)), at)

    def in_any_order(self, label: Label, text: str, *, at: date | None = None) -> list[NameHit]:
        """Return the names of the same words, whatever their order, two words at least."""
        words = in_order(name_key(text))
        if " " not in words:
            return []
        query = (
            f"SELECT {COLUMNS} FROM name WHERE label = ? AND words = ? ORDER BY entity, position"
        )
        row = (LABELS[label], words)
        return self.with_key(label, words, at=at) + hits_of(self._database.execute(query, row), at)

    def by_initials(
        self, initials: str, surname: str, *, at: date | None = None, limit: int = 100
    ) -> list[NameHit]:
        """Return the people with this last name whose first names begin so, tenures first.

        Args:
            initials: Small letters; where there are several, each begins a name of its own.
            surname: All of the name that is written out.
            at: A day on which the name was in use.
            limit: How many at most.
        """
        key = name_key(surname)
        query = (
            f"SELECT {COLUMNS} FROM name WHERE surname = ? AND key >= ? AND key < ? "
            "ORDER BY roles DESC, entity, position"
        )
        first = name_key(initials[:1])
        row = (key.split()[-1], first, f"{first}\U0010ffff") if key and first else ("", "", "")
        hits = hits_of(self._database.execute(query, row), at)
        return [hit for hit in hits if is_short_for(initials, key, name_key(hit.text))][:limit]

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
            min_similarity: As for `fodbold_ner.links.trigrams.nearest_of`.
            limit: How many keys at most; several entities may share one.
        """
        return [
            hit._replace(similarity=score)
            for key, score in self.near_keys(
                label, name_key(text), min_similarity=min_similarity, limit=limit
            )
            for hit in self.with_key(label, key, at=at)
        ]

    def near_keys(
        self, label: Label, key: str, *, min_similarity: float, limit: int
    ) -> list[tuple[str, float]]:
        """Return the keys nearly this one with their similarity, as `nearest_of` does."""
        if len(key) < NEAR_MIN_LENGTH:
            return []
        known = self._near.get(label)
        if known is None:
            known = self._near[label] = self._read_near(label)
        return known.nearest(key, min_similarity=min_similarity, limit=limit)

    def has_first_name(self, word: str) -> bool:
        """Return whether somebody on file has a full name that begins with this word."""
        key = name_key(word)
        query = "SELECT 1 FROM name WHERE label = ? AND key >= ? AND key < ? LIMIT 1"
        first, behind = f"{key} ", f"{key}!"  # what comes right after a space in order
        return bool(key) and self._one(query, LABELS[Label.PERSON], first, behind) is not None

    def patterns(self) -> list[str]:
        """Return the folded spellings to scan an article for, as `NameGazetteer` takes them."""
        (text,) = self._one("SELECT patterns FROM scan_for") or ("",)
        return text.split("\n") if text else []

    def scanned(self, number: int) -> tuple[GazetteerName, ...]:
        """Return the names that a pattern, by its number in `patterns`, stands for."""
        return self._scanned(number)

    def with_key(self, label: Label, key: str, *, at: date | None = None) -> list[NameHit]:
        """Return the names with this key, which `name_key` made."""
        query = f"SELECT {COLUMNS} FROM name WHERE label = ? AND key = ? ORDER BY entity, position"
        return hits_of(self._database.execute(query, (LABELS[label], key)), at)

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

    def _read_near(self, label: Label) -> NearKeys:
        number = LABELS[label]
        keys = self._one("SELECT keys FROM near WHERE label = ?", number)
        query = "SELECT gram, count FROM gram WHERE label = ?"
        counts = dict(self._database.execute(query, (number,)).fetchall())
        split = keys[0].split("\n") if keys else []
        return NearKeys(split, counts, lambda gram: self._postings(label, gram))

    def _read_scanned(self, number: int) -> tuple[GazetteerName, ...]:
        row = self._one("SELECT names FROM scan WHERE number = ?", number)
        return tuple(map(GazetteerName.from_plain, json.loads(row[0]))) if row else ()

    def _read_postings(self, label: Label, gram: str) -> Sequence[int]:
        query = "SELECT numbers FROM gram WHERE label = ? AND gram = ?"
        row = self._one(query, LABELS[label], gram)
        return numbers_in(row[0]) if row else ()

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._database.execute(query, values).fetchone()
        return row
