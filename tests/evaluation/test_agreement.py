"""Two annotators of one text: figures, kappa, and which first annotation counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.evaluation.gold import SMALL, article, small_corpus
from typer.testing import CliRunner

from fodbold_ner.cli.app import app
from fodbold_ner.errors import EvaluationError
from fodbold_ner.evaluation.agreement import agree, agreement_of, differences_of
from fodbold_ner.evaluation.figures import Counts, Kappa, tabulate
from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.formats.corpus.files import write_corpus

TEXT = "[AGF](agf) vil have [Ole Brix](brix).\n[OB](ob) vil ikke have [Ole Brix](brix)."
ENTITIES = 'agf CLUB nil "AGF" | ob CLUB nil "OB" | brix PERSON nil "Ole Brix"'


def with_relations(*relations: str) -> GoldArticle:
    text = TEXT.replace("\n", " ").split(". ")
    rows = "\n".join([f"{text[0]}.", text[1]])
    return article(rows, ENTITIES, " | ".join(relations))


def wanted(certainty: str, polarity: str = "") -> str:
    words = f"{certainty} {polarity}".strip()
    return f'interest {words} person=brix club=agf direction=club_in_person : "vil have"'


def test_whoever_agrees_with_himself_agrees_in_everything() -> None:
    golds = small_corpus()
    figures = agree([(gold, gold) for gold in golds]).figures
    there = {name: score.value for name, score in figures.items() if score.value is not None}
    assert len(there) > 10
    assert set(there.values()) == {1.0}


def test_kappa_is_cohens() -> None:
    kappa = Kappa("k", ("a", "b"))
    # 20 and 15 alike, 5 and 10 not: 0.70 agreed, 0.50 by chance.
    counts = Counts({"k:a:a": 20, "k:a:b": 5, "k:b:a": 10, "k:b:b": 15})
    assert kappa.values(tabulate([counts]).total()) == pytest.approx(0.4)
    assert kappa.details(tabulate([counts]).total()) == {"coded": 50.0, "alike": 35.0}


@pytest.mark.parametrize("counts", [Counts(), Counts({"k:a:a": 3})])
def test_kappa_of_nothing_and_of_one_code_is_nothing(counts: Counts) -> None:
    value = Kappa("k", ("a", "b")).values(tabulate([counts]).total())
    assert value != value


def test_polarity_is_compared_where_the_rest_agrees() -> None:
    pairs = [
        (with_relations(wanted("asserted")), with_relations(wanted("reported", "denied"))),
        (
            with_relations(wanted("asserted", "denied")),
            with_relations(wanted("asserted", "denied")),
        ),
    ]
    figures = agree(pairs).figures
    assert figures["relations.linked"].details["right"] == 1
    assert figures["agreement.polarity"].details == {"coded": 2.0, "alike": 1.0}
    assert figures["agreement.certainty"].details == {"coded": 1.0, "alike": 1.0}
    assert figures["mentions.strict"].value == 1.0


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write_corpus([with_relations(wanted("asserted"))], tmp_path / "test")
    write_corpus([with_relations()], tmp_path / "second" / "test")
    return tmp_path


def test_the_first_annotation_is_the_one_from_before_differences_were_settled(corpus: Path) -> None:
    assert agreement_of(corpus)["test"].figures["relations.linked"].value == 0.0
    write_corpus([with_relations()], corpus / "first" / "test")
    assert agreement_of(corpus)["all"].figures["relations.linked"].value is None


def test_differences_are_told_by_both_sides(corpus: Path) -> None:
    (row,) = differences_of(corpus)
    assert (row["part"], row["kind"], row["second"]) == ("test", "missed", None)
    assert row["first"].startswith("interest(person=Ole Brix, club=AGF")


def test_what_is_not_there_is_told(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="'dev' was annotated twice; there is test"):
        agreement_of(corpus, ["dev"])
    (corpus / "test" / "a1.article").unlink()
    with pytest.raises(EvaluationError, match="bears the name of its article"):
        agreement_of(corpus)
    with pytest.raises(EvaluationError, match="no second annotations"):
        agreement_of(SMALL)


def test_the_command(corpus: Path) -> None:
    runner, file = CliRunner(), corpus / "differences.jsonl"
    done = runner.invoke(app, ["corpus", "agreement", str(corpus), "--differences", str(file)])
    assert done.exit_code == 0, done.output
    assert "relations.linked" in done.output
    assert json.loads(file.read_text("utf-8"))["what"] == "relation"
    done = runner.invoke(app, ["corpus", "agreement", str(corpus), "--format", "json"])
    assert json.loads(done.output)["all"]["articles"] == 1
