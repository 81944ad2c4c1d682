"""Annotated articles as brat's stand-off: for each a ``.txt`` and an ``.ann``.

Mentions are text-bound annotations (``T``), the mentions of one entity are ``Equiv``, its id is a
normalisation (``N``) and what else its row says a note (``#``) at its first mention. Relations are
events (``E``) whose triggers are text-bound; further triggers are arguments named ``evidence``.
Closed attributes are attributes (``A``), open ones (dates, sums) notes. Nothing is lost: what brat
has no place for (head, zones, sentences, remarks) stands beside them in ``<name>.json``, and what
is changed in brat is read back, save brat's own comments (``AnnotatorNotes``). A sentence that is
evidence without trigger words is a trigger as a whole, marked ``Whole``.

The format: https://brat.nlplab.org/standoff.html and https://brat.nlplab.org/configuration.html.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from fodbold_ner.errors import InputError
from fodbold_ner.formats.brat_config import annotation_conf
from fodbold_ner.formats.brat_reading import read_annotations
from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.formats.corpus.escapes import escape
from fodbold_ner.formats.corpus.plain import HEAD, from_plain, to_plain
from fodbold_ner.formats.corpus.writing import entity_words
from fodbold_ner.formats.events import FLAGS, Event, choices, to_events

__all__ = ["DATABASE", "read", "write"]

DATABASE = "fodbold"
"""The name under which brat's normalisations refer to the registry."""

_EVIDENCE = "evidence"
_WHOLE = "Whole"


def write(articles: Iterable[GoldArticle], path: Path | str) -> int:
    """Write the articles to a folder, with the configuration brat needs, and return their number.

    Args:
        articles: Annotated articles, each with an id of its own.
        path: The folder; it is made if need be, files of these names in it are replaced.

    Raises:
        InputError: Two articles have the same id.
        OSError: The folder cannot be written to.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write([], folder), [file.name for file in Path(folder).iterdir()]
        (0, ['annotation.conf'])
    """
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "annotation.conf").write_bytes(annotation_conf().encode())
    seen: set[str] = set()
    for gold in articles:
        plain = to_plain(gold)
        if plain["id"] in seen:
            raise InputError(f"{folder}: two articles are called {plain['id']!r}; rename one")
        seen.add(plain["id"])
        head = {key: plain[key] for key in HEAD}
        stem = folder / plain["id"]
        stem.with_name(f"{stem.name}.txt").write_bytes(plain["text"].encode())
        stem.with_name(f"{stem.name}.json").write_text(
            json.dumps(head, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
        )
        lines = "".join(f"{line}\n" for line in _Writer(gold, plain).lines())
        stem.with_name(f"{stem.name}.ann").write_bytes(lines.encode())
    return len(seen)


def read(path: Path | str) -> Iterator[GoldArticle]:
    """Yield the articles of a folder that `write` made, in order of name, as they are now in brat.

    Args:
        path: The folder.

    Raises:
        InputError: A file is missing, cannot be read, or makes no sound article.
        OSError: A file cannot be opened.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     list(read(folder))
        []
    """
    for file in sorted(Path(path).glob("*.ann")):
        stem = str(file)[: -len(".ann")]
        try:
            text = Path(f"{stem}.txt").read_bytes().decode()
            lines = file.read_bytes().decode().split("\n")
            head = json.loads(Path(f"{stem}.json").read_bytes())
        except FileNotFoundError as error:
            raise InputError(
                f"{error.filename} is missing: only folders that were converted from the corpus, "
                "with .txt, .ann and .json for each article, can be read back"
            ) from None
        except ValueError as error:
            raise InputError(f"{stem}: its files cannot be read: {error}") from None
        plain = read_annotations(lines, text, head, where=str(file), database=DATABASE)
        yield from_plain(plain, where=str(file))


class _Writer:
    def __init__(self, gold: GoldArticle, plain: dict[str, Any]) -> None:
        self._gold = gold
        self._plain = plain
        self._counts: dict[str, int] = {}

    def lines(self) -> Iterator[str]:
        text = self._plain["text"]
        marks: list[str] = []
        clusters: dict[str, list[str]] = {}
        for mention in self._plain["mentions"]:
            mark = self._next("T")
            marks.append(mark)
            yield _bound(mark, mention["label"], [(mention["start"], mention["end"])], text)
            for key in ("form", "role"):
                if key in mention:
                    yield f"{self._next('A')}\t{_title(key)} {mark} {mention[key]}"
            if mention.get("edtf"):
                yield self._note("edtf", mark, mention["edtf"])
            if mention.get("amount") is not None:
                yield self._note("money", mark, f"{mention['amount']} {mention['currency']}")
            if mention["entity"] is not None:
                clusters.setdefault(mention["entity"], []).append(mark)
        for entity in self._gold.record.entities:
            first, *others = clusters[self._gold.handles[entity.id]]
            if others:
                yield f"*\tEquiv {' '.join([first, *others])}"
            if entity.registry_id:
                reference = f"Reference {first} {DATABASE}:{entity.registry_id}"
                yield f"{self._next('N')}\t{reference}\t{escape(entity.name or '', '')}"
            yield self._note("entity", first, " ".join(entity_words(self._gold, entity)))
        for event in to_events(self._plain):
            yield from self._event(event, marks, text)

    def _event(self, event: Event, marks: list[str], text: str) -> Iterator[str]:
        first, *others = event.triggers
        anchor = self._next("T")
        yield _bound(anchor, event.type, [first], text)
        arguments = [(name, marks[index]) for name, index in event.arguments]
        whole = [anchor] if first in event.whole else []
        for span in others:
            mark = self._next("T")
            yield _bound(mark, _EVIDENCE, [span], text)
            arguments.append((_EVIDENCE, mark))
            whole += [mark] if span in event.whole else []
        identifier = self._next("E")
        counts: dict[str, int] = {}
        words = [f"{event.type}:{anchor}"]
        for name, mark in arguments:
            counts[name] = counts.get(name, 0) + 1
            words.append(f"{name}{counts[name] if counts[name] > 1 else ''}:{mark}")
        yield f"{identifier}\t{' '.join(words)}"
        for mark in whole:
            target = identifier if mark == anchor else mark
            yield f"{self._next('A')}\t{_WHOLE} {target}"
        closed = choices()
        for key, value in event.values.items():
            if key in FLAGS:
                yield f"{self._next('A')}\t{_title(key)} {identifier}"
            elif closed[key]:
                yield f"{self._next('A')}\t{_title(key)} {identifier} {value}"
            else:
                yield self._note(key, identifier, escape(value, ""))

    def _next(self, letter: str) -> str:
        self._counts[letter] = self._counts.get(letter, 0) + 1
        return f"{letter}{self._counts[letter]}"

    def _note(self, kind: str, target: str, words: str) -> str:
        return f"{self._next('#')}\t{kind} {target}\t{words}"


def _title(key: str) -> str:
    return key.capitalize()


def _bound(mark: str, label: str, spans: list[tuple[int, int]], text: str) -> str:
    places = ";".join(f"{start} {end}" for start, end in spans)
    return f"{mark}\t{label} {places}\t{' '.join(text[s:e] for s, e in spans)}"
