"""openfootball's text files of clubs and leagues.

A heading ``= Denmark`` names the country of what follows. A club is a line ``name, year, @ ground,
town`` and its other names are indented lines that begin with ``|``; years in brackets after a
name are when the club, or that name, was in use, and ``ii)`` before it marks a reserve side.
``#`` begins a comment, and ``__END__`` ends a file. A league is ``code years name`` with its other
names below in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from fodbold_ner.links.importers.countries import code_of_country
from fodbold_ner.links.importers.drafts import (
    MANY,
    Imported,
    RowFault,
    Skipped,
    draft_of,
    link_of,
    official,
    side_of,
)
from fodbold_ner.links.keys import name_key
from fodbold_ner.links.schema import (
    AutoLink,
    EntityType,
    Gender,
    Level,
    Name,
    NameKind,
    Prov,
)

__all__ = ["LICENCE", "lines_of", "read_clubs", "read_leagues"]

LICENCE = "CC0-1.0"
_YEARS = re.compile(r"\s*\((\d{4})?-(\d{4})?\)\s*$|\s*\((\d{4})\)\s*$")
_LANGUAGE = re.compile(r"\s*\[([a-z]{2,3})\]\s*$")
_SEASONS = re.compile(r"(\d{4})(?:/\d{2,4})?-(?:(\d{4})(?:/(\d{2,4}))?)?$")
_CODE = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)*")


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, with their numbers, without comments and line ends."""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for number, line in enumerate(file, start=1):
            if line.strip() == "__END__":
                return
            bare = re.sub(r"(?:^|\s)#.*", "", line.rstrip("\n")).rstrip()
            if bare:
                yield number, bare


def heading_of(line: str) -> str | None:
    """Return the text of a main heading; lower ones only divide what stands under it."""
    found = re.fullmatch(r"=\s*([^=].*?)\s*=?", line)
    return found.group(1) if found else None


def read_clubs(path: Path, inside: str) -> Iterator[Imported]:
    """Yield a draft for each club of a file.

    Args:
        path: The file.
        inside: How its provenance names it.
    """
    country: str | None = None
    for number, line, aliases in _blocks(path):
        place = f"{path}:{number}"
        if line.startswith("="):
            country = _country(line, country)
        elif line.startswith(" ") and "//" in line:
            continue
        else:
            yield _club(line.strip(), aliases, country, place, inside)


def _club(line: str, aliases: list[str], country: str | None, place: str, inside: str) -> Imported:
    first, *rest = (part.strip() for part in line.split(","))
    written, reserve = re.subn(r"^ii\)\s*", "", first)
    text, start, end = split_years(re.sub(r"\s+", " ", written))
    if not text or "|" in text:
        return RowFault(place, f"{line!r} is no club; write name, year, @ ground, town")
    if country is None:
        return RowFault(place, f"{text!r} stands under no country; begin with = Country")
    founded = start or next((part for part in rest if re.fullmatch(r"\d{4}", part)), None)
    if founded and end and founded > end:
        founded = None
    gender, level = side_of(text)
    names = [official(text, EntityType.CLUB)]
    names += [name for alias in aliases if (name := _alias(alias, text, EntityType.CLUB))]
    return draft_of(
        f"openfootball/clubs:{country}:{name_key(text)}:{start or ''}-{end or ''}",
        EntityType.CLUB,
        place,
        names=names,
        label_da=text,
        country=country,
        gender=gender,
        level=Level.RESERVE if reserve else level,
        active_from=founded,
        active_until=end,
        prov=(Prov(source="openfootball/clubs", ref=f"{inside}: {text}", licence=LICENCE),),
    )


def read_leagues(path: Path, inside: str) -> Iterator[Imported]:
    """Yield a draft for each league or cup of a file; the arguments are those of `read_clubs`."""
    country: str | None = None
    heading = ""
    for number, line, aliases in _blocks(path):
        place = f"{path}:{number}"
        if line.startswith("="):
            heading = heading_of(line) or heading
            country = _country(line, country)
            continue
        yield _league(line.strip(), aliases, country, heading, place, inside)


def _league(
    line: str, aliases: list[str], country: str | None, heading: str, place: str, inside: str
) -> Imported:
    code, _, rest = line.partition(" ")
    years, _, name = rest.strip().partition(" ")
    seasons = _SEASONS.fullmatch(years)
    text = (name if seasons else rest).strip()
    if not _CODE.fullmatch(code) or not text:
        return RowFault(place, f"{line!r} is no league; write code, years if known, and name")
    if not any(char.isalpha() for char in text):
        return Skipped(place, "no name")
    names = [official(text, EntityType.COMPETITION)]
    names += [made for alias in aliases if (made := _alias(alias, text, EntityType.COMPETITION))]
    return draft_of(
        f"openfootball/leagues:{country or heading}:{code}:{years if seasons else ''}",
        EntityType.COMPETITION,
        place,
        names=[_in_context(name) for name in names] if country else names,
        label_da=text,
        country=country,
        gender=Gender.MEN,
        level=Level.FIRST,
        active_from=seasons.group(1) if seasons else None,
        active_until=_last_year(seasons) if seasons else None,
        prov=(Prov(source="openfootball/leagues", ref=f"{inside}: {text}", licence=LICENCE),),
    )


def _in_context(name: Name) -> Name:
    """A national league's name is also another country's: `1. Division`, `Premier League`."""
    return name.model_copy(update={"auto_link": AutoLink.CONTEXT})


def _last_year(seasons: re.Match[str]) -> str | None:
    start, end = seasons.group(2), seasons.group(3)
    if not start or not end:
        return start
    year = int(start[: 4 - len(end)] + end)
    return str(year if year >= int(start) else year + 100)


def _blocks(path: Path) -> Iterator[tuple[int, str, list[str]]]:
    """Yield each line that begins something, with the other names that follow it."""
    begun: tuple[int, str, list[str]] | None = None
    for number, line in lines_of(path):
        if line.lstrip().startswith("|"):
            if begun is not None:
                begun[2].extend(alias.strip() for alias in line.split("|") if alias.strip())
            continue
        if line.startswith(" ") and "//" in line:
            continue
        if begun is not None:
            yield begun
        begun = (number, line, [])
    if begun is not None:
        yield begun


def _country(line: str, before: str | None) -> str | None:
    heading = heading_of(line)
    return before if heading is None else code_of_country(heading)


def split_years(text: str) -> tuple[str, str | None, str | None]:
    """Return a name without the years in brackets after it, and those years.

    >>> split_years("Limerick FC (1937-2020)"), split_years("Hereford FC (2014-)")
    (('Limerick FC', '1937', '2020'), ('Hereford FC', '2014', None))
    """
    found = _YEARS.search(text)
    if not found:
        return text.strip(), None, None
    return text[: found.start()].strip(), found.group(1) or found.group(3), found.group(2)


def _alias(written: str, label: str, kind: EntityType) -> Name | None:
    """Return an other name of a club or league; None for the codes that only machines use."""
    lang = _LANGUAGE.search(written)
    text, start, end = split_years(_LANGUAGE.sub("", written))
    text = re.sub(r"\s+", " ", text)
    if not text or text == label or (kind is EntityType.COMPETITION and _CODE.fullmatch(text)):
        return None
    letters = text.replace(".", "")
    if start and end and start > end:
        start = end = None
    if end:
        made = NameKind.FORMER
    elif len(letters) <= 5 and letters.isupper():
        made = NameKind.ABBREVIATION
    elif set(name_key(text).split()) < set(name_key(label).split()):
        made = NameKind.SHORT
    else:
        made = NameKind.ALTERNATIVE
    link = link_of(kind, text)
    if kind is EntityType.CLUB and made is NameKind.SHORT and " " not in text:
        # `Viby`, `Randers`: a club's name without its IF is a town more often than the club.
        link = AutoLink.CONTEXT
    return Name(
        text=text,
        kind=made,
        lang=lang.group(1) if lang else MANY,
        valid_from=start,
        valid_until=end,
        auto_link=link,
    )
