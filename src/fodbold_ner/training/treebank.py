"""CoNLL-U treebanks as sentences: the Danish treebank with trees, Parole with tags alone."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from fodbold_ner.errors import TrainingDataError
from fodbold_ner.training.leakage import normalise_letters
from fodbold_ner.training.sentences import Sentence

TREEBANK = Path("treebank")
SILVER_TRAIN = TREEBANK / "da_ddt-ud-train.silver-devonly.conllu"
PAROLE = TREEBANK / "parole_dk_ud_tagged.conllu.gz"

Block = tuple[dict[str, str], list[list[str]]]


def read_blocks(lines: Iterable[str], *, name: str) -> Iterator[Block]:
    r"""Yield each blank-line separated block as its comments and its rows of columns.

    Args:
        lines: Lines of a CoNLL-like file.
        name: What the lines come from, for the message of an error.

    Raises:
        TrainingDataError: A row's number of columns differs from the row before.

    Example:
        >>> list(read_blocks(["# sent_id = s1", "1\tJa", "", "1\tNej"], name="table"))
        [({'sent_id': 's1'}, [['1', 'Ja']]), ({}, [['1', 'Nej']])]
    """
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    width = 0
    for number, line in enumerate(lines, start=1):
        line = line.rstrip("\r\n")
        if not line.strip():
            if rows:
                yield comments, rows
            comments, rows = {}, []
        elif line.startswith("#") and "\t" not in line:
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        else:
            columns = line.split("\t")
            width = width or len(columns)
            if len(columns) != width:
                raise TrainingDataError(
                    f"{name}:{number}: {len(columns)} columns where {width} stand above; "
                    "separate columns by one tab"
                )
            rows.append(columns)
    if rows:
        yield comments, rows


def parse_conllu(lines: Iterable[str], *, name: str = "conllu") -> Iterator[Sentence]:
    r"""Yield the sentences of CoNLL-U text.

    Ranges (`1-2`) and empty nodes (`1.1`) are passed over. `spaces` is filled where the block has
    a `# text`, and `heads` where every token has one.

    Args:
        lines: Lines of a CoNLL-U file.
        name: What the lines come from, for the message of an error.

    Returns:
        Sentences with words, tags, features and lemmas.

    Raises:
        TrainingDataError: A row has not ten columns, or a head is not in the sentence.

    Example:
        >>> row = "{}\t{}\t{}\t{}\t_\t_\t{}\t{}\t_\t{}"
        >>> lines = ["# sent_id = s1", "# text = Han løb.",
        ...     row.format(1, "Han", "han", "PRON", 2, "nsubj", "_"),
        ...     row.format(2, "løb", "løbe", "VERB", 0, "root", "SpaceAfter=No"),
        ...     row.format(3, ".", ".", "PUNCT", 2, "punct", "_")]
        >>> sentence = next(parse_conllu(lines))
        >>> sentence.heads, sentence.text
        ((1, 1, 1), 'Han løb.')
    """
    for comments, rows in read_blocks(lines, name=name):
        where = f"{name}: sentence {comments.get('sent_id', '?')}"
        if len(rows[0]) != 10:
            raise TrainingDataError(f"{where}: {len(rows[0])} columns; CoNLL-U has ten")
        rows = [row for row in rows if row[0].isdecimal()]
        columns = list(zip(*rows, strict=True))
        heads = None
        if "_" not in columns[6]:
            heads = tuple(
                index if head == "0" else int(head) - 1 for index, head in enumerate(columns[6])
            )
            if any(not 0 <= head < len(rows) for head in heads):
                raise TrainingDataError(f"{where}: a head lies outside the sentence; mend HEAD")
        spaces = None
        if "text" in comments:
            spaces = tuple("SpaceAfter=No" not in misc.split("|") for misc in columns[9])
        yield Sentence(
            id=comments.get("sent_id", ""),
            words=columns[1],
            spaces=spaces,
            upos=columns[3],
            feats=tuple("" if feats == "_" else feats for feats in columns[5]),
            lemmas=columns[2],
            heads=heads,
            deps=columns[7] if heads is not None else None,
            comments=comments,
        )


def read_conllu(path: Path) -> list[Sentence]:
    """Return the sentences of a CoNLL-U file, plain or gzipped, in file order.

    Raises:
        TrainingDataError: The file is missing or broken.
    """
    with open_text(path) as lines:
        return list(parse_conllu(lines, name=str(path)))


def open_text(path: Path) -> TextIO:
    """Open a UTF-8 file for reading, unpacking it where its name ends in `.gz`.

    Raises:
        TrainingDataError: The file is missing.
    """
    if not path.is_file():
        raise TrainingDataError(
            f"{path} is missing; point --data at the folder that holds {path.parent.name}/"
        )
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf8")
    return path.open(encoding="utf8")


def select_treebank(
    sentences: Iterable[Sentence], *, leaks: Callable[[str], bool]
) -> list[Sentence]:
    """Return the sentences of the rebuilt treebank whose tree can be trusted.

    Left out are those that could not be aligned with their source (`ddt_alignment = none`) and
    those that leak.

    Example:
        >>> good = Sentence("a", ("Ja",), comments={"ddt_alignment": "exact"})
        >>> bad = Sentence("b", ("Nej",), comments={"ddt_alignment": "none"})
        >>> [one.id for one in select_treebank([good, bad], leaks=lambda text: False)]
        ['a']
    """
    return [
        sentence
        for sentence in sentences
        if sentence.comments.get("ddt_alignment") != "none" and not leaks(sentence.text)
    ]


def select_parole(
    sentences: Iterable[Sentence],
    *,
    known: Iterable[Sentence],
    leaks: Callable[[str], bool],
) -> list[Sentence]:
    """Return the sentences of Parole that add something and are in no split that is measured on.

    Left out are those marked `in_ud_dev_or_test = 1`, those that leak, those that stand in
    `known` already, and those with a word whose tag has no counterpart in UD.

    Example:
        >>> ja = Sentence("a", ("Ja",), upos=("INTJ",))
        >>> nej = Sentence("b", ("Nej",), upos=("INTJ",))
        >>> [one.id for one in select_parole([ja, nej], known=[ja], leaks=lambda text: False)]
        ['b']
    """
    seen = {normalise_letters(sentence.text) for sentence in known}
    return [
        sentence
        for sentence in sentences
        if sentence.comments.get("in_ud_dev_or_test") != "1"
        and "_" not in (sentence.upos or ())
        and normalise_letters(sentence.text) not in seen
        and not leaks(sentence.text)
    ]
