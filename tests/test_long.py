import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodbold_ner.batch.run import annotate_articles
from fodbold_ner.long import annotate_long, cut
from fodbold_ner.pipeline import make_doc
from fodbold_ner.records import Article
from fodbold_ner.text import read_text

STORY = """AGF har fyret cheftræner Ole Brix efter otte kampe uden sejr.
Ifølge Tips\u00adbladet er Brøndby interesseret i Mads\u00a0Tornhøj.\r
– Det var det rigtige, siger Per Lindeskov.

"""


@given(st.text("aA. \n\r-–", max_size=300), st.integers(1, 80))
def test_parts_cover_the_text_and_are_never_too_long(text, longest):
    zones = [(zone.start, zone.end) for zone in read_text(text).zones]
    text = read_text(text).text
    spans = cut(text, zones, longest=longest)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(0 < end - start <= longest for start, end in spans)


@pytest.mark.parametrize(
    ("text", "longest", "parts"),
    [
        ("A.\nB.\nC.", 9, ["A.\nB.\nC."]),
        ("A.\nB.\nC.", 6, ["A.\nB.\n", "C."]),
        ("Aa bb. Cc dd. Ee ff.\nB.", 14, ["Aa bb. Cc dd. ", "Ee ff.\nB."]),
        ("aaa bbb ccc", 8, ["aaa bbb ", "ccc"]),
        ("aaaaaaaaaa", 4, ["aaaa", "aaaa", "aa"]),
    ],
)
def test_parts_end_where_zones_sentences_or_words_do(text, longest, parts):
    zones, start = [], 0
    for line in text.split("\n"):
        zones.append((start, start + len(line)))
        start += len(line) + 1
    assert [text[a:b] for a, b in cut(text, zones, longest=longest)] == parts


def test_in_parts_a_text_has_the_zones_mentions_and_facts_of_the_whole(nlp):
    article = Article(text="Nyt fra Superligaen\n\n" + STORY * 3, id="a", url="https://x.dk")
    [whole] = annotate_articles([article], nlp)
    parts = annotate_long(nlp, article, make_doc=make_doc, longest=len(STORY) + 25)
    assert parts.text == article.text
    assert (parts.id, parts.url, parts.made_by) == (whole.id, whole.url, whole.made_by)
    assert parts.zones == whole.zones
    places = [(mention.start, mention.end, mention.label) for mention in parts.mentions]
    assert places == [(mention.start, mention.end, mention.label) for mention in whole.mentions]
    names = [entity.name for entity in parts.entities]
    assert sorted(names) == sorted(entity.name for entity in whole.entities)

    def facts(record):
        return {
            (relation.type, *(value and record.entity(value).name
                              for name, value in relation.arguments().items() if name != "role"))
            for relation in record.relations
        }  # fmt: skip

    assert facts(parts) == facts(whole) != set()
    assert len(parts.relations) == len(whole.relations)


def test_a_part_alone_is_the_whole(nlp):
    article = Article(text=STORY, id="a")
    [whole] = annotate_articles([article], nlp)
    assert annotate_long(nlp, article, make_doc=make_doc) == whole


@pytest.mark.parametrize("line", ["AGF slog OB, ", "x", "( ", "AGF slog OB.\n", "\n \n"])
def test_a_batch_takes_a_text_of_any_length(nlp, line, monkeypatch):
    monkeypatch.setattr("fodbold_ner.batch.run.LONGEST", 700)
    text = "AGF " + line * 800
    short = Article(text="OB tabte.", id="b")
    long, after = annotate_articles([Article(text=text), short], nlp)
    assert long.text == text
    assert after.id == "b"
    same = list(annotate_articles([short, Article(text=text)], nlp, jobs=2))
    assert same == [after, long]
