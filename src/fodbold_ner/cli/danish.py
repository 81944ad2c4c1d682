"""Codes of a record in the words that a Danish reader expects."""

from __future__ import annotations

import re

from fodbold_ner.ontology import (
    ROLES,
    Certainty,
    ContractEvent,
    Label,
    Manner,
    RelationType,
    Role,
    TransferKind,
)

__all__ = [
    "CERTAINTIES",
    "EVENTS",
    "KINDS",
    "LABELS",
    "MANNERS",
    "TYPES",
    "date_words",
    "money_words",
    "role_word",
]

TYPES = {
    RelationType.ROLE_TENURE: "Job",
    RelationType.APPOINTMENT: "Ansættelse",
    RelationType.DEPARTURE: "Afgang",
    RelationType.VACANCY: "Ledig post",
    RelationType.INTEREST: "Interesse",
    RelationType.REPRESENTATION: "Rådgivning",
    RelationType.TRANSFER: "Skifte",
    RelationType.CONTRACT: "Kontrakt",
    RelationType.SUCCESSION: "Afløsning",
    RelationType.LEAGUE_MEMBERSHIP: "Række",
}

LABELS = {
    Label.PERSON: "Personer",
    Label.CLUB: "Klubber",
    Label.LEAGUE: "Turneringer",
    Label.NATIONAL_TEAM: "Landshold",
    Label.MEDIA: "Medier",
    Label.AGENCY: "Agenturer",
    Label.ROLE: "Roller",
    Label.DATE: "Datoer",
    Label.MONEY: "Beløb",
}

CERTAINTIES = {
    Certainty.ASSERTED: "fastslået",
    Certainty.REPORTED: "meldt",
    Certainty.EXPECTED: "ventet",
    Certainty.SPECULATED: "rygte",
}

MANNERS = {
    Manner.DISMISSED: "fyret",
    Manner.RESIGNED: "sagt op",
    Manner.CONTRACT_EXPIRED: "kontrakt udløbet",
    Manner.MUTUAL: "efter aftale",
    Manner.RETIRED: "stoppet karrieren",
    Manner.SOLD: "solgt",
    Manner.UNKNOWN: "",
}

KINDS = {
    TransferKind.PERMANENT: "fast",
    TransferKind.LOAN: "leje",
    TransferKind.FREE: "fri transfer",
    TransferKind.LOAN_RETURN: "tilbage fra leje",
    TransferKind.UNKNOWN: "",
}

EVENTS = {
    ContractEvent.SIGNED: "underskrevet",
    ContractEvent.EXTENDED: "forlænget",
    ContractEvent.EXPIRES: "udløber",
    ContractEvent.TERMINATED: "ophævet",
}

_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
    "oktober", "november", "december",
)  # fmt: skip
_SEASONS = {21: "foråret", 22: "sommeren", 23: "efteråret", 24: "vinteren"}
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")
_DOUBT = {"": "", "~": "ca. ", "?": "måske ", "%": "måske ca. "}


def role_word(role: Role) -> str:
    """Return a role's usual Danish title.

    Example:
        >>> role_word(Role.HEAD_COACH), role_word(Role.OTHER)
        ('cheftræner', 'anden rolle')
    """
    return "anden rolle" if role is Role.OTHER else ROLES[role].titles[0]


def date_words(edtf: str) -> str:
    """Return an EDTF date or interval in Danish; what is no such date comes back as it is.

    Example:
        >>> date_words("2025-10"), date_words("2018-22/.."), date_words("../2025-11-07")
        ('oktober 2025', 'fra sommeren 2018', 'senest 7. november 2025')
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _date_words(start)
    if start in ("", ".."):
        return f"senest {_date_words(end)}"
    if end in ("", ".."):
        return f"fra {_date_words(start)}"
    return f"{_date_words(start)} – {_date_words(end)}"


def _date_words(edtf: str) -> str:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day, doubt = match.groups()
    if month is None:
        return _DOUBT[doubt] + year
    number = int(month)
    name = _MONTHS[number - 1] if 1 <= number <= 12 else _SEASONS.get(number)
    if name is None:
        return edtf
    return _DOUBT[doubt] + (f"{int(day)}. " if day else "") + f"{name} {year}"


def money_words(amount: int | str, currency: str | None) -> str:
    """Return a sum with the thousands set apart as Danish does.

    Example:
        >>> money_words(15000000, "DKK")
        '15.000.000 DKK'
    """
    grouped = f"{int(amount):,}".replace(",", ".")
    return f"{grouped} {currency}" if currency else grouped
