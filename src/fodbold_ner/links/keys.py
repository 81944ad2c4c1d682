"""Keys that make two spellings of one name equal."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["name_key", "words_of"]

_DIGRAPHS = (
    ("aa", "å"),
    ("oe", "ø"),
    ("ae", "æ"),
    ("ö", "ø"),
    ("ä", "æ"),
    ("ø", "o"),
    ("å", "a"),
    ("æ", "a"),
)
_LETTERS = str.maketrans({"ß": "ss", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i"})


def name_key(name: str) -> str:
    """Return what is left of a name without case, accents, dots and hyphens.

    `å`, `aa` and `a` fall together, as do `ø`, `oe`, `ö` and `o`, and `æ`, `ae`, `ä` and `a`:
    a key is for finding candidates, never for telling them apart.

    Example:
        >>> name_key("F.C. København") == name_key("FC Kobenhavn") == name_key("fc koebenhavn")
        True
        >>> name_key("Malmö FF") == name_key("Malmø FF")
        True
    """
    lowered = name.lower().replace(".", "").replace("’", "'")
    for written, plain in _DIGRAPHS:
        lowered = lowered.replace(written, plain)
    bare = lowered.translate(_LETTERS)
    if not bare.isascii():  # few names are not by now, and a start makes thousands of keys
        decomposed = unicodedata.normalize("NFKD", bare)
        bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub(r"[^\w]+", " ", bare).strip()


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name's key.

    Example:
        >>> words_of("Peter M. Skov")
        ('peter', 'm', 'skov')
    """
    return tuple(name_key(name).split())
