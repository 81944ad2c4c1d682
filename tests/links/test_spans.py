"""When two tenures overlap for certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodbold_ner.links.schema import RoleStatus, Tenure
from fodbold_ner.links.spans import overlap
from fodbold_ner.ontology import Role


def held(written: str) -> Tenure:
    """Read ``2016/2020``, with either side empty, or ``@2018`` for a day that somebody saw it."""
    span, _, seen = written.partition("@")
    start, _, end = span.partition("/")
    return Tenure(
        role=Role.CAPTAIN,
        org=None,
        status=RoleStatus.CONFIRMED,
        valid_from=start or None,
        valid_until=end or None,
        as_of=seen or None,
    )


@pytest.mark.parametrize(
    ("one", "other", "overlaps"),
    [
        ("2016/2020", "2020/2024", False),
        ("2016/2020", "2018/2024", True),
        ("2016/2020", "2021/", False),
        ("2016/", "2020/", True),
        ("2016/", "2010/2016", False),
        ("2016-07/2020-06", "2020-06/2022", False),
        ("2016-07/2020-07", "2020-06/2022", True),
        ("2025-01/2025-09-09", "2025-09-09/", False),
        ("2025-01/2025-09-10", "2025-09-09/", True),
        ("2020/2020", "2020/2020", False),  # one after the other within a year, it may be
        ("/2020", "2018/2022", False),  # nobody knows since when
        ("/2020@2019", "2018/2022", True),
        ("@2018-06", "2016/2020", True),
        ("@2018-06", "2018-07/2020", False),
        ("@2020", "2016/2020", False),
        ("@2018-06-14", "@2018-06-14", True),
        ("@2018-06-14", "@2018-06-15", False),
        ("@2018", "@2018", False),
        ("", "2016/", False),
    ],
)
def test_only_what_the_dates_leave_no_doubt_of_is_an_overlap(
    one: str, other: str, overlaps: bool
) -> None:
    assert overlap(held(one), held(other)) is overlaps
    assert overlap(held(other), held(one)) is overlaps


days = st.dates()


@given(st.lists(days, min_size=4, max_size=4, unique=True).map(sorted))
def test_days_in_a_row_never_overlap_and_crossed_ones_always_do(days: list[object]) -> None:
    a, b, c, d = map(str, days)
    assert not overlap(held(f"{a}/{b}"), held(f"{c}/{d}"))
    assert overlap(held(f"{a}/{c}"), held(f"{b}/{d}"))
    assert overlap(held(f"{a}/{d}"), held(f"{b}/{c}"))
