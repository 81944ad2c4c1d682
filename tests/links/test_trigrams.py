"""Trigram blocking: nobody near is passed over, and the nearest comes first."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from fodbold_ner.links.trigrams import NearKeys

LETTERS = "abcdefghij "


def found(key: str, keys: Sequence[str], *, min_similarity: float = 0.8) -> list[tuple[str, float]]:
    return NearKeys.of(keys).nearest(key, min_similarity=min_similarity, limit=5)


@given(
    st.lists(st.text(LETTERS, min_size=9, max_size=20), min_size=1, max_size=30, unique=True),
    st.data(),
)
def test_one_slip_in_nine_letters_is_always_found(keys: list[str], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(keys))
    at = data.draw(st.integers(0, len(key) - 2))
    letter = data.draw(st.sampled_from(LETTERS))
    spoilt = data.draw(
        st.sampled_from(
            [
                key[:at] + key[at + 1 :],
                key[:at] + letter + key[at:],
                key[:at] + letter + key[at + 1 :],
                key[:at] + key[at + 1] + key[at] + key[at + 2 :],
            ]
        )
    )
    hits = dict(found(spoilt, keys))
    nearer = [other for other in keys if OSA.distance(spoilt, other) <= 1]
    assert key in hits or len(nearer) > 5


def test_the_nearest_comes_first() -> None:
    keys = ["vejle boldklub", "vejby boldklub", "vejen boldklub", "ribe boldklub"]
    assert found("vejle boldclub", keys)[0][0] == "vejle boldklub"
    assert found("viborg", keys) == []
    assert found("vejle boldklub", keys)[0] == ("vejle boldklub", 1.0)


def test_nothing_to_find_in() -> None:
    assert found("vejle boldklub", []) == []


def test_a_key_that_shares_its_parts_with_thousands_is_found() -> None:
    rng = random.Random(1)
    keys = [f"{''.join(rng.choices(LETTERS[:3], k=6))} boldklub {n}" for n in range(3000)]
    assert found(keys[7].replace("boldklub", "boldclub"), keys, min_similarity=0.9)[0][0] == keys[7]
