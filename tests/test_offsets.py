from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodbold_ner.offsets import OffsetMap

KEPT = st.lists(st.booleans(), max_size=60).map(
    lambda flags: [place for place, flag in enumerate(flags) if flag]
)
# A run copies some characters, or makes one of several; before it some are deleted.
STEPS = st.lists(
    st.tuples(st.integers(0, 3), st.one_of(st.integers(1, 4), st.sampled_from([-2, -3]))),
    max_size=20,
)


def runs_of(steps):
    """Return runs, and for each cleaned character the span of the original it came from."""
    runs, spans, place = [], [], 0
    for deleted, size in steps:
        place += deleted
        width = abs(size)
        if size < 0:
            runs.append((1, place, place + width))
            spans.append((place, place + width))
        else:
            runs.append((width, place, place + width))
            spans += [(place + n, place + n + 1) for n in range(width)]
        place += width
    return runs, spans


@given(KEPT, st.data())
def test_a_span_of_kept_characters_goes_from_its_first_to_its_last(kept, data):
    offsets = OffsetMap.from_kept(kept)
    for cleaned, original in enumerate(kept):
        assert offsets.position(cleaned) == original
        assert offsets.to_original(cleaned, cleaned + 1) == (original, original + 1)
    if kept:
        start = data.draw(st.integers(0, len(kept) - 1))
        end = data.draw(st.integers(start + 1, len(kept)))
        assert offsets.to_original(start, end) == (kept[start], kept[end - 1] + 1)


@given(STEPS, st.data())
def test_a_span_over_composed_characters_covers_all_they_are_made_of(steps, data):
    runs, spans = runs_of(steps)
    offsets = OffsetMap.from_runs(runs)
    if spans:
        start = data.draw(st.integers(0, len(spans) - 1))
        end = data.draw(st.integers(start + 1, len(spans)))
        assert offsets.to_original(start, end) == (spans[start][0], spans[end - 1][1])


@given(STEPS)
def test_later_characters_stand_later(steps):
    runs, spans = runs_of(steps)
    offsets = OffsetMap.from_runs(runs)
    ends = [offsets.to_original(place, place + 1) for place in range(len(spans))]
    assert all(before[1] <= after[0] for before, after in pairwise(ends))


@given(STEPS)
def test_a_map_comes_back_from_its_plain_pairs(steps):
    offsets = OffsetMap.from_runs(runs_of(steps)[0])
    assert OffsetMap.from_pairs([list(pair) for pair in offsets.breakpoints]) == offsets
    assert not offsets.breakpoints or offsets.breakpoints[0][0] == 0
    assert list(offsets.breakpoints) == sorted(offsets.breakpoints)


@given(KEPT)
def test_kept_characters_and_runs_of_one_make_the_same_map(kept):
    runs = OffsetMap.from_runs([(1, place, place + 1) for place in kept])
    assert runs == OffsetMap.from_kept(kept)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_the_empty_map_is_the_identity(start, length):
    assert OffsetMap().to_original(start, start + length) == (start, start + length)
    assert OffsetMap.from_kept(range(length)) == OffsetMap()


@pytest.mark.parametrize(
    ("kept", "span", "original"),
    [
        ([0, 1, 3, 4], (1, 3), (1, 4)),
        ([0, 1, 3, 4], (0, 2), (0, 2)),
        ([0, 1, 3, 4], (2, 4), (3, 5)),
        ([2, 3], (0, 2), (2, 4)),
        ([2, 3], (0, 0), (2, 2)),
        ([0, 5], (1, 1), (5, 5)),
    ],
)
def test_what_was_deleted_belongs_to_a_span_only_inside_it(kept, span, original):
    assert OffsetMap.from_kept(kept).to_original(*span) == original
