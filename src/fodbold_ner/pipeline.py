"""Base model + components + registry: how a pipeline is put together, and the one-call API."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock
from types import NoneType
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from fodbold_ner.base import load_base
from fodbold_ner.doc_data import new_data
from fodbold_ner.errors import EncodingError, InputError, ModelError
from fodbold_ner.extensions import data_of, set_data
from fodbold_ner.factories import STAGES, given_registry
from fodbold_ner.published import read_published
from fodbold_ner.records import AnnotatedArticle, Article

if TYPE_CHECKING:
    from fodbold_ner.links.registry import Registry
    from fodbold_ner.links.store import Store

__all__ = ["annotate", "load", "make_doc"]


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
    nlp = load_base(base)
    with given_registry(registry):
        for stage in STAGES:
            nlp.add_pipe(stage)
    return nlp


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
