"""Articles as they come in, as JSON: which field is what, and what is wrong with a row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import fields as fields_of
from typing import NamedTuple

from fodbold_ner.errors import EncodingError, InputError
from fodbold_ner.published import read_published
from fodbold_ner.records import Article

__all__ = ["DEFAULT_FIELDS", "ArticleFields", "Row", "from_object", "parse", "read", "read_values"]


@dataclass(frozen=True)
class ArticleFields:
    """The names under which a file keeps what an article is made of.

    Args:
        id: Field of the article's id.
        text: Field of its text.
        published: Field of its date of publication, an ISO date.
        url: Field of its address.

    Example:
        >>> ArticleFields.from_options(["text=body", "id=article_id"])
        ArticleFields(id='article_id', text='body', published='published', url='url')
    """

    id: str = "id"
    text: str = "text"
    published: str = "published"
    url: str = "url"

    @classmethod
    def from_options(cls, options: Iterable[str]) -> ArticleFields:
        """Build the mapping from words such as ``text=body``; a field not named keeps its own name.

        Args:
            options: Words of the form ``NAME=OTHER``.

        Raises:
            ValueError: A word has another form, or its left side is no field of an article or that
                of an earlier word.

        Example:
            >>> ArticleFields.from_options(["url=link"]).url
            'link'
        """
        chosen = cls()
        names = [field.name for field in fields_of(cls)]
        given: dict[str, str] = {}
        for option in options:
            name, equals, other = option.partition("=")
            if not equals or not other or name not in names:
                raise ValueError(
                    f"{option!r} maps no field; write NAME=OTHER, where NAME is one of "
                    f"{', '.join(names)}, for example text=body"
                )
            if name in given:
                raise ValueError(
                    f"{option!r} maps {name} a second time, after {given[name]!r}; keep one"
                )
            given[name] = option
            chosen = replace(chosen, **{name: other})
        return chosen


DEFAULT_FIELDS = ArticleFields()
_MOST_NAMED = 12


class Row(NamedTuple):
    """A row by its number, from 1, its id as far as it has one, and its article or its fault.

    Example:
        >>> [row] = read(['{"text": "AGF slog OB.", "id": 7}'])
        >>> row.number, row.id, row.outcome.published
        (1, '7', None)
    """

    number: int
    id: str | None
    outcome: Article | InputError


def read(lines: Iterable[bytes | str], *, fields: ArticleFields = DEFAULT_FIELDS) -> Iterator[Row]:
    """Yield a row for each line of JSON; a broken one stops nothing, a blank one is skipped.

    Args:
        lines: JSON Lines, as a file opened in binary mode yields them.
        fields: Which field of a line is what; fields besides are ignored.

    Yields:
        Rows in order; the number is that of the line, from 1.

    Example:
        >>> rows = list(read(['{"text": "AGF slog OB."}', "{"]))
        >>> rows[0].outcome.text, rows[1].number, type(rows[1].outcome).__name__
        ('AGF slog OB.', 2, 'InputError')
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = parse(line)
        except InputError as error:
            yield Row(number, None, error)
        else:
            yield _row(number, value, fields)


def read_values(
    values: Iterable[object], *, fields: ArticleFields = DEFAULT_FIELDS
) -> Iterator[Row]:
    """Yield a row for each item of a JSON array, as `read` does for each line.

    Args:
        values: The items, as `parse` gives them.
        fields: Which field of an item is what; fields besides are ignored.

    Example:
        >>> [row.outcome.text for row in read_values([{"text": "AGF slog OB."}])]
        ['AGF slog OB.']
    """
    for number, value in enumerate(values, start=1):
        yield _row(number, value, fields)


def _row(number: int, value: object, fields: ArticleFields) -> Row:
    outcome: Article | InputError
    try:
        outcome = from_object(value, fields=fields)
    except InputError as error:
        outcome = error
    known = value.get(fields.id) if isinstance(value, Mapping) else None
    return Row(number, str(known) if isinstance(known, (str, int)) and known else None, outcome)


def parse(data: bytes | str) -> object:
    """Return the value that a JSON text stands for.

    Args:
        data: A JSON text; bytes are UTF-8, with or without a byte order mark.

    Raises:
        EncodingError: Bytes that are no UTF-8.
        InputError: No JSON, with the column where reading stopped.

    Example:
        >>> parse(b'{"text": "AGF slog OB."}')
        {'text': 'AGF slog OB.'}
    """
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
    except UnicodeDecodeError as error:
        raise EncodingError(
            f"is no UTF-8 (byte {error.start} is wrong); save it as UTF-8"
        ) from None
    text = text.strip()
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if "\n" in text else ""
        fault = error.msg.removesuffix(" at")
        raise InputError(f"no JSON: {fault} at {line}column {error.colno}") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"no JSON that can be read: {error}") from None


def from_object(value: object, *, fields: ArticleFields = DEFAULT_FIELDS) -> Article:
    """Return the article that a JSON object holds, its text to the letter.

    Args:
        value: What `parse` gave.
        fields: Which field is what; fields besides are ignored.

    Raises:
        InputError: Not an object, or a field is missing or has the wrong type.
        PublishedError: The date of publication is no ISO date.

    Example:
        >>> article = from_object({"body": "AGF slog OB."}, fields=ArticleFields(text="body"))
        >>> article.text, article.id
        ('AGF slog OB.', None)
    """
    if not isinstance(value, Mapping):
        raise InputError(f"a JSON object is needed, with a field {fields.text!r}")
    text = value.get(fields.text)
    if not isinstance(text, str):
        missing = f"is missing; the row has {_named(value)}"
        fault = "is no text" if fields.text in value else missing
        raise InputError(
            f"field {fields.text!r} {fault}; the article's text must stand there, or in a field "
            "named by --field text=OTHER; fields inside fields are not read"
        )
    return Article(
        text=_unicode(text, fields.text),
        id=_words(value, fields.id),
        published=read_published(value.get(fields.published), where=fields.published),
        url=_words(value, fields.url),
    )


def _named(value: Mapping[str, object]) -> str:
    names = [repr(name) for name in value]
    if not names:
        return "no fields"
    return ", ".join(names[:_MOST_NAMED]) + (" and others" if len(names) > _MOST_NAMED else "")


def _words(value: Mapping[str, object], name: str) -> str | None:
    """Return a field as text; a whole number counts as text, nothing and ``""`` as None."""
    word = value.get(name)
    if word is None or word == "":
        return None
    if isinstance(word, bool) or not isinstance(word, (str, int)):
        raise InputError(f"field {name!r} is neither text nor a whole number: {word!r}")
    return _unicode(str(word), name)


def _unicode(text: str, name: str) -> str:
    """Return the text, unless JSON's escapes made of it what a text file could not hold."""
    if "\0" in text:
        raise InputError(
            f"field {name!r} holds a NUL at character {text.index(chr(0))}, as binary data does; "
            "give plain text"
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"field {name!r} holds half a surrogate pair at character {error.start}; "
            "write the whole character"
        ) from None
    return text
