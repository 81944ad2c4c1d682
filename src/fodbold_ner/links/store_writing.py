"""The file of a store, written in one go from entities in the order of their ids."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from fodbold_ner.links.keys import name_key
from fodbold_ner.links.names import names_to_scan
from fodbold_ner.links.rows import write_rows
from fodbold_ner.links.schema import Entity, Retraction
from fodbold_ner.links.store_format import (
    LABELS,
    LINKS,
    NEAR_MIN_LENGTH,
    STORE_FORMAT,
    TABLES,
    id_of,
    in_order,
    number_of,
)
from fodbold_ner.links.trigrams import postings_of
from fodbold_ner.mentions.gazetteer import GazetteerName, patterns_of
from fodbold_ner.ontology import Label

__all__ = ["write_store"]

_NameRow = tuple[
    int, str, int, int, str, int, int, "str | None", "str | None", "str | None", "str | None"
]


def write_store(
    path: Path,
    entities: Iterable[Entity],
    *,
    redirects: Mapping[int, int],
    source_keys: Iterable[tuple[str, int]],
    meta: Callable[[], Mapping[str, str]],
) -> None:
    """Write a store; equal arguments give equal bytes under one version of SQLite.

    Args:
        path: A file that is not there yet.
        entities: In the order of their ids, none twice.
        redirects: From the number of a merged entity to that of the one that stands for it.
        source_keys: Each source's own key with the number allotted to it, in order of key.
        meta: Asked at the end what the build has to say for itself; format and version are added.
    """
    database = sqlite3.connect(path)
    try:
        # Nobody reads the file before it is whole and has its name: no journal is needed.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.executescript(TABLES)
        digest = hashlib.sha256()
        names: list[_NameRow] = []
        scanned: list[GazetteerName] = []
        xrefs: list[tuple[str, str, int]] = []
        tenures: set[tuple[int, int]] = set()
        for entity in entities:
            number, body = number_of(entity.id), write_rows([entity])
            digest.update(body)
            row = (number, body.decode().rstrip("\n"))
            database.execute("INSERT INTO entity VALUES (?, ?)", row)
            names += _names(entity, number)
            scanned += names_to_scan([entity])
            orgs = (number_of(role.org) for role in entity.roles if role.org)
            tenures |= {(_into(org, redirects), number) for org in orgs}
            xrefs += ((register, known, number) for register, known in entity.xref.known().items())
        for old, new in sorted(redirects.items()):
            database.execute("INSERT INTO redirect VALUES (?, ?)", (old, new))
            row_of_it = Retraction(id=id_of(old), retracted=True, merged_into=id_of(new))
            digest.update(write_rows([row_of_it]))
        database.executemany("INSERT INTO source_key VALUES (?, ?)", source_keys)
        database.executemany("INSERT INTO xref VALUES (?, ?, ?)", sorted(xrefs))
        database.executemany("INSERT INTO tenure VALUES (?, ?)", sorted(tenures))
        names.sort(key=lambda name: name[:4])
        database.executemany(f"INSERT INTO name VALUES ({', '.join('?' * 11)})", names)
        database.execute(
            "CREATE INDEX by_surname ON name (surname, roles DESC, entity, position) "
            "WHERE surname IS NOT NULL"
        )
        database.execute("CREATE INDEX by_words ON name (words, label) WHERE words IS NOT NULL")
        _write_near(database, [(name[0], name[1]) for name in names])
        _write_scan(database, scanned)
        all_meta = {**meta(), "format": STORE_FORMAT, "version": digest.hexdigest()[:12]}
        database.executemany("INSERT INTO meta VALUES (?, ?)", sorted(all_meta.items()))
        database.commit()
    finally:
        database.close()


def _into(number: int, redirects: Mapping[int, int]) -> int:
    """Follow merges to the number that stands for an organisation."""
    for _ in redirects:
        if number not in redirects:
            break
        number = redirects[number]
    return number


def _names(entity: Entity, number: int) -> list[_NameRow]:
    label = entity.label_in_text
    found: list[_NameRow] = []
    for position, name in enumerate(entity.names):
        key = name_key(name.text)
        if not key:
            continue
        surname = key.split()[-1] if label is Label.PERSON and " " in name.text else None
        link, roles = LINKS.index(name.auto_link), int(bool(entity.roles))
        words = in_order(key) if in_order(key) != key else None
        dates = name.valid_from, name.valid_until
        found.append(
            (LABELS[label], key, number, position, name.text, link, roles, *dates, surname, words)
        )
    return found


def _write_near(database: sqlite3.Connection, names: list[tuple[int, str]]) -> None:
    for label in LABELS.values():
        keys = sorted({key for of, key in names if of == label and len(key) >= NEAR_MIN_LENGTH})
        if not keys:
            continue
        database.execute("INSERT INTO near VALUES (?, ?)", (label, "\n".join(keys)))
        rows = ((label, gram, len(data) // 4, data) for gram, data in postings_of(keys).items())
        database.executemany("INSERT INTO gram VALUES (?, ?, ?, ?)", rows)


def _write_scan(database: sqlite3.Connection, names: list[GazetteerName]) -> None:
    patterns = patterns_of(names)
    database.execute("INSERT INTO scan_for VALUES (?)", ("\n".join(patterns),))
    rows = (
        (number, json.dumps([name.to_plain() for name in group], ensure_ascii=False))
        for number, group in enumerate(patterns.values())
    )
    database.executemany("INSERT INTO scan VALUES (?, ?)", rows)
