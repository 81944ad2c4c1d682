"""Role phrases: a role word with the club it is at, the person who has it, and when.

`Brøndbys tidligere sportsdirektør Kim Aagesen`, `Lars Holm, der er cheftræner i AGF` and
`AaB-forsvareren` are read here once; tenures, appointments, departures, successions and
representations all start from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fodbold_ner.ontology import PLAYER_ROLES, Code, Label, Role
from fodbold_ner.relations.enumerations import listed_with
from fodbold_ner.relations.scene import Ref, RoleRef, Scene

__all__ = ["RolePhrase", "Time", "coordinated", "read_role_phrases"]


class Time(Code):
    """What the words of the phrase say of its time.

    Example:
        >>> Time("past") is Time.PAST
        True
    """

    PAST = "past"
    NOW = "now"
    NEW = "new"
    FUTURE = "future"


@dataclass(frozen=True)
class RolePhrase:
    """A role word and what is attached to it.

    Args:
        role: The role word.
        club: Where, if the phrase says it.
        person: Who, if the phrase says it.
        time: What its words say of the time.
        acting: Whether the job is held for the time being.
        owner: Whose it is, for `Holms rådgiver` and `Holms afløser`.
        title: Whether it stands as a title or apposition beside the name, not as a predicate.
        more_clubs: Further clubs of the same phrase: `assistent i Odd og i Brann`.
        given: Whether the sentence tells how the person comes into it: `ansatte X som scout`.
        wanted: Whether it is one that is sought or spoken of, not held: `en ny cheftræner`.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> scene = Scene("AGF-træneren siger op.", 0, 22, ZoneKind.BODY)
        >>> scene.roles, scene.clubs = [RoleRef(4, 12, Role.HEAD_COACH)], [Ref(0, 3, 0, Label.CLUB)]
        >>> [phrase] = read_role_phrases(scene)
        >>> phrase.club.entity, phrase.person, phrase.time.value
        (0, None, 'now')
    """

    role: RoleRef
    club: Ref | None
    person: Ref | None
    time: Time
    acting: bool
    owner: Ref | None
    title: bool
    wanted: bool
    given: bool = False
    more_clubs: tuple[Ref, ...] = ()


_ADJECTIVES = r"(?:(?!(?:og|i|for|til|på|af|som|er|var|har|med)\b)[a-zæøå0-9-]+\s+){0,3}"
_JOINED = re.compile(r"(?:s?-?|\s*-\s*)")
_OUR = re.compile(rf"\s+{_ADJECTIVES}")
_GENITIVE = re.compile(rf"(?:s|'s|’s|'|’)\s+{_ADJECTIVES}(?:U\d\d-)?")
_AT = re.compile(
    r"(?:en|et|n)?(?:post(?:en)?|job(?:bet)?|rolle(?:n)?|stilling(?:en)?)?\s+(?:i|for|hos|fra|"
    r"på|ved|af)\s+"
    r"(?:den |det |de )?(?:[a-zæøå]+\s+){0,2}(?:[\w. -]{2,25}klubben\s+)?"
)
_TITLE = re.compile(
    r"(?:en)?,?\s+(?:den\s+)?(?:(?:(?:kun |blot )?\d\d-årige|tidligere|danske|svenske|norske|tyske|"
    r"engelske|hollandske|[a-zæøå]+ske)\s+)*"
)
_APPOSITION = re.compile(
    rf",?\s*(?:\(|,|:|\s[–-]\s)\s*(?:(?:der|som) (?:i [^,.]{2, 30} )?(?:er|var|har været|blev|"
    rf"bliver)|"
    rf"i dag |nu |aktuelt |hidtil |senest |{_ADJECTIVES})?\s*{_ADJECTIVES}(?:\w+s\s+)?{_ADJECTIVES}"
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
_SPELL = (
    r"(?:tid(?:en)?|år|måneder|uger|dage|sæson(?:er)?|periode(?:n)?|ophold|fortid|kapitel|karriere|"
    r"virke|virket|rolle(?:n)?|job(?:bet)?|stilling(?:en)?|post(?:en)?|tjans(?:en)?|hverv(?:et)?)"
)
_PAST = re.compile(
    r"\b(?:tidligere|forhenværende|ex|eks|daværende|afgående|fyrede|fritstillede|"
    r"mangeårige?|forrige|gamle)\b|\b(?:ex|eks)-$",
    re.IGNORECASE,
)
_PAST_VERB = re.compile(
    rf"\b(?:var|fungerede|været|fungeret|arbejdet|havde|{_SPELL} som|fortid|"
    r"stoppede|arbejdede|virkede|agerede|sad|siddet|huske[rs]?|huskes|begyndte|startede)\b"
)
_PREDICATE = re.compile(
    rf"\b(?:er|var|været|{_SPELL} som|"
    r"(?:fungere[rt]|fungerede|arbejde[rt]|arbejdede|virke[rt]|virkede|agere[rt]|agerede|sidder|sad|"
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
_HERE = re.compile(
    r"\W*(?:og )?(?P<word>[Hh]er|[Dd]ér|Der) (?:er|var|blev|har|havde|har han|havde han)\b"
)
_ON_THE_SPOT = re.compile(r"\s+(?P<word>på stedet|samme sted|i samme klub|dér)\b")
_NAMED_AHEAD = re.compile(r",\s+[Dd]en\s+(?:[a-zæøå0-9-]+\s+){1,3}")
_GIVEN = "given"
_SPELL_BETWEEN = re.compile(rf"\b(?:efter|fra|siden|trods)\b.*\b{_SPELL} som\b")
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
_FUTURE = re.compile(r"\b(?:kommende|tiltrædende|nyudnævnte, kommende)\b", re.IGNORECASE)
_NEW = re.compile(r"\b(?:nye?|nyansatte?|nytiltrådte?|nyudnævnte?|friske?)\b", re.IGNORECASE)
_ACTING = re.compile(
    r"\b(?:midlertidige?|konstituere[rt]e?\w*|fungerende|interim\w*|vikar\w*)\b", re.IGNORECASE
)
_WANTED = re.compile(r"\b(?:en|ny|nye|et)\s+(?:ny\s+)?(?:[a-zæøå]+\s+)?$", re.IGNORECASE)


def read_role_phrases(scene: Scene) -> list[RolePhrase]:
    """Return a phrase for each role word of a sentence, in text order.

    Args:
        scene: The sentence, with its people, clubs and role words.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> scene = Scene("AGFs tidligere træner Ole Brix", 0, 30, ZoneKind.BODY)
        >>> scene.roles = [RoleRef(15, 21, Role.HEAD_COACH)]
        >>> scene.clubs = [Ref(0, 3, 0, Label.CLUB)]
        >>> scene.people = [Ref(22, 30, 1, Label.PERSON, mention=2)]
        >>> [(p.club.entity, p.person.entity, p.time.value) for p in read_role_phrases(scene)]
        [(0, 1, 'past')]
    """
    phrases: list[RolePhrase] = []
    for role in scene.roles:
        phrase = _read(scene, role)
        if phrase.person is None and phrases and _carries_on(scene, phrases[-1], phrase):
            phrase = replace(phrase, person=phrases[-1].person, title=phrases[-1].title)
        phrases.append(phrase)
    return phrases


def _carries_on(scene: Scene, one: RolePhrase, other: RolePhrase) -> bool:
    """Whether a phrase goes on with the person of the one before: `… og tidligere …`."""
    ends = max(one.role.end, one.club.end if one.club is not None else 0)
    starts = min(other.role.start, other.club.start if other.club is not None else other.role.start)
    return (
        one.person is not None
        and re.fullmatch(
            r",?\s*(?:og|samt|,)\s+(?:(?:tidligere|senere|nu|eks|ex)[\s-]+)*",
            scene.text[ends:starts],
        )
        is not None
    )


def _read(scene: Scene, role: RoleRef) -> RolePhrase:
    text = scene.text
    club = _club_of(scene, role)
    owner = _owner_of(scene, role)
    person, title, linking = _person_of(scene, role, club)
    if club is None and person is not None and title and person.start >= role.end:
        club = _club_behind(scene, role, person)
    lead_start = club.end if club is not None and club.end <= role.start else scene.start
    lead = text[max(lead_start, role.start - 45) : role.start]
    near = re.search(rf"{_ADJECTIVES}$", lead)
    words = (near.group() if near else "") + ("ex-" if re.search(r"\b(?:ex|eks)-?$", lead) else "")
    if club is not None and club.end <= role.start:
        # `den tidligere AGF-træner`: the adjective stands before the club.
        ahead = re.search(
            r"(?:[a-zæøå-]+\s+){0,3}$", text[max(scene.start, club.start - 40) : club.start]
        )
        words += ahead.group() if ahead else ""
        words += "ex-" if re.search(r"\b(?:ex|eks)-$", text[: club.start], re.IGNORECASE) else ""
    return RolePhrase(
        role=role,
        club=club,
        person=person,
        time=_time_of(words, linking, since=_holds_since(scene, role)),
        acting=bool(_ACTING.search(f"{words} {linking}")) or role.role is Role.CARETAKER_COACH,
        owner=owner if owner is not person else None,
        title=title,
        wanted=person is None and bool(_WANTED.search(lead)),
        given=linking == _GIVEN,
        more_clubs=coordinated(scene, club) if club is not None and club.start > role.start else (),
    )


def coordinated(scene: Scene, club: Ref) -> tuple[Ref, ...]:
    """Return the clubs that follow one in a list, in text order: `i Odd, Brann og i norske Molde`.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> odd, brann = Ref(12, 15, 0, Label.CLUB), Ref(21, 26, 1, Label.CLUB)
        >>> scene = Scene("assistent i Odd og i Brann", 0, 26, ZoneKind.BODY, clubs=[odd, brann])
        >>> [ref.entity for ref in coordinated(scene, odd)]
        [1]
    """
    return tuple(ref for ref in listed_with(scene, scene.clubs, club) if ref.start > club.start)


def _time_of(adjectives: str, linking: str, *, since: bool) -> Time:
    """Return the time; `har været anfører siden 2022` still holds."""
    if _PAST.search(adjectives):
        return Time.PAST
    if _FUTURE.search(adjectives):
        return Time.FUTURE
    if _NEW.search(adjectives):
        return Time.NEW
    return Time.PAST if _PAST_VERB.search(linking) and not since else Time.NOW


def _holds_since(scene: Scene, role: RoleRef) -> bool:
    start, end = scene.clause(role.start)
    clause = scene.text[start:end]
    return _STILL_HELD.search(clause) is not None


_STILL_HELD = re.compile(
    r"\bhar\b.*\bsiden\b|\bsiden\b.*\bhar\b|"
    r"\bhar (?:[a-zæøå]+ ){0,2}været\b.*\bi (?:et|to|tre|fire|fem|seks|ti|\d+|flere|et par|"
    r"halvandet|et halvt)\w* (?:år|måneder|uger|sæsoner|dage)\b"
)


def _club_of(scene: Scene, role: RoleRef) -> Ref | None:
    text = scene.text
    for club in scene.before(scene.clubs, role.start):
        gap = text[club.end : role.start]
        ours = club.mention is None and text[club.start : club.end].lower().startswith("vor")
        if _JOINED.fullmatch(gap) or _GENITIVE.fullmatch(gap) or (ours and _OUR.fullmatch(gap)):
            return club
        break
    for club in scene.after(scene.clubs, role.end):
        gap = text[role.end : club.start]
        if _AT.fullmatch(gap):
            return club
        break
    return _club_where(scene, role)


def _club_behind(scene: Scene, role: RoleRef, person: Ref) -> Ref | None:
    """Return the club of `sportschef Trine Lauesen fra Sønderjyske`."""
    club = next(scene.after(scene.clubs, person.end), None)
    if club is None:
        return None
    # `købte angriber X i OB` is where he was bought, so of players only `fra` counts.
    prepositions = "fra" if role.role in PLAYER_ROLES else "fra|i|hos"
    gap = scene.text[person.end : club.start]
    return club if re.fullmatch(rf"\s+(?:{prepositions})\s+", gap) else None


def _club_where(scene: Scene, role: RoleRef) -> Ref | None:
    """Return the club that a clause with `hvor` hangs on: `Brøndby, hvor han har været scout`."""
    start, _ = scene.clause(role.start)
    here = _HERE.match(scene.text, start, role.start)
    if here is not None and scene.local_club is not None:
        return Ref(*here.span("word"), scene.local_club, Label.CLUB)
    on_the_spot = _ON_THE_SPOT.match(scene.text, role.end)
    if on_the_spot is not None:
        near = next(scene.before(scene.clubs, role.start), None)
        entity = near.entity if near is not None else scene.local_club
        return None if entity is None else Ref(*on_the_spot.span("word"), entity, Label.CLUB)
    if not re.match(r"[\s,]*hvor\b", scene.text[start : role.start]):
        return None
    before = next(scene.before(scene.clubs, start), None)
    return before if before is not None and start - before.end <= 3 else None


def _owner_of(scene: Scene, role: RoleRef) -> Ref | None:
    for person in scene.before(scene.people, role.start):
        if _GENITIVE.fullmatch(scene.text[person.end : role.start]):
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


def _person_of(scene: Scene, role: RoleRef, club: Ref | None) -> tuple[Ref | None, bool, str]:
    """Return who has the role, whether by title or apposition, and the words that link them."""
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
    for end in {role.end, edge}:
        behind = next(scene.after(scene.people, end), None)
        if behind is not None and behind.mention is not None:
            gap = text[end : behind.start]
            if _TITLE.fullmatch(gap) and not (end != role.end and "," not in gap):
                return behind, True, ""
    start = role.start
    owner = _owner_of(scene, role)
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
    if ahead is not None and not _GENITIVE.match(text[ahead.end : start] + " "):
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
    return (found[-1], False, _GIVEN) if found else None


def _subject_behind(scene: Scene, offset: int) -> Ref | None:
    """Return the subject of `Som rådgiver for X har han …`: behind the verb of the clause."""
    for person in scene.after(scene.people, offset):
        if _VERB_BEFORE.search(scene.text[offset : person.start]):
            # The pronoun is whom the text is about, not the client named in between.
            if person.mention is None and scene.topic is not None:
                return replace(person, entity=scene.topic)
            return person
    return None


_ADVERBIAL = re.compile(r"\W*(?:Efter|Med|Fra|I|Under|Siden|Trods|Før|Inden|Gennem)\b")


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
