"""Single words that are part of a name in full elsewhere in the article: surnames, short clubs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from fodbold_ner.mentions.name_evidence import NameEvidence
from fodbold_ner.mentions.proposal import Proposal, Voter
from fodbold_ner.mentions.runs import CLUB_AFFIXES, Run, covered_by, split_token
from fodbold_ner.mentions.tokens_view import TokensView
from fodbold_ner.ontology import Form, Label
from fodbold_ner.tokens.genitives import without_genitive

__all__ = ["later_clubs", "later_people"]


def _acronym(words: Sequence[str]) -> str:
    """Return what a club's full name may be called for short: `FCR` for FC Roskilde.

    >>> _acronym(["FC", "Roskilde"]), _acronym(["Hobro", "IK"])
    ('FCR', 'HIK')
    """
    return "".join(word if word.isupper() else word[0] for word in words)


def later_clubs(view: TokensView, evidence: NameEvidence) -> Iterator[Proposal]:
    """Propose single words that are part of the name of a club named in full: `Sparta`.

    Args:
        view: The tokens and sentences of the text.
        evidence: What is known of the text before: its clubs, and what is taken.

    Example:
        >>> import spacy
        >>> view = TokensView(spacy.blank("da")("FC Roskilde vandt. Roskilde jubler."), [(0, 35)])
        >>> evidence = NameEvidence([(0, 11)], (), [(0, 11)], (), (), (), (), ())
        >>> [(p.start, p.end) for p in later_clubs(view, evidence)]
        [(19, 27)]
    """
    parts = {
        word
        for start, end in evidence.clubs
        for words in [view.text[start:end].split()]
        if len(words) > 1
        for word in words
        if (len(word) > 3 or (len(word) > 2 and word.isupper()))
        and word[0].isupper()
        and word not in CLUB_AFFIXES
    }
    acronyms = {
        acronym
        for start, end in evidence.clubs
        for words in [view.text[start:end].split()]
        if len(words) > 1 and words[0][0].isupper() and len(acronym := _acronym(words)) > 2
    }
    # Where a token begins counts: of `Eagles-træneren` only the role is taken.
    taken = {place for span in (*evidence.taken, *evidence.soft) for place in range(*span)}
    for token in view.tokens:
        if token.idx in taken:
            continue
        bare, _ = split_token(token.text)
        for word in (bare, *without_genitive(bare)):
            if word in parts or word in acronyms:
                end = token.idx + len(word)
                form = Form.SHORT if word in parts else Form.ABBREVIATION
                yield Proposal(token.idx, end, Label.CLUB, Voter.ARTICLE, form)
                break


def later_people(
    view: TokensView,
    evidence: NameEvidence,
    *,
    held: Sequence[Run],
    surnames: Collection[str],
    first_names: Collection[str],
) -> Iterator[Proposal]:
    """Propose single words that are the surname or first name of somebody named in full.

    Args:
        view: The tokens and sentences of the text.
        evidence: What is known of the text before: what is taken.
        held: The runs that are names already.
        surnames: Surnames of those named in full.
        first_names: Their first names.

    Example:
        >>> import spacy
        >>> view = TokensView(spacy.blank("da")("Så gik Brix."), [(0, 12)])
        >>> evidence = NameEvidence((), (), (), (), (), (), (), ())
        >>> found = later_people(view, evidence, held=(), surnames={"Brix"}, first_names=())
        >>> [(p.start, p.end, p.form.value) for p in found]
        [(7, 11, 'surname')]
    """
    named = {part.start for run in held for part in run.parts}
    covered = covered_by(view, [*evidence.taken, *evidence.soft])
    for index, token in enumerate(view.tokens):
        if token.idx in named or index in covered or not token.text[0].isupper():
            continue
        bare, _ = split_token(token.text)
        for word in (bare, *without_genitive(bare)):
            if word in surnames or word in first_names:
                yield Proposal(
                    token.idx,
                    token.idx + len(word),
                    Label.PERSON,
                    Voter.ARTICLE,
                    Form.SURNAME if word in surnames else Form.SHORT,
                )
                break
