"""Where outcomes go: a JSON Lines file or a folder of JSON files, each with its failures."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from fodbold_ner.batch.failures import FailureRecord
from fodbold_ner.batch.places import check_output, is_folder, is_own, told_of
from fodbold_ner.formats import jsonl
from fodbold_ner.records import AnnotatedArticle

__all__ = ["file_name", "open_output"]

_LONGEST_NAME = 60
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


class Output:
    """Takes records and failures as they come; made by `open_output`.

    A failures file comes into being with the first failure.

    Example:
        >>> import io
        >>> output = Output(Path("failures.jsonl"), file=io.StringIO(), path=Path())
        >>> output.failures.name
        'failures.jsonl'
    """

    def __init__(self, failures: Path, *, file: TextIO | None, path: Path) -> None:
        self.failures = failures
        self._file = file
        self._path = path
        self._failures_file: TextIO | None = None
        self._names: set[str] = set()

    def write(self, outcome: AnnotatedArticle | FailureRecord) -> None:
        r"""Write one record or one failure to where it belongs.

        Args:
            outcome: What came of one article.

        Raises:
            OSError: The place cannot be written to.

        Example:
            >>> import io, fodbold_ner
            >>> file = io.StringIO()
            >>> output = Output(Path("failures.jsonl"), file=file, path=Path())
            >>> output.write(fodbold_ner.annotate("AGF slog OB."))
            >>> file.getvalue().count("\n")
            1
        """
        if isinstance(outcome, FailureRecord):
            with told_of(self.failures):
                if self._failures_file is None:
                    self._failures_file = _open_text(self.failures)
                self._failures_file.write(outcome.model_dump_json() + "\n")
                self._failures_file.flush()
        elif self._file is not None:
            with told_of(self._path):
                jsonl.write_line(outcome, self._file)
        else:
            path = self._path / self._free_name(outcome.id)
            with told_of(path), _open_text(path) as file:
                jsonl.write_line(outcome, file)

    def close(self) -> None:
        """Close the files, and so write what is not written yet.

        Raises:
            OSError: That cannot be written.

        Example:
            >>> import io
            >>> Output(Path("failures.jsonl"), file=io.StringIO(), path=Path()).close()
        """
        for file in (self._failures_file, self._file):
            if file is not None:
                with told_of(self._path):
                    file.close()

    def _free_name(self, article_id: str) -> str:
        """Return a file name that no article of this run has, and no file but a record."""
        name = file_name(article_id)
        count = 1
        while (key := unicodedata.normalize("NFC", name).casefold()) in self._names or not is_own(
            self._path / name
        ):
            count += 1
            name = f"{_stem(article_id, hashed=True)}-{count}.json"
        self._names.add(key)
        return name


@contextmanager
def open_output(path: Path | str) -> Iterator[Output]:
    """Open a file, or a folder, for the outcomes of one run.

    A file takes JSON Lines, its failures in ``<stem>.failures.jsonl`` beside it. A folder takes a
    JSON file an article, named by `file_name`, and ``failures.jsonl``; `fodbold_ner.batch.places`
    tells which is which. What an earlier run left in those files is replaced, and nothing else;
    folders are made.

    Args:
        path: The file or folder.

    Raises:
        FodboldError: Something else than records would be lost, or the path cannot be an output.
        OSError: The place cannot be written to; raised here, before the first outcome, and names
            the path.

    Example:
        >>> import tempfile, fodbold_ner
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with open_output(Path(folder)) as output:
        ...         output.write(fodbold_ner.annotate("AGF slog OB.", id="a1"))
        ...     [path.name for path in Path(folder).iterdir()]
        ['a1.json']
    """
    check_output(path)
    folder, place = is_folder(path), Path(path)
    failures = place / "failures.jsonl" if folder else place.with_suffix(".failures.jsonl")
    with told_of(place):
        (place if folder else place.parent).mkdir(parents=True, exist_ok=True)
        failures.unlink(missing_ok=True)
        if folder:
            _check_writable(place)
        output = Output(failures, file=None if folder else _open_text(place), path=place)
    try:
        yield output
    finally:
        output.close()


def file_name(article_id: str) -> str:
    """Return a file name for an article, legal everywhere and different for different ids.

    An id of letters, digits, ``.``, ``_`` and ``-`` is its own name. Of any other, what is not
    allowed is replaced, the end is kept if it is long, and the beginning of its SHA-256 is added,
    so that ``a/b`` and ``a_b`` stay apart.

    Args:
        article_id: The article's id.

    Example:
        >>> file_name("eksempel-1"), file_name("arkiv/købt.txt")
        ('eksempel-1.json', 'arkiv_købt.txt-...json')
    """
    return f"{_stem(article_id, hashed=False)}.json"


def _stem(article_id: str, *, hashed: bool) -> str:
    safe = re.sub(r"[^\w.-]", "_", article_id)[-_LONGEST_NAME:].strip(".")
    if hashed or safe != article_id or not safe or _RESERVED.fullmatch(safe):
        safe += "-" + hashlib.sha256(article_id.encode("utf-8")).hexdigest()[:8]
    return safe


def _open_text(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="\n")


def _check_writable(folder: Path) -> None:
    probe = folder / ".fodbold_ner_probe"
    probe.touch()
    probe.unlink()
