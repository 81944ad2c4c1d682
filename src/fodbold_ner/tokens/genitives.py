"""The Danish genitive on names: where a name ends and its ending begins."""

from __future__ import annotations

__all__ = ["genitive_length", "without_genitive"]

APOSTROPHES = "'’`´"


def genitive_length(text: str, end: int) -> int | None:
    """Return how many characters of genitive follow a name that ends at `end`.

    Zero means that a word boundary follows at once, None that the word runs on in another way.

    Args:
        text: The text that holds the name.
        end: Offset just behind the name, in characters.

    Example:
        >>> genitive_length("Holms afløser", 4), genitive_length("FCK's", 3)
        (1, 2)
        >>> genitive_length("Holm siger", 4), genitive_length("Holmen", 4)
        (0, None)
    """
    rest = text[end : end + 3]
    if not rest[:1].isalnum():
        if rest[:1] and rest[0] in APOSTROPHES and rest[1:2] == "s" and not rest[2:3].isalnum():
            return 2
        return 0
    if rest[0] == "s" and not rest[1:2].isalnum():
        return 1
    if rest[:2] == "es" and not rest[2:3].isalnum() and text[end - 1 : end].lower() in "sxz":
        return 2
    return None


def without_genitive(word: str) -> tuple[str, ...]:
    """Return what the word may be a genitive of, the likeliest first; empty if it is none.

    Example:
        >>> without_genitive("Holms"), without_genitive("Mortens'"), without_genitive("Holm")
        (('Holm',), ('Mortens',), ())
    """
    bare = word.rstrip(APOSTROPHES)
    if bare != word:
        return (bare,)
    for apostrophe in APOSTROPHES:
        if word.endswith(f"{apostrophe}s"):
            return (word[:-2],)
    if len(word) > 4 and word.endswith(("xes", "zes", "ses")):
        return (word[:-2], word[:-1])
    return (word[:-1],) if len(word) > 2 and word.endswith("s") else ()
