"""The command that scores systems against annotated articles. What is slow is imported inside."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fodbold_ner.cli.exits import errors_told
from fodbold_ner.cli.options import Base, Registry, ReportFormat

if TYPE_CHECKING:
    from fodbold_ner.evaluation.report import Report

__all__ = ["evaluate"]

_PAGE = 80
"""Columns of a table that is written to a file."""


def evaluate(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH…",
            exists=True,
            help="Annotated articles: files, and folders with *.article right inside.",
        ),
    ],
    system: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="What to score: shipped, or a baseline: gazetteer, nearest-pair, rapidfuzz; may "
            "be repeated.",
            show_default="all four, unless --pipeline or --predictions is given",
        ),
    ] = None,
    pipeline: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FOLDER", exists=True, help="A saved pipeline to score; may be repeated."
        ),
    ] = None,
    predictions: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="JSON Lines of records of the same texts, by any system; may be repeated.",
        ),
    ] = None,
    train: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH",
            exists=True,
            help="Annotated articles learnt from; other mentions are unseen. May be repeated.",
        ),
    ] = None,
    gold_mentions: Annotated[
        bool,
        typer.Option(
            "--gold-mentions", help="Score links and relations on gold's mentions as well."
        ),
    ] = False,
    against: Annotated[
        str | None,
        typer.Option(
            "--compare",
            metavar="NAME|FILE",
            help="Test what is scored against this system, or these records.",
        ),
    ] = None,
    perturb: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Score articles made harder in this way; all for every way. May be repeated.",
        ),
    ] = None,
    errors: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write every mistake here, as JSON Lines."),
    ] = None,
    overlay: Annotated[
        bool,
        typer.Option(help="Lay the corpus's overlay.jsonl over the registry, where it has one."),
    ] = True,
    output_format: Annotated[
        ReportFormat, typer.Option("--format", help="How to write figures.")
    ] = ReportFormat.TABLE,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write figures here.")] = None,
    base: Base = None,
    registry: Registry = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
) -> None:
    """Score systems against annotated articles.

    Exits with 0, and with 2 if the command was used wrongly or an article has faults.
    """
    with errors_told():
        from rich.console import Console

        from fodbold_ner.evaluation.run import SYSTEMS
        from fodbold_ner.evaluation.run import evaluate as evaluate_corpus

        err = Console(stderr=True, highlight=False, markup=False)
        with err.status("loading") as status:
            if quiet or not err.is_terminal:
                status.stop()
            report = evaluate_corpus(
                paths,
                systems=system or (() if pipeline or predictions else SYSTEMS),
                pipelines=pipeline or (),
                predictions=predictions or (),
                registry=registry or (),
                overlay=overlay,
                base=base,
                train=train or (),
                given_gold=gold_mentions,
                against=against,
                perturbations=perturb or (),
                tell=status.update,
            )
        _write(report, output, output_format)
        if errors is not None:
            _write_mistakes(report, errors)


def _write(report: Report, output: Path | None, output_format: ReportFormat) -> None:
    from rich.console import Console

    from fodbold_ner.cli.scores import render_report

    if output_format is ReportFormat.JSON:
        text = json.dumps(report.to_plain(), ensure_ascii=False, indent=2) + "\n"
    elif output is None:
        Console(highlight=False).print(render_report(report))
        return
    else:
        page = io.StringIO()
        Console(file=page, width=_PAGE, highlight=False).print(render_report(report))
        text = page.getvalue()
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_bytes(text.encode())


def _write_mistakes(report: Report, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for system in report.systems:
            for mistake in system.mistakes:
                row = {"system": system.name, **mistake.to_plain()}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
