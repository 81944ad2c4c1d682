"""A text longer than any article: annotated in parts, so that memory stays bounded.

spaCy's parser and entity recogniser hold about 3.5 kB for each character of a Doc. A text of some
megabytes is no article but an archive in one file; what is asked of its record is that it is sound
and that a name is one entity throughout, not that a surname far down finds its first name far up.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from fodbold_ner.extensions import data_of
from fodbold_ner.ontology import RELATIONS, RelationType
from fodbold_ner.records import AnnotatedArticle, Article
from fodbold_ner.text import Page, read_text
from fodbold_ner.tokens import split_sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["LONGEST", "annotate_long", "cut"]

LONGEST = 30_000
"""How many characters are annotated in one piece; the longest features have about so many."""

Span = tuple[int, int]


def annotate_long(
    nlp: Language,
    article: Article,
    *,
    make_doc: Callable[[Language, Article], Doc],
    longest: int = LONGEST,
) -> AnnotatedArticle:
    """Return the record of an article of any length, annotated in parts.

    The zones are those of the whole text. Parts end where a zone ends, inside a long zone where a
    sentence does. Linked entities with one registry id and unlinked ones with one name become one,
    and relations that say the same become one with all their evidence.

    Args:
        nlp: The pipeline.
        article: The article.
        make_doc: What makes the pipeline's Doc of a part.
        longest: How many characters a part may have.

    Example:
        >>> import fodbold_ner
        >>> article = Article(text="AGF har fyret Ole Brix. " * 3)
        >>> nlp, make_doc = fodbold_ner.load(), fodbold_ner.make_doc
        >>> record = annotate_long(nlp, article, make_doc=make_doc, longest=30)
        >>> [entity.name for entity in record.entities], len(record.relations[0].evidence)
        (['AGF', 'Ole Brix'], 3)
    """
    page = read_text(article.text)
    zones = [(zone.kind.value, zone.start, zone.end) for zone in page.zones]
    parts = []
    for start, end in cut(page.text, [(first, last) for _, first, last in zones], longest=longest):
        known = article.model_dump(include={"published", "url"})
        doc = make_doc(nlp, Article(text=page.text[start:end], **known))
        data_of(doc)["zones"] = [
            [kind, max(first, start) - start, min(last, end) - start]
            for kind, first, last in zones
            if first < end and last > start
        ]
        parts.append((start, nlp(doc)._.fodbold))
    return _join(parts, page, article)


def cut(text: str, zones: Iterable[Span], *, longest: int = LONGEST) -> list[Span]:
    r"""Return spans of at most `longest` characters that cover the text, in order.

    Args:
        text: The text.
        zones: Half-open spans of its zones in characters, in order.
        longest: How many characters a span may have.

    Example:
        >>> cut("AGF slog OB.\nAaB tabte. Randers vandt.", [(0, 12), (13, 38)], longest=25)
        [(0, 13), (13, 38)]
    """
    places = [0, *_places(text, zones, longest), len(text)]
    spans: list[Span] = []
    start = 0
    for place, after in zip(places[1:], [*places[2:], len(text)], strict=True):
        while place - start > longest:
            # One sentence is longer than a part may be: cut between words, else anywhere.
            word = text.rfind(" ", start + 1, start + longest)
            end = word + 1 if word > start else start + longest
            spans.append((start, end))
            start = end
        if place > start and (place == len(text) or after - start > longest):
            spans.append((start, place))
            start = place
    return spans


def _places(text: str, zones: Iterable[Span], longest: int) -> Iterator[int]:
    """Yield where a part may begin: at a zone, and at a sentence of a zone that is too long."""
    for start, end in zones:
        if start > 0:
            yield start
        if end - start > longest:
            yield from (first for first, _ in split_sentences(text, start, end) if first > start)


def _join(
    parts: Iterable[tuple[int, AnnotatedArticle]], page: Page, article: Article
) -> AnnotatedArticle:
    """Return one record of an article from the records of its parts.

    Args:
        parts: Where each part begins in the cleaned text of the page, and its record.
        page: The whole text, cleaned and original.
        article: What the whole is.
    """
    joined: dict[str, list[dict[str, Any]]] = {"mentions": [], "entities": [], "relations": []}
    entity_ids: dict[object, str] = {}
    facts: dict[str, dict[str, Any]] = {}
    made_by: dict[str, Any] = {}
    for begin, record in parts:
        plain = record.model_dump(mode="json")
        made_by = plain["made_by"]
        new_ids: dict[str | None, str | None] = {None: None}
        for entity in plain["entities"]:
            same = _identity(entity)
            if same not in entity_ids:
                entity_ids[same] = f"e{len(joined['entities']) + 1}"
                joined["entities"].append({**entity, "id": entity_ids[same]})
            new_ids[entity["id"]] = entity_ids[same]
        for mention in plain["mentions"]:
            start, end = _moved(mention["start"], mention["end"], begin, page)
            mention |= {"id": f"m{len(joined['mentions']) + 1}", "start": start, "end": end}
            mention |= {"text": page.original[start:end], "entity": new_ids[mention["entity"]]}
            joined["mentions"].append(mention)
        for relation in plain["relations"]:
            _rename(relation, new_ids)
            _move_evidence(relation, begin, page)
            said = {**relation, "id": None, "score": None, "evidence": None}
            before = facts.setdefault(json.dumps(said), relation)
            if before is relation:
                relation["id"] = f"r{len(joined['relations']) + 1}"
                joined["relations"].append(relation)
            else:
                before["evidence"] += relation["evidence"]
                before["score"] = max(before["score"], relation["score"])
    zones = [(zone.kind, *_moved(zone.start, zone.end, 0, page)) for zone in page.zones]
    return AnnotatedArticle.model_validate(
        {
            "id": article.id or hashlib.sha256(article.text.encode()).hexdigest()[:16],
            "published": article.published,
            "url": article.url,
            "text": page.original,
            "made_by": made_by,
            "zones": [{"kind": kind, "start": start, "end": end} for kind, start, end in zones],
            **joined,
        }
    )


def _identity(entity: dict[str, Any]) -> object:
    """Return what two entities share if they are one; a nameless one is itself alone."""
    if entity["name"] is None:
        return object()
    return entity["registry_id"] or (entity["label"], entity["name"])


def _moved(start: int, end: int, begin: int, page: Page) -> Span:
    return page.offsets.to_original(begin + start, begin + end)


def _rename(relation: dict[str, Any], new_ids: dict[str | None, str | None]) -> None:
    for argument in RELATIONS[RelationType(relation["type"])].arguments:
        if argument.labels:
            relation[argument.name] = new_ids[relation[argument.name]]
    relation["source"] = new_ids[relation["source"]]
    relation["via"] = [new_ids[speaker] for speaker in relation["via"]]


def _move_evidence(relation: dict[str, Any], begin: int, page: Page) -> None:
    for evidence in relation["evidence"]:
        start, end = _moved(evidence["start"], evidence["end"], begin, page)
        trigger = [_moved(first, last, begin, page) for first, last in evidence["trigger"]]
        evidence |= {"start": start, "end": end, "trigger": trigger}
