"""Articles of the corpus on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from fodbold_ner.errors import CorpusError, InputError
from fodbold_ner.formats.corpus.gold import GoldArticle
from fodbold_ner.formats.corpus.reading import read_article
from fodbold_ner.formats.corpus.writing import write_article

__all__ = ["ENDING", "align_files", "article_files", "read_corpus", "write_corpus"]

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
    return [gold for _, _, gold in _read(paths)]


def write_corpus(articles: Iterable[GoldArticle], path: Path | str) -> int:
    """Write the articles to a folder, a file each, and return their number.

    Args:
        articles: Annotated articles, each with an id of its own, which names its file.
        path: The folder; it is made if need be, files of these names in it are replaced.

    Raises:
        InputError: Two articles have the same id.
        OSError: The folder cannot be written to.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_corpus([], folder)
        0
    """
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    seen: set[str] = set()
    for gold in articles:
        name = gold.record.id
        if name in seen:
            raise InputError(f"{folder}: two articles are called {name!r}; rename one")
        seen.add(name)
        (folder / f"{name}{ENDING}").write_bytes(write_article(gold).encode())
    return len(seen)


def align_files(paths: Iterable[Path | str], *, write: bool) -> list[Path]:
    """Write files anew in the canonical alignment, and return those that were not in it.

    Args:
        paths: Files of any name, and folders, of which the ``*.article`` right inside are read.
        write: Whether to change them, or only to tell.

    Raises:
        CorpusError: Files depart from the format; none is changed.
        OSError: A file cannot be read or written.

    Example:
        >>> align_files([], write=False)
        []
    """
    changed = []
    for path, text, gold in _read(paths):
        aligned = write_article(gold)
        if aligned != text:
            changed.append(path)
            if write:
                path.write_bytes(aligned.encode())
    return changed


def _read(paths: Iterable[Path | str]) -> list[tuple[Path, str, GoldArticle]]:
    articles: list[tuple[Path, str, GoldArticle]] = []
    faults: list[str] = []
    for path in article_files(paths, faults):
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            row = error.object[: error.start].count(b"\n") + 1
            faults.append(f"{path}:{row}: is no UTF-8; save it as UTF-8")
            continue
        try:
            articles.append((path, text, read_article(text, name=path.stem, where=str(path))))
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
        >>> [path.name for path in article_files(["a.article"], [])]
        ['a.article']
    """
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        inside = sorted(path.glob(f"*{ENDING}"))
        if not inside:
            faults.append(f"{path}:0: holds no *{ENDING}; name the folder that does")
        yield from inside
