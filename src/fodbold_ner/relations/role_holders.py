"""Who has the job that a role word names, and whose a `rådgiver` or `afløser` is."""

from __future__ import annotations

import re
from dataclasses import replace

from fodbold_ner.ontology import PLAYER_ROLES, Label
from fodbold_ner.relations.role_clubs import ADJECTIVES, GENITIVE
from fodbold_ner.relations.scene import Ref, RoleRef, Scene

__all__ = ["GIVEN", "SPELL", "holder_of", "owner_of"]

_TITLE = re.compile(
    r"(?:en)?,?\s+(?:den\s+)?(?:(?:(?:kun |blot )?\d\d-årige|tidligere|danske|svenske|norske|tyske|"
    r"engelske|hollandske|[a-zæøå]+ske)\s+)*"
)
_APPOSITION = re.compile(
    rf",?\s*(?:\(|,(?:\s*\d\d år:)?|:(?:\s*\d\d år,)?|\s[–-]\s)"
    rf"\s*(?:[Tt]idligere\s+)?(?:(?:der|som) (?:i [^,.]{{2,30}} )?(?:er|var|har været|blev|"
    rf"bliver)|"
    rf"i dag |nu |aktuelt |hidtil |senest |{ADJECTIVES})?\s*{ADJECTIVES}(?:\w+s\s+)?{ADJECTIVES}"
)
_COPULA = re.compile(
    r"(?:\s+(?:i|fra|hos|"
    r"for)\s+[A-ZÆØÅ][\w.]*(?:\s[A-ZÆØÅ][\w.]*)*)?\s*(?:,[^,]{0,60},)?\s*(?:er|var|bliver|"
    r"blev|har (?:siden .{1,25} )?været|fortsætter|"
    r"fungerede|"
    r"fungerer|har fungeret|begyndte|startede|tiltræder|skal være|skal|vil være|vil blive|"
    r"kommer til at være)"
    r"\s+(?:(?:nu|i dag|også|tidligere|stadig|fortsat|senest|blandt andet|aktuelt|"
    r"siden .{1,20}|(?!(?:ansat|hentet|præsenteret|udnævnt|fyret|blevet|udpeget|kandidat|emne|"
    r"interesseret|"
    r"ikke|tæt|klar|nævnt|finde|have|søge|ansætte|vælge|lede|tænkt|tiltænkt)\b)[a-zæøå]+)\s+){0,3}?"
    r"(?:som\s+)?"
)
SPELL = (
    r"(?:tid(?:en)?|år|måneder|uger|dage|sæson(?:er)?|periode(?:n)?|ophold|fortid|kapitel|karriere|"
    r"virke|virket|rolle(?:n)?|job(?:bet)?|stilling(?:en)?|post(?:en)?|tjans(?:en)?|hverv(?:et)?)"
)
_PREDICATE = re.compile(
    rf"\b(?:er|var|været|{SPELL} som|"
    r"(?:fungere[rt]|fungerede|spille[rt]|spillede|arbejde[rt]|arbejdede|virke[rt]|virkede|agere[rt]|agerede|sidder|sad|"
    r"siddet|huske[rs]?|huskes|kende[rs]?|kendes|kendt|tilknyttet|begyndte|startede) "
    r"(?:[\w.’'-]+ ){0,5}?som|nu er|stadig)\s+"
    r"(?:(?:nu|i dag|fra i dag|også|tidligere|fortsat|senest|som|kun|igen|stadig|selv|engang)\s+)*"
    r"(?:(?!(?:og|i|for|til|på|af|som|med|en|et|at|den|det)\b)[a-zæøå-]+\s+){0,2}$"
)
_INVERTED = re.compile(
    r"(?:en|et|n)?\s+(?:er|bliver|var|hedder)\s+(?:(?:fortsat|nu|stadig|i dag|i stedet|derfor|"
    r"således)\s+)*"
    r"(?:\d\d-årige\s+)?"
)
_NAMED_AHEAD = re.compile(r",\s+[Dd]en\s+(?:[a-zæøå0-9-]+\s+){1,3}")
GIVEN = "given"
_SPELL_BETWEEN = re.compile(rf"\b(?:efter|fra|siden|trods)\b.*\b{SPELL} som\b")
_HIRED_AS = re.compile(
    r"\b(?:ansat|ansætter|ansatte|ansættes|hentet|hentede|henter|hentes|præsentere[rst]?|præsenterede|"
    r"præsenteret|udnævn\w*|udpeg\w*|vis(?:t|te|er)|indsat|indsatte|konstituer\w*|forfremme\w*|hyre\w*|"
    r"installere\w*|valgt)\b[^,.;:]{0,90}?\b(?P<as>som|til)\s+(?:[\w.’'-]+\s+){0,4}$"
)
_DEFINITE = re.compile(
    r"\b[Dd]en\s+(?:(?:\d\d-årige|tidligere|unge|erfarne|rutinerede|talentfulde|"
    r"[a-zæøå]+ske)\s+){1,3}$"
)
_AS = re.compile(r"^\W*Som\s+(?:[a-zæøå-]+\s+){0,2}$")
_VERB_BEFORE = re.compile(
    r",?\s(?:har|er|var|vil|skal|kan|må|fik|blev|bliver|tager|siger|får|kunne|måtte|havde)\s+$"
)
_IS_BEFORE = re.compile(r"\b(?:er|var)\s+$")
_CANDIDACY = re.compile(
    r"\b(?:emne|kandidat|favorit|i spil|aktuel|ansøg\w*|interesseret|til (?:jobbet|posten)|"
    r"nævnt|bud på)\b"
)
_AFTER_SUBJECT = re.compile(
    r"\s+(?:(?:ikke længere|ikke|nu|igen|også|således|dermed|fortsat|stadig|ny|tidligere)\s+)*"
)
_ADVERBIAL = re.compile(r"\W*(?:Efter|Med|Fra|I|Under|Siden|Trods|Før|Inden|Gennem)\b")


def owner_of(scene: Scene, role: RoleRef) -> Ref | None:
    """Return whose a role word is: `Holms rådgiver`, `hans afløser`.

    Args:
        scene: The sentence.
        role: One of its role words.

    Example:
        >>> from fodbold_ner.ontology import Role, ZoneKind
        >>> scene = Scene("Kim Holms rådgiver", 0, 18, ZoneKind.BODY)
        >>> scene.people = [Ref(0, 8, 0, Label.PERSON)]
        >>> owner_of(scene, RoleRef(10, 18, Role.AGENT)).entity
        0
    """
    for person in scene.before(scene.people, role.start):
        if GENITIVE.fullmatch(scene.text[person.end : role.start]):
            return person
        break
    possessive = re.search(
        r"\b(?:hans|hendes|sin|min)\s+(?:[a-zæøå]+\s+)?$",
        scene.text[max(scene.start, role.start - 25) : role.start],
        re.IGNORECASE,
    )
    if possessive:
        offset = max(scene.start, role.start - 25) + possessive.start()
        if possessive.group().lower().startswith("min"):
            if scene.speaker is None or not scene.is_spoken(offset):
                return None
            return Ref(offset, offset + len(possessive.group()), scene.speaker, Label.PERSON)
        ahead = next(scene.before(scene.people, offset), None)
        if ahead is not None or scene.topic is None:
            return ahead
        return Ref(offset, offset + len(possessive.group()), scene.topic, Label.PERSON)
    return None


def holder_of(scene: Scene, role: RoleRef, club: Ref | None) -> tuple[Ref | None, bool, str]:
    """Return who has the role, whether by title or apposition, and the words that link them.

    Args:
        scene: The sentence.
        role: One of its role words.
        club: Where the role is, if the phrase says it.

    Returns:
        The person or None, whether the role stands as a title, and the words in between; `GIVEN`
        where the sentence tells how the person comes into it.

    Example:
        >>> from fodbold_ner.ontology import Role, ZoneKind
        >>> scene = Scene("Kim Holm er træner.", 0, 19, ZoneKind.BODY)
        >>> scene.people = [Ref(0, 8, 0, Label.PERSON, mention=0)]
        >>> person, title, words = holder_of(scene, RoleRef(12, 18, Role.HEAD_COACH), None)
        >>> person.entity, title, words
        (0, False, ' er ')
    """
    text = scene.text
    first = club.start if club is not None and club.end <= role.start else role.start
    if (
        scene.topic is not None
        and role.role in PLAYER_ROLES
        and (
            _DEFINITE.search(text[max(scene.start, first - 40) : first])
            or (first < role.start and text[role.end - 2 : role.end] in ("en", "et"))
        )
        and not any(0 <= ref.start - role.end <= 2 for ref in scene.people)
        and not any(_NAMED_AHEAD.fullmatch(text, ref.end, first) for ref in scene.people)
    ):
        return Ref(role.start, role.end, scene.topic, Label.PERSON), False, ""
    edge = max(role.end, club.end) if club is not None else role.end
    for end in dict.fromkeys((role.end, edge)):
        behind = next(scene.after(scene.people, end), None)
        if behind is not None and behind.mention is not None:
            gap = text[end : behind.start]
            if _TITLE.fullmatch(gap) and not (end != role.end and "," not in gap):
                return behind, True, ""
    start = role.start
    owner = owner_of(scene, role)
    if owner is not None and owner.mention is not None and owner.end <= role.start:
        # `Y, som er Holms agent`: what links Y to the job stands before the owner.
        start = owner.start
    if club is not None and not scene.clauses_between(club.start, role.start):
        start = min(start, club.start)
    if _AS.search(text[scene.start : start]):
        return _subject_behind(scene, edge), False, ""
    ahead = next(scene.before(scene.people, start), None)
    spoken_of = _CANDIDACY.search(text[ahead.end if ahead is not None else scene.start : start])
    if spoken_of is not None:
        # `X er emne til jobbet som cheftræner` tells of no job that X has.
        return None, False, ""
    if ahead is not None and not GENITIVE.match(text[ahead.end : start] + " "):
        gap = text[ahead.end : start]
        if len(gap) < 70 and _APPOSITION.fullmatch(gap):
            return ahead, True, gap
        if len(gap) < 110 and _COPULA.fullmatch(gap + " " if not gap.endswith(" ") else gap):
            return ahead, False, gap
    if ahead is not None and _IS_BEFORE.search(text[scene.start : ahead.start]):
        gap = text[ahead.end : start]
        if _AFTER_SUBJECT.fullmatch(gap):
            was = _IS_BEFORE.search(text[scene.start : ahead.start])
            return ahead, False, f"{was.group() if was else ''}{gap}"
    behind = next(scene.after(scene.people, edge), None)
    if behind is not None and _INVERTED.fullmatch(text[edge : behind.start]):
        return behind, False, ""
    return _by_hiring(scene, start) or _by_predicate(scene, start, edge)


def _by_hiring(scene: Scene, start: int) -> tuple[Ref, bool, str] | None:
    """Return whom words of hiring give the job: `præsenterede X som Ys nye cheftræner`."""
    clause_start, _ = scene.clause(start)
    hired = _HIRED_AS.search(scene.text, clause_start, start)
    if hired is None or hired.end() < start:
        return None
    near = [ref for ref in scene.people if clause_start <= ref.start < hired.start("as")]
    if _SPELL_BETWEEN.search(scene.text, hired.start(), start):
        return None
    behind = [ref for ref in near if ref.start >= hired.start()]
    found = behind or near
    return (found[-1], False, GIVEN) if found else None


def _subject_behind(scene: Scene, offset: int) -> Ref | None:
    """Return the subject of `Som rådgiver for X har han …`: behind the verb of the clause."""
    for person in scene.after(scene.people, offset):
        if _VERB_BEFORE.search(scene.text[offset : person.start]):
            # The pronoun is whom the text is about, not the client named in between.
            if person.mention is None and scene.topic is not None:
                return replace(person, entity=scene.topic)
            return person
    return None


def _by_predicate(scene: Scene, start: int, edge: int) -> tuple[Ref | None, bool, str]:
    """Return the subject of a predicate further off: `… og var assistent i Odd`."""
    lead = scene.text[max(scene.start, start - 70) : start]
    predicate = _PREDICATE.search(lead)
    if predicate is None:
        return None, False, ""
    offset = start - len(lead) + predicate.start()
    within = [ref for ref in scene.people if offset <= ref.start < start]
    if within:
        return within[-1], False, scene.text[offset:start]
    if _ADVERBIAL.match(scene.text, scene.start, offset + 1) and not any(
        ref.end <= offset for ref in scene.people
    ):
        # `Efter syv måneder som træner i Odd blev han …`: the subject stands behind the verb.
        return _subject_behind(scene, edge), False, scene.text[offset:start]
    ahead = next(
        (
            ref
            for ref in scene.before(scene.people, offset)
            if scene.clauses_between(ref.start, offset) <= 2
        ),
        None,
    )
    if ahead is None or (ahead.entity == scene.speaker and not scene.is_spoken(ahead.start)):
        return None, False, ""
    return ahead, False, scene.text[max(ahead.end, offset - 30) : start]
