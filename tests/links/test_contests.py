"""Who keeps an id that several rows claim."""

from __future__ import annotations

from typing import Any

import pytest
from tests.links.made import club

from fodbold_ner.links.contests import keeper, settled
from fodbold_ner.links.schema import Entity


def claimant(number: int, **changes: Any) -> Entity:
    return Entity.model_validate(club(number, **{"country": "SWE", **changes}))


@pytest.mark.parametrize(
    ("claimants", "keeps"),
    [
        (
            [
                claimant(100001, xref={"transfermarkt": "1"}),
                claimant(100002, xref={"transfermarkt": "1", "uefa": "2"}),
            ],
            100002,
        ),
        (
            [
                claimant(100001, xref={"transfermarkt": "1"}),
                claimant(100002, xref={"transfermarkt": "1"}),
            ],
            None,
        ),
        # Guadalajara of Mexico and of Spain: the number is right for one of them at most.
        ([claimant(100001, xref={"uefa": "1", "dbu": "2"}), claimant(100002, country="NOR")], None),
        (
            [claimant(100001, xref={"uefa": "1", "dbu": "2"}), claimant(100002, country=None)],
            100001,
        ),
    ],
    ids=["the fuller row", "equally full rows", "two countries", "one country unknown"],
)
def test_an_id_that_several_imported_rows_claim(claimants: list[Entity], keeps: int | None) -> None:
    for order in (claimants, claimants[::-1]):
        found = keeper(order)
        assert (None if found is None else int(found.id[5:])) == keeps


def test_what_is_on_file_keeps_its_id_from_fuller_rows() -> None:
    assert settled("uefa", [1000007, 1100001], [1000007], {}.get).kept == 1000007
