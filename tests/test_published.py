from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodbold_ner.errors import PublishedError
from fodbold_ner.published import read_published

DAY = date(2025, 11, 3)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        datetime(2025, 11, 3, 23, 59),
        "2025-11-03",
        " 2025-11-03\n",
        "2025-11-03T23:30",
        "2025-11-03 23:30:00",
        "2025-11-03T23:30:00Z",
        "2025-11-03T23:30:00.123456789Z",
        "2025-11-03T00:10:00+0100",
        "2025-11-03T00:10:00+01:00",
        "2025-11-03T00:10:00+01",
    ],
)
def test_a_date_with_or_without_time_is_its_day_as_written(value):
    assert read_published(value) == DAY


@pytest.mark.parametrize("value", [None, "", "\t "])
def test_nothing_is_no_date_and_no_fault(value):
    assert read_published(value) is None


@pytest.mark.parametrize(
    "value",
    ["3/11 2025", "03-11-2025", "2025-13-01", "2025-02-29", "2025-11", "20251103", "2025-11-03x",
     "2025-11-03T", "i går", 2025, 1.0, True, ["2025-11-03"]],
)  # fmt: skip
def test_anything_else_is_refused_with_its_place(value):
    with pytest.raises(PublishedError, match=r"a\.csv:3: .* is no date; write it as YYYY-MM-DD"):
        read_published(value, where="a.csv:3")


@given(st.dates())
def test_every_date_comes_back_from_its_iso_form(day):
    assert read_published(day.isoformat()) == day
