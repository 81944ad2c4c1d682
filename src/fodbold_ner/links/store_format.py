"""What a store is made of: its tables, numbers that stand for ids and codes, and a hit."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import NamedTuple

from fodbold_ner.links.dated import holds_at
from fodbold_ner.links.keys import name_key
from fodbold_ner.links.schema import AutoLink
from fodbold_ner.ontology import ENTITY_LABELS, REGISTRY_PREFIX

__all__ = [
    "COLUMNS",
    "LABELS",
    "LINKS",
    "NEAR_MIN_LENGTH",
    "STORE_FORMAT",
    "TABLES",
    "NameHit",
    "hits_of",
    "id_of",
    "in_order",
    "is_short_for",
    "number_of",
]

STORE_FORMAT = "fodbold_ner store 2"
LABELS = {label: number for number, label in enumerate(ENTITY_LABELS)}
LINKS = tuple(AutoLink)
COLUMNS = "entity, position, text, link, roles, valid_from, valid_until"
NEAR_MIN_LENGTH = 5
"""Shorter keys are near nothing: one letter apart is another club."""
TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entity (number INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE redirect (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
CREATE TABLE source_key (key TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE xref (
    register TEXT, id TEXT, entity INTEGER, PRIMARY KEY (register, id, entity)
) WITHOUT ROWID;
CREATE TABLE name (
    label INTEGER, key TEXT, entity INTEGER, position INTEGER, text TEXT NOT NULL,
    link INTEGER NOT NULL, roles INTEGER NOT NULL, valid_from TEXT, valid_until TEXT,
    surname TEXT, words TEXT,
    PRIMARY KEY (label, key, entity, position)
) WITHOUT ROWID;
CREATE TABLE tenure (org INTEGER, person INTEGER, PRIMARY KEY (org, person)) WITHOUT ROWID;
CREATE TABLE near (label INTEGER PRIMARY KEY, keys TEXT NOT NULL);
CREATE TABLE gram (
    label INTEGER, gram TEXT, count INTEGER NOT NULL, numbers BLOB NOT NULL,
    PRIMARY KEY (label, gram)
) WITHOUT ROWID;
CREATE TABLE scan_for (patterns TEXT NOT NULL);
CREATE TABLE scan (number INTEGER PRIMARY KEY, names TEXT NOT NULL);
"""
_PREFIXES = tuple(sorted(REGISTRY_PREFIX.values()))


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


def in_order(key: str) -> str:
    """Return the words of a key in the order of the alphabet."""
    return " ".join(sorted(key.split()))


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


def is_short_for(initials: str, surname: str, full: str) -> bool:
    """Return whether initials and a surname may stand for a full name; the last two are keys."""
    if not full.endswith(f" {surname}"):
        return False
    firsts = [word[0] for word in full.removesuffix(f" {surname}").split()]
    letters = [name_key(letter) for letter in initials]
    return letters == firsts[: len(letters)]


def hits_of(rows: sqlite3.Cursor, at: date | None) -> list[NameHit]:
    """Return the hits of a query for `COLUMNS`, of names in use on a day if one is given."""
    return [
        NameHit(id_of(entity), position, text, LINKS[link], bool(roles), start, end)
        for entity, position, text, link, roles, start, end in rows
        if holds_at(start, end, at)
    ]
