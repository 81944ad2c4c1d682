"""The JSON answer to the query in ``wikidata_people.rq``: people of football.

The answer is read binding by binding, so that a file may be larger than memory. A label that is
the bare id is none, and its row is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fodbold_ner.links.importers.countries import code_of_country
from fodbold_ner.links.importers.drafts import (
    MANY,
    Imported,
    RowFault,
    Skipped,
    draft_of,
    official,
)
from fodbold_ner.links.schema import AutoLink, EntityType, Name, NameKind, Prov, Xref

__all__ = ["query_path", "read_people"]

_CHUNK = 1 << 20
_PRECISION = {"9": 4, "10": 7, "11": 10}


def query_path() -> Path:
    """Return the file with the query whose answer `read_people` reads."""
    return Path(__file__).parent / "wikidata_people.rq"


def read_people(path: Path, inside: str) -> Iterator[Imported]:
    """Yield a draft for each binding of an answer.

    Args:
        path: The file.
        inside: How its provenance names it.
    """
    for place, binding in _bindings(path):
        yield binding if isinstance(binding, RowFault) else _person(binding, place)


def _person(binding: dict[str, Any], place: str) -> Imported:
    said = {key: str(cell.get("value", "")).strip() for key, cell in binding.items()}
    number = said.get("person", "").rpartition("/")[2]
    if not re.fullmatch(r"Q\d+", number):
        return RowFault(place, "person is no Wikidata entity; ask with the query that is shipped")
    text = said.get("personLabel", "")
    if not text or re.fullmatch(r"Q\d+", text):
        return Skipped(place, "no name")
    names = [official(text, EntityType.PERSON)]
    for alias in said.get("aliases", "").split("|"):
        bare = alias.strip()
        if " " in bare:
            # Aliases hold slips and shirt names: a look at the context is asked of them.
            kind, link = NameKind.ALTERNATIVE, AutoLink.CONTEXT
            names.append(Name(text=bare, kind=kind, lang=MANY, auto_link=link))
    known = {
        register: said.get(register) or None
        for register in ("transfermarkt", "fbref", "soccerway", "uefa")
    }
    return draft_of(
        f"wikidata:{number}",
        EntityType.PERSON,
        place,
        names=names,
        label_da=text,
        country=code_of_country(said.get("fifa", "")),
        dob=_born(said),
        xref=Xref(wikidata=number, **known),
        prov=(Prov(source="Wikidata", ref=number, licence="CC0-1.0"),),
    )


def _born(said: dict[str, str]) -> str | None:
    digits = _PRECISION.get(said.get("precision", "11"))
    found = re.match(r"\d{4}-\d{2}-\d{2}", said.get("born", ""))
    return found.group(0)[:digits] if found and digits else None


def _bindings(path: Path) -> Iterator[tuple[str, dict[str, Any] | RowFault]]:
    decoder = json.JSONDecoder()
    with path.open(encoding="utf-8-sig") as file:
        text, line = file.read(_CHUNK), 1
        opening = re.search(r'"bindings"\s*:\s*\[', text)
        if not opening:
            place = f"{path}:1"
            yield place, RowFault(place, "no SPARQL result in JSON; ask for that format")
            return
        line += text.count("\n", 0, opening.end())
        text = text[opening.end() :]
        while True:
            rest = text.lstrip(" \t\r\n,")
            line += text.count("\n", 0, len(text) - len(rest))
            text, place = rest, f"{path}:{line}"
            if text.startswith("]"):
                return
            try:
                found, end = decoder.raw_decode(text)
            except ValueError:
                more = file.read(_CHUNK)
                if not more:
                    yield place, RowFault(place, "the answer breaks off; ask again")
                    return
                text += more
                continue
            if isinstance(found, dict) and all(isinstance(c, dict) for c in found.values()):
                yield place, found
            else:
                yield place, RowFault(place, "no binding; ask with the query that is shipped")
            line += text.count("\n", 0, end)
            text = text[end:]
