"""One sentence with everything in it that a relation can use.

A `Scene` holds the sentence's mentions by kind, pronouns resolved to people, its clauses, and who
speaks. Offsets are those of `doc.text`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from fodbold_ner.doc_data import MentionData
from fodbold_ner.ontology import Label, Role, ZoneKind
from fodbold_ner.text.speech import REPORTING_VERBS

__all__ = ["GENITIVE_END", "SPEECH_VERBS", "Ref", "RoleRef", "Scene"]

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
GENITIVE_END = re.compile(r"(?:s|'s|’s|'|’)(?!\w)")
SPEECH_VERBS = "|".join(REPORTING_VERBS)


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
