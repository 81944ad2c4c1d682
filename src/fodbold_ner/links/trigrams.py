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

__all__ = ["NearKeys", "nearest_of", "numbers_in", "postings_of", "trigrams_of"]

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


def nearest_of(
    key: str, keys: Sequence[str], *, min_similarity: float, limit: int
) -> list[tuple[str, float]]:
    """Return the keys nearest to one with their similarity, the nearest first; all are measured.

    Of equally near ones, the one that begins alike is likelier: slips are rare there.

    Args:
        key: What is looked for.
        keys: Where to look; 8,000 take about 2 ms.
        min_similarity: One less the share of letters to be put in, taken out, changed or swapped
            with their neighbour (optimal string alignment), from 0 to 1.
        limit: How many at most.

    >>> keys = ["ribe boldklub", "vejle boldklub"]
    >>> nearest_of("vejle bodlklub", keys, min_similarity=0.9, limit=1)
    [('vejle boldklub', 0.9285714285714286)]
    """
    hits = process.extract(
        key,
        keys,
        scorer=OSA.normalized_similarity,
        processor=None,
        score_cutoff=min_similarity,
        limit=limit,
    )
    found = [(near, score) for near, score, _ in hits]
    return sorted(found, key=lambda hit: (-hit[1], hit[0][:1] != key[:1]))


class NearKeys:
    """Finds the keys of a set that are nearly a given one.

    Args:
        keys: All keys, by number.
        counts: How many keys hold a trigram.
        postings: The numbers of the keys that hold a trigram.

    >>> near = NearKeys.of(["vejle boldklub", "ribe boldklub"])
    >>> near.nearest("vejle bodlklub", min_similarity=0.8, limit=1)[0][0]
    'vejle boldklub'
    """

    def __init__(
        self,
        keys: Sequence[str],
        counts: Mapping[str, int],
        postings: Callable[[str], Sequence[int]],
    ) -> None:
        self.keys = keys
        self._counts = counts
        self._postings = postings

    @classmethod
    def of(cls, keys: Iterable[str]) -> NearKeys:
        """Return what finds these keys, from memory."""
        ordered = sorted(set(keys))
        packed = postings_of(ordered)
        counts = {gram: len(data) // 4 for gram, data in packed.items()}
        return cls(ordered, counts, lambda gram: numbers_in(packed[gram]))

    def nearest(self, key: str, *, min_similarity: float, limit: int) -> list[tuple[str, float]]:
        """Return the nearest keys with their similarity, as `nearest_of` does of all of them."""
        grams = trigrams_of(key)
        known = ((self._counts.get(gram, 0), at) for at, gram in enumerate(grams))
        order = [at for _, at in sorted(found for found in known if found[0])]
        for places in (_apart(order), order[:_OVERLAPPING]):
            candidates = _candidates([grams[at] for at in places], self._postings)
            hits = nearest_of(
                key,
                [self.keys[number] for number in candidates],
                min_similarity=min_similarity,
                limit=limit,
            )
            if hits:
                return hits
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
