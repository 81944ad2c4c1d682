"""A sentence of a training corpus, and the Docs that sentences are packed into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from spacy.tokens import Doc
from spacy.vocab import Vocab

SENTENCES_PER_DOC = 10
NER_LABELS = ("LOC", "MISC", "ORG", "PER")


@dataclass(frozen=True)
class Sentence:
    """One sentence, one entry a token in every sequence that is not None.

    `heads` are token indices in the sentence (a root is its own head). `entities` are IOB tags.
    `spaces` is None where the corpus does not tell where white space stood.
    """

    id: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...] | None = None
    upos: tuple[str, ...] | None = None
    feats: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    deps: tuple[str, ...] | None = None
    entities: tuple[str, ...] | None = None
    comments: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The sentence as it was written, or with a space between all tokens."""
        spaces = self.spaces or (True,) * len(self.words)
        pairs = zip(self.words, spaces, strict=True)
        return "".join(word + " " * space for word, space in pairs).rstrip()


def build_doc(sentences: Sequence[Sentence], vocab: Vocab, *, keep_spaces: bool = False) -> Doc:
    """Return one Doc that holds `sentences` in order, with every annotation they all have.

    Args:
        sentences: At least one; all from one corpus, so that they carry the same annotations.
        vocab: The vocabulary of the pipeline.
        keep_spaces: Write the white space of the text. Without it spaCy trains on the corpus'
            own tokens, with it on its tokenizer's.

    Returns:
        A Doc with sentence starts, and with tags, lemmas, tree and entities where given.

    Example:
        >>> one = Sentence("a", ("Holm", "vandt"), entities=("B-PER", "O"))
        >>> doc = build_doc([one, one], Vocab())
        >>> [sent.text for sent in doc.sents], [(ent.text, ent.label_) for ent in doc.ents]
        (['Holm vandt', 'Holm vandt'], [('Holm', 'PER'), ('Holm', 'PER')])
    """
    words = [word for sentence in sentences for word in sentence.words]
    starts: list[bool | int | None] = [
        index == 0 for sentence in sentences for index in range(len(sentence.words))
    ]
    heads: list[int] | None = None
    if all(sentence.heads is not None for sentence in sentences):
        heads = []
        for sentence in sentences:
            offset = len(heads)
            heads.extend(offset + head for head in sentence.heads or ())
    spaces: list[bool] | None = None
    if keep_spaces:
        spaces = []
        for sentence in sentences:
            spaces.extend(sentence.spaces or (True,) * len(sentence.words))
            spaces[-1] = True
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        pos=_join(sentence.upos for sentence in sentences),
        morphs=_join(sentence.feats for sentence in sentences),
        lemmas=_join(sentence.lemmas for sentence in sentences),
        heads=heads,
        deps=_join(sentence.deps for sentence in sentences),
        sent_starts=starts,
        ents=_join(sentence.entities for sentence in sentences),
    )


def pack_docs(
    sentences: Iterable[Sentence],
    vocab: Vocab,
    *,
    size: int = SENTENCES_PER_DOC,
    keep_spaces: bool = False,
) -> Iterator[Doc]:
    """Yield Docs of `size` sentences each, the last one shorter.

    A parser that sees one sentence a Doc never learns where sentences end.

    Args:
        sentences: Sentences of one corpus, in running order.
        vocab: The vocabulary of the pipeline.
        size: Sentences a Doc.
        keep_spaces: As for :func:`build_doc`.

    Example:
        >>> three = [Sentence(str(n), ("Ja",)) for n in range(3)]
        >>> [len(doc) for doc in pack_docs(three, Vocab(), size=2)]
        [2, 1]
    """
    rest = iter(sentences)
    while chunk := list(islice(rest, size)):
        yield build_doc(chunk, vocab, keep_spaces=keep_spaces)


def _join(columns: Iterable[tuple[str, ...] | None]) -> list[str] | None:
    joined: list[str] = []
    for column in columns:
        if column is None:
            return None
        joined.extend(column)
    return joined
