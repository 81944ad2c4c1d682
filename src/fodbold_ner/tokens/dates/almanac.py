"""From a reading of an expression of time to EDTF, with the day of publication as the anchor."""

from __future__ import annotations

from datetime import date, timedelta

from fodbold_ner.tokens.dates.context import Direction
from fodbold_ner.tokens.dates.tables import AUTUMN, SPRING, SUMMER, WINTER

_NEAR = 90
_YEAR = 366
_FIRST_MONTH_OF_SEASON = 7


def day(year: int, month: int, number: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_code(year: int, month: int) -> str:
    """Return EDTF of a month."""
    return f"{year:04d}-{month:02d}"


def interval(start: date, end: date) -> str:
    """Return EDTF of the days from `start` to `end`, both included."""
    return f"{start.isoformat()}/{end.isoformat()}"


def shift_months(published: date, months: int) -> tuple[int, int]:
    """Return year and month so many months after the day of publication."""
    index = published.year * 12 + published.month - 1 + months
    return index // 12, index % 12 + 1


def nearest_day(
    published: date, month: int, number: int, way: Direction | None, weekday: int | None = None
) -> date | None:
    """Return the day of that month nearest to publication on the side that `way` tells.

    Where a weekday is named with it, a day within a year that agrees goes first. Without `way`
    and such a weekday the day must lie within 90 days, else None is returned.
    """
    years = range(published.year - 8, published.year + 9)
    days = [found for year in years if (found := day(year, month, number))]
    agreeing = [d for d in days if d.weekday() == weekday and abs((d - published).days) <= _YEAR]
    if agreeing:
        return min(agreeing, key=lambda d: abs((d - published).days))
    if way == "past":
        return max((d for d in days if d <= published), default=None)
    if way == "future":
        return min((d for d in days if d >= published), default=None)
    nearest = min(days, key=lambda d: abs((d - published).days), default=None)
    return nearest if nearest and abs((nearest - published).days) <= _NEAR else None


def nearest_month(published: date, month: int, way: Direction) -> str:
    """Return the last or next such month; the month of publication counts as both."""
    year = published.year
    if way == "past" and month > published.month:
        year -= 1
    elif way == "future" and month < published.month:
        year += 1
    return month_code(year, month)


def nearest_weekday(published: date, weekday: int, way: Direction, *, strict: bool = False) -> date:
    """Return the last or next such weekday; publication itself counts unless `strict`."""
    if way == "past":
        back = (published.weekday() - weekday) % 7
        return published - timedelta(days=back or 7 * strict)
    ahead = (weekday - published.weekday()) % 7
    return published + timedelta(days=ahead or 7 * strict)


def week_of(published: date, weeks: int = 0) -> tuple[date, date]:
    """Return Monday and Sunday of the week that lies so many weeks ahead."""
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def nearest_weekend(published: date, way: Direction) -> tuple[date, date]:
    """Return Saturday and Sunday of the last or next weekend; one under way counts as both."""
    saturday = week_of(published)[0] + timedelta(days=5)
    if way == "past" and saturday > published:
        saturday -= timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


def season_of(published: date) -> tuple[int, int]:
    """Return year and code of the season of the year; a winter bears the year of its January."""
    if published.month == 12:
        return published.year + 1, WINTER
    return published.year, (WINTER, SPRING, SUMMER, AUTUMN)[published.month // 3]


def nearest_season(published: date, code: int, way: Direction, *, strict: bool = False) -> str:
    """Return the last or next season of that code; one under way counts unless `strict`."""
    year, now = season_of(published)
    rank, rank_now = code % WINTER, now % WINTER  # winter opens the year
    if way == "past" and (rank > rank_now or (strict and rank == rank_now)):
        year -= 1
    elif way == "future" and (rank < rank_now or (strict and rank == rank_now)):
        year += 1
    return f"{year:04d}-{code}"


def this_season(published: date, code: int) -> str:
    """Return the season of that code in the year of publication, from July on the winter ahead."""
    return f"{published.year + (code == WINTER and published.month >= 7):04d}-{code}"


def football_season(published: date, seasons: int = 0) -> tuple[int, int]:
    """Return the two years of the football season so many seasons ahead; it opens in July."""
    first = published.year - (published.month < _FIRST_MONTH_OF_SEASON) + seasons
    return first, first + 1


def easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian computus of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return date(year, month, (h + m - 7 * n + 33 * month + 19) % 32)
