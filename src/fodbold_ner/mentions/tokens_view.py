"""The tokens of a Doc as the mention voters need them: by offset, with edges of sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

from spacy.tokens import Doc, Token

__all__ = ["TokensView"]

_OPENERS = frozenset("–-—»«“”\"'‘’:(•·*>…")


class TokensView:
    """Finds tokens by character offset, and tells which ones open a sentence.

    Args:
        doc: The Doc; its tags and entities are read where the base model set them.
        sentences: Half-open character spans of the sentences, in order.

    Example:
        >>> import spacy
        >>> view = TokensView(spacy.blank("da")("AGF  slog OB."), [(0, 13)])
        >>> view.starts
        [0, 5, 10, 12]
    """

    def __init__(self, doc: Doc, sentences: Iterable[tuple[int, int]]) -> None:
        self.doc = doc
        self.text = doc.text
        self.tokens: list[Token] = [token for token in doc if not token.is_space]
        self.starts = [token.idx for token in self.tokens]
        self.sentences = list(sentences)
        self._sentence_starts = [start for start, _ in self.sentences]

    def index_at(self, offset: int) -> int:
        """Return the index of the token that holds the offset, or of the next one.

        Behind the last token that is how many there are. White space is no token here.

        Example:
            >>> import spacy
            >>> view = TokensView(spacy.blank("da")("AGF slog OB."), [(0, 12)])
            >>> view.index_at(2), view.index_at(3)
            (0, 1)
        """
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and offset < self.end(index):
            return index
        return index + 1

    def end(self, index: int) -> int:
        """Return the offset behind a token.

        Raises:
            IndexError: There is no such token.

        Example:
            >>> import spacy
            >>> TokensView(spacy.blank("da")("AGF slog OB."), [(0, 12)]).end(1)
            8
        """
        return self.starts[index] + len(self.tokens[index].text)

    def before(self, offset: int) -> Token | None:
        """Return the last token that ends at or before the offset, in the same sentence.

        Example:
            >>> import spacy
            >>> view = TokensView(spacy.blank("da")("AGF tabte. OB vandt."), [(0, 10), (11, 20)])
            >>> view.before(14), view.before(11)
            (OB, None)
        """
        index = bisect_left(self.starts, offset) - 1
        if (
            index < 0
            or self.end(index) > offset
            or self.sentence_at(offset)[0] > self.starts[index]
        ):
            return None
        return self.tokens[index]

    def after(self, offset: int) -> Token | None:
        """Return the first token that starts at or behind the offset, in the same sentence.

        Example:
            >>> import spacy
            >>> view = TokensView(spacy.blank("da")("AGF tabte. OB vandt."), [(0, 10), (11, 20)])
            >>> view.after(4), view.after(10)
            (tabte, None)
        """
        index = bisect_left(self.starts, offset)
        if index >= len(self.tokens) or self.starts[index] >= self.sentence_at(offset - 1)[1]:
            return None
        return self.tokens[index]

    def is_noun(self, offset: int) -> bool:
        """Return whether the base model tags the word at an offset as a noun; without tags none is.

        Example:
            >>> import spacy
            >>> TokensView(spacy.blank("da")("En træner."), [(0, 10)]).is_noun(3)
            False
        """
        index = self.index_at(offset)
        return index < len(self.tokens) and self.tokens[index].pos_ == "NOUN"

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return the span of the sentence that holds the offset (the whole text if none does).

        Example:
            >>> import spacy
            >>> view = TokensView(spacy.blank("da")("AGF tabte. OB vandt."), [(0, 10), (11, 20)])
            >>> view.sentence_at(14)
            (11, 20)
        """
        index = bisect_right(self._sentence_starts, offset) - 1
        if index >= 0 and offset <= self.sentences[index][1]:
            return self.sentences[index]
        return 0, len(self.text)

    def opens_sentence(self, index: int) -> bool:
        """Return whether only quotation marks, dashes and the like stand before a token.

        The token is given by its index.

        Example:
            >>> import spacy
            >>> view = TokensView(spacy.blank("da")("– AGF tabte."), [(0, 12)])
            >>> view.opens_sentence(1), view.opens_sentence(2)
            (True, False)
        """
        return index in self._openings

    @cached_property
    def _openings(self) -> frozenset[int]:
        found = set()
        for start, end in self.sentences:
            index = bisect_left(self.starts, start)
            while index < len(self.tokens) and self.starts[index] < end:
                found.add(index)
                if not set(self.tokens[index].text) <= _OPENERS:
                    break
                index += 1
        # A colon, a dash or an opening quotation mark inside a sentence opens one as well.
        for index, token in enumerate(self.tokens[:-1]):
            if token.text in {":", "»", "“", "„", "–", "‘"}:
                found.add(index + 1)
        return frozenset(found)
