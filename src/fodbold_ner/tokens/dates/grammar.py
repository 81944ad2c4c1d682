"""The patterns: what an expression of time looks like, over text in lower case.

A space in a pattern stands for one or two plain or no-break spaces, never for a line break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fodbold_ner.tokens.dates.tables import (
    ADVERBS,
    COUNTED,
    MONTH_ABBREVIATIONS,
    MONTHS,
    NUMBERS,
    SEASONS,
    UNITS,
    VAGUE_NUMBERS,
    WEEKDAYS,
    words,
)

# The genitive stays outside, and so does the rest of a compound with a hyphen.
_GAP = r"[\x20\xa0]"
_END = r"(?=(?:s|'s|’s)?(?!\w))"


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_PARTS = {
    "YEAR": r"(?:18[89]\d|19\d\d|20[0-4]\d)",
    "MONTH": f"(?:{_any(MONTHS)})",
    "MONTHABBR": rf"(?:{_any(MONTHS)}|(?:{_any(MONTH_ABBREVIATIONS)})\b\.?)",
    "WEEKDAY": f"(?:{_any(WEEKDAYS)})",
    "SEASON": "(?:efterår|forår|sommer|vinter)",
    "NUMBER": rf"(?:\d{{1,3}}|{_any(NUMBERS)})",
    "VAGUE": f"(?:{_any(VAGUE_NUMBERS)})",
    "UNIT": f"(?:{_any(UNITS)})",
    "DAYTIME": "(?:morgen|formiddag|eftermiddag|aften(?:en)?|aftes|nat|middag)",
    "THIS": "(?:denne|indeværende|nuværende|aktuelle|igangværende|den nuværende|den aktuelle|"
    "den indeværende|den igangværende|den nye)",
    "LAST": "(?:den forgangne|den foregående|den forrige|forrige|sidste|seneste|foregående|"
    "den overståede|forgangne)",
    "NEXT": "(?:den kommende|det kommende|kommende|næste|den næste|det næste|førstkommende|"
    "den følgende)",
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])",
    "MM": r"(?:1[0-2]|0?[1-9])",
    "ADVERB": f"(?:{_any(ADVERBS)})",
    "COUNTED": f"(?:{COUNTED})",
}
_PART = re.compile("|".join(sorted(_PARTS, key=len, reverse=True)))


def _compile(pattern: str) -> re.Pattern[str]:
    filled = _PART.sub(lambda part: _PARTS[part.group()], pattern)
    return re.compile(filled.replace(" ?", _GAP + "{0,2}").replace(" ", _GAP + "{1,2}"))


_DEN = r"(?:WEEKDAY,? (?:den |d\. ?)?|den |d\. ?)"
_TAIL = (
    r"(?:,? (?:i |år )?(?P<year>YEAR)(?![.,]?\d)(?! COUNTED\b)|"
    r" (?P<tail>i fjor|i år|(?:sidste|forrige|næste|samme) år|året (?:efter|før)|"
    r"(?:det )?følgende år)(?!\w))?"
)
_BEFORE_NUMBER = r"(?<![\w.,:/–-])"

PATTERNS: dict[str, re.Pattern[str]] = {
    name: _compile(pattern)
    for name, pattern in {
        "iso": _BEFORE_NUMBER + r"(?P<year>YEAR)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])",
        "numeric": rf"(?:{_DEN}|{_BEFORE_NUMBER})(?P<day>DAY)(?P<mark>[.\-/]) ?(?P<month>MM)"
        r"(?P=mark) ?(?P<year>YEAR|\d\d)(?![\w/]|[.,:-]\d)",
        "slash": rf"(?:(?P<den>{_DEN})|{_BEFORE_NUMBER})(?P<day>DAY)/(?P<month>MM)"
        r"(?:(?:-| )(?P<year>YEAR))?(?![\w/]|[.,:]\d)",
        "day_range": rf"(?:{_DEN}|{_BEFORE_NUMBER})(?P<day>DAY)\.?(?: ?[-–] ?| til (?:den )?)"
        rf"(?P<last>DAY)\. ?(?P<month>MONTHABBR){_TAIL}" + _END,
        "day_month": rf"(?:(?P<den>{_DEN})|{_BEFORE_NUMBER})(?P<day>DAY)(?:\. ?| (?=MONTH\b))"
        rf"(?P<month>MONTHABBR){_TAIL}" + _END,
        "month": rf"(?:(?P<which>THIS|LAST|NEXT) )?(?P<month>MONTH)(?: måned)?{_TAIL}" + _END,
        "season_year": r"(?:sæson(?:en)? |(?<![\w.,:/–-]))(?P<first>YEAR)(?P<mark>[/–-])"
        r"(?P<second>YEAR|\d\d)(?:-sæson(?:en)?| sæsonen)?(?![.,:/]?\d|-\d)" + _END,
        "short_season": r"(?:sæson(?:en)? (?P<first>\d\d)/(?P<second>\d\d)|"
        r"(?<![\w.,:/–-])(?P<first2>\d\d)/(?P<second2>\d\d)-sæsonen)" + _END,
        "one_year_season": r"(?:sæson(?:en)? (?P<first>YEAR)(?![.,:/–-]?\d)|"
        r"(?<![\w.,:/–-])(?P<first2>YEAR)-sæsonen)" + _END,
        "season": r"(?:(?P<which>THIS|LAST|NEXT) )?"
        r"(?P<season>SEASON)(?P<definite>en|et|s?sæsonen)?"
        r"(?:,? (?:i )?(?P<year>YEAR)(?:[/–-](?P<second>YEAR|\d\d))?(?![.,]?\d)(?! COUNTED\b)|"
        r" (?P<tail>i fjor|i år|(?:sidste|forrige|næste|samme) år|året (?:efter|før))(?!\w))?"
        + _END,
        "season_past": r"(?P<season>SEASON)s(?!\w)",
        "decade": r"(?<![\w.,:/–-])(?P<year>(?:1[89]|20)?\d0)['’]?erne" + _END,
        "year": r"(?<![\w.,:/–-])(?<!\d\s)(?P<year>YEAR)(?!\w|[.,:/–-]\d| ?[%°€£$]|"
        r" (?:(?:glade|unge|betalende|danske) )?COUNTED\b)",
        "weekday": r"(?:(?P<night>natten til) |(?P<which>LAST|NEXT|denne|samme) )?"
        r"(?P<weekday>WEEKDAY)(?:(?P<definite>en(?=s(?!\w)))|(?P<past>s(?!\w)))?"
        r"(?: DAYTIME)?(?: i (?:(?P<week>denne|sidste|forrige|næste|samme) uge|"
        r"uge (?P<number>\d\d?)))?" + _END,
        "weekend": r"(?:(?P<which>THIS|LAST|NEXT) )?weekend(?P<definite>en)?" + _END,
        "unit": r"(?P<which>THIS|LAST|NEXT) (?P<unit>uge|måned|år|sæson)" + _END,
        "week_number": r"uge (?P<number>\d\d?)(?![.,:-]?\d)" + _END,
        "adverb": r"(?P<adverb>ADVERB)(?: (?:tidlig|DAYTIME))?" + _END,
        "this_year": r"i (?P<year>år|fjor|forfjor)" + _END,
        "here": r"her til (?P<part>morgen|formiddag|eftermiddag|aften)" + _END,
        "ago": r"for (?:(?:mere end|mindre end|omkring|cirka|ca\.|knap|godt|over|præcis|kun|"
        r"blot|bare|snart) )?(?:(?P<number>NUMBER)|VAGUE) (?P<unit>UNIT)(?:s tid)? "
        r"(?:siden|tilbage)(?!\w)",
        "vaguely_ago": r"for (?:(?:ganske|ikke så) )?"
        r"(?:kort tid|længe|år|nogen tid|noget tid|lidt) siden(?!\w)",
        "ahead": r"om (?:(?:omkring|cirka|ca\.|knap|godt|højst|præcis|kun|blot|bare) )?"
        r"(?:(?:(?P<number>NUMBER)|VAGUE) (?P<unit>UNIT)(?:s tid)?|kort tid)(?!\w)",
        "stretch": r"(?:de|det) (?P<way>seneste|sidste|kommende|næste|forgangne|følgende)"
        r"(?: (?:(?P<number>NUMBER)|VAGUE))? (?P<unit>UNIT)" + _END,
        "anaphor": r"(?:samme (?P<unit>dag|aften|uge|måned|år|sæson|sommer|weekend|forår|efterår|"
        r"vinter)|(?:dagen|aftenen|ugen|måneden|året) (?P<side>efter|før|inden)|"
        r"(?:(?:NUMBER|VAGUE) )(?:UNIT) (?:senere|forinden))" + _END,
        "forleden": r"(?P<forleden>forleden)(?: (?:dag|aften|uge|WEEKDAY))?" + _END,
        "turn": r"(?P<turn>årsskiftet|nytår|nytåret)"
        r"(?: (?P<first>YEAR)(?:[/–-](?P<second>YEAR|\d\d))?)?" + _END,
        "holiday": r"(?P<holiday>jul|julen|juleaften|påske|påsken|pinse|pinsen)"
        r"(?: (?P<year>YEAR))?" + _END,
        "pause": r"(?P<pause>vinter|sommer|jule)pausen(?: (?P<year>YEAR))?" + _END,
        "edge": r"(?P<unit>sæsonens|årets|månedens|ugens) "
        r"(?P<side>udgang|slutning|afslutning|begyndelse|start|udløb)" + _END,
    }.items()
}

# A narrowing word belongs to the expression that follows it. After one, a bare unit dates too.
NARROWING = _compile(
    r"(?P<adverb>tidligt|sent|tidligere|senere|midt)"
    r"(?: (?:på|i(?! (?:dag|aften|år|går|morgen)\b)))? |"
    r"(?:(?:helt |allerede )?(?:sidst|først|midt)) (?:på|i) |"
    r"(?P<resten>resten) af |(?P<udgangen>udgangen|afslutningen) af |"
    r"(?:begyndelsen|starten|midten|slutningen|(?:første|anden|sidste) (?:halvdel|del)) af |"
    r"(?:primo|medio|ultimo) "
)

NARROWED_UNIT = _compile(
    r"(?P<unit>året|dette år|ugen|måneden|sæsonen|dagen|aftenen|natten|eftermiddagen|formiddagen)"
    + _END
)

_WORDS = words(
    "årsskiftet årets dagen aftenen ugen ugens måneden månedens året sæsonens natten "
    "de det den denne dette samme forleden i igår idag imorgen for om gårsdagen morgendagen her "
    "jul julen juleaften julepausen vinterpausen sommerpausen påske påsken pinse pinsen "
    "nytår nytåret uge weekend weekenden sæson sæsonen "
    "indeværende nuværende aktuelle igangværende forrige sidste seneste foregående forgangne "
    "kommende næste førstkommende tidligt sent tidligere senere midt helt allerede sidst først "
    "resten udgangen afslutningen begyndelsen starten midten slutningen første anden "
    "primo medio ultimo natten d"
)
_COUNTS = {phrase.split()[0] for phrase in (*NUMBERS, *VAGUE_NUMBERS)}
_SEASON_WORDS = [
    season + ending for season in SEASONS for ending in ("", "en", "et", "sæsonen", "ssæsonen")
]

# Where an expression can begin; what follows decides whether one does.
CANDIDATE = re.compile(
    rf"(?<!\w)(?:\d|(?:{_any({*_WORDS, *_COUNTS, *WEEKDAYS, *MONTHS, *_SEASON_WORDS})})s?(?!\w)|"
    rf"(?:{_any(WEEKDAYS)})ens(?!\w))"
)

# The patterns that can begin with a digit, with a certain word, or with any other, in order.
_BY_DIGIT = (
    "iso",
    "numeric",
    "slash",
    "day_range",
    "day_month",
    "short_season",
    "season_year",
    "one_year_season",
    "decade",
    "anaphor",
    "year",
)
_BY_LETTER = (
    "numeric",
    "slash",
    "day_range",
    "day_month",
    "month",
    "season_year",
    "short_season",
    "one_year_season",
    "weekend",
    "unit",
    "season_past",
    "season",
    "weekday",
    "week_number",
    "adverb",
    "stretch",
    "anaphor",
    "forleden",
    "turn",
    "holiday",
    "pause",
    "edge",
)
_BY_WORD: dict[str, tuple[str, ...]] = {
    "i": ("adverb", "this_year"),
    "om": ("ahead",),
    "for": ("ago", "vaguely_ago"),
    "her": ("here",),
    "de": ("stretch",),
    "det": ("month", "unit", "season", "stretch"),
    **dict.fromkeys(sorted(_COUNTS), ("anaphor",)),
}


def names_for(word: str) -> tuple[str, ...]:
    """Return the patterns that can begin with this word or digit, in the order of trial."""
    return _BY_DIGIT if word.isdigit() else _BY_WORD.get(word, _BY_LETTER)
