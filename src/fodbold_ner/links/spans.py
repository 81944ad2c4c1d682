"""When tenures run, and whether two of them overlap for certain."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from fodbold_ner.links.schema import Tenure

__all__ = ["overlap", "span_words"]


@dataclass(frozen=True)
class _Span:
    """Days from `start` up to and without `end`; a snapshot is some day among them."""

    start: date
    end: date
    snapshot: bool = False


def overlap(one: Tenure, other: Tenure) -> bool:
    """Return whether two tenures ran at one time, however their dates are made precise.

    A tenure that starts and has no end runs on. One that only has an `as_of` ran on some day of
    it. Years that merely touch are no overlap, nor is a job handed over on a day.

    Example:
        >>> def tenure(start, end):
        ...     dates = {"valid_from": start, "valid_until": end}
        ...     return Tenure(role="head_coach", org=None, status="confirmed", **dates)
        >>> overlap(tenure("2016", "2020"), tenure("2020", "2024"))
        False
        >>> overlap(tenure("2016", None), tenure("2020", "2024"))
        True
    """
    first, second = _span(one), _span(other)
    if first is None or second is None:
        return False
    if first.snapshot and second.snapshot:
        return first == second and first.end - first.start == timedelta(days=1)
    if first.snapshot or second.snapshot:
        day, span = (first, second) if first.snapshot else (second, first)
        return span.start <= day.start and day.end <= span.end
    return max(first.start, second.start) < min(first.end, second.end)


def span_words(tenure: Tenure) -> str:
    """Return the dates of a tenure as they are on file.

    Example:
        >>> span_words(Tenure(role="scout", org=None, status="lead", valid_from="2024"))
        '2024 –'
        >>> span_words(Tenure(role="scout", org=None, status="lead", as_of="2024-06"))
        'as of 2024-06'
        >>> span_words(Tenure(role="scout", org=None, status="lead"))
        'undated'
    """
    if tenure.valid_from or tenure.valid_until:
        return f"{tenure.valid_from or ''} – {tenure.valid_until or ''}".strip()
    return f"as of {tenure.as_of}" if tenure.as_of else "undated"


def _span(tenure: Tenure) -> _Span | None:
    """Return the days on which a tenure ran for certain; None where it tells of none."""
    if tenure.valid_from is None and tenure.valid_until is None:
        if tenure.as_of is None:
            return None
        return _Span(_first(tenure.as_of), _last(tenure.as_of) + timedelta(days=1), snapshot=True)
    end = date.max if tenure.valid_until is None else _first(tenure.valid_until)
    known = tenure.valid_from or tenure.as_of
    return _Span(end if known is None else _last(known), end)


def _first(written: str) -> date:
    year, month, day = _parts(written)
    return date(year, month or 1, day or 1)


def _last(written: str) -> date:
    year, month, day = _parts(written)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(written: str) -> tuple[int, int | None, int | None]:
    numbers = [int(part) for part in written.split("-")]
    year, month, day = (*numbers, None, None)[:3]
    assert year is not None
    return year, month, day
