import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodbold_ner.errors import EncodingError, InputError, PublishedError
from fodbold_ner.formats.articles import ArticleFields, from_object, parse, read, read_values
from fodbold_ner.records import Article

SOUND = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def test_a_row_becomes_an_article_with_its_text_to_the_letter():
    line = '{"id": "a", "text": "  AGF\\u00a0slog\\r\\nOB. ", "published": "2025-11-03", "x": 1}'
    [row] = read([line])
    assert row.outcome == Article(
        id="a", text="  AGF\xa0slog\r\nOB. ", published=date(2025, 11, 3), url=None
    )


def test_fields_can_have_other_names():
    fields = ArticleFields.from_options(["text=brødtekst", "id=nr", "published=dato", "url=link"])
    value = {
        "nr": 7,
        "brødtekst": "OB",
        "dato": "2025-11-03T08:00:00+01:00",
        "link": "https://x.dk",
    }
    assert from_object(value, fields=fields) == Article(
        id="7", text="OB", published=date(2025, 11, 3), url="https://x.dk"
    )


@pytest.mark.parametrize("option", ["text", "text=", "=body", "body=text", ""])
def test_an_option_that_maps_no_field_is_refused(option):
    with pytest.raises(ValueError, match="maps no field"):
        ArticleFields.from_options([option])


@pytest.mark.parametrize(
    ("value", "error", "said"),
    [
        ([], InputError, "a JSON object"),
        ("AGF", InputError, "a JSON object"),
        ({}, InputError, "'text' is missing"),
        ({"text": None}, InputError, "'text' is no text"),
        ({"text": 7}, InputError, "'text' is no text"),
        ({"text": "\ud800"}, InputError, "'text'"),
        ({"text": "AGF\0 OB"}, InputError, "'text' holds a NUL at character 3"),
        ({"body": "A", "data": {"text": "A"}}, InputError, "the row has 'body', 'data'; "),
        ({"data": {"text": "A"}}, InputError, "fields inside fields are not read"),
        (dict.fromkeys("abcdefghijklmnop", 1), InputError, "'l' and others; "),
        ({"text": "OB", "id": True}, InputError, "'id'"),
        ({"text": "OB", "id": 1.5}, InputError, "'id'"),
        ({"text": "OB", "url": ["x"]}, InputError, "'url'"),
        ({"text": "OB", "published": "i går"}, PublishedError, "YYYY-MM-DD"),
        ({"text": "OB", "published": "2025-02-30"}, PublishedError, "2025-02-30"),
        ({"text": "OB", "published": 20251103}, PublishedError, "20251103"),
    ],
)
def test_what_is_no_article_says_why(value, error, said):
    with pytest.raises(error) as caught:
        from_object(value)
    assert said in str(caught.value)


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_an_empty_field_is_no_fault(nothing):
    row = {"text": "OB", "published": nothing, "id": nothing and None}
    assert from_object(row) == Article(text="OB")


def test_an_option_given_twice_is_refused():
    with pytest.raises(ValueError, match="'text=b' maps text a second time, after 'text=a'"):
        ArticleFields.from_options(["text=a", "id=nr", "text=b"])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ('{"text": "AGF', "no JSON: Unterminated string starting at column 10"),
        ('{"text": "A\nB"}', "no JSON: Invalid control character at line 1, column 12"),
        ('{"text" "A"}', "no JSON: Expecting ':' delimiter at column 9"),
    ],
)
def test_where_json_breaks_is_said_once(data, said):
    with pytest.raises(InputError) as caught:
        parse(data)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ("{", InputError),
        ('{"text": "OB"} x', InputError),
        ("[" * 100_000, InputError),
        ('{"text": "Br\xf8ndby"}'.encode("latin-1"), EncodingError),
    ],
)
def test_what_is_no_json_says_so(data, error):
    with pytest.raises(error):
        parse(data)


def test_a_broken_line_stops_nothing_and_lines_keep_their_numbers():
    first, last = b'\xef\xbb\xbf{"text": "A"}\n', b'{"text": "B"}'
    lines = [first, b"\n", b'{"id": "b", "text"\n', b'{"id": 3}\n', last]
    rows = list(read(lines))
    assert [(row.number, row.id, type(row.outcome)) for row in rows] == [
        (1, None, Article), (3, None, InputError), (4, "3", InputError), (5, None, Article)
    ]  # fmt: skip


def test_items_of_an_array_are_numbered_from_one():
    rows = list(read_values([{"text": "A"}, 1]))
    assert [(row.number, type(row.outcome)) for row in rows] == [(1, Article), (2, InputError)]


@given(SOUND, st.one_of(st.none(), SOUND.filter(bool)))
def test_any_text_survives_json(text, identifier):
    [row] = read([json.dumps({"text": text, "id": identifier})])
    assert row.outcome == Article(text=text, id=identifier)


@given(st.one_of(st.binary(), st.text()))
def test_any_line_gives_an_article_or_an_input_error(line):
    for row in read([line]):
        assert isinstance(row.outcome, (Article, InputError))
