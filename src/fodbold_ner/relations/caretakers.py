"""Tenures for the time being: who looks after a job until somebody is found for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fodbold_ner.ontology import COACH_ROLES, STAFF_ROLES, RelationType, Role, Tense
from fodbold_ner.relations.arguments import club_at, person_for
from fodbold_ner.relations.claims import Claim
from fodbold_ner.relations.cues import stance_at
from fodbold_ner.relations.scene import Scene
from fodbold_ner.relations.story import Story

__all__ = ["extract_caretakers"]

_CLUB_COACHES = COACH_ROLES - {Role.NATIONAL_COACH}
_LOOKS_AFTER = re.compile(
    r"(?<!\w)(?:overtager|overtog|tager over|tog over|træder til|trådte til|styrer|leder|"
    r"står i spidsen|står med \w*ansvaret|har (?:\w+ )?(?:haft )?(?:\w*ansvaret|roret|tøjlerne)|"
    r"får (?:\w*ansvaret|roret)|fået (?:\w*ansvaret|roret)|passer (?:\w+ )?(?:jobbet|butikken|"
    r"holdet)|"
    r"fungerer|vikarierer|konstitueret|konstitueres|afløser)(?!\w)",
    re.IGNORECASE,
)
_MEANWHILE = re.compile(
    r"\b(?:midlertidigt?e?|indtil videre|foreløbigt?|i mellemtiden|vikar\w*|interim\w*|"
    r"i en overgangsperiode|indtil (?:en |der |klubben )|konstituere\w*)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:frem til|indtil|resten af|sæsonen ud)\b", re.IGNORECASE)


def extract_caretakers(story: Story) -> Iterator[Claim]:
    """Yield the acting tenures of people who look after a job of the club's.

    One who steps in for a head coach is `caretaker_coach`; of other jobs the code stays.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> from fodbold_ner.relations.story import read_story
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("Assistent Ole Brix overtager midlertidigt holdet i AGF.")
        >>> [c.arguments["role"] for c in extract_caretakers(read_story(doc.text, data_of(doc)))]
        ['caretaker_coach']
    """
    for scene, phrases in story.scenes:
        for match in _LOOKS_AFTER.finditer(scene.text, scene.start, scene.end):
            clause = scene.clause(match.start())
            meanwhile = _MEANWHILE.search(scene.text, *clause) is not None
            person = person_for(scene, *match.span(), side="before")
            if person is None or scene.clauses_between(person.start, match.start()) > 1:
                continue
            own = story.memory.roles.get(person.entity, [])
            inside = any(role in STAFF_ROLES for role in own)
            if not meanwhile and not (inside and _UNTIL.search(scene.text, *clause)):
                continue
            named = [
                p.role.role for p in phrases if p.person is None and p.role.role in STAFF_ROLES
            ]
            role = _job_looked_after(story, own, named)
            if role is None:
                continue
            club = _club(story, scene, match.span(), person.entity)
            if club is None:
                continue
            yield Claim(
                RelationType.ROLE_TENURE,
                {"person": person.entity, "role": role.value, "club": club},
                stance_at(scene, *match.span()),
                scene,
                [match.span()],
                {"tense": Tense.CURRENT.value, "acting": True},
                score=0.75,
            )
            break


def _job_looked_after(story: Story, own: list[Role], named: list[Role]) -> Role | None:
    jobs = [role for role in named if role not in own] or (
        [story.memory.job] if story.memory.job is not None else []
    )
    if any(role in _CLUB_COACHES for role in own) and (not jobs or jobs[0] in _CLUB_COACHES):
        return Role.CARETAKER_COACH
    if not jobs:
        return None
    return Role.CARETAKER_COACH if jobs[0] in _CLUB_COACHES else jobs[0]


def _club(story: Story, scene: Scene, span: tuple[int, int], person: int) -> int | None:
    known = story.memory.clubs.get(person)
    if known:
        return known[0]
    beside = club_at(scene, *span)
    return beside.entity if beside is not None else story.memory.focus
