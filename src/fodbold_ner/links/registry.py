"""The registry: everything that a mention can be linked to, by id.

A registry is read from JSON lines files (see `fodbold_ner.links.schema` for a row). Files are
layers: a later row replaces an earlier one with its id, one with ``"patch": true`` mends the
fields that it names, and one with ``"retracted": true`` removes the entity; with ``"merged_into"``
the old id goes on finding the entity it was merged into.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from fodbold_ner.collecting import without_collecting
from fodbold_ner.errors import RegistryError
from fodbold_ner.links.layers import dangling, read_layers
from fodbold_ner.links.rows import read_rows, write_rows
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
        faults += dangling(self._entities, self._redirects, {})
        if faults:
            raise RegistryError(faults)
        self._version = version or hashlib.sha256(self.to_jsonl()).hexdigest()[:12]

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
        with without_collecting():
            layers = read_layers(paths)
        # A dangling reference may only be due to a row that could not be read.
        faults = layers.faults or dangling(layers.entities, layers.redirects, layers.places)
        if faults:
            raise RegistryError(faults)
        return cls(layers.entities.values(), redirects=layers.redirects, version=version)

    @property
    def version(self) -> str:
        """The version, as it is stamped in every record made with this registry."""
        return self._version

    @property
    def redirects(self) -> Mapping[str, str]:
        """From the id of each merged entity to the id that it was merged into, read only.

        >>> agf = Registry.shipped()["fb:c:000101"]
        >>> Registry([agf], redirects={"fb:c:900001": agf.id}).redirects["fb:c:900001"]
        'fb:c:000101'
        """
        return MappingProxyType(self._redirects)

    def get(self, entity_id: str) -> Entity | None:
        """Return the entity with this id, or into which it was merged; None for no such id."""
        while entity_id in self._redirects:
            entity_id = self._redirects[entity_id]
        return self._entities.get(entity_id)

    def people_of(self, entity_id: str) -> Iterator[Entity]:
        """Yield the people with a tenure at an organisation, in the order of their ids.

        Args:
            entity_id: The organisation, or one that was merged into it.

        Raises:
            KeyError: There is no such organisation.

        >>> people = Registry.shipped().people_of("fb:n:000101")
        >>> "Richard Møller Nielsen" in {person.label_da for person in people}
        True
        """
        org = self[entity_id].id
        for entity in self:
            if any(role.org is not None and self[role.org].id == org for role in entity.roles):
                yield entity

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

    def to_jsonl(self) -> bytes:
        """Return the registry as JSON lines that `load` reads, one a row, the same each time.

        >>> Registry([], redirects={}).to_jsonl()
        b''
        """
        redirects = [
            Retraction(id=old, retracted=True, merged_into=new)
            for old, new in self._redirects.items()
        ]
        return write_rows([*self, *redirects])

    def to_bytes(self) -> bytes:
        """Return the registry as bytes: a header line and one row a line, the same each time."""
        header = {"format": _FORMAT, "version": self._version}
        return json.dumps(header).encode() + b"\n" + self.to_jsonl()

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
