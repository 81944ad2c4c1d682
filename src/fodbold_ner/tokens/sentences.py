"""Sentences of Danish running text, by the characters about each full stop.

A full stop ends a sentence unless something speaks against it: a digit or a lower-case letter
after it, an abbreviation or an initial before it. Where an abbreviation could end the sentence as
well, the next word decides: one of those that open Danish sentences does.
"""

from __future__ import annotations

import re

__all__ = ["split_sentences"]

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")

# A run of stops, and the quotation marks and brackets that close right behind it.
_STOP = re.compile(r"[.!?…]+(?P<close>[»«”“„\"’‘')\]]*)")

_SPACE = re.compile(r"\s*")
_TOKEN_BEFORE = re.compile(r"[^\s»«”“„\"‘(\[–—]*$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that open sentences, and so end the one before even after an abbreviation.
_OPENERS = _words(
    """
    af alle allerede andre at begge bare blandt da de den denne der deres derefter derfor dermed
    desuden det dette dog du efter ellers en end endelig et fordi for fra færdig først han hans har
    her hendes hun hvad hvem hver hvis hvor hvordan hvorfor i ifølge ikke imens ingen jeg kort lige
    man med mens men mod måske nu når nogle noget og også om omvendt op på samtidig selv senere
    mandag tirsdag onsdag torsdag fredag lørdag søndag siden som så sådan thi til trods under ud
    uden ved vi
    aftalen angriberen backen cheftræneren danskeren duoen fynboerne handlen hjemmeholdet holdet
    jyderne kampen klubben kontrakten københavnerne målmanden parterne sportsdirektøren
    sportschefen spilleren sæsonen talentet træneren udeholdet
    """
)

# Never the last word of a sentence, unless one of the openers follows.
_INNER = _words(
    """
    adm afd agf. alm amtm ang apr art assist aug bl.a bla ca cand chefr cirk d dec dir div dr ds
    eks ekskl evt f f.eks feb febr ff fig fl flg forb forh fr frk fx gl hhv hr ift inkl int
    iflg inc ing jan jf jr jun kap kat kbh kgl kl komm konst lic mar max mdr mht min mill mio
    mia mr mrs ml nov nr nuv obs okt omkr ons pga prof pr red ref resp s sep sept sml sr st skt
    stk str sv søn tir tirs tlf tidl tor tors udg vedr vha vs årg fr.a mag cph københ
    t.eks s.u p.g.a m.h.t h.h.v o.a i.h.t
    """
)

# May be the last word of a sentence: a capital after it makes it so.
_CLOSING = _words(
    "osv mv m.v m.m mm m.fl mfl etc o.l ol kr pct o.s.v a/s aps co p.t pt d.d f.m e.m"
)

# Saints stand before a name whatever it is.
_SAINTS = _words("st skt sct")

_AFTER_ORDINAL = _words(
    """
    division div. divisionen runde runden halvleg fc fsv ffc bundesliga liga ligaen hovedrunde
    kvalifikationsrunde januar februar marts april maj juni juli august september oktober november
    december kvartal halvår sæson plads division. serie serien holdet. behandling behandlinger
    """
)

_CURRENCY = re.compile(r"(?:DKK|EUR|USD|GBP|SEK|NOK|CHF|kr)\b|[€$£]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_LETTERED = re.compile(r"\b(?:[Ss]erie|[Gg]ruppe|[Pp]ulje|[Pp]lan|[Hh]old|[Rr]ække)[\x20\xa0].$")
_DOMAIN = re.compile(r"[\w-]+\.(?:dk|com|net|org|nu|tv|se|no|de|co|eu)\b")
_WORD = re.compile(r"[^\W\d_][\w’'-]*\.?")


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the half-open spans of the sentences in ``text[start:end]``, in order.

    The spans have no white space at their edges, never cross a line break, never overlap, and
    together hold every character that is not white space. Closing quotation marks and brackets
    stay with the sentence they close.

    Args:
        text: Any text; offsets are code points into it.
        start: Where to begin.
        end: Where to stop; None is the end of the text.

    Example:
        >>> text = "»Vi er klar.« Det siger adm. direktør P. Holm."
        >>> [text[a:b] for a, b in split_sentences(text)]
        ['»Vi er klar.«', 'Det siger adm. direktør P. Holm.']
    """
    end = len(text) if end is None else min(end, len(text))
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text, start, end):
        first = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            if stop.start() < first:
                continue
            cut = _cut_after(text, first, stop, line.end())
            if cut is not None:
                _add(spans, text, first, cut)
                first = cut
        _add(spans, text, first, line.end())
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add the span without the white space at its edges, if anything is left of it."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    right = len(part.rstrip())
    if left < right:
        spans.append((start + left, start + right))


def _cut_after(text: str, first: int, stop: re.Match[str], line_end: int) -> int | None:
    """Return where the sentence ends that this stop closes, or None where it closes none."""
    cut = stop.end()
    if stop["close"] and cut < line_end and text[cut].isalnum():
        # "klar.»Nej": the mark opens what follows.
        cut = stop.start("close")
    gap = _end_of_space(text, cut, line_end)
    if gap > cut and _closes_late(text, gap, line_end):
        cut = gap + 1
        gap = _end_of_space(text, cut, line_end)
    if gap >= line_end:
        return None
    glued = gap == cut
    mark = text[stop.start() : stop.end("close") - len(stop["close"])]
    before = _TOKEN_BEFORE.search(text, max(first, stop.start() - 40), stop.start())
    token = before.group() if before else ""
    if glued and not _starts_glued(text, token, mark, cut, line_end):
        return None
    if not _can_open(text, gap, line_end):
        return None
    if mark == "." and not stop["close"] and _is_open(text, first, stop.start(), token, gap):
        return None
    return cut


def _end_of_space(text: str, start: int, end: int) -> int:
    match = _SPACE.match(text, start, end)
    return match.end() if match else start


def _closes_late(text: str, position: int, line_end: int) -> bool:
    """Tell whether a quotation mark parted by a space still closes, as in « Ja. » siger han."""
    if position >= line_end or text[position] not in '»«”“"':
        return False
    after = text[position + 1 : position + 2]
    return position + 1 == line_end or after.isspace() or after in ",."


def _can_open(text: str, position: int, line_end: int) -> bool:
    """Tell whether a sentence can begin here: not with a small letter, nor with a comma."""
    char = text[position]
    if char in ",;:)]%/&*+=.!?…":
        return False
    if char.isalpha():
        return not char.islower() or _DOMAIN.match(text, position, line_end) is not None
    if char in "–—-»«”“„\"’‘'([":
        # The first letter behind marks and dashes decides.
        for following in text[position + 1 : min(position + 6, line_end)]:
            if following.isalnum():
                return not following.islower()
            if following == ",":
                return False
        return True
    # An emoji opens nothing unless words follow it.
    return any(following.isalnum() for following in text[position : min(position + 40, line_end)])


def _starts_glued(text: str, token: str, mark: str, position: int, line_end: int) -> bool:
    """Tell whether a sentence begins with no space before it, as in "slut.Han" or "slut.»Ja"."""
    char = text[position]
    if char in '»«”“„"–—(':
        return position + 1 < line_end and text[position + 1 : position + 3].strip()[:1].isupper()
    word = _WORD.match(text, position, line_end)
    if word is None or not char.isupper() or len(word.group()) < 2:
        return word is not None and char == "I" and len(token) > 2
    if "@" in token or "/" in token or token.lower().startswith(("www", "http")):
        return False
    if not (text[position + 1].islower() or len(word.group()) > 2):
        return False
    tail = token.rsplit(".", 1)[-1]
    if "!" in mark or "?" in mark or tail[-1:].isdigit():
        return bool(tail)
    return len(tail) > 1 and tail[-1].islower() and tail.lower() not in _INNER | _CLOSING


def _is_open(text: str, first: int, dot: int, token: str, following: int) -> bool:
    """Tell whether a sole full stop leaves its sentence open: abbreviation, initial or ordinal."""
    word = _WORD.match(text, following)
    following_word = word.group() if word else ""
    opener = following_word.rstrip(".").lower() in _OPENERS
    low = token.lower().strip(".'’")
    if token[-1:].isdigit():
        return _is_ordinal(text, first, dot, token, following_word, opener)
    if low in _SAINTS:
        return True
    if low in _CLOSING:
        return _CURRENCY.match(text, following) is not None
    if low in ("mio", "mia", "mill"):
        return _CURRENCY.match(text, following) is not None or not following_word
    if low in _INNER or low.rsplit("-", 1)[-1] in _INNER:
        return not opener
    if token and token[0].isupper() and _INITIALS.fullmatch(token):
        if len(token) == 1 and _LETTERED.search(text, max(first, dot - 12), dot):
            return False
        if not following_word:
            return text[following].isdigit()
        return not opener or _names_a_person(text, following, following_word)
    return False


def _is_ordinal(
    text: str, first: int, dot: int, token: str, following_word: str, opener: bool
) -> bool:
    """Tell whether a number with a full stop is an ordinal or the number of a list item."""
    if not re.fullmatch(r"\d{1,2}", token):
        return False
    if following_word.lower() in _AFTER_ORDINAL or following_word.lower() + "." in _AFTER_ORDINAL:
        return True
    alone = not text[first : dot - len(token)].strip(" \t\xa0»«”“\"'–-(")
    return bool(following_word) and alone and (not opener or first == 0 or text[first - 1] == "\n")


def _names_a_person(text: str, position: int, word: str) -> bool:
    """Tell whether an opener is part of a name, as in "M. De Ligt"."""
    if word not in ("De", "Den", "Da"):
        return False
    after = text[position + len(word) : position + len(word) + 2].strip()
    return after[:1].isupper()
