"""Base model + components + registry: how a pipeline is put together, and the one-call API.

The factories are `fodbold_mentions`, `fodbold_links` and `fodbold_relations`, one a stage, and
`fodbold`, which is all three in one for a pipeline of one's own. This module is imported whenever
spaCy makes a pipeline, so it imports the stages only when one is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock
from types import NoneType
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import fodbold_ner
from fodbold_ner.errors import EncodingError, InputError, ModelError
from fodbold_ner.extensions import data_of, new_data, set_data
from fodbold_ner.published import read_published
from fodbold_ner.records import AnnotatedArticle, Article

if TYPE_CHECKING:
    from fodbold_ner.links.component import EntityLinker
    from fodbold_ner.links.registry import Registry
    from fodbold_ner.links.store import Store
    from fodbold_ner.mentions.component import MentionFinder
    from fodbold_ner.relations.component import RelationExtractor

__all__ = ["STAGES", "annotate", "base_path", "find_base", "load", "load_base", "make_doc"]

INSTALLED_BASE = "da_core_news_md"
SHIPPED_BASE = "da_fodbold_base"
PIPELINE = "da_fodbold"
STAGES = ("fodbold_mentions", "fodbold_links", "fodbold_relations")

RegistryPaths = str | Sequence[str] | None

# A component's config holds what can be saved as text; a registry at hand goes by this way, so that
# the stages share it and none is built for the shipped one first.
_given: ContextVar[Registry | Store | None] = ContextVar("given", default=None)


def base_path() -> Path:
    """Return the folder of the base model that ships, in a wheel as in an editable install.

    Raises:
        ModelError: The package holds no base model.
    """
    package = Path(__file__).resolve().parent
    for parent in (package, package.parent.parent):
        folder = parent / "models" / SHIPPED_BASE
        if (folder / "config.cfg").is_file():
            return folder
    raise ModelError(
        f"the base model {SHIPPED_BASE} is not in this installation: install the wheel, or in a "
        "clone train it with `python -m fodbold_ner.training base`"
    )


def find_base() -> str | Path:
    """Return what `load` takes as its base: da_core_news_md where installed, else what ships."""
    return INSTALLED_BASE if spacy.util.is_package(INSTALLED_BASE) else base_path()


def load(
    base: str | Path | None = None,
    *,
    registry: Registry | Store | str | Path | Iterable[str | Path] | None = None,
) -> Language:
    """Return a pipeline that annotates Danish football news.

    Args:
        base: A spaCy package or folder to build on; by default da_core_news_md where it is
            installed, else the base that ships with this package.
        registry: JSON lines files or folders to layer over the registry that ships, later ones
            over earlier ones; or a `Registry` to use in its place, or a store that ``registry
            build`` made. The pipeline carries what was read: saved with `to_disk`, it needs the
            files no longer. A store it reads where it lies, before and after.

    Returns:
        The base's components, then one component a stage. `doc._.fodbold` is the record.

    Raises:
        ModelError: The base is not there, or is not Danish.
        RegistryError: A registry file has faults; the message names each one.

    Example:
        >>> nlp = load()
        >>> nlp.pipe_names[-3:]
        ['fodbold_mentions', 'fodbold_links', 'fodbold_relations']
    """
    from fodbold_ner.links.registry import Registry
    from fodbold_ner.links.store import Store

    nlp = load_base(base)
    at_hand = registry if isinstance(registry, (Registry, Store)) else _registry(registry)
    given = _given.set(at_hand)
    try:
        for stage in STAGES:
            nlp.add_pipe(stage)
    finally:
        _given.reset(given)
    return nlp


def load_base(base: str | Path | None = None) -> Language:
    """Return the spaCy pipeline that the stages are built on, without them.

    Args:
        base: A spaCy package or folder; by default what `find_base` returns.

    Raises:
        ModelError: The base is not there, or is not Danish.

    Example:
        >>> load_base().lang
        'da'
    """
    base = find_base() if base is None else base
    try:
        nlp = spacy.load(base)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the base {str(base)!r} cannot be loaded: {str(error).rstrip('.')}. Name an installed "
            "spaCy package or the folder of a pipeline, or leave it out to use the base that ships"
        ) from error
    if nlp.lang != "da":
        raise ModelError(
            f"the base {str(base)!r} is for language {nlp.lang!r}; a Danish one (da) is needed"
        )
    return nlp


def _registry(paths: str | Path | Iterable[str | Path] | None) -> Registry | Store:
    """Return the registry of these paths; with none, what `load` was given or what ships."""
    from fodbold_ner.links.opening import open_registry

    if paths is None:
        given = _given.get()
        if given is not None:
            return given
    layers = [paths] if isinstance(paths, (str, Path)) else list(paths or ())
    return open_registry(layers)


def _base_stamp(nlp: Language) -> str:
    meta = nlp.meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


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
        "base": _base_stamp(nlp),
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


def make_doc(nlp: Language, article: Article) -> Doc:
    """Return an unprocessed Doc of an article, with all that is known about it on board.

    Give such Docs to `nlp` or `nlp.pipe` (with any `n_process`): id, date of publication, address,
    zones and the map back to the original text travel on the Doc.

    Example:
        >>> nlp = load()
        >>> doc = nlp(make_doc(nlp, Article(id="a1", text="OB søger ny cheftræner.")))
        >>> doc._.fodbold.id, [relation.type.value for relation in doc._.fodbold.relations]
        ('a1', ['vacancy'])
    """
    from fodbold_ner.text import read_text

    page = read_text(article.text)
    doc = nlp.make_doc(page.text)
    data = new_data()
    data["id"], data["url"] = article.id, article.url
    data["published"] = article.published.isoformat() if article.published else None
    if page.text != page.original:
        data["original"] = page.original
        data["offsets"] = [list(pair) for pair in page.offsets.breakpoints]
    data["zones"] = [[zone.kind.value, zone.start, zone.end] for zone in page.zones]
    set_data(doc, data)
    return doc


def _article(text: str, id: object, day: date | None, url: object) -> Article:  # noqa: A002
    for name, value in (("id", id), ("url", url)):
        if not isinstance(value, (str, NoneType)):
            raise InputError(f"{name} is {type(value).__name__}, not str: write it as text")
    return Article.model_validate({"text": text, "id": id, "published": day, "url": url})


_loading = Lock()


@lru_cache(maxsize=1)
def _load_once() -> Language:
    return load()


def _default_pipeline() -> Language:
    with _loading:
        return _load_once()


def _check_text(text: object) -> None:
    if not isinstance(text, str):
        raise InputError(
            f"text is {type(text).__name__}, not str: read the file first, and decode bytes"
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise EncodingError(
            f"text has a lone surrogate at character {error.start}: it was decoded wrongly; "
            "decode it as UTF-8 or Windows-1252 instead"
        ) from error


def annotate(
    text: str,
    *,
    published: date | str | None = None,
    id: str | None = None,  # noqa: A002 - the record's own name for it
    url: str | None = None,
    html: bool = False,
    nlp: Language | None = None,
) -> AnnotatedArticle:
    """Return the record of one article.

    A text longer than `LONGEST` characters is annotated in parts.

    Args:
        text: Plain text, kept to the letter, or a page of HTML.
        published: Date of publication, against which relative dates are resolved; ISO if a string.
        id: The record's id; by default the first 16 hex digits of the text's SHA-256.
        url: The article's address.
        html: Whether `text` is HTML (needs the extra `html`); the record then refers to the text
            that was extracted, and a date found in the page serves where `published` is not given.
        nlp: The pipeline to use; by default one that is loaded once and kept.

    Raises:
        PublishedError: `published` is no date.
        EmptyInputError: An HTML page holds no article.
        EncodingError: The text holds lone surrogates, which no file can hold.
        InputError: The text is no string.

    Example:
        >>> record = annotate("Ifølge B.T. er AGF interesseret i Mads Tornhøj.")
        >>> relation = record.relations[0]
        >>> relation.type.value, relation.certainty.value, record.entity(relation.source).name
        ('interest', 'reported', 'B.T.')
    """
    from fodbold_ner.long import LONGEST, annotate_long

    _check_text(text)
    pipeline = _default_pipeline() if nlp is None else nlp
    day = read_published(published)
    if html:
        from fodbold_ner.text import published_in_html, read_html

        day = day or published_in_html(text)
        text = read_html(text).original
    article = _article(text, id, day, url)
    if len(text) > LONGEST:
        return annotate_long(pipeline, article, make_doc=make_doc)
    doc = pipeline(make_doc(pipeline, article))
    if not data_of(doc)["made_by"].get("registry"):
        raise ModelError(
            f"this pipeline ({', '.join(pipeline.pipe_names) or 'empty'}) annotates no football: "
            "use fodbold_ner.load(), or add the component with nlp.add_pipe('fodbold')"
        )
    record: AnnotatedArticle = doc._.fodbold
    return record
