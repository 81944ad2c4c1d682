"""Variants of training Docs: lower case, capitals, bare surnames and names never seen."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import registry

from fodbold_ner.training.treebank import open_text

Augmenter = Callable[[Language, Example], Iterator[Example]]


def draw_casings(
    starts: Sequence[bool], *, lower: float, upper: float, chance: random.Random
) -> list[str]:
    """Draw a casing for each token, one for all tokens of a sentence.

    Args:
        starts: Whether a token begins a sentence.
        lower: Share of sentences in lower case.
        upper: Share of sentences in capitals.
        chance: The source of randomness.

    Returns:
        `lower`, `upper` or `as_is` for each token.

    Example:
        >>> draw_casings([True, False, True], lower=1.0, upper=0.0, chance=random.Random(1))
        ['lower', 'lower', 'lower']
    """
    casings: list[str] = []
    casing = "as_is"
    for start in starts:
        if start or not casings:
            draw = chance.random()
            casing = "lower" if draw < lower else "upper" if draw < lower + upper else "as_is"
        casings.append(casing)
    return casings


def recase_doc(doc: Doc, casings: Sequence[str]) -> Doc:
    """Return a copy of a gold Doc in other casings; lemmas of changed words become unknown.

    An edit tree learned from `TRÆNEREN` to `træner` would serve that one word and nothing else.

    Args:
        doc: A Doc with gold annotations.
        casings: `lower`, `upper` or `as_is` for each token.

    Returns:
        A Doc of as many tokens with the same tags, tree and entities.

    Example:
        >>> from spacy.vocab import Vocab
        >>> recase_doc(Doc(Vocab(), words=["Holm", "vandt"]), ["upper", "lower"]).text
        'HOLM vandt '
    """
    words = [
        {"lower": token.text.lower(), "upper": token.text.upper()}.get(casing, token.text)
        for token, casing in zip(doc, casings, strict=True)
    ]
    attributes: list[int | str] = ["POS", "MORPH", "LEMMA", "ENT_IOB", "ENT_TYPE"]
    attributes += ["HEAD", "DEP"] if doc.has_annotation("DEP") else ["SENT_START"]
    table: Any = doc.to_array(attributes)
    for index, word in enumerate(words):
        if word != doc[index].text:
            table[index, attributes.index("LEMMA")] = 0
    copy = Doc(doc.vocab, words=words)
    copy.from_array(attributes, table)
    return copy


def rename_persons(
    doc: Doc,
    *,
    bare: float,
    renamed: float,
    names: Sequence[str],
    weights: Sequence[float],
    chance: random.Random,
) -> Doc:
    """Return a copy of a gold NER Doc with other persons in it.

    Args:
        doc: A Doc with gold entities and sentence starts.
        bare: Share of names of several words that lose all but the last.
        renamed: Share of persons whose last word gives way to one of `names`; a tenth of these
            in the genitive.
        names: Surnames.
        weights: Running totals of how often each is drawn.
        chance: The source of randomness.

    Returns:
        A Doc with words, sentence starts and entities.

    Example:
        >>> from spacy.vocab import Vocab
        >>> doc = Doc(Vocab(), words=["Lars", "Holm", "vandt"], ents=["B-PER", "I-PER", "O"])
        >>> short = rename_persons(
        ...     doc, bare=1.0, renamed=0.0, names=[], weights=[], chance=random.Random(1))
        >>> short.text, [ent.text for ent in short.ents]
        ('Holm vandt ', ['Holm'])
    """
    dropped: set[int] = set()
    replaced: dict[int, str] = {}
    for ent in doc.ents:
        if ent.label_ != "PER":
            continue
        if len(ent) > 1 and chance.random() < bare:
            dropped.update(range(ent.start, ent.end - 1))
        if names and chance.random() < renamed:
            name = chance.choices(names, cum_weights=weights)[0]
            genitive = chance.random() < 0.1 and not name.endswith(("s", "x", "z"))
            replaced[ent.end - 1] = name + "s" * genitive
    kept = [token.i for token in doc if token.i not in dropped]
    place = {old: new for new, old in enumerate(kept)}
    starts = {sent.start for sent in doc.sents} if doc.has_annotation("SENT_START") else {0}
    first = {next(new for old, new in place.items() if old >= start) for start in starts}
    copy = Doc(
        doc.vocab,
        words=[replaced.get(old, doc[old].text) for old in kept],
        sent_starts=[new in first for new in range(len(kept))],
    )
    copy.set_ents(
        [
            Span(
                copy,
                place[ent.end - 1] + 1 - sum(i in place for i in range(ent.start, ent.end)),
                place[ent.end - 1] + 1,
                label=ent.label,
            )
            for ent in doc.ents
        ],
        default="outside",
    )
    return copy


def read_surnames(path: Path) -> tuple[list[str], list[float]]:
    """Return surnames and the running totals of the square roots of their counts.

    The root keeps Jensen and Nielsen from being every second name.

    Args:
        path: A gzipped CSV with a header; names in the first column, their count in all of
            Denmark in the last.

    Raises:
        TrainingDataError: The file is missing.
    """
    names: list[str] = []
    counts: list[float] = []
    with open_text(path) as lines:
        rows = csv.reader(lines)
        next(rows, None)
        for row in rows:
            names.append(row[0])
            counts.append(float(row[-1]) ** 0.5)
    return names, list(accumulate(counts))


@registry.augmenters("fodbold_variants.v1")  # type: ignore[untyped-decorator]
def build_augmenter(
    *, seed: int, lower: float, upper: float, bare: float, renamed: float, surnames: str | None
) -> Augmenter:
    """Return an augmenter for a spaCy corpus that varies persons and casings.

    Args:
        seed: Seed of the augmenter's own randomness.
        lower: Share of sentences in lower case.
        upper: Share of sentences in capitals.
        bare: Share of full names cut down to their last word.
        renamed: Share of persons given a surname drawn from the list.
        surnames: Path of the list; None where no person is renamed.
    """
    chance = random.Random(seed)
    names, weights = read_surnames(Path(surnames)) if surnames else ([], [])

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        doc = example.reference
        if bare or renamed:
            doc = rename_persons(
                doc, bare=bare, renamed=renamed, names=names, weights=weights, chance=chance
            )
        starts = [bool(token.is_sent_start) for token in doc]
        casings = draw_casings(starts, lower=lower, upper=upper, chance=chance)
        doc = recase_doc(doc, casings)
        yield Example(Doc(nlp.vocab, words=[token.text for token in doc]), doc)

    return augment
