"""Lists of candidates: a line that announces them, then a paragraph each.

`Her er tre mulige arvtagere efter Holm:` makes each `Navn: …` below it a candidate, although no
word in that paragraph says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fodbold_ner.ontology import Certainty, Direction, Polarity, RelationType, ZoneKind
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
_SEVERAL = re.compile(
    r"\b(?:to|tre|fire|fem|seks|syv|otte|ni|ti|\d+|kandidaterne|navnene|emnerne)\b", re.IGNORECASE
)
_LABEL = re.compile(r"[\d.)•*·–-]*\s*[A-ZÆØÅ][^:.!?\n]{2,30}:\s+")
_STANCE = Stance(Certainty.SPECULATED, Polarity.AFFIRMED, None, ())


def extract_listed(story: Story) -> Iterator[Claim]:
    r"""Yield interest in each listed candidate, and succession where the list says after whom.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> from fodbold_ner.relations.story import read_story
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("Kandidater\n\nHer er AGF's kandidater:\n\nKim Aagesen: Er ledig nu.")
        >>> claims = extract_listed(read_story(doc.text, data_of(doc)))
        >>> [(claim.type.value, claim.stance.certainty.value) for claim in claims]
        [('interest', 'speculated')]
    """
    announced: Scene | None = None
    headline: Scene | None = None
    for scene, _ in story.scenes:
        announces = _ANNOUNCES.search(scene.sentence) is not None
        if announces and scene.zone is ZoneKind.HEADLINE and _SEVERAL.search(scene.sentence):
            headline = scene
        if announces and scene.sentence.rstrip().endswith(":"):
            announced = scene
        elif headline is not None and (labelled := _labelled_item(scene)) is not None:
            yield from _claims(story, headline, labelled)
        elif announced is not None and scene.opens_paragraph:
            item = _item(scene)
            if item is None:
                announced = None
            else:
                yield from _claims(story, announced, item)


def _labelled_item(scene: Scene) -> Ref | None:
    """Return the name that a line gives to a label: `Den oplagte: Kim Aagesen`."""
    if not scene.people or not scene.opens_paragraph:
        return None
    last = scene.people[-1]
    line = scene.text.find("\n", last.end)
    ends = scene.text[last.end : line if line != -1 else len(scene.text)].strip() == ""
    label = _LABEL.fullmatch(scene.text, scene.start, last.start)
    return last if ends and label is not None else None


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
