"""Registry files laid over one another: what each id stands for in the end, and where it is said.

A later row replaces an earlier one with its id, a row with ``"patch": true`` mends the fields that
it names, and one with ``"retracted": true`` removes the entity, or redirects its id.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from fodbold_ner.links.connections import is_store
from fodbold_ner.links.rows import Row, describe_faults, read_rows
from fodbold_ner.links.schema import Entity, Patch

__all__ = ["Layers", "dangling", "patched", "read_layers"]


@dataclass
class Layers:
    """What is left of rows after each was laid over those before it.

    Args:
        entities: By id.
        redirects: From the id of a merged entity to the id that stands for it.
        places: Where the last row of each id stands, as ``file:line``.
        faults: What could not be read or laid, as ``file:line: what``.
        repeated: Rows that stand twice in one folder, as ``file:line: what``; the later one counts.
    """

    entities: dict[str, Entity] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)

    def lay(self, row: Row, place: str) -> None:
        """Lay one row over the rows before it; what is wrong with that is one more fault.

        >>> layers = Layers()
        >>> layers.lay(Patch(id="fb:c:000001", patch=True, country="DEN"), "mine.jsonl:1")
        >>> layers.faults[0].partition(";")[0]
        'mine.jsonl:1: nothing before this row has the id fb:c:000001'
        """
        match row:
            case Entity():
                self.entities[row.id] = row
                self.redirects.pop(row.id, None)
            case Patch():
                self._patch(row, place)
            case _:
                known = self.entities.pop(row.id, None) is not None
                if row.merged_into is not None:
                    self.redirects[row.id] = row.merged_into
                elif not known:
                    self.faults.append(_nothing_before(row.id, place))
        self.places[row.id] = place

    def _patch(self, row: Patch, place: str) -> None:
        entity = self.entities.get(row.id)
        if entity is not None:
            self.entities[row.id], faults = patched(entity, row)
            self.faults += [f"{place}: {fault}" for fault in faults]
        elif row.id in self.redirects:
            self.faults.append(
                f"{place}: {row.id} was merged into {self.redirects[row.id]}; patch that one"
            )
        else:
            self.faults.append(_nothing_before(row.id, place))


def read_layers(paths: Iterable[str | Path]) -> Layers:
    """Read files and folders, later ones laid over earlier ones, and name every bad row.

    Args:
        paths: JSON lines files, or folders whose ``*.jsonl`` are read in order of name.

    Returns:
        What every id stands for; references are not looked after, see `dangling`.

    >>> read_layers(["gone.jsonl"]).faults
    ['gone.jsonl: no such file or folder; mend the path']
    """
    layers = Layers()
    for path in map(Path, paths):
        first: dict[str, str] = {}
        for file in _files(path, layers.faults):
            rows, broken = read_rows(file.read_bytes(), str(file))
            layers.faults += broken
            for line, row in rows:
                place = f"{file}:{line}"
                if isinstance(row, Entity) and first.setdefault(row.id, place) != place:
                    layers.repeated.append(
                        f"{place}: the id {row.id} stands in {first[row.id]} already; "
                        "merge the two rows or give this one a new id"
                    )
                layers.lay(row, place)
    return layers


def patched(entity: Entity, patch: Patch) -> tuple[Entity, list[str]]:
    """Return an entity with the fields that a patch names replaced, and what is wrong with that.

    A name replaces the one with its text, a tenure the one with its role, organisation and start;
    either is added where there is none. An id of another register replaces that register's.
    Sources are added. Where anything is wrong the entity comes back as it was.

    >>> from fodbold_ner.links.registry import Registry
    >>> agf = Registry.shipped()["fb:c:000101"]
    >>> mended, faults = patched(agf, Patch(id=agf.id, patch=True, active_until="2030"))
    >>> mended.active_until, mended.names == agf.names, faults
    ('2030', True, [])
    """
    changed = patch.model_dump(mode="json", exclude_unset=True, exclude={"id", "patch"})
    row = entity.model_dump(mode="json", exclude_defaults=True)
    faults: list[str] = []
    for key, value in changed.items():
        match key:
            case "names":
                row[key] = _merged(row[key], value, _name_key, "names", faults)
            case "roles":
                row[key] = _merged(row.get(key, []), value, _role_key, "roles", faults)
            case "prov":
                row[key] = [*row.get(key, []), *value]
            case "xref":
                row[key] = {**row.get(key, {}), **value}
            case _:
                row[key] = value
    if faults:
        return entity, faults
    try:
        return Entity.model_validate_json(json.dumps(row)), []
    except ValidationError as error:
        return entity, list(describe_faults(error))


def _merged(
    rows: list[Any], changes: list[Any], key: Any, where: str, faults: list[str]
) -> list[Any]:
    merged = list(rows)
    for number, change in enumerate(changes):
        same = [place for place, row in enumerate(merged) if key(row) == key(change)]
        if len(same) > 1:
            faults.append(
                f"{where}[{number}]: {len(same)} of the entity's {where} could be meant; "
                "write its whole row"
            )
        elif same:
            merged[same[0]] = change
        else:
            merged.append(change)
    return merged


def _name_key(name: Mapping[str, Any]) -> object:
    return name["text"]


def _role_key(role: Mapping[str, Any]) -> object:
    return role["role"], role.get("org"), role.get("valid_from")


def _files(path: Path, faults: list[str]) -> list[Path]:
    inside = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not path.exists():
        faults.append(f"{path}: no such file or folder; mend the path")
        return []
    if is_store(path):
        faults.append(f"{path}: a store, and no layer; name it alone, or as --store")
        return []
    if not inside:
        faults.append(f"{path}: the folder holds no *.jsonl file; name another")
    return inside


def _nothing_before(entity_id: str, place: str) -> str:
    return f"{place}: nothing before this row has the id {entity_id}; mend it or drop the row"


def dangling(
    entities: Mapping[str, Entity], redirects: Mapping[str, str], places: Mapping[str, str]
) -> list[str]:
    """Name every reference to an id that has no entity, and every redirect that goes in a circle.

    Args:
        entities: By id.
        redirects: From the id of a merged entity to the id that stands for it.
        places: Where an id's row stands; an id without a place is named by itself.

    >>> dangling({}, {"fb:c:000001": "fb:c:000002"}, {})
    ['fb:c:000001: merged_into: no entity fb:c:000002; mend the id']
    """
    faults = []
    for old in redirects:
        way = [old]
        while way[-1] in redirects and way[-1] not in way[:-1]:
            way.append(redirects[way[-1]])
        place = places.get(old, old)
        if way[-1] in redirects:
            circle = " → ".join(way[way.index(way[-1]) :])
            faults.append(
                f"{place}: merged_into: goes in a circle, {circle}; "
                "merge one of them into an entity"
            )
        elif way[-1] not in entities:
            faults.append(f"{place}: merged_into: no entity {way[-1]}; mend the id")
    for entity in entities.values():
        for number, role in enumerate(entity.roles):
            if role.org is None or role.org in entities or role.org in redirects:
                continue
            place = places.get(entity.id, entity.id)
            faults.append(f"{place}: roles[{number}].org: no entity {role.org}; mend the id")
    return faults
