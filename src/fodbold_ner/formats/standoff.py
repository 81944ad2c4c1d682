"""Annotation without its text, for texts that may not be handed on with it.

A JSON object a line: which sentence it is of (`source`, `id`, and the SHA-256 of its text), and
what is marked in it, by offsets. Nothing in it tells what the text says: an entity on file stands
by its id and name there, one on no file has neither. Who has the texts joins the two again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fodbold_ner.errors import CorpusError, InputError
from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.formats.corpus.plain import from_plain, to_plain
from fodbold_ner.ontology import ARGUMENT_LABELS, Genre, ZoneKind

__all__ = ["SourceText", "blank", "join", "read_texts", "write_standoff"]

_KEPT = ("sentences", "mentions", "entities", "relations")


@dataclass(frozen=True)
class SourceText:
    """A sentence as its collection has it.

    Args:
        source: The collection.
        id: The sentence's id there.
        text: The sentence.
    """

    source: str
    id: str
    text: str

    @property
    def name(self) -> str:
        """What its article is called: letters and digits of source and id.

        Example:
            >>> SourceText("leipzig_dan_news", "49", "AGF slog OB.").name
            'leipzig-dan-news-49'
        """
        return "-".join(re.findall("[a-z0-9]+", f"{self.source} {self.id}".lower()))

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, in hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def is_test(self) -> bool:
        """Whether it is in the test half: an odd SHA-256 of ``source:id``."""
        digest = hashlib.sha256(f"{self.source}:{self.id}".encode()).hexdigest()
        return int(digest, 16) % 2 == 1


def read_texts(path: Path | str) -> list[SourceText]:
    """Read sentences from JSON Lines with `source`, `id` and `text`.

    Args:
        path: The file.

    Raises:
        InputError: A row lacks one of the three, or two would bear one name.
        OSError: The file cannot be read.
    """
    texts: dict[str, SourceText] = {}
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            text = SourceText(str(row["source"]), str(row["id"]), str(row["text"]))
        except (ValueError, KeyError, TypeError):
            raise InputError(
                f"{path}:{number}: no JSON object with source, id and text; mend the row"
            ) from None
        if text.name in texts:
            raise InputError(f"{path}:{number}: {text.name!r} stands twice; leave one out")
        texts[text.name] = text
    return list(texts.values())


def blank(text: SourceText, sentences: Sequence[tuple[int, int]]) -> GoldArticle:
    """Return a sentence as an article in which nothing is marked yet.

    Args:
        text: The sentence; it may be cut into several.
        sentences: Half-open spans of what it is cut into.

    Example:
        >>> blank(SourceText("s", "1", "AGF slog OB."), [(0, 12)]).record.published is None
        True
    """
    body = text.text.strip("\n")
    plain = {
        "id": text.name,
        "published": None,
        "genre": Genre.SENTENCE.value,
        "text": body,
        "zones": _zones(body),
        "sentences": [list(span) for span in sentences],
        "mentions": [],
        "relations": [],
    }
    return from_plain(plain, where=text.name)


def write_standoff(articles: Iterable[GoldArticle], texts: Iterable[SourceText]) -> bytes:
    """Return the annotation of sentences as JSON Lines, without their words.

    Args:
        articles: Annotated sentences, each with the name of one of the texts for its id.
        texts: The sentences.

    Raises:
        InputError: An article is of none of the texts, or its text is another.

    Example:
        >>> text = SourceText("s", "1", "AGF slog OB.")
        >>> row = write_standoff([blank(text, [(0, 12)])], [text])
        >>> b"AGF" in row, sorted(json.loads(row))[:3]
        (False, ['entities', 'id', 'mentions'])
    """
    known = {text.name: text for text in texts}
    rows = []
    for gold in articles:
        text = known.get(gold.record.id)
        if text is None or text.text.strip("\n") != gold.record.text:
            raise InputError(
                f"{gold.record.id}: is of none of the texts, to the letter; name the file that it "
                "was made from"
            )
        plain = _without_words(to_plain(gold))
        head = {"source": text.source, "id": text.id, "sha256": text.sha256}
        rows.append(json.dumps({**head, **plain}, ensure_ascii=False) + "\n")
    return "".join(rows).encode()


def _without_words(plain: Mapping[str, Any]) -> dict[str, Any]:
    numbers = {handle: f"e{number}" for number, handle in enumerate(plain["entities"], 1)}
    swap = json.loads(json.dumps({key: plain[key] for key in _KEPT}))
    for mention in swap["mentions"]:
        mention["entity"] = numbers.get(mention["entity"])
    swap["entities"] = {
        numbers[handle]: entity if entity["registry_id"] else _nameless(entity)
        for handle, entity in swap["entities"].items()
    }
    for relation in swap["relations"]:
        for key in ARGUMENT_LABELS:
            if relation.get(key) is not None:
                relation[key] = numbers[relation[key]]
        relation["via"] = [numbers[speaker] for speaker in relation["via"]]
    return dict(swap)


def _nameless(entity: Mapping[str, Any]) -> dict[str, Any]:
    """Keep of a NIL entity its label, of an anonymous one also what the text tells of it."""
    told = {key: entity[key] for key in ("league", "country") if key in entity}
    if entity["name"] is None:
        return {"label": entity["label"], "anonymous": True, **told}
    return {"label": entity["label"]}


def join(path: Path | str, texts: Iterable[SourceText]) -> list[GoldArticle]:
    """Return the annotated sentences of a stand-off file, with their words again.

    A NIL entity is named by its longest mention.

    Args:
        path: The file that `write_standoff` made.
        texts: The sentences, all of those that the file is about.

    Raises:
        CorpusError: A sentence is not among the texts, is another, or its row is broken; every
            such row is named.
        OSError: The file cannot be read.
    """
    known = {(text.source, text.id): text for text in texts}
    joined: list[GoldArticle] = []
    faults = []
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), start=1):
        place = f"{path}:{number}"
        try:
            row = json.loads(line)
            text = known[row["source"], row["id"]]
            if text.sha256 != row["sha256"]:
                faults.append(f"{place}: the text of {text.name} is another; take the file's own")
                continue
            joined.append(from_plain(_plain(row, text), where=place))
        except KeyError as error:
            faults.append(f"{place}: {error} is not there; name the file of the texts")
        except (InputError, ValueError) as error:
            faults.append(f"{place}: {error}")
    if faults:
        raise CorpusError(faults)
    return joined


def _plain(row: Mapping[str, Any], text: SourceText) -> dict[str, Any]:
    body = text.text.strip("\n")
    entities = {
        handle: {"registry_id": None, "xref": {}, "name": None, "league": None, "country": None}
        | {key: value for key, value in entity.items() if key != "anonymous"}
        for handle, entity in row["entities"].items()
        if entity.get("anonymous") or entity.get("registry_id")
    }
    for entity in entities.values():
        if entity["registry_id"]:
            del entity["league"], entity["country"]
    return {
        **{key: row[key] for key in _KEPT},
        "entities": entities,
        "id": text.name,
        "published": None,
        "genre": Genre.SENTENCE.value,
        "text": body,
        "zones": _zones(body),
    }


def _zones(text: str) -> list[list[Any]]:
    zones, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            zones.append([ZoneKind.BODY.value, start, start + len(line)])
        start += len(line) + 1
    return zones
