"""Dates of publication as files and callers write them."""

from __future__ import annotations

import re
from datetime import date, datetime

from fodbold_ner.errors import PublishedError

__all__ = ["read_published"]

_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?"
)


def read_published(value: object, *, where: str = "published") -> date | None:
    """Return the day that an ISO date or date with time names, as written; None for nothing.

    Args:
        value: A date, an ISO 8601 string, None, or white space (the last two mean "not known").
        where: What to call the value in the error.

    Raises:
        PublishedError: The value is something else.

    Example:
        >>> read_published("2025-11-03T23:30:00Z")
        datetime.date(2025, 11, 3)
        >>> read_published("  ") is None
        True
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    match = _ISO.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise PublishedError(value, where)
    try:
        return date.fromisoformat(match[1])
    except ValueError:
        raise PublishedError(value, where) from None
