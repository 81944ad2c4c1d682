"""The commands for annotated articles. What is slow to import is imported inside."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from fodbold_ner.cli.exits import errors_told

__all__ = ["corpus_app"]

corpus_app = typer.Typer(
    no_args_is_help=True,
    help="Look after annotated articles: check them, align them, take their text out.",
)

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH…", exists=True, help="Files, and folders of them: *.article right inside."
    ),
]


@corpus_app.command(no_args_is_help=True)
def check(paths: Files) -> None:
    """Name every fault with its file and row; if there is none, count what there is.

    Exits with 0, with 1 if there are faults, with 2 if the command was used wrongly.
    """
    from fodbold_ner.errors import CorpusError
    from fodbold_ner.formats.corpus import read_corpus

    with errors_told():
        try:
            articles = read_corpus(paths)
        except CorpusError as error:
            for fault in error.faults:
                typer.echo(fault)
            noun = "fault" if len(error.faults) == 1 else "faults"
            typer.echo(f"{len(error.faults)} {noun}", err=True)
            raise typer.Exit(1) from None

        from fodbold_ner.evaluation.inventory import count

        held = count(articles)
    _echo_counts((name, getattr(held, name)) for name in ("articles", "sentences", "tokens"))
    for what in ("mentions", "entities", "relations"):
        counts = getattr(held, what)
        _echo_counts([(what, counts.total())])
        _echo_counts((f"  {name}", number) for name, number in sorted(counts.items()))


@corpus_app.command(no_args_is_help=True)
def text(
    paths: Files,
    rows: Annotated[
        bool,
        typer.Option(
            "--rows",
            help="As an article's file, with head, zones and numbers, and nothing annotated.",
        ),
    ] = False,
) -> None:
    """Print the text of articles to the letter, as whoever annotates them anew should see it.

    Of several, each stands beneath a row ==> name <==.
    """
    with errors_told():
        from fodbold_ner.formats.corpus import read_corpus, write_article
        from fodbold_ner.formats.corpus.gold import without_annotation

        articles = read_corpus(paths)
        for gold in articles:
            if len(articles) > 1:
                typer.echo(f"==> {gold.record.id} <==")
            bare = write_article(without_annotation(gold)) if rows else f"{gold.record.text}\n"
            typer.echo(bare.encode(), nl=False)


@corpus_app.command("format", no_args_is_help=True)
def align(
    paths: Files,
    check_only: Annotated[
        bool,
        typer.Option("--check", help="Change nothing; exit with 1 if a file is not aligned."),
    ] = False,
) -> None:
    """Write files anew in the one alignment that there is, and name those that it changed.

    Exits with 0, with 1 if --check finds a file that is not aligned, with 2 if a file has faults.
    """
    with errors_told():
        from fodbold_ner.formats.corpus.files import align_files

        changed = align_files(paths, write=not check_only)
    for path in changed:
        typer.echo(path)
    raise typer.Exit(1 if changed and check_only else 0)


def _echo_counts(counts: Iterable[tuple[str, int]]) -> None:
    for name, number in counts:
        typer.echo(f"{name:<20} {number:>7}")
