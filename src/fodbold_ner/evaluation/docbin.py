"""Annotated articles as spaCy Docs, in a DocBin.

A gold Doc carries what one from the pipeline carries, so `doc._.fodbold` is the gold record, and
for spaCy's own tools a view of the mentions in whole tokens: `doc.ents` (of mentions that share a
token, the longest), `doc.spans["sc"]` (all of them, and there even when empty, for a scorer skips a
Doc without the group), and sentence starts. Nothing is lost there and back.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import spacy
from pydantic import ValidationError
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from fodbold_ner.doc_data import DocData, new_data
from fodbold_ner.errors import InputError
from fodbold_ner.extensions import has_data, set_data
from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.ontology import RELATIONS, RelationType

__all__ = ["from_doc", "read", "to_doc", "write"]

_OWN = "fodbold_gold"
_ATTRIBUTES = ("ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "SENT_START")
_SPANS = "sc"


def to_doc(gold: GoldArticle, nlp: Language) -> Doc:
    r"""Return the article as a Doc.

    Args:
        gold: The article.
        nlp: Whose tokenizer and vocabulary the Doc gets.

    Example:
        >>> from fodbold_ner.formats.corpus import read_article
        >>> rows = 'published: 2025-11-03\ngenre: preview\n\nbody 1 | [OB](ob)-backen\n---\n'
        >>> gold = read_article(rows + 'ob CLUB nil "OB"\n---\n', name="a", where="a.article")
        >>> doc = to_doc(gold, spacy.blank("da"))
        >>> doc.ents, doc._.fodbold == gold.record
        ((OB-backen,), True)
    """
    record = gold.record
    doc = nlp.make_doc(record.text)
    starts = {start for start, _ in gold.sentences}
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts
    ids = {entity.id: entity.registry_id or "" for entity in record.entities}
    spans = []
    for mention in record.mentions:
        inside = [t.i for t in doc if t.idx < mention.end and mention.start < t.idx + len(t)]
        kb_id = ids[mention.entity] if mention.entity else ""
        label = mention.label.value
        spans.append(Span(doc, inside[0], inside[-1] + 1, label=label, kb_id=kb_id))
    doc.spans[_SPANS] = spans
    doc.ents = filter_spans(spans)
    set_data(doc, _data(gold))
    doc.user_data[_OWN] = gold.model_dump(mode="json", exclude={"record"})
    return doc


def from_doc(doc: Doc) -> GoldArticle:
    """Return the article that `to_doc` made a Doc of.

    Args:
        doc: The Doc; changes to `doc.ents` and `doc.spans` are not read back.

    Raises:
        InputError: The Doc does not come from an annotated article.

    Example:
        >>> from_doc(spacy.blank("da")("AGF slog OB."))
        Traceback (most recent call last):
        fodbold_ner.errors.InputError: this Doc is no annotated article; ...
    """
    if not has_data(doc) or _OWN not in doc.user_data:
        raise InputError(
            "this Doc is no annotated article; only what was converted from the corpus can be "
            "read back"
        )
    try:
        return GoldArticle.model_validate({**doc.user_data[_OWN], "record": doc._.fodbold})
    except ValidationError as error:
        raise InputError(f"this Doc is no sound annotated article: {error}") from None


def write(articles: Iterable[GoldArticle], path: Path | str) -> int:
    """Write the articles to a DocBin and return their number.

    Args:
        articles: Annotated articles.
        path: The file, ``.spacy`` by custom; what it holds is replaced.

    Raises:
        OSError: The file cannot be written to.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write([], f"{folder}/dev.spacy")
        0
    """
    docs = [to_doc(gold, _danish()) for gold in articles]
    data = DocBin(attrs=_ATTRIBUTES, docs=docs, store_user_data=True).to_bytes()
    Path(path).write_bytes(data)
    return len(docs)


def read(path: Path | str) -> Iterator[GoldArticle]:
    """Yield the articles of a DocBin that `write` wrote, in order.

    Args:
        path: The file.

    Raises:
        InputError: The file is no DocBin, or a Doc in it is no annotated article.
        OSError: The file cannot be opened.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder) / "dev.spacy"
        ...     number = write([], path)
        ...     list(read(path))
        []
    """
    data = Path(path).read_bytes()
    try:
        docs = list(DocBin().from_bytes(data).get_docs(_danish().vocab))
    except (KeyError, ValueError, zlib.error) as error:
        raise InputError(f"{path}: no DocBin: {error}") from None
    for number, doc in enumerate(docs, 1):
        try:
            yield from_doc(doc)
        except InputError as error:
            raise InputError(f"{path}, Doc {number}: {error}") from None


@lru_cache(maxsize=1)
def _danish() -> Language:
    return spacy.blank("da")


def _data(gold: GoldArticle) -> DocData:
    """Return the record as the data that a Doc carries, entities by their places."""
    record = gold.record.model_dump(mode="json")
    place = {entity["id"]: number for number, entity in enumerate(record["entities"])}
    mention = dict.fromkeys(("role", "edtf", "amount", "currency")) | {"provisional": False}
    data = {
        **new_data(),
        "id": record["id"],
        "published": record["published"],
        "url": record["url"],
        "zones": [[zone["kind"], zone["start"], zone["end"]] for zone in record["zones"]],
        "mentions": [
            {**mention, **_without(one, "id", "text", "zone"), "entity": place.get(one["entity"])}
            for one in record["mentions"]
        ],
        "entities": [
            {"league": None, "country": None, **_without(one, "id")} for one in record["entities"]
        ],
        "relations": [_relation(one, place) for one in record["relations"]],
        "made_by": record["made_by"],
    }
    return cast(DocData, data)


def _relation(record: dict[str, Any], place: dict[str, int]) -> dict[str, Any]:
    spec = RELATIONS[RelationType(record["type"])]
    arguments = {a.name: record[a.name] for a in spec.arguments if record[a.name] is not None}
    shared = ("type", "certainty", "polarity", "time", "score", "evidence")
    return {
        **{key: record[key] for key in shared},
        "arguments": {k: v if k == "role" else place[v] for k, v in arguments.items()},
        "attributes": {name: record[name] for name in spec.attributes},
        "source": None if record["source"] is None else place[record["source"]],
        "via": [place[speaker] for speaker in record["via"]],
    }


def _without(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in names}
