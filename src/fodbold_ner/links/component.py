"""The component of the stage: mentions become entities, entities get links or NIL."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from spacy.tokens import Doc

from fodbold_ner.extensions import data_of
from fodbold_ner.links.entities import gather_entities
from fodbold_ner.links.index import NameIndex, index_of
from fodbold_ner.links.opening import read_registry
from fodbold_ner.links.registry import Registry
from fodbold_ner.links.store import Store

__all__ = ["EntityLinker"]


class EntityLinker:
    """Writes the entities of an article to the Doc, and each mention's entity.

    Reads the mentions on the Doc. Every mention but `DATE`, `MONEY` and `ROLE` gets an entity; an
    entity has a registry id or is NIL, with a score, a reason and the candidates considered.

    Args:
        registry: What mentions are linked to.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("da")
        >>> finder = nlp.add_pipe("fodbold_mentions")
        >>> doc = EntityLinker(Registry.shipped())(nlp("Brøndby har fyret Mads Tornhøj."))
        >>> [(entity["name"], entity["why"]) for entity in data_of(doc)["entities"]]
        [('Brøndby IF', 'name_in_context'), ('Mads Tornhøj', 'no_candidate')]
    """

    def __init__(self, registry: Registry | Store) -> None:
        self.use(registry)

    def use(self, registry: Registry | Store) -> None:
        """Link to this registry from now on, in place of the one there was.

        Example:
            >>> linker = EntityLinker(Registry([]))
            >>> linker.use(Registry.shipped())
            >>> linker.registry is Registry.shipped()
            True
        """
        self.registry = registry
        self._index: NameIndex | None = None

    @property
    def index(self) -> NameIndex:
        """The registry's names, made when they are first asked for.

        Example:
            >>> from fodbold_ner.ontology import Label
            >>> EntityLinker(Registry([])).index.exact(Label.CLUB, "AGF")
            []
        """
        if self._index is None:
            self._index = index_of(self.registry)
        return self._index

    def __reduce__(self) -> tuple[object, ...]:
        return EntityLinker, (self.registry,)

    def __call__(self, doc: Doc) -> Doc:
        """Link the mentions of one Doc."""
        data = data_of(doc)
        data["entities"] = gather_entities(doc.text, data, self.index)
        data["made_by"]["registry"] = self.registry.version
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the registry as bytes, or where its store is; equal ones give equal bytes.

        Args:
            exclude: Taken for spaCy's sake; there is nothing to leave out.

        Example:
            >>> linker = EntityLinker(Registry([]))
            >>> linker.to_bytes() == Registry([]).to_bytes()
            True
        """
        return self.registry.to_bytes()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> EntityLinker:
        """Take over the registry that `to_bytes` gave.

        Args:
            data: The bytes.
            exclude: Taken for spaCy's sake; there is nothing to leave out.

        Raises:
            RegistryError: The bytes are of something else, or of a store that is gone.

        Example:
            >>> linker = EntityLinker(Registry([]))
            >>> data = EntityLinker(Registry.shipped()).to_bytes()
            >>> linker.from_bytes(data).registry["fb:c:000117"].label_da
            'Vejle Boldklub'
        """
        self.use(read_registry(data))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the registry to a folder, as ``registry.jsonl``; the folder is made.

        Of a store it is written where it lies: it is not copied, and must stay there.

        Args:
            path: The folder.
            exclude: Taken for spaCy's sake; there is nothing to leave out.

        Raises:
            OSError: The folder cannot be written to.

        Example:
            >>> import tempfile
            >>> with tempfile.TemporaryDirectory() as folder:
            ...     EntityLinker(Registry([])).to_disk(folder)
            ...     [path.name for path in Path(folder).iterdir()]
            ['registry.jsonl']
        """
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "registry.jsonl").write_bytes(self.registry.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> EntityLinker:
        """Take over the registry that `to_disk` wrote.

        Args:
            path: The folder.
            exclude: Taken for spaCy's sake; there is nothing to leave out.

        Raises:
            OSError: The folder holds no ``registry.jsonl``.
            RegistryError: The file is of something else, or of a store that is gone.

        Example:
            >>> import tempfile
            >>> linker = EntityLinker(Registry([]))
            >>> with tempfile.TemporaryDirectory() as folder:
            ...     linker.to_disk(folder)
            ...     linker.from_disk(folder) is linker
            True
        """
        self.use(read_registry((Path(path) / "registry.jsonl").read_bytes()))
        return self
