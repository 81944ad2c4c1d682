"""What a member of a closed set is."""

from __future__ import annotations

from enum import Enum

__all__ = ["Code"]


class Code(str, Enum):
    """A string that is one of a closed set; prints and serialises as the string."""

    __str__ = str.__str__
