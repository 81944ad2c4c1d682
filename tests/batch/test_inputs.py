import io
import json
import os
import sys
from datetime import date

import pytest

from fodbold_ner.batch.failures import FailureRecord
from fodbold_ner.batch.inputs import InputArticle, Reading, read_inputs
from fodbold_ner.batch.kinds import InputKind
from fodbold_ner.formats.articles import ArticleFields
from fodbold_ner.formats.metadata import read as read_metadata

PAGE = """<!DOCTYPE html><html lang="da"><head><title>AGF fyrer træneren</title>
<meta property="article:published_time" content="2025-11-03T10:00:00+01:00">
<script>var skjult = "Lars Script";</script><style>.skjult { color: red }</style></head>
<body><nav><a href="/">Forside</a></nav><article><h1>AGF fyrer træneren</h1>
<p>AGF har fyret cheftræner Ole Brix efter otte kampe uden sejr i Superligaen.</p>
<p>Klubben oplyser, at assistent Mads Tornhøj tager over resten af efteråret.</p>
<script>document.write("Lars Script")</script></article></body></html>"""
ONLY = date(2024, 1, 1)
DAY = date(2025, 11, 3)


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(name, data):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        return name

    return write


def read(document, data=None, **settings):
    stdin = None if data is None else io.BytesIO(data.encode("utf-8"))
    return list(read_inputs([document], reading=Reading(**settings), stdin=stdin))


@pytest.mark.parametrize("name", ["a.txt", "på vej/købt til AaB.txt", "uden endelse", "a.md"])
def test_a_text_file_is_an_article_to_the_letter(place, name):
    text = "\n  AGF\u00a0slog\tOB.\r\n\r\nSlut \n"
    assert read(place(name, text)) == [InputArticle(text=text, id=name, path=name)]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_danish_text_are_read(place, encoding):
    text = "Brøndby købte Åge fra AaB, og på Fyn græd de.\n"
    [article] = read(place("a.txt", text.encode(encoding)))
    assert article.text == text


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.txt", bytes(range(256)) * 8, "EncodingError"),
        ("a.txt", b"%PDF-1.7\n\x00\x01\x02" * 50, "EncodingError"),
        ("a.jsonl", b"PK\x03\x04" + bytes(100), "EncodingError"),
        ("a.jsonl", b"", "EmptyInputError"),
        ("a.jsonl", b"\n\n", "EmptyInputError"),
        ("a.json", b"", "EmptyInputError"),
        ("a.json", b"[]", "EmptyInputError"),
        ("a.json", b"{", "InputError"),
        ("a.html", b"<html><body><script>x()</script></body></html>", "EmptyInputError"),
    ],
)
def test_a_document_that_is_no_article_is_one_failure(place, name, data, error):
    [failure] = read(place(name, data))
    assert isinstance(failure, FailureRecord)
    assert (failure.path, failure.error) == (name, error)


def test_a_page_of_html_is_its_article(place):
    for document in (place("a.html", PAGE), place("b.txt", PAGE)):
        [article] = read(document, published=ONLY)
        assert "cheftræner Ole Brix" in article.text
        assert "Script" not in article.text
        assert "color" not in article.text
        assert article.published == DAY
    assert read(document, kind=InputKind.TEXT)[0].text == PAGE


@pytest.mark.parametrize(
    ("data", "kind", "begins", "published"),
    [
        ("AGF slog OB.", InputKind.AUTO, "AGF slog OB.", ONLY),
        (PAGE, InputKind.AUTO, "AGF fyrer", DAY),
        (PAGE, InputKind.TEXT, "<!DOCTYPE", ONLY),
        ('{"text": "OB", "published": "2025-11-03"}\n', InputKind.JSONL, "OB", DAY),
        ('{"text":\n "OB"}', InputKind.JSON, "OB", ONLY),
        ('{"text": "OB"}', InputKind.AUTO, "OB", ONLY),
        ('\ufeff\n\n{"text": "OB"}\n\n', InputKind.AUTO, "OB", ONLY),
        ('{\n "text":\n "OB"}', InputKind.AUTO, "OB", ONLY),
        ('[{"text": "OB"}]', InputKind.AUTO, "OB", ONLY),
        ('[\n{"text": "OB"}\n]', InputKind.AUTO, "OB", ONLY),
        ('{"text": "OB"}', InputKind.TEXT, '{"text"', ONLY),
        ("[Foto: Ritzau] AGF slog OB.", InputKind.AUTO, "[Foto", ONLY),
        ("\n\n AGF slog OB.\n", InputKind.AUTO, "\n\n AGF", ONLY),
    ],
)
def test_standard_input_has_no_id_and_tells_its_kind_by_how_it_begins(
    data, kind, begins, published
):
    [article] = read("-", data, kind=kind, published=ONLY)
    assert article.text.startswith(begins)
    assert (article.id, article.path, article.published) == (None, "<stdin>", published)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_json_lines_on_standard_input_are_read_a_line_at_a_time(encoding):
    rows = ['{"text": "A", "id": "a"}', "{", '{"text": "B"}', ""]
    first, broken, last = read_inputs(["-"], stdin=io.BytesIO("\n".join(rows).encode(encoding)))
    assert (first.text, first.id, first.line) == ("A", "a", 1)
    assert (broken.path, broken.line, broken.error) == ("<stdin>", 2, "InputError")
    assert (last.text, last.line) == ("B", 3)


def test_broken_json_on_standard_input_is_no_prose():
    [failure] = read("-", '{"text": "AGF slog OB."')
    assert (failure.error, failure.path) == ("InputError", "<stdin>")


def test_rows_are_articles_or_failures_in_their_place(place):
    rows = [
        '{"text": "A", "published": "2025-11-03", "url": "https://x.dk/a"}',
        "{",
        "",
        '{"id": "b", "text": "B", "published": "i går"}',
        '{"id": "c", "text": "C"}',
    ]
    name = place("a.jsonl", "\n".join(rows))
    first, broken, no_date, last = read(name, published=ONLY)
    assert first == InputArticle(
        text="A", id="a.jsonl:1", published=DAY, url="https://x.dk/a", path=name, line=1
    )
    assert (broken.error, broken.line, broken.id) == ("InputError", 2, None)
    assert (no_date.error, no_date.line, no_date.id) == ("PublishedError", 4, "b")
    assert last == InputArticle(text="C", id="c", published=ONLY, path=name, line=5)


@pytest.mark.parametrize(
    "data",
    [
        '[{"body": "A"}, {"body": "B"}]',
        '[\n {"body": "A"},\n {"body": "B"}\n]\n',
        '{"body": "A"}\n{"body": "B"}\n',
    ],
)
def test_a_json_file_holds_an_array_or_lines(place, data):
    name = place("a.json", data)
    articles = read(name, fields=ArticleFields(text="body"))
    assert [(article.text, article.id) for article in articles] == [
        ("A", "a.json:1"), ("B", "a.json:2")
    ]  # fmt: skip


def test_json_lines_in_utf_16_are_read(place):
    [article] = read(place("a.jsonl", '{"text": "Brøndby"}\n'.encode("utf-16")))
    assert article.text == "Brøndby"


def test_what_was_annotated_can_be_annotated_again(place):
    row = {"id": "a", "text": "AGF", "published": "2025-11-03", "url": None, "mentions": []}
    assert read(place("a.json", json.dumps(row)))[0].id == "a"


def test_metadata_go_before_the_page_and_the_page_before_the_rest(place):
    place("a.html", PAGE)
    place("b.html", PAGE)
    place("c.txt", "AGF")
    place("d.txt", "AGF")
    rows = ["path,published,id,url", "a.html,2023-05-05,nr. 1,https://x.dk"]
    rows += ["c.txt,2022-02-02,,", "d.txt,i går,,"]
    metadata = read_metadata(place("published.csv", "\n".join(rows)))
    reading = Reading(metadata=metadata, published=ONLY)
    a, b, c, d = read_inputs(["a.html", "b.html", "c.txt", "d.txt"], reading=reading)
    assert (a.published, a.id, a.url) == (date(2023, 5, 5), "nr. 1", "https://x.dk")
    assert (b.published, b.id) == (DAY, "b.html")
    assert c.published == date(2022, 2, 2)
    assert (d.error, d.path) == ("PublishedError", "d.txt")
    assert "published.csv:4" in d.message


def test_failures_are_passed_on_and_a_file_that_is_gone_is_one(place):
    failure = FailureRecord(error="E", message="m")
    name = place("a.txt", "AGF")
    first, article, gone = read_inputs([failure, name, "borte.txt"])
    assert (first, article.text) == (failure, "AGF")
    assert (gone.error, gone.message) == ("FileNotFoundError", "No such file or directory")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_a_file_name_that_is_no_unicode_gives_an_id_that_is(place, tmp_path):
    name = os.fsdecode(b"k\xf8b.txt")
    (tmp_path / name).write_text("AGF")
    [article] = read(name)
    assert (article.text, article.id) == ("AGF", "k\\xf8b.txt")
    assert article.model_dump_json()
