"""By what name a national team is looked up: `den serbiske landsholdsspiller` plays for Serbia."""

from __future__ import annotations

import re

from fodbold_ner.links.index import NameIndex
from fodbold_ner.mentions.descriptors import NATIONALITIES

__all__ = ["team_name"]


def team_name(text: str, start: int, end: int, index: NameIndex) -> str:
    """Return the name by which a mention of a national team is looked up.

    `landshold` in a compound is `landsholdet`; a nationality in front of it or in it makes it the
    team by the country's name.

    Args:
        text: The article's text.
        start: Where the mention begins, in characters.
        end: Where it ends.
        index: What tells the team of a country.

    Example:
        >>> from fodbold_ner.links.index import index_of
        >>> from fodbold_ner.links.registry import Registry
        >>> index = index_of(Registry.shipped())
        >>> text = "Den serbiske landsholdsspiller og Danmarks landshold."
        >>> team_name(text, 13, 22, index), team_name(text, 34, 52, index)
        ('Serbien', 'Danmark')
    """
    written = text[start:end]
    phrase = re.fullmatch(
        r"(?:det )?([a-zæøå]+sk)e (?:fodbold|herre)?landshold(?:et)?|"
        r"(\w+)s (?:fodbold|herre)?landshold(?:et)?",
        written,
        re.IGNORECASE,
    )
    if phrase is not None:
        nation = NATIONALITIES.get((phrase[1] or "").lower())
        return (index.team_of(nation) if nation else phrase[2]) or written
    if not re.fullmatch(r"(?:[a-zæøå]*)landshold(?:et)?", written.lower()):
        return written
    lead = text[max(0, start - 40) : start].lower()
    words = [word.removesuffix("e") for word in lead.split()[-3:]]
    country = next((NATIONALITIES[word] for word in words if word in NATIONALITIES), None)
    if country is not None and written.lower().startswith("landshold"):
        team = index.team_of(country)
        if team is not None:
            return team
    return written if written.lower().endswith("et") else f"{written}et"
