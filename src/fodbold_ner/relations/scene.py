"""One sentence with everything in it that a relation can use.

A `Scene` holds the sentence's mentions by kind, pronouns resolved to people, its clauses, and who
speaks. Offsets are those of `doc.text`.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from fodbold_ner.doc_data import DocData, MentionData
from fodbold_ner.ontology import Label, Role, ZoneKind
from fodbold_ner.text.speech import REPORTING_VERBS
from fodbold_ner.tokens import split_sentences

__all__ = ["SPEECH_VERBS", "Ref", "RoleRef", "Scene", "build_scenes"]

_CLAUSE_BREAK = re.compile(
    r",\s+(?=(?:der|som|men|mens|hvor|hvilket|efter|da|når|fordi|selv om|hvis|så|og|at|for|inden|"
    r"siden|hvorefter|hvorfor|ligesom|om|til trods|før)\b)|(?<!\s)\s+(?=(?:men|mens|fordi|selv om|"
    r"efter at)\s)|"
    r";\s*|\s[–-]\s|:\s|,\s+(?=(?:siger|lyder|fortæller|skriver|forklarer|oplyser|udtaler)\b)|"
    r"(?<!\s)\s+(?=og (?:han|hun|det|der|klubben|nu|samtidig|er|har|skal|vil|kan|bliver|blev|"
    r"får|fik|"
    r"kommer|kom|går|gik|tager|tog|venter|spiller|møder|siger|ville|kunne|måtte|havde)\b)"
)
_GOVERNED = re.compile(r"\s*(?:at|om)\b")
_VERB_BEHIND = re.compile(
    r"\s+(?:er|har|var|blev|bliver|skal|vil|kan|kom|kommer|tager|går|gik|får|fik|siger|må|måtte|"
    r"venter|spiller|forlader|skifter|stopper|overtager|fyrer|henter|køber|sælger)\b"
)
_AND_BEFORE = re.compile(r"(?<!\s)\s+og\s+(?:[a-zæøå-]+\s+)?$")
_CLEFT = re.compile(r"\b(?:den|dem|en af dem|den (?:næste|første|sidste)|manden|navnet),?\s+$")
RELATIVE = re.compile(r"[\s,]*(?:der|som|hvis|hvor)\b", re.IGNORECASE)
SPEECH_VERBS = "|".join(REPORTING_VERBS)
_CLOSING_FRAME = re.compile(
    r"\s*(?:Det|Sådan|Dette)\s+(?:erfarer|skriver|oplyser|fortæller|melder|rapporterer|"
    r"bekræfter|hævder|"
    r"meddeler|kan \w+ (?:fortælle|oplyse|afsløre)|kan|afslører|lyder det fra|siger|sker ifølge)\b"
)
_PRONOUN = re.compile(r"(?<!\w)(?:han|hun|ham|hende|vedkommende|sidstnævnte)(?!\w)", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"(?<!\w)(?:jeg|mig)(?!\w)", re.IGNORECASE)
_SPOKEN = re.compile(r"»[^«]*(?:«|$)|«[^»]*(?:»|$)|“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|”[^”]*(?:”|$)")
_ATTRIBUTION = re.compile(rf",?\s*(?<![\w-])(?:{SPEECH_VERBS})(?!\w)")


@dataclass(frozen=True)
class Ref:
    """A place in a sentence that refers to an entity.

    Args:
        start: Offset of its first character.
        end: Offset behind it.
        entity: Index of the entity.
        label: What the entity is.
        mention: Index of the mention, None for a pronoun.

    Example:
        >>> Ref(10, 18, entity=1, label=Label.PERSON).mention is None
        True
    """

    start: int
    end: int
    entity: int
    label: Label
    mention: int | None = None


@dataclass(frozen=True)
class RoleRef:
    """A role word in a sentence.

    Args:
        start: Offset of its first character.
        end: Offset behind it.
        role: Its code.

    Example:
        >>> RoleRef(4, 14, Role.HEAD_COACH).role.value
        'head_coach'
    """

    start: int
    end: int
    role: Role


@dataclass
class Scene:
    """A sentence of the story, with its references in text order.

    Args:
        text: The text of the whole article, to which all offsets refer.
        start: Offset of the sentence's first character.
        end: Offset behind it.
        zone: Where on the page it stands.

    Example:
        >>> people = [Ref(10, 18, 0, Label.PERSON)]
        >>> scene = Scene("AGF fyrer Ole Brix. Han er 44.", 0, 19, ZoneKind.BODY, people=people)
        >>> scene.sentence
        'AGF fyrer Ole Brix.'
    """

    text: str
    start: int
    end: int
    zone: ZoneKind
    people: list[Ref] = field(default_factory=list)
    clubs: list[Ref] = field(default_factory=list)
    leagues: list[Ref] = field(default_factory=list)
    media: list[Ref] = field(default_factory=list)
    agencies: list[Ref] = field(default_factory=list)
    roles: list[RoleRef] = field(default_factory=list)
    dates: list[MentionData] = field(default_factory=list)
    sums: list[MentionData] = field(default_factory=list)
    speaker: int | None = None
    """The entity that is quoted, in this sentence or in its paragraph."""
    spoken: list[tuple[int, int]] = field(default_factory=list)
    """Spans of words that are somebody's direct speech."""
    topic: int | None = None
    """The person whom the sentences before are about."""
    opens_paragraph: bool = False
    """Whether it is the first sentence of its paragraph."""
    local_club: int | None = None
    """The club that the sentence before it in its paragraph is set at, or its only one."""
    opponents: frozenset[int] | None = None
    """Where clubs stand that are only played against, once that has been asked."""
    follower: Scene | None = None
    """The sentence behind, where there is one."""
    closing_source: int | None = None
    """Who is named as the source by the sentence behind: `Det erfarer Kicker.`"""

    @property
    def sentence(self) -> str:
        """The sentence itself, without the text around it.

        Example:
            >>> Scene("AGF slog OB. Ole Brix jublede.", 13, 30, ZoneKind.BODY).sentence
            'Ole Brix jublede.'
        """
        return self.text[self.start : self.end]

    @property
    def is_question(self) -> bool:
        """Whether the sentence only asks.

        Example:
            >>> Scene("Fyrer AGF Ole Brix?", 0, 19, ZoneKind.BODY).is_question
            True
        """
        return self.sentence.rstrip("»«”“\"’' ").endswith("?")

    @cached_property
    def clause_starts(self) -> list[int]:
        """Offsets at which the sentence's clauses begin, in order, the sentence's own first.

        Example:
            >>> Scene("Ole Brix siger, at AGF fyrer ham.", 0, 33, ZoneKind.BODY).clause_starts
            [0, 16]
        """
        sentence = self.sentence
        breaks = {match.end() for match in _CLAUSE_BREAK.finditer(sentence)}
        for offset in sorted(breaks):
            if RELATIVE.match(sentence, offset):
                comma = sentence.find(", ", offset)
                if comma != -1:
                    breaks.add(comma + 2)
        for ref in (*self.people, *self.clubs):
            # `… og Kim Holm er fyret`: a new subject with its verb opens a clause.
            ahead = _AND_BEFORE.search(self.text, max(self.start, ref.start - 30), ref.start)
            if ref.mention is not None and ahead and _VERB_BEHIND.match(self.text, ref.end):
                breaks.add(ahead.start() + 1 - self.start)
        return [self.start, *sorted(self.start + offset for offset in breaks)]

    def clause(self, offset: int) -> tuple[int, int]:
        """Return the half-open span of the clause that holds an offset.

        Example:
            >>> Scene("Ole Brix siger, at AGF fyrer ham.", 0, 33, ZoneKind.BODY).clause(20)
            (16, 33)
        """
        index = bisect_right(self.clause_starts, offset) - 1
        starts = [*self.clause_starts, self.end]
        return starts[index], starts[index + 1]

    def governing(self, offset: int) -> tuple[int, int]:
        """Return the span of the clause at an offset and those that govern it: `X siger, at …`.

        Example:
            >>> Scene("Ole Brix siger, at AGF fyrer ham.", 0, 33, ZoneKind.BODY).governing(20)
            (0, 33)
        """
        start, end = self.clause(offset)
        while (
            not self.is_relative(start)
            and start > self.start
            and (_GOVERNED.match(self.text, start, end) or self.is_cleft(start))
        ):
            start = self.clause(start - 2)[0]
        return start, end

    def clauses_between(self, one: int, other: int) -> int:
        """Return how many clause boundaries lie between two offsets, in whichever order.

        Example:
            >>> scene = Scene("Ole Brix siger, at AGF fyrer ham.", 0, 33, ZoneKind.BODY)
            >>> scene.clauses_between(20, 0), scene.clauses_between(0, 8)
            (1, 0)
        """
        first, second = sorted((one, other))
        return bisect_right(self.clause_starts, second) - bisect_right(self.clause_starts, first)

    def is_relative(self, offset: int) -> bool:
        """Return whether the clause at an offset is a relative one, which states what is known.

        Example:
            >>> scene = Scene("Ole Brix, der er fra Odder, siger op.", 0, 37, ZoneKind.BODY)
            >>> scene.is_relative(14), scene.is_relative(30)
            (True, False)
        """
        start, end = self.clause(offset)
        relative = start > self.start and RELATIVE.match(self.text[start:end]) is not None
        return relative and not self.is_cleft(offset)

    def is_cleft(self, offset: int) -> bool:
        """Return whether the clause at an offset only tells who is meant: `den næste, der fyres`.

        Example:
            >>> scene = Scene("Ole Brix bliver den næste, der fyres.", 0, 37, ZoneKind.BODY)
            >>> scene.is_cleft(31), scene.is_cleft(3)
            (True, False)
        """
        start, _ = self.clause(offset)
        return start > self.start and _CLEFT.search(self.text, self.start, start) is not None

    def is_spoken(self, offset: int) -> bool:
        """Return whether somebody is quoted as saying what stands at an offset.

        Example:
            >>> scene = Scene("»Jeg bliver,« siger Ole Brix.", 0, 29, ZoneKind.QUOTE)
            >>> scene.spoken = [(0, 13)]
            >>> scene.is_spoken(1), scene.is_spoken(20)
            (True, False)
        """
        return any(start <= offset < end for start, end in self.spoken)

    def before(self, refs: Sequence[Ref], offset: int) -> Iterator[Ref]:
        """Yield the references that end at or before an offset, the nearest first.

        Args:
            refs: References in text order.
            offset: The offset.

        Example:
            >>> agf, ob = Ref(0, 3, 0, Label.CLUB), Ref(9, 11, 1, Label.CLUB)
            >>> scene = Scene("AGF slog OB.", 0, 12, ZoneKind.BODY)
            >>> [ref.entity for ref in scene.before([agf, ob], 12)]
            [1, 0]
        """
        return (ref for ref in reversed(refs) if ref.end <= offset)

    def after(self, refs: Sequence[Ref], offset: int) -> Iterator[Ref]:
        """Yield the references that start at or behind an offset, the nearest first.

        Args:
            refs: References in text order.
            offset: The offset.

        Example:
            >>> agf, ob = Ref(0, 3, 0, Label.CLUB), Ref(9, 11, 1, Label.CLUB)
            >>> scene = Scene("AGF slog OB.", 0, 12, ZoneKind.BODY)
            >>> [ref.entity for ref in scene.after([agf, ob], 3)]
            [1]
        """
        return (ref for ref in refs if ref.start >= offset)


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
        elif mention["entity"] is not None:
            ref = Ref(mention["start"], mention["end"], mention["entity"], label, index)
            getattr(scene, _LIST_OF[label]).append(ref)


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
    return re.match(r"(?:s|'s|’s|'|’)(?!\w)", scene.text[ref.end : ref.end + 3]) is not None
