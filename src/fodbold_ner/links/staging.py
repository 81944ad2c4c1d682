"""The work file of a build: what has been read so far, kept so that a kill loses one batch.

Each batch of rows is one transaction, together with how far the sources have been read; whatever
moment the process ends at, the file holds whole batches and knows what comes next.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from fodbold_ner.errors import RegistryError
from fodbold_ner.links.contests import Contest, settled
from fodbold_ner.links.importers.drafts import Draft, OrgHint
from fodbold_ner.links.joining import (
    FIRST_IMPORTED,
    cited_rows,
    merged,
    same_by_name,
    same_by_source,
)
from fodbold_ner.links.keys import name_key
from fodbold_ner.links.rows import write_rows
from fodbold_ner.links.schema import AutoLink, Entity, EntityType, Gender, Level
from fodbold_ner.links.staging_format import FIRST_NUMBER, LAST_NUMBER, TABLES
from fodbold_ner.links.store_format import number_of

__all__ = ["Staging"]


class Staging:
    """A work file, begun or taken up again.

    Args:
        path: The file.
        inputs: A digest of all that the build is made of. A file of other inputs is begun anew.
    """

    def __init__(self, path: Path, inputs: str) -> None:
        self.path = path
        self._database = self._open()
        if self.state.get("inputs") != inputs:
            self.remove()
            self._database = self._open()
            self._database.executescript(f"BEGIN; {TABLES} COMMIT;")
        self._teams: dict[str, str] | None = None
        self._next: dict[tuple[str, str], int] = {}

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.path, isolation_level=None, timeout=1)
        try:
            database.execute("PRAGMA locking_mode = EXCLUSIVE")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute("PRAGMA cache_size = -64000")
            database.execute("BEGIN IMMEDIATE")
            database.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise RegistryError(
                [f"{self.path}: {error}; wait for the build that is at it"]
            ) from error
        except sqlite3.DatabaseError:
            database.close()
            self.path.unlink()
            return self._open()
        return database

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def remove(self) -> None:
        """Close the file and delete it."""
        self.close()
        for suffix in ("", "-journal"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file and leave it."""
        self._database.close()

    def begin(self) -> None:
        """Begin a batch."""
        self._database.execute("BEGIN")

    def commit(self, state: dict[str, Any]) -> None:
        """End a batch: all of it is kept, with the state, or none."""
        row = (json.dumps(state, sort_keys=True),)
        self._database.execute("INSERT OR REPLACE INTO state VALUES (1, ?)", row)
        self._database.execute("COMMIT")

    @property
    def state(self) -> dict[str, Any]:
        """What the last batch left."""
        try:
            row = self._database.execute("SELECT value FROM state").fetchone()
        except sqlite3.DatabaseError:
            return {}
        return dict(json.loads(row[0])) if row else {}

    def take_over(
        self,
        entities: Iterable[Entity],
        redirects: Iterable[tuple[int, int]],
        source_keys: Iterable[tuple[str, int]],
    ) -> None:
        """Put down what the build begins with: the base, and what an earlier build allotted."""
        for entity in entities:
            number = number_of(entity.id)
            self._put(number, entity, on_file=True)
            rows = ((row, number) for row in cited_rows(entity))
            self._database.executemany("INSERT OR IGNORE INTO cited VALUES (?, ?)", rows)
        self._database.executemany("INSERT OR REPLACE INTO redirect VALUES (?, ?)", redirects)
        self._database.executemany("INSERT OR REPLACE INTO source_key VALUES (?, ?)", source_keys)

    def fault(self, what: str) -> None:
        """Note a row that could not be read."""
        self._database.execute("INSERT INTO fault VALUES (?)", (what,))

    def faults(self) -> tuple[str, ...]:
        """Return the faults in the order of reading."""
        return tuple(row[0] for row in self._database.execute("SELECT what FROM fault"))

    def add(self, draft: Draft, kind: str) -> bool:
        """Put a draft down, by itself or into the entity that it is; return whether it joined."""
        entity = draft.entity
        # One Wikidata id may stand among clubs and, by a slip, among people.
        key = f"{entity.type} {draft.key}"
        allotted = self._one("SELECT number FROM source_key WHERE key = ?", key)
        known = self._same(entity)
        number = known if known is not None else allotted
        if number is None:
            number = self._allot(entity, kind)
        if allotted not in (None, number) and self._get(allotted) is None:
            # An earlier build had it as an entity of its own.
            row = (allotted, number)
            self._database.execute("INSERT OR REPLACE INTO redirect VALUES (?, ?)", row)
        self._database.execute("INSERT OR REPLACE INTO source_key VALUES (?, ?)", (key, number))
        roles = [
            role.tenure.model_copy(update={"org": self._organisation(role.org)})
            for role in draft.roles
        ]
        before = self._get(number)
        if before is None:
            own = {"id": f"{entity.id[:5]}{number % 1_000_000:06d}", "roles": tuple(roles)}
            self._put(number, entity.model_copy(update=own))
            return False
        self._put(number, merged(before, entity, roles))
        return True

    def contested(self) -> list[Contest]:
        """Return the ids elsewhere that several entities of a type claim, and who keeps each."""
        query = (
            "SELECT register, JSON_GROUP_ARRAY(number), "
            "JSON_GROUP_ARRAY(number) FILTER (WHERE on_file) "
            "FROM xref GROUP BY type, register, id HAVING COUNT(*) > 1"
        )
        rows = self._database.execute(query).fetchall()
        return [
            settled(register, sorted(json.loads(claims)), sorted(json.loads(on_file)), self._get)
            for register, claims, on_file in rows
        ]

    def entities(self) -> Iterator[Entity]:
        """Yield all entities by id, each with names and ids elsewhere that are its own.

        An imported name that another bears links with context, and of `contested` ids an entity
        has those that it is to keep.
        """
        lost: dict[int, dict[str, None]] = {}
        for contest in self.contested():
            for loser in contest.numbers:
                if loser != contest.kept:
                    lost.setdefault(loser, {})[contest.register] = None
        shared = set(
            self._database.execute(
                "SELECT type, key FROM alias GROUP BY type, key HAVING COUNT(*) > 1"
            )
        )
        for number, body in self._database.execute("SELECT * FROM entity ORDER BY number"):
            entity = Entity.model_validate_json(body)
            if number in lost:
                xref = entity.xref.model_copy(update=lost[number])
                entity = entity.model_copy(update={"xref": xref})
            if int(entity.id[5:]) >= FIRST_IMPORTED:
                names = tuple(
                    name.model_copy(update={"auto_link": AutoLink.CONTEXT})
                    if name.auto_link is AutoLink.ALWAYS
                    and (str(entity.type), name_key(name.text)) in shared
                    else name
                    for name in entity.names
                )
                entity = entity.model_copy(update={"names": names})
            yield entity

    def count(self) -> int:
        """Return how many entities there are."""
        return int(self._database.execute("SELECT COUNT(*) FROM entity").fetchone()[0])

    def redirects(self) -> dict[int, int]:
        """Return the numbers of merged entities, and those that stand for them."""
        return dict(self._database.execute("SELECT old, new FROM redirect").fetchall())

    def source_keys(self) -> Iterator[tuple[str, int]]:
        """Yield each source's own keys with the number allotted, by key."""
        yield from self._database.execute("SELECT key, number FROM source_key ORDER BY key")

    def _one(self, query: str, *values: object) -> int | None:
        row = self._database.execute(query, values).fetchone()
        return None if row is None else int(row[0])

    def _get(self, number: int | None) -> Entity | None:
        query = "SELECT body FROM entity WHERE number = ?"
        row = self._database.execute(query, (number,)).fetchone()
        return None if row is None else Entity.model_validate_json(row[0])

    def _put(self, number: int, entity: Entity, *, on_file: bool = False) -> None:
        body = write_rows([entity]).decode().rstrip("\n")
        self._database.execute("INSERT OR REPLACE INTO entity VALUES (?, ?)", (number, body))
        for register, known in entity.xref.known().items():
            row = (str(entity.type), register, known, number, on_file)
            self._database.execute("INSERT OR IGNORE INTO xref VALUES (?, ?, ?, ?, ?)", row)
        keys = {name_key(n.text) for n in entity.names if n.auto_link is not AutoLink.NEVER}
        rows = ((str(entity.type), key, number) for key in keys)
        self._database.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?, ?)", rows)

    def _same(self, draft: Entity) -> int | None:
        if draft.xref.wikidata:
            query = (
                "SELECT number FROM xref WHERE type = ? AND register = 'wikidata' AND id = ? "
                "ORDER BY number"
            )
            known = self._one(query, str(draft.type), draft.xref.wikidata)
            if known is not None:
                return known
        found = same_by_source(draft, self._citing) or same_by_name(
            draft, lambda text: self._named(draft.type, text)
        )
        return None if found is None else number_of(found.id)

    def _citing(self, row: str) -> Iterator[Entity]:
        rows = self._database.execute("SELECT number FROM cited WHERE row = ?", (row,)).fetchall()
        return (entity for (number,) in rows if (entity := self._get(number)) is not None)

    def _named(self, kind: EntityType, text: str) -> Iterator[Entity]:
        query = "SELECT number FROM alias WHERE type = ? AND key = ? ORDER BY number"
        rows = self._database.execute(query, (str(kind), name_key(text))).fetchall()
        return (entity for (number,) in rows if (entity := self._get(number)) is not None)

    def _organisation(self, hint: OrgHint) -> str | None:
        if hint.type is EntityType.NATIONAL_TEAM:
            return self._national_teams().get(hint.name)
        firsts = [
            club
            for club in self._named(hint.type, hint.name)
            if club.gender is Gender.MEN
            and club.level is Level.FIRST
            and hint.country in (None, club.country)
        ]
        if len(firsts) > 1:
            firsts = [club for club in firsts if int(club.id[5:]) < FIRST_IMPORTED] or [
                club for club in firsts if len(club.xref.known()) > 1
            ]
        return firsts[0].id if len(firsts) == 1 else None

    def _national_teams(self) -> dict[str, str]:
        if self._teams is None:
            self._teams = {}
            first = number_of("fb:n:000000")
            query = "SELECT body FROM entity WHERE number BETWEEN ? AND ? ORDER BY number"
            for (body,) in self._database.execute(query, (first, first + LAST_NUMBER)):
                team = Entity.model_validate_json(body)
                if team.country and team.gender is Gender.MEN and team.level is Level.FIRST:
                    self._teams.setdefault(team.country, team.id)
        return self._teams

    def _allot(self, draft: Entity, kind: str) -> int:
        """Return the next number of a type that nothing has or had."""
        base = number_of(draft.id)
        number = self._next.get((draft.id, kind), base + FIRST_NUMBER.get(kind, FIRST_IMPORTED))
        taken = (
            "SELECT EXISTS (SELECT 1 FROM entity WHERE number = ?1) "
            "OR EXISTS (SELECT 1 FROM redirect WHERE old = ?1) "
            "OR EXISTS (SELECT 1 FROM source_key WHERE number = ?1)"
        )
        while self._one(taken, number):
            number += 1
        if number > base + LAST_NUMBER:
            raise RegistryError([f"{kind}: no id is left; build without some other source"])
        self._next[draft.id, kind] = number + 1
        return number
