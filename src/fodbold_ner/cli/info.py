"""Which versions run, and where they lie."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.about import __version__ as spacy_version

import fodbold_ner
from fodbold_ner import pipeline
from fodbold_ner.cli.loading import load
from fodbold_ner.links.registry import shipped_path

__all__ = ["describe"]


def describe(
    *, base: str | None = None, registry: Sequence[Path] = ()
) -> Iterator[tuple[str, str]]:
    """Yield a name and what is to be said of it, for package, base, registry and components.

    Raises:
        FodboldError: The pipeline cannot be loaded.
    """
    nlp = load(base, registry)
    made_by = pipeline.annotate("AGF slog OB.", nlp=nlp).made_by
    yield "package", f"{made_by.package}, in {Path(fodbold_ner.__file__).parent}"
    yield "pipeline", made_by.pipeline
    yield "base", f"{made_by.base}, {f'in {nlp.path}' if nlp.path else 'in memory'}"
    places = ", ".join(str(place) for place in (shipped_path(), *registry))
    yield "registry", f"{made_by.registry}, in {places}"
    yield "spaCy", spacy_version
    yield "Python", platform.python_version()
    for name, component in nlp.pipeline:
        module = sys.modules[type(component).__module__]
        yield f"component {name}", str(module.__file__)
