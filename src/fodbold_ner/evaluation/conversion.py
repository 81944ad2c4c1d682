"""From one format of annotated articles to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from fodbold_ner.errors import InputError
from fodbold_ner.formats import brat, conll, jsonl, label_studio, prodigy
from fodbold_ner.formats.corpus import GoldArticle, read_corpus
from fodbold_ner.formats.corpus.files import ENDING, write_corpus

__all__ = ["READABLE", "WRITABLE", "Conversion", "convert", "format_of"]


class Conversion(NamedTuple):
    """How many articles were converted, and what each format on the way could not carry."""

    articles: int
    losses: list[str]


def _read_docbin(path: Path) -> Iterable[GoldArticle]:
    from fodbold_ner.evaluation.docbin import read

    return read(path)


def _write_docbin(articles: Iterable[GoldArticle], path: Path) -> int:
    from fodbold_ner.evaluation.docbin import write

    return write(articles, path)


def _write_jsonl(articles: Iterable[GoldArticle], path: Path) -> int:
    return jsonl.write((gold.record for gold in articles), path)


_READERS: dict[str, Callable[[Path], Iterable[GoldArticle]]] = {
    "corpus": lambda path: read_corpus([path]),
    "docbin": _read_docbin,
    "brat": brat.read,
    "prodigy": prodigy.read,
    "label-studio": label_studio.read,
}
_WRITERS: dict[str, Callable[[Iterable[GoldArticle], Path], int]] = {
    "corpus": write_corpus,
    "jsonl": _write_jsonl,
    "docbin": _write_docbin,
    "brat": brat.write,
    "prodigy": prodigy.write,
    "label-studio": label_studio.write,
    "conll": conll.write,
}
READABLE, WRITABLE = tuple(_READERS), tuple(_WRITERS)

_NOT_READ = {
    "brat": "comments that were made in brat",
    "docbin": "changes to doc.ents and doc.spans",
    "prodigy": "changes to arrows that were made in Prodigy",
}
"""What a reader passes over, because the format has no place for what it would need."""


def convert(source: Path, output: Path, *, to: str, from_: str | None = None) -> Conversion:
    """Convert annotated articles, and say what was lost.

    Args:
        source: A file or folder.
        output: The file or, for corpus and brat, the folder to write.
        to: One of `WRITABLE`.
        from_: One of `READABLE`; None goes by what `source` is.

    Raises:
        FodboldError: The source cannot be read, or the format is unknown.
        OSError: A file cannot be read or written.

    Example:
        >>> convert(Path("dev"), Path("dev.xml"), to="xml", from_="corpus")
        Traceback (most recent call last):
        fodbold_ner.errors.InputError: 'xml' cannot be written; choose one of corpus, jsonl, ...
    """
    kind = from_ or format_of(source)
    for name, known, what in ((kind, READABLE, "read"), (to, WRITABLE, "written")):
        if name not in known:
            raise InputError(f"{name!r} cannot be {what}; choose one of {', '.join(known)}")
    articles = list(_READERS[kind](source))
    if not articles:
        raise InputError(f"{source}: holds no article in the format {kind}; name another --from")
    number = _WRITERS[to](articles, output)
    losses = [f"not read: {_NOT_READ[kind]}"] if kind in _NOT_READ else []
    return Conversion(number, losses + [f"lost: {loss}" for loss in _losses(to, articles)])


def _losses(to: str, articles: list[GoldArticle]) -> list[str]:
    if to == "conll":
        return conll.losses(articles)
    if to == "jsonl":
        sentences = sum(len(gold.sentences) for gold in articles)
        handles = sum(len(gold.handles) for gold in articles)
        remarks = sum(len(gold.remarks) for gold in articles)
        return [
            f"the genres and notes of {len(articles)} articles",
            f"{sentences} boundaries of sentences, {handles} handles, {remarks} remarks",
        ]
    return []


def format_of(source: Path) -> str:
    """Return in which format a file or folder is, by its ending or by what it holds.

    Raises:
        InputError: It cannot be told.

    Example:
        >>> format_of(Path("dev.spacy")), format_of(Path("a.article"))
        ('docbin', 'corpus')
    """
    if source.is_dir():
        if any(source.glob("*.ann")):
            return "brat"
        return "corpus"
    kinds = {".spacy": "docbin", ".jsonl": "prodigy", ".json": "label-studio", ENDING: "corpus"}
    kind = kinds.get(source.suffix.lower())
    if kind is None:
        raise InputError(f"{source}: cannot tell its format; name it with --from")
    return kind
