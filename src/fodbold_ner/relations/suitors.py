"""Which clubs want a person, and which are the person's own."""

from __future__ import annotations

import re

from fodbold_ner.ontology import Direction
from fodbold_ner.relations.arguments import club_at, has_unread_subject, preposition_before
from fodbold_ner.relations.enumerations import is_opponent, listed_with
from fodbold_ner.relations.player_words import BIDS, CONSIDERS, COURTS, GIVES_UP, NAMED
from fodbold_ner.relations.scene import Ref, Scene
from fodbold_ner.relations.story import Phrases, Story
from fodbold_ner.relations.triggers import Trigger

__all__ = ["own_clubs", "suitors"]

_CALLS = re.compile(r"ring|spurgt|spørg|mødt|møde|kontakt|samtale|henvend|fat i", re.IGNORECASE)
"""Words of contact that are about a club's wish only where the sentence names the club."""
_GENITIVE = re.compile(r"(?:s|'s|’s|'|’)(?!\w)")


def own_clubs(story: Story, phrases: Phrases, person: int) -> set[int]:
    """Return where a person works, as the article and the sentence say.

    Args:
        story: The article.
        phrases: The role phrases of the sentence.
        person: Index of the person.
    """
    own = set(story.memory.clubs.get(person, []))
    return own | {
        phrase.club.entity
        for phrase in phrases
        if phrase.person is not None and phrase.person.entity == person and phrase.club is not None
    }


def suitors(
    story: Story, scene: Scene, phrases: Phrases, trigger: Trigger, own: set[int]
) -> list[int]:
    """Return the clubs that want the person: never his own, several where they are listed.

    Args:
        story: The article.
        scene: The sentence.
        phrases: Its role phrases.
        trigger: The words of interest.
        own: The person's own clubs.
    """
    if trigger.row in (NAMED, CONSIDERS):
        first = _wishing(scene, phrases, trigger, own)
    else:
        first = club_at(
            scene,
            trigger.start,
            trigger.end,
            but=own,
            side="before" if trigger.row is GIVES_UP else None,
        )
    if trigger.row in (BIDS, COURTS):
        # `nej til et bud fra Heerenveen`: who bids stands behind `fra`.
        first = next(
            (
                ref
                for ref in scene.clubs
                if preposition_before(scene, ref, ("fra",))
                and ref.start > trigger.start
                and ref.entity not in own
            ),
            first,
        )
    calls = trigger.row is COURTS and _CALLS.search(scene.text, trigger.start, trigger.end)
    if calls and first is not None and scene.clauses_between(first.start, trigger.start) > 1:
        return []
    if first is None:
        focus = story.memory.focus
        says_club = trigger.row.tells is Direction.PERSON_IN_CLUB or trigger.row is GIVES_UP
        is_open = trigger.row not in (NAMED, CONSIDERS) or story.job_is_open
        unread = has_unread_subject(scene, trigger.start)
        usable = focus not in own and not (says_club or unread or calls) and is_open
        return [focus] if usable and focus is not None else []
    listed = listed_with(scene, scene.clubs, first)
    return list(dict.fromkeys(club.entity for club in listed if club.entity not in own))


def _wishing(scene: Scene, phrases: Phrases, trigger: Trigger, own: set[int]) -> Ref | None:
    """Return the club whose candidate one is: that of the job, one behind a preposition, an owner.

    A club in another clause is where the candidate has been, or plays next.
    """
    for phrase in phrases:
        if phrase.club is not None and phrase.person is None and phrase.club.entity not in own:
            return phrase.club
    near = [
        ref
        for ref in scene.clubs
        if ref.entity not in own
        and not is_opponent(scene, ref)
        and scene.clauses_between(ref.start, trigger.start) == 0
    ]
    for ref in near:
        if ref.start >= trigger.end and preposition_before(
            scene, ref, ("til", "i", "hos", "for", "af", "med", "fra", "på")
        ):
            return ref
    for ref in near:
        if _GENITIVE.match(scene.text, ref.end) or ref.end <= trigger.start:
            return ref
    return near[0] if near else None
