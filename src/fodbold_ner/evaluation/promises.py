"""How much a corpus holds, against what the project's own promises."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from fodbold_ner.evaluation.agreement import SECOND
from fodbold_ner.evaluation.inventory import count
from fodbold_ner.evaluation.mention_scores import is_sub_token
from fodbold_ner.formats.corpus import GoldArticle, read_corpus
from fodbold_ner.links.coverage import Count
from fodbold_ner.ontology import (
    CORE_LABELS,
    Certainty,
    Form,
    Genre,
    Label,
    Polarity,
    RelationType,
    ZoneKind,
)
from fodbold_ner.records import Relation

__all__ = [
    "HARD_NEGATIVES",
    "SPLITS",
    "is_unseen",
    "named_in",
    "promises",
    "read_splits",
    "twice_annotated_ids",
]

SPLITS = ("train", "dev", "test")
HARD_NEGATIVES = frozenset({Genre.PREVIEW, Genre.MATCH_REPORT, Genre.INJURY, Genre.OPINION})
"""Genres that are full of names and all but empty of relations."""
_UNSURE = (Certainty.EXPECTED, Certainty.SPECULATED)
_ARTICLES = {"train": 200, "dev": 50, "test": 70}
_LENGTH = range(100, 351)

Splits = Mapping[str, Sequence[GoldArticle]]


def read_splits(corpus: Path | str) -> dict[str, list[GoldArticle]]:
    """Return the articles of a corpus by split; a split whose folder is not there has none.

    Args:
        corpus: The folder that holds ``train``, ``dev`` and ``test``.

    Raises:
        CorpusError: A file departs from the format; every fault is named.
    """
    root = Path(corpus)
    return {name: read_corpus([root / name]) if (root / name).is_dir() else [] for name in SPLITS}


def twice_annotated_ids(corpus: Path | str) -> frozenset[str]:
    """Return the ids of articles that have a second annotation, without reading it.

    Args:
        corpus: The folder that holds ``second``, if anything in it was annotated twice.
    """
    return frozenset(path.stem for path in (Path(corpus) / SECOND).glob("*/*.article"))


def promises(splits: Splits, *, twice: Collection[str] = ()) -> list[Count]:
    """Count what a corpus holds of what the project's own promises.

    Args:
        splits: Articles by split, as `read_splits` returns them.
        twice: The ids of those that have a second annotation, as `twice_annotated_ids` returns
            them.

    Returns:
        A count for each promise, in a fixed order; what is promised of test alone says so.

    Example:
        >>> counts = promises({"train": [], "dev": [], "test": []})
        >>> counts[0].what, counts[0].held, counts[0].promised, counts[0].short
        ('articles in train', 0, 200, True)
    """
    everything = [gold for name in SPLITS for gold in splits[name]]
    held = count(everything)
    return [
        *(Count(f"articles in {name}", len(splits[name]), _ARTICLES[name]) for name in SPLITS),
        Count("tokens", held.tokens, 60_000),
        Count("articles of 100 to 350 words", sum(map(_is_of_length, everything)), 320),
        Count("articles with teasers", sum(map(_has_teasers, everything)), 64),
        Count("hard negatives", sum(g.genre in HARD_NEGATIVES for g in everything), 107),
        Count("core mentions", sum(held.mentions[label] for label in CORE_LABELS), 8_000),
        Count("sub-token mentions", sum(map(_sub_tokens, everything)), 900),
        Count("anonymous mentions", _of_form(everything, Form.ANONYMOUS), 80),
        Count("nicknames and metonyms", _of_form(everything, Form.NICKNAME), 300),
        *_relation_counts("", everything, {"all": 2_000, "each": 100, "denied": 200}),
        Count("relations expected or speculated", _unsure(everything), 300),
        Count("relations with a source", sum(r.source is not None for r in _all(everything)), 250),
        Count("nested reports", sum(bool(r.via) for r in _all(everything)), 40),
        *_relation_counts(" in test", splits["test"], {"each": 25, "denied": 60}),
        Count("test articles with unseen people and clubs only", _unseen(splits), 20),
        Count("test articles annotated twice", _of(twice, splits["test"]), 70),
        Count("other articles annotated twice", _of(twice, [*splits["train"], *splits["dev"]]), 63),
    ]


def is_unseen(gold: GoldArticle, seen: Collection[tuple[Label, str]]) -> bool:
    """Return whether an article names people and clubs, and none that was seen before.

    Args:
        gold: The article.
        seen: What `named_in` returns of the articles before.
    """
    named = named_in([gold])
    return bool(named) and named.isdisjoint(seen)


def named_in(articles: Iterable[GoldArticle]) -> set[tuple[Label, str]]:
    """Return the people and clubs of articles: by their ids, those on no file by their names."""
    return {
        (Label(entity.label), entity.registry_id or entity.name)
        for gold in articles
        for entity in gold.record.entities
        if entity.label in (Label.PERSON, Label.CLUB) and entity.name is not None
    }


def _of(ids: Collection[str], articles: Iterable[GoldArticle]) -> int:
    return sum(gold.record.id in ids for gold in articles)


def _unseen(splits: Splits) -> int:
    seen = named_in(splits["train"])
    return sum(is_unseen(gold, seen) for gold in splits["test"])


def _all(articles: Iterable[GoldArticle]) -> list[Relation]:
    return [relation for gold in articles for relation in gold.record.relations]


def _relation_counts(
    where: str, articles: Sequence[GoldArticle], least: Mapping[str, int]
) -> Iterable[Count]:
    relations = _all(articles)
    if "all" in least:
        yield Count(f"relations{where}", len(relations), least["all"])
    for kind in RelationType:
        number = sum(relation.type is kind for relation in relations)
        yield Count(f"{kind}{where}", number, least["each"])
    denied = sum(relation.polarity is Polarity.DENIED for relation in relations)
    yield Count(f"relations denied{where}", denied, least["denied"])


def _unsure(articles: Iterable[GoldArticle]) -> int:
    return sum(relation.certainty in _UNSURE for relation in _all(articles))


def _of_form(articles: Iterable[GoldArticle], form: Form) -> int:
    return sum(mention.form is form for gold in articles for mention in gold.record.mentions)


def _sub_tokens(gold: GoldArticle) -> int:
    text = gold.record.text
    return sum(is_sub_token(text, m.start, m.end) for m in gold.record.mentions)


def _is_of_length(gold: GoldArticle) -> bool:
    """Teasers and labels are not the article's own words."""
    own = [
        gold.record.text[zone.start : zone.end]
        for zone in gold.record.zones
        if zone.kind.carries_relations
    ]
    return len(" ".join(own).split()) in _LENGTH


def _has_teasers(gold: GoldArticle) -> bool:
    return any(zone.kind is ZoneKind.TEASER for zone in gold.record.zones)
