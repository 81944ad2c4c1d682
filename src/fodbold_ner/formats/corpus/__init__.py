"""Files of annotated articles, ``*.article``: text with its mentions marked, entities, relations.

What such a file looks like is said in ``data/annotated/FORMAT.md``.
"""

from __future__ import annotations

from fodbold_ner.formats.corpus.files import read_corpus
from fodbold_ner.formats.corpus.gold import ANNOTATION, GoldArticle
from fodbold_ner.formats.corpus.reading import read_article
from fodbold_ner.formats.corpus.writing import write_article

__all__ = ["ANNOTATION", "GoldArticle", "read_article", "read_corpus", "write_article"]
