"""The scenes of an article: its sentences, with pronouns resolved, and who speaks in each."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from fodbold_ner.doc_data import DocData, MentionData
from fodbold_ner.ontology import Label, Role, ZoneKind
from fodbold_ner.relations.scene import GENITIVE_END, SPEECH_VERBS, Ref, RoleRef, Scene
from fodbold_ner.tokens import split_sentences

__all__ = ["build_scenes"]

_CLOSING_FRAME = re.compile(
    r"\s*(?:Det|Sådan|Dette)\s+(?:erfarer|skriver|oplyser|fortæller|melder|rapporterer|"
    r"bekræfter|hævder|"
    r"meddeler|kan \w+ (?:fortælle|oplyse|afsløre)|kan|afslører|lyder det fra|siger|sker ifølge)\b"
)
_PRONOUN = re.compile(r"(?<!\w)(?:han|hun|ham|hende|vedkommende|sidstnævnte)(?!\w)", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"(?<!\w)(?:jeg|mig)(?!\w)", re.IGNORECASE)
_SPOKEN = re.compile(
    r"»[^«]*(?:«|$)|«[^»]*(?:»|$)|“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|”[^”]*(?:”|$)|"
    r"‘.*?(?:[’'](?=[\s,.!?;:)]|$)|$)"
)
_ATTRIBUTION = re.compile(rf",?\s*(?<![\w-])(?:{SPEECH_VERBS})(?!\w)")
_NOBODY: Mapping[int, Ref] = MappingProxyType({})
_LIST_OF = {
    Label.PERSON: "people",
    Label.CLUB: "clubs",
    Label.NATIONAL_TEAM: "clubs",
    Label.LEAGUE: "leagues",
    Label.MEDIA: "media",
    Label.AGENCY: "agencies",
}


def build_scenes(text: str, data: DocData, *, by_role: Mapping[int, Ref] = _NOBODY) -> list[Scene]:
    """Return the sentences of the article's own story, in text order; no teaser or label is one.

    Args:
        text: The text that the data's offsets refer to.
        data: Its zones, mentions and entities.
        by_role: People whom a role word alone refers to, by where it starts.

    Example:
        >>> from fodbold_ner.doc_data import new_data
        >>> text = "AGF slog OB. Ole Brix jublede."
        >>> data = new_data() | {"zones": [["body", 0, 12], ["teaser", 13, 30]]}
        >>> [scene.sentence for scene in build_scenes(text, data)]
        ['AGF slog OB.']
    """
    scenes: list[Scene] = []
    starts = [mention["start"] for mention in data["mentions"]]
    salient: int | None = None
    speaker: int | None = None
    last_speaker: int | None = None
    for kind, start, end in data["zones"]:
        zone = ZoneKind(kind)
        if not zone.carries_relations:
            continue
        paragraph = [Scene(text, *span, zone) for span in split_sentences(text, start, end)]
        for scene in paragraph:
            _fill(scene, data["mentions"], starts)
            scene.people += [by_role[role.start] for role in scene.roles if role.start in by_role]
            scene.people.sort(key=lambda ref: ref.start)
        if paragraph:
            paragraph[0].opens_paragraph = True
        carried = speaker if speaker is not None else last_speaker
        speaker = _find_speech(paragraph, zone, salient, speaker, carried)
        last_speaker = speaker if speaker is not None else last_speaker
        local: int | None = None
        for scene in paragraph:
            scene.topic = salient
            scene.local_club = local
            local = _club_told_of(scene)
            salient = _resolve_pronouns(scene, salient)
        scenes += paragraph
    for scene, after in itertools.pairwise(scenes):
        scene.follower = after
        scene.closing_source = _closing_source(after)
    return scenes


def _club_told_of(scene: Scene) -> int | None:
    """Return the club that a sentence is set at (`I Esbjerg skal …`), else its only one."""
    clubs = [ref for ref in scene.clubs if ref.label is Label.CLUB]
    if clubs and re.fullmatch(r"(?:I|Hos|Hjemme i) ", scene.text[scene.start : clubs[0].start]):
        return clubs[0].entity
    entities = {ref.entity for ref in clubs}
    return entities.pop() if len(entities) == 1 else None


def _closing_source(scene: Scene) -> int | None:
    match = _CLOSING_FRAME.match(scene.text, scene.start, scene.end)
    named = sorted([*scene.media, *scene.clubs, *scene.people], key=lambda ref: ref.start)
    # `på X` is where it was written, not who says it.
    said_by = [ref for ref in named if not scene.text.endswith("på ", scene.start, ref.start)]
    return said_by[0].entity if match and said_by else None


def _fill(scene: Scene, mentions: Sequence[MentionData], starts: Sequence[int]) -> None:
    for index in range(bisect_left(starts, scene.start), bisect_left(starts, scene.end)):
        mention = mentions[index]
        label = Label(mention["label"])
        if label is Label.ROLE:
            code = Role(mention["role"] or Role.OTHER)
            scene.roles.append(RoleRef(mention["start"], mention["end"], code))
        elif label is Label.DATE:
            scene.dates.append(mention)
        elif label is Label.MONEY:
            scene.sums.append(mention)
        elif mention["entity"] is not None and not _heads_a_name(scene, mentions, index):
            ref = Ref(mention["start"], mention["end"], mention["entity"], label, index)
            getattr(scene, _LIST_OF[label]).append(ref)


_CLUB_NOUN = re.compile(r"(?:klubben|holdet|mandskabet)", re.IGNORECASE)


def _heads_a_name(scene: Scene, mentions: Sequence[MentionData], index: int) -> bool:
    """Whether a descriptor stands in apposition to a name: `1. divisionsklubben Sønderjyske`."""
    mention = mentions[index]
    if not mention["provisional"] or index + 1 == len(mentions):
        return False
    behind = mentions[index + 1]
    return (
        behind["label"] == mention["label"]
        and not behind["provisional"]
        and behind["start"] - mention["end"] == 1
        and _CLUB_NOUN.fullmatch(scene.text, mention["start"], mention["end"]) is not None
    )


def _find_speech(
    paragraph: Sequence[Scene],
    zone: ZoneKind,
    salient: int | None,
    carried: int | None,
    earlier: int | None,
) -> int | None:
    """Mark spoken words and who speaks them, and return the speaker for a quote that goes on.

    The speaker is the person in the reporting clause; a pronoun there is whom the text is about,
    and a quote without such a clause goes on from the one before it.
    """
    if not paragraph:
        return carried
    text, start, end = paragraph[0].text, paragraph[0].start, paragraph[-1].end
    spans = [match.span() for match in _SPOKEN.finditer(text, start, end)]
    opens_with_dash = text[start:end].lstrip()[:1] in "–-—" and zone is ZoneKind.QUOTE
    if opens_with_dash:
        attribution = _ATTRIBUTION.search(text, start, end)
        spans = [(start, attribution.start() if attribution else end)]
    if not spans:
        announced = re.search(r":\s*$", text[start:end])
        last = list(paragraph[-1].people)
        return last[-1].entity if announced and last else None
    speaker = None
    for scene in paragraph:
        for match in _ATTRIBUTION.finditer(text, scene.start, scene.end):
            if any(a <= match.start() + 1 < b for a, b in spans):
                continue
            behind = [ref for ref in scene.people if 0 <= ref.start - match.end() < 60]
            ahead = [ref for ref in scene.people if 0 <= match.start() - ref.end < 4]
            named = behind or ahead
            if named and speaker is None:
                speaker = named[0].entity
            elif speaker is None and re.match(
                r"\s+(?:han|hun)\b", text[match.end() : match.end() + 6]
            ):
                speaker = carried if carried is not None else salient
    if speaker is None:
        # An interview names whom it is with once; its answers go on behind each question.
        speaker = carried if carried is not None or not opens_with_dash else earlier or salient
    for scene in paragraph:
        scene.spoken = [
            (max(a, scene.start), min(b, scene.end))
            for a, b in spans
            if a < scene.end and b > scene.start
        ]
        scene.speaker = speaker
    return speaker


def _resolve_pronouns(scene: Scene, salient: int | None) -> int | None:
    """Add references for pronouns, and return whom a pronoun of the next sentence means."""
    named = list(scene.people)
    for match in _PRONOUN.finditer(scene.text, scene.start, scene.end):
        as_object = match.group().lower() in ("ham", "hende")
        ahead = [
            ref
            for ref in named
            if ref.end <= match.start()
            and not (ref.entity == scene.speaker and scene.is_spoken(match.start()))
            # The object of a clause is not its subject: `X afløser ham`.
            and not (as_object and not scene.clauses_between(ref.start, match.start()))
        ]
        which = -1 if match.group().lower() == "sidstnævnte" else 0
        entity = ahead[which].entity if ahead else salient
        if entity is not None:
            scene.people.append(Ref(*match.span(), entity, Label.PERSON))
    if scene.speaker is not None:
        for match in _FIRST_PERSON.finditer(scene.text, scene.start, scene.end):
            if scene.is_spoken(match.start()):
                scene.people.append(Ref(*match.span(), scene.speaker, Label.PERSON))
    scene.people.sort(key=lambda ref: ref.start)
    subjects = [ref for ref in named if not _is_genitive(scene, ref)] or named
    if salient is not None and scene.spoken:
        # Who is only quoted does not become whom the story is about.
        subjects = [
            ref for ref in subjects if ref.entity != scene.speaker or scene.is_spoken(ref.start)
        ]
    if scene.zone is ZoneKind.HEADLINE and not subjects:
        return salient
    return subjects[0].entity if subjects else salient


def _is_genitive(scene: Scene, ref: Ref) -> bool:
    return GENITIVE_END.match(scene.text, ref.end) is not None
