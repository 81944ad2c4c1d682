"""The pipeline that a command's options ask for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["load"]


def load(base: str | None, registry: Sequence[Path]) -> Language:
    """Load the pipeline, with a user's own entries layered over the registry that ships.

    Raises:
        ModelError: The base is missing or lacks what is needed.
        RegistryError: The registry has faults.
    """
    from fodbold_ner import pipeline

    return pipeline.load(base, registry=registry or None)
