"""Names that are scanned for: clubs, leagues, national teams, media and agencies.

An automaton runs over folded text (lower case, single-letter variants of foreign letters), so that
`Malmö` and `Malmø` are one pattern; each hit is then judged by its edges and its case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ahocorasick_rs import AhoCorasick

from fodbold_ner.ontology import Form, Label
from fodbold_ner.tokens import folding
from fodbold_ner.tokens.compounds import is_name_tail
from fodbold_ner.tokens.genitives import genitive_length

__all__ = ["GazetteerName", "Hit", "NameGazetteer", "fold", "patterns_of"]

_SHORTEST_IN_COMPOUND = 4
"""Shorter names are joined with a hyphen, so a solid word that begins like one is another word."""
_FOLDS = str.maketrans(
    "äöüéèêëáàâãíìîïóòôõúùûñçšžčćğışłýðéń", "æøueeeeaaaaiiiioooouuuncszccgislydén"
)
_PLAIN_VOWELS = str.maketrans("åøæ", "aoa")
_ANY_TAIL = re.compile(r"s?(?!(?:en|et|er|erne|ene)s?\b)[a-zæøå]{4,}(?![\w])")
_DIGRAPHS = (("å", "aa"), ("ø", "oe"), ("æ", "ae"))


def fold(text: str) -> str:
    """Return the text in lower case with foreign letters made plain, character by character.

    The result has the length of the text, so that offsets in it are offsets in the text.

    Example:
        >>> fold("IFK Göteborg")
        'ifk gøteborg'
    """
    return folding.fold(text).translate(_FOLDS)


@dataclass(frozen=True)
class GazetteerName:
    """A name to scan for.

    Args:
        text: The name as it is written.
        label: What it names.
        form: How it refers.
        in_context: Whether it counts only where the words around it speak for it.
        any_case: Whether it may be written in lower case (`de stribede`).
        never: Whether it is only known as what it mostly is not: a town, a region.
        stem: Whether it is what a definite noun is inside compounds, and found there alone.

    Example:
        >>> GazetteerName("de stribede", Label.CLUB, Form.NICKNAME, any_case=True).in_context
        False
    """

    text: str
    label: Label
    form: Form
    in_context: bool = False
    any_case: bool = False
    never: bool = False
    stem: bool = False

    def to_plain(self) -> list[Any]:
        """Return the name as a list of primitives, which `from_plain` reads.

        Example:
            >>> GazetteerName("OB", Label.CLUB, Form.ABBREVIATION).to_plain()
            ['OB', 'CLUB', 'abbreviation', False, False, False, False]
        """
        flags = (self.in_context, self.any_case, self.never, self.stem)
        return [self.text, self.label.value, self.form.value, *flags]

    @classmethod
    def from_plain(cls, values: list[Any]) -> GazetteerName:
        """Build the name from what `to_plain` gave.

        Example:
            >>> name = GazetteerName("OB", Label.CLUB, Form.ABBREVIATION)
            >>> GazetteerName.from_plain(name.to_plain()) == name
            True
        """
        text, label, form, *flags = values
        return cls(text, Label(label), Form(form), *flags)


@dataclass(frozen=True)
class Hit:
    """A name found in a text.

    Args:
        start: Offset of its first character.
        end: Offset behind it, genitive and compound tail left out.
        name: The name.
        solid: Whether the word runs on behind it as a compound.

    Example:
        >>> gazetteer = NameGazetteer.of([GazetteerName("Brann", Label.CLUB, Form.SHORT)])
        >>> [(hit.end, hit.solid) for hit in gazetteer.scan("Brannspiller")]
        [(5, True)]
    """

    start: int
    end: int
    name: GazetteerName
    solid: bool


class NameGazetteer:
    """Finds every name of a list in a text, also inside genitives and compounds.

    Args:
        patterns: Folded spellings to scan for, none twice.
        names_of: The names that a pattern, by its number, stands for.

    Example:
        >>> names = [GazetteerName("FCK", Label.CLUB, Form.ABBREVIATION)]
        >>> gazetteer = NameGazetteer.of(names)
        >>> [(hit.start, hit.end) for hit in gazetteer.scan("FCK-angriberen og FCK's fans")]
        [(0, 3), (18, 21)]
    """

    def __init__(
        self, patterns: Sequence[str], names_of: Callable[[int], Sequence[GazetteerName]]
    ) -> None:
        self._names_of = names_of
        self._automaton = AhoCorasick(patterns) if patterns else None

    @classmethod
    def of(cls, names: Iterable[GazetteerName]) -> NameGazetteer:
        """Return a gazetteer of these names.

        Args:
            names: Of two with one text and label the one that needs no context holds.

        Example:
            >>> list(NameGazetteer.of([]).scan("FCK"))
            []
        """
        patterns = patterns_of(names)
        return cls(list(patterns), list(patterns.values()).__getitem__)

    def scan(self, text: str) -> Iterator[Hit]:
        """Yield every hit whose edges and case are right; hits may overlap.

        Args:
            text: The text.

        Example:
            >>> gazetteer = NameGazetteer.of([GazetteerName("Malmö FF", Label.CLUB, Form.NAME)])
            >>> [(hit.start, hit.end) for hit in gazetteer.scan("Holm er i Malmø FF.")]
            [(10, 18)]
        """
        if self._automaton is None:
            return
        folded = fold(text)
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and _joins(text, start):
                continue
            solid = genitive_length(text, end) is None
            listed = solid and end - start >= _SHORTEST_IN_COMPOUND and is_name_tail(text, end)
            if solid and not listed and not _may_open_any_compound(text, start, end):
                continue
            written = text[start:end]
            for name in self._names_of(index):
                if solid and not listed and name.label is not Label.LEAGUE:
                    continue
                if name.stem and not solid and text[end : end + 1] != "-":
                    continue
                if _case_fits(written, name, solid):
                    yield Hit(start, end, name, solid)


def patterns_of(names: Iterable[GazetteerName]) -> Mapping[str, tuple[GazetteerName, ...]]:
    """Return the folded spellings under which names are found, each with the names it stands for.

    Example:
        >>> cup = GazetteerName("pokalen", Label.LEAGUE, Form.NAME)
        >>> [(pattern, found.stem) for pattern, [found] in patterns_of([cup]).items()]
        [('pokalen', False), ('pokal', True)]
    """
    patterns: dict[str, list[GazetteerName]] = {}
    for name in names:
        for spelling in sorted(_spellings(name.text)):
            patterns.setdefault(spelling, []).append(name)
        stem = _compound_stem(name)
        if stem is not None:
            cut = replace(name, text=stem, stem=True)
            patterns.setdefault(fold(stem), []).append(cut)
    return {pattern: _unique(group) for pattern, group in patterns.items()}


def _may_open_any_compound(text: str, start: int, end: int) -> bool:
    """Whether a league's name here would open a compound, whatever its tail: `superligaliv`.

    Nothing else begins so, unless the name ends in a short word; an inflection is no tail.
    """
    last_word = text[start:end].rpartition(" ")[2]
    return len(last_word) >= _SHORTEST_IN_COMPOUND and _ANY_TAIL.match(text, end) is not None


def _joins(text: str, start: int) -> bool:
    """Whether the name is the tail of a longer word or number (`12-1. division` is not)."""
    before = text[start - 1]
    return before.isalnum() or (
        before == "."
        and text[start - 2 : start - 1].isalnum()
        and not text[start - 2].isdigit()
        and start >= 3
        and text[start - 3] in ". "
    )


def _case_fits(written: str, name: GazetteerName, solid: bool) -> bool:
    if name.any_case:
        return True
    if name.form is Form.ABBREVIATION and solid:
        return written == name.text
    if name.form is Form.ABBREVIATION:
        if written == name.text or (written.isupper() and len(written) > 2):
            return True
        return len(written) > 2 and written.islower() and not name.in_context
    if written[0].isupper() or written[0].isdigit() or (solid and name.label is not Label.MEDIA):
        return True
    spaced = " " in name.text
    return written.islower() and not name.in_context and (spaced or name.label is Label.LEAGUE)


def _compound_stem(name: GazetteerName) -> str | None:
    """Return what a definite noun is inside compounds: `pokal` of `pokalen`, for `pokalkamp`."""
    if name.label not in (Label.LEAGUE, Label.NATIONAL_TEAM):
        return None
    if len(name.text) > 6 and name.text.endswith(("en", "et")):
        return name.text[: -1 if name.text.endswith("ien") else -2]
    return None


def _unique(group: list[GazetteerName]) -> tuple[GazetteerName, ...]:
    best: dict[tuple[Label, bool], GazetteerName] = {}
    for name in group:
        kept = best.get((name.label, name.any_case))
        if kept is None or _reluctance(name) < _reluctance(kept):
            best[name.label, name.any_case] = name
    return tuple(best.values())


def _reluctance(name: GazetteerName) -> tuple[bool, bool, bool]:
    return name.never, name.in_context, name.stem


def _spellings(text: str) -> set[str]:
    """Return the folded spellings of a name: as it is, with digraphs, with plain vowels."""
    folded = fold(re.sub(r"\s+", " ", text.strip()))
    spellings = {folded}
    digraphs = folded
    for letter, pair in _DIGRAPHS:
        digraphs = digraphs.replace(letter, pair)
    spellings.add(digraphs)
    spellings.add(folded.translate(_PLAIN_VOWELS))
    spellings |= {re.sub(r"\bf\.?c\.? ", "fc ", spelling) for spelling in spellings}
    spellings |= {
        spelling.replace("fc ", "f.c. ", 1) for spelling in spellings if spelling.startswith("fc ")
    }
    spellings |= {spelling.replace("’", "'") for spelling in spellings}
    return {spelling for spelling in spellings if len(spelling) > 1 or text == "X"}
