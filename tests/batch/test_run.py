from contextlib import closing
from datetime import date
from itertools import product

import pytest

from fodbold_ner.batch.failures import FailureRecord
from fodbold_ner.batch.inputs import InputArticle
from fodbold_ner.batch.run import annotate_articles
from fodbold_ner.formats import jsonl
from fodbold_ner.records import AnnotatedArticle, Article


def articles(texts):
    return [Article(text=text, id=f"a{number}") for number, text in enumerate(texts)]


def told(outcomes):
    return [
        (outcome.id, None if isinstance(outcome, AnnotatedArticle) else outcome.error)
        for outcome in outcomes
    ]


@pytest.mark.parametrize(
    ("jobs", "batch_size", "broken"),
    [
        *product([1], [1, 3, 100], [(), (0,), (3, 4), (9,), tuple(range(10))]),
        (2, 1, (0,)),
        (2, 3, (3, 4)),
        (2, 100, (9,)),
    ],
)
def test_what_breaks_the_pipeline_is_a_failure_in_its_place(
    breaking, make_doc, jobs, batch_size, broken
):
    texts = ["BROKEN" if number in broken else "AGF slog OB." for number in range(10)]
    outcomes = list(
        annotate_articles(
            articles(texts), breaking, jobs=jobs, batch_size=batch_size, make_doc=make_doc
        )
    )
    assert [outcome.id for outcome in outcomes] == [f"a{number}" for number in range(10)]
    failed = {n for n, outcome in enumerate(outcomes) if isinstance(outcome, FailureRecord)}
    assert failed == set(broken)
    for number in broken:
        assert outcomes[number].error in ("RuntimeError", "ValidationError")
        assert "broken: " in outcomes[number].message


def test_records_are_the_same_bytes_for_any_number_of_processes(blank, make_doc):
    texts = [f"AGF slog OB {number}-0." if number % 7 else "" for number in range(50)]

    def lines(jobs, batch_size):
        outcomes = annotate_articles(
            articles(texts), blank, jobs=jobs, batch_size=batch_size, make_doc=make_doc
        )
        return [
            jsonl.to_line(outcome) if isinstance(outcome, AnnotatedArticle) else str(outcome)
            for outcome in outcomes
        ]

    assert lines(1, 8) == lines(2, 8) == lines(1, 1)


def test_what_is_known_of_an_article_comes_out(blank, make_doc):
    article = InputArticle(
        text="AGF", id="a", published=date(2025, 11, 3), url="https://x.dk", path="a.txt"
    )
    [record] = annotate_articles([article], blank, make_doc=make_doc)
    assert (record.id, record.published, record.url) == ("a", date(2025, 11, 3), "https://x.dk")


@pytest.mark.parametrize("text", ["", " \n\t\u00a0"])
def test_an_article_without_text_is_a_failure(blank, make_doc, text):
    outcomes = annotate_articles(articles(["AGF", text, "OB"]), blank, make_doc=make_doc)
    assert told(outcomes) == [("a0", None), ("a1", "EmptyInputError"), ("a2", None)]


def test_an_id_is_taken_by_who_had_it_first(blank, make_doc):
    given = [
        InputArticle(text="AGF", id="a", path="x.jsonl", line=4),
        Article(text="OB", id="a"),
        Article(text="OB"),
        Article(text="OB"),
    ]
    first, second, *same = annotate_articles(given, blank, make_doc=make_doc)
    assert isinstance(first, AnnotatedArticle)
    assert second.error == "InputError"
    assert "id 'a' is taken, by x.jsonl:4" in second.message
    assert [record.id for record in same] == [same[0].id] * 2


def test_failures_keep_their_place_and_what_was_known_of_them(blank, make_doc):
    failure = FailureRecord(path="x.txt", error="EncodingError", message="binary data")
    unreadable = InputArticle(text="UNREADABLE", id="u", path="x.jsonl", line=2)
    given = [failure, Article(text="AGF", id="a"), unreadable, failure]
    outcomes = list(annotate_articles(given, blank, make_doc=make_doc))
    assert outcomes[0] == outcomes[3] == failure
    assert outcomes[1].id == "a"
    assert outcomes[2] == FailureRecord(
        id="u", path="x.jsonl", line=2, error="RuntimeError", message="cannot make a Doc of it"
    )


def test_nothing_gives_nothing(blank, make_doc):
    assert list(annotate_articles([], blank, make_doc=make_doc)) == []


def test_an_error_of_the_source_is_raised_after_what_came_before(blank, make_doc):
    def source():
        yield Article(text="AGF", id="a")
        raise OSError("the disk is gone")

    outcomes = annotate_articles(source(), blank, make_doc=make_doc)
    assert next(outcomes).id == "a"
    with pytest.raises(OSError, match="the disk is gone"):
        next(outcomes)


def test_articles_are_taken_in_as_they_are_needed(blank, make_doc):
    taken = []

    def endless():
        while True:
            taken.append(len(taken))
            yield Article(text="AGF")

    with closing(annotate_articles(endless(), blank, batch_size=4, make_doc=make_doc)) as outcomes:
        for _ in range(10):
            next(outcomes)
    assert len(taken) < 50


def test_the_pipelines_own_error_handling_is_put_back(breaking, make_doc):
    texts = ["AGF", "BROKEN"]
    list(annotate_articles(articles(texts), breaking, make_doc=make_doc))
    doc = make_doc(breaking, Article(text="BROKEN"))
    with pytest.raises((RuntimeError, ValueError), match="broken"):
        breaking(doc)._.fodbold  # noqa: B018 - the view is built when it is asked for
