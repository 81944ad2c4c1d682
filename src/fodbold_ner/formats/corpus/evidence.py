"""The rows of evidence: sentences by their numbers, triggers by their words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from fodbold_ner.formats.corpus.escapes import unquote
from fodbold_ner.formats.corpus.faults import Faults
from fodbold_ner.formats.corpus.sentences import Sentence

__all__ = ["occurrences", "read_evidence"]

_TRIGGER = re.compile(r'("(?:[^"\\]|\\.)*")(?:#([0-9]+))?')
_NUMBER = re.compile(r"[0-9]+")


def read_evidence(
    row: int,
    parts: Sequence[str],
    earlier: Sequence[Mapping[str, Any]],
    sentences: Mapping[int, Sentence],
    text: str,
    faults: Faults,
) -> dict[str, Any]:
    """Return the evidence that a row names, and note every fault.

    Args:
        row: The row's number in the file.
        parts: Its words: the number of a sentence, and triggers in double quotes.
        earlier: The evidence that stands above it for the same relation.
        sentences: The sentences by number.
        text: The text.
        faults: Where faults are noted.

    Returns:
        `start` and `end` of the sentence and the spans of its triggers, in order, as far as they
        could be read.

    Example:
        >>> sentence = Sentence(4, 1, 0, 15, None, True)
        >>> parts = ["1", '"uden"']
        >>> read_evidence(9, parts, [], {1: sentence}, "AGF uden træner", Faults("a.article"))
        {'start': 0, 'end': 15, 'trigger': [(4, 8)]}
    """
    number, *triggers = parts
    evidence: dict[str, Any] = {}
    sentence = sentences.get(int(number)) if _NUMBER.fullmatch(number) else None
    if sentence is None:
        faults.add(row, f"no sentence {number!r}; evidence begins with the number of one")
        return evidence
    if any(one.get("start") == sentence.start for one in earlier):
        faults.add(row, f"sentence {number} stands twice; write its triggers on one row")
    if sentence.zone is not None and not sentence.zone.carries_relations:
        faults.add(
            row, f"sentence {number} is a {sentence.zone}, which carries no relations; take it away"
        )
    evidence |= {"start": sentence.start, "end": sentence.end, "trigger": []}
    if not sentence.sound:
        return evidence
    for word in triggers:
        try:
            span = _trigger_in(word, sentence, text)
        except ValueError as error:
            faults.add(row, str(error))
            continue
        if span in evidence["trigger"]:
            faults.add(row, f"the trigger {word} stands twice; keep one")
        evidence["trigger"].append(span)
    evidence["trigger"].sort()
    return evidence


def _trigger_in(word: str, sentence: Sentence, text: str) -> tuple[int, int]:
    match = _TRIGGER.fullmatch(word)
    if match is None:
        raise ValueError(f'{word} is no trigger; write "words" or "words"#2')
    wanted = unquote(match[1])
    if not wanted or wanted != wanted.strip():
        raise ValueError(f"the trigger {word} is empty or has white space at its edges; mend it")
    starts = occurrences(wanted, text, sentence.start, sentence.end)
    which = int(match[2]) if match[2] else 1
    if not starts:
        raise ValueError(
            f"the trigger {match[1]} is not in sentence {sentence.number}; copy it from there"
        )
    if not 1 <= which <= len(starts):
        raise ValueError(f"{word}: sentence {sentence.number} has it {len(starts)} times")
    if len(starts) > 1 and not match[2]:
        shown = ", ".join(
            f"#{number} in {text[max(start - 8, 0) : start + len(wanted) + 8]!r}"
            for number, start in enumerate(starts, 1)
        )
        raise ValueError(
            f"the trigger {word} stands in sentence {sentence.number} {len(starts)} times; say "
            f"which: {shown}"
        )
    return starts[which - 1], starts[which - 1] + len(wanted)


def occurrences(wanted: str, text: str, start: int, end: int) -> list[int]:
    """Return where the words begin in ``[start, end)``, also inside others and one another.

    Example:
        >>> occurrences("til", "tilbage til", 0, 11)
        [0, 8]
    """
    found: list[int] = []
    position = text.find(wanted, start, end)
    while position >= 0:
        found.append(position)
        position = text.find(wanted, position + 1, end)
    return found
