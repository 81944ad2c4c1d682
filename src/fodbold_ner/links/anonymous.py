"""What an article tells of somebody whom it leaves unnamed: `en klub i Serie A`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fodbold_ner.doc_data import MentionData
from fodbold_ner.mentions.descriptors import NATIONALITIES
from fodbold_ner.ontology import Label

__all__ = ["told_of_unnamed"]

_IN_LEAGUE = re.compile(r"s?(?: \w+)? (?:i|fra)(?: den \w+)? ")
_LEAD = 40
"""How many characters before a mention a nationality may stand."""


def told_of_unnamed(
    text: str, mentions: Sequence[MentionData], index: int
) -> tuple[int | None, str | None]:
    """Return the entity of the league, and the country, that stand beside an anonymous mention.

    Args:
        text: The article's text.
        mentions: Its mentions in text order; those of leagues have their entities.
        index: Which of them is anonymous.

    Returns:
        The league's entity and FIFA's code of the country, each None where it is not told.

    Example:
        >>> mention = {"start": 13, "end": 17, "label": "CLUB", "entity": None}
        >>> told_of_unnamed("en italiensk klub", [mention], 0)
        (None, 'ITA')
    """
    mention = mentions[index]
    league = None
    for other in mentions[max(0, index - 2) : index + 3]:
        if other["label"] != Label.LEAGUE or other["entity"] is None:
            continue
        gap = text[other["end"] : mention["start"]]
        behind = text[mention["end"] : other["start"]]
        joined = gap in ("-", "") and other["end"] <= mention["start"]
        if joined or (other["start"] >= mention["end"] and _IN_LEAGUE.fullmatch(behind)):
            league = other["entity"]
    lead = text[max(0, mention["start"] - _LEAD) : mention["start"]].lower().split()
    return league, next((NATIONALITIES[word] for word in lead if word in NATIONALITIES), None)
