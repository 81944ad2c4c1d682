"""Names near a misspelt one: blocked by trigrams, then measured by edits.

A typo breaks the trigrams that it touches and no other. Of a query's trigrams three are taken that
do not overlap and that few names share; whoever shares one of them is a candidate, and candidates
are few enough to be measured one by one. One slip, a swap of neighbours included, breaks at most
two that do not overlap. Where that finds nobody, as it may for a key too short for three, the
rarest trigrams are tried whether they overlap or not.

Over 41,015 keys of clubs, one slip in a name of five letters or more: 0.99 found, the right one
first, at some 10,000 a second (four blocks: as many found at 7,400; see
``benchmarks/registry_scale.py``).
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

__all__ = ["near", "numbers_in", "postings_of", "trigrams_of"]

_BLOCKS = 3
_OVERLAPPING = 8
_MAX_CANDIDATES = 600


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
    shared: Counter[int] = Counter()
    for gram in blocks:
        shared.update(postings(gram))
    if len(shared) <= _MAX_CANDIDATES:
        return sorted(shared)
    several = [number for number, count in shared.items() if count > 1]
    return sorted(several or shared)


def _little(numbers: array[int]) -> array[int]:
    """Swap bytes on the machines that keep the high one first, so that files are the same."""
    if array("I", [1]).tobytes()[0] == 0:  # pragma: no cover
        numbers.byteswap()
    return numbers
