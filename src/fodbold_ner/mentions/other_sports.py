"""Which parts of a text are about another sport: its clubs and jobs are none of football's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fodbold_ner.ontology import Label, ZoneKind
from fodbold_ner.tokens import split_sentences

__all__ = ["FOOTBALL_LABELS", "other_sport_spans"]

FOOTBALL_LABELS = frozenset({Label.CLUB, Label.LEAGUE, Label.ROLE, Label.NATIONAL_TEAM})
"""What is marked only where it is football's."""
_OTHER = re.compile(
    r"(?<!tidligere )(?<!spillede )(?<!spillet )(?<!\w)(?:"
    # Handball and ice hockey, with which football shares clubs, jobs and leagues
    r"\w*håndbold\w*|stregspiller\w*|centerspiller\w*|straffekast\w*|målkast|bagspiller\w*|"
    r"syvmeter\w*|udskiftningsboks\w*|(?-i:DHF|[A-ZÆØÅ]\w+ HK)|\w*ishockey\w*|puck(?:en)?|"
    # Other team sports, and those of single competitors with national coaches and leagues
    r"time[ -]?out|basket(?:ball)?\w*|volley(?:ball)?\w*|rugby\w*|baseball\w*|"
    r"(?-i:NBA|NHL|ATP-\w+|WTA-\w+)|badminton\w*|tennis\w*|"
    r"cykel(?:løb|rytter|hold)\w*|cykling\w*|bane(?:cykling|landshold)\w*|speedway\w*|formel 1|"
    r"motorsport\w*"
    r")(?!\w)",
    re.IGNORECASE,
)
_FOOTBALL = re.compile(
    r"(?<!\w)(?:\w*fodbold\w*|\w*superliga\w*|FIFA|UEFA|DBU|frispark\w*|straffespark\w*|"
    r"hjørnespark\w*|indkast|offside\w*|Premier League|Bundesliga|La Liga|Serie A|midtbane\w*|"
    r"transfer\w*|angriber\w*|\w*cheftræner\w*)(?!\w)",
    re.IGNORECASE,
)
_APART = (ZoneKind.TEASER, ZoneKind.LABEL)


def other_sport_spans(text: str, zones: Iterable[Sequence[object]]) -> list[tuple[int, int]]:
    r"""Return the zones that are about another sport than football.

    The article's own zones are judged together; every teaser and label is judged by itself. Words
    of another sport must outnumber those of football, and a story of more than one sentence must
    have two of them, or one in its first line.

    Args:
        text: The text.
        zones: Kind, start and end of each zone, in characters.

    Returns:
        Half-open spans in text order.

    Example:
        >>> text = "Superliga i aften\nHåndbold: AaB henter bagspiller"
        >>> other_sport_spans(text, [("teaser", 0, 17), ("teaser", 18, 49)])
        [(18, 49)]
    """
    own: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    for kind, start, end in zones:
        span = (int(str(start)), int(str(end)))
        if ZoneKind(str(kind)) in _APART:
            found += [span] if _is_other(text, [span]) else []
        else:
            own.append(span)
    return sorted(found + (own if _is_other(text, own) else []))


def _is_other(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    def found(words: re.Pattern[str]) -> list[int]:
        return [match.start() for span in spans for match in words.finditer(text, *span)]

    other = found(_OTHER)
    if len(other) <= len(found(_FOOTBALL)):
        return False
    return len(other) > 1 or other[0] < _first_sentence_end(text, spans[0])


def _first_sentence_end(text: str, first: tuple[int, int]) -> int:
    return next(iter(split_sentences(text, *first)), first)[1]
