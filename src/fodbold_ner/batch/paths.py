"""Which documents a list of paths, folders and patterns stands for."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from fodbold_ner.batch.failures import FailureRecord, printable
from fodbold_ner.batch.kinds import SUFFIXES, is_document
from fodbold_ner.errors import InputError

__all__ = ["STDIN", "expand"]

STDIN = "-"


def expand(
    paths: Iterable[str | Path], *, without: Path | None = None
) -> Iterator[str | FailureRecord]:
    """Yield every document that the paths stand for, once, in an order that is always the same.

    A file stands for itself, whatever its ending; a folder for the files below it with an ending
    of `SUFFIXES`, sorted by path, hidden ones left out; a pattern with ``*``, ``?``, ``[…]`` or
    ``**`` for what matches it, sorted; ``-`` for standard input. A path that stands for nothing
    is a failure in its place.

    Args:
        paths: What to look for.
        without: A file or folder that is no input though it lies inside one: the output.

    Yields:
        Paths as they were given, and failures.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     Path(folder, "a.txt").touch()
        ...     [Path(found).name for found in expand([folder, f"{folder}/*.txt"])]
        ['a.txt']
    """
    seen: set[str] = set()
    for path in map(str, paths):
        found = False
        for document in _stands_for(path, without and without.resolve()):
            found = True
            key = document if document == STDIN else os.path.realpath(document)
            if key not in seen:
                seen.add(key)
                yield document
        if not found:
            yield _nothing(path)


def _stands_for(path: str, without: Path | None) -> Iterator[str]:
    if path == STDIN:
        yield path
    elif _is_folder(path):
        yield from _below(path, without)
    elif path and Path(path).exists():
        yield path
    elif glob.has_magic(path):
        matches = glob.glob(path, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute one
        yield from sorted(match for match in matches if not Path(match).is_dir())


def _is_folder(path: str) -> bool:
    return path != "" and Path(path).is_dir()


def _below(folder: str, without: Path | None) -> Iterator[str]:
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and (Path(place) / name).resolve() != without
        ]
        for name in names:
            if is_document(name) and (Path(place) / name).resolve() != without:
                found.append(os.path.join(place, name))  # noqa: PTH118 - the path stays as given
    yield from sorted(found)


def _nothing(path: str) -> FailureRecord:
    error: Exception
    if _is_folder(path):
        endings = ", ".join(SUFFIXES)
        error = InputError(f"no document in this folder; it must hold files ending in {endings}")
    elif glob.has_magic(path):
        error = FileNotFoundError("no file matches this pattern")
    else:
        error = FileNotFoundError("no such file or folder; check the path")
    return FailureRecord.from_error(error, path=printable(path))
