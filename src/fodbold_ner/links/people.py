"""Who is who within one article: mentions of people gathered into clusters.

A full name opens a cluster; a surname or first name joins the one whose name it is part of, the
latest named where several have it. Names that differ by a slip of the pen fall together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from fodbold_ner.doc_data import MentionData
from fodbold_ner.links.keys import name_key

__all__ = ["PersonCluster", "cluster_people"]

_BEFORE_NAME = re.compile(r",?\s+")
_BEHIND_NAME = re.compile(r",\s+(?:\w+\s+){0,2}")


@dataclass
class PersonCluster:
    """The mentions of one person; `name` is the fullest of them.

    Args:
        name: The longest name used.
        mentions: Indices of the article's mentions.
        ages: Ages that the article gives, in years.
        roles: Codes of the titles that stand at the name.

    Example:
        >>> PersonCluster("Mads Tornhøj", mentions=[0, 3], ages={44}).name
        'Mads Tornhøj'
    """

    name: str
    mentions: list[int] = field(default_factory=list)
    ages: set[int] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name as they are compared; a double surname is one word.

        Example:
            >>> PersonCluster("Mads Holm-Jensen").words
            ('mads', 'holm jensen')
        """
        return _words(self.name)


def _age_before(text: str, start: int) -> int | None:
    """Return the age that stands right before a name, in years.

    Example:
        >>> _age_before("44-årige Mads Tornhøj", 9)
        44
    """
    match = re.search(r"(\d\d)-årige\s+(?:[a-zæøå-]+\s+){0,2}$", text[max(0, start - 50) : start])
    return int(match.group(1)) if match else None


def cluster_people(
    text: str, mentions: Sequence[MentionData], indices: Sequence[int]
) -> list[PersonCluster]:
    """Gather mentions of people into clusters, in order of first mention.

    Args:
        text: The text that the mentions' character offsets refer to.
        mentions: All mentions of the article.
        indices: Those of people named by name, in text order.

    Example:
        >>> text = "44-årige Ole Brix er fyret. Brix tager det pænt."
        >>> mentions = [{"start": 9, "end": 17}, {"start": 28, "end": 32}]
        >>> cluster_people(text, mentions, [0, 1])
        [PersonCluster(name='Ole Brix', mentions=[0, 1], ages={44}, roles=set())]
    """
    clusters: list[PersonCluster] = []
    full = [index for index in indices if len(_words(_text(text, mentions[index]))) > 1]
    for index in full:
        written = _text(text, mentions[index])
        cluster = next((c for c in clusters if _same_person(c.words, _words(written))), None)
        if cluster is None:
            cluster = PersonCluster(written)
            clusters.append(cluster)
        elif len(written) > len(cluster.name):
            cluster.name = written
        cluster.mentions.append(index)
    in_full = set(full)
    singles = [index for index in indices if index not in in_full]
    for index in singles:
        written = _text(text, mentions[index])
        cluster = _owner(clusters, _words(written), index)
        if cluster is None:
            cluster = PersonCluster(written)
            clusters.append(cluster)
        cluster.mentions.append(index)
    for cluster in clusters:
        cluster.mentions.sort()
        ages = (_age_before(text, mentions[index]["start"]) for index in cluster.mentions)
        cluster.ages.update(age for age in ages if age is not None)
        for index in cluster.mentions:
            cluster.roles.update(_titles_at(text, mentions, index))
    clusters.sort(key=lambda cluster: cluster.mentions[0])
    return clusters


def _titles_at(text: str, mentions: Sequence[MentionData], index: int) -> Iterator[str]:
    """Yield the codes of the roles right before a name, or behind it in apposition."""
    here = mentions[index]
    for other, gaps in ((index - 1, _BEFORE_NAME), (index + 1, _BEHIND_NAME)):
        if not 0 <= other < len(mentions) or not mentions[other].get("role"):
            continue
        first, second = sorted((mentions[other], here), key=lambda mention: mention["start"])
        if gaps.fullmatch(text, first["end"], second["start"]):
            yield str(mentions[other]["role"])


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    return tuple(filter(None, (name_key(word) for word in name.split())))


def _text(text: str, mention: MentionData) -> str:
    return text[mention["start"] : mention["end"]]


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one == other:
        return True
    if one[-1] != other[-1] and not _slip(one[-1], other[-1]):
        return False
    if len(one) == len(other):
        return all(a == b or _slip(a, b) or _initial(a, b) for a, b in zip(one, other, strict=True))
    # A middle name may be left out: Peter Skov is Peter M. Skov; so may the first of three names.
    short, long = sorted((one, other), key=len)
    if len(short) < 2:
        return False
    return short == long[-len(short) :] or (
        short[0] == long[0] and all(word in long for word in short[1:])
    )


def _initial(one: str, other: str) -> bool:
    return (len(one) == 1 or len(other) == 1) and one[0] == other[0]


def _slip(one: str, other: str) -> bool:
    """One letter wrong in a word of five or more, the first one right."""
    return (
        min(len(one), len(other)) >= 5
        and one[0] == other[0]
        and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1
    )


def _owner(
    clusters: Sequence[PersonCluster], words: tuple[str, ...], index: int
) -> PersonCluster | None:
    """Return the cluster that a single word names, the latest before it where several could."""
    if not words:
        return None
    word = words[-1]
    for fits in (
        lambda c: c.words[-1] == word or c.words[-len(words) :] == words,
        lambda c: c.words[0] == word,
        lambda c: word in c.words,
        lambda c: _slip(c.words[-1], word),
    ):
        found = [cluster for cluster in clusters if fits(cluster)]
        if found:
            before = [c for c in found if min(c.mentions) < index]
            return (
                max(before, key=lambda c: max(i for i in c.mentions if i < index))
                if before
                else found[0]
            )
    return None
