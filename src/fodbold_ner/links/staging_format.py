"""What a build's work file is made of: its tables, and the numbers that it allots."""

from __future__ import annotations

__all__ = ["FIRST_NUMBER", "LAST_NUMBER", "TABLES"]

TABLES = """
CREATE TABLE entity (number INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE source_key (key TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX allotted ON source_key (number);
CREATE TABLE redirect (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
CREATE TABLE xref (
    type TEXT, register TEXT, id TEXT, number INTEGER, on_file INTEGER NOT NULL,
    PRIMARY KEY (type, register, id, number)
) WITHOUT ROWID;
CREATE TABLE alias (
    type TEXT, key TEXT, number INTEGER, PRIMARY KEY (type, key, number)
) WITHOUT ROWID;
CREATE TABLE cited (row TEXT, number INTEGER, PRIMARY KEY (row, number)) WITHOUT ROWID;
CREATE TABLE fault (what TEXT NOT NULL);
CREATE TABLE state (only INTEGER PRIMARY KEY CHECK (only = 1), value TEXT NOT NULL);
"""
LAST_NUMBER = 999_999
FIRST_NUMBER = {
    "openfootball-clubs": 200_000,
    "openfootball-leagues": 200_000,
    "openfootball-players": 200_000,
    "openfootball-squads": 250_000,
    "reep-people": 300_000,
    "wikidata-people": 740_000,
}
"""Where the numbers of a kind of source begin, so that sources imported one by one do not meet."""
