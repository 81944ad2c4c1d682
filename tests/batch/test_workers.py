"""Several processes: what stops them, and what they do when one of them dies."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing

import pytest

from fodbold_ner.batch.failures import FailureRecord
from fodbold_ner.batch.run import annotate_articles
from fodbold_ner.formats import jsonl
from fodbold_ner.records import AnnotatedArticle, Article

MOST_SECONDS = 20


def endless():
    number = 0
    while True:
        yield Article(text=f"AGF slog OB {number}-0.", id=f"a{number}")
        number += 1


def children():
    try:
        found = subprocess.run(
            ["ps", "-o", "pid=,stat=", "--ppid", str(os.getpid())], capture_output=True, text=True
        )
    except FileNotFoundError:
        pytest.skip("no ps here")
    rows = [line.split() for line in found.stdout.splitlines()]
    return {pid for pid, state, *_ in rows if not state.startswith("Z")}


def test_a_break_ends_the_processes(blank, make_doc):
    before, start = children(), time.monotonic()
    for outcome in annotate_articles(endless(), blank, jobs=2, make_doc=make_doc):
        assert outcome.id == "a0"
        break
    assert time.monotonic() - start < MOST_SECONDS
    assert len(children() - before) <= 1  # ps itself


def test_articles_are_taken_in_two_batches_a_process_ahead(blank, make_doc):
    taken = []
    articles = (taken.append(article) or article for article in endless())
    with closing(
        annotate_articles(articles, blank, jobs=2, batch_size=3, make_doc=make_doc)
    ) as outcomes:
        for _ in range(4):
            next(outcomes)
    assert len(taken) <= (4 + 2) * 3


def test_three_processes_over_forty_articles_give_the_bytes_of_one(nlp):
    texts = [f"AGF har fyret cheftræner Ole Brix efter {n} kampe." for n in range(40)]
    texts[7], texts[30] = " ", texts[29]
    articles = [Article(text=text, id=f"a{n % 39}") for n, text in enumerate(texts)]

    def lines(jobs):
        return [
            jsonl.to_line(outcome) if isinstance(outcome, AnnotatedArticle) else repr(outcome)
            for outcome in annotate_articles(articles, nlp, jobs=jobs)
        ]

    one = lines(1)
    assert len(one) == 40
    assert one == lines(3)


def test_an_article_that_kills_its_process_is_a_failure_and_the_batch_goes_on(blank, make_doc):
    parent = os.getpid()

    def deadly(nlp, article):
        if "KILL" in article.text and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return make_doc(nlp, article)

    texts = ["KILL" if number in (5, 22) else "AGF" for number in range(30)]
    articles = [Article(text=text, id=str(number)) for number, text in enumerate(texts)]
    outcomes = list(annotate_articles(articles, blank, jobs=2, batch_size=4, make_doc=deadly))
    assert [outcome.id for outcome in outcomes] == [str(number) for number in range(30)]
    failed = [outcome for outcome in outcomes if isinstance(outcome, FailureRecord)]
    assert [failure.id for failure in failed] == ["5", "22"]
    assert "died" in failed[0].message


def test_a_process_killed_from_without_costs_no_article(blank, make_doc, tmp_path):
    mark, parent = tmp_path / "killed", os.getpid()

    def once(nlp, article):
        if os.getpid() != parent and article.id == "9" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return make_doc(nlp, article)

    articles = [Article(text="AGF", id=str(number)) for number in range(20)]
    outcomes = annotate_articles(articles, blank, jobs=2, batch_size=4, make_doc=once)
    assert all(isinstance(outcome, AnnotatedArticle) for outcome in outcomes)
    assert mark.exists()


def test_an_error_of_the_source_is_raised_after_what_came_before(blank, make_doc):
    def source():
        yield Article(text="AGF", id="a")
        raise OSError("the disk is gone")

    outcomes = annotate_articles(source(), blank, jobs=2, make_doc=make_doc)
    assert next(outcomes).id == "a"
    with pytest.raises(OSError, match="the disk is gone"):
        next(outcomes)


STARTED_AFRESH = """
import multiprocessing, sys
import fodbold_ner
from fodbold_ner.base import base_path
from fodbold_ner.batch.run import annotate_articles
from fodbold_ner.records import Article

def run():
    nlp = fodbold_ner.load(base_path())
    articles = [Article(text=f"AGF har fyret Ole Brix, {n}.", id=str(n)) for n in range(12)]
    def lines(jobs):
        outcomes = annotate_articles(articles, nlp, jobs=jobs, batch_size=4)
        return [outcome.model_dump_json() for outcome in outcomes]
    print(lines(1) == lines(2))
"""


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("if __name__ == '__main__': multiprocessing.set_start_method('spawn'); run()", "True"),
        ("multiprocessing.set_start_method('spawn', force=True); run()", "__name__"),
    ],
)
def test_processes_that_are_not_forked(tmp_path, call, said):
    script = tmp_path / "script.py"
    script.write_text(STARTED_AFRESH + call)
    done = subprocess.run(
        [sys.executable, script], capture_output=True, encoding="utf-8", timeout=60
    )
    assert said in (done.stdout + done.stderr).splitlines()[-1]
