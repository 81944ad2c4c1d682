"""NER corpora as sentences: UNER Danish with MISC from its nested column, and NorNE mapped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from fodbold_ner.errors import TrainingDataError
from fodbold_ner.training.sentences import Sentence
from fodbold_ner.training.treebank import open_text, read_blocks

NER = Path("ner")
UNER_TRAIN = NER / "da_ddt-ud-train.iob2"
NORNE = NER / "norne-ndt-nob.conll.gz"

# A geo-political name counts as what it does in its sentence. DRV (`norsk`, `osloenser`) is no
# name in the Danish scheme.
NORNE_LABELS = {
    "PER": "PER",
    "ORG": "ORG",
    "GPE_ORG": "ORG",
    "LOC": "LOC",
    "GPE_LOC": "LOC",
    "PROD": "MISC",
    "EVT": "MISC",
    "MISC": "MISC",
}
# `MISCpart` is a MISC name inside a longer word, and the first three labels count such names too.
NESTED_MISC = frozenset({"MISC", "MISCpart"})


def repair_iob(tags: Iterable[str]) -> tuple[str, ...]:
    """Return IOB2 tags in which every entity begins with B, as spaCy demands.

    Example:
        >>> repair_iob(["I-PER", "I-PER", "O", "B-ORG", "I-LOC"])
        ('B-PER', 'I-PER', 'O', 'B-ORG', 'B-LOC')
    """
    repaired: list[str] = []
    before = "O"
    for tag in tags:
        if tag.startswith("I-") and before[2:] != tag[2:]:
            tag = f"B-{tag[2:]}"
        repaired.append(tag)
        before = tag
    return tuple(repaired)


def merge_misc(flat: Iterable[str], nested: Iterable[str]) -> tuple[str, ...]:
    """Return UNER's flat tags with MISC added where its nested column has it on the outside.

    The flat column of UNER knows PER, LOC and ORG alone. A MISC name that holds another name
    (`Roskilde Festival`) is left to the flat column, so that the three public labels stay as
    they are published.

    Args:
        flat: IOB2 tags, one a token.
        nested: Tags such as `B-MISC#B-LOC`, outermost first.

    Example:
        >>> merge_misc(["O", "O", "B-LOC"], ["B-MISC#O", "I-MISC#O", "B-LOC#O"])
        ('B-MISC', 'I-MISC', 'B-LOC')
        >>> merge_misc(["B-LOC", "O"], ["B-MISC#B-LOC", "I-MISC#O"])
        ('B-LOC', 'O')
    """
    tags = list(flat)
    outer = [tag.partition("#")[0] for tag in nested]
    start = 0
    while start < len(tags):
        end = start + 1
        if outer[start].startswith("B-") and outer[start][2:] in NESTED_MISC:
            while end < len(tags) and outer[end] == f"I-{outer[start][2:]}":
                end += 1
            if all(tag == "O" for tag in tags[start:end]):
                tags[start:end] = ["B-MISC", *["I-MISC"] * (end - start - 1)]
        start = end
    return repair_iob(tags)


def parse_uner(lines: Iterable[str], *, name: str = "iob2") -> Iterator[Sentence]:
    r"""Yield the sentences of UNER Danish with PER, LOC, ORG and MISC.

    Args:
        lines: Rows of index, token, flat tag, nested tag and annotator.
        name: What the lines come from, for the message of an error.

    Raises:
        TrainingDataError: A row has fewer than four columns.

    Example:
        >>> lines = ["# sent_id = s1", "1\tSID\tB-ORG\tB-ORG#O\ts", "2\tventer\tO\tO#O\ts"]
        >>> next(parse_uner(lines)).entities
        ('B-ORG', 'O')
    """
    for comments, rows in read_blocks(lines, name=name):
        if len(rows[0]) < 4:
            raise TrainingDataError(
                f"{name}: sentence {comments.get('sent_id', '?')}: {len(rows[0])} columns; the "
                "labels stand in columns 3 and 4"
            )
        columns = list(zip(*rows, strict=True))
        yield Sentence(
            id=comments.get("sent_id", ""),
            words=columns[1],
            entities=merge_misc(columns[2], columns[3]),
            comments=comments,
        )


def map_norne(tag: str) -> str:
    """Return the Danish IOB tag of a NorNE tag.

    Raises:
        TrainingDataError: NorNE has no such label.

    Example:
        >>> [map_norne(tag) for tag in ("B-GPE_ORG", "I-PROD", "B-DRV", "O")]
        ['B-ORG', 'I-MISC', 'O', 'O']
    """
    position, _, label = tag.partition("-")
    if tag == "O" or label == "DRV":
        return "O"
    if position not in {"B", "I"} or label not in NORNE_LABELS:
        raise TrainingDataError(
            f"NorNE tag {tag!r} is unknown; labels are {', '.join(NORNE_LABELS)} and DRV"
        )
    return f"{position}-{NORNE_LABELS[label]}"


def parse_norne(lines: Iterable[str], *, name: str = "norne") -> Iterator[Sentence]:
    r"""Yield the sentences of NorNE with the four Danish labels.

    Args:
        lines: Rows of ten columns whose last holds `name=TAG`.
        name: What the lines come from; sentences are numbered after it.

    Raises:
        TrainingDataError: A tag is missing or unknown.

    Example:
        >>> row = "1\tOslo\tOslo\tsubst\tsubst\tprop\t0\tFRAG\t_\tname=B-GPE_LOC"
        >>> next(parse_norne([row])).entities
        ('B-LOC',)
    """
    for number, (comments, rows) in enumerate(read_blocks(lines, name=name), start=1):
        columns = list(zip(*rows, strict=True))
        tags = [misc.rpartition("name=")[2] for misc in columns[-1]]
        yield Sentence(
            id=f"{name}-{number}",
            words=columns[1],
            entities=repair_iob(map_norne(tag) for tag in tags),
            comments=comments,
        )


def read_uner(path: Path) -> list[Sentence]:
    """Return the sentences of a UNER file; see :func:`parse_uner`."""
    with open_text(path) as lines:
        return list(parse_uner(lines, name=str(path)))


def read_norne(path: Path) -> list[Sentence]:
    """Return the sentences of NorNE; see :func:`parse_norne`."""
    with open_text(path) as lines:
        return list(parse_norne(lines))


def select_clean(sentences: Iterable[Sentence], *, leaks: Callable[[str], bool]) -> list[Sentence]:
    """Return the sentences that hold nothing to be measured on.

    Example:
        >>> select_clean([Sentence("a", ("Ja",))], leaks=lambda text: "Ja" in text)
        []
    """
    return [sentence for sentence in sentences if not leaks(sentence.text)]
