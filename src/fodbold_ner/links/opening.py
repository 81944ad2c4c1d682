"""A registry from whatever holds it: files in layers, a store on disk, or saved bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from fodbold_ner.errors import RegistryError
from fodbold_ner.links.connections import is_store
from fodbold_ner.links.registry import Registry, shipped_path
from fodbold_ner.links.store import Store

__all__ = ["AnyRegistry", "open_registry", "read_registry"]

AnyRegistry: TypeAlias = Registry | Store
"""A registry in memory or on disk: both are read alike."""


def open_registry(paths: Sequence[str | Path]) -> AnyRegistry:
    """Return the registry of these paths: layers over the one that ships, or one store.

    Args:
        paths: JSON lines files and folders of them, later ones over earlier ones; or a store by
            itself, which is a whole registry already.

    Raises:
        RegistryError: A file has faults, or a store is not alone.

    Example:
        >>> open_registry([]) is Registry.shipped()
        True
    """
    for path in paths:
        if is_store(Path(path)):
            if len(paths) == 1:
                return Store(path)
            fault = (
                f"{path}: a store is a whole registry, and nothing goes over or under it; name it "
                "alone, or build it with your layers: registry build STORE --registry LAYER"
            )
            raise RegistryError([fault])
    return Registry.load([shipped_path(), *paths]) if paths else Registry.shipped()


def read_registry(data: bytes) -> AnyRegistry:
    """Return the registry whose `to_bytes` gave these bytes.

    Raises:
        RegistryError: The bytes are of something else, or of a store that is gone.

    Example:
        >>> len(read_registry(Registry([]).to_bytes()))
        0
    """
    return Store.from_bytes(data) if Store.is_reference(data) else Registry.from_bytes(data)
