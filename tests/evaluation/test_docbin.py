import tempfile
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from spacy.tokens import DocBin
from spacy.vocab import Vocab
from tests.formats.golds import fixtures, golds

from fodbold_ner.errors import InputError
from fodbold_ner.evaluation import docbin


def docs_of(path):
    return list(DocBin().from_disk(path).get_docs(Vocab()))


def test_nothing_is_lost_on_the_way_there_and_back(tmp_path):
    path = tmp_path / "gold.spacy"
    assert docbin.write(fixtures(), path) == 3
    assert list(docbin.read(path)) == fixtures()


@settings(deadline=None)
@given(golds())
def test_no_article_of_any_shape_loses_anything(gold):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gold.spacy"
        docbin.write([gold], path)
        assert list(docbin.read(path)) == [gold]
        [doc] = docs_of(path)
        assert doc.text == gold.record.text
        assert len(doc.spans["sc"]) == len(gold.record.mentions)


def test_docs_show_the_mentions_to_tools_of_spacy(tmp_path):
    path = tmp_path / "gold.spacy"
    docbin.write(fixtures(), path)
    docs = docs_of(path)
    for doc, gold in zip(docs, fixtures(), strict=True):
        assert doc._.fodbold == gold.record
        for span, mention in zip(doc.spans["sc"], gold.record.mentions, strict=True):
            assert span.label_ == mention.label.value
            assert span.start_char <= mention.start < mention.end <= span.end_char
    ents = {(ent.text, ent.label_, ent.kb_id_) for ent in docs[0].ents}
    assert ("Hobro IK", "CLUB", "fb:c:000115") in ents
    assert ("Bo Ravnkilde", "PERSON", "") in ents
    assert [sent.text.strip() for sent in docs[2].sents][1:] == [
        "Foto: Ida Lund",
        *(gold_text(fixtures()[2], n) for n in (2, 3, 4)),
    ]


def gold_text(gold, number):
    start, end = gold.sentences[number]
    return gold.record.text[start:end]


def test_an_article_without_mentions_has_the_group_all_the_same(tmp_path):
    from fodbold_ner.formats.corpus.gold import without_annotation

    path = tmp_path / "gold.spacy"
    docbin.write([without_annotation(fixtures()[0])], path)
    [doc] = docs_of(path)
    assert "sc" in doc.spans
    assert len(doc.spans["sc"]) == 0


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_bytes(b"x"), r"x\.spacy: no DocBin"),
        (
            lambda path: DocBin(docs=[spacy.blank("da")("AGF")]).to_disk(path),
            r"x\.spacy, Doc 1: this Doc is no annotated article",
        ),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, make, said):
    path = tmp_path / "x.spacy"
    make(path)
    with pytest.raises(InputError, match=said):
        list(docbin.read(path))
