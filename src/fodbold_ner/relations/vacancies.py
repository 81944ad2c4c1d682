"""`vacancy`: jobs that a club looks to fill."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fodbold_ner.ontology import STAFF_ROLES, RelationType, Role
from fodbold_ner.relations.arguments import club_at, has_unread_subject
from fodbold_ner.relations.claims import Claim
from fodbold_ner.relations.cues import stance_at
from fodbold_ner.relations.job_words import STANDS_WITHOUT, VACANCY
from fodbold_ner.relations.role_phrases import RolePhrase
from fodbold_ner.relations.scene import Scene
from fodbold_ner.relations.story import Phrases, Story
from fodbold_ner.relations.triggers import Trigger, find

__all__ = ["extract_vacancies"]


def extract_vacancies(story: Story) -> Iterator[Claim]:
    """Yield jobs that a club looks to fill, unless the article itself fills them.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> from fodbold_ner.relations.story import read_story
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("AGF søger ny cheftræner.")
        >>> [claim.arguments for claim in extract_vacancies(read_story(doc.text, data_of(doc)))]
        [{'role': 'head_coach', 'club': 0}]
    """
    for scene, phrases in story.scenes:
        for trigger in find(scene, VACANCY):
            words = scene.text[trigger.start : trigger.end].lower()
            filled = words == "besat"
            negated = _UNFILLED.search(scene.text, scene.clause(trigger.start)[0], trigger.end)
            if filled and negated is None:
                continue
            open_roles = _open_roles(scene, phrases, trigger)
            sought = _successor_sought(story, scene, trigger) or _empty_seat(story, scene, trigger)
            roles = [phrase.role.role for phrase in open_roles] or ([sought] if sought else [])
            club = _vacant_club(story, scene, open_roles, trigger) if roles else None
            if club is None:
                continue
            for role in dict.fromkeys(roles):
                yield Claim(
                    RelationType.VACANCY,
                    {"role": role.value, "club": club},
                    stance_at(
                        scene,
                        trigger.start,
                        trigger.end,
                        negatable=not (filled or _OWN_NOT.search(words)),
                    ),
                    scene,
                    list(trigger.spans),
                    {"since": _since(scene, trigger)},
                    score=0.78,
                )


_OWN_NOT = re.compile(r"\b(?:ikke|ingen|hverken)\b")
"""Words of a trigger that are part of what it says: `ikke fundet` leaves the job open."""
_UNFILLED = re.compile(r"\b(?:ikke|endnu|heller|skal|vil have|ønskes|få)\b", re.IGNORECASE)
_AND_ALSO = re.compile(r"\w*(?:,| og| samt)\s+(?:(?:både|også|en|et|ny|nye|efter)\s+)*")
_OWN_PLAYER = re.compile(r"\b(?:sin|sit|sine|deres|hans|den skadede|den)\s+(?:[a-zæøå]+\s+)*$")
_WITH = re.compile(r"\b(?:med|fra|hos|af|ved)\s+(?:\w+\s+){0,2}$")
_SEEKING = re.compile(
    r"søg|led|jag|på jagt|på udkig|finde|ansætte|brug for|behov|kigger|ser sig|efterlys|mangl",
    re.IGNORECASE,
)
_SEAT = re.compile(
    r"(?<!\w)(?:\w*stol(?:en)?|job(?:bet)?|post(?:en)?|stilling(?:en)?|plads(?:en)?|"
    r"\w+(?:jobbet|posten|stillingen))(?!\w)",
    re.IGNORECASE,
)


def _open_roles(scene: Scene, phrases: Phrases, trigger: Trigger) -> list[RolePhrase]:
    """Return the jobs that the trigger's clause leaves open, with those coordinated with them.

    A player's is one only behind a word of looking, and where it is none that the club has:
    `søger en angriber`, not `mangler sin anfører`.
    """
    found: list[RolePhrase] = []
    for phrase in phrases:
        role = phrase.role
        if phrase.person is not None and phrase.title:
            continue
        if found and _AND_ALSO.fullmatch(scene.text, found[-1].role.end, role.start):
            found.append(phrase)
            continue
        if phrase.person is not None and phrase.person.start != role.start:
            continue
        if scene.clauses_between(role.start, trigger.start) != 0:
            continue
        near = -40 <= role.start - trigger.end <= 45 or 0 <= trigger.start - role.end <= 25
        if role.start >= trigger.end and _is_held(scene, role.start, role.end):
            continue
        if role.role not in STAFF_ROLES:
            lead = scene.text[max(scene.start, role.start - 25) : role.start]
            looks = _SEEKING.match(scene.text, trigger.start) is not None
            behind = 0 < role.start - trigger.end <= 45
            if role.role is Role.CAPTAIN or _OWN_PLAYER.search(lead) or not (looks and behind):
                continue
            if scene.text[role.start : role.end].lower().endswith(("eren", "anden", "ken")):
                continue
        if near:
            found.append(phrase)
    return found


def _is_held(scene: Scene, start: int, end: int) -> bool:
    """Whether a title behind the words is somebody's: `med sportschefen`, `cheftrænerens`."""
    if scene.text[start:end].lower().endswith("en"):
        return True
    return _WITH.search(scene.text, max(scene.start, start - 25), start) is not None


def _empty_seat(story: Story, scene: Scene, trigger: Trigger) -> Role | None:
    """`jobbet er ledigt`, `hans stol har stået tom` leave open the job that it is all about."""
    if trigger.row is not STANDS_WITHOUT:
        return None
    clause_start, clause_end = scene.clause(trigger.start)
    if _SEAT.search(scene.text, clause_start, clause_end) is None:
        return None
    for owner in scene.before(scene.people, trigger.start):
        role = story.staff_role_in((), owner.entity)
        return role or story.memory.job
    return story.memory.job


def _since(scene: Scene, trigger: Trigger) -> str | None:
    """Return since when, where the sentence says `siden …`; the job is as old as that at least."""
    return next(
        (
            date["edtf"]
            for date in scene.dates
            if re.search(
                r"\bsiden\s+$",
                scene.text[max(scene.start, date["start"] - 8) : date["start"]],
                re.I,
            )
            and scene.clauses_between(trigger.start, date["start"]) <= 1
        ),
        None,
    )


def _successor_sought(story: Story, scene: Scene, trigger: Trigger) -> Role | None:
    """`skal finde Holms afløser` leaves open the job that Holm had."""
    behind = scene.text[trigger.end : trigger.end + 40]
    match = re.match(
        r"\s+(?:en |nu |en ny )?(?:\w+\s+){0,2}?(?:afløser|efterfølger|arvtager|erstatning)", behind
    )
    if match is None:
        return None
    owners = [ref for ref in scene.people if trigger.end <= ref.start <= trigger.end + 60]
    owners += [ref for ref in scene.people if ref.end <= trigger.start]
    for owner in owners:
        role = story.staff_role_in((), owner.entity)
        if role is not None:
            return role
    return story.memory.job if not owners else None


def _vacant_club(
    story: Story, scene: Scene, phrases: list[RolePhrase], trigger: Trigger
) -> int | None:
    for phrase in phrases:
        if phrase.club is not None:
            return phrase.club.entity
    beside = club_at(scene, trigger.start, trigger.end, side="before")
    if beside is not None:
        return beside.entity
    return None if has_unread_subject(scene, trigger.start) else story.memory.focus
