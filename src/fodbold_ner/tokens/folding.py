"""Lower case that keeps every offset."""

from __future__ import annotations

__all__ = ["fold"]


def fold(text: str) -> str:
    """Return the text in lower case, character for character.

    The few letters whose lower case is longer than one character stay as they are.

    Example:
        >>> fold("AaB")
        'aab'
        >>> len(fold("İ"))
        1
    """
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
