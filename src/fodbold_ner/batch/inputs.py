"""From documents to articles: text, pages of HTML, and rows of JSON."""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from fodbold_ner.batch.failures import FailureRecord, printable
from fodbold_ner.batch.kinds import InputKind, kind_of
from fodbold_ner.batch.paths import STDIN
from fodbold_ner.errors import EmptyInputError, InputError
from fodbold_ner.formats import articles
from fodbold_ner.formats.articles import DEFAULT_FIELDS, ArticleFields, Row
from fodbold_ner.formats.metadata import DocumentMetadata, Metadata
from fodbold_ner.records import Article
from fodbold_ner.text import decode, looks_like_html, published_in_html, read_html

__all__ = ["InputArticle", "Reading", "failure_of", "read_inputs"]


STANDARD_INPUT = "<stdin>"
"""What stands for a path where an article came from standard input."""

_OPENS_JSON = re.compile(r"\s*(?:\{\s*(?:\"|$)|\[\s*(?:\{|$))")
"""An object or a list of objects; no article begins so."""


class InputArticle(Article):
    """An article, and the file and line that it was read from; lines count from 1.

    Example:
        >>> InputArticle(text="AGF slog OB.", path="a.jsonl", line=3).line
        3
    """

    path: str | None = None
    line: int | None = None


def failure_of(error: Exception, article: Article | FailureRecord) -> FailureRecord:
    """Record an error of an article, with what is known of where the article stood.

    Args:
        error: What was raised.
        article: What it was raised about.

    Example:
        >>> article = InputArticle(text="AGF", path="a.jsonl", line=3)
        >>> failure_of(ValueError("no"), article).line
        3
    """
    if isinstance(article, (InputArticle, FailureRecord)):
        return FailureRecord.from_error(error, id=article.id, path=article.path, line=article.line)
    return FailureRecord.from_error(error, id=article.id)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How documents are read, and what is known about them beforehand.

    Args:
        kind: What the documents are; `AUTO` looks at each one's ending, then at its beginning,
            which tells a page of HTML and, on standard input, JSON.
        fields: Which field of a JSON object is what.
        metadata: What is known of single documents; goes before what the document says itself.
        published: The date of publication of every document that tells of none.

    Example:
        >>> Reading(published=date(2025, 11, 3)).kind.value
        'auto'
    """

    kind: InputKind = InputKind.AUTO
    fields: ArticleFields = DEFAULT_FIELDS
    metadata: Metadata = field(default_factory=Metadata)
    published: date | None = None


def read_inputs(
    documents: Iterable[str | FailureRecord],
    *,
    reading: Reading | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[InputArticle | FailureRecord]:
    """Yield the article or articles of every document, or why there is none; in order.

    An article's id is the one its row or its metadata gives, else its path as given, followed by
    ``:line`` for a row of JSON; from standard input it has none. One document is in memory at a
    time, and of a JSON Lines file one line.

    Args:
        documents: Paths of files, ``-`` for standard input, and failures to pass on: what
            `fodbold_ner.batch.paths.expand` yields.
        reading: How to read them.
        stdin: What ``-`` reads; by default the standard input.

    Example:
        >>> import io
        >>> stdin = io.BytesIO("AGF købte Kim Holm.".encode())
        >>> for outcome in read_inputs(["-", "missing.txt"], stdin=stdin):
        ...     print(type(outcome).__name__, outcome.path)
        InputArticle <stdin>
        FailureRecord missing.txt
    """
    reading = reading or Reading()
    for document in documents:
        if isinstance(document, FailureRecord):
            yield document
            continue
        path = STANDARD_INPUT if document == STDIN else printable(document)
        try:
            yield from _read_document(document, path, reading, stdin)
        except Exception as error:  # one document must not stop the others
            yield FailureRecord.from_error(error, path=path)


def _read_document(
    document: str, path: str, reading: Reading, stdin: BinaryIO | None
) -> Iterator[InputArticle | FailureRecord]:
    kind = kind_of(document) if reading.kind is InputKind.AUTO else reading.kind
    with _open(document, stdin) as file:
        head = b""
        if kind is InputKind.AUTO and document == STDIN:
            head, kind = _begin(file, path)
        if kind is InputKind.JSONL:
            rows = articles.read(_lines(head, file, path), fields=reading.fields)
        elif kind is InputKind.JSON:
            rows = _json_rows(decode(head + file.read(), path), reading)
        else:
            yield _page(head + file.read(), document, path, kind, reading)
            return
        empty = True
        for row in rows:
            empty = False
            yield _from_row(row, path, reading)
    if empty:
        raise EmptyInputError("the document holds no article")


def _begin(file: BinaryIO, path: str) -> tuple[bytes, InputKind]:
    """Return the first lines, up to one that is not blank, and what they tell of the rest."""
    head = file.readline().removeprefix(codecs.BOM_UTF8)
    while head and not head.strip():
        line = file.readline()
        if not line:
            break
        head += line
    if b"\0" in head:
        head += file.read()
    text = decode(head, path).lstrip() if b"\0" in head else head.decode("utf-8", "replace")
    if not _OPENS_JSON.match(text):
        return head, InputKind.AUTO
    return head, InputKind.JSONL if _is_object(text.strip().split("\n")[0]) else InputKind.JSON


def _open(document: str, stdin: BinaryIO | None) -> AbstractContextManager[BinaryIO]:
    if document == STDIN:
        return nullcontext(stdin or sys.stdin.buffer)
    return Path(document).open("rb")


def _page(data: bytes, document: str, path: str, kind: InputKind, reading: Reading) -> InputArticle:
    from_file = document != STDIN
    known = reading.metadata.find(document) if from_file else DocumentMetadata()
    text = decode(data, path)
    published = known.published
    if kind is InputKind.HTML or (kind is InputKind.AUTO and looks_like_html(text)):
        published = published or published_in_html(text)
        text = read_html(text).original
    return InputArticle(
        text=text,
        id=known.id or (path if from_file else None),
        published=published or reading.published,
        url=known.url,
        path=path,
    )


def _lines(head: bytes, file: BinaryIO, path: str) -> Iterator[bytes | str]:
    first = head or file.readline()
    if b"\0" in first:
        # Binary data, or text in UTF-16: one verdict on the whole file, not one a line.
        yield from decode(first + file.read(), path).split("\n")
    else:
        yield from first.splitlines(keepends=True)
        yield from file


def _json_rows(text: str, reading: Reading) -> Iterator[Row]:
    """Read one object, an array of them, or JSON Lines under another name."""
    if not text.strip():
        return iter(())
    try:
        value = articles.parse(text)
    except InputError:
        lines = text.split("\n")
        if len(lines) == 1 or not _is_object(lines[0]):
            raise
        return articles.read(lines, fields=reading.fields)
    values = value if isinstance(value, list) else [value]
    return articles.read_values(values, fields=reading.fields)


def _is_object(line: str) -> bool:
    try:
        return isinstance(articles.parse(line), dict)
    except InputError:
        return False


def _from_row(row: Row, path: str, reading: Reading) -> InputArticle | FailureRecord:
    article = row.outcome
    if isinstance(article, InputError):
        return FailureRecord.from_error(article, id=row.id, path=path, line=row.number)
    return InputArticle(
        text=article.text,
        id=article.id or (None if path == STANDARD_INPUT else f"{path}:{row.number}"),
        published=article.published or reading.published,
        url=article.url,
        path=path,
        line=row.number,
    )
