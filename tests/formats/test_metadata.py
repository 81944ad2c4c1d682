from datetime import date

import pytest

from fodbold_ner.errors import EncodingError, InputError, PublishedError
from fodbold_ner.formats.metadata import DocumentMetadata, read


@pytest.fixture
def folder(tmp_path):
    for name in ("a.txt", "på tur/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("AGF")
    return tmp_path


def write(folder, text, encoding="utf-8"):
    path = folder / "published.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_path_stands_relative_to_the_file(folder, encoding, line_end):
    text = "path,published\na.txt,2025-11-03\n\npå tur/b.txt,\n".replace("\n", line_end)
    metadata = read(write(folder, text, encoding))
    assert metadata.find(folder / "a.txt") == DocumentMetadata(published=date(2025, 11, 3))
    assert metadata.find(folder / "på tur" / "b.txt") == DocumentMetadata()
    assert metadata.find(folder / "c.txt") == DocumentMetadata()
    assert metadata.missing == ()


def test_a_path_may_stand_as_given_on_the_command_line(folder, monkeypatch):
    (folder / "meta").mkdir()
    monkeypatch.chdir(folder)
    metadata = read(write(folder / "meta", "path,published\na.txt,2025-11-03\n"))
    assert metadata.find("a.txt").published == date(2025, 11, 3)
    assert metadata.find(folder / "meta" / ".." / "a.txt").published == date(2025, 11, 3)


def test_id_and_url_and_semicolons_and_quoted_cells(folder):
    path = write(folder, 'id;path;url;published\nnr. 1;"a.txt";https://x.dk/a,b;2025-11-03\n')
    assert read(path).find(folder / "a.txt") == DocumentMetadata(
        date(2025, 11, 3), "nr. 1", "https://x.dk/a,b"
    )


def test_a_bad_date_is_the_fault_of_its_document_alone(folder):
    path = write(folder, "path,published\na.txt,i går\npå tur/b.txt,2025-11-03\n")
    metadata = read(path)
    assert metadata.find(folder / "på tur" / "b.txt").published == date(2025, 11, 3)
    with pytest.raises(PublishedError, match=r"published\.csv:2: published: 'i går'"):
        metadata.find(folder / "a.txt")


def test_two_rows_for_one_document_are_a_fault_of_it(folder):
    path = write(folder, "path,published\na.txt,2025-11-03\n./a.txt,2025-11-04\n")
    with pytest.raises(InputError, match=r":3: \./a\.txt has a row already"):
        read(path).find(folder / "a.txt")


def test_a_row_whose_document_is_not_there_is_told(folder):
    metadata = read(write(folder, "path,published\nx.txt,2025-11-03\n"))
    assert [row.rpartition("/")[2] for row in metadata.missing] == ["published.csv:2: x.txt"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "must name the columns"),
        ("a.txt,2025-11-03\n", "must name the columns"),
        ("path,published,date\n", "must name the columns"),
        ("path,path\n", "must name the columns"),
        ("path,published\na.txt,2025,11\n", r":2: 3 cells for the 2 columns"),
        ("path,published\n,2025-11-03\n", r":2: .* no path"),
        ('path,published\n"a.txt,2025-11-03\n', r":\d: no CSV"),
    ],
)
def test_what_is_no_such_csv_names_file_and_line(folder, text, said):
    with pytest.raises(InputError, match=rf"published\.csv.*{said}"):
        read(write(folder, text))


def test_another_encoding_is_named(folder):
    with pytest.raises(EncodingError, match=r"published\.csv: no UTF-8 at byte 16"):
        read(write(folder, "path,published\np\xe5.txt,\n", "latin-1"))
