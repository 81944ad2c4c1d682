"""`vacancy`: jobs that a club looks to fill."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fodbold_ner.ontology import STAFF_ROLES, RelationType, Role
from fodbold_ner.relations.arguments import club_at, has_unread_subject
from fodbold_ner.relations.claims import Claim
from fodbold_ner.relations.cues import stance_at
from fodbold_ner.relations.job_words import VACANCY
from fodbold_ner.relations.role_phrases import RolePhrase
from fodbold_ner.relations.scene import Scene
from fodbold_ner.relations.story import Story
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
            open_roles = [
                phrase
                for phrase in phrases
                if phrase.person is None
                and phrase.role.role in STAFF_ROLES
                and scene.clauses_between(phrase.role.start, trigger.start) == 0
                and (
                    -40 <= phrase.role.start - trigger.end <= 45
                    or 0 <= trigger.start - phrase.role.end <= 25
                )
            ]
            role = (
                open_roles[0].role.role if open_roles else _successor_sought(story, scene, trigger)
            )
            if role is None:
                continue
            club = _vacant_club(story, scene, open_roles, trigger)
            if club is None:
                continue
            stance = stance_at(scene, trigger.start, trigger.end)
            yield Claim(
                RelationType.VACANCY,
                {"role": role.value, "club": club},
                stance,
                scene,
                list(trigger.spans),
                {"since": _since(scene, trigger)},
                score=0.78,
            )


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
        role = next((r for r in story.memory.roles.get(owner.entity, []) if r in STAFF_ROLES), None)
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
