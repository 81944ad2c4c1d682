"""What the furniture of a news page looks like: labels, links, credits, bylines, fixtures.

Each pattern is for a whole line, and most of them are tried only where a cheap sign of them stands
in the line, so that long pages are read fast.
"""

from __future__ import annotations

import re
from enum import Enum, auto

__all__ = ["Furniture", "furniture_of", "is_capitals", "is_label", "split_glued_label"]


class Furniture(Enum):
    """What a line is, when it is no text of a story."""

    LABEL = auto()
    """The name of a section or genre, alone on its line."""
    POINTER = auto()
    """A label that promises other stories: ``Mest læste``, ``Læs mere``."""
    LINK = auto()
    """A pointer with the headline that it points to: ``Læs også: …``."""
    CREDIT = auto()
    BYLINE = auto()
    STAMP = auto()
    FIXTURE = auto()
    NOTICE = auto()
    """What a publisher or bookmaker says about page, terms and odds."""
    FACT = auto()
    BOX = auto()
    """A key and its value, as fact boxes and match reports have them."""


_LONGEST_TIME = 45
_EDGES = " :;|•·»›>–—-#*/…"


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in " ".join(text.split()).split("|"))


_POINTERS = _phrases(
    """
    læs mere|læs også|se også|læs videre|mest læste|mest læst|mest sete|seneste nyt|seneste nyheder|
    seneste|nyeste|sidste nyt|flere nyheder|flere artikler|relaterede artikler|relateret|
    relaterede nyheder|relateret indhold|andre læser|andre læser også|anbefalet|anbefalet til dig|
    anbefalede artikler|populære artikler|populært lige nu|mere om|mere fra forsiden|mere sport|
    mere fodbold|fra forsiden|topnyheder|tophistorier|dagens overblik|andre nyheder|hør også|
    se mere|vis mere|måske er du interesseret i|mest kommenterede|dagens kampe|dagens spil|
    kommende kampe|næste kampe|seneste resultater|kampprogram|flere resultater|vis flere
    """
)
_GENRES = _phrases(
    """
    nyheder|nyhed|eksklusivt|eksklusiv|interview|optakt|topnyhed|medie|medier|lige nu|avis|aviser|
    live|breaking|video|galleri|billedserie|podcast|quiz|analyse|kommentar|debat|reportage|
    portræt|baggrund|overblik|officielt|transfer|transfers|rygte|rygter|rygtebørs|resultat|
    resultater|kampreferat|referat|feature|klumme|leder|blog|liveblog|direkte|opdateret|annonce|
    sponsoreret|plus|for abonnenter|abonnent|odds|betting|spilforslag|bookmaker|gratis spil
    """
)
_SECTIONS = _phrases(
    """
    superliga|superligaen|1. division|2. division|3. division|betinia ligaen|pokalen|landsholdet|
    premier league|la liga|serie a|bundesliga|ligue 1|champions league|europa league|
    conference league|fodbold|dansk fodbold|international fodbold|kvindefodbold|håndbold|cykling|
    tennis|badminton|ishockey|golf|formel 1|motorsport|basketball|nfl|nba|esport|atletik|svømning|
    boksning|mma|sport|ol|vm|em|stillingen|tabel|program|tags|emner|kommentarer|tv-program|
    del|del artiklen|fakta|faktaboks|blå bog|transfervinduet|udland|udlandet|indland|krimi|
    underholdning|kultur|penge|vejret|nyhedsbrev
    """
)
_FACT_LABELS = frozenset({"fakta", "faktaboks", "blå bog"})
_LABELS = _GENRES | _SECTIONS

_LINK = re.compile(
    r"læs også\b|(?:se|hør) også\s*(?:[:–—|»“\"‘>-]|om\b)|"
    r"(?:læs|se|hør) (?:mere|videre)\s*(?:[:–—|»>-]|her\b|om\b[^.]*$)|"
    r"(?:fra arkivet|relateret)\s*:",
    re.IGNORECASE,
)
_CREDIT_START = re.compile(
    r"[(\[]?\s*(?:(?:arkiv|presse|privat|pr[-‑]?|genre|model|billede)?foto(?:graf(?:i|er)?)?"
    r"(?:\s+og\s+tekst)?\s*(?:[:/©)\]|.]|$)|arkivfoto\b|pressefoto\b|pr-foto\b|"
    r"foto\s+(?-i:[A-ZÆØÅ])[^.]{2,60}$|billede\s*:|fotos\s*:|©\s*\S|getty images\b|imago\b|"
    r"ritzau scanpix\s*$|all over press\b)",
    re.IGNORECASE,
)
_CREDIT_END = re.compile(
    r"[ .(](?:arkiv|presse|pr-)?foto\s*(?::\s*|©\s*)[^:.!?]{2,60}\)?\.?$", re.IGNORECASE
)
_NAME = r"[A-ZÆØÅÉÖÜ][\w.’'-]*"
_BYLINE = re.compile(
    r"(?:Af|AF|af|Skrevet af|Tekst|Tekst og foto|Journalist|Redaktør|Reporter|Af journalist)\s*:?"
    rf"\s+{_NAME}(?:[ ,/&|·•–-]+(?:og |@)?(?:{_NAME}|\S+@\S+|\d[\d.:/]*|den|kl\.?|d\.|"
    r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zæøå.]*|journalist|sportsjournalist|"
    r"redaktør|korrespondent|fodboldredaktør|sportsredaktør)){0,12}"
)
_WIRE = re.compile(
    r"[/(]?\s*(?:ritzau|reuters|afp|ap|tt|ntb|dpa)(?:[ /]+(?:ritzau|reuters|afp))?"
    r"\s*[/)]?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S+@\S+\.\w{2,}|@\w+")
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_DAY = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)(?:dag|\.)?|i dag|i går|i morgen|i aften)"
_CLOCK = r"(?:(?:kl\.?|klokken)\s*)?\d{1,2}[.:]\d{2}"
_STAMP_WORD = re.compile(
    r"[(\[]?\s*(?:(?:senest|sidst|artiklen er|artiklen blev)\s+)?(?:opdateret|publiceret|"
    rf"offentliggjort|udgivet|oprettet|ændret)[ :|,-]*(?:den\b|d\.|kl\b|klokken|for\b|\d|{_DAY}\b)"
    r"[^!?]{0,50}",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"(?:{_DAY}\b[ ,.]*)?(?:d(?:en|\.)\s*)?(?:\d{{1,2}}[. /-]*(?:{_MONTH}|\d{{1,2}})[. /-]*"
    rf"(?:\d{{2,4}})?)?[ ,|·•–-]*(?:{_CLOCK})?(?:\s*[-–]\s*{_CLOCK})?",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:for )?(?:\d{1,3}|en|et|få) ?(?:sek\.?|min\.?|minut(?:ter)?|m|t|timer?|dage?|d|uger?)"
    r" siden|"
    r"\d{1,3} ?(?:min\.?|m|t|timer)|læsetid.{0,20}|\d+ min\.?s? læsetid",
    re.IGNORECASE,
)
_TEAM = r"[A-ZÆØÅÖÜ0-9][\w.'’/&-]*(?: (?:[A-ZÆØÅÖÜ0-9(][\w.'’/&)-]*|de|da|of|og|af|am)){0,4}"
_SCORE = r"\(?\d{1,2}\s?[-–:]\s?\d{1,2}\)?"
_FIXTURE = re.compile(
    rf"(?:(?:{_DAY}|{_CLOCK}|\d{{1,2}}[./]\d{{1,2}}\.?)[ ,:|–-]*){{0,3}}{_TEAM}"
    rf"(?: [–—-] {_TEAM}(?:[ ,:(]+{_SCORE})*|[–—-]{_TEAM}[ :]+{_SCORE}(?: {_SCORE})?|"
    rf" {_SCORE} {_TEAM})"
    rf"(?:[ ,|(–-]+(?:{_DAY}|{_CLOCK}|live|odds.{{0,20}}|\d{{1,2}}[./]\d{{1,2}}))*\)?",
)
_NOTICES = tuple(
    sorted(
        _phrases(
            """
            18+.|18+,|18 +|18+ år|spil ansvarligt|stopspillet|rofus.nu|velkomstbonus|
            regler og vilkår|regler & vilkår|gratis odds|bettingtips|betting tips|betting-tips|
            ansvarshavende chefredaktør|privatlivspolitik|cookiepolitik|©|copyright|nyhedsbrevet|
            alle rettigheder forbeholdes|artiklen fortsætter efter|artiklen fortsætter under|
            del på facebook|følg os på|lyt til artiklen
            """
        )
    )
)
_ODDS = re.compile(r"\bodds ?:? ?\d")
_FACT = re.compile(
    r"(?:navn|alder|født|fødselsdato|klub|klubber|nuværende klub|tidligere klubber|position|"
    r"nationalitet|højde|vægt|kontrakt|kontraktudløb|karriere|landskampe|mål|målscorere?|dommer|"
    r"tilskuere|tilskuertal|startopstilling|opstilling|udskiftninger?|advarsler|gule? kort|røde? "
    r"kort|stadion|trænerkarriere|meritter|civilstatus|bopæl|har (?:også )?trænet|"
    r"har spillet (?:i|for)|"
    r"papir[^:]{0,20}|rådgiver|agent|"
    r"(?:[a-zæøå]+[-–— ]+)?(?:[a-zæøå]+ )?\d{4}(?:\s*[-–—/]\s*(?:[a-zæøå]+ )?"
    r"(?:\d{2,4}|nu)?)?)\s*: ?\S",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?:NYHEDER|NYHED|EKSKLUSIVT|EKSKLUSIV|INTERVIEW|OPTAKT|TOPNYHEDER|TOPNYHED|MEDIER|MEDIE|"
    r"LIGE NU|AVISER|AVIS|LIVE|BREAKING|VIDEO|GALLERI|PODCAST|QUIZ|ANALYSE|KOMMENTAR|DEBAT|"
    r"REPORTAGE|PORTRÆT|BAGGRUND|OVERBLIK|OFFICIELT|TRANSFER|RYGTER|RYGTE|MEST LÆSTE|KLUMME|"
    r"KAMPREFERAT|SPILFORSLAG|BETTING|ANNONCE|LÆS MERE|Læs mere|PLUS|DIREKTE|FEATURE)(?: ?:)?"
    r"(?=\s+\S)"
)


def is_capitals(line: str) -> bool:
    """Whether `line` is one to three words in capitals, as labels and topics are.

    Example:
        >>> is_capitals("MEST LÆSTE"), is_capitals("FCK"), is_capitals("AaB"), is_capitals("2-1")
        (True, True, False, False)
    """
    return len(line) <= 30 and line.isupper() and line.count(" ") <= 2


def furniture_of(line: str) -> Furniture | None:
    """Return what piece of furniture the stripped, non-empty `line` is, None for other text.

    Example:
        >>> furniture_of("Foto: Kim Holm/Ritzau Scanpix"), furniture_of("OB – Viborg FF")
        (<Furniture.CREDIT: 4>, <Furniture.FIXTURE: 7>)
        >>> furniture_of("Vejle henter ny træner") is None
        True
    """
    if len(line) > 250:
        return Furniture.CREDIT if _CREDIT_END.search(line, len(line) - 90) else None
    if len(line) <= 45:
        label = _label(line)
        if label is not None:
            return label
    return _by_sign(line)


def _label(line: str) -> Furniture | None:
    bare = line.strip(_EDGES)
    lowered = bare.lower()
    if lowered in _POINTERS:
        return Furniture.POINTER
    if lowered in _FACT_LABELS:
        return Furniture.BOX
    if lowered in _LABELS and bare.isupper():
        return Furniture.LABEL
    return None


def _by_sign(line: str) -> Furniture | None:
    """Try each pattern whose sign is in the line, the surest first."""
    lowered = line.lower()
    if lowered[0] in "lshfra" and _LINK.match(line):
        return Furniture.LINK
    if _is_credit(line, lowered):
        return Furniture.CREDIT
    if len(line) <= 120 and _is_byline(line):
        return Furniture.BYLINE
    if len(line) <= 70 and _is_stamp(line, lowered):
        return Furniture.STAMP
    if len(line) <= 90 and ("-" in line or "–" in line or "—" in line) and _FIXTURE.fullmatch(line):
        return Furniture.FIXTURE
    if ":" in line[:34] and _FACT.match(line):
        return Furniture.FACT
    return Furniture.NOTICE if _is_notice(lowered) else None


def _is_notice(lowered: str) -> bool:
    for notice in _NOTICES:
        if notice in lowered:
            return True
    return "odds" in lowered and _ODDS.search(lowered) is not None


def _is_credit(line: str, lowered: str) -> bool:
    if lowered[0] in "([afpgmb©ir" and _CREDIT_START.match(line):
        return True
    return "foto" in lowered and _CREDIT_END.search(line) is not None


def _is_byline(line: str) -> bool:
    if line[0] in "AaSTJR" and _BYLINE.fullmatch(line):
        return True
    if line[-1] == "." or len(line) > 40:
        return False
    return _WIRE.fullmatch(line) is not None or _ADDRESS.fullmatch(line) is not None


def _is_stamp(line: str, lowered: str) -> bool:
    if "et" in lowered and _STAMP_WORD.fullmatch(line):
        return True
    if len(line) > _LONGEST_TIME:
        return False
    return _WHEN.fullmatch(line) is not None or _AGO.fullmatch(line) is not None


def is_label(line: str) -> bool:
    """Whether `line`, which stands among teasers, is a label there, known or just in capitals.

    Example:
        >>> is_label("Håndbold"), is_label("FCK"), is_label("Målfest i Herning")
        (True, True, False)
    """
    return len(line) <= 45 and (is_capitals(line) or line.strip(_EDGES).lower() in _LABELS)


def split_glued_label(line: str) -> int:
    """Return where the label glued on the front of a teaser ends, 0 where there is none.

    Example:
        >>> split_glued_label("INTERVIEW Tornhøj taler ud"), split_glued_label("AGF taler ud")
        (9, 0)
    """
    match = _GLUED.match(line)
    return match.end() if match else 0
