"""Which person, club and date of a sentence belong to a trigger.

Candidates are weighed by how far they stand from the trigger, how many clause boundaries lie
between, and whether they stand on the side where Danish puts them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from fodbold_ner.mentions.runs import NO_NAMES
from fodbold_ner.relations.enumerations import is_opponent
from fodbold_ner.relations.scene import GENITIVE_END, SPEECH_VERBS, Ref, Scene

__all__ = [
    "club_at",
    "has_unread_subject",
    "only_speaks",
    "person_for",
    "preposition_before",
    "side_by_voice",
]

_Side = str | None
"""`before` or `after`: where the argument usually stands; None where it may be either."""

_SUBJECT = re.compile(
    r"[\W]*(?:(?:og|men|nu|også|samtidig|desuden|derfor)\s+)?(?P<word>[^\W\d_][\w-]+)"
    r"(?:\s+(?:har|havde|vil|ville|skal|skulle|kan|kunne|ønsker|er|fik|får)(?:\s+\w+){0,2})?\s+",
    re.IGNORECASE,
)
_OWN_PEOPLE = frozenset({"ejerne", "cheferne", "lederne", "direktørerne", "investorerne"})
_GOVERNOR = re.compile(
    r"\b(?:efter|mod|over|end|blandt|under|uden|ud over|foruden|ligesom|trods|af hensyn til)\s+"
    r"(?:(?:den|det|de|en|sin|hans|\d\d-årige|[a-zæøå]*træner|tidligere|[a-zæøå]+ske)\s+){0,3}$"
)
"""Prepositions behind which nobody stands who does, or to whom is done, what the verb says."""
_GOVERNED_PENALTY = 2.5
_PER_CHARACTER, _PER_CLAUSE, _WRONG_SIDE, _OWNER = 0.03, 2.0, 2.0, 2.5
_FARTHEST = 9.0


def person_for(
    scene: Scene,
    start: int,
    end: int,
    *,
    side: _Side = None,
    strict: bool = False,
    but: Collection[int] = (),
) -> Ref | None:
    """Return the person that a trigger at ``[start, end)`` is about.

    Args:
        scene: The sentence.
        start: Offset of the trigger's first character.
        end: Offset behind it.
        side: Where the person usually stands.
        strict: Whether one on the other side cannot be meant.
        but: Entities that cannot be meant.

    Returns:
        The reference, None where nobody stands near enough.

    Example:
        >>> from fodbold_ner.ontology import Label, ZoneKind
        >>> people = [Ref(10, 18, 0, Label.PERSON)]
        >>> scene = Scene("AGF fyrer Ole Brix.", 0, 19, ZoneKind.BODY, people=people)
        >>> person_for(scene, 4, 9, side="after").entity, person_for(scene, 4, 9, but={0})
        (0, None)
    """
    candidates = [
        ref
        for ref in scene.people
        if ref.entity not in but
        and not only_speaks(scene, ref, start, end)
        and not (strict and (ref.end <= start) != (side == "before"))
    ]
    antecedent = _antecedent(scene, start) if side == "after" else None
    if antecedent is not None and antecedent.entity not in but:
        return antecedent
    governed = {ref.start for ref in candidates if _is_governed(scene, ref, end)}
    return _best(scene, candidates, start, end, side, governed)


_OBJECT_CLAUSE = re.compile(
    r"[\s,]*som (?!(?:er|har|var|blev|bliver|havde|skal|skulle|kan|kunne|vil|ville|får|fik|nu|"
    r"i|for|"
    r"også|\w+(?:ede|te))\b)\w+"
)


def _antecedent(scene: Scene, verb: int) -> Ref | None:
    """Return the object of a relative clause with a subject of its own: `X, som han ansatte`."""
    clause_start, _ = scene.clause(verb)
    if not _OBJECT_CLAUSE.match(scene.text, clause_start, verb):
        return None
    ahead = next(scene.before(scene.people, clause_start), None)
    return ahead if ahead is not None and clause_start - ahead.end <= 3 else None


def _is_governed(scene: Scene, ref: Ref, end: int) -> bool:
    """Whether a preposition makes a person neither subject nor object of words that end at `end`.

    One that stands right behind the words goes with them: `fyringen af Ole Brix`.
    """
    if 0 <= ref.start - end <= 8:
        return False
    return _GOVERNOR.search(scene.text, max(scene.start, ref.start - 45), ref.start) is not None


def has_unread_subject(scene: Scene, start: int) -> bool:
    """Return whether an active verb at `start` has a subject that no mention covers.

    `Hammershøj har ansat X` is about a club that is not on file, so it must not be taken for the
    club that the article is about; `Bestyrelsen har ansat X` is that club's.

    Args:
        scene: The sentence.
        start: Offset of the verb's first character.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> text = "Hammershøj har ansat Ole Brix"
        >>> has_unread_subject(Scene(text, 0, 29, ZoneKind.BODY), 15)
        True
    """
    clause_start, _ = scene.clause(start)
    if any(clause_start <= ref.start < start for ref in (*scene.clubs, *scene.people)):
        return False
    subject = _SUBJECT.fullmatch(scene.text, clause_start, start)
    if subject is None:
        return False
    word = subject["word"]
    if word.lower() in NO_NAMES or any(role.start == subject.start("word") for role in scene.roles):
        return False
    if word.endswith(("erne", "ene")):
        return word.lower() not in _OWN_PEOPLE
    return word[0].isupper() and not word.endswith(("en", "et"))


def side_by_voice(scene: Scene, start: int, end: int) -> _Side:
    """Return on which side of a verb the person stands whom it happens to.

    Behind an active verb (`AGF fyrer X`, `har ansat X`), before a passive one (`X blev fyret`).

    Args:
        scene: The sentence.
        start: Offset of the verb's first character.
        end: Offset behind it.

    Returns:
        ``before`` or ``after``, None where the form of the verb does not tell.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> active = Scene("AGF fyrer Ole Brix.", 0, 19, ZoneKind.BODY)
        >>> passive = Scene("Ole Brix blev fyret.", 0, 20, ZoneKind.BODY)
        >>> side_by_voice(active, 4, 9), side_by_voice(passive, 14, 19)
        ('after', 'before')
    """
    words = scene.text[max(scene.clause(start)[0], start - 30) : start].lower()
    if re.search(r"\b(?:blev|bliver|blevet|er|var|været|være)\s+(?:\w+\s+){0,2}$", words):
        return "before"
    if re.search(r"\b(?:har|havde|have)\s+(?:\w+\s+){0,3}$", words):
        return "after"
    finite = re.fullmatch(r"\w+(?:er|ede|te)", scene.text[start:end].lower())
    return "after" if finite else None


def club_at(
    scene: Scene, start: int, end: int, *, side: _Side = None, but: Collection[int] = ()
) -> Ref | None:
    """Return the club that a trigger at ``[start, end)`` is about; never a mere opponent.

    Args:
        scene: The sentence.
        start: Offset of the trigger's first character.
        end: Offset behind it.
        side: Where the club usually stands.
        but: Entities that cannot be meant.

    Returns:
        The reference, None where no club stands near enough.

    Example:
        >>> from fodbold_ner.ontology import Label, ZoneKind
        >>> text = "AGF fyrer Ole Brix efter nederlaget til OB."
        >>> clubs = [Ref(0, 3, 0, Label.CLUB), Ref(40, 42, 1, Label.CLUB)]
        >>> scene = Scene(text, 0, len(text), ZoneKind.BODY, clubs=clubs)
        >>> club_at(scene, 4, 9).entity, club_at(scene, 4, 9, but={0})
        (0, None)
    """
    candidates = [
        ref for ref in scene.clubs if ref.entity not in but and not is_opponent(scene, ref)
    ]
    return _best(scene, candidates, start, end, side)


def only_speaks(scene: Scene, ref: Ref, trigger: int, end: int) -> bool:
    """Return whether a person stands in the sentence as the one who says it: `…, siger Kim Holm`.

    Args:
        scene: The sentence.
        ref: The person.
        trigger: Offset of the first character of what is said.
        end: Offset behind it.

    Example:
        >>> from fodbold_ner.ontology import Label, ZoneKind
        >>> scene = Scene("AGF fyrer Brix, siger Kim Holm.", 0, 31, ZoneKind.BODY)
        >>> only_speaks(scene, Ref(22, 30, 1, Label.PERSON), 4, 9)
        True
    """
    if scene.is_spoken(trigger) and not scene.is_spoken(ref.start):
        return True
    before = scene.text[max(scene.start, ref.start - 60, end) : ref.start]
    reporting = re.search(rf"(?:^|,|”|«|»|\"|\s)\s*(?:{SPEECH_VERBS})\s+[^,.]*$", before)
    return reporting is not None and trigger < ref.start


def _best(
    scene: Scene,
    candidates: Sequence[Ref],
    start: int,
    end: int,
    side: _Side,
    governed: Collection[int] = (),
) -> Ref | None:
    weighed = sorted(
        (
            _cost(scene, ref, start, end, side)
            + (_GOVERNED_PENALTY if ref.start in governed else 0.0),
            ref.start,
        )
        for ref in candidates
    )
    if not weighed or weighed[0][0] > _FARTHEST:
        return None
    return next(ref for ref in candidates if ref.start == weighed[0][1])


def _cost(scene: Scene, ref: Ref, start: int, end: int, side: _Side) -> float:
    before = ref.end <= start
    distance = start - ref.end if before else max(ref.start - end, 0)
    cost = distance * _PER_CHARACTER + _clauses_away(scene, ref, start) * _PER_CLAUSE
    if before and scene.is_relative(start) and scene.clauses_between(ref.start, start) == 1:
        cost -= _PER_CLAUSE
    if side is not None and (side == "before") != before:
        cost += _WRONG_SIDE
    if GENITIVE_END.match(scene.text, ref.end):
        cost += _OWNER
    return cost


def _clauses_away(scene: Scene, ref: Ref, start: int) -> int:
    """Return how many clauses away a trigger is; a relative clause in between is none."""
    away = scene.clauses_between(ref.start, start)
    behind = re.match(r",?\s+", scene.text[ref.end : ref.end + 3])
    if away > 1 and ref.end <= start and behind is not None:
        relative = ref.end + behind.end()
        if scene.is_relative(relative) and scene.clause(relative)[1] <= start:
            return away - 2
    return away


def preposition_before(scene: Scene, ref: Ref, words: Iterable[str]) -> bool:
    """Return whether one of these prepositions governs a reference.

    A nationality, an article or a noun in apposition may stand between: `til den tyske klub`.

    Args:
        scene: The sentence.
        ref: The reference.
        words: The prepositions.

    Example:
        >>> from fodbold_ner.ontology import Label, ZoneKind
        >>> scene = Scene("Kim Holm skifter til norske Brann.", 0, 34, ZoneKind.BODY)
        >>> brann = Ref(28, 33, 0, Label.CLUB)
        >>> preposition_before(scene, brann, ("til",)), preposition_before(scene, brann, ("fra",))
        (True, False)
    """
    found = "|".join(words)
    lead = scene.text[max(scene.start, ref.start - 45) : ref.start]
    return (
        re.search(
            rf"\b(?:{found})\s+(?:(?:den|det|de|en|anden|unavngiven|udenlandsk|sin|sine|hans|hendes|"
            rf"[a-zæøå]+sk|barndomsklubben|ejerklubben|moderklubben|ejerne (?:i|fra)|klubben|"
            rf"rivalerne|"
            rf"ligarivalerne|"
            rf"naboerne(?: i)?|storklubben|mestrene|oprykkerne|[a-zæøå]+ske|"
            rf"[\w.-]*klub(?:ben)?)\s+){{0,3}}$",
            lead,
        )
        is not None
    )
