"""Names near a misspelt one: blocked by trigrams, then measured by edits.

A typo breaks the trigrams that it touches and no other. Of a query's trigrams three are taken that
do not overlap and that few names share; whoever shares one of them is a candidate, and candidates
are few enough to be measured one by one. One slip, a swap of neighbours included, breaks at most
two that do not overlap. Where that finds nobody, as it may for a key too short for three, the
rarest trigrams are tried whether they overlap or not.

Of 4,000 names of clubs among 41,711, spoilt by one slip, 0.988 are found, the right one first, with
three blocks or four alike, and four take a third longer. Where the blocks are held by more than 300
names together, only who holds two of them is measured: the share found is the same for limits from
150 to none, and 300 is 1.6 times as fast as none. See ``benchmarks/registry_scale.py``.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

__all__ = ["near", "numbers_in", "postings_of", "trigrams_of"]

_BLOCKS = 3
_OVERLAPPING = 8
_MAX_CANDIDATES = 300


def trigrams_of(key: str) -> list[str]:
    r"""Return the trigrams of a key from left to right, its ends marked.

    >>> trigrams_of("agf")
    ['\x02ag', 'agf', 'gf\x03']
    """
    padded = f"\x02{key}\x03"
    return [padded[at : at + 3] for at in range(len(padded) - 2)]


def postings_of(keys: Sequence[str]) -> dict[str, bytes]:
    r"""Return, for each trigram, the numbers of the keys that hold it, as 32-bit integers.

    >>> numbers_in(postings_of(["agf", "agn"])["\x02ag"])
    array('I', [0, 1])
    """
    found: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, key in enumerate(keys):
        for gram in dict.fromkeys(trigrams_of(key)):
            found[gram].append(number)
    return {gram: _little(numbers).tobytes() for gram, numbers in sorted(found.items())}


def numbers_in(data: bytes) -> array[int]:
    """Return the numbers that `postings_of` packed."""
    numbers = array("I")
    numbers.frombytes(data)
    return _little(numbers)


def near(
    key: str,
    keys: Sequence[str],
    counts: Mapping[str, int],
    postings: Callable[[str], Sequence[int]],
    *,
    min_similarity: float,
    limit: int,
) -> list[tuple[int, float]]:
    """Return the numbers of the nearest keys with their similarity, the nearest first.

    Args:
        key: What is looked for, itself a key.
        keys: All keys, by number.
        counts: How many keys hold a trigram.
        postings: The numbers of the keys that hold a trigram.
        min_similarity: One less the share of letters to be put in, taken out, changed or swapped
            with their neighbour (optimal string alignment), from 0 to 1.
        limit: How many at most.

    >>> keys = ["vejle boldklub", "ribe boldklub"]
    >>> packed = postings_of(keys)
    >>> counts = {gram: len(data) // 4 for gram, data in packed.items()}
    >>> def postings(gram: str) -> Sequence[int]:
    ...     return numbers_in(packed[gram])
    >>> [keys[number] for number, _ in near(
    ...     "vejle bodlklub", keys, counts, postings, min_similarity=0.8, limit=1
    ... )]
    ['vejle boldklub']
    """
    grams = trigrams_of(key)
    rare = sorted((count, at) for at, gram in enumerate(grams) if (count := counts.get(gram, 0)))
    order = [at for _, at in rare]
    for places in (_apart(order), order[:_OVERLAPPING]):
        candidates = _candidates([grams[at] for at in places], postings)
        hits = process.extract(
            key,
            [keys[number] for number in candidates],
            scorer=OSA.normalized_similarity,
            processor=None,
            score_cutoff=min_similarity,
            limit=limit,
        )
        if hits:
            return [(candidates[place], score) for _, score, place in hits]
    return []


def _apart(places: Iterable[int]) -> list[int]:
    """Take from the front as many places as block, none within three of one taken."""
    taken: list[int] = []
    for at in places:
        if all(abs(at - other) >= 3 for other in taken):
            taken.append(at)
            if len(taken) == _BLOCKS:
                break
    return taken


def _candidates(blocks: Iterable[str], postings: Callable[[str], Sequence[int]]) -> list[int]:
    held = [postings(gram) for gram in blocks]
    if sum(map(len, held)) <= _MAX_CANDIDATES:
        return sorted(set().union(*held))
    shared = Counter(chain.from_iterable(held))
    several = [number for number, count in shared.items() if count > 1]
    return sorted(several or shared)


def _little(numbers: array[int]) -> array[int]:
    """Swap bytes on the machines that keep the high one first, so that files are the same."""
    if array("I", [1]).tobytes()[0] == 0:  # pragma: no cover
        numbers.byteswap()
    return numbers
