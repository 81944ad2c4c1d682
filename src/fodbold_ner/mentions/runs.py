"""Runs of capitalised words: where names may be.

Danish writes common nouns small, so two capitalised words side by side inside a sentence are a
name. A run keeps the words apart, without genitive and compound tail.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.lang.da.stop_words import STOP_WORDS

from fodbold_ner.mentions.tokens_view import TokensView
from fodbold_ner.tokens.compounds import is_name_tail, is_role_tail

__all__ = [
    "CLUB_AFFIXES",
    "NO_NAMES",
    "PARTICLES",
    "Part",
    "Run",
    "covered_by",
    "find_runs",
    "split_token",
]

PARTICLES = frozenset(
    "van de da der den ter ten von el al dos du la le di bin ibn af das do des del della "
    "á í av ó zu zur vom dal".split()
)
CLUB_AFFIXES = frozenset(
    "FC F.C. FK IF IK BK SK AC A.C. SC CF AS A.S. SV VfL VfB TSG FSV RB IFK NK HNK GNK KV KAA "
    "KRC RSC RC UD CD SD AD SL KF KÍ FF GF fB GIF IL TIL BoIS FBK United City Town Rovers "
    "Wanderers Athletic Albion Hotspur Boldklub Idrætsforening Idrætsklub Fodbold Real Sporting "
    "Dynamo Dinamo Lokomotiv Spartak Borussia Eintracht Fortuna Olympique Atlético Atletico "
    "Deportivo Racing Rapid Sturm Union County Wednesday Stars Boldspilklub".split()
)
"""Words that make a name a club's, alone of all the words in it."""
NO_NAMES = STOP_WORDS | frozenset(
    "hverken enten omvendt imens hidtil undervejs desværre heldigvis endelig foto opdateret "
    "læs se ifølge derfor desuden imidlertid samtidig sådan dermed herefter derefter "
    "alligevel ellers faktisk måske både mens fordi selvom trods medie avis officielt "
    "afsløring live video billeder kilde kilder tidligere nuværende nye ny dansk danske "
    "svensk norsk tysk engelsk spansk italiensk fransk hollandsk mandag tirsdag onsdag "
    "torsdag fredag lørdag søndag sommeren foråret efteråret vinteren superliga superligaen "
    "klubben holdet kampen sæsonen ja nej tak gud jul nytår påske pinse vm em dbu fifa uefa "
    "tv".split()
)
"""Words that are no name at the start of a sentence, whatever their capital."""


_GENITIVE_MARKS = ("'", "’", "'s", "’s")
"""Endings that close a name; a bare -s may belong to it."""
_LONGEST_RUN = 8


@dataclass(frozen=True)
class Part:
    """One word of a run.

    Args:
        start: Offset of its first character.
        end: Offset behind it, genitive and compound tail left out.
        text: The word.
        index: Index of its token in the view.
        tail: The compound tail, empty where there is none.

    Example:
        >>> Part(0, 7, "Højlund", 0, "-handlen").tail
        '-handlen'
    """

    start: int
    end: int
    text: str
    index: int
    tail: str


@dataclass(frozen=True)
class Run:
    """Capitalised words side by side, particles and initials between them included.

    Example:
        >>> Run((Part(10, 13, "Ole", 2, ""), Part(14, 18, "Brix", 3, ""))).words
        ('Ole', 'Brix')
    """

    parts: tuple[Part, ...]

    @property
    def start(self) -> int:
        """Offset of the first character.

        Example:
            >>> Run((Part(10, 13, "Ole", 2, ""), Part(14, 18, "Brix", 3, ""))).start
            10
        """
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Offset behind the last word, genitive and tail left out.

        Example:
            >>> Run((Part(10, 13, "Ole", 2, ""), Part(14, 18, "Brix", 3, ""))).end
            18
        """
        return self.parts[-1].end

    @property
    def words(self) -> tuple[str, ...]:
        """The words, genitive and tail left out.

        Example:
            >>> Run((Part(0, 7, "Højlund", 0, "-handlen"),)).words
            ('Højlund',)
        """
        return tuple(part.text for part in self.parts)


_SYLLABLE = re.compile(
    r"-(?:[bcdghjklmnprstwy]|ch|hw|kw|gy|hy)?(?:ae|eo|eu|oo|yu|yo|ya|ye|wo|wa|u|o|a|i|e)(?:ng|[nkmlbp])?"
)
"""The second half of a Korean first name, which is written small: `Jun-ho`, `Dong-rae`."""


@lru_cache(maxsize=4096)
def split_token(text: str) -> tuple[str, str]:
    """Split a capitalised word from the small-letter tail of its compound.

    Args:
        text: The word.

    Returns:
        The word and its tail, which is empty where there is none.

    Example:
        >>> split_token("Højlund-handlen"), split_token("Holm-Jensen"), split_token("Heung-min")
        (('Højlund', '-handlen'), ('Holm-Jensen', ''), ('Heung-min', ''))
    """
    match = re.match(r"(.+?)(-[a-zæøå]\w*(?:-\w+)*)$", text)
    if match is None or not match.group(1)[0].isupper():
        return text, ""
    name, tail = match.groups()
    if _SYLLABLE.fullmatch(tail) and not (is_name_tail(tail, 0) or is_role_tail(tail, 0)):
        return text, ""
    return name, tail


def find_runs(
    view: TokensView, *, taken: Sequence[tuple[int, int]], soft: Sequence[tuple[int, int]]
) -> list[Run]:
    """Return the runs of capitalised words, in text order.

    Args:
        view: The tokens and sentences of the text.
        taken: Spans that other voters hold for certain; no run crosses them.
        soft: Spans of names that may also be a surname (`Kim Brøndby`).

    Example:
        >>> import spacy
        >>> view = TokensView(spacy.blank("da")("I går kom Ole Brix til AGF."), [(0, 27)])
        >>> [run.words for run in find_runs(view, taken=[(23, 26)], soft=[])]
        [('Ole', 'Brix')]
    """
    covered = covered_by(view, taken)
    soft_tokens = covered_by(view, soft)
    runs: list[Run] = []
    parts: list[Part] = []

    def close() -> None:
        while parts and parts[-1].text in PARTICLES:
            parts.pop()
        if parts:
            runs.append(Run(tuple(parts)))
        parts.clear()

    for index, token in enumerate(view.tokens):
        if index in covered:
            close()
            continue
        if parts and not _adjoins(view, parts[-1], token.idx):
            close()
        if parts and token.text in PARTICLES and not parts[-1].tail:
            parts.append(Part(token.idx, view.end(index), token.text, index, ""))
            continue
        if not _is_name_word(view, index, in_run=bool(parts)):
            close()
            continue
        if index in soft_tokens and not _may_be_surname(view, parts, index):
            close()
            continue
        word, tail = split_token(token.text)
        parts.append(Part(token.idx, token.idx + len(word), word, index, tail))
        if tail or word.endswith(_GENITIVE_MARKS) or len(parts) == _LONGEST_RUN:
            close()
    close()
    return runs


def covered_by(view: TokensView, spans: Sequence[tuple[int, int]]) -> set[int]:
    """Return the indices of the tokens that the spans touch.

    Args:
        view: The tokens and sentences of the text.
        spans: Half-open spans in offsets of the text.

    Example:
        >>> import spacy
        >>> view = TokensView(spacy.blank("da")("AGF slog OB."), [(0, 12)])
        >>> sorted(covered_by(view, [(0, 5)]))
        [0, 1]
    """
    found: set[int] = set()
    for start, end in spans:
        index = view.index_at(start)
        while index < len(view.tokens) and view.starts[index] < end:
            found.add(index)
            index += 1
    return found


def _adjoins(view: TokensView, part: Part, offset: int) -> bool:
    return view.text[part.end : offset] in (" ", "") and not part.tail


def _may_be_surname(view: TokensView, parts: Sequence[Part], index: int) -> bool:
    """A club's short name is a surname only behind exactly one first name: `Kim Brøndby`."""
    if len(parts) != 1:
        return False
    first = view.tokens[parts[0].index]
    if view.opens_sentence(parts[0].index) and first.ent_type_ != "PER" and first.pos_ != "PROPN":
        return False
    word = view.tokens[index].text
    return "-" not in word and parts[0].text not in CLUB_AFFIXES


def _is_name_word(view: TokensView, index: int, *, in_run: bool) -> bool:
    token = view.tokens[index]
    text = token.text
    if not text[0].isupper() or not any(char.isalpha() for char in text):
        return False
    if text in CLUB_AFFIXES or re.fullmatch(r"(?:[A-ZÆØÅ]\.)+", text):
        return True
    if text.lower() in NO_NAMES:
        # `Hans Lauge`, `Bo Holm`: inside a sentence a capital makes a name of these words too.
        goes_on = in_run and text.lower() not in STOP_WORDS
        return goes_on or (not view.opens_sentence(index) and _next_is_capital(view, index))
    if view.opens_sentence(index) and token.pos_ == "ADJ" and text.endswith("e"):
        return False
    if view.opens_sentence(index):
        if text.endswith("ske") and _next_is_capital(view, index):
            return False
        # The first word of a sentence is a name only if tagged so, or if another name follows and
        # it is no definite noun (`Danskeren Kim Holm`).
        return (
            token.pos_ in ("PROPN", "X", "")
            or token.ent_type_ == "PER"
            or (
                _next_is_capital(view, index)
                and not (token.pos_ == "NOUN" and re.search(r"(?:en|et|erne|ene)$", text))
                and token.pos_ not in ("ADP", "PRON", "SCONJ", "CCONJ", "DET")
            )
        )
    return len(text) > 1 and not (text.isupper() and len(text) > 4)


def _next_is_capital(view: TokensView, index: int) -> bool:
    return index + 1 < len(view.tokens) and view.tokens[index + 1].text[0].isupper()
