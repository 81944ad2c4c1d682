"""Whether an output is a file or a folder, and what must not be lost to it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fodbold_ner.batch.failures import FailureRecord
from fodbold_ner.errors import FodboldError
from fodbold_ner.records import AnnotatedArticle

__all__ = ["check_output", "is_folder", "is_own", "told_of"]

ENDINGS = (".jsonl", ".ndjson", ".json")
_OWN = (
    AnnotatedArticle.model_fields.keys() & {"text", "made_by", "mentions", "relations"},
    FailureRecord.model_fields.keys(),
)


def is_folder(path: Path | str) -> bool:
    """Return whether an output path means a folder.

    One that is there does, one that ends in a slash, and a name with no ending.

    Args:
        path: The output path.

    Example:
        >>> is_folder("annotated"), is_folder("annotated.jsonl"), is_folder("annotated.d/")
        (True, False, True)
    """
    place = Path(path)
    if str(path).endswith(("/", os.sep)) or place.is_dir():
        return True
    return not place.suffix and (not place.exists() or place.is_file())


def check_output(path: Path | str) -> None:
    """Refuse a place for records that would cost its owner something else.

    A file of records ends in ``.jsonl``, ``.ndjson`` or ``.json``; one that is there must hold
    records, failures or nothing. Devices and pipes may have any name.

    Args:
        path: The output path.

    Raises:
        FodboldError: Nothing may be written there; the message says why.

    Example:
        >>> check_output("annotated.jsonl")
        >>> check_output("article.txt")
        Traceback (most recent call last):
        fodbold_ner.errors.FodboldError: article.txt: records are written to a file that ends in ...
    """
    place = Path(path)
    if not str(path).strip():
        raise FodboldError("the output has no name; name a file ending in .jsonl, or a folder")
    needed = place if is_folder(path) else place.parent
    for folder in (needed, *needed.parents):
        if folder.is_file():
            raise FodboldError(
                f"{folder} is a file, where a folder is needed; choose another output"
            )
    if is_folder(path) or (place.exists() and not place.is_file()):
        return
    if place.suffix.lower() not in ENDINGS:
        raise FodboldError(
            f"{path}: records are written to a file that ends in {', '.join(ENDINGS)}, or to a "
            f"folder; for a folder of this name write {path}/"
        )
    for file in (place, place.with_suffix(".failures.jsonl")):
        if not is_own(file):
            raise FodboldError(
                f"{file} holds something other than records, which would be lost; move it away "
                "or choose another output"
            )


def is_own(file: Path) -> bool:
    """Return whether replacing a file loses nothing but what an earlier run wrote.

    Example:
        >>> is_own(Path("there is no such file"))
        True
    """
    if not file.is_file():
        return True
    with told_of(file), file.open("rb") as lines:
        first = lines.readline()
    if not first:
        return True
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and any(fields <= row.keys() for fields in _OWN)


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Have an error of the operating system name the output that it is about.

    Example:
        >>> with told_of(Path("annotated.jsonl")):
        ...     raise OSError(28, "No space left on device")
        Traceback (most recent call last):
        OSError: [Errno 28] cannot be written: No space left on device: 'annotated.jsonl'
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        why = f"cannot be written: {error.strerror or error}"
        raise OSError(error.errno, why, str(path)) from error
