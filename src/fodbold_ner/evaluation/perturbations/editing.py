"""Edits to the text of a gold article, with everything that stands in it moved along."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from fodbold_ner.formats.corpus import GoldArticle

__all__ = ["Edit", "Moves", "Perturbed", "edit"]


@dataclass(frozen=True, order=True)
class Edit:
    """What replaces the characters in ``[start, end)``; nothing there is an insertion."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Perturbed:
    """A gold article that was changed.

    Args:
        gold: The article, sound as it stands now.
        changes: How many places were changed.
        left_out: How many places would have been, had it been safe.
    """

    gold: GoldArticle
    changes: int
    left_out: int = 0


class Moves:
    """Where offsets of a text are after some edits.

    Args:
        edits: Edits in order that do not overlap.

    Example:
        >>> moves = Moves([Edit(0, 3, "Brøndby"), Edit(3, 5, "s")])   # FCK's -> Brøndbys
        >>> moves.start(0), moves.end(3), moves.start(6)
        (0, 7, 9)
    """

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._edits = sorted(edits)
        self._starts = [edit.start for edit in self._edits]
        growths = (len(edit.text) - (edit.end - edit.start) for edit in self._edits)
        self._before = [0, *accumulate(growths)]

    def start(self, offset: int) -> int:
        """Return where a span that begins here begins: behind what was inserted here."""
        return self._moved(offset, bisect_right(self._starts, offset))

    def end(self, offset: int) -> int:
        """Return where a span that ends here ends: before what was inserted here."""
        index = bisect_right(self._starts, offset)
        while index and self._edits[index - 1].start == offset:
            index -= 1
        return self._moved(offset, index)

    def _moved(self, offset: int, index: int) -> int:
        """Move an offset past `index` edits; inside the last one it keeps its share of the way."""
        if not index:
            return offset
        last = self._edits[index - 1]
        if offset >= last.end:
            return offset + self._before[index]
        share = (offset - last.start) * len(last.text) // (last.end - last.start)
        return last.start + self._before[index - 1] + share


def edit(
    gold: GoldArticle,
    edits: Iterable[Edit],
    *,
    mentions: Mapping[str, Mapping[str, Any]] | None = None,
    entities: Mapping[str, Mapping[str, Any]] | None = None,
    relations: Mapping[str, Mapping[str, Any]] | None = None,
) -> GoldArticle:
    """Return the article with its text edited and every span in it moved along.

    Args:
        gold: The article.
        edits: Edits of its text that do not overlap, in any order.
        mentions: Fields of mentions to set, by id.
        entities: Fields of entities to set, by id.
        relations: Fields of relations to set, by id.

    Raises:
        pydantic.ValidationError: What comes out is no sound gold article.
    """
    ordered = sorted(edits)
    moves = Moves(ordered)
    plain = gold.model_dump()
    record = plain["record"]
    text = record["text"] = _replaced(record["text"], ordered)

    def move(part: dict[str, Any]) -> None:
        part["start"], part["end"] = moves.start(part["start"]), moves.end(part["end"])

    for zone in record["zones"]:
        move(zone)
    for mention in record["mentions"]:
        move(mention)
        mention["text"] = text[mention["start"] : mention["end"]]
        mention.update((mentions or {}).get(mention["id"], {}))
    for entity in record["entities"]:
        entity.update((entities or {}).get(entity["id"], {}))
    for relation in record["relations"]:
        relation.update((relations or {}).get(relation["id"], {}))
        for evidence in relation["evidence"]:
            move(evidence)
            evidence["trigger"] = [
                (moves.start(start), moves.end(end)) for start, end in evidence["trigger"]
            ]
    plain["sentences"] = [(moves.start(start), moves.end(end)) for start, end in gold.sentences]
    return GoldArticle.model_validate(plain)


def _replaced(text: str, edits: Iterable[Edit]) -> str:
    parts, reach = [], 0
    for one in edits:
        parts += [text[reach : one.start], one.text]
        reach = one.end
    return "".join([*parts, text[reach:]])
