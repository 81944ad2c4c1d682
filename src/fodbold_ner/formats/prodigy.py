"""Annotated articles as Prodigy's JSON Lines, a task a line.

``spans`` are the mentions, on ``tokens`` that are cut wherever a mention begins or ends, so that
interfaces such as ``spans_manual`` and ``relations`` show them to the letter. ``relations`` shows
what relates whom: an arrow from the first argument to each other one, labelled ``type.argument``.
An arrow cannot hold what a relation says besides (certainty, evidence, a role without a mention),
so relations are carried whole under ``fodbold``, with entities, zones, sentences and head.

There and back nothing is lost. Mentions that were changed, added or dropped in Prodigy are read
back; arrows are only shown, and a change to them is not read back. A relation goes with the last
mention of an entity that it needs.

The format: https://prodi.gy/docs/api-interfaces (a span's ``token_end`` and a relation's ``head``
and ``child`` count the last token, inclusive).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from fodbold_ner.errors import InputError
from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.formats.corpus.plain import HEAD, from_plain, to_plain
from fodbold_ner.ontology import ARGUMENT_LABELS, ENTITY_LABELS, RELATIONS, RelationType

__all__ = ["read", "write"]

_OWN = "fodbold"
_TOKEN = re.compile(r"\w+|[^\w\s]|\s")
_DETAILS = ("form", "role", "edtf", "amount", "currency", "entity")


def write(articles: Iterable[GoldArticle], path: Path | str) -> int:
    """Write the articles as tasks, one a line, and return how many there were.

    Args:
        articles: Annotated articles.
        path: The file; what it holds is replaced.

    Raises:
        OSError: The file cannot be written to.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write([], f"{folder}/tasks.jsonl")
        0
    """
    count = 0
    with Path(path).open("w", encoding="utf-8", newline="\n") as file:
        for gold in articles:
            file.write(json.dumps(_task(to_plain(gold)), ensure_ascii=False) + "\n")
            count += 1
    return count


def read(path: Path | str) -> Iterator[GoldArticle]:
    """Yield the articles of tasks that `write` wrote; rejected and ignored ones are left out.

    Args:
        path: The file, as ``db-out`` writes it.

    Raises:
        InputError: A line is no task of this project, or makes no sound article.
        OSError: The file cannot be opened.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder) / "tasks.jsonl"
        ...     number = write([], path)
        ...     list(read(path))
        []
    """
    with Path(path).open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            where = f"{path}:{number}"
            try:
                task = json.loads(line)
                if task.get("answer", "accept") != "accept":
                    continue
                plain = _plain(task)
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise InputError(
                    f"{where}: no task that was converted from the corpus: "
                    f"{type(error).__name__}: {error}"
                ) from None
            yield from_plain(plain, where=where)


def _task(plain: Mapping[str, Any]) -> dict[str, Any]:
    tokens = _tokens(plain["text"], plain["mentions"])
    spans = [_span(mention, tokens) for mention in plain["mentions"]]
    return {
        "text": plain["text"],
        "tokens": tokens,
        "spans": spans,
        "relations": [*_arrows(plain, spans)],
        "meta": {key: plain[key] for key in ("id", "published", "genre")},
        _OWN: {key: plain[key] for key in (*HEAD, "entities", "relations")},
    }


def _tokens(text: str, mentions: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Cut the text into words and marks; white space but a single space is a token of its own."""
    bounds = {m[edge] for m in mentions for edge in ("start", "end")}
    for match in _TOKEN.finditer(text):
        bounds |= {match.start(), match.end()}
    cuts = sorted(bounds)
    tokens: list[dict[str, Any]] = []
    for start, end in pairwise(cuts):
        word = text[start:end]
        if word == " " and tokens and not tokens[-1]["ws"] and tokens[-1]["text"].strip():
            tokens[-1]["ws"] = True
            continue
        token = {"text": word, "start": start, "end": end, "id": len(tokens), "ws": False}
        # What cannot be seen cannot be selected either.
        tokens.append(token if word.strip() else {**token, "disabled": True})
    return tokens


def _span(mention: Mapping[str, Any], tokens: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    inside = [
        token["id"]
        for token in tokens
        if mention["start"] <= token["start"] and token["end"] <= mention["end"]
    ]
    span = {
        "start": mention["start"],
        "end": mention["end"],
        "token_start": inside[0],
        "token_end": inside[-1],
        "label": mention["label"],
    }
    return span | {key: mention[key] for key in _DETAILS if key in mention}


def _arrows(
    plain: Mapping[str, Any], spans: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    for relation in plain["relations"]:
        anchor = relation["evidence"][0]["start"]

        def nearest(handle: str, anchor: int = anchor) -> Mapping[str, Any]:
            own = [span for span in spans if span["entity"] == handle]
            return min(own, key=lambda span: abs(span["start"] - anchor))

        names = [
            argument.name
            for argument in RELATIONS[RelationType(relation["type"])].arguments
            if argument.labels and relation[argument.name] is not None
        ]
        head, *others = [nearest(relation[name]) for name in names]
        for name, child in zip(names[1:], others, strict=True):
            yield {
                "head": head["token_end"],
                "child": child["token_end"],
                "head_span": _bare(head),
                "child_span": _bare(child),
                "label": f"{relation['type']}.{name}",
            }


def _bare(span: Mapping[str, Any]) -> dict[str, Any]:
    return {key: span[key] for key in ("start", "end", "token_start", "token_end", "label")}


def _plain(task: Mapping[str, Any]) -> dict[str, Any]:
    own = task[_OWN]
    mentions = []
    for span in task.get("spans", ()):
        mention = {key: span[key] for key in ("start", "end", "label", *_DETAILS) if key in span}
        names = mention["label"] in set(ENTITY_LABELS)
        if names and mention.get("entity") is None:
            # A name that was marked in Prodigy is an entity of its own.
            mention["entity"] = (span["start"], span["end"])
        if not names:
            mention["entity"] = None
        mentions.append(mention)
    held = {mention["entity"] for mention in mentions}
    return {
        **{key: own[key] for key in (*HEAD, "entities")},
        "text": task["text"],
        "mentions": mentions,
        "relations": [relation for relation in own["relations"] if _handles(relation) <= held],
    }


def _handles(relation: Mapping[str, Any]) -> set[str]:
    said = {relation[key] for key in ARGUMENT_LABELS if relation.get(key) is not None}
    return said | set(relation["via"])
