"""Annotated articles as CoNLL: a token a line with its tag in IOB2, for taggers that know no more.

Columns are parted by a tab; an empty line ends a sentence, a line ``-DOCSTART-`` begins an article.
It is one-way: tags are those of whole tokens of spaCy's Danish tokenizer, and nothing but labels is
kept. `losses` counts what goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fodbold_ner.formats.corpus import GoldArticle

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["losses", "tagged", "write"]

_OUTSIDE = "O"


class Tagged(NamedTuple):
    """A sentence as pairs of token and tag, and what its mentions lost."""

    tokens: list[tuple[str, str]]
    widened: int
    left_out: int


def tagged(gold: GoldArticle) -> Iterator[Tagged]:
    r"""Yield each sentence of an article in IOB2.

    A mention that begins or ends inside a token takes the whole token; one whose token is taken by
    the mention before is left out.

    Args:
        gold: The article.

    Example:
        >>> from fodbold_ner.formats.corpus import read_article
        >>> rows = 'published: 2025-11-03\ngenre: preview\n\nbody 1 | [OB](ob)-[back](defender)en\n'
        >>> gold = read_article(rows + '---\nob CLUB nil "OB"\n---\n', name="a", where="a.article")
        >>> list(tagged(gold))
        [Tagged(tokens=[('OB-backen', 'B-CLUB')], widened=1, left_out=1)]
    """
    tokenizer = _tokenizer()
    for start, end in gold.sentences:
        doc = tokenizer(gold.record.text[start:end])
        tags = [_OUTSIDE] * len(doc)
        widened = left_out = 0
        for mention in gold.record.mentions:
            if not start <= mention.start < end:
                continue
            first, last = mention.start - start, mention.end - start
            inside = [t for t in doc if t.idx < last and first < t.idx + len(t)]
            if any(tags[token.i] != _OUTSIDE for token in inside):
                left_out += 1
                continue
            end_of_last = inside[-1].idx + len(inside[-1])
            widened += (inside[0].idx, end_of_last) != (first, last)
            for token in inside:
                tags[token.i] = f"{'B' if token is inside[0] else 'I'}-{mention.label}"
        pairs = zip(doc, tags, strict=True)
        yield Tagged([(t.text, tag) for t, tag in pairs if not t.is_space], widened, left_out)


@lru_cache(maxsize=1)
def _tokenizer() -> Callable[[str], Doc]:
    import spacy

    return spacy.blank("da").tokenizer


def write(articles: Iterable[GoldArticle], path: Path | str) -> int:
    """Write the articles to one file and return their number.

    Args:
        articles: Annotated articles.
        path: The file; what it holds is replaced.

    Raises:
        OSError: The file cannot be written to.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write([], f"{folder}/dev.conll")
        0
    """
    count = 0
    with Path(path).open("w", encoding="utf-8", newline="\n") as file:
        for gold in articles:
            count += 1
            file.write(f"-DOCSTART-\t{_OUTSIDE}\n\n")
            for sentence in tagged(gold):
                file.writelines(f"{token}\t{tag}\n" for token, tag in sentence.tokens)
                file.write("\n")
    return count


def losses(articles: Iterable[GoldArticle]) -> list[str]:
    """Return what these articles lose as CoNLL, counted.

    Example:
        >>> losses([])[:1]
        ['0 mentions widened to whole tokens']
    """
    articles = list(articles)
    sentences = [sentence for gold in articles for sentence in tagged(gold)]
    records = [gold.record for gold in articles]
    return [
        f"{sum(sentence.widened for sentence in sentences)} mentions widened to whole tokens",
        f"{sum(sentence.left_out for sentence in sentences)} mentions left out, since another has "
        "their token",
        f"forms, roles, dates and sums of {sum(len(r.mentions) for r in records)} mentions",
        f"{sum(len(r.entities) for r in records)} entities and their links",
        f"{sum(len(r.relations) for r in records)} relations",
        f"ids, heads, zones and white space of {len(records)} articles",
    ]
