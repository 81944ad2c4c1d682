"""Articles of the corpus on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from fodbold_ner.errors import CorpusError
from fodbold_ner.formats.corpus.gold import GoldArticle
from fodbold_ner.formats.corpus.reading import read_article

__all__ = ["ENDING", "article_files", "read_corpus"]

ENDING = ".article"


def read_corpus(paths: Iterable[Path | str]) -> list[GoldArticle]:
    """Return the articles of files and folders, those of a folder in order of name.

    Args:
        paths: Files of any name, and folders, of which the ``*.article`` right inside are read.

    Raises:
        CorpusError: Files depart from the format, or a folder holds none; every fault is named.
        OSError: A file cannot be opened.

    Example:
        >>> read_corpus([])
        []
    """
    articles: list[GoldArticle] = []
    faults: list[str] = []
    for path in article_files(paths, faults):
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            row = error.object[: error.start].count(b"\n") + 1
            faults.append(f"{path}:{row}: is no UTF-8; save it as UTF-8")
            continue
        try:
            articles.append(read_article(text, name=path.stem, where=str(path)))
        except CorpusError as error:
            faults += error.faults
    if faults:
        raise CorpusError(faults)
    return articles


def article_files(paths: Iterable[Path | str], faults: list[str]) -> Iterator[Path]:
    """Yield the files that paths stand for, and note the folders that hold none.

    Args:
        paths: Files and folders.
        faults: Where folders without articles are noted.

    Example:
        >>> list(article_files(["a.article"], []))
        [PosixPath('a.article')]
    """
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        inside = sorted(path.glob(f"*{ENDING}"))
        if not inside:
            faults.append(f"{path}:0: holds no *{ENDING}; name the folder that does")
        yield from inside
