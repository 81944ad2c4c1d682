"""One set of mentions out of many proposals.

The rules, in order:

1. A certain voter keeps its span against a weaker one that overlaps it (`Voter` tells the rank),
   except that a longer span of names beats a shorter one inside it: `Kim Brøndby` over `Brøndby`,
   `FC København` over `København`.
2. Of two spans that cross, the longer holds; of two alike, the one of the higher voter.
3. A mention that lost is gone: there is no second label on one span.
"""

from __future__ import annotations

from collections.abc import Iterable

from fodbold_ner.mentions.proposal import Proposal, Voter

__all__ = ["merge"]

_SURE = frozenset({Voter.GAZETTEER, Voter.PERSON_ON_FILE, Voter.GRAMMAR})


def merge(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return proposals that do not overlap, in text order, by the rules of this module.

    Example:
        >>> from fodbold_ner.ontology import Label
        >>> club = Proposal(4, 11, Label.CLUB, Voter.GAZETTEER_IN_CONTEXT)
        >>> person = Proposal(0, 11, Label.PERSON, Voter.CAPITALS)
        >>> [proposal.label.value for proposal in merge([club, person])]
        ['PERSON']
    """
    ordered = sorted(proposals, key=_strength, reverse=True)
    kept: list[Proposal] = []
    taken: set[int] = set()
    for proposal in ordered:
        span = range(proposal.start, proposal.end)
        if proposal.start in taken or proposal.end - 1 in taken or not taken.isdisjoint(span):
            continue
        kept.append(proposal)
        taken.update(span)
    return sorted(kept, key=lambda proposal: proposal.start)


def _strength(proposal: Proposal) -> tuple[int, int, int, int]:
    length = proposal.end - proposal.start
    return (
        0 if proposal.provisional else 1,
        # Length first among names; a certain name of one word still beats a guess around it.
        length + (40 if proposal.voter in _SURE else 0),
        int(proposal.voter),
        -proposal.start,
    )
