import re

from hypothesis import given, settings
from tests.formats.golds import fixtures, golds

from fodbold_ner.formats import conll
from fodbold_ner.formats.corpus import read_article

ROWS = """\
published: 2025-11-03
genre: preview

body 1 | [OB](ob)-[back](defender)en [Ole Brix](brix) [slog](date) [AGF](agf).
     2 | Færdig.
lede 3 | Nej\\u00a0tak

---
ob CLUB nil "OB"
brix PERSON nil "Ole Brix"
agf CLUB nil "AGF"
---
"""


def test_tokens_and_tags(tmp_path):
    path = tmp_path / "a.conll"
    gold = read_article(ROWS, name="a", where="a.article")
    assert conll.write([gold, gold], path) == 2
    article = (
        "-DOCSTART-\tO\n\nOB-backen\tB-CLUB\nOle\tB-PERSON\nBrix\tI-PERSON\nslog\tB-DATE\n"
        "AGF\tB-CLUB\n.\tO\n\nFærdig\tO\n.\tO\n\nNej\tO\ntak\tO\n\n"
    )
    assert path.read_text("utf-8") == article * 2


def test_what_is_lost_is_counted():
    gold = read_article(ROWS, name="a", where="a.article")
    assert conll.losses([gold, gold])[:2] == [
        "2 mentions widened to whole tokens",
        "2 mentions left out, since another has their token",
    ]
    assert "12 relations" in conll.losses(fixtures())


@settings(deadline=None)
@given(golds())
def test_tags_are_iob2_and_every_mention_is_there_or_counted(gold):
    begun = left_out = 0
    for sentence in conll.tagged(gold):
        before = "O"
        for token, tag in sentence.tokens:
            assert token.strip()
            assert re.fullmatch(r"O|[BI]-[A-Z_]+", tag)
            assert tag[0] != "I" or before[2:] == tag[2:]
            before = tag
            begun += tag[0] == "B"
        left_out += sentence.left_out
    assert begun + left_out == len(gold.record.mentions)
