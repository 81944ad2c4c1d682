"""What a corpus holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.ontology import Label, RelationType

__all__ = ["Inventory", "count"]


@dataclass
class Inventory:
    """Counts over articles; tokens are those of spaCy's Danish tokenizer without white space."""

    articles: int = 0
    sentences: int = 0
    tokens: int = 0
    mentions: Counter[Label] = field(default_factory=Counter)
    entities: Counter[Label] = field(default_factory=Counter)
    relations: Counter[RelationType] = field(default_factory=Counter)


def count(articles: Iterable[GoldArticle]) -> Inventory:
    r"""Return how much of everything the articles hold.

    Args:
        articles: Annotated articles.

    Example:
        >>> from fodbold_ner.formats.corpus import read_article
        >>> rows = 'published: 2025-11-03\ngenre: preview\n\nbody 1 | AGF slog OB.\n---\n---\n'
        >>> count([read_article(rows, name="a1", where="a1.article")]).tokens
        4
    """
    import spacy

    tokenizer = spacy.blank("da").tokenizer
    held = Inventory()
    for gold in articles:
        held.articles += 1
        held.sentences += len(gold.sentences)
        held.tokens += sum(not token.is_space for token in tokenizer(gold.record.text))
        held.mentions.update(mention.label for mention in gold.record.mentions)
        held.entities.update(entity.label for entity in gold.record.entities)
        held.relations.update(relation.type for relation in gold.record.relations)
    return held
