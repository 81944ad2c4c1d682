"""The command that scores systems."""

from __future__ import annotations

import json
from pathlib import Path

from tests.evaluation.gold import SMALL
from typer.testing import CliRunner

from fodbold_ner.cli.app import app

RUN = CliRunner(env={"COLUMNS": "80"})


def test_a_table_fits_eighty_columns_and_names_registry_and_overlay() -> None:
    done = RUN.invoke(
        app,
        [
            *("evaluate", str(SMALL), "--gold-mentions", "--compare", "gazetteer"),
            *("--perturb", "negation", "--quiet"),
        ],
    )
    assert done.exit_code == 0, done.output
    assert max(map(len, done.output.splitlines())) <= 80
    words = " ".join(done.output.split())
    for part in (
        "2 articles, 13 sentences",
        "overlay.jsonl laid over it",
        "shipped gazetteer nearest-pair rapidfuzz",
        " no_relation_sentences ↓ ",
        "Given mentions",
        "Relations by type, linked",
        "shipped less gazetteer",
        "negation 2/3 (-1)",
    ):
        assert part in words, part


def test_json_and_mistakes_go_to_files(tmp_path: Path) -> None:
    figures, mistakes = tmp_path / "figures.json", tmp_path / "mistakes.jsonl"
    done = RUN.invoke(
        app,
        [
            *("evaluate", str(SMALL), "--system", "gazetteer", "--format", "json", "--no-overlay"),
            *("--output", str(figures), "--errors", str(mistakes), "--train", str(SMALL)),
        ],
    )
    assert (done.exit_code, done.stdout) == (0, "")
    plain = json.loads(figures.read_text(encoding="utf-8"))
    assert plain["overlay"] is None
    [system] = plain["systems"]
    assert system["figures"]["mentions.seen"]["wanted"] == 37.0
    rows = [json.loads(line) for line in mistakes.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == sum(system["mistakes"].values())
    assert {row["system"] for row in rows} == {"gazetteer"}


def test_a_table_can_be_written_to_a_file(tmp_path: Path) -> None:
    page = tmp_path / "figures.txt"
    done = RUN.invoke(app, ["evaluate", str(SMALL), "--system", "gazetteer", "--output", str(page)])
    assert done.exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("2 articles, 13 sentences\n")


def test_wrong_use_ends_with_two_and_says_why() -> None:
    done = RUN.invoke(app, ["evaluate", str(SMALL), "--system", "magic"])
    assert done.exit_code == 2
    assert "'magic' is no system; choose from shipped, gazetteer" in done.stderr
    done = RUN.invoke(app, ["evaluate", str(SMALL), "--system", "gazetteer", "--perturb", "x"])
    assert done.exit_code == 2
    assert "'x' is no perturbation; choose from all, lower-case" in done.stderr
