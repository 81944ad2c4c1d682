"""One set of mentions out of many proposals.

Of proposals that overlap one holds, by the first rule that tells them apart:

1. what is named, over what a provisional descriptor only points at;
2. a sure voter (a name that needs no context, a person on file, a date, a sum) over a guess;
3. the longer: `Kim Brøndby` over `Brøndby`, `FC København` over `København`;
4. the higher voter (`Voter` tells the rank);
5. the one that starts first.

A proposal that lost is gone: there is no second label on one span.
"""

from __future__ import annotations

from collections.abc import Iterable

from fodbold_ner.mentions.proposal import Proposal, Voter

__all__ = ["merge"]

_SURE = frozenset({Voter.GAZETTEER, Voter.PERSON_ON_FILE, Voter.GRAMMAR})


def merge(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return proposals that do not overlap, in text order, by the rules of this module.

    Args:
        proposals: In offsets of one text, in any order.

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
        if not taken.isdisjoint(span):
            continue
        kept.append(proposal)
        taken.update(span)
    return sorted(kept, key=lambda proposal: proposal.start)


def _strength(proposal: Proposal) -> tuple[bool, bool, int, int, int]:
    return (
        not proposal.provisional,
        proposal.voter in _SURE,
        proposal.end - proposal.start,
        int(proposal.voter),
        -proposal.start,
    )
