"""`succession`: who follows whom in a job."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fodbold_ner.ontology import STAFF_ROLES, RelationType, Role, Tense
from fodbold_ner.relations.appointments import appointment
from fodbold_ner.relations.arguments import club_at, person_for, time_near
from fodbold_ner.relations.claims import Claim
from fodbold_ner.relations.cues import stance_at
from fodbold_ner.relations.job_words import FOLLOWED_BY, FOLLOWS, SUCCESSION
from fodbold_ner.relations.scene import Ref, Scene
from fodbold_ner.relations.story import Phrases, Story
from fodbold_ner.relations.triggers import Trigger, find

__all__ = ["extract_successions"]


def extract_successions(story: Story) -> Iterator[Claim]:
    """Yield who follows whom: the subject follows the object, the other way in the passive.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> from fodbold_ner.relations.story import read_story
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("Kim Aagesen afløser Ole Brix i AGF.")
        >>> [claim.arguments for claim in extract_successions(read_story(doc.text, data_of(doc)))]
        [{'successor': 0, 'predecessor': 1, 'role': None, 'club': 2}]
    """
    for scene, phrases in story.scenes:
        if _ON_THE_PITCH.search(scene.sentence):
            continue
        for trigger in find(scene, SUCCESSION):
            pair = _pair(scene, trigger)
            if pair is None:
                continue
            successor, predecessor = pair
            if trigger.row is FOLLOWED_BY:
                successor, predecessor = predecessor, successor
            claim = _succession(story, scene, phrases, trigger, successor, predecessor)
            yield claim
            yield from _takes_over(scene, phrases, trigger, claim)
        yield from _by_noun(story, scene, phrases)


_ON_THE_PITCH = re.compile(
    r"startopstilling|indskift|\bpausen\b|minut|karantæne|på bænken|i målet|på banen|skadet|"
    r"skade\b",
    re.IGNORECASE,
)
"""What tells that one player stands in for another in a match, which hands on no job."""
_NOUN = re.compile(
    r"(?<!\w)(?:afløser(?:en)?|efterfølger(?:en)?|arvtager(?:en)?|erstatning(?:en)?|"
    r"erstatter(?:en)?)(?!\w)",
    re.IGNORECASE,
)


def _by_noun(story: Story, scene: Scene, phrases: Phrases) -> Iterator[Claim]:
    """`X nævnes som Ys afløser`, `Ys efterfølger bliver X`: the owner of the noun is followed."""
    for match in _NOUN.finditer(scene.text, scene.start, scene.end):
        owner = next(scene.before(scene.people, match.start()), None)
        if owner is None or not re.fullmatch(
            r"(?:s|'s|’s|'|’)\s+(?:\w+\s+)?", scene.text[owner.end : match.start()]
        ):
            continue
        ahead = next(
            (ref for ref in scene.before(scene.people, owner.start) if ref.entity != owner.entity),
            None,
        )
        behind = next(
            (ref for ref in scene.after(scene.people, match.end()) if ref.entity != owner.entity),
            None,
        )
        says = re.compile(r"[\s,:]*(?:(?:er|bliver|hedder|kan blive|bør være)\s+)?(?:\w+\s+){0,3}")
        if behind is not None and says.fullmatch(scene.text[match.end() : behind.start]):
            successor = behind
        elif ahead is not None and scene.clauses_between(ahead.start, match.start()) == 0:
            successor = ahead
        else:
            continue
        trigger = Trigger(*match.span(), FOLLOWS, (match.span(),))
        yield _succession(story, scene, phrases, trigger, successor, owner)


def _takes_over(scene: Scene, phrases: Phrases, trigger: Trigger, claim: Claim) -> Iterator[Claim]:
    """`X afløser Y som cheftræner` gives X the job as well, for the time being if it says so."""
    club, role = claim.arguments["club"], claim.arguments["role"]
    as_job = re.search(
        r"\bsom\s+(?:\w+\s+){0,2}$",
        "".join(
            scene.text[trigger.end : phrase.role.start]
            for phrase in phrases
            if phrase.role.start > trigger.end and phrase.role.role.value == role
        ),
    )
    if club is None or not as_job or Role(role) not in STAFF_ROLES:
        return
    person = claim.arguments["successor"]
    yield appointment(scene, person, Role(role), club, claim.stance, claim.triggers)
    if re.search(r"\b(?:midlertidigt?|indtil videre|foreløbig\w*|konstitueret)\b", scene.sentence):
        yield Claim(
            RelationType.ROLE_TENURE,
            {"person": person, "role": role, "club": club},
            claim.stance,
            scene,
            claim.triggers,
            {"tense": Tense.CURRENT.value, "acting": True},
            score=0.78,
        )


def _pair(scene: Scene, trigger: Trigger) -> tuple[Ref, Ref] | None:
    """Return the people before and behind a trigger; in an inverted clause both stand behind."""
    behind = [
        ref
        for ref in scene.after(scene.people, trigger.end)
        if ref.start - trigger.end < 90 and scene.clauses_between(trigger.end, ref.start) <= 1
    ]
    ahead = person_for(scene, trigger.start, trigger.start, side="before")
    if ahead is not None and ahead.end <= trigger.start:
        others = [ref for ref in behind if ref.entity != ahead.entity]
        return (ahead, others[0]) if others else None
    if len(behind) > 1 and behind[0].entity != behind[1].entity:
        return behind[0], behind[1]
    return None


def _succession(
    story: Story, scene: Scene, phrases: Phrases, trigger: Trigger, successor: Ref, predecessor: Ref
) -> Claim:
    role = (
        next(
            (p.role.role for p in phrases if p.person is None and p.role.role in STAFF_ROLES), None
        )
        or next((p.role.role for p in phrases if p.role.role is Role.CAPTAIN), None)
        or story.staff_role_in(phrases, predecessor.entity)
        or (None if story.memory.is_player(predecessor.entity) else story.memory.job)
        or story.staff_role_in(phrases, successor.entity)
    )
    beside = club_at(scene, trigger.start, trigger.end)
    known = story.memory.clubs.get(predecessor.entity)
    club = beside.entity if beside is not None else known[0] if known else story.memory.focus
    stance = stance_at(scene, trigger.start, trigger.end)
    return Claim(
        RelationType.SUCCESSION,
        {
            "successor": successor.entity,
            "predecessor": predecessor.entity,
            "role": role.value if role else None,
            "club": club,
        },
        stance,
        scene,
        list(trigger.spans),
        time=time_near(scene, trigger.start, trigger.end),
        score=0.85,
    )
