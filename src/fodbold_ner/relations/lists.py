"""Lists of candidates: a line that announces them, then a paragraph each.

`Her er tre mulige arvtagere efter Holm:` makes each `Navn: …` below it a candidate, although no
word in that paragraph says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fodbold_ner.ontology import Certainty, Direction, Polarity, RelationType
from fodbold_ner.relations.claims import Claim
from fodbold_ner.relations.cues import Stance
from fodbold_ner.relations.scene import Ref, Scene
from fodbold_ner.relations.story import Story

__all__ = ["extract_listed"]

_ANNOUNCES = re.compile(
    r"\b(?:kandidat\w*|emne(?:r|rne)?|arvtager\w*|afløser\w*|efterfølger\w*|navne(?:ne)?|"
    r"bud på|muligheder)\b",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"[\s\d.)•*·>–-]*(?:\w+træner(?:en)?\s+)?")
_BEHIND_NAME = re.compile(r"\s*(?:[:,(–-]|\.$)")
_STANCE = Stance(Certainty.SPECULATED, Polarity.AFFIRMED, None, ())


def extract_listed(story: Story) -> Iterator[Claim]:
    """Yield interest in each listed candidate, and succession where the list says after whom."""
    announced: Scene | None = None
    for scene, _ in story.scenes:
        if scene.sentence.rstrip().endswith(":") and _ANNOUNCES.search(scene.sentence):
            announced = scene
            continue
        if announced is None or not scene.opens_paragraph:
            continue
        item = _item(scene)
        if item is None:
            announced = None
            continue
        yield from _claims(story, announced, item)


def _item(scene: Scene) -> Ref | None:
    for person in scene.people[:1]:
        if _BEFORE_NAME.fullmatch(scene.text, scene.start, person.start) and _BEHIND_NAME.match(
            scene.text, person.end
        ):
            return person
    return None


def _claims(story: Story, announced: Scene, item: Ref) -> Iterator[Claim]:
    club = announced.clubs[0].entity if announced.clubs else story.memory.focus
    if club is None or club in story.anonymous:
        return
    job = story.memory.job.value if story.memory.job else None
    trigger = _ANNOUNCES.search(announced.text, announced.start, announced.end)
    span = [trigger.span()] if trigger else []
    yield Claim(
        RelationType.INTEREST,
        {"person": item.entity, "club": club, "role": job},
        _STANCE,
        announced,
        span,
        {"direction": Direction.CLUB_IN_PERSON.value},
        score=0.7,
    )
    if announced.people and announced.people[-1].entity != item.entity:
        yield Claim(
            RelationType.SUCCESSION,
            {
                "successor": item.entity,
                "predecessor": announced.people[-1].entity,
                "role": job,
                "club": club,
            },
            _STANCE,
            announced,
            span,
            score=0.7,
        )
