"""Fact lists: lines that give a label or years, and then what they are about.

`2018-2020: Ungdomstræner i Lyngby`, `Har trænet: AIK, Odd` and `Kontrakt: til 2027` leave out the
person, who is the one that the article is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fodbold_ner.ontology import (
    PLAYER_ROLES,
    STAFF_ROLES,
    Certainty,
    ContractEvent,
    Polarity,
    RelationType,
    Role,
    Tense,
)
from fodbold_ner.relations.claims import Claim
from fodbold_ner.relations.cues import Stance
from fodbold_ner.relations.enumerations import listed_with
from fodbold_ner.relations.role_phrases import RolePhrase
from fodbold_ner.relations.scene import Scene
from fodbold_ner.relations.story import Phrases, Story

__all__ = ["extract_facts"]

_STANCE = Stance(Certainty.ASSERTED, Polarity.AFFIRMED, None, ())
_BULLET = r"[\s•·*>–—-]*"
_YEARS = re.compile(rf"{_BULLET}(?P<dates>[^:,]{{2,40}}?)\s*[:,–—-]\s*(?:[a-zæøå]+\s+)?$")
_ONGOING = re.compile(r"(?:siden|fra|–|—|-|→)\s*(?:\d{4}\s*[–—-]\s*)?$|nu\b|i dag", re.IGNORECASE)
_BEHIND_YEARS = re.compile(r"\s*[(,:]?\s*$")
_COACHED = re.compile(rf"{_BULLET}(?:Har (?:også |tidligere )?trænet|Tidligere job)\s*:\s*")
_PLAYED = re.compile(
    rf"{_BULLET}(?:(?:Tidligere |Hidtidige )?[Kk]lubber|Har (?:også |tidligere )?spillet (?:i|for)|"
    rf"Spillerkarriere)\s*:\s*"
)
_PLAYED_SPELL = re.compile(rf"{_BULLET}(?P<verb>Spillede|Har spillet) (?:i|for) (?:[a-zæøå]+ske )?")
_PAPER = re.compile(
    rf"{_BULLET}(?:Kontrakt(?:udløb)?|Papir(?:er)?|Aftale)(?:\s+(?:i|med|hos)\s+[^:]{{2,30}})?\s*:\s*"
    rf"(?:til|indtil|udløber|løber til)?\s*"
)


def extract_facts(story: Story) -> Iterator[Claim]:
    r"""Yield the tenures and contract of a fact list, of the person that the article is about.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> from fodbold_ner.relations.story import read_story
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("Ole Brix\n\nOle Brix er klar.\n\n2018-2020: Cheftræner i AGF")
        >>> claims = extract_facts(read_story(doc.text, data_of(doc)))
        >>> [(claim.arguments, claim.attributes["tense"]) for claim in claims]
        [({'person': 0, 'role': 'head_coach', 'club': 1}, 'past')]
    """
    person = story.memory.lead
    if person is None:
        return
    for scene, phrases in story.scenes:
        if any(ref.mention is not None for ref in scene.people) or scene.spoken:
            continue
        yield from _career(scene, phrases, person)
        yield from _clubs_of(scene, person, _COACHED, Role.HEAD_COACH)
        yield from _clubs_of(scene, person, _PLAYED, Role.PLAYER)
        yield from _spell(scene, person)
        yield from _paper(story, scene, person)


def _career(scene: Scene, phrases: Phrases, person: int) -> Iterator[Claim]:
    for phrase in phrases[:1]:
        years = _years_of(scene, phrase)
        if phrase.club is None or years is None or phrase.person is not None:
            continue
        if phrase.role.role not in STAFF_ROLES | PLAYER_ROLES:
            continue
        start, end, ongoing = years
        yield _tenure(
            scene,
            person,
            phrase.role.role,
            phrase.club.entity,
            (phrase.role.start, phrase.role.end),
            {
                "tense": (Tense.CURRENT if ongoing else Tense.PAST).value,
                "acting": phrase.acting,
                "start": start,
                "end": end,
            },
        )


def _years_of(scene: Scene, phrase: RolePhrase) -> tuple[str | None, str | None, bool] | None:
    """Return start, end and whether the job is still held, where a line's years tell it."""
    lead = scene.text[scene.start : phrase.role.start]
    years = _YEARS.fullmatch(lead)
    dated = [date for date in scene.dates if date["end"] <= phrase.role.start]
    if years is None or not re.search(r"\d{4}", years["dates"]):
        last = phrase.club.end if phrase.club is not None else phrase.role.end
        dated = [date for date in scene.dates if date["start"] >= last]
        opens = re.fullmatch(rf"{_BULLET}", lead) is not None
        if not opens or not dated:
            return None
        if not _BEHIND_YEARS.fullmatch(scene.text[last : dated[0]["start"]]):
            return None
    edtf = dated[0]["edtf"] if dated else None
    if edtf is None:
        ongoing = years is not None and _ONGOING.search(years["dates"]) is not None
        return None, None, ongoing
    start, _, end = edtf.partition("/")
    if len(dated) > 1:
        end = dated[1]["edtf"] or ""
    ongoing = end == ".." or (years is not None and _ONGOING.search(years["dates"]) is not None)
    return start or None, None if end in ("", "..") else end, ongoing


def _clubs_of(scene: Scene, person: int, label: re.Pattern[str], role: Role) -> Iterator[Claim]:
    match = label.match(scene.text, scene.start, scene.end)
    if match is None:
        return
    for club in scene.after(scene.clubs, match.end()):
        span = (match.start() + len(match.group()) - len(match.group().lstrip(" •·*>–—-")),)
        trigger = (span[0], scene.text.index(":", span[0]))
        attributes = {"tense": Tense.PAST.value, "acting": False}
        yield _tenure(scene, person, role, club.entity, trigger, attributes)


def _spell(scene: Scene, person: int) -> Iterator[Claim]:
    """`Spillede i norske Brann fra 1998 til 2005`."""
    first = next(iter(scene.clubs), None)
    if first is None:
        return
    said = _PLAYED_SPELL.fullmatch(scene.text, scene.start, first.start)
    if said is None:
        return
    dated = [date["edtf"] or "" for date in scene.dates if date["start"] > first.end]
    start, _, end = (dated[0] if dated else "").partition("/")
    if len(dated) == 2:
        end = dated[1]
    clubs = listed_with(scene, scene.clubs, first)
    years = {"start": start, "end": end} if end and len(clubs) == 1 else {}
    for club in clubs:
        yield _tenure(
            scene,
            person,
            Role.PLAYER,
            club.entity,
            said.span("verb"),
            {"tense": Tense.PAST.value, "acting": False, **years},
        )


def _tenure(
    scene: Scene,
    person: int,
    role: Role,
    club: int,
    trigger: tuple[int, int],
    attributes: dict[str, object],
) -> Claim:
    return Claim(
        RelationType.ROLE_TENURE,
        {"person": person, "role": role.value, "club": club},
        _STANCE,
        scene,
        [trigger],
        attributes,
        score=0.8,
    )


def _paper(story: Story, scene: Scene, person: int) -> Iterator[Claim]:
    match = _PAPER.match(scene.text, scene.start, scene.end)
    if match is None or not scene.dates or scene.dates[0]["start"] > match.end() + 3:
        return
    known = story.memory.clubs.get(person)
    named = [club.entity for club in scene.clubs]
    club = named[0] if named else known[0] if known else story.memory.focus
    if club is None:
        return
    yield Claim(
        RelationType.CONTRACT,
        {"person": person, "club": club},
        _STANCE,
        scene,
        [(match.start(), match.start() + len(match.group().split(":")[0]))],
        {"event": ContractEvent.EXPIRES.value, "until": scene.dates[0]["edtf"]},
        score=0.75,
    )
