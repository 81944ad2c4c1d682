"""Readings of months, seasons, years and football seasons."""

from __future__ import annotations

import re
from datetime import date

from fodbold_ner.tokens.dates import almanac
from fodbold_ner.tokens.dates.context import Direction
from fodbold_ner.tokens.dates.scene import NoDate, Reader, Scene, step_of, year_of
from fodbold_ner.tokens.dates.tables import MONTHS, SEASONS, WINTER


def _month(m: re.Match[str], scene: Scene) -> str | None:
    named = year_of(m, scene)
    if not (m["year"] or m["tail"]) and scene.is_name(m.start("month")):
        raise NoDate
    if scene.follows(r"(?<!\d)\d\d?\."):
        raise NoDate  # a day that the month does not have
    month = MONTHS[m["month"]]
    if named:
        return almanac.month_code(named, month)
    if m["tail"] or scene.published is None:
        return None
    if m["which"]:
        step = step_of(m["which"], scene)
        if step == 0:
            return almanac.month_code(scene.published.year, month)
        return almanac.nearest_month(scene.published, month, "past" if step < 0 else "future")
    way = scene.way()
    return almanac.nearest_month(scene.published, month, way) if way else None


def _season_year(m: re.Match[str], scene: Scene) -> str | None:
    first = int(m["first"])
    second = int(m["second"])
    if len(m["second"]) == 2:
        second += first - first % 100
        second += 100 * (first % 100 == 99 and second % 100 == 0)
    if not first < second <= first + 40:
        raise NoDate
    return f"{first}/{second}"


def _short_season(m: re.Match[str], scene: Scene) -> str | None:
    first, second = int(m["first"] or m["first2"]), int(m["second"] or m["second2"])
    if (first + 1) % 100 != second:
        raise NoDate
    century = 1900 if first >= 50 else 2000
    return f"{century + first}/{century + first + 1}"


def _one_year_season(m: re.Match[str], scene: Scene) -> str | None:
    return str(m["first"] or m["first2"])


def _season(m: re.Match[str], scene: Scene) -> str | None:
    code = SEASONS[m["season"]]
    definite = m["definite"] or ""
    if definite and scene.follows("om"):
        raise NoDate  # "om vinteren" is every winter
    if scene.is_name(m.start("season")) and not (definite in ("en", "et") or m["year"]):
        raise NoDate
    year = year_of(m, scene)
    if year:
        # "vinteren 2024/25" is the winter of January 2025.
        late = m["year"] and m["second"] and code == WINTER
        return f"{year + bool(late):04d}-{code}"
    if m["tail"]:
        return None
    placed = scene.follows("i|til|fra|siden|inden|før|efter|indtil|hele") or scene.narrowing
    if not (m["which"] or definite or placed):
        raise NoDate
    step = step_of(m["which"], scene) if m["which"] else None
    if scene.published is None:
        return None
    if step:
        side: Direction = "past" if step < 0 else "future"
        return almanac.nearest_season(scene.published, code, side, strict=True)
    way = scene.way()
    if step == 0 or (way is None and scene.follows("i")):
        return almanac.this_season(scene.published, code)
    return almanac.nearest_season(scene.published, code, way) if way else None


def _season_past(m: re.Match[str], scene: Scene) -> str | None:
    if not scene.follows("i"):
        raise NoDate
    if scene.published is None:
        return None
    return almanac.nearest_season(scene.published, SEASONS[m["season"]], "past")


def _decade(m: re.Match[str], scene: Scene) -> str | None:
    year = int(m["year"])
    if year < 100:
        year += 1900 if year >= 30 else 2000
    return f"{year}/{year + 9}"


_YEAR_BEFORE = re.compile(
    r"(?:\b(?:i|siden|fra|til|og|eller|inden|før|efter|for|af|omkring|år|sommer|året|over|om|"
    r"udløber|først|allerede|senest|primo|medio|ultimo|kvartal|halvår|vm|em|ol)\s{1,2}|"
    r"[(/–-]\s?|[.!?:]\s{1,2}|^\s*)$"
)
_YEAR_AFTER = re.compile(
    r"\s*(?:[.,;:!?)…»«”“\"\n–—-]|$|(?:og|med|som|der|hvor|da|har|var|blev|er|til|i|på|for|efter|"
    r"men|at|fra|han|hun|de|vandt|kom|fik|skal|vil|bliver|mod|hos|ved|eller|om|af)\b)"
)
_NO_YEAR_BEFORE = re.compile(
    r"(?:\b(?:kl|klokken|nr|nummer|årgang|side|b|vej|plads|ca|cirka|tlf|fif)\b\.?|[£€$#])\s?$"
)


def _year(m: re.Match[str], scene: Scene) -> str | None:
    before = scene.folded[max(0, scene.outer - 12) : scene.outer].rsplit("\n")[-1]
    if _NO_YEAR_BEFORE.search(before):
        raise NoDate
    if not (_YEAR_BEFORE.search(before) or scene.narrowing):
        capital = re.search(r"[^\W\d_a-zæøå]\w*[\x20\xa0]$", scene.text[: scene.outer][-24:])
        if capital or not _YEAR_AFTER.match(scene.folded[scene.end : scene.end + 8]):
            raise NoDate
    year = str(m["year"])
    return f"{year}-12" if scene.narrowing and scene.narrowing["udgangen"] else year


def _unit(m: re.Match[str], scene: Scene) -> str | None:
    step = step_of(m["which"], scene)
    unit = m["unit"]
    # "sidste år af kontrakten" counts, it does not date.
    if step < 0 and re.match(r"s?\s(?:af|på|i (?:sin|hans))\b", scene.folded[scene.end :][:12]):
        raise NoDate
    return _calendar_unit(scene.published, unit, step)


def _calendar_unit(published: date | None, unit: str, step: int) -> str | None:
    if published is None:
        return None
    if unit == "uge":
        return almanac.interval(*almanac.week_of(published, step))
    if unit == "måned":
        return almanac.month_code(*almanac.shift_months(published, step))
    if unit == "år":
        return str(published.year + step)
    return "{}/{}".format(*almanac.football_season(published, step))


def narrowed_unit(m: re.Match[str], scene: Scene) -> str | None:
    """Read a bare unit such as `året` that a narrowing word makes an expression of time."""
    published = scene.published
    if published is None or scene.narrowing is None:
        return None
    unit = {"året": "år", "dette år": "år", "ugen": "uge", "måneden": "måned", "sæsonen": "sæson"}
    if m["unit"] not in unit:
        return published.isoformat()
    code = _calendar_unit(published, unit[m["unit"]], 0)
    if code and scene.narrowing["resten"]:
        return f"{published.isoformat()}/{code.rsplit('/')[-1]}"
    if code and scene.narrowing["udgangen"] and unit[m["unit"]] in ("år", "sæson"):
        return f"{code}-12" if "/" not in code else code.rsplit("/")[-1]
    return code


READERS: dict[str, Reader] = {
    "month": _month,
    "season_year": _season_year,
    "short_season": _short_season,
    "one_year_season": _one_year_season,
    "season": _season,
    "season_past": _season_past,
    "decade": _decade,
    "year": _year,
    "unit": _unit,
}
