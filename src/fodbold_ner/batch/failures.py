"""A document that could not be annotated, and why."""

from __future__ import annotations

import os

from pydantic import BaseModel, ConfigDict

__all__ = ["FailureRecord", "printable"]


class FailureRecord(BaseModel):
    """What went wrong with one document; the batch it belongs to goes on.

    `id` is the document's id as far as it was known, `path` the file it stood in and `line` its
    line there, `error` the class of the error and `message` what it said.

    Example:
        >>> FailureRecord(id="a1", error="InputError", message="no text").model_dump()["id"]
        'a1'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str | None = None
    path: str | None = None
    line: int | None = None
    error: str
    message: str

    @classmethod
    def from_error(
        cls,
        error: BaseException,
        *,
        id: str | None = None,  # noqa: A002 - the record's own name for it
        path: str | None = None,
        line: int | None = None,
    ) -> FailureRecord:
        """Record an error, its message as valid Unicode.

        Args:
            error: What was raised.
            id: The document's id as far as it is known.
            path: The file it stood in.
            line: Its line there, from 1.

        Example:
            >>> print(FailureRecord.from_error(ValueError("no text"), path="a.jsonl", line=3))
            a.jsonl:3: ValueError: no text
        """
        said = error.strerror if isinstance(error, OSError) else None
        message = (said or str(error)).encode("utf-8", "backslashreplace").decode()
        return cls(id=id, path=path, line=line, error=type(error).__name__, message=message)

    def __str__(self) -> str:
        """Return the failure as one line for people."""
        where = self.path or self.id or "document"
        if self.path and self.line is not None:
            where = f"{where}:{self.line}"
        message = " ".join(self.message.split()).removeprefix(f"{where}: ")
        return f"{where}: {self.error}: {message}"


def printable(path: str) -> str:
    r"""Return a path as text that is valid Unicode, undecodable bytes as ``\xNN``.

    Args:
        path: A path as the operating system gives it.

    Example:
        >>> printable("k\udcf8be.txt")
        'k\\xf8be.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")
