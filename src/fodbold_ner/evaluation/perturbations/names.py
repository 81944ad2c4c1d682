"""A name in the place of another, with its genitive and its compounds as Danish writes them."""

from __future__ import annotations

from collections.abc import Iterator

from fodbold_ner.evaluation.perturbations.editing import Edit
from fodbold_ner.records import Mention
from fodbold_ner.tokens.genitives import APOSTROPHES, genitive_length

__all__ = ["replace_name"]


def replace_name(
    text: str, mention: Mention, name: str, *, abbreviation: bool = False
) -> Iterator[Edit]:
    """Yield the edits that put a name in the place of a mention.

    A genitive becomes the one that the new name takes: `s`, `'s` after an abbreviation, an
    apostrophe alone after s, x and z. A compound written as one word takes a hyphen unless the new
    name is one word and no abbreviation. Capitals and small letters stay where they were the
    mention's own.

    Args:
        text: The text.
        mention: The mention.
        name: The new name.
        abbreviation: Whether the new name is one.

    Example:
        >>> import fodbold_ner
        >>> text = "FCK's plan"
        >>> [mention] = fodbold_ner.annotate(text).mentions
        >>> [(one.start, one.end, one.text) for one in replace_name(text, mention, "Brøndby")]
        [(0, 3, 'Brøndby'), (3, 5, 's')]
    """
    start, end, old = mention.start, mention.end, mention.text
    shouted = old.isupper() and len(old) > 4
    ending = _genitive(text, end, old)
    compound = ending is None
    plain = name.isalpha() and not abbreviation
    if shouted:
        name = name.upper()
    elif compound and plain and old.islower():
        name = name.lower()
    yield Edit(start, end, name)
    if compound and not plain:
        yield Edit(end, end, "-")
    elif ending:
        new = _ending(text, name, abbreviation)
        yield Edit(end, end + ending, new.upper() if shouted else new)


def _genitive(text: str, end: int, name: str) -> int | None:
    """Return how long the genitive behind a name is; None where the word runs on otherwise."""
    if name.isupper() and text[end : end + 1] == "S" and not text[end + 1 : end + 2].isalnum():
        return 1
    length = genitive_length(text, end)
    if length == 0 and name[-1:].lower() in "sxz" and text[end : end + 1] in (*APOSTROPHES,):
        # After a quotation mark that stands open, the same sign closes it.
        line = text[text.rfind("\n", 0, end) + 1 : end]
        opened = any(f" {sign}" in f" {line}" for sign in f"{APOSTROPHES}‘")
        return 0 if opened else 1
    return length


def _ending(text: str, name: str, abbreviation: bool) -> str:
    apostrophe = "’" if "’" in text and "'" not in text else "'"
    if name[-1:].lower() in "sxz":
        return apostrophe
    return f"{apostrophe}s" if abbreviation else "s"
