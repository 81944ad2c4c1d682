"""Role words in their sentence: nouns apart from the verbs they look like.

`spiller`, `stopper`, `træner` and `ejer` are present tenses as well. The base model's tag decides
where it is clear; the words beside decide where it is not, since taggers err most here.
"""

from __future__ import annotations

from collections.abc import Collection

from fodbold_ner.mentions.roles import VERB_LIKE, RoleHit, scan_roles
from fodbold_ner.mentions.tokens_view import TokensView

__all__ = ["propose_roles"]

_NOUN_BEFORE = frozenset(
    "en et den det de som ny nye nuværende tidligere kommende forhenværende ex eks fast "
    "sin sit sine hans hendes deres vores dens klubbens holdets midlertidig mangeårig ung "
    "dansk svensk norsk tysk engelsk hollandsk spansk italiensk fransk islandsk finsk "
    "belgisk portugisisk højre venstre central offensiv defensiv eftertragtet erfaren "
    "rutineret potentiel navnkundig første anden hver enhver ingen nogen denne dette "
    "samme god stor assisterende".split()
)
_VERB_BEFORE = frozenset(
    "han hun de vi jeg man der som ikke nu stadig også og hvor holdet klubben at når mens "
    "hvis før du i den det".split()
)


def propose_roles(view: TokensView, after_names: Collection[int]) -> list[RoleHit]:
    """Return the role words that are nouns in their sentence.

    Args:
        view: The tokens and sentences of the text.
        after_names: Offsets at which a club's or league's name ends inside a word.

    Returns:
        The role words in text order, in offsets of the text.

    Example:
        >>> import spacy
        >>> view = TokensView(spacy.blank("da")("En spiller, der spiller."), [(0, 24)])
        >>> [(hit.start, hit.role.value) for hit in propose_roles(view, ())]
        [(3, 'player')]
    """
    return [hit for hit in scan_roles(view.text, after_names=after_names) if _is_noun(view, hit)]


def _is_noun(view: TokensView, hit: RoleHit) -> bool:
    if hit.title not in VERB_LIKE or hit.compound or hit.definite or hit.plural:
        return _is_free_of_idiom(view, hit)
    if view.text[hit.end : hit.end + 1] == "s":
        return True
    index = view.index_at(hit.start)
    token = view.tokens[index]
    before, after = view.before(hit.start), view.after(hit.end)
    if before is not None:
        lowered = before.lower_
        if lowered in _NOUN_BEFORE and not (lowered in _VERB_BEFORE and token.pos_ == "VERB"):
            return True
        if lowered in _VERB_BEFORE or before.pos_ in ("PRON", "AUX"):
            return token.pos_ == "NOUN" and lowered not in ("han", "hun", "de", "vi", "jeg", "man")
        if before.text.endswith("s") and before.text[0].isupper() and token.pos_ != "VERB":
            return True
    if after is not None and after.text[0].isupper() and hit.title in ("træner", "ejer"):
        return token.pos_ != "VERB" or before is None
    return token.pos_ in ("NOUN", "PROPN")


def _is_free_of_idiom(view: TokensView, hit: RoleHit) -> bool:
    """Positions that are everyday words: `i kanten`, `på fløjen`, `back up`."""
    if hit.title in ("kant", "fløj", "wing", "back"):
        before = view.before(hit.start)
        if (
            hit.title == "kant"
            and hit.definite
            and before is not None
            and before.lower_ in ("på", "i", "over", "til", "ud")
        ):
            return False
        if hit.title == "fløj" and not hit.compound:
            return before is not None and before.lower_ in _NOUN_BEFORE
    return True
