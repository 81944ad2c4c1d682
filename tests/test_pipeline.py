"""The one-call API: what it takes, what it refuses, what it promises."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest
import spacy
from spacy.language import Language

import fodbold_ner
from fodbold_ner import (
    EmptyInputError,
    EncodingError,
    InputError,
    ModelError,
    PublishedError,
    annotate,
)

STORY = "AGF har fyret cheftræner Ole Brix i oktober."


@pytest.mark.parametrize(
    "published",
    ["2025-11-03", "2025-11-03T08:30:00+01:00", date(2025, 11, 3), datetime(2025, 11, 3, 8)],
)
def test_published_is_read_in_every_form(nlp: Language, published: object) -> None:
    record = annotate(STORY, published=published, nlp=nlp)  # type: ignore[arg-type]
    assert record.published == date(2025, 11, 3)
    assert record.relations[0].time == "2025-10"


@pytest.mark.parametrize("published", ["i går", "2025-13-01", "03-11-2025", 20251103])
def test_published_that_is_no_date_is_refused(nlp: Language, published: object) -> None:
    with pytest.raises(PublishedError, match="YYYY-MM-DD"):
        annotate(STORY, published=published, nlp=nlp)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [None, b"AGF", 7])
def test_what_is_no_text_is_refused(nlp: Language, text: object) -> None:
    with pytest.raises(InputError, match="not str"):
        annotate(text, nlp=nlp)  # type: ignore[arg-type]


def test_a_pipeline_without_football_says_so() -> None:
    with pytest.raises(ModelError, match="add_pipe"):
        annotate(STORY, nlp=spacy.blank("da"))


@pytest.mark.parametrize("known", [{"id": 5}, {"url": 5}])
def test_an_id_that_is_no_text_is_refused(nlp: Language, known: dict[str, int]) -> None:
    with pytest.raises(InputError, match="is int, not str"):
        annotate(STORY, nlp=nlp, **known)  # type: ignore[arg-type]


def test_a_lone_surrogate_is_refused_with_its_place(nlp: Language) -> None:
    with pytest.raises(EncodingError, match="character 4"):
        annotate("AGF \ud800", nlp=nlp)


def test_a_page_without_article_is_refused(nlp: Language) -> None:
    with pytest.raises(EmptyInputError):
        annotate("<html><head><title></title></head><body></body></html>", html=True, nlp=nlp)


def test_empty_text_is_a_sound_record(nlp: Language) -> None:
    record = annotate("", nlp=nlp)
    assert (record.zones, record.mentions, record.relations) == ((), (), ())


def test_the_id_is_the_callers_else_the_texts_own(nlp: Language) -> None:
    assert annotate(STORY, id="a1", nlp=nlp).id == "a1"
    named = annotate(STORY, nlp=nlp).id
    assert len(named) == 16
    assert annotate(STORY, nlp=nlp).id == named != annotate(STORY + " ", nlp=nlp).id


def test_text_comes_back_to_the_letter(nlp: Language) -> None:
    text = "  AGF\u00a0har fy\u00adret Ole\tBrix.\r\n\u200bSlut. "
    record = annotate(text, nlp=nlp)
    assert record.text == text
    assert all(text[m.start : m.end] == m.text for m in record.mentions)
    assert [relation.type.value for relation in record.relations] == ["departure"]


def test_a_text_for_spacy_directly_has_zones_too(nlp: Language) -> None:
    record = nlp("Overskrift om AGF\n\nAGF har fyret Ole Brix.")._.fodbold
    assert [zone.kind.value for zone in record.zones] == ["headline", "lede"]


def test_threads_share_one_default_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    loads = []
    real = fodbold_ner.pipeline.load

    def counted() -> Language:
        loads.append(1)
        return real()

    fodbold_ner.pipeline._load_once.cache_clear()
    monkeypatch.setattr(fodbold_ner.pipeline, "load", counted)
    with ThreadPoolExecutor(4) as pool:
        records = list(pool.map(annotate, [STORY] * 4))
    assert len(loads) == 1
    assert len({record.model_dump_json() for record in records}) == 1


def test_the_public_names_are_these() -> None:
    assert all(getattr(fodbold_ner, name) is not None for name in fodbold_ner.__all__)
    assert {"annotate", "load", "make_doc", "Article", "AnnotatedArticle", "FodboldError"} <= set(
        fodbold_ner.__all__
    )
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        fodbold_ner.nothing  # noqa: B018
