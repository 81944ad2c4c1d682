"""Out of many proposals one set that does not overlap."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodbold_ner.mentions.merge import merge
from fodbold_ner.mentions.proposal import Proposal, Voter
from fodbold_ner.ontology import Label

PERSON, CLUB, ROLE, DATE = Label.PERSON, Label.CLUB, Label.ROLE, Label.DATE


@pytest.mark.parametrize(
    ("proposals", "kept"),
    [
        ([], []),
        # Kim Brøndby: the person around the club's short name.
        (
            [
                Proposal(4, 11, CLUB, Voter.GAZETTEER_IN_CONTEXT),
                Proposal(0, 11, PERSON, Voter.CAPITALS),
            ],
            [(0, 11, PERSON)],
        ),
        # FC København: the longer name on file around the shorter.
        (
            [Proposal(3, 12, CLUB, Voter.GAZETTEER), Proposal(0, 12, CLUB, Voter.GAZETTEER)],
            [(0, 12, CLUB)],
        ),
        # One span, two labels: the certain voter's.
        (
            [Proposal(0, 3, PERSON, Voter.CAPITALS), Proposal(0, 3, CLUB, Voter.GAZETTEER)],
            [(0, 3, CLUB)],
        ),
        # A certain name of one word beats a guess around it.
        (
            [Proposal(0, 12, PERSON, Voter.CAPITALS), Proposal(0, 3, CLUB, Voter.GAZETTEER)],
            [(0, 3, CLUB)],
        ),
        # Viborg-keeper: two side by side in one word.
        (
            [Proposal(7, 13, ROLE, Voter.ROLE_WORD), Proposal(0, 6, CLUB, Voter.GAZETTEER)],
            [(0, 6, CLUB), (7, 13, ROLE)],
        ),
        # Touching is not overlapping: brøndby|spiller.
        (
            [Proposal(0, 7, CLUB, Voter.GAZETTEER), Proposal(7, 14, ROLE, Voter.ROLE_WORD)],
            [(0, 7, CLUB), (7, 14, ROLE)],
        ),
        # What counts only where nothing else stands gives way.
        (
            [
                Proposal(0, 20, CLUB, Voter.DESCRIPTOR, provisional=True),
                Proposal(5, 9, DATE, Voter.GRAMMAR),
            ],
            [(5, 9, DATE)],
        ),
    ],
)
def test_who_keeps_the_span(proposals: list[Proposal], kept: list[tuple[int, int, Label]]) -> None:
    for given_in in (proposals, proposals[::-1]):
        assert [(p.start, p.end, p.label) for p in merge(given_in)] == kept


@st.composite
def some_proposals(draw: st.DrawFn) -> list[Proposal]:
    spans = st.tuples(st.integers(0, 30), st.integers(1, 12))
    made = []
    for start, length in draw(st.lists(spans, max_size=12)):
        label = draw(st.sampled_from(list(Label)))
        voter = draw(st.sampled_from(list(Voter)))
        made.append(Proposal(start, start + length, label, voter, provisional=draw(st.booleans())))
    return made


@given(some_proposals())
def test_what_is_kept_was_proposed_and_does_not_overlap(proposals: list[Proposal]) -> None:
    kept = merge(proposals)
    assert all(proposal in proposals for proposal in kept)
    assert all(one.end <= after.start for one, after in pairwise(kept))


@given(some_proposals())
def test_a_proposal_is_lost_only_to_one_that_it_overlaps(proposals: list[Proposal]) -> None:
    kept = merge(proposals)
    for lost in (proposal for proposal in proposals if proposal not in kept):
        assert any(one.start < lost.end and lost.start < one.end for one in kept)


@given(some_proposals())
def test_merging_again_changes_nothing(proposals: list[Proposal]) -> None:
    kept = merge(proposals)
    assert merge(kept) == kept
