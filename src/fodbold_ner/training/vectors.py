"""Floret vectors: word vectors out of hashed character n-grams, so that no word is unknown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training.initialize import convert_vectors

from fodbold_ner.errors import MissingExtraError
from fodbold_ner.training.treebank import open_text

RAW_TEXT = Path("raw_text", "da_raw.jsonl.gz")


def read_raw_text(path: Path, *, leaks: Callable[[str], bool]) -> Iterator[str]:
    """Yield the texts of a JSON-lines file that hold no sentence to measure on.

    Args:
        path: A `.jsonl` or `.jsonl.gz` with the field `text` a row.
        leaks: Tells whether a text must be passed over.

    Raises:
        TrainingDataError: The file is missing.
    """
    with open_text(path) as lines:
        for line in lines:
            text = json.loads(line)["text"]
            if not leaks(text):
                yield text


def write_tokenised(texts: Iterable[str], path: Path) -> int:
    """Write one lower-cased, tokenised text a line, and return the number of tokens.

    The tokens are those of spaCy's Danish tokenizer, which is what reads at run time.
    Case is left to the shape features: one vector serves a name in headline, body and lower case.
    """
    tokenise = spacy.blank("da").tokenizer
    count = 0
    with path.open("w", encoding="utf8") as target:
        for text in texts:
            words = [token.lower_ for token in tokenise(text) if not token.is_space]
            target.write(" ".join(words) + "\n")
            count += len(words)
    return count


def train_floret(
    corpus: Path,
    target: Path,
    *,
    epochs: int,
    dimensions: int = 100,
    buckets: int = 20_000,
) -> None:
    """Train floret vectors on a tokenised file and write them as a `.floret` table.

    One thread: with more, the order of updates and so the table would differ from run to run.
    floret starts unsupervised training from a fixed seed of its own and takes no other.

    Args:
        corpus: One text a line, tokens separated by spaces.
        target: The table to write.
        epochs: Passes over the corpus.
        dimensions: Columns of the table.
        buckets: Rows of the table; each n-gram is the sum of two of them.

    Raises:
        MissingExtraError: floret is not installed.
    """
    try:
        import floret
    except ImportError as error:
        raise MissingExtraError("training vectors", "train") from error
    model = floret.train_unsupervised(
        str(corpus),
        model="cbow",
        mode="floret",
        dim=dimensions,
        bucket=buckets,
        hashCount=2,
        minn=3,
        maxn=5,
        minCount=3,
        neg=10,
        epoch=epochs,
        thread=1,
        verbose=0,
    )
    model.save_floret_vectors(str(target))


def build_vectors_pipeline(table: Path) -> Language:
    """Return a blank Danish pipeline that holds a floret table, keyed by lower-cased form."""
    nlp = spacy.blank("da")
    convert_vectors(nlp, table, truncate=0, prune=-1, mode="floret", attr="LOWER")
    nlp.vocab.vectors.name = "da_fodbold_base.vectors"
    return nlp
