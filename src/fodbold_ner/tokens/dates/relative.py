"""Readings of what is told from the day of publication, from another date or by a feast."""

from __future__ import annotations

import re
from datetime import date, timedelta

from fodbold_ner.tokens.dates import almanac
from fodbold_ner.tokens.dates.scene import NoDate, Reader, Scene
from fodbold_ner.tokens.dates.tables import ADVERBS, NUMBERS, SEASONS, UNITS


def _adverb(m: re.Match[str], scene: Scene) -> str | None:
    word = re.sub(r"\s+", " ", m["adverb"])
    if scene.follows("den dag"):
        raise NoDate
    if scene.published is None:
        return None
    return (scene.published + timedelta(days=ADVERBS[word])).isoformat()


def _this_year(m: re.Match[str], scene: Scene) -> str | None:
    if scene.published is None:
        return None
    return str(scene.published.year - {"år": 0, "fjor": 1, "forfjor": 2}[m["year"]])


def _here(m: re.Match[str], scene: Scene) -> str | None:
    return scene.published.isoformat() if scene.published else None


def _ago(m: re.Match[str], scene: Scene) -> str | None:
    return _moved(m["number"], m["unit"], -1, scene.published)


def _ahead(m: re.Match[str], scene: Scene) -> str | None:
    if scene.follows("aftale|aftalen|kontrakt|tale|snak|snakker|taler|talt|tanken|drømmen|minder"):
        raise NoDate
    return _moved(m["number"], m["unit"], 1, scene.published)


def _moved(number: str | None, unit: str | None, sign: int, published: date | None) -> str | None:
    """Count units from the day of publication; all but days come out as approximate."""
    if number is None or unit is None or published is None:
        return None
    key = re.sub(r"\s+", " ", number)
    amount = sign * (float(key) if key.isdigit() else NUMBERS[key])
    kind = UNITS[unit]
    if abs(amount) > 400:
        return None
    if kind in ("day", "week"):
        moved = published + timedelta(days=round(amount * (1 if kind == "day" else 7)))
        return moved.isoformat() + "~" * (kind == "week" or key == "et par")
    if kind == "month" or amount != int(amount):
        months = round(amount * (1 if kind == "month" else 12))
        return almanac.month_code(*almanac.shift_months(published, months)) + "~"
    return f"{published.year + int(amount):04d}~"


def _stretch(m: re.Match[str], scene: Scene) -> str | None:
    unit = UNITS[m["unit"]]
    if m["number"] is None or unit != "year" or scene.published is None:
        return None
    key = re.sub(r"\s+", " ", m["number"])
    years = int(float(key) if key.isdigit() else NUMBERS[key])
    year = scene.published.year
    if m["way"] in ("kommende", "næste", "følgende"):
        return f"{year}/{year + years}"
    return f"{year - years}/{year}"


def _anaphor(m: re.Match[str], scene: Scene) -> str | None:
    if m["side"] and not re.match(
        r"\s*(?:[.,;:!?)…]|$|\n|(?:blev|var|kom|fik|tog|gik|skiftede|havde|og|vandt)\b)",
        scene.folded[scene.end : scene.end + 12],
    ):
        raise NoDate
    previous = scene.previous or ""
    if m["unit"] in ("dag", "aften") and re.fullmatch(r"\d{4}-\d\d-\d\d", previous):
        return previous
    if m["unit"] == "måned" and re.fullmatch(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?", previous):
        return previous[:7]
    if m["unit"] == "år" and re.fullmatch(r"\d{4}(?:-[\d-]+)?", previous):
        return previous[:4]
    return None


def _forleden(m: re.Match[str], scene: Scene) -> str | None:
    return None


def _turn(m: re.Match[str], scene: Scene) -> str | None:
    if m["first"]:
        first = int(m["first"]) if m["second"] else int(m["first"]) - 1
    else:
        way = scene.way()
        if scene.published is None or way is None:
            return None
        first = scene.published.year - (way == "past")
    return f"{first}-12-31/{first + 1}-01-01"


def _holiday(m: re.Match[str], scene: Scene) -> str | None:
    if scene.is_name(m.start("holiday")):
        raise NoDate
    way = None if m["year"] else scene.way()
    if not m["year"] and (scene.published is None or way is None):
        return None
    year = int(m["year"]) if m["year"] else scene.published.year if scene.published else 0
    start, end = _holiday_in(m["holiday"], year)
    if scene.published and way == "past" and start > scene.published:
        start, end = _holiday_in(m["holiday"], year - 1)
    elif scene.published and way == "future" and end < scene.published:
        start, end = _holiday_in(m["holiday"], year + 1)
    return almanac.interval(start, end) if start < end else start.isoformat()


def _holiday_in(word: str, year: int) -> tuple[date, date]:
    if word == "juleaften":
        return date(year, 12, 24), date(year, 12, 24)
    if word.startswith("jul"):
        return date(year, 12, 24), date(year, 12, 26)
    sunday = almanac.easter(year)
    if word.startswith("påske"):
        return sunday - timedelta(days=3), sunday + timedelta(days=1)
    return sunday + timedelta(days=49), sunday + timedelta(days=50)


def _pause(m: re.Match[str], scene: Scene) -> str | None:
    code = SEASONS["sommer" if m["pause"] == "sommer" else "vinter"]
    if m["year"]:
        return f"{m['year']}-{code}"
    way = scene.way()
    if scene.published is None or way is None:
        return None
    return almanac.nearest_season(scene.published, code, way)


def _edge(m: re.Match[str], scene: Scene) -> str | None:
    published = scene.published
    if published is None:
        return None
    unit, opens = m["unit"], m["side"] in ("begyndelse", "start")
    if unit == "årets":
        return almanac.month_code(published.year, 1 if opens else 12)
    if unit == "månedens":
        return almanac.month_code(published.year, published.month)
    if unit == "ugens":
        return almanac.interval(*almanac.week_of(published))
    return str(almanac.football_season(published)[0 if opens else 1])


READERS: dict[str, Reader] = {
    "adverb": _adverb,
    "this_year": _this_year,
    "here": _here,
    "ago": _ago,
    "vaguely_ago": _forleden,
    "ahead": _ahead,
    "stretch": _stretch,
    "anaphor": _anaphor,
    "forleden": _forleden,
    "turn": _turn,
    "holiday": _holiday,
    "pause": _pause,
    "edge": _edge,
}
