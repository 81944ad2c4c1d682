"""Connections to a store, one for each thread of each process."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

from fodbold_ner.errors import RegistryError

__all__ = ["Connections", "is_store"]

_SQLITE = b"SQLite format 3\0"


class Connections:
    """Connections to one file, for reading.

    SQLite's are for one thread, and must not be taken over by a forked process.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._closed = False

    def own(self) -> sqlite3.Connection:
        """Return the connection of this thread, opened when it is first asked for.

        Raises:
            RegistryError: The store was closed.
        """
        if self._closed:
            raise RegistryError([f"{self._path}: this store is closed; open it anew"])
        if getattr(self._local, "process", None) != os.getpid():
            address = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
            self._local.connection = sqlite3.connect(address, uri=True)
            self._local.process = os.getpid()
        connection: sqlite3.Connection = self._local.connection
        return connection

    def close(self) -> None:
        """Close this thread's connection; others go with their thread."""
        self.own().close()
        self._closed = True


def is_store(path: Path) -> bool:
    """Return whether a file is a store, of whatever version.

    >>> is_store(Path(__file__))
    False
    """
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE
