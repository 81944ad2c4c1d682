"""What is wrong with a registry beyond the form of its rows: every fault, with file and line."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from fodbold_ner.links.countries import country_fault
from fodbold_ner.links.layers import Layers, dangling, read_layers
from fodbold_ner.links.schema import (
    AutoLink,
    DatePrecision,
    Entity,
    Name,
    NameKind,
    Tenure,
)
from fodbold_ner.links.spans import overlap, span_words
from fodbold_ner.ontology import Role

__all__ = ["EXCLUSIVE_ROLES", "Validation", "faults_of", "validate"]

EXCLUSIVE_ROLES = frozenset({Role.HEAD_COACH, Role.NATIONAL_COACH, Role.CAPTAIN})
"""Roles that one person at a time has at a club or national team."""

_PRECISION = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7, DatePrecision.DAY: 10}


class Validation(NamedTuple):
    """What a registry holds, and each of its faults as ``file:line: what``."""

    entities: int
    redirects: int
    faults: tuple[str, ...]


def validate(paths: Iterable[str | Path]) -> Validation:
    """Read a registry in layers and name every fault, those of rows and those between rows.

    Args:
        paths: JSON lines files, or folders whose ``*.jsonl`` are read in order of name; a later
            path is laid over the earlier ones.

    Returns:
        The counts, and the faults in order of file and line.

    >>> from fodbold_ner.links.registry import shipped_path
    >>> validate([shipped_path() / "media.jsonl"]).faults
    ()
    """
    layers = read_layers(paths)
    return Validation(len(layers.entities), len(layers.redirects), tuple(faults_of(layers)))


def faults_of(layers: Layers) -> list[str]:
    """Name every fault of rows that were laid over one another, in order of file and line.

    A reference to a row that could not be read is named as dangling beside that row's own fault.

    >>> layers = Layers(redirects={"fb:c:000001": "fb:c:000001"})
    >>> layers.places["fb:c:000001"] = "mine.jsonl:1"
    >>> faults_of(layers)[0].partition(";")[0]
    'mine.jsonl:1: merged_into: goes in a circle, fb:c:000001 → fb:c:000001'
    """
    faults = [*layers.faults, *layers.repeated]
    faults += dangling(layers.entities, layers.redirects, layers.places)
    faults += _redirected_elsewhere(layers)
    for entity in layers.entities.values():
        place = layers.places[entity.id]
        for what in (*_country(entity), *_names(entity), *_dates(entity), *_roles(entity)):
            faults.append(f"{place}: {what}")
    faults += _collisions(layers)
    faults += _shared_ids(layers)
    faults += _rivals(layers)
    faults += _roles_of_people(layers)
    files = {file: number for number, file in enumerate(_files_of(layers))}
    return sorted(dict.fromkeys(faults), key=lambda fault: _order(fault, files))


def _files_of(layers: Layers) -> Iterator[str]:
    for place in (*layers.places.values(), *layers.faults):
        yield _split(place)[0]


def _order(fault: str, files: dict[str, int]) -> tuple[int, int]:
    file, line = _split(fault)
    return files.get(file, len(files)), line


def _split(place: str) -> tuple[str, int]:
    found = re.match(r"(.+?):(\d+)(?::|$)", place)
    return (found.group(1), int(found.group(2))) if found else (place, 0)


def _redirected_elsewhere(layers: Layers) -> Iterator[str]:
    for old, new in layers.redirects.items():
        if old[:5] != new[:5]:
            yield (
                f"{layers.places[old]}: merged_into: {new} is of another type than {old}; "
                "mend the id"
            )


def _country(entity: Entity) -> Iterator[str]:
    fault = country_fault(entity.country) if entity.country else None
    if fault:
        yield f"country: {fault}"


def _names(entity: Entity) -> Iterator[str]:
    seen: dict[str, list[Name]] = defaultdict(list)
    for name in entity.names:
        text = _tidy(name.text)
        if not any(char.isalnum() for char in text):
            yield f"the name {name.text!r} is empty: no letter and no digit; drop it"
        if text != name.text:
            yield (
                f"the name {name.text!r} is not as it is compared; write it with single spaces "
                f"and composed letters: {text!r}"
            )
        twin = next((other for other in seen[text] if not _apart(name, other)), None)
        if twin is not None and twin.text != name.text:
            yield f"the names {twin.text!r} and {name.text!r} differ only in white space; drop one"
        elif twin is not None and name.text == entity.label_da:
            yield f"the {name.kind} name {name.text!r} repeats the label; keep it once"
        elif twin is not None:
            yield f"the name {name.text!r} stands twice ({twin.kind}, {name.kind}); keep one"
        elif name.kind is NameKind.FORMER and text == entity.label_da and not name.valid_until:
            yield f"the former name {name.text!r} repeats the label; date it or drop it"
        seen[text].append(name)


def _apart(one: Name, other: Name) -> bool:
    """Whether two names were in use at different times, as a name that was taken up again."""
    for first, second in ((one, other), (other, one)):
        if first.valid_until and second.valid_from:
            shared = min(len(first.valid_until), len(second.valid_from))
            if first.valid_until[:shared] <= second.valid_from[:shared]:
                return True
    return False


def _tidy(text: str) -> str:
    """Return a text in composed letters, with nothing unseen and with single spaces."""
    seen = "".join(char for char in text if unicodedata.category(char) not in ("Cf", "Cc"))
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def _dates(entity: Entity) -> Iterator[str]:
    for name in entity.names:
        if _before(entity.active_until, name.valid_from):
            yield (
                f"the name {name.text!r} is in use from {name.valid_from}, after the end of the "
                f"{entity.type} in {entity.active_until}; mend a date"
            )
    for number, tenure in enumerate(entity.roles):
        started = tenure.valid_from or tenure.valid_until or tenure.as_of
        if _before(started, entity.dob):
            yield (
                f"roles[{number}]: {tenure.role} in {started}, before the birth on {entity.dob}; "
                "mend a date"
            )
        given = [written for written in (tenure.valid_from, tenure.valid_until) if written]
        least = min(given, key=len, default=None)
        if least and tenure.date_precision and len(least) < _PRECISION[tenure.date_precision]:
            yield (
                f"roles[{number}].date_precision: {tenure.date_precision} says more than "
                f"{least} does; mend one"
            )


def _before(one: str | None, other: str | None) -> bool:
    """Whether one date is before the other at the precision that both share."""
    if not one or not other:
        return False
    shared = min(len(one), len(other))
    return one[:shared] < other[:shared]


def _roles(entity: Entity) -> Iterator[str]:
    """Name the tenures of one person that overlap in one role at one organisation."""
    for (first, one), (second, other) in combinations(enumerate(entity.roles), 2):
        if (one.role, one.org) != (other.role, other.org) or one.org is None:
            continue
        if overlap(one, other) or _dates_of(one) == _dates_of(other):
            yield (
                f"roles[{second}]: {other.role} at {other.org} ({span_words(other)}) overlaps "
                f"roles[{first}] ({span_words(one)}); merge them or mend the dates"
            )


def _dates_of(tenure: Tenure) -> tuple[str | None, ...]:
    dates = tenure.valid_from, tenure.valid_until
    return dates if any(dates) else (tenure.as_of,)


def _collisions(layers: Layers) -> Iterator[str]:
    """Name the names that always link to more than one entity of a type, gender and level."""
    owners: dict[tuple[object, ...], str] = {}
    for entity in layers.entities.values():
        always = {
            _tidy(name.text).casefold(): name.text
            for name in entity.names
            if name.auto_link is AutoLink.ALWAYS
        }
        for folded, text in always.items():
            key = (folded, entity.type, entity.gender, entity.level)
            owner = owners.setdefault(key, entity.id)
            if owner != entity.id:
                yield (
                    f"{layers.places[entity.id]}: the name {text!r} always links, and so it does "
                    f"for {_named(layers, owner)}; declare it with auto_link context on one of them"
                )


def _shared_ids(layers: Layers) -> Iterator[str]:
    owners: dict[tuple[str, ...], str] = {}
    for entity in layers.entities.values():
        for register, key in entity.xref.known().items():
            owner = owners.setdefault((entity.type.value, register, key), entity.id)
            if owner != entity.id:
                yield (
                    f"{layers.places[entity.id]}: xref.{register}: {key} is the id of "
                    f"{_named(layers, owner)} too; take it off one of them, or merge the two"
                )


def _rivals(layers: Layers) -> Iterator[str]:
    """Name the tenures of two people that overlap in a role that one person has at a time."""
    held: dict[tuple[Role, str], list[tuple[Entity, int, Tenure]]] = defaultdict(list)
    for entity in layers.entities.values():
        for number, tenure in enumerate(entity.roles):
            if tenure.role in EXCLUSIVE_ROLES and tenure.org is not None:
                org = _resolved(layers, tenure.org)
                held[tenure.role, org].append((entity, number, tenure))
    for (role, org), tenures in held.items():
        for (rival, _, one), (entity, number, other) in combinations(tenures, 2):
            if rival.id == entity.id or _has_note(one) or _has_note(other):
                continue
            if overlap(one, other):
                yield (
                    f"{layers.places[entity.id]}: roles[{number}]: {role} at {org} "
                    f"({span_words(other)}) overlaps that of {_named(layers, rival.id)}, "
                    f"{span_words(one)}; mend a date, or say in the prov.note of one why both hold"
                )


def _has_note(tenure: Tenure) -> bool:
    return tenure.prov is not None and bool(tenure.prov.note)


def _resolved(layers: Layers, entity_id: str) -> str:
    """Follow redirects, but never around a circle."""
    for _ in layers.redirects:
        if entity_id not in layers.redirects:
            break
        entity_id = layers.redirects[entity_id]
    return entity_id


def _roles_of_people(layers: Layers) -> Iterator[str]:
    prefix = "fb:p:"
    for entity in layers.entities.values():
        for number, tenure in enumerate(entity.roles):
            if tenure.org is not None and tenure.org.startswith(prefix):
                yield (
                    f"{layers.places[entity.id]}: roles[{number}].org: {tenure.org} is a person; "
                    "name the organisation, or leave it null"
                )


def _named(layers: Layers, entity_id: str) -> str:
    label = layers.entities[entity_id].label_da
    return f"{entity_id} {label} ({layers.places[entity_id]})"
