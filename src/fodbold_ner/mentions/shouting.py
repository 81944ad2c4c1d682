"""People in sentences that are set in capitals, where capitals tell nothing.

`JEPPE MØGELBJERG ER FÆRDIG I BRØNDBY`: a first name on file opens a name, and words go on with it
that the article writes as names elsewhere, that are last names on file, or that are no Danish word
of the small kind. Clubs, leagues and jobs are found by their own voters, whatever the case.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence

from spacy.lang.da.stop_words import STOP_WORDS

from fodbold_ner.mentions.proposal import Proposal, Voter
from fodbold_ner.mentions.runs import NO_NAMES, PARTICLES, covered_by
from fodbold_ner.mentions.tokens_view import TokensView
from fodbold_ner.ontology import Form, Label
from fodbold_ner.tokens.genitives import without_genitive

__all__ = ["propose_shouted", "shouted_sentences"]

_FEWEST_WORDS = 3
_LONGEST_NAME = 4


def shouted_sentences(view: TokensView) -> list[tuple[int, int]]:
    """Return the spans of the sentences in which all of three words or more are in capitals.

    Example:
        >>> import spacy
        >>> text = "OLE BRIX ER FYRET. Han gik."
        >>> shouted_sentences(TokensView(spacy.blank("da")(text), [(0, 18), (19, 27)]))
        [(0, 18)]
    """
    found = []
    for start, end in view.sentences:
        words = [word for word in view.text[start:end].split() if any(map(str.isalpha, word))]
        if len(words) >= _FEWEST_WORDS and view.text[start:end].isupper():
            found.append((start, end))
    return found


def propose_shouted(
    view: TokensView,
    shouted: Sequence[tuple[int, int]],
    *,
    taken: Sequence[tuple[int, int]],
    seen: Collection[str],
    first_names: Container[str],
    last_names: Container[str],
) -> Iterator[Proposal]:
    """Propose the people of sentences in capitals.

    Args:
        view: The tokens and sentences of the text.
        shouted: The spans of those sentences.
        taken: Spans that other voters hold for certain.
        seen: Words that the article writes as names elsewhere.
        first_names: First names on file, in lower case.
        last_names: Last names on file, in lower case.

    Example:
        >>> import spacy
        >>> text = "OLE BRIX ER FYRET"
        >>> view = TokensView(spacy.blank("da")(text), [(0, 17)])
        >>> names = {"first_names": {"ole"}, "last_names": set()}
        >>> [(p.start, p.end) for p in propose_shouted(view, [(0, 17)], taken=[], seen=(), **names)]
        [(0, 8)]
    """
    covered = covered_by(view, taken)
    names = {word.upper(): word for word in seen}
    for start, end in shouted:
        index, last = view.index_at(start), view.index_at(end)
        while index < last:
            length = _name_length(view, index, last, covered, names, first_names, last_names)
            if length:
                yield _proposal(view, index, index + length, names)
            index += max(length, 1)


def _name_length(
    view: TokensView,
    index: int,
    last: int,
    covered: Container[int],
    names: Container[str],
    first_names: Container[str],
    last_names: Container[str],
) -> int:
    """Return how many tokens from here on are a name, 0 for none."""
    opener = view.tokens[index].text
    if index in covered or opener.lower() in STOP_WORDS:
        return 0
    if opener.lower() not in first_names:
        length = 0
        while index + length < last and _is_among(view.tokens[index + length].text, names):
            length += 1
        return length
    length = 1
    while index + length < last and length < _LONGEST_NAME:
        word = view.tokens[index + length].text
        if index + length in covered or not word[0].isalpha():
            break
        known = _is_among(word, names) or word.lower() in last_names
        small = word.lower() in NO_NAMES or (length > 1 and not known)
        if small and word.lower() not in PARTICLES and not known:
            break
        length += 1
    while length > 1 and view.tokens[index + length - 1].text.lower() in PARTICLES:
        length -= 1
    return length if length > 1 or _is_among(opener, names) else 0


def _is_among(word: str, names: Container[str]) -> bool:
    return word in names or any(stem in names for stem in without_genitive(word))


def _proposal(view: TokensView, first: int, behind: int, names: Collection[str]) -> Proposal:
    word = view.tokens[behind - 1].text
    cut = word
    if word not in names:
        cut = next((stem for stem in without_genitive(word) if stem in names), word)
    end = view.starts[behind - 1] + len(cut)
    form = Form.NAME if behind - first > 1 else Form.SURNAME
    return Proposal(view.starts[first], end, Label.PERSON, Voter.CAPITALS, form)
