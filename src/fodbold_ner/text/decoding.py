"""Turning the bytes of a file into text, or saying what they are instead."""

from __future__ import annotations

import codecs
import re

from fodbold_ner.errors import EncodingError

__all__ = ["decode"]

_AS_TEXT = "save its text as UTF-8 (.txt) first"
_UNPACK = "unpack it first"
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", _AS_TEXT),
    (b"\x89PNG", "a PNG image", "give the article's text"),
    (b"\xff\xd8\xff", "a JPEG image", "give the article's text"),
    (b"GIF8", "a GIF image", "give the article's text"),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\0", "an xz archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"{\\rtf", "an RTF document", _AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document", _AS_TEXT),
    (b"SQLite format 3\0", "an SQLite database", "export its articles as JSON lines or CSV"),
    (b"PAR1", "a Parquet file", "export its articles as JSON lines or CSV"),
)
_ZIP = b"PK\x03\x04"
_ZIPPED = (
    (b"word/", "a Word document (DOCX)"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (ODT)"),
    (b"application/epub", "an e-book (EPUB)"),
    (b"xl/", "an Excel workbook (XLSX)"),
)
_ZIP_LOOKED_AT = 65536

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b")) + b"\x7f"
_MOST_CONTROLS = 0.005
_HIGH = bytes(range(0x80, 0x100))
_USUAL = "".join(chr(code) for code in range(0xC0, 0x100) if code not in (0xD7, 0xF7))
_USUAL_HIGH = (_USUAL + "“”‘’„–—…•»«€£§°´½\u00a0\u00ad©®·").encode("cp1252")
_FEW_HIGH = 20
_MOST_HIGH = 0.25
_MOST_UNUSUAL = 0.1
_MOST_BROKEN = 0.25
_TWICE_ENCODED = re.compile(r"Ã[\x80-\xbf\u0152-\u2122]|â€[^\s\w]?")
_MOST_TWICE_ENCODED = 2
_DANISH = re.compile(r"[æøåÆØÅ]")


def decode(data: bytes, where: str) -> str:
    """Return the text that `data` encodes, without a byte order mark.

    Read is UTF-8, UTF-16 and UTF-32 with a byte order mark, and else Windows-1252, provided that
    what comes out looks like a western European language.

    Args:
        data: The whole content of a file.
        where: What to call the file in an error.

    Raises:
        EncodingError: The bytes are no text, in an encoding that could not be told, or in UTF-8
            twice over.

    Example:
        >>> decode("Tornhøj på vej".encode("cp1252"), "nyt.txt")
        'Tornhøj på vej'
        >>> decode(b"%PDF-1.7 ...", "nyt.pdf")
        Traceback (most recent call last):
        fodbold_ner.errors.EncodingError: nyt.pdf: this is a PDF document; save its text as ...
    """
    _refuse_known_formats(data, where)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_marked(data, encoding, where)
    _refuse_binary(data, where)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _decode_western(data, where, error.start)
    _refuse_twice_encoded(text, where)
    return text


def _refuse_twice_encoded(text: str, where: str) -> None:
    """Refuse UTF-8 that was taken for Windows-1252 once and encoded again: ``trÃ¦ner``."""
    found = _TWICE_ENCODED.findall(text)
    if len(found) > max(_MOST_TWICE_ENCODED, len(_DANISH.findall(text))):
        raise EncodingError(
            f"{where}: its letters were encoded twice ({found[0]!r} and {len(found) - 1} more); "
            "export it again as UTF-8, or turn it back with "
            "text.encode('cp1252').decode('utf-8') in Python"
        )


def _refuse_known_formats(data: bytes, where: str) -> None:
    for magic, name, mend in _MAGIC:
        if data.startswith(magic):
            raise EncodingError(f"{where}: this is {name}; {mend}")
    if data.startswith(_ZIP):
        head = data[:_ZIP_LOOKED_AT]
        for sign, name in _ZIPPED:
            if sign in head:
                raise EncodingError(f"{where}: this is {name}; {_AS_TEXT}")
        raise EncodingError(f"{where}: this is a ZIP archive; {_UNPACK}")


def _decode_marked(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise EncodingError(
            f"{where}: begins as {encoding.upper()} but breaks off at byte {error.start}; "
            "save it again as UTF-8"
        ) from error


def _refuse_binary(data: bytes, where: str) -> None:
    zeros = data.count(0)
    if zeros > len(data) / 4:
        raise EncodingError(
            f"{where}: every other byte is zero, as in UTF-16 without a byte order mark; "
            "save it as UTF-8"
        )
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if zeros or controls > _MOST_CONTROLS * len(data):
        raise EncodingError(
            f"{where}: binary data ({zeros} zero bytes, {controls} control characters); "
            "give plain text in UTF-8"
        )


def _decode_western(data: bytes, where: str, broken_at: int) -> str:
    """Decode Windows-1252 where its letters are those of Danish and its neighbours."""
    repaired = data.decode("utf-8", errors="replace")
    broken = repaired.count("\ufffd")
    sound = sum(1 for character in repaired if character > "\x7f") - broken
    if broken <= _MOST_BROKEN * sound:
        raise EncodingError(
            f"{where}: UTF-8 with a broken character at byte {broken_at}; save it again as UTF-8"
        )
    high = len(data) - len(data.translate(None, _HIGH))
    unusual = len(data.translate(None, _USUAL_HIGH)) - (len(data) - high)
    if high > max(_FEW_HIGH, _MOST_HIGH * len(data)) or unusual > _MOST_UNUSUAL * high:
        raise EncodingError(
            f"{where}: neither UTF-8 (byte {broken_at} is wrong) nor Windows-1252 that reads as "
            "Danish; save it as UTF-8"
        )
    return data.decode("cp1252", errors="replace")
