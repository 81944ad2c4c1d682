"""Where outcomes go: a JSON Lines file or a folder of JSON files, each with its failures."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TextIO

from fodbold_ner.batch.failures import FailureRecord
from fodbold_ner.formats import jsonl
from fodbold_ner.records import AnnotatedArticle

__all__ = ["file_name", "is_folder", "open_output"]

_LONGEST_NAME = 60
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


class Output:
    """Takes records and failures as they come; made by `open_output`.

    A failures file comes into being with the first failure.

    Example:
        >>> import io
        >>> output = Output(Path("failures.jsonl"), file=io.StringIO(), folder=Path())
        >>> output.failures.name
        'failures.jsonl'
    """

    def __init__(self, failures: Path, *, file: TextIO | None, folder: Path) -> None:
        self.failures = failures
        self._file = file
        self._folder = folder
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
            >>> output = Output(Path("failures.jsonl"), file=file, folder=Path())
            >>> output.write(fodbold_ner.annotate("AGF slog OB."))
            >>> file.getvalue().count("\n")
            1
        """
        if isinstance(outcome, FailureRecord):
            if self._failures_file is None:
                self._failures_file = _open_text(self.failures)
            self._failures_file.write(outcome.model_dump_json() + "\n")
            self._failures_file.flush()
        elif self._file is not None:
            jsonl.write_line(outcome, self._file)
        else:
            with _open_text(self._folder / self._free_name(outcome.id)) as file:
                jsonl.write_line(outcome, file)

    def close(self) -> None:
        """Close the failures file, if there is one; the other files are their opener's.

        Example:
            >>> import io
            >>> Output(Path("failures.jsonl"), file=io.StringIO(), folder=Path()).close()
        """
        if self._failures_file is not None:
            self._failures_file.close()

    def _free_name(self, article_id: str) -> str:
        """Return a file name that no article of this run has, on any file system."""
        name = file_name(article_id)
        count = 1
        while (key := unicodedata.normalize("NFC", name).casefold()) in self._names:
            count += 1
            name = f"{_stem(article_id, hashed=True)}-{count}.json"
        self._names.add(key)
        return name


def is_folder(path: Path) -> bool:
    """Return whether an output path means a folder: one that is there, or a name with no ending.

    Args:
        path: The output path.

    Example:
        >>> is_folder(Path("annotated")), is_folder(Path("annotated.jsonl"))
        (True, False)
    """
    return path.is_dir() or (not path.suffix and not path.exists())


@contextmanager
def open_output(path: Path) -> Iterator[Output]:
    """Open a file, or a folder, for the outcomes of one run.

    A path with an ending is a file of JSON Lines, its failures in ``<stem>.failures.jsonl`` beside
    it. Any other is a folder: a JSON file an article, named by `file_name`, and
    ``failures.jsonl``. What an earlier run left in those files is replaced; folders are made.

    Args:
        path: The file or folder.

    Raises:
        OSError: The place cannot be written to; raised here, before the first outcome.

    Example:
        >>> import tempfile, fodbold_ner
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with open_output(Path(folder)) as output:
        ...         output.write(fodbold_ner.annotate("AGF slog OB.", id="a1"))
        ...     [path.name for path in Path(folder).iterdir()]
        ['a1.json']
    """
    folder = is_folder(path)
    (path if folder else path.parent).mkdir(parents=True, exist_ok=True)
    failures = path / "failures.jsonl" if folder else path.with_suffix(".failures.jsonl")
    failures.unlink(missing_ok=True)
    if folder:
        _check_writable(path)
    with nullcontext() if folder else _open_text(path) as file:
        output = Output(failures, file=file, folder=path)
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
