"""Names that count only where the words around them speak for them.

`Brøndby` is a suburb as well, `Danmark` a country, `X` a letter and `de røde` a colour. Each judge
here reads the words beside a hit; a name without a judge of its own is taken.
"""

from __future__ import annotations

import re

from fodbold_ner.mentions.gazetteer import Hit
from fodbold_ner.mentions.tokens_view import TokensView
from fodbold_ner.ontology import Form, Label
from fodbold_ner.text.speech import NEWS_PARTICIPLES, NEWS_VERBS

__all__ = ["REGIONS", "colours_a_noun", "fits_a_club", "fits_context"]

_PLACE_BEFORE = re.compile(
    r"(?:\b(?:født|fødte|bor|boede|boende|opvokset|vokset op|byen|bydelen|hjemme|nederlag(?:et)?|"
    r"sejr(?:en)?|kamp(?:en)?|opgør(?:et)?|uafgjort|pressemøde|stadion|besøg(?:er|te)?|ud(?:e|"
    r"ekamp)|"
    r"restaurant|skole|retten|politiet|hospital|tur(?:en)?|bane(?:n)?|anlæg(?:get)?|hotel|"
    r"point|gymnasium|familie\w*|forældre\w*|søster|bror|hus(?:et)?|lejlighed|tog(?:et)?|"
    r"bus(?:sen)?|fly(?:et)?|kørte|"
    r"rejse[rn]?|lander|landede|træningslejr)\s+(?:\w+\s+){0,2}?(?:i|til|nær|ved|på|fra)|"
    r"\b(?:nær|uden for|syd for|nord for|vest for|øst for|omkring|centrum af|borgmester i|"
    r"omegn af))"
    r"\s+$",
    re.IGNORECASE,
)
_FOOTBALL_BEFORE = re.compile(
    r"(?:træner|coach|chef|direktør|spiller|back|keeper|målmand|angriber|forsvarer|stopper|"
    r"kant|anfører|"
    r"kaptajn|assistent|scout|formand|ejer|rådgiver|talent|profil|stjerne|manager|boss|mand|"
    r"folk|ansvar\w*|"
    r"spille\w*|spillet|sæson\w*|år|årene|måneder|tid\w*|fortid|fremtid\w*|kontrakt\w*|aftale\w*|"
    r"job\w*|post\w*|stilling\w*|rolle\w*|ansat|ansættelse\w*|fyret|fyring\w*|stop\w*|"
    r"fortsæt\w*|bliver|blev|"
    r"færdig|slut|truppen|holdet|ledelsen|bestyrelsen|toppen|omklædningsrummet|fans\w*|"
    r"skifte\w*|karriere\w*|"
    r"interesse\w*|startede|begyndte|begynder|ny|velkommen|papir|exit|farvel|krise\w*|krisen|"
    r"debut\w*|trænersæde\w*|"
    r"udlejet|lejet|indskiftet|var|er|været|hernede|heroppe|hjemme|tilbage|herfra|op|"
    r"trænerkaos|trænerjagt\w*|"
    r"stolen|spidsen|roret|afløser\w*|prøvetræning|akademi\w*|førsteholdet|kampe|"
    r"mål)(?:en|et|ne)?"
    r"(?:\s+(?:nede|oppe|ovre|henne|inde|både|netop))?\s+(?:i|på)\s+$",
    re.IGNORECASE,
)
_IN_BEFORE = re.compile(r"\bi\s+$", re.IGNORECASE)
_OPPONENT_BEFORE = re.compile(
    r"\b(?:nederlag(?:et)?|sejr(?:en)?|kamp(?:en)?|opgør(?:et)?|point|"
    r"tur(?:en)?)\s+(?:\w+\s+){0,2}?"
    r"(?:til|fra|mod|over)\s+$",
    re.IGNORECASE,
)
_PLACE_AFTER = re.compile(
    r"\s+(?:Stadion|Stadium|Kommune|Byråd|Park|Parken|Boulevard|Folkeblad|Stiftstidende|"
    r"Dagblad|Amtsavis|Tidende|Tidning|Aftenblad|Nyheder|Avis|Havn|"
    r"Politi|Hospital|Station|Arena|Idrætspark|Hallen|Hovedbanegård|Lufthavn|Universitet)\b"
)
_TEAM_VERBS = (
    r"(?:vandt|vinder|slog|slår|tabte|taber|møder|mødte|spiller|spillede|scorede|scorer|sejrede|"
    r"kvalificerede|røg|førte|fører|går videre|skal møde|har kvalificeret|bragte sig|blev slået|"
    r"skuffede|rejser til (?:VM|EM)|er videre|har vundet|har tabt)"
)
_NATIONAL_AFTER = re.compile(
    rf"(?:s?\s+(?:[UA]-?\d*-?)?(?:landshold|landstræner|landsholds\w+|cheftræner|træner|anfører|"
    rf"angriber|målmand|trup|gruppe|(?:VM|EM)-)|\s+{_TEAM_VERBS}\b|\s*[-–]\s*[A-ZÆØÅ]\w+\s*\d|"
    rf"\s+\d+\s*-\s*\d+)"
)
_NATIONAL_BEFORE = re.compile(
    r"(?:\b(?:mod|tabte til|nederlag(?:et)? til|sejr(?:en)? over|vandt over|"
    r"landstræner (?:for|i)|cheftræner for|træner for|(?:lands)?kampe? for|debut for|"
    r"debuterede for|spille[rt]? for|mål for|landshold(?:et)? for|over)\s+|[A-ZÆØÅ]\w+\s*[-–]\s*)$"
)
_NATIONAL_FOOTBALL = re.compile(r"landstræner|landshold|kvalifikation|landskamp|Nations League")
_MEDIA_BEFORE = re.compile(
    r"\b(?:på|til|ifølge|hos|avisen|mediet|netmediet|sportsavisen|i|fra|af|over for|"
    r"efter|medier som|henvisning til|noterer|"
    rf"{'|'.join(NEWS_VERBS)})\s+(?:\w+\s)?$",
    re.IGNORECASE,
)
_MEDIA_AFTER = re.compile(
    r"(?:s\b|,)?\s*(?:kan|har talt|kilder|oplysninger|(?:har|havde) (?:\w+ ){0,2}(?:"
    rf"{'|'.join(NEWS_PARTICIPLES)})|{'|'.join(NEWS_VERBS)})\b",
    re.IGNORECASE,
)
_LETTER_MEDIUM_BEFORE = re.compile(
    r"\b(?:på|skriver|skrev|via|opslag på|mediet|platformen|tidligere Twitter,?)\s+(?:\w+\s)?$",
    re.IGNORECASE,
)
_COLOURED = re.compile(
    r"(?:kort|trøje|tal|farve|bluse|strømpe|skjorte|buks|bænk|bane|fane|flag|vest|linje|plet|øj|"
    r"stribe|tårn|lampe|lys|felt|hjørne|støvle|halstørklæde|dragt)(?:e?r|e?rne|ene|e|ne|ene)?",
    re.IGNORECASE,
)
_WINDOW = 60
REGIONS = frozenset(
    "Sjælland Fyn Jylland Bornholm Lolland Falster Nordjylland Vestjylland Østjylland Sydjylland "
    "Sønderjylland Midtjylland Nordsjælland Vestsjælland Sydsjælland Sydfyn Nordfyn Vendsyssel "
    "Himmerland Djursland Thy Mors Amager Europa Skandinavien Norden Afrika Asien "
    "Sydamerika".split()
)
"""Parts of the country and the world, which are no club by themselves."""


def fits_context(hit: Hit, view: TokensView) -> bool:
    """Return whether the words around a hit let its name be what it may be.

    Args:
        hit: A name found in the text.
        view: The tokens and sentences of the text.

    Example:
        >>> import spacy
        >>> from fodbold_ner.mentions.gazetteer import GazetteerName
        >>> name = GazetteerName("Brøndby", Label.CLUB, Form.SHORT, in_context=True)
        >>> view = TokensView(spacy.blank("da")("Han bor i Brøndby."), [(0, 18)])
        >>> fits_context(Hit(10, 17, name, solid=False), view)
        False
    """
    if hit.name.never:
        return False
    if not hit.name.in_context:
        place = hit.name.label is Label.CLUB and hit.name.form is Form.SHORT
        return not (place and _PLACE_AFTER.match(view.text, hit.end))
    text = view.text
    floor, ceiling = view.sentence_at(hit.start)
    before = text[max(floor, hit.start - _WINDOW) : hit.start]
    after = text[hit.end : min(ceiling, hit.end + _WINDOW)]
    if hit.name.label is Label.CLUB:
        return _club_fits(hit, before, after, view)
    if hit.name.label is Label.NATIONAL_TEAM and not hit.name.any_case:
        return bool(
            _NATIONAL_AFTER.match(after)
            or _NATIONAL_BEFORE.search(before)
            or _acts_as_team(hit, before, view)
        )
    if hit.name.label is Label.MEDIA:
        if len(hit.name.text) == 1:
            return bool(_LETTER_MEDIUM_BEFORE.search(before))
        return bool(_MEDIA_BEFORE.search(before) or _MEDIA_AFTER.match(after))
    return True


def _acts_as_team(hit: Hit, before: str, view: TokensView) -> bool:
    """Whether a country is the subject of a verb in an article about national teams."""
    following = view.after(hit.end)
    return (
        following is not None
        and following.pos_ in ("VERB", "AUX")
        and re.search(r"\b(?:i|til|fra|på|af|omkring|gennem)\s+$", before) is None
        and _NATIONAL_FOOTBALL.search(view.text) is not None
    )


def fits_a_club(before: str) -> bool:
    """Return whether words that end in `i`, with a nationality behind it or not, speak of a club.

    Example:
        >>> fits_a_club("Han er ny træner i "), fits_a_club("Han bor i ")
        (True, False)
    """
    bare = re.sub(r"[a-zæøå]+ske\s+$", "", before)
    return _FOOTBALL_BEFORE.search(bare) is not None and _PLACE_BEFORE.search(bare) is None


def colours_a_noun(view: TokensView, start: int, end: int) -> bool:
    """Return whether `de røde` is the colour of what comes next: `de røde kort`.

    Behind a verb it is a subject by itself, unless what comes next is a thing that has a colour:
    `får de grønne besøg`, but `så de røde kort`.

    Args:
        view: The tokens and sentences of the text.
        start: Offset of `de`.
        end: Offset behind the colour.
    """
    following, before = view.after(end), view.before(start)
    if following is None or not following.text.islower():
        return False
    if _COLOURED.fullmatch(following.text):
        return True
    if following.pos_ != "NOUN":
        return False
    return before is None or before.pos_ not in ("VERB", "AUX")


def _club_fits(hit: Hit, before: str, after: str, view: TokensView) -> bool:
    if _PLACE_AFTER.match(after):
        return False
    if hit.name.form is Form.NICKNAME:
        return not (
            hit.name.text.lower().startswith("de ") and colours_a_noun(view, hit.start, hit.end)
        )
    if hit.solid or after.startswith("-"):
        return True
    if _PLACE_BEFORE.search(before) and not _OPPONENT_BEFORE.search(before):
        return False
    # `i Viborg` is the town unless the words before it are about football.
    return (
        not _IN_BEFORE.search(before)
        or before.strip(' –-»“"') == "I"
        or _FOOTBALL_BEFORE.search(before) is not None
    )
