"""What is known of documents beforehand: a CSV of path and date of publication."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from pathlib import Path

from fodbold_ner.errors import EncodingError, InputError
from fodbold_ner.published import read_published

__all__ = ["DocumentMetadata", "Metadata", "read"]

COLUMNS = ("path", "published", "id", "url")


@dataclass(frozen=True)
class DocumentMetadata:
    """What a row says of one document; None where it says nothing.

    Args:
        published: The date of publication.
        id: The document's id.
        url: Its address.

    Example:
        >>> DocumentMetadata(published=date(2025, 11, 3)).id is None
        True
    """

    published: date | None = None
    id: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Metadata:
    """The rows of a metadata file by the document they speak of.

    `missing` holds ``file:line: path`` of each row whose document is not there.

    Example:
        >>> Metadata().missing
        ()
    """

    rows: Mapping[Path, DocumentMetadata | InputError] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    def find(self, path: Path | str) -> DocumentMetadata:
        """Return what is known of a document; nothing is known of one that has no row.

        Args:
            path: The document's path, absolute or relative to the working folder.

        Raises:
            InputError: Its row is broken (a PublishedError where the date is no date).

        Example:
            >>> metadata = Metadata({Path("a.txt").resolve(): DocumentMetadata(id="a1")})
            >>> metadata.find("a.txt").id, metadata.find("b.txt").id
            ('a1', None)
        """
        row = self.rows.get(Path(path).resolve(), DocumentMetadata())
        if isinstance(row, InputError):
            raise row
        return row


def read(path: Path | str) -> Metadata:
    r"""Read a CSV with the columns ``path,published`` and, if need be, ``id`` and ``url``.

    A path stands relative to the CSV's own folder, else as it would be given on the command line.
    Commas or semicolons separate the columns. A broken row is kept as its error, which
    `Metadata.find` raises for its document alone.

    Args:
        path: The CSV, UTF-8.

    Raises:
        InputError: The file has no such columns or is no CSV; names the file.
        EncodingError: The file is no UTF-8.
        OSError: The file cannot be opened.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     table = Path(folder) / "dates.csv"
        ...     size = table.write_text("path,published\na.txt,2025-11-03\n", encoding="utf-8")
        ...     print(read(table).find(Path(folder) / "a.txt").published)
        2025-11-03
    """
    file = Path(path)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EncodingError(
            f"{file}: no UTF-8 at byte {error.start}; save the file as CSV in UTF-8"
        ) from None
    rows: dict[Path, DocumentMetadata | InputError] = {}
    missing = []
    for number, row in _rows(file, text):
        document = _locate(file.parent, row["path"])
        where = f"{file}:{number}"
        if not document.exists():
            missing.append(f"{where}: {row['path']}")
        if document in rows:
            rows[document] = InputError(f"{where}: {row['path']} has a row already; keep one")
        else:
            rows[document] = _from_row(row, where)
    return Metadata(rows, tuple(missing))


def _rows(file: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    header = text.split("\n", 1)[0]
    delimiter = ";" if ";" in header and "," not in header else ","
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [name.strip().lower() for name in next(reader, [])]
        unknown = [name for name in columns if name not in COLUMNS]
        if "path" not in columns or unknown or len(set(columns)) < len(columns):
            raise InputError(
                f"{file}: the first line must name the columns: path,published and, if wanted, "
                f"id and url; it reads {header.strip()!r}"
            )
        for cells in reader:
            cells = [cell.strip() for cell in cells]
            if not any(cells):
                continue
            row = dict.fromkeys(columns, "") | dict(zip(columns, cells, strict=False))
            if len(cells) > len(columns) or not row["path"]:
                raise InputError(
                    f"{file}:{reader.line_num}: {len(cells)} cells for the {len(columns)} columns "
                    f"{','.join(columns)}, or no path; quote a cell that holds the separator"
                )
            yield reader.line_num, row
    except csv.Error as error:
        raise InputError(f"{file}:{reader.line_num}: no CSV: {error}") from None


def _locate(folder: Path, path: str) -> Path:
    beside = folder / path
    return (beside if beside.exists() or not Path(path).exists() else Path(path)).resolve()


def _from_row(row: Mapping[str, str], where: str) -> DocumentMetadata | InputError:
    try:
        published = read_published(row.get("published"), where=f"{where}: published")
    except InputError as error:
        return error
    return DocumentMetadata(published, row.get("id") or None, row.get("url") or None)
