"""Role phrases: a role word with the club it is at, the person who has it, and when.

`Brøndbys tidligere sportsdirektør Kim Aagesen`, `Lars Holm, der er cheftræner i AGF` and
`AaB-forsvareren` are read here once; tenures, appointments, departures, successions and
representations all start from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fodbold_ner.ontology import Code, Role
from fodbold_ner.relations.enumerations import listed_with
from fodbold_ner.relations.role_clubs import ADJECTIVES, club_behind, club_of
from fodbold_ner.relations.role_holders import GIVEN, SPELL, holder_of, owner_of
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
        >>> from fodbold_ner.ontology import Label, ZoneKind
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


_PAST = re.compile(
    r"\b(?:tidligere|forhenværende|ex|eks|daværende|afgående|fyrede|fritstillede|"
    r"mangeårige?|forrige|gamle)\b|\b(?:ex|eks)-$",
    re.IGNORECASE,
)
_PAST_VERB = re.compile(
    rf"\b(?:var|fungerede|været|fungeret|arbejdet|havde|{SPELL} som|fortid|"
    r"stoppede|arbejdede|virkede|agerede|sad|siddet|huske[rs]?|huskes|begyndte|startede)\b"
)
_ONCE = re.compile(r"\b(?:ex|eks)-?$|\b(?:Tidligere|Forhenværende)\s+$", re.IGNORECASE)
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
        >>> from fodbold_ner.ontology import Label, ZoneKind
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
    club = club_of(scene, role)
    owner = owner_of(scene, role)
    person, title, linking = holder_of(scene, role, club)
    if club is None and person is not None and title and person.start >= role.end:
        club = club_behind(scene, role, person)
    lead_start = club.end if club is not None and club.end <= role.start else scene.start
    lead = text[max(lead_start, role.start - 45) : role.start]
    near = re.search(rf"{ADJECTIVES}$", lead)
    words = (near.group() if near else "") + ("ex-" if _ONCE.search(lead) else "")
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
        given=linking == GIVEN,
        more_clubs=coordinated(scene, club) if club is not None and club.start > role.start else (),
    )


def coordinated(scene: Scene, club: Ref) -> tuple[Ref, ...]:
    """Return the clubs that follow one in a list, in text order: `i Odd, Brann og i norske Molde`.

    Example:
        >>> from fodbold_ner.ontology import Label, ZoneKind
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
    r"\bhar (?:[a-zæøå]+ ){0,2}været\b.*\bi (?:mere end |over |knap |godt |snart |næsten )?"
    r"(?:et|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tyve|\d+|flere|et par|halvandet|"
    r"et halvt)\w* (?:år|måneder|uger|sæsoner|dage)\b"
)
