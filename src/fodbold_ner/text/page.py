"""A page as the pipeline reads it: original and cleaned text, the map between them, zones."""

from __future__ import annotations

from dataclasses import dataclass

from fodbold_ner.offsets import OffsetMap
from fodbold_ner.text.cleaning import clean
from fodbold_ner.text.zones import PageZone, find_zones

__all__ = ["Page", "PageZone", "read_text"]


@dataclass(frozen=True)
class Page:
    """One page of text with its zones.

    Args:
        original: The text that records refer to, to the letter.
        text: The cleaned text that the pipeline reads.
        offsets: The map from `text` back to `original`.
        zones: Zones in rising order, in offsets of `text`; none is empty, no two overlap, and none
            begins or ends with white space.
    """

    original: str
    text: str
    offsets: OffsetMap
    zones: tuple[PageZone, ...]


def read_text(text: str) -> Page:
    r"""Return the page that `text` is: cleaned, mapped and cut into zones; every text has one.

    A text of nothing but white space gives a page without zones.

    Example:
        >>> page = read_text("Ny tr\u00adæner på vej til Vejle\n\nVejle henter Ole Brix.\n")
        >>> [(str(zone.kind), page.text[zone.start:zone.end]) for zone in page.zones]
        [('headline', 'Ny træner på vej til Vejle'), ('lede', 'Vejle henter Ole Brix.')]
        >>> page.offsets.to_original(3, 9)
        (3, 10)
    """
    cleaned, offsets = clean(text)
    return Page(text, cleaned, offsets, find_zones(cleaned))
