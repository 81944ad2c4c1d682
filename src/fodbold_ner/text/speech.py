"""What direct speech looks like in a Danish newspaper, and where a sentence has ended."""

from __future__ import annotations

import re

__all__ = [
    "NEWS_PARTICIPLES",
    "NEWS_VERBS",
    "REPORTING_VERBS",
    "ends_sentence",
    "has_reporting_clause",
    "has_sentence_break",
    "is_quote",
    "opens_dash",
]

_DASHES = "–—-−‒"
_CLOSERS = "\"”“»«’'‘)] "
_CLOSED_BY = {
    "»": re.compile("[«»]"),
    "«": re.compile("[«»]"),
    "“": re.compile('[”“"]'),
    "”": re.compile('[”“"]'),
    "„": re.compile('[“”"]'),
    '"': re.compile('["”“]'),
    # An apostrophe may also stand inside a word or after a genitive.
    "‘": re.compile(r"[’‘'](?=[\s,.!?;:]|$)"),
    "’": re.compile(r"’(?=[\s,.!?;:]|$)"),
    "'": re.compile(r"['’](?=[\s,.!?;:]|$)"),
}
_QUOTATION = re.compile('»[^«»]*[«»]|«[^«»]*[«»]|[“”„"][^“”„"]*[“”„"]')
REPORTING_VERBS = (
    *"siger sagde fortæller fortalte forklarer forklarede erkender erkendte understreger "
    "understregede skriver skrev udtaler udtalte meddeler meddelte oplyser oplyste mener mente "
    "tilføjer tilføjede fortsætter fortsatte fastslår fastslog slår slog konstaterer konstaterede "
    "indrømmer indrømmede vurderer vurderede afslører afslørede bekræfter bekræftede afviser "
    "afviste svarer svarede lover lovede uddyber uddybede påpeger påpegede pointerer bemærker "
    "beretter indskyder forsikrer forsikrede griner spørger spurgte roser roste hævder hævdede "
    "jubler håber".split(),
    "lyder det",
    "lød det",
)
"""Verbs that give words to a speaker."""
NEWS_VERBS = (
    "skriver skrev erfarer erfarede beretter berettede fortæller fortalte melder meldte oplyser "
    "oplyste hævder hævdede påstår påstod afslører afslørede rapporterer rapporterede meddeler "
    "meddelte bekræfter bekræftede nævner nævnte citerer citerede refererer refererede "
    "viderebringer viderebragte udpeger udpegede udråber udråbte vurderer vurderede fastslår "
    "fastslog spår spåede"
).split()
"""Finite verbs by which a medium reports: `skriver`, `erfarede`."""
NEWS_PARTICIPLES = (
    "skrevet skrive erfaret erfare berettet berette fortalt fortælle meldt melde oplyst oplyse "
    "hævdet hævde påstået påstå afsløret afsløre rapporteret rapportere meddelt meddele "
    "bekræftet bekræfte nævnt nævne citeret citere refereret referere viderebragt viderebringe "
    "udpeget udpege udråbt vide løfte bragt hørt"
).split()
"""Their participles and infinitives, behind `har` and `kan`."""
_VERBS = "|".join(REPORTING_VERBS)
_REPORTING = re.compile(rf"[,!?.…»«”“\"’'] +(?:{_VERBS})\b")
# Three small letters before the stop: "kl.", "nr." and initials end no sentence.
_SENTENCE_BREAK = re.compile(r"[.!?…](?<=[a-zæøåé0-9]{3}.)[\"”»«’')]* +[\"“”»«‘'–(-]* ?[A-ZÆØÅ]")


def ends_sentence(line: str) -> bool:
    """Whether `line` ends as running text does: in a full stop or an ellipsis.

    Example:
        >>> ends_sentence("– Vi er klar, siger han.»"), ends_sentence("Er Vejle klar?")
        (True, False)
    """
    return line.rstrip(_CLOSERS).endswith((".", "…"))


def has_sentence_break(line: str) -> bool:
    """Whether a second sentence begins inside `line`."""
    return _SENTENCE_BREAK.search(line) is not None


def has_reporting_clause(line: str) -> bool:
    """Whether words in `line` are given to a speaker, as in ``…, siger Kim Aagesen``.

    Example:
        >>> has_reporting_clause("– Vi er klar, siger Kim Aagesen.")
        True
        >>> has_reporting_clause("Aagesen siger farvel til Vejle")
        False
    """
    return _REPORTING.search(line) is not None


def opens_dash(line: str) -> bool:
    """Whether `line` opens with a dash and a space, as speech and list items do."""
    return line[0] in _DASHES and line[1:2] == " "


def is_quote(line: str) -> bool:
    """Whether the paragraph `line` is direct speech, with its reporting clause or without.

    It is when it opens with a dash, or with a quotation of more than a word or two, or when
    quotations make up most of it.

    Example:
        >>> is_quote("»Vi bekræfter ikke navne,« siger sportsdirektør Kim Aagesen.")
        True
        >>> is_quote("»Julle« har fået nok af regnen, og nu vil han helst til Italien.")
        False
    """
    if opens_dash(line):
        return True
    closed_by = _CLOSED_BY.get(line[0])
    if closed_by is not None:
        closing = closed_by.search(line, 1)
        if closing is None or line.count(" ", 1, closing.start()) > 1:
            return True
        if _REPORTING.match(line, closing.start() - 1) or _REPORTING.match(line, closing.start()):
            return True
    quoted = sum(match.end() - match.start() for match in _QUOTATION.finditer(line))
    return 2 * quoted > len(line)
