"""The words that Danish expressions of time are made of."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a list written as running text."""
    return frozenset(text.split())


MONTHS: dict[str, int] = {
    "januar": 1,
    "februar": 2,
    "marts": 3,
    "april": 4,
    "maj": 5,
    "juni": 6,
    "juli": 7,
    "august": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
}

MONTH_ABBREVIATIONS: dict[str, int] = {
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
}

# Monday is 0, as in `date.weekday`.
WEEKDAYS: dict[str, int] = {
    "mandag": 0,
    "tirsdag": 1,
    "onsdag": 2,
    "torsdag": 3,
    "fredag": 4,
    "lørdag": 5,
    "søndag": 6,
}

# Codes of ISO 8601-2; a winter bears the year of its January.
SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24

SEASONS: dict[str, int] = {
    "forår": SPRING,
    "sommer": SUMMER,
    "efterår": AUTUMN,
    "vinter": WINTER,
}

NUMBERS: dict[str, float] = {
    "et par": 2,
    "et halvt": 0.5,
    "et helt": 1,
    "halvandet": 1.5,
    "halvanden": 1.5,
    "en": 1,
    "én": 1,
    "et": 1,
    "ét": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
    "elleve": 11,
    "tolv": 12,
    "tretten": 13,
    "fjorten": 14,
    "femten": 15,
    "seksten": 16,
    "sytten": 17,
    "atten": 18,
    "nitten": 19,
    "tyve": 20,
    "tredive": 30,
}

VAGUE_NUMBERS = ("få", "nogle få", "nogle", "flere", "mange", "adskillige", "ganske få")

UNITS: dict[str, str] = {
    "dag": "day",
    "dage": "day",
    "døgn": "day",
    "uge": "week",
    "uger": "week",
    "måned": "month",
    "måneder": "month",
    "år": "year",
    "sæson": "year",
    "sæsoner": "year",
}

# Days from the day of publication.
ADVERBS: dict[str, int] = {
    "i dag": 0,
    "idag": 0,
    "i aften": 0,
    "i eftermiddag": 0,
    "i formiddag": 0,
    "i formiddags": 0,
    "i eftermiddags": 0,
    "i morges": 0,
    "i nat": 0,
    "i går": -1,
    "igår": -1,
    "i aftes": -1,
    "gårsdagen": -1,
    "i forgårs": -2,
    "i morgen": 1,
    "imorgen": 1,
    "morgendagen": 1,
    "i overmorgen": 2,
}

# Nouns that are counted by the thousand: a number before one of them is no year.
COUNTED = (
    "afleveringer|betalende|billetter|danskere|deltagere|dollars?|euro|fans|følgere|gange|ha|hjemmefans|"
    "kampe|kilo|kilometer|kr|kroner|km|kvadratmeter|køb|løb|medarbejdere|medlemmer|mennesker|meter|mil|"
    "mia|milliarder|million|millioner|minutter|mio|mm|m|mål|opkald|personer|pct|pladser|point|procent|"
    "pund|rejsende|seere|sekunder|sider|siddepladser|sæsonkort|spillere|stemmer|stk|supportere|"
    "tilhængere|tilskuere|timer|tons?|tusind|udebanefans|ungdomsspillere|visninger|sæsonkortholdere"
)
