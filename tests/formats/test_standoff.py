"""Annotation without its text: nothing of the words is in it, and it joins to them again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fodbold_ner.cli.app import app
from fodbold_ner.errors import CorpusError, InputError
from fodbold_ner.formats.corpus import GoldArticle, read_article, read_corpus, write_article
from fodbold_ner.formats.standoff import SourceText, blank, join, read_texts, write_standoff

TEXTS = [
    SourceText("news_2008", "49", "Viborg-keeper Ole Brix afviser AGF. En norsk klub ringer."),
    SourceText("news_2008", "50", "Det regner."),
]
MARKED = """published: unknown
genre: sentence

body 1 | [Viborg](vff short)-[keeper](goalkeeper) [Ole Brix](brix) afviser [AGF](agf abbreviation).
     2 | En norsk [klub](klub anonymous) ringer.
---
vff CLUB fb:c:000110 "Viborg FF"
brix PERSON nil "Ole Brix"
agf CLUB nil "AGF" wikidata=Q1
klub CLUB anonymous country=NOR
---
role_tenure asserted person=brix role=goalkeeper club=vff tense=current
    1 "keeper"
interest reported denied person=brix club=agf direction=club_in_person source=brix
    1 "afviser"
"""


def marked() -> list[GoldArticle]:
    bare = blank(TEXTS[1], [(0, 11)])
    return [read_article(MARKED, name=TEXTS[0].name, where="here"), bare]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "texts.jsonl"
    rows = [{"source": t.source, "id": t.id, "text": t.text, "licence": "CC BY"} for t in TEXTS]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_nothing_of_the_words_is_in_it() -> None:
    data = write_standoff(marked(), TEXTS).decode()
    for word in ("Brix", "brix", "AGF", "agf", "keeper", "klub", "Q1"):
        assert word not in data.replace("goalkeeper", "").replace("club", ""), word
    assert "Viborg FF" in data


def test_it_joins_again(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(write_standoff(marked(), TEXTS))
    joined = join(path, TEXTS)
    for gold, again in zip(marked(), joined, strict=True):
        entities = [entity.model_copy(update={"xref": {}}) for entity in gold.record.entities]
        record = gold.record.model_copy(update={"entities": tuple(entities)})
        assert again.record == record
        assert again.sentences == gold.sentences
    assert write_standoff(joined, TEXTS) == path.read_bytes()
    assert read_article(write_article(joined[0]), name=TEXTS[0].name, where="w") == joined[0]


def test_another_text_is_refused_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(write_standoff(marked(), TEXTS))
    other = SourceText("news_2008", "49", TEXTS[0].text.upper())
    with pytest.raises(CorpusError) as caught:
        join(path, [other])
    first, second = caught.value.faults
    assert "a.jsonl:1: the text of news-2008-49 is another" in first
    assert "a.jsonl:2:" in second
    assert "is not there" in second


def test_an_article_of_no_text_is_refused() -> None:
    with pytest.raises(InputError, match="news-2008-49: is of none of the texts"):
        write_standoff(marked(), TEXTS[1:])


@pytest.mark.parametrize("row", ["no json", '{"source": "a"}', "[]"])
def test_rows_that_are_no_texts_are_named(tmp_path: Path, row: str) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text(f"{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"texts.jsonl:1: no JSON object"):
        read_texts(path)


def test_the_commands(texts: Path, tmp_path: Path) -> None:
    runner, files, back = CliRunner(), tmp_path / "files", tmp_path / "back"
    half = "--test" if TEXTS[0].is_test else "--dev"
    told = ["--texts", str(texts)]
    done = runner.invoke(app, ["corpus", "sentences", *told, half, "--output", str(files)])
    assert done.exit_code == 0, done.output
    assert read_corpus([files / f"{TEXTS[0].name}.article"])[0].record.text == TEXTS[0].text
    (files / f"{TEXTS[0].name}.article").write_text(MARKED, encoding="utf-8")
    out = tmp_path / "standoff.jsonl"
    done = runner.invoke(app, ["corpus", "standoff", str(files), *told, "--output", str(out)])
    assert done.exit_code == 0, done.output
    done = runner.invoke(app, ["corpus", "join", str(out), *told, "--output", str(back)])
    assert done.exit_code == 0, done.output
    assert len(read_corpus([back])[0].record.relations) == 2
