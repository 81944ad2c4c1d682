"""Gold articles for tests: those of the corpus beside, and short ones from rows of a table."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from fodbold_ner.evaluation.gold import resolve
from fodbold_ner.formats.corpus import GoldArticle, read_article, read_corpus
from fodbold_ner.links.registry import Registry, shipped_path

CORPUS = Path(__file__).parent / "corpus"
SMALL = CORPUS / "small"


@lru_cache(maxsize=1)
def registry() -> Registry:
    """The registry that ships, with the corpus's overlay."""
    return Registry.load([shipped_path(), CORPUS / "overlay.jsonl"])


def small_corpus() -> list[GoldArticle]:
    """The two articles of the corpus, resolved."""
    return [resolve(gold, registry()) for gold in read_corpus([SMALL])]


def article(sentences: str, entities: str, relations: str = "", *, name: str = "a1") -> GoldArticle:
    """An article of a sentence a line; entities and relations are rows apart by ``|``.

    Behind a colon stand a relation's triggers, with `&` between those of the first sentence and
    those of the next.
    """
    rows = ["published: 2025-11-03", "genre: preview", ""]
    rows += [f"body {n} | {row}" for n, row in enumerate(sentences.split("\n"), 1)]
    rows += ["---", *(row.strip() for row in entities.split("|")), "---"]
    for row in filter(None, relations.split("|")):
        relation, _, triggers = row.strip().partition(" : ")
        rows += [relation, *(f"    {n} {said}" for n, said in enumerate(triggers.split("&"), 1))]
    return read_article("\n".join([*rows, ""]), name=name, where="here")
