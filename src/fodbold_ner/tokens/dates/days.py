"""Readings of days: dates of the calendar, weekdays, weekends and weeks."""

from __future__ import annotations

import re
from datetime import date, timedelta

from fodbold_ner.tokens.dates import almanac
from fodbold_ner.tokens.dates.context import Direction
from fodbold_ner.tokens.dates.scene import NoDate, Reader, Scene, step_of, year_of
from fodbold_ner.tokens.dates.tables import MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS


def _month_number(m: re.Match[str], scene: Scene) -> int:
    word = m["month"].rstrip(".")
    start = m.start("month")
    if word in MONTHS:
        return MONTHS[word]
    # "1. Jan Holm" is a numbered name.
    if scene.text[start].isupper() and not m["month"].endswith("."):
        raise NoDate
    return MONTH_ABBREVIATIONS[word]


def _dated(year: int, month: int, number: int) -> str:
    found = almanac.day(year, month, number)
    if found is None:
        raise NoDate
    return found.isoformat()


def _iso(m: re.Match[str], scene: Scene) -> str | None:
    return _dated(int(m["year"]), int(m["month"]), int(m["day"]))


def _numeric(m: re.Match[str], scene: Scene) -> str | None:
    year = int(m["year"])
    if len(m["year"]) == 2:
        if m["mark"] == "-" or len(m["day"]) < 2 or len(m["month"]) < 2:
            raise NoDate
        year += 2000 if year < 40 else 1900
    return _dated(year, int(m["month"]), int(m["day"]))


def _slash(m: re.Match[str], scene: Scene) -> str | None:
    if m["year"]:
        return _dated(int(m["year"]), int(m["month"]), int(m["day"]))
    if not m["den"]:
        raise NoDate
    return _day_without_year(scene, int(m["month"]), int(m["day"]), m["den"])


def _day_without_year(scene: Scene, month: int, number: int, named: str = "") -> str | None:
    if almanac.day(2024, month, number) is None:
        raise NoDate
    if scene.published is None:
        return None
    weekday = next((n for name, n in WEEKDAYS.items() if named.startswith(name)), None)
    found = almanac.nearest_day(scene.published, month, number, scene.way(), weekday)
    return found.isoformat() if found else None


def _day_month(m: re.Match[str], scene: Scene) -> str | None:
    month, number = _month_number(m, scene), int(m["day"])
    year = year_of(m, scene)
    if year:
        return _dated(year, month, number)
    if m["tail"]:
        return None
    return _day_without_year(scene, month, number, m["den"] or "")


def _day_range(m: re.Match[str], scene: Scene) -> str | None:
    month, first, last = _month_number(m, scene), int(m["day"]), int(m["last"])
    if first >= last:
        raise NoDate
    year = year_of(m, scene)
    end = _dated(year, month, last) if year else _day_without_year(scene, month, last)
    return f"{end[:-2]}{first:02d}/{end}" if end else None


def _weekday(m: re.Match[str], scene: Scene) -> str | None:
    weekday = WEEKDAYS[m["weekday"]]
    if m["past"] and not scene.follows("i"):
        raise NoDate
    if not m["which"] and scene.follows("hver|enhver|en|nogen|hverken en|hver eneste"):
        raise NoDate
    week = m["week"]
    which = m["which"]
    step = step_of(which, scene) if which and which not in ("denne", "samme") else None
    if scene.published is None:
        return None
    if week == "samme" or which == "samme":
        return None
    if week:
        weeks = 0 if week == "denne" else 1 if week == "næste" else -1
        monday, _ = almanac.week_of(scene.published, weeks)
        return (monday + timedelta(days=weekday)).isoformat()
    if m["number"]:
        span = _numbered_week(int(m["number"]), scene)
        return (span[0] + timedelta(days=weekday)).isoformat() if span else None
    if which == "denne":
        monday, _ = almanac.week_of(scene.published)
        return (monday + timedelta(days=weekday)).isoformat()
    strict = bool(step or m["past"] or scene.follows("på"))
    if step is not None:
        way: Direction | None = "past" if step < 0 else "future"
    elif m["past"]:
        way = "past"
    else:
        way = scene.way()
        if m["definite"] and way is None:
            way = "past"
    if way is None:
        return None
    return almanac.nearest_weekday(scene.published, weekday, way, strict=strict).isoformat()


def _weekend(m: re.Match[str], scene: Scene) -> str | None:
    if not (m["which"] or m["definite"]):
        raise NoDate
    if m["which"]:
        step = step_of(m["which"], scene)
        way: Direction | None = "past" if step < 0 else "future"
        if scene.published and scene.published.weekday() >= 5 and step:
            moved = scene.published + timedelta(days=7 * step)
            return almanac.interval(*almanac.nearest_weekend(moved, "future"))
    else:
        way = scene.way()
    if scene.published is None or way is None:
        return None
    return almanac.interval(*almanac.nearest_weekend(scene.published, way))


def _numbered_week(number: int, scene: Scene) -> tuple[date, date] | None:
    if not 1 <= number <= 53:
        raise NoDate
    if scene.published is None:
        return None
    way = scene.way()
    year = scene.published.year
    now = scene.published.isocalendar()[1]
    if way == "past" and number > now:
        year -= 1
    elif way == "future" and number < now:
        year += 1
    try:
        return date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7)
    except ValueError:
        return None


def _week_number(m: re.Match[str], scene: Scene) -> str | None:
    span = _numbered_week(int(m["number"]), scene)
    return almanac.interval(*span) if span else None


READERS: dict[str, Reader] = {
    "iso": _iso,
    "numeric": _numeric,
    "slash": _slash,
    "day_range": _day_range,
    "day_month": _day_month,
    "weekday": _weekday,
    "weekend": _weekend,
    "week_number": _week_number,
}
