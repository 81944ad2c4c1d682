"""Sums of money in Danish text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from fodbold_ner.tokens.folding import fold

__all__ = ["MoneyMatch", "find_money"]

_WORDS: dict[str, Decimal] = {
    word: Decimal(value)
    for word, value in {
        "en halv": "0.5", "et halvt": "0.5", "en kvart": "0.25", "halvanden": "1.5",
        "halvandet": "1.5", "en": "1", "én": "1", "et": "1", "ét": "1", "to": "2", "tre": "3",
        "fire": "4", "fem": "5", "seks": "6", "syv": "7", "otte": "8", "ni": "9", "ti": "10",
        "elleve": "11", "tolv": "12", "tretten": "13", "fjorten": "14", "femten": "15",
        "seksten": "16", "sytten": "17", "atten": "18", "nitten": "19", "tyve": "20",
        "tredive": "30", "fyrre": "40", "halvtreds": "50", "tres": "60", "halvfjerds": "70",
        "firs": "80", "halvfems": "90", "hundrede": "100", "et hundrede": "100",
        "to hundrede": "200", "en snes": "20", "en halv snes": "10", "et halvt hundrede": "50",
    }.items()
}  # fmt: skip
_TENS = ("tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems")
_ONES = ("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni")
_WORDS |= {f"{one}og{ten}": _WORDS[one] + _WORDS[ten] for one in _ONES for ten in _TENS}

_SCALES: tuple[tuple[str, int], ...] = (
    (r"milliarder|milliard|mia\.?|mia", 10**9),
    (r"millioner|million|mill\.?|mio\.?", 10**6),
    (r"tusinde|tusind", 10**3),
    (r"hundredtusinde|hundredtusind", 10**5),
)

_CURRENCIES: tuple[tuple[str, str], ...] = (
    (r"(?:danske|d\.|d-)\s?(?:kroner|kr\b\.?)|kroner|krone|kr\b\.?|dkk", "DKK"),
    (r"svenske\s(?:kroner|kr\b\.?)|sek", "SEK"),
    (r"norske\s(?:kroner|kr\b\.?)|nok(?!\s(?:til|for|med|også))", "NOK"),
    (r"euro|eur|€", "EUR"),
    (r"(?:britiske\s|engelske\s)?pund|gbp|£", "GBP"),
    (r"(?:amerikanske\s|us[\s-])?dollars?|usd|\$", "USD"),
    (r"schweizerfrancs?|schweiziske\sfrancs?|chf", "CHF"),
    (r"tyrkiske\slira|tyrkiske\slire", "TRY"),
)


def _any(pairs: tuple[tuple[str, object], ...]) -> str:
    return "|".join(pattern for pattern, _ in pairs)


_S = r"[\x20\xa0]{1,2}"
_S0 = r"[\x20\xa0]{0,2}"
_DIGITS = r"(?:\d{1,3}(?:[.\x20\xa0]\d{3})+(?:,\d{1,2})?(?!\d)|\d{1,9}(?:[.,]\d{1,3})?½?|½)(?:,-)?"
_WORD = "|".join(sorted(_WORDS, key=lambda word: (-len(word), word)))
_NUMBER = rf"(?:{_DIGITS}|(?:{_WORD})(?=[\s-])(?:{_S}en{_S}halv)?)"
_SCALE = rf"(?:{_any(_SCALES)})(?!\w)"
_CURRENCY = rf"(?:{_any(_CURRENCIES)})(?=s?(?!\w))"
_SIGN = r"(?:[€£$]|(?:eur|gbp|usd|dkk|sek|nok|kr\.?)[\x20\xa0])"
_SHORT = r"(?:m(?:io|ill?)?\.?|mia\.?|bn|k|mn)(?!\w)"
_RANGE = rf"(?:{_S0}[-–]{_S0}|{_S}(?:til|og|eller){_S})"
_VAGUE = r"(?:flere|et\spar|mange|adskillige|nogle(?:\sfå)?|få)"
_COMPOUND = (
    r"(?<!\w)(?P<number>\d{1,4}(?:,\d)?)-(?P<scale>millioner|milliarder)"
    r"(?:-(?P<currency>kroner|euro|pund|dollar))?(?=s?(?!\w))"
)

_PREFIXED = re.compile(
    rf"(?<!\w)(?P<currency>{_SIGN}){_S0}(?P<number>{_DIGITS})(?!\.?\d|"
    rf"[-–/]\d)(?:{_S0}(?P<scale>{_SHORT}|{_SCALE}))?"
)
_COUNTED = re.compile(
    rf"(?<![\w.,/:-])(?P<number>{_NUMBER})(?:{_RANGE}(?P<second>{_NUMBER}))?"
    rf"(?:{_S0}(?P<scale>{_SCALE}))?(?:{_S0}(?P<currency>{_CURRENCY}))?"
)
_LETTERED = re.compile(
    rf"(?<![\w.,/:-])(?P<number>{_DIGITS}){_S0}(?P<scale>m|mn|k|"
    rf"bn)\.?{_S0}(?P<currency>{_CURRENCY})"
)
_UNCOUNTED = re.compile(
    rf"(?<!\w)(?:(?:{_VAGUE}{_S}(?:hundrede{_S})?(?:{_SCALE}|hundredtusinder?|tusinder)|"
    rf"(?:hundreder|tusinder|hundredtusinder|millioner|milliarder){_S}af|"
    rf"et{_S}(?:\w+cifret){_S}antal{_S}(?:{_SCALE}))"
    rf"{_S}(?P<currency>{_CURRENCY})|"
    rf"(?:(?:et|en){_S})?(?:\w{{2,20}}{_S})?(?:million|milliard)(?:beløb(?:et)?|sum(?:men)?)"
    rf"(?:{_S}i{_S}(?P<currency2>{_CURRENCY}))?(?=s?(?!\w)))"
)
_HYPHENATED = re.compile(_COMPOUND)

_CANDIDATE = re.compile(
    rf"(?<![\w])(?:\d|½|[€£$]|(?:eur|gbp|usd|dkk|sek|nok|kr\.?)[\x20\xa0]{{0,2}}\d|"
    rf"(?:{_WORD}|flere|mange|adskillige|nogle|få|hundreder|tusinder|hundredtusinder|"
    r"millioner|milliarder)\s|\w{2,4}cifrede?t?\s|(?:million|milliard)(?:beløb|sum))"
)

# Words about a bare "30 millioner" that make it a price.
_TALK_OF_MONEY = re.compile(
    r"\b(?:betal\w*|beløb\w*|bud\w*|by[dt]\w*|bød|cash|erløs\w*|frikøb\w*|fee|gage\w*|"
    r"garanti\w*|gæld\w*|"
    r"hent\w*|honorar\w*|indtægt\w*|indtjen\w*|invester\w*|klausul\w*|kost\w*|køb\w*|løn\w*|"
    r"omsætning\w*|overskud\w*|underskud\w*|penge\w*|pris\w*|salg\w*|salær\w*|sold|solgt\w*|"
    r"sponsor\w*|sum\w*|summ\w*|sælg\w*|transfer\w*|tilbud\w*|tilby\w*|tjen\w*|udgift\w*|"
    r"vurder\w*|værd\w*|økonomi\w*)\b"
)
_AFTER_BARE_SUM = re.compile(
    r"\s*(?:[.,;:!?)…»«”“\"–—-]|$|\n|(?:af|at|da|den|der|det|efter|eller|er|for|fra|før|han|"
    r"hun|i|ifølge|"
    r"inden|med|men|mere|når|og|om|over|plus|på|som|så|til|ved|årligt|om\såret|samt|mindre|"
    r"siger|skriver|lyder)\b)"
)
_FIGURES = re.compile(r"[\d.,]+")
_AROUND = 90


@dataclass(frozen=True)
class MoneyMatch:
    """A sum at ``[start, end)``, in whole units of an ISO 4217 currency where the text tells."""

    start: int
    end: int
    amount: int | None
    currency: str | None


def find_money(text: str) -> list[MoneyMatch]:
    """Return the sums of money, in text order and never overlapping.

    Words of degree (`op mod`, `omkring`) and the genitive stay outside. A bare `30 millioner` is
    a sum only where the words about it speak of money; its currency is None.

    Args:
        text: Any Danish text; offsets are code points into it.

    Returns:
        One match a sum. `amount` is None for a range and where no figure is given; kroner of no
        named country are Danish.

    Example:
        >>> find_money("en pris på op mod 2,5 mio. euro")
        [MoneyMatch(start=18, end=31, amount=2500000, currency='EUR')]
    """
    return list(_scan(fold(text)))


def _scan(folded: str) -> Iterator[MoneyMatch]:
    position = 0
    while candidate := _CANDIDATE.search(folded, position):
        match = _read_at(folded, candidate.start())
        if match:
            yield match
            position = match.end
        else:
            # A number that is no sum is passed whole, lest its tail be taken for one.
            number = _FIGURES.match(folded, candidate.start())
            position = max(candidate.start() + 1, number.end() if number else 0)


def _read_at(text: str, start: int) -> MoneyMatch | None:
    for pattern in (_PREFIXED, _HYPHENATED, _LETTERED, _UNCOUNTED, _COUNTED):
        match = pattern.match(text, start)
        if match is None:
            continue
        groups = match.groupdict()
        code = _code_of(groups.get("currency") or groups.get("currency2"))
        if pattern is _UNCOUNTED:
            return MoneyMatch(start, match.end(), None, code)
        if pattern is _COUNTED and code is None and not _is_bare_sum(text, match):
            continue
        if pattern is _COUNTED and groups["scale"] is None and _is_idiom(groups["number"]):
            continue
        amount = None if groups.get("second") else _amount(groups["number"], groups.get("scale"))
        return MoneyMatch(start, match.end(), amount, code)
    return None


def _code_of(words: str | None) -> str | None:
    """Return the ISO 4217 code of a currency as written."""
    if not words:
        return None
    spaced = words.strip()
    for pattern, code in _CURRENCIES:
        if re.fullmatch(pattern, spaced):
            return code
    return None


def _amount(number: str, scale: str | None) -> int:
    """Return the figure in whole units, rounded."""
    return int((_figure(number) * _factor(scale)).to_integral_value())


def _figure(number: str) -> Decimal:
    words = re.sub(r"\s+", " ", number).removesuffix(",-")
    if words[0].isdigit() or words[0] == "½":
        half = Decimal("0.5") if words.endswith("½") else Decimal(0)
        digits = words.rstrip("½")
        if re.fullmatch(r"\d{1,3}(?:[.\x20\xa0]\d{3})+(?:,\d+)?", digits):
            digits = re.sub(r"[.\x20\xa0]", "", digits)
        return Decimal(digits.replace(",", ".") or 0) + half
    if words in _WORDS:
        return _WORDS[words]
    return _WORDS[words.removesuffix(" en halv")] + Decimal("0.5")


def _factor(scale: str | None) -> int:
    word = scale or ""
    if word.startswith(("mia", "milliard", "bn")):
        return 10**9
    if word.startswith("hundred"):
        return 10**5
    if word.startswith(("k", "t")):
        return 10**3
    return 10**6 if word.startswith("m") else 1


def _is_bare_sum(text: str, match: re.Match[str]) -> bool:
    """Tell whether a figure of no currency is a price: by its neighbour and the words about it."""
    if match["scale"] is None or match["scale"].startswith(("t", "hundred")):
        return False
    if not _AFTER_BARE_SUM.match(text, match.end()):
        return False
    before = text[max(0, match.start() - _AROUND) : match.start()].rsplit("\n", 1)[-1]
    after = text[match.end() : match.end() + _AROUND].split("\n", 1)[0]
    return _TALK_OF_MONEY.search(before) is not None or _TALK_OF_MONEY.search(after) is not None


def _is_idiom(number: str) -> bool:
    """Tell whether the number is an article, as in "ikke en krone"."""
    return number in ("en", "én", "et", "ét")
