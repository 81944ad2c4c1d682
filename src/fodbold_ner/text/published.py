"""The date of publication that a web page states about itself; nothing is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fodbold_ner.errors import EmptyInputError
from fodbold_ner.text.html_tree import parse_html

__all__ = ["published_in_html"]

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report)$")
_ISO = re.compile(
    r"\s*(\d{4}-\d{2}-\d{2})"
    r"(?:[T ](\d{2}:\d{2})(?::\d{2})?(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?.*)?$",
    re.IGNORECASE | re.DOTALL,
)
_META = (
    "//meta[@property='article:published_time' or @name='article:published_time' or "
    "@property='og:article:published_time' or @itemprop='datePublished']/@content"
)
_STATED_TIMES = "//time[@pubdate or @itemprop='datePublished']/@datetime"
_OWN_TIMES = (
    "(//article)[1]//time[@datetime][not(ancestor::aside or ancestor::nav or ancestor::footer or "
    "ancestor::li or ancestor::a)][not(contains(@itemprop, 'Modified'))]/@datetime"
)
_ALL_TIMES = "//time[not(contains(@itemprop, 'Modified'))]/@datetime"


def published_in_html(html: str | bytes) -> date | None:
    """Return the day on which a web page says that its article was published, by Danish time.

    Asked are, in this order, ``article:published_time``, ``datePublished`` in the JSON-LD of an
    article, and ``<time datetime>``: one that is marked as the date of publication, else the first
    in the article, else one that all ``<time>`` of the page agree on. None where there is no such
    date; a date of change, a date in the text or in the address is none.

    Raises:
        EncodingError: The bytes are no text.
        MissingExtraError: The extra `html` is not installed.

    Example:
        >>> published_in_html('<article><time datetime="2025-11-03T23:30:00Z"></time></article>')
        datetime.date(2025, 11, 4)
    """
    try:
        root = parse_html(html)
    except EmptyInputError:
        return None
    return (
        _first_date(root.xpath(_META))
        or _first_date(_json_ld_dates(root))
        or _first_date(root.xpath(_STATED_TIMES))
        or _first_date(root.xpath(_OWN_TIMES))
        or _only_date(root.xpath(_ALL_TIMES))
    )


def _first_date(values: Any) -> date | None:
    return next((day for day in map(_day, values) if day is not None), None)


def _only_date(values: Any) -> date | None:
    days = set(map(_day, values))
    return days.pop() if len(days) == 1 else None


def _day(value: str) -> date | None:
    """Return the day in Denmark of an ISO date or timestamp; one without a zone is Danish."""
    match = _ISO.match(value)
    if match is None:
        return None
    day, clock, zone = match.groups()
    try:
        if zone is None:
            return date.fromisoformat(day)
        offset = "+00:00" if zone in "Zz" else f"{zone[:3]}:{zone[-2:]}"
        moment = datetime.fromisoformat(f"{day}T{clock}{offset}")
        return moment.astimezone(ZoneInfo("Europe/Copenhagen")).date()
    except ZoneInfoNotFoundError:
        return date.fromisoformat(day)
    except (ValueError, OverflowError):
        return None


def _json_ld_dates(root: Any) -> Iterator[str]:
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _article_dates(data)


def _article_dates(data: Any) -> Iterator[str]:
    """Yield the dates of articles at the top of a JSON-LD block, in its graph or as main entity."""
    if isinstance(data, list):
        for item in data:
            yield from _article_dates(item)
        return
    if not isinstance(data, dict):
        return
    types = data.get("@type", ())
    names = [types] if isinstance(types, str) else types
    stated = data.get("datePublished")
    if isinstance(stated, str) and any(_ARTICLE_TYPES.search(str(name)) for name in names or ()):
        yield stated
    for key in ("@graph", "mainEntity"):
        yield from _article_dates(data.get(key))
