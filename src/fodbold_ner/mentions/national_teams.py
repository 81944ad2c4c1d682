"""National teams by a phrase: `det portugisiske landshold`, `Norges kvindelandshold`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fodbold_ner.mentions.descriptors import NATIONALITIES
from fodbold_ner.mentions.gazetteer import Hit
from fodbold_ner.mentions.proposal import Proposal, Voter
from fodbold_ner.ontology import Form, Label

__all__ = ["propose_national_teams"]

_TEAM = (
    r"(?:(?:U\d\d|A|OL)-)?(?:kvinde|herre|dame|fodbold|ungdoms?)*landshold(?:et)?(?=s?(?![\w-]))"
)
_OF_NATION = re.compile(rf"\b(?:det )?(?P<nation>[a-zæøå]+sk)e {_TEAM}", re.IGNORECASE)
_OF_COUNTRY = re.compile(rf"s {_TEAM}")


def propose_national_teams(text: str, hits: Sequence[Hit]) -> Iterator[Proposal]:
    """Propose national teams that are named by their nation and the word for such a team.

    Args:
        text: The text.
        hits: Names found by the scanner, those of countries among them.

    Example:
        >>> text = "Han har spillet 81 kampe for det portugisiske landshold."
        >>> [text[found.start : found.end] for found in propose_national_teams(text, [])]
        ['det portugisiske landshold']
    """
    for match in _OF_NATION.finditer(text):
        if match["nation"].lower() in NATIONALITIES:
            yield _proposal(*match.span())
    for hit in hits:
        if hit.name.label is Label.NATIONAL_TEAM and not hit.solid:
            behind = _OF_COUNTRY.match(text, hit.end)
            if behind is not None:
                yield _proposal(hit.start, behind.end())


def _proposal(start: int, end: int) -> Proposal:
    return Proposal(start, end, Label.NATIONAL_TEAM, Voter.GAZETTEER, Form.NAME)
