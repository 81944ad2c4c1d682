import gzip
import io
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodbold_ner.errors import EncodingError
from fodbold_ner.text import decode

TEXT = "Tornhøj på vej til Brøndby – »måske«, siger Åge Sæther.\r\nPris: 15 mio. kroner.\n"


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_comes_back_to_the_letter(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


@pytest.mark.parametrize("text", ["på", "Åge", "Ærø", "»Nå«", "ö"])
def test_short_western_texts_are_read(text: str) -> None:
    assert decode(text.encode("cp1252"), "a.txt") == text


def test_utf_16_of_either_byte_order() -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert decode(mark + TEXT.encode(encoding), "a.txt") == TEXT


def test_nothing_is_an_empty_text() -> None:
    assert decode(b"", "a.txt") == ""


def test_letters_encoded_twice_are_refused_with_the_way_back() -> None:
    twice = TEXT.encode().decode("cp1252").encode()
    with pytest.raises(EncodingError, match="^nyt.txt: its letters were encoded twice") as caught:
        decode(twice, "nyt.txt")
    assert "text.encode('cp1252').decode('utf-8')" in str(caught.value)
    latin = "Trænerne på Færøerne får æbler".encode().decode("latin-1").encode()
    with pytest.raises(EncodingError, match="encoded twice"):
        decode(latin, "nyt.txt")


@pytest.mark.parametrize("text", ["Et trÃ¦ner-citat blandt æøå", "Ã¦", "SÃO Paulo, SÃO JOSÉ, SÃO"])
def test_a_text_may_hold_some_of_what_encoding_twice_gives(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="Ãâ")))
def test_any_utf_8_is_read(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document; save its text"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (gzip.compress(TEXT.encode()), "a gzip archive; unpack"),
        (zipped("word/document.xml"), "DOCX"),
        (zipped("xl/workbook.xml"), "XLSX"),
        (zipped("nyt.txt"), "a ZIP archive; unpack"),
        (b"{\\rtf1 Vejle}", "RTF"),
        (TEXT.encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1], "breaks off at byte"),
        (b"Vejle\x00Boldklub i Vejle", "binary data \\(1 zero bytes"),
        (b"Vejle\x01\x02\x03", "binary data"),
        (random.Random(7).randbytes(4000).replace(b"\0", b""), "binary data"),
        (TEXT.encode("mac-roman") * 3, "nor Windows-1252 that reads as Danish"),
        ("Tornhøj på vej til Ærø".encode("cp865") * 3, "nor Windows-1252 that reads as Danish"),
        (TEXT.encode() * 5 + b"\xe6", "UTF-8 with a broken character at byte"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, named: str) -> None:
    with pytest.raises(EncodingError, match=f"^nyt.txt: .*{named}"):
        decode(data, "nyt.txt")
