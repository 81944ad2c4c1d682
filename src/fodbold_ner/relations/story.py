"""An article as the extractors read it: its sentences, their role phrases, and its memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from fodbold_ner.doc_data import DocData
from fodbold_ner.ontology import STAFF_ROLES, Label, Role
from fodbold_ner.relations.memory import Memory, remember
from fodbold_ner.relations.role_phrases import RolePhrase, Time, read_role_phrases
from fodbold_ner.relations.scene import Ref, Scene
from fodbold_ner.relations.scene_building import build_scenes
from fodbold_ner.relations.stand_ins import add_own_clubs, holders_by_word

__all__ = ["Phrases", "Story", "read_story"]

Phrases = tuple[RolePhrase, ...]


_FIRST_MONTHS = {"21": "03", "22": "06", "23": "09", "24": "12"}
"""The month in which a season of EDTF begins."""


@dataclass(frozen=True)
class Story:
    """The sentences that may carry relations, each with its role phrases.

    Args:
        scenes: Pairs of a sentence and its role phrases, in text order; questions are left out.
        memory: What the article says as a whole.
        anonymous: Entities that stay unnamed.
        published: The date of publication in ISO form, where it is known.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("AGF har fyret cheftræner Ole Brix. Hvem afløser ham?")
        >>> story = read_story(doc.text, data_of(doc))
        >>> [scene.sentence for scene, _ in story.scenes], story.memory.roles[1][0].value
        (['AGF har fyret cheftræner Ole Brix.'], 'head_coach')
    """

    scenes: tuple[tuple[Scene, Phrases], ...]
    memory: Memory
    anonymous: frozenset[int]
    published: str | None

    def staff_role_in(self, phrases: Phrases, person: int) -> Role | None:
        """Return a staff role for a person, None where only a player's is known.

        Args:
            phrases: The role phrases of a sentence.
            person: Index of the entity.

        Example:
            >>> memory = Memory(roles={1: [Role.PLAYER, Role.SCOUT], 2: [Role.PLAYER]})
            >>> story = Story((), memory, frozenset(), None)
            >>> story.staff_role_in((), 1).value, story.staff_role_in((), 2)
            ('scout', None)
        """
        for phrase in phrases:
            if (
                phrase.person is not None
                and phrase.person.entity == person
                and (phrase.role.role in STAFF_ROLES)
            ):
                return phrase.role.role
        return next((r for r in self.memory.roles.get(person, []) if r in STAFF_ROLES), None)

    @cached_property
    def job_is_open(self) -> bool:
        """Whether the article speaks of its job as one to be filled: `en ny cheftræner`.

        Example:
            >>> import spacy
            >>> from fodbold_ner.extensions import data_of
            >>> nlp = spacy.blank("da")
            >>> component = nlp.add_pipe("fodbold")
            >>> doc = nlp("AGF leder efter en ny cheftræner.")
            >>> read_story(doc.text, data_of(doc)).job_is_open
            True
        """
        return any(
            phrase.role.role is self.memory.job
            and phrase.person is None
            and (phrase.wanted or phrase.time is Time.NEW)
            for _, phrases in self.scenes
            for phrase in phrases
        )

    def is_to_come(self, edtf: str) -> bool:
        """Return whether a date lies behind the day of publication, as far as both are known.

        Args:
            edtf: The date, in EDTF.

        Example:
            >>> story = Story((), Memory(), frozenset(), "2025-11-03")
            >>> story.is_to_come("2026-01"), story.is_to_come("2025-10")
            (True, False)
        """
        first = edtf.split("/")[0].rstrip("~?%")
        if self.published is None or not first:
            return True
        if first[5:7] in _FIRST_MONTHS:
            first = first[:5] + _FIRST_MONTHS[first[5:7]]
        today = self.published[: len(first)]
        return first > today or first == today != first

    def holder_in(self, phrases: Phrases) -> list[Ref]:
        """Return references to people by their role alone: `Viborg-træneren`, `cheftræneren`.

        Args:
            phrases: The role phrases of a sentence.

        Returns:
            A reference at each role word whose one holder the article tells.

        Example:
            >>> import spacy
            >>> from fodbold_ner.extensions import data_of
            >>> nlp = spacy.blank("da")
            >>> component = nlp.add_pipe("fodbold")
            >>> doc = nlp("Ole Brix er cheftræner i AGF. AGF har fyret cheftræneren.")
            >>> story = read_story(doc.text, data_of(doc))
            >>> [(ref.start, ref.entity) for ref in story.holder_in(story.scenes[1][1])]
            [(44, 0)]
        """
        found = []
        for phrase in phrases:
            if phrase.person is not None or phrase.wanted:
                continue
            club = phrase.club.entity if phrase.club is not None else self.memory.focus
            person = self.memory.holder(phrase.role.role, club)
            if person is not None:
                role = phrase.role
                found.append(Ref(role.start, role.end, person, Label.PERSON))
        return found


_VAGUE = ("boss", "chef", "bossen", "chefen")


def _settled(text: str, phrase: RolePhrase, memory: Memory, data: DocData) -> RolePhrase:
    """Give a vague title (`boss`) the role that the article gives its person.

    Without a person beside it, that is the job of the one member of staff the article is about.
    """
    role = phrase.role
    if text[role.start : role.end].lower() not in _VAGUE:
        return phrase
    person = phrase.person.entity if phrase.person is not None else memory.lead
    known = [] if person is None else [r for r in memory.roles.get(person, []) if r in STAFF_ROLES]
    code = next((other for other in known if other is not Role.OTHER), None)
    if code is None:
        return phrase
    for mention in data["mentions"]:
        if mention["start"] == role.start:
            mention["role"] = code.value
    return replace(phrase, role=replace(role, role=code))


def _refer_by_role(scene: Scene, phrases: Phrases) -> None:
    """Add references to people by their role alone: `den tidligere AaB-forsvarer`."""
    by_role = [
        phrase.person
        for phrase in phrases
        if phrase.person is not None
        and phrase.person.start == phrase.role.start
        and not any(ref.start == phrase.role.start for ref in scene.people)
    ]
    scene.people = sorted([*scene.people, *by_role], key=lambda ref: ref.start)


def _read(
    text: str,
    data: DocData,
    *,
    by_role: Mapping[int, Ref] | None = None,
    known: Memory | None = None,
) -> tuple[list[Scene], list[Phrases], Memory]:
    """Read sentences, role phrases and memory, with what a first reading told, if any."""
    built = build_scenes(text, data, by_role=by_role or {})
    scenes = [scene for scene in built if not scene.is_question]
    if known is not None:
        add_own_clubs(scenes, known)
    phrases = [tuple(read_role_phrases(scene)) for scene in scenes]
    for scene, found in zip(scenes, phrases, strict=True):
        _refer_by_role(scene, found)
    return scenes, phrases, remember(scenes, phrases)


def read_story(text: str, data: DocData) -> Story:
    """Read an article's sentences and what it says as a whole.

    A role mention that is only `boss` or `chef` is given its role in the data.

    Args:
        text: The text that the data's offsets refer to, that of the Doc.
        data: Its zones, mentions and entities.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("AGF har fyret cheftræner Ole Brix.")
        >>> read_story(doc.text, data_of(doc)).memory.focus
        0
    """
    scenes, phrases, memory = _read(text, data)
    by_role = holders_by_word(scenes, phrases, memory)
    if by_role or any(scene.speaker is not None for scene in scenes):
        scenes, phrases, memory = _read(text, data, by_role=by_role, known=memory)
    phrases = [tuple(_settled(text, phrase, memory, data) for phrase in found) for found in phrases]
    anonymous = frozenset(
        number for number, entity in enumerate(data["entities"]) if entity["name"] is None
    )
    pairs = tuple(zip(scenes, phrases, strict=True))
    return Story(pairs, memory, anonymous, data["published"])
