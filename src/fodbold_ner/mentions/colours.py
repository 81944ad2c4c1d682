"""Clubs by the colours they play in, where no file has them: `de hvid-sorte`, `de grønne`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fodbold_ner.mentions.context import colours_a_noun
from fodbold_ner.mentions.proposal import Proposal, Voter
from fodbold_ner.mentions.tokens_view import TokensView
from fodbold_ner.ontology import Form, Label

__all__ = ["propose_colours"]

_STEM = "(?:(?:lyse|mørke|himmel|konge)?blå|grøn|gul|hvid|lilla|orange|rød|sort|vinrød)"
_COLOURS = re.compile(
    rf"(?<!\w)de (?:(?P<several>(?:{_STEM}-)+{_STEM}|{_STEM}stribed)|{_STEM}(?:n(?=e))?)e?"
    r"(?=s?(?![\w-]))",
    re.IGNORECASE,
)


def propose_colours(view: TokensView) -> Iterator[Proposal]:
    """Propose clubs that are called by their colours.

    Two colours, or stripes, are a club wherever they stand; one colour only as a subject beside its
    verb, for other things are green.

    Args:
        view: The tokens and sentences of the text.

    Example:
        >>> import spacy
        >>> text = "Kampen vandt de hvid-sorte."
        >>> view = TokensView(spacy.blank("da")(text), [(0, len(text))])
        >>> [text[found.start : found.end] for found in propose_colours(view)]
        ['de hvid-sorte']
    """
    for match in _COLOURS.finditer(view.text):
        start, end = match.span()
        if colours_a_noun(view, start, end):
            continue
        if match["several"] or _is_subject(view, start, end):
            yield Proposal(start, end, Label.CLUB, Voter.CAPITALS, Form.NICKNAME)


def _is_subject(view: TokensView, start: int, end: int) -> bool:
    beside = (view.before(start), view.after(end))
    return any(token is not None and token.pos_ in ("VERB", "AUX") for token in beside)
