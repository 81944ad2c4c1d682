"""The registry: everything that a mention can be linked to, by id.

A registry is read from JSON lines files (see `fodbold_ner.links.schema` for a row). Files are
layers: a later row replaces an earlier one with its id, and a row with ``"retracted": true``
removes it; with ``"merged_into"`` the old id goes on finding the entity it was merged into.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from fodbold_ner.errors import RegistryError
from fodbold_ner.links.rows import Row, read_rows, write_rows
from fodbold_ner.links.schema import Entity, Retraction

__all__ = ["Registry", "shipped_path"]

_FORMAT = "fodbold_ner registry 1"


def shipped_path() -> Path:
    """Return the folder of the registry that ships with the package."""
    return Path(__file__).resolve().parent.parent / "resources" / "registry"


class Registry:
    """An immutable set of entities, in the order of their ids, with a version.

    >>> registry = Registry.shipped()
    >>> registry["fb:c:000117"].label_da
    'Vejle Boldklub'
    >>> registry.get("fb:c:999999") is None
    True
    """

    __slots__ = ("_entities", "_redirects", "_version")

    def __init__(
        self,
        entities: Iterable[Entity],
        *,
        redirects: Mapping[str, str] | None = None,
        version: str | None = None,
    ) -> None:
        """Hold these entities.

        Args:
            entities: No two with one id.
            redirects: From the id of a merged entity to the id that stands for it.
            version: Names the content; without it, the first 12 hex digits of its SHA-256.

        Raises:
            RegistryError: Two entities have one id, or a reference has no entity.
        """
        rows = sorted(entities, key=lambda entity: entity.id)
        self._entities = {entity.id: entity for entity in rows}
        self._redirects = dict(sorted((redirects or {}).items()))
        faults = [
            f"{entity.id}: two entities have this id"
            for entity, after in pairwise(rows)
            if entity.id == after.id
        ]
        faults += _dangling(self._entities, self._redirects, {})
        if faults:
            raise RegistryError(faults)
        self._version = version or hashlib.sha256(self._body()).hexdigest()[:12]

    @classmethod
    def load(cls, paths: str | Path | Iterable[str | Path]) -> Registry:
        """Read a registry from files and folders, later ones layered over earlier ones.

        Args:
            paths: JSON lines files, or folders whose ``*.jsonl`` are read in order of name.

        Returns:
            The registry; equal content has an equal version, however it lies in files.

        Raises:
            RegistryError: Names every bad row of all files as ``file:line: what``.
        """
        several = [paths] if isinstance(paths, (str, Path)) else list(paths)
        return cls._layered(several, version=None)

    @classmethod
    def shipped(cls) -> Registry:
        """Return the registry that ships with the package; it is read once a process."""
        return _shipped()

    @classmethod
    def _layered(cls, paths: Iterable[str | Path], *, version: str | None) -> Registry:
        files, faults = _files(paths)
        entities: dict[str, Entity] = {}
        redirects: dict[str, str] = {}
        places: dict[str, str] = {}
        for file in files:
            rows, broken = read_rows(file.read_bytes(), str(file))
            faults += broken
            for line, row in rows:
                places[row.id] = f"{file}:{line}"
                faults += _lay(row, entities, redirects, places[row.id])
        # A dangling reference may only be due to a row that could not be read.
        faults = faults or _dangling(entities, redirects, places)
        if faults:
            raise RegistryError(faults)
        return cls(entities.values(), redirects=redirects, version=version)

    @property
    def version(self) -> str:
        """The version, as it is stamped in every record made with this registry."""
        return self._version

    def get(self, entity_id: str) -> Entity | None:
        """Return the entity with this id, or into which it was merged; None for no such id."""
        while entity_id in self._redirects:
            entity_id = self._redirects[entity_id]
        return self._entities.get(entity_id)

    def __getitem__(self, entity_id: str) -> Entity:
        entity = self.get(entity_id)
        if entity is None:
            raise KeyError(f"no entity {entity_id!r} in registry {self._version}")
        return entity

    def __contains__(self, entity_id: object) -> bool:
        return isinstance(entity_id, str) and self.get(entity_id) is not None

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._entities.values())

    def __len__(self) -> int:
        return len(self._entities)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Registry):
            return NotImplemented
        return self.to_bytes() == other.to_bytes()

    def __hash__(self) -> int:
        return hash((self._version, len(self)))

    def __repr__(self) -> str:
        return f"<Registry {self._version}: {len(self)} entities>"

    def __reduce__(self) -> tuple[object, ...]:
        return Registry.from_bytes, (self.to_bytes(),)

    def _body(self) -> bytes:
        retractions = [
            Retraction(id=old, retracted=True, merged_into=new)
            for old, new in self._redirects.items()
        ]
        return write_rows([*self, *retractions])

    def to_bytes(self) -> bytes:
        """Return the registry as bytes: a header line and one row a line, the same each time."""
        header = {"format": _FORMAT, "version": self._version}
        return json.dumps(header).encode() + b"\n" + self._body()

    @classmethod
    def from_bytes(cls, data: bytes) -> Registry:
        """Return the registry that `to_bytes` made these bytes of.

        Raises:
            RegistryError: The bytes are of something else, or were changed into nonsense.
        """
        head, _, body = data.partition(b"\n")
        try:
            header = json.loads(head)
        except ValueError:
            header = None
        if not isinstance(header, dict) or header.get("format") != _FORMAT:
            raise RegistryError(["bytes:1: no registry; make the bytes with Registry.to_bytes"])
        # An empty first line keeps the numbers of a fault those of the bytes.
        rows, faults = read_rows(b"\n" + body, "bytes")
        if faults:
            raise RegistryError(faults)
        entities = [row for _, row in rows if isinstance(row, Entity)]
        redirects = {
            row.id: row.merged_into
            for _, row in rows
            if isinstance(row, Retraction) and row.merged_into
        }
        return cls(entities, redirects=redirects, version=str(header.get("version")))


@lru_cache(maxsize=1)
def _shipped() -> Registry:
    folder = shipped_path()
    version = (folder / "VERSION").read_text(encoding="utf-8").strip()
    return Registry._layered([folder], version=version)


def _files(paths: Iterable[str | Path]) -> tuple[list[Path], list[str]]:
    files: list[Path] = []
    faults: list[str] = []
    for path in map(Path, paths):
        inside = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
        if not path.exists():
            faults.append(f"{path}: no such file or folder; mend the path")
        elif not inside:
            faults.append(f"{path}: the folder holds no *.jsonl file; name another")
        else:
            files += inside
    return files, faults


def _lay(row: Row, entities: dict[str, Entity], redirects: dict[str, str], place: str) -> list[str]:
    """Lay one row over the rows before it; return what is wrong with it there."""
    if isinstance(row, Entity):
        entities[row.id] = row
        redirects.pop(row.id, None)
        return []
    known = entities.pop(row.id, None) is not None
    if row.merged_into is not None:
        redirects[row.id] = row.merged_into
    elif not known:
        return [f"{place}: nothing before this row has the id {row.id}; mend it or drop the row"]
    return []


def _dangling(
    entities: Mapping[str, Entity], redirects: Mapping[str, str], places: Mapping[str, str]
) -> list[str]:
    """Name every reference to an id that has no entity."""
    faults = []
    for old, new in redirects.items():
        seen = {old}
        while new in redirects and new not in seen:
            seen.add(new)
            new = redirects[new]
        if new not in entities:
            faults.append(f"{places.get(old, old)}: merged_into: no entity {new}; mend the id")
    for entity in entities.values():
        for number, role in enumerate(entity.roles):
            if role.org is None or role.org in entities or role.org in redirects:
                continue
            place = places.get(entity.id, entity.id)
            faults.append(f"{place}: roles[{number}].org: no entity {role.org}; mend the id")
    return faults
