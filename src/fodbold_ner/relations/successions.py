"""`succession`: who follows whom in a job."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from fodbold_ner.ontology import STAFF_ROLES, Label, RelationType, Role, Tense
from fodbold_ner.relations.appointments import appointment
from fodbold_ner.relations.arguments import club_at, only_speaks, person_for
from fodbold_ner.relations.claims import Claim, affirmed
from fodbold_ner.relations.cues import stance_at
from fodbold_ner.relations.job_words import FOLLOWED_BY, FOLLOWS, SUCCESSION
from fodbold_ner.relations.scene import GENITIVE_END, Ref, Scene
from fodbold_ner.relations.story import Phrases, Story
from fodbold_ner.relations.times import time_near
from fodbold_ner.relations.triggers import Trigger, find

__all__ = ["extract_successions", "succeed"]


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
            pair = _pair_of_candidate(scene, trigger) or _pair(scene, trigger)
            if pair is None:
                continue
            successor, predecessor = pair
            if trigger.row is FOLLOWED_BY:
                successor, predecessor = predecessor, successor
            claim = _succession(story, scene, phrases, trigger, successor, predecessor)
            yield claim
            yield from _takes_over(scene, phrases, trigger, claim)
        yield from _by_noun(story, scene, phrases)
        yield from _by_forerunner(story, scene, phrases)
        yield from _by_definite_noun(story, scene, phrases)


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
        owner = _owner(scene, match.start())
        if owner is None:
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


def _owner(scene: Scene, noun: int) -> Ref | None:
    """Return whose the noun is: `Holms afløser`, `som hans afløser`."""
    owner = next(scene.before(scene.people, noun), None)
    if owner is not None and re.fullmatch(
        r"(?:s|'s|’s|'|’)\s+(?:\w+\s+)?", scene.text[owner.end : noun]
    ):
        return owner
    his = re.search(r"\b(?:hans|hendes)\s+(?:\w+\s+)?$", scene.text[scene.start : noun])
    if his is None:
        return None
    start = scene.start + his.start()
    ahead = next(scene.before(scene.people, start), None)
    entity = ahead.entity if ahead is not None else scene.topic
    return None if entity is None else Ref(start, noun, entity, Label.PERSON)


_THE_NEXT = re.compile(
    r"(?<!\w)(?:Afløseren|Efterfølgeren|Arvtageren)(?:,| hedder| bliver| er|:)\s+(?:\w+træner\s+)?"
)


def _by_definite_noun(story: Story, scene: Scene, phrases: Phrases) -> Iterator[Claim]:
    """`Afløseren, X, …` follows the person whom the sentences before are about."""
    match = _THE_NEXT.search(scene.text, scene.start, scene.end)
    successor = next((ref for ref in scene.people if match and ref.start == match.end()), None)
    if match is None or successor is None or scene.topic in (None, successor.entity):
        return
    assert scene.topic is not None
    predecessor = Ref(match.start(), match.start(), scene.topic, Label.PERSON)
    word = (
        match.start(),
        match.start() + len(match.group().split(",")[0].split(" ")[0].rstrip(":")),
    )
    trigger = Trigger(*word, FOLLOWS, (word,))
    yield _succession(story, scene, phrases, trigger, successor, predecessor)


_FORERUNNER = re.compile(
    r"(?:s|'s|’s|'|’)\s+(?:\w+\s+)?(?:forgænger|forgængeren),?\s+$", re.IGNORECASE
)


def _by_forerunner(story: Story, scene: Scene, phrases: Phrases) -> Iterator[Claim]:
    """`Tingskovs forgænger, Ibholt`: the owner of the noun follows whom it names."""
    for successor, predecessor in pairwise(scene.people):
        if _FORERUNNER.fullmatch(scene.text, successor.end, predecessor.start):
            word = scene.text.index("forgænger", successor.end)
            trigger = Trigger(word, word + 9, FOLLOWS, ((word, word + 9),))
            yield _succession(story, scene, phrases, trigger, successor, predecessor)


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


_CANDIDATE = re.compile(
    r"(?:som |til at |mulig |oplagt )?(?:afløser|arvtager|erstatning|erstatter|"
    r"efterfølger)(?:en)? (?:for|til|efter)|"
    r"afløse|efterfølge|erstatte",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"\b(?:hedder|er|bliver|blev|nævnes|nævner|cirkulerer|spås|kan blive|kunne blive|peges|ansatte|"
    r"hentede|henter|har|ansætter|præsenterede)\b"
)
_TO = re.compile(r"\b(?:til|for) at $")


def _pair_of_candidate(scene: Scene, trigger: Trigger) -> tuple[Ref, Ref] | None:
    """`Som afløser for X nævnes Y`, `favoritten til at afløse X hedder Y`: the name comes last."""
    if not _CANDIDATE.fullmatch(scene.text, trigger.start, trigger.end):
        return None
    verb = " " not in scene.text[trigger.start : trigger.end]
    if verb and not _TO.search(scene.text, scene.start, trigger.start):
        return None
    ahead = [
        ref
        for ref in scene.people
        if ref.end <= trigger.start and not scene.clauses_between(ref.start, trigger.start)
    ]
    behind = list(scene.after(scene.people, trigger.end))
    if ahead or len(behind) < 2 or behind[0].start - trigger.end > 40:
        return None
    predecessor = behind[0]
    successor = next((ref for ref in behind if ref.entity != predecessor.entity), None)
    if successor is None or not _NAMES.search(scene.text, predecessor.end, successor.start):
        return None
    return successor, predecessor


def _pair(scene: Scene, trigger: Trigger) -> tuple[Ref, Ref] | None:
    """Return the people before and behind a trigger; in an inverted clause both stand behind."""
    behind = [
        ref
        for ref in scene.after(scene.people, trigger.end)
        if not only_speaks(scene, ref, trigger.start, trigger.end)
        and ref.start - trigger.end < 90
        and scene.clauses_between(trigger.end, ref.start) <= 1
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


_AFTER = re.compile(r"\befter\s+(?:(?:den\s+)?(?:[\w-]+\s+){0,3})?$")


def succeed(story: Story, claims: Iterable[Claim]) -> list[Claim]:
    """Return who follows whom where one is given a job, or named for it, `efter` somebody.

    Args:
        story: The article.
        claims: Its claims; appointments, interest in somebody for a job and acting tenures count.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> from fodbold_ner.relations.appointments import extract_appointments
        >>> from fodbold_ner.relations.story import read_story
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("Kim Aagesen bliver ny cheftræner i AGF efter Ole Brix.")
        >>> story = read_story(doc.text, data_of(doc))
        >>> [claim.type.value for claim in succeed(story, extract_appointments(story))]
        ['succession']
    """
    said = list(claims)
    known = {
        (c.arguments["successor"], c.arguments["predecessor"])
        for c in said
        if c.type is RelationType.SUCCESSION
    }
    found = []
    for claim in said:
        role = claim.arguments.get("role")
        acting = claim.type is RelationType.ROLE_TENURE and claim.attributes.get("acting")
        courted = claim.type is RelationType.INTEREST and role is not None
        if not (claim.type is RelationType.APPOINTMENT or acting or courted) or not affirmed(
            claim.stance
        ):
            continue
        scene, person = claim.scene, claim.arguments["person"]
        for ref in scene.people:
            pair = (person, ref.entity)
            if ref.entity == person or pair in known or ref.mention is None:
                continue
            lead = scene.text[max(scene.start, ref.start - 40) : ref.start]
            if not _AFTER.search(lead) or GENITIVE_END.match(scene.text, ref.end):
                continue
            if scene.clauses_between(claim.triggers[0][0], ref.start):
                continue
            known.add(pair)
            word = scene.text.rfind("efter", scene.start, ref.start)
            job = Role.HEAD_COACH.value if role == Role.CARETAKER_COACH.value else role
            found.append(
                Claim(
                    RelationType.SUCCESSION,
                    {
                        "successor": person,
                        "predecessor": ref.entity,
                        "role": job,
                        "club": claim.arguments["club"],
                    },
                    claim.stance,
                    scene,
                    [(word, word + 5)],
                    score=0.75,
                )
            )
    return found
