"""The pipeline or registry that a command's options ask for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from spacy.language import Language

    from fodbold_ner.links.registry import Registry

__all__ = ["layers_of", "load", "load_registry"]


def load(base: str | None, registry: Sequence[Path]) -> Language:
    """Load the pipeline, with a user's own entries layered over the registry that ships.

    Raises:
        ModelError: The base is missing or lacks what is needed.
        RegistryError: The registry has faults.
    """
    from fodbold_ner import pipeline

    return pipeline.load(base, registry=registry or None)


def layers_of(paths: Sequence[Path], alone: bool) -> list[Path]:
    """Return the layers of a registry: the one that ships, and over it these, or these alone.

    Raises:
        typer.BadParameter: There is nothing to stand alone.
    """
    from fodbold_ner.links.registry import shipped_path

    if alone and not paths:
        raise typer.BadParameter("--alone needs the paths of a registry; name them")
    return [*paths] if alone else [shipped_path(), *paths]


def load_registry(paths: Sequence[Path], alone: bool) -> Registry:
    """Load the registry of these layers.

    Raises:
        RegistryError: It has faults.
    """
    from fodbold_ner.links.registry import Registry

    layers = layers_of(paths, alone)
    return Registry.load(layers) if paths else Registry.shipped()
