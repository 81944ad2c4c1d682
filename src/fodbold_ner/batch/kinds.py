"""What kind of document a file is, told by its name."""

from __future__ import annotations

from enum import Enum
from pathlib import PurePath

__all__ = ["SUFFIXES", "InputKind", "is_document", "kind_of"]


class InputKind(str, Enum):
    """How a document is read; `AUTO` tells it by the file's name, else by how it begins.

    Example:
        >>> InputKind("jsonl") is InputKind.JSONL
        True
    """

    AUTO = "auto"
    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    JSON = "json"


SUFFIXES = {
    ".txt": InputKind.AUTO,
    ".html": InputKind.HTML,
    ".htm": InputKind.HTML,
    ".jsonl": InputKind.JSONL,
    ".ndjson": InputKind.JSONL,
    ".json": InputKind.JSON,
}
"""The endings that make a file inside a folder a document. A saved page may be called .txt."""


def kind_of(path: str) -> InputKind:
    """Return the kind that a file's ending stands for, `AUTO` for any other ending.

    Args:
        path: A path or a file name.

    Example:
        >>> kind_of("arkiv/2025.JSONL").value, kind_of("-").value
        ('jsonl', 'auto')
    """
    return SUFFIXES.get(PurePath(path).suffix.lower(), InputKind.AUTO)


def is_document(name: str) -> bool:
    """Return whether a file found inside a folder is taken for a document, told by its name.

    Example:
        >>> is_document("a.txt"), is_document(".a.txt"), is_document("a.pdf")
        (True, False, False)
    """
    return not name.startswith(".") and PurePath(name).suffix.lower() in SUFFIXES
