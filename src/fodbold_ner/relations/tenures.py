"""`role_tenure`: who holds, held or will hold a job where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from fodbold_ner.ontology import PLAYER_ROLES, Certainty, Label, RelationType, Role, Tense
from fodbold_ner.relations.claims import Claim
from fodbold_ner.relations.cues import Stance, stance_at
from fodbold_ner.relations.enumerations import is_opponent
from fodbold_ner.relations.role_phrases import RolePhrase, Time, coordinated
from fodbold_ner.relations.scene import Scene
from fodbold_ner.relations.story import Phrases, Story

__all__ = ["extract_tenures"]

_TENSE = {
    Time.PAST: Tense.PAST,
    Time.NOW: Tense.CURRENT,
    Time.NEW: Tense.CURRENT,
    Time.FUTURE: Tense.FUTURE,
}
_PLAYED = re.compile(
    r"(?<!\w)(?:spillede|spiller|tørner ud|er i sin \w+ sæson|(?:har|havde) (?:tidligere )?"
    r"(?:spillet|optrådt)|optrådte|(?:kampe|sæsoner?|optrædener|opgør)(?= (?:for|i) ))\s+"
    r"(?:(?:han|hun|[A-ZÆØÅ][\w-]+)\s+){0,2}(?:fra \d{4} til \d{4} )?(?:for|i)\s+"
)
_WEARS = re.compile(r"\b(?:overtager|overtog|bærer|får|fik|har|fået)\s+(?:\w+\s+){0,2}$")
_WHERE_PLAYED = re.compile(
    r",\s+hvor\s+(?:[\w.’'-]+\s+){1,3}?(?:tidligere\s+)?(?P<verb>spillede|har spillet)(?!\w)"
)
_THE_CLUB = re.compile(r"(?:den |det )?(?:[a-zæøå]+ske )?(?:[\w. -]{0,30}klub(?:ben)? )?")
_THE_SIDE = re.compile(r"(?:både\s+)?(?:(?:den |det )?[a-zæøå]+ske\s+)?(?:[\w. -]{0,30}klubben )?")
_LEADS = re.compile(
    r"(?<!\w)(?:står|stod|stået) (?:[\w.’'-]+ ){0,6}i spidsen for\s+|"
    r"(?<!\w)(?:har|har haft|havde|haft) (?:han |hun )?ansvaret (?:for|i)\s+|"
    r"(?<!\w)(?:(?:har|havde) (?:[\w’'-]+ ){0,3}trænet|trænede|trænet) (?:han |hun |også )?|"
    r"(?<!\w)(?:tid(?:en)?|fortid|stationer|tidligere) i spidsen for\s+",
    re.IGNORECASE,
)
_LED_IN_THE_PAST = re.compile(
    r"\b(?:stod|havde|haft|trænet|trænede|(?:for)?tid(?:en)?|stationer|tidligere|stået)\b",
    re.IGNORECASE,
)
_BY_TITLE, _BY_TITLE_ALONE = 0.88, 0.75


def extract_tenures(story: Story) -> Iterator[Claim]:
    """Yield the tenures that role phrases say, and those of players by a plain statement.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> from fodbold_ner.relations.story import read_story
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("AGF's tidligere cheftræner Ole Brix er glad.")
        >>> claims = extract_tenures(read_story(doc.text, data_of(doc)))
        >>> [(claim.arguments, claim.attributes["tense"]) for claim in claims]
        [({'person': 1, 'role': 'head_coach', 'club': 0}, 'past')]
    """
    for scene, phrases in story.scenes:
        for phrase in phrases:
            claim = _from_phrase(story, scene, phrases, phrase)
            if claim is None:
                continue
            yield claim
            for club in phrase.more_clubs:
                yield replace(claim, arguments={**claim.arguments, "club": club.entity})
        yield from _from_played(story, scene)
        yield from _from_lead(story, scene)
        yield from _from_where(story, scene)
        yield from _from_armband(story, scene, phrases)


def _from_phrase(story: Story, scene: Scene, phrases: Phrases, phrase: RolePhrase) -> Claim | None:
    if phrase.person is None or phrase.role.role is Role.AGENT or phrase.wanted:
        return None
    role, person = phrase.role.role, phrase.person.entity
    is_player = role in PLAYER_ROLES
    guessed = phrase.person.start == phrase.role.start
    if guessed and role not in story.memory.roles.get(person, []):
        return None
    if phrase.club is not None:
        if is_opponent(scene, phrase.club) and not phrase.title:
            return None
        club, score = phrase.club.entity, _BY_TITLE
        if role is Role.NATIONAL_COACH and phrase.club.label is not Label.NATIONAL_TEAM:
            return None
    else:
        known = story.memory.clubs.get(person)
        local = _local_club(scene, phrase, phrases) if role is not Role.NATIONAL_COACH else None
        elsewhere = local if local is not None else story.memory.place_of(role)
        focus = local if local in (known or ()) else known[0] if known else elsewhere
        # A player's tenure needs the club in the same noun phrase.
        still = phrase.title or phrase.acting or _since(scene, phrase.role.start) is not None
        if focus is None or is_player or not still or phrase.time is Time.PAST:
            return None
        club, score = focus, _BY_TITLE_ALONE
    if phrase.given or (not phrase.title and _is_appointing(scene, phrase)):
        return None
    start, end = phrase.role.start, phrase.role.end
    stance = stance_at(scene, start, end, negatable=not phrase.title)
    if phrase.title or guessed:
        stance = Stance(Certainty.ASSERTED, stance.polarity, None, ())
    span = _span(scene, phrase)
    tense, until = _TENSE[phrase.time], span.get("end")
    if tense is Tense.CURRENT and until is not None and not story.is_to_come(until):
        tense = Tense.PAST
    return Claim(
        RelationType.ROLE_TENURE,
        {"person": person, "role": role.value, "club": club},
        stance,
        scene,
        [(start, end)],
        {"tense": tense.value, "acting": phrase.acting, **span},
        score=score,
    )


def _local_club(scene: Scene, phrase: RolePhrase, others: Phrases) -> int | None:
    """Return the club that the sentence before is set at, or that a speaker's own words name.

    `Med Holm er vestjyderne færdige, oplyser sportschefen, Kim Aagesen` speaks for the one club.
    """
    beside = {
        ref.entity
        for ref in scene.clubs
        if ref.label is Label.CLUB
        and ref.mention is not None
        and not is_opponent(scene, ref)
        and not (scene.spoken and scene.is_spoken(ref.start))
        and not any(other.person is not None and other.club == ref for other in others)
    }
    if len(beside) == 1 and phrase.title:
        return beside.pop()
    if scene.local_club is not None:
        return scene.local_club
    lead = scene.text[max(scene.start, phrase.role.start - 20) : phrase.role.start]
    clubs = {ref.entity for ref in scene.clubs if ref.label is Label.CLUB}
    says = re.search(r",\s+(?:siger|oplyser|fortæller|forklarer|lyder det fra|udtaler)\s+$", lead)
    return clubs.pop() if says and len(clubs) == 1 and not scene.spoken else None


def _is_appointing(scene: Scene, phrase: RolePhrase) -> bool:
    """`X bliver (ny) cheftræner i Y` tells of an appointment, not yet of a tenure."""
    if phrase.person is None:
        return False
    between = scene.text[phrase.person.end : phrase.role.start]
    return re.search(r"\b(?:bliver|blev|tiltræder|skal|vil)\b", between) is not None


def _since(scene: Scene, offset: int) -> str | None:
    """Return since when, where the clause at an offset says `siden …`."""
    clause_start, clause_end = scene.clause(offset)
    for date in scene.dates:
        if clause_start <= date["start"] < clause_end and date["edtf"] is not None:
            lead = scene.text[max(clause_start, date["start"] - 12) : date["start"]].lower()
            if re.search(r"\bsiden\s+$", lead):
                return date["edtf"]
    return None


def _from_where(story: Story, scene: Scene) -> Iterator[Claim]:
    """`Odd, hvor Holm spillede fra 2014 til 2018`: the club stands before the clause."""
    for match in _WHERE_PLAYED.finditer(scene.text, scene.start, scene.end):
        club = next(scene.before(scene.clubs, match.start() + 1), None)
        person = next(
            (ref for ref in scene.people if match.start() < ref.start < match.end()), None
        )
        if club is None or person is None or match.start() - club.end > 1:
            continue
        if club.entity in story.anonymous:
            continue
        yield Claim(
            RelationType.ROLE_TENURE,
            {"person": person.entity, "role": Role.PLAYER.value, "club": club.entity},
            stance_at(scene, *match.span("verb"), negatable=False),
            scene,
            [match.span("verb")],
            {"tense": Tense.PAST.value, "acting": False},
            score=0.7,
        )


def _from_armband(story: Story, scene: Scene, phrases: Phrases) -> Iterator[Claim]:
    """`overtager anførerbindet i Randers FC`: who wears the armband is captain."""
    for phrase in phrases:
        role = phrase.role
        if role.role is not Role.CAPTAIN or not scene.text.startswith("bind", role.end):
            continue
        wears = _WEARS.search(scene.text, scene.start, role.start)
        person = next(scene.before(scene.people, role.start), None)
        club = next(scene.after(scene.clubs, role.end), None)
        if wears is None or person is None:
            continue
        behind = scene.text[role.end : club.start] if club is not None else ""
        named = club is not None and re.fullmatch(r"\w* (?:i|for|hos) ", behind)
        place = club.entity if club is not None and named else story.memory.club_of(person.entity)
        if place is None or place in story.anonymous:
            continue
        yield Claim(
            RelationType.ROLE_TENURE,
            {"person": person.entity, "role": role.role.value, "club": place},
            stance_at(scene, role.start, role.end),
            scene,
            [(role.start, role.end)],
            {"tense": Tense.CURRENT.value, "acting": False},
            score=0.7,
        )


def _span(scene: Scene, phrase: RolePhrase) -> dict[str, str | None]:
    """Return start and end: `siden 2022`, `fra 2018 til 2021`."""
    since = _since(scene, phrase.role.start)
    clause_start, clause_end = scene.clause(phrase.role.start)
    inside = [date for date in scene.dates if clause_start <= date["start"] < clause_end]
    for first, last in pairwise(inside):
        lead = scene.text[max(clause_start, first["start"] - 5) : first["start"]].lower()
        if lead.endswith("fra ") and scene.text[first["end"] : last["start"]] == " til ":
            return {"start": first["edtf"], "end": last["edtf"]}
    return {"start": since}


def _from_lead(story: Story, scene: Scene) -> Iterator[Claim]:
    """`står i spidsen for AGF` is a head coach's tenure, unless the article gives another job."""
    for match in _LEADS.finditer(scene.text, scene.start, scene.end):
        club = next(scene.after(scene.clubs, match.end()), None)
        person = next(scene.before(scene.people, match.end()), None)
        if club is None or person is None:
            continue
        if not _THE_SIDE.fullmatch(scene.text, match.end(), club.start):
            continue
        if scene.clauses_between(person.start, match.start()) > 1 or club.entity in story.anonymous:
            continue
        role = story.memory.role_of(person.entity) or Role.HEAD_COACH
        if role in PLAYER_ROLES or role is Role.AGENT:
            continue
        clause = scene.text[scene.clause(match.start())[0] : match.end()]
        past = _LED_IN_THE_PAST.search(match.group()) is not None and not (
            _since(scene, match.start()) is not None and re.search(r"\bhar\b", clause)
        )
        for one in (club, *coordinated(scene, club)):
            yield Claim(
                RelationType.ROLE_TENURE,
                {"person": person.entity, "role": role.value, "club": one.entity},
                stance_at(scene, *match.span()),
                scene,
                [(match.start(), match.end() - 1)],
                {
                    "tense": (Tense.PAST if past else Tense.CURRENT).value,
                    "acting": False,
                    "start": _since(scene, match.start()),
                },
                score=0.75,
            )


def _from_played(story: Story, scene: Scene) -> Iterator[Claim]:
    for match in _PLAYED.finditer(scene.text, scene.start, scene.end):
        first = next(scene.after(scene.clubs, match.end()), None)
        person = next(scene.before(scene.people, match.end()), None)
        if first is None or person is None:
            continue
        if not _THE_CLUB.fullmatch(scene.text, match.end(), first.start):
            continue
        if scene.clauses_between(person.start, match.start()) > 1:
            continue
        lead = scene.text[min(person.end, match.start()) : match.end()].lower()
        past = re.search(r"\b(?:spillede|var|havde|nåede|nået|fik|fået|tidligere|optrådte)\b", lead)
        beside = scene.text[max(scene.start, match.start() - 8) : match.end()]
        negated = re.search(r"\b(?:ikke|aldrig)\b", beside) is not None
        for club in (first, *coordinated(scene, first)):
            if club.entity in story.anonymous or club.label is Label.NATIONAL_TEAM:
                continue
            yield Claim(
                RelationType.ROLE_TENURE,
                {"person": person.entity, "role": Role.PLAYER.value, "club": club.entity},
                stance_at(scene, *match.span(), negatable=negated),
                scene,
                [(match.start(), match.end() - 1)],
                {"tense": (Tense.PAST if past else Tense.CURRENT).value, "acting": False},
                score=0.7,
            )
