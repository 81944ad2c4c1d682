"""Annotated articles as JSON Lines: UTF-8, one object a line, no escapes that need none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from pydantic import ValidationError

from fodbold_ner.errors import InputError
from fodbold_ner.records import AnnotatedArticle

__all__ = ["read", "to_line", "write", "write_line"]


def to_line(record: AnnotatedArticle) -> str:
    r"""Return the record as one JSON object, without the line break that ends its line.

    Equal records give equal lines; a line break inside the text stands there as ``\n``.

    Args:
        record: The annotated article.

    Example:
        >>> import fodbold_ner
        >>> to_line(fodbold_ner.annotate("AGF slog OB.", id="a1"))[:10]
        '{"id":"a1"'
    """
    return record.model_dump_json()


def write(records: Iterable[AnnotatedArticle], path: Path | str) -> int:
    """Write the records to a file, one a line, and return how many there were.

    Args:
        records: The annotated articles.
        path: The file; what it holds is replaced.

    Raises:
        OSError: The file cannot be written to.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write([], f"{folder}/annotated.jsonl")
        0
    """
    count = 0
    with Path(path).open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            write_line(record, file)
            count += 1
    return count


def write_line(record: AnnotatedArticle, file: TextIO) -> None:
    r"""Write one record to an open text file.

    Args:
        record: The annotated article.
        file: A file opened for text.

    Example:
        >>> import io, fodbold_ner
        >>> file = io.StringIO()
        >>> write_line(fodbold_ner.annotate("AGF slog OB.", id="a1"), file)
        >>> file.getvalue().count("\n")
        1
    """
    file.write(to_line(record) + "\n")


def read(path: Path | str) -> Iterator[AnnotatedArticle]:
    """Yield the records of a file in order; blank lines are skipped.

    Args:
        path: The file, UTF-8.

    Raises:
        InputError: A line is no sound record; the message names file, line and what is wrong.
        OSError: The file cannot be opened.

    Example:
        >>> import tempfile, fodbold_ner
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder) / "annotated.jsonl"
        ...     number = write([fodbold_ner.annotate("AGF slog OB.")], path)
        ...     [record.text for record in read(path)]
        ['AGF slog OB.']
    """
    with Path(path).open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                yield AnnotatedArticle.model_validate_json(line)
            except ValidationError as error:
                raise InputError(f"{path}:{number}: no sound record: {_first(error)}") from None


def _first(error: ValidationError) -> str:
    """Name the first fault and its place, and how many there are besides."""
    fault, *others = error.errors(include_url=False)
    place = ".".join(str(part) for part in fault["loc"])
    more = f" (and {len(others)} more)" if others else ""
    return f"{place}: {fault['msg']}{more}" if place else f"{fault['msg']}{more}"
