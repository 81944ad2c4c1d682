"""From where to where a player moves: the clubs that a sentence's words of moving are about."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from fodbold_ner.relations.arguments import preposition_before
from fodbold_ner.relations.enumerations import is_opponent
from fodbold_ner.relations.player_words import LOANS, MOVES, SWAPS
from fodbold_ner.relations.scene import Ref, Scene
from fodbold_ner.relations.story import Phrases, Story
from fodbold_ner.relations.triggers import Trigger

__all__ = ["Path", "find_path", "is_about"]

Span = tuple[int, int]

_GIVES = re.compile(
    r"\b(?:sælger|sælge|solgte|(?:har|havde) (?:\w+ )?solgt|udl(?:ejer|ejede|åner|ånte)|(?:har|"
    r"havde) (?:\w+ )?udl(?:ejet|ånt)|"
    r"sender|sendte|afgiver|afhænder|slipper|lej(?:er|ede|et)\b.{3,60}\bud|lån(?:er|te|t)\b.{3,60}\bud)\b",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"\b(?:hent(?:er|ede|e|et)|køb(?:er|e|t)|købte|lej(?:er|ede|e|et)|lån(?:er|te|t|e)|"
    r"sikre[rt]? sig|sikrede sig|snuppe[rt]?|snuppede|nappe[rt]?|nappede|fandt|finder|fundet|"
    r"får|fået|fik|præsentere[rt]?|præsenterede|forstærker sig|på plads med|skriver kontrakt med|"
    r"hjemtager|hjemhenter|tegner kontrakt med|enig(?:e)? med)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:er|blev|bliver|blevet|var|være|blive)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_SOLD = re.compile(r"solgt|sælge[sr]?|salg|udlej|lejet ud|lejes ud|udlån|lånt ud", re.IGNORECASE)
_OBJECT = re.compile(r"\s+(?:ikke\s+)?(?:[\w-]+\s)?")
_BECOMES_SOLD = re.compile(
    r"\s+(?:(?:er|blev|bliver|skal|kan|vil|være|blive|i hvert fald|også|ikke|heller|nu)\s+){0,6}"
)
_LANDS = re.compile(
    r"ny klub|ny adresse|fortsæt|landet|lander|landede|havne|på plads|skriver|skrev|underskr|"
    r"s(?:ætte|ætter|atte|at) s|lægetjek|adressen",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"skriver|skrev|skrive|underskr|s(?:ætte|ætter|atte|at) s", re.IGNORECASE)
_BROUGHT = re.compile(
    r"\b(?:hent(?:et|es|ede|er)|købt(?:e|es)?|købes|(?:lej|lån)(?:et|te?|ede|es)(?! ud)|"
    r"snuppet|fundet)\b",
    re.IGNORECASE,
)
_ARRIVES = re.compile(
    r"\b(?:kom|kommer|kommet|ankom\w*|tilgået|flytte\w*|skift\w*)\b", re.IGNORECASE
)
_THERE = re.compile(r"\b(?:dér|der|samme sted)\W*$")
_FROM_THERE = re.compile(r"\bderfra\b")


@dataclass(frozen=True)
class Path:
    """Where from and where to a player moves, as entity indices; None where that is not told.

    Example:
        >>> Path(None, 3).goal
        3
    """

    origin: int | None
    goal: int | None


def is_about(scene: Scene, others: Collection[Span], trigger: int, offset: int) -> bool:
    """Return whether what stands at an offset may belong to a trigger: in its clause, or the next.

    A neighbouring clause that tells of a move itself keeps what is its own.

    Args:
        scene: The sentence.
        others: Spans of the clauses in which other moves are told.
        trigger: Offset of the trigger.
        offset: The offset.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> text = "Holm skifter til OB, mens Brix køber hus."
        >>> scene = Scene(text, 0, len(text), ZoneKind.BODY)
        >>> is_about(scene, (), 5, 17), is_about(scene, {scene.clause(30)}, 5, 30)
        (True, False)
    """
    away = scene.clauses_between(trigger, offset)
    return away == 0 or (away == 1 and scene.clause(offset) not in others)


def find_path(
    story: Story,
    scene: Scene,
    phrases: Phrases,
    trigger: Trigger,
    person: int,
    others: Collection[Span],
) -> Path | None:
    """Return where a person moves by a trigger, None where no club is told, or only one's own.

    Args:
        story: The article.
        scene: The sentence.
        phrases: Its role phrases.
        trigger: The words of moving.
        person: Index of who moves.
        others: Spans of the clauses in which other moves are told.
    """
    clubs = [
        ref
        for ref in scene.clubs
        if not is_opponent(scene, ref)
        and is_about(scene, others, trigger.start, ref.start)
        # `…, siger sportschef X fra Odd` tells whose word it is, and of no move.
        and (scene.is_spoken(ref.start) or not scene.is_spoken(trigger.start))
    ]
    if trigger.row is SWAPS:
        return _swap(clubs, trigger)
    goal = _behind(scene, clubs, ("til", "mod", "med"))
    origin = _behind(scene, clubs, ("fra",), but=goal)
    if origin is None and not _SIGNS.match(scene.text, trigger.start):
        origin = _behind(scene, clubs, ("hos",), but=goal)
    acting = _acting_club(scene, phrases, clubs, trigger, (goal, origin))
    if acting is not None:
        clause_start, clause_end = scene.clause(trigger.start)
        words = scene.text[min(acting.start, clause_start) : clause_end]
        if _GIVES.search(words):
            origin = origin or acting
        elif _TAKES.search(words):
            goal = goal or acting
            origin = origin or _behind(scene, clubs, ("i",), but=goal)
    words = scene.text[trigger.start : trigger.end]
    if goal is None and _LANDS.search(words):
        goal = _landing(scene, clubs, trigger, origin)
    brought = _BROUGHT.search(words) is not None and not _SOLD.search(words)
    if goal is None and origin is None and acting is None and brought:
        # `blev hentet i Odd`, `er lejet i Odd`: by whom is told elsewhere.
        origin = _behind(scene, clubs, ("i", "hos"))
    to_own: int | None = None
    if goal is None and origin is not None and (brought or _ARRIVES.search(words)):
        own = [c for c in story.memory.clubs.get(person, []) if c != origin.entity]
        focus = story.memory.focus
        to_own = own[0] if own else focus if focus != origin.entity else None
    if goal is None and origin is None:
        left = _own_club(story, person) if _is_sold(scene, trigger, person) else None
        return None if left is None else Path(left, None)
    start = origin.entity if origin is not None else _left(story, scene, trigger, person, goal)
    end = goal.entity if goal is not None else to_own
    if start == end or (end is None and trigger.row is MOVES):
        return None
    signs = _SIGNS.match(scene.text, trigger.start) is not None
    if signs and end in story.memory.clubs.get(person, []) and origin is None:
        # A signature with one's own club prolongs a stay.
        return None
    return Path(start, end)


def _is_sold(scene: Scene, trigger: Trigger, person: int) -> bool:
    """Whether it is the person who is sold: subject of a passive, or object right behind."""
    words = scene.text[trigger.start : trigger.end].lower()
    for ref in scene.people:
        if ref.entity != person:
            continue
        if ref.end <= trigger.start and _BECOMES_SOLD.fullmatch(scene.text, ref.end, trigger.start):
            return words in ("solgt", "sælges")
        behind = scene.text[trigger.end : ref.start]
        if words in ("sælger", "sælge", "solgte") and _OBJECT.fullmatch(behind):
            return True
    return False


def _own_club(story: Story, person: int) -> int | None:
    """Return the club of a player who is sold to nobody who is named."""
    known = story.memory.clubs.get(person)
    if known:
        return known[0]
    return story.memory.focus if story.memory.is_player(person) else None


def _swap(clubs: list[Ref], trigger: Trigger) -> Path | None:
    inside = [ref for ref in clubs if trigger.start < ref.start < trigger.end]
    behind = [ref for ref in clubs if ref.start >= trigger.end]
    if not inside or not behind or inside[-1].entity == behind[0].entity:
        return None
    return Path(inside[-1].entity, behind[0].entity)


def _landing(scene: Scene, clubs: list[Ref], trigger: Trigger, origin: Ref | None) -> Ref | None:
    """Return the club of `skrev under hos Odd`, `landede i Odd`, `hedder adressen Odd`."""
    behind = [ref for ref in clubs if ref.start >= trigger.end]
    goal = _behind(scene, behind, ("i", "hos", "med", "på"), but=origin)
    if goal is not None:
        return goal
    beside = [ref for ref in behind if 0 <= ref.start - trigger.end <= 20]
    if "adresse" in scene.text[trigger.start : trigger.end].lower() and beside:
        return beside[0]
    if _THERE.search(scene.text, trigger.end, scene.end):
        # `træner med hos Odd og skriver under dér`: the club has been named.
        return next(scene.before(scene.clubs, trigger.start), None)
    return None


def _behind(
    scene: Scene, clubs: list[Ref], prepositions: tuple[str, ...], but: Ref | None = None
) -> Ref | None:
    return next(
        (ref for ref in clubs if ref != but and preposition_before(scene, ref, prepositions)), None
    )


def _acting_club(
    scene: Scene,
    phrases: Phrases,
    clubs: list[Ref],
    trigger: Trigger,
    but: tuple[Ref | None, Ref | None],
) -> Ref | None:
    """Return the club that is the subject: before an active verb, or right behind it."""
    clause_start, _ = scene.clause(trigger.start)
    if scene.is_relative(trigger.start):
        antecedent = next(scene.before(scene.clubs, clause_start), None)
        if antecedent is not None and clause_start - antecedent.end <= 2:
            return antecedent
    lead = scene.text[max(clause_start, trigger.start - 30) : trigger.start]
    if _PASSIVE.search(lead):
        return None
    free = [
        ref
        for ref in clubs
        if ref not in but
        and not any(phrase.club == ref and phrase.person is not None for phrase in phrases)
        and not preposition_before(scene, ref, ("i", "på", "af", "for"))
    ]
    behind = [ref for ref in free if 0 <= ref.start - trigger.end <= 1]
    before = [ref for ref in free if ref.end <= trigger.start]
    return behind[0] if behind else before[-1] if before else None


def _left(
    story: Story, scene: Scene, trigger: Trigger, person: int, goal: Ref | None
) -> int | None:
    """Return the club that is left where the words name none: the player's own.

    `derfra` is the club spoken of before. Of a sale or a loan out it is else the club that the
    article is about.
    """
    if goal is None:
        return None
    clause_start, _ = scene.clause(trigger.start)
    if _FROM_THERE.search(scene.text, clause_start, trigger.end):
        before = next(scene.before(scene.clubs, clause_start), None)
        return before.entity if before is not None else scene.local_club
    own = [club for club in story.memory.clubs.get(person, []) if club != goal.entity]
    if own:
        return own[0]
    words = scene.text[trigger.start : trigger.end]
    if trigger.row is LOANS or _SOLD.search(words):
        beside = [
            ref for ref in scene.clubs if ref.entity != goal.entity and not is_opponent(scene, ref)
        ]
        focus = story.memory.focus
        return beside[0].entity if beside else focus if focus != goal.entity else None
    return None
