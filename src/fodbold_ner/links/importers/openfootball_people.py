"""openfootball's text files of players, and of squads at the European and world cups.

A player is a line ``name, position, height, b. 6 Jul 2006 @ town`` under the country's heading;
older lines are ``surname|name|fuller name, 6 Jul 2006``. A squad's line is one of::

    16,  Mads Hermansen,   GK,   0/0 , b. 2000,  Leicester City F.C. (ENG)
     7,  Giovanni REYNA,   MF,  b. 2002/11/13
    (1)  GK  Peter Schmeichel      ##  100, Manchester United

The year of the tournament stands in a heading or in the folder's name (``1998--france``). A squad
says what somebody was at the time: a reported tenure as of that year, with no dates of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from fodbold_ner.links.importers.countries import code_of_country
from fodbold_ner.links.importers.drafts import (
    MANY,
    DraftRole,
    Imported,
    OrgHint,
    RowFault,
    draft_of,
    official,
)
from fodbold_ner.links.importers.openfootball import LICENCE, heading_of, lines_of
from fodbold_ner.links.keys import name_key
from fodbold_ner.links.schema import (
    AutoLink,
    DatePrecision,
    EntityType,
    Name,
    NameKind,
    Prov,
    RoleStatus,
    Tenure,
)
from fodbold_ner.ontology import Role

__all__ = ["read_players", "read_squads"]

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_BORN = re.compile(r"(?:b\.\s*)?(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})")
_ROLES = {
    "GK": Role.GOALKEEPER,
    "DF": Role.DEFENDER,
    "MF": Role.MIDFIELDER,
    "FW": Role.FORWARD,
    "MG": Role.NATIONAL_COACH,
}
_LISTED = re.compile(
    r"\s*(?:\d+|-)\s*,\s*(?P<name>[^,(]+?)\s*(?:\([A-Z]{3}\)\s*)?,\s*(?P<role>GK|DF|MF|FW|MG)\s*"
    r"(?:,\s*\d+/\d+\s*)?(?:,\s*b\.\s*(?P<born>[\d/]+)\s*)?(?:,\s*(?P<club>.+?)\s*)?"
)
_BARE = re.compile(
    r"\s*\(\s*\d+\)\s+(?P<role>GK|DF|MF|FW)\s+(?P<name>[^#]+?)\s*"
    r"(?:##\s*(?:\d+\s*,)?\s*(?P<club>.*?)\s*)?"
)
_CLUB = re.compile(r"(?P<name>.+?)(?:\s*\((?P<country>[A-Z]{3})\))?")


def read_players(path: Path, inside: str) -> Iterator[Imported]:
    """Yield a draft for each player of a file.

    Args:
        path: The file.
        inside: How its provenance names it.
    """
    country: str | None = None
    for number, line in lines_of(path):
        place = f"{path}:{number}"
        if line.startswith("="):
            heading = heading_of(line)
            country = code_of_country(heading) if heading else country
            continue
        written, _, rest = line.strip().partition(",")
        names = [name for part in written.split("|") if (name := part.strip())]
        born = _BORN.search(rest)
        if not names or born is None or born.group(2) not in _MONTHS:
            yield RowFault(place, f"{line.strip()!r} has no name and birthday; write both")
            continue
        day, month, year = born.groups()
        dob = f"{year}-{_MONTHS.index(month) + 1:02d}-{int(day):02d}"
        label = next((name for name in names if " " in name), names[-1])
        yield draft_of(
            f"openfootball/players:{country}:{name_key(label)}:{dob}",
            EntityType.PERSON,
            place,
            names=[official(label, EntityType.PERSON), *_others(names, label)],
            label_da=label,
            country=country,
            dob=dob,
            prov=(Prov(source="openfootball/players", ref=f"{inside}: {label}", licence=LICENCE),),
        )


def _others(names: list[str], label: str) -> Iterator[Name]:
    """The other names on a player's line; a surname alone links to nobody."""
    for text in names:
        if text != label:
            link = AutoLink.CONTEXT if " " in text else AutoLink.NEVER
            kind = NameKind.ALTERNATIVE if " " in text else NameKind.SHORT
            yield Name(text=text, kind=kind, lang=MANY, auto_link=link)


def read_squads(path: Path, inside: str) -> Iterator[Imported]:
    """Yield a draft for each member of a squad; the arguments are those of `read_players`."""
    country: str | None = None
    year = _year(path.as_posix())
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for number, raw in enumerate(file, start=1):
            line, place = raw.rstrip(), f"{path}:{number}"
            titled = re.match(r"[=#]+\s*(.+?)\s*(?:\s[=#].*)?$", line)
            if titled or not line:
                title = titled.group(1) if titled else ""
                year = _year(title) or year
                country = _country(title) or country
                continue
            member = _LISTED.fullmatch(re.sub(r"\s+#.*", "", line)) or _BARE.fullmatch(line)
            if member is None or country is None or year is None:
                lacks = "member" if member is None else "country or year of its own above it"
                yield RowFault(place, f"{line.strip()!r} has no {lacks}; mend the line or heading")
                continue
            yield _member(member.groupdict(), country, year, place, inside)


def _member(
    found: dict[str, str | None], country: str, year: str, place: str, inside: str
) -> Imported:
    text = " ".join(_recased(word) for word in str(found["name"]).split())
    born = (found.get("born") or "").replace("/", "-") or None
    role = _ROLES[str(found["role"])]
    prov = Prov(source="openfootball/squads", ref=f"{inside}: {text}", licence=LICENCE)

    def tenure(org: OrgHint) -> DraftRole:
        at_club = org.type is EntityType.CLUB
        made = Tenure(
            role=role,
            org=None,
            date_precision=DatePrecision.YEAR,
            status=RoleStatus.REPORTED,
            as_of=year,
            prov=prov.model_copy(update={"note": f"club: {org.name}"}) if at_club else prov,
        )
        return DraftRole(made, org)

    roles = [tenure(OrgHint(EntityType.NATIONAL_TEAM, country, country))]
    club = _CLUB.fullmatch(found.get("club") or "")
    if club:
        at = club.group("country")
        roles.append(tenure(OrgHint(EntityType.CLUB, club.group("name"), at)))
    foreign = role is Role.NATIONAL_COACH
    return draft_of(
        f"openfootball/squads:{country}:{name_key(text)}:{born or ''}",
        EntityType.PERSON,
        place,
        names=[official(text, EntityType.PERSON)],
        roles=roles,
        label_da=text,
        # A coach may come from anywhere.
        country=None if foreign else country,
        dob=born,
        prov=(prov,),
    )


def _year(text: str) -> str | None:
    found = re.search(r"(?:^|/)(\d{4})--", text) or re.search(r"\b((?:19|20)\d{2})\b(?!/)", text)
    return found.group(1) if found else None


def _country(title: str) -> str | None:
    for part in (title, title.partition(" - ")[0], title.partition(" (")[0]):
        code = code_of_country(part.strip())
        if code:
            return code
    return None


def _recased(word: str) -> str:
    """Write a surname in capitals as names are written: ``McKENZIE`` as ``McKenzie``."""
    found = re.fullmatch(r"((?:Mc|Mac|O['’]|D['’])?)([^\W\d_]{2,}(?:-[^\W\d_]+)*)", word)
    if found and found.group(2).isupper() and len(found.group(2)) > 2:
        return found.group(1) + "-".join(part.capitalize() for part in found.group(2).split("-"))
    return word
