"""What spaCy makes the components of a pipeline with.

The factories are `fodbold_mentions`, `fodbold_links` and `fodbold_relations`, one a stage, and
`fodbold`, which is all three in one for a pipeline of one's own. This module is imported whenever
spaCy makes a pipeline, so it imports the stages only when one is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import fodbold_ner
from fodbold_ner.base import base_stamp

if TYPE_CHECKING:
    from fodbold_ner.links.component import EntityLinker
    from fodbold_ner.links.registry import Registry
    from fodbold_ner.links.store import Store
    from fodbold_ner.mentions.component import MentionFinder
    from fodbold_ner.relations.component import RelationExtractor

__all__ = [
    "STAGES",
    "Fodbold",
    "given_registry",
    "make_fodbold",
    "make_links",
    "make_mentions",
    "make_relations",
]

PIPELINE = "da_fodbold"
STAGES = ("fodbold_mentions", "fodbold_links", "fodbold_relations")

RegistryPaths = str | Sequence[str] | None

# A component's config holds what can be saved as text; a registry at hand goes by this way, so that
# the stages share it and none is built for the shipped one first.
_given: ContextVar[Registry | Store | None] = ContextVar("given", default=None)


@contextmanager
def given_registry(
    registry: Registry | Store | str | Path | Iterable[str | Path] | None,
) -> Iterator[None]:
    """Have the components that are made inside use this registry, unless their config names one.

    Args:
        registry: A registry at hand, or files and folders to layer over the one that ships.

    Raises:
        RegistryError: A registry file has faults.

    Example:
        >>> from fodbold_ner.links.registry import Registry
        >>> nlp = spacy.blank("da")
        >>> with given_registry(Registry([])):
        ...     linker = nlp.add_pipe("fodbold_links")
        >>> len(linker.registry)
        0
    """
    from fodbold_ner.links.registry import Registry
    from fodbold_ner.links.store import Store

    at_hand = registry if isinstance(registry, (Registry, Store)) else _registry(registry)
    given = _given.set(at_hand)
    try:
        yield
    finally:
        _given.reset(given)


def _registry(paths: str | Path | Iterable[str | Path] | None) -> Registry | Store:
    """Return the registry of these paths; with none, what `load` was given or what ships."""
    from fodbold_ner.links.opening import open_registry

    if paths is None:
        given = _given.get()
        if given is not None:
            return given
    layers = [paths] if isinstance(paths, (str, Path)) else list(paths or ())
    return open_registry(layers)


@Language.factory("fodbold_mentions", default_config={"registry": None}, assigns=["doc._.fodbold"])
def make_mentions(nlp: Language, name: str, registry: RegistryPaths) -> MentionFinder:
    """Make the component that finds mentions.

    Args:
        nlp: The pipeline it is for.
        name: Its name there.
        registry: Files or folders to layer over the registry that ships; their names are
            scanned for as well.
    """
    return _mention_finder(nlp, _registry(registry))


def _mention_finder(nlp: Language, entries: Registry | Store) -> MentionFinder:
    from fodbold_ner.links.known import known_names, read_known_names
    from fodbold_ner.mentions.component import MentionFinder

    made_by = {
        "package": f"fodbold_ner {fodbold_ner.__version__}",
        "pipeline": f"{PIPELINE} {fodbold_ner.__version__}",
        "base": base_stamp(nlp),
    }
    return MentionFinder(known_names(entries), made_by=made_by, read_known=read_known_names)


@Language.factory("fodbold_links", default_config={"registry": None}, assigns=["doc._.fodbold"])
def make_links(nlp: Language, name: str, registry: RegistryPaths) -> EntityLinker:
    """Make the component that links mentions to a registry.

    Args:
        nlp: The pipeline it is for.
        name: Its name there.
        registry: Files or folders to layer over the registry that ships.
    """
    from fodbold_ner.links.component import EntityLinker

    return EntityLinker(_registry(registry))


@Language.factory("fodbold_relations", assigns=["doc._.fodbold"])
def make_relations(nlp: Language, name: str) -> RelationExtractor:
    """Make the component that extracts relations.

    Args:
        nlp: The pipeline it is for.
        name: Its name there.
    """
    from fodbold_ner.relations.component import RelationExtractor

    return RelationExtractor()


class Fodbold:
    """All three stages as one component, for a pipeline of one's own.

    Example:
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("Brøndby har fyret cheftræner Mads Tornhøj.")
        >>> [entity.name for entity in doc._.fodbold.entities]
        ['Brøndby IF', 'Mads Tornhøj']
    """

    def __init__(
        self, mentions: MentionFinder, links: EntityLinker, relations: RelationExtractor
    ) -> None:
        self._stages: dict[str, Any] = dict(zip(STAGES, (mentions, links, relations), strict=True))

    def __call__(self, doc: Doc) -> Doc:
        """Run the three stages on one Doc."""
        for stage in self._stages.values():
            doc = stage(doc)
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return all stages as bytes."""
        writers = {name: stage.to_bytes for name, stage in self._stages.items()}
        return spacy.util.to_bytes(writers, exclude)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Fodbold:
        """Take over the stages that `to_bytes` gave."""
        readers = {name: stage.from_bytes for name, stage in self._stages.items()}
        spacy.util.from_bytes(data, readers, exclude)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write each stage to a folder of its name."""
        writers = {name: stage.to_disk for name, stage in self._stages.items()}
        spacy.util.to_disk(path, writers, exclude)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Fodbold:
        """Take over the stages that `to_disk` wrote."""
        readers = {name: stage.from_disk for name, stage in self._stages.items()}
        spacy.util.from_disk(path, readers, exclude)
        return self


@Language.factory("fodbold", default_config={"registry": None}, assigns=["doc._.fodbold"])
def make_fodbold(nlp: Language, name: str, registry: RegistryPaths) -> Fodbold:
    """Make the component that is all three stages.

    Args:
        nlp: The pipeline it is for.
        name: Its name there.
        registry: Files or folders to layer over the registry that ships.
    """
    from fodbold_ner.links.component import EntityLinker

    entries = _registry(registry)
    mentions = _mention_finder(nlp, entries)
    return Fodbold(mentions, EntityLinker(entries), make_relations(nlp, name))
