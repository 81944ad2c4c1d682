"""The CSV files of the reep register: teams, competitions and people.

Columns are found by the names in the header line, in any order; others are passed over.

- ``teams.csv``: ``name`` is required; ``reep_id``, ``key_wikidata``, ``country``, ``founded`` and
  ``key_transfermarkt``, ``key_fbref``, ``key_soccerway``, ``key_uefa`` are read.
- ``competitions.csv``: ``name`` is required; ``reep_id``, ``key_wikidata``, ``country``,
  ``key_transfermarkt`` and ``key_fbref`` are read.
- ``people.csv``: ``name`` and ``type`` (``player``, ``coach`` …) are required; ``reep_id``,
  ``key_wikidata``, ``full_name``, ``date_of_birth`` (ISO), ``nationality`` (a country in English),
  ``key_transfermarkt`` (of a player; a coach's number counts on another list), ``key_fbref``,
  ``key_soccerway`` and ``key_uefa`` are read.

A row whose name is its bare Wikidata id has no name. Such a club keeps its id and those that others
give it, so that a later row or a layer may name it, and never links; such a person or competition
is left out. A date on the first of January is a year, for the register writes years so. Current
clubs are not read even where they stand: they are stale for most. Nor is a club's id that is not
written as its register writes ids: digits, of FBref eight hexadecimal ones.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from fodbold_ner.links.importers.countries import code_of_country
from fodbold_ner.links.importers.drafts import (
    MANY,
    Imported,
    RowFault,
    Skipped,
    draft_of,
    link_of,
    official,
    side_of,
)
from fodbold_ner.links.schema import AutoLink, EntityType, Level, Name, NameKind, Prov

__all__ = ["read_competitions", "read_people", "read_teams"]

_LICENCE = "CC0-1.0"
_BARE_ID = re.compile(r"Q\d+")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_XREF = ("transfermarkt", "fbref", "uefa", "soccerway")
_CLUB_ID = {register: re.compile(r"\d+") for register in _XREF}
_CLUB_ID["fbref"] = re.compile(r"[0-9a-f]{8}")


def read_teams(path: Path, inside: str) -> Iterator[Imported]:
    """Yield a draft for each club of a file.

    Args:
        path: The file.
        inside: How its provenance names it.
    """
    for place, row in _rows(path, ("name",)):
        if isinstance(row, RowFault):
            yield row
            continue
        text = _name(row)
        if text:
            names = [official(text, EntityType.CLUB, "en")]
        elif row.get("key_wikidata"):
            text = row["key_wikidata"]
            names = [_nameless(text)]
        else:
            yield Skipped(place, "no name")
            continue
        gender, level = side_of(text)
        yield draft_of(
            _key(row),
            EntityType.CLUB,
            place,
            names=names,
            label_da=text,
            country=code_of_country(row.get("country", "")),
            gender=gender,
            level=level,
            active_from=_date(row.get("founded", "")),
            xref=_club_xref(row),
            prov=_prov("teams", row),
        )


def read_competitions(path: Path, inside: str) -> Iterator[Imported]:
    """Yield a draft for each competition of a file; the arguments are those of `read_teams`."""
    for place, row in _rows(path, ("name",)):
        if isinstance(row, RowFault):
            yield row
            continue
        text = _name(row)
        if not text:
            yield Skipped(place, "no name")
        elif re.match(r"\d{4}\b|(?:Women's )?\d{4}[–/-]", text):
            yield Skipped(place, "one season of a competition")
        else:
            gender, level = side_of(text)
            # Half the leagues of the world are a Premier League or a 1. Division.
            name = official(text, EntityType.COMPETITION, "en")
            yield draft_of(
                _key(row),
                EntityType.COMPETITION,
                place,
                names=[name.model_copy(update={"auto_link": AutoLink.CONTEXT})],
                label_da=text,
                country=code_of_country(row.get("country", "")),
                gender=gender,
                level=Level.YOUTH if level is Level.YOUTH else Level.FIRST,
                xref=_xref(row, "transfermarkt", "fbref"),
                prov=_prov("competitions", row),
            )


def read_people(path: Path, inside: str) -> Iterator[Imported]:
    """Yield a draft for each person of a file; the arguments are those of `read_teams`."""
    for place, row in _rows(path, ("name", "type")):
        if isinstance(row, RowFault):
            yield row
            continue
        text = _name(row)
        if not text:
            yield Skipped(place, "no name")
            continue
        names = [official(text, EntityType.PERSON, "en")]
        full = row.get("full_name", "")
        if full and full != text:
            link = link_of(EntityType.PERSON, full)
            names.append(Name(text=full, kind=NameKind.ALTERNATIVE, lang=MANY, auto_link=link))
        registers = _XREF if row["type"] == "player" else _XREF[1:]
        yield draft_of(
            _key(row),
            EntityType.PERSON,
            place,
            names=names,
            label_da=text,
            country=code_of_country(row.get("nationality", "")),
            dob=_date(row.get("date_of_birth", "")),
            xref=_xref(row, *registers),
            prov=_prov("people", row),
        )


def _rows(path: Path, required: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str] | RowFault]]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        lacking = [column for column in required if column not in header]
        if lacking or not {"reep_id", "key_wikidata"} & set(header):
            what = ", ".join(lacking) or "reep_id or key_wikidata"
            place = f"{path}:1"
            yield place, RowFault(place, f"the header lacks {what}; name the columns as documented")
            return
        while True:
            place = f"{path}:{reader.line_num + 1}"
            try:
                fields = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield place, RowFault(place, f"no row of CSV ({error}); mend its quotes")
                continue
            if not fields:
                continue
            if len(fields) != len(header):
                what = f"{len(fields)} fields, the header has {len(header)}; mend the commas"
                yield place, RowFault(place, what)
                continue
            row = dict(zip(header, (re.sub(r"\s+", " ", f).strip() for f in fields), strict=True))
            if not (row.get("reep_id") or row.get("key_wikidata")):
                yield place, RowFault(place, "neither reep_id nor key_wikidata; give one")
                continue
            yield place, row


def _name(row: dict[str, str]) -> str | None:
    text = row["name"]
    return None if not text or _BARE_ID.fullmatch(text) else text


def _nameless(number: str) -> Name:
    return Name(text=number, kind=NameKind.ALTERNATIVE, lang=MANY, auto_link=AutoLink.NEVER)


def _key(row: dict[str, str]) -> str:
    wikidata = row.get("key_wikidata")
    return f"wikidata:{wikidata}" if wikidata else f"reep:{row['reep_id']}"


def _date(written: str) -> str | None:
    """Return a date at the precision that it has; None for what is no year of football."""
    found = _DAY.fullmatch(written)
    if not found:
        return written if re.fullmatch(r"\d{4}(-\d\d)?", written) else None
    year, month, day = found.groups()
    return year if (month, day) == ("01", "01") else f"{year}-{month}-{day}"


def _xref(row: dict[str, str], *registers: str) -> dict[str, str | None]:
    return {register: row.get(f"key_{register}") or None for register in ("wikidata", *registers)}


def _club_xref(row: dict[str, str]) -> dict[str, str | None]:
    known = _xref(row, *_XREF)
    return {
        register: number
        for register, number in known.items()
        if number is None or register == "wikidata" or _CLUB_ID[register].fullmatch(number)
    }


def _prov(what: str, row: dict[str, str]) -> tuple[Prov, ...]:
    ref = row.get("reep_id") or row.get("key_wikidata")
    return (Prov(source=f"withqwerty/reep {what}", ref=ref, licence=_LICENCE),)
