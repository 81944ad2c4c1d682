"""Noun phrases that point at somebody without a name: `den 38-årige`, `klubben`, `en klub i …`.

They are proposed as provisional: a record shows one only where a relation needs it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from fodbold_ner.mentions.proposal import Proposal, Voter
from fodbold_ner.mentions.roles import scan_roles
from fodbold_ner.ontology import Form, Label

__all__ = ["NATIONALITIES", "propose_descriptors"]

NATIONALITIES = {
    "dansk": "DEN",
    "svensk": "SWE",
    "norsk": "NOR",
    "islandsk": "ISL",
    "finsk": "FIN",
    "færøsk": "FRO",
    "tysk": "GER",
    "engelsk": "ENG",
    "skotsk": "SCO",
    "walisisk": "WAL",
    "irsk": "IRL",
    "hollandsk": "NED",
    "belgisk": "BEL",
    "fransk": "FRA",
    "spansk": "ESP",
    "portugisisk": "POR",
    "italiensk": "ITA",
    "østrigsk": "AUT",
    "schweizisk": "SUI",
    "polsk": "POL",
    "tjekkisk": "CZE",
    "kroatisk": "CRO",
    "serbisk": "SRB",
    "græsk": "GRE",
    "tyrkisk": "TUR",
    "russisk": "RUS",
    "ukrainsk": "UKR",
    "amerikansk": "USA",
    "brasiliansk": "BRA",
    "argentinsk": "ARG",
    "japansk": "JPN",
    "saudiarabisk": "KSA",
    "saudisk": "KSA",
    "kinesisk": "CHN",
    "ungarsk": "HUN",
    "rumænsk": "ROU",
    "bulgarsk": "BUL",
    "slovensk": "SVN",
    "slovakisk": "SVK",
    "cypriotisk": "CYP",
    "israelsk": "ISR",
    "australsk": "AUS",
    "mexicansk": "MEX",
    "bosnisk": "BIH",
}
"""Danish adjectives of nationality and the FIFA code of their country."""

_PEOPLE = (
    "danskeren|svenskeren|nordmanden|islændingen|finnen|færingen|tyskeren|englænderen|skotten|"
    "waliseren|ireren|hollænderen|belgieren|franskmanden|spanieren|portugiseren|italieneren|"
    "østrigeren|schweizeren|polakken|tjekken|kroaten|serberen|grækeren|tyrken|russeren|"
    "ukraineren|amerikaneren|brasilianeren|argentineren|japaneren|nigerianeren|ghaneseren|"
    "senegaleseren|australieren|bosnieren|ungareren|ivorianeren|gambianeren|sydkoreaneren|"
    "nordkoreaneren|kineseren|mexicaneren|colombianeren|uruguayaneren|chileneren|marokkaneren|"
    "algerieren|tuneseren|egypteren|camerouneren|malieren|congoleseren|rumæneren|bulgareren|"
    "slovenen|slovakken|albaneren|montenegrineren|makedoneren|canadieren|teenageren"
)
_INDEFINITE = (
    "dansker|svensker|nordmand|islænding|tysker|englænder|skotte|hollænder|belgier|franskmand|"
    "spanier|portugiser|italiener|fynbo|jyde|københavner|nordjyde|vestjyde|aarhusianer"
)
_PERSON = re.compile(
    r"(?<!\w)(?:(?P<aged>(?:den|det) (?:(?:nu|kun|blot|blandt andet|tidligere|erfarne|unge|"
    r"rutinerede|[a-zæøå]+ske) )?\d\d-årige(?: (?:"
    + _INDEFINITE
    + r"))?)|(?P<people>"
    + _PEOPLE
    + r"))(?!\w|-)",
    re.IGNORECASE,
)
_NEW_MAN = re.compile(
    r"(?<!\w)den (?:nye|unge|erfarne|tidligere) (?:mand|kvinde)(?!\w)", re.IGNORECASE
)
_MEDIA_BACK = re.compile(
    r"(?:(?<=ifølge )|(?<=skriver )|(?<=erfarer )|(?<=oplyser )|(?<=fortæller )|(?<=melder ))"
    r"(?:avisen|mediet|netmediet|dagbladet)(?!\w)|"
    r"(?<!\w)(?:avisen|mediet|netmediet|dagbladet)(?= (?:skriver|erfarer|oplyser|kan|melder)\b)",
    re.IGNORECASE,
)
_AGENCY_BACK = re.compile(r"(?<![\w-])(?:bureauet|agenturet)(?=s?(?![\w-]))", re.IGNORECASE)
# A club may be called by its league: `Superligaklubben`, `2. divisionsklubben`.
_CLUB_BACK = re.compile(
    r"(?:(?<![\w-])|(?<=liga)|(?<=divisions)|(?<=serie)|(?<=-))(?:klubben|mandskabet)(?=s?(?![\w-]))",
    re.IGNORECASE,
)
_CLUB_ANONYMOUS = re.compile(
    r"(?<!\w)(?:en|ukendt|unavngiven|udenlandsk|anden|ny|ingen af|stor|"
    + "|".join(NATIONALITIES)
    + r") (?:(?:[a-zæøå]+) ){0,2}?"
    r"(?:[\w.]+(?: \d| A| Liga| League)?-|\d\. divisions|[a-zæøå]*ligas?|[a-zæøå]*serie)?"
    r"(?P<club>(?:top|stor|bund|mester)?klub)(?=s?(?![\w-]))",
    re.IGNORECASE,
)


def propose_descriptors(
    text: str, *, is_noun: Callable[[int], bool] = lambda _: False
) -> list[Proposal]:
    """Return provisional mentions of people and clubs by noun phrase.

    Args:
        text: The text.
        is_noun: Whether the word at an offset is a noun; `den 42-årige bornholmer` takes it along.

    Example:
        >>> text = "Den 38-årige er på vej til en klub i Serie A."
        >>> [(p.label.value, text[p.start:p.end], p.form.value) for p in propose_descriptors(text)]
        [('PERSON', 'Den 38-årige', 'descriptor'), ('CLUB', 'klub', 'anonymous')]
    """
    found = []
    for pattern, group, label, form in (
        (_PERSON, 0, Label.PERSON, Form.DESCRIPTOR),
        (_NEW_MAN, 0, Label.PERSON, Form.DESCRIPTOR),
        (_MEDIA_BACK, 0, Label.MEDIA, Form.DESCRIPTOR),
        (_AGENCY_BACK, 0, Label.AGENCY, Form.DESCRIPTOR),
        (_CLUB_BACK, 0, Label.CLUB, Form.DESCRIPTOR),
        (_CLUB_ANONYMOUS, "club", Label.CLUB, Form.ANONYMOUS),
    ):
        for match in pattern.finditer(text):
            if label is Label.PERSON and _names_follow(text, match.end()):
                continue
            start, end = match.span(group)
            if label is Label.PERSON and text[:end].endswith("-årige"):
                noun = re.match(r" [a-zæøå]{4,}(?!\w)", text[end : end + 30])
                if noun is not None and is_noun(end + 1):
                    end += len(noun.group())
            found.append(Proposal(start, end, label, Voter.DESCRIPTOR, form, provisional=True))
    return found


def _names_follow(text: str, end: int) -> bool:
    """`den 38-årige Kim Holm` and `den 38-årige træner` are a name and a role, no descriptor."""
    if re.match(r"\s+[A-ZÆØÅ]", text[end : end + 4]):
        return True
    title = next(scan_roles(text[end : end + 40]), None)
    return title is not None and title.start == 1
