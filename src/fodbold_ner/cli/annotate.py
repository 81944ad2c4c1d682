"""Annotate documents for somebody at a terminal, or for the next program in a pipe."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeAlias

from rich.console import Console
from rich.text import Text

from fodbold_ner.batch.failures import FailureRecord
from fodbold_ner.batch.inputs import Reading, read_inputs
from fodbold_ner.batch.outputs import open_output
from fodbold_ner.batch.paths import expand
from fodbold_ner.batch.places import check_output, is_folder
from fodbold_ner.batch.run import annotate_articles
from fodbold_ner.cli.exits import end_if_stopped, stops_heeded
from fodbold_ner.cli.loading import load
from fodbold_ner.cli.progress import counting, waiting
from fodbold_ner.cli.table import render
from fodbold_ner.errors import FodboldError
from fodbold_ner.formats import jsonl
from fodbold_ner.records import AnnotatedArticle

__all__ = ["annotate_paths"]

Outcome: TypeAlias = AnnotatedArticle | FailureRecord


def annotate_paths(
    paths: Iterable[str],
    *,
    reading: Reading,
    output: str | None = None,
    table: bool | None = None,
    jobs: int = 1,
    base: str | None = None,
    registry: Sequence[Path] = (),
    quiet: bool = False,
) -> int:
    """Annotate what the paths stand for and return how many documents failed.

    Records go to `output`, else to standard output as tables or JSON Lines. Failures go beside
    the output, and to standard error a line each.

    Args:
        paths: Files, folders, patterns and ``-``.
        reading: How documents are read, and what is known about them.
        output: A file or a folder; see `fodbold_ner.batch.outputs.open_output`.
        table: Whether standard output gets tables; None: if it is a terminal.
        jobs: How many processes.
        base: The spaCy pipeline beneath; None: the usual one.
        registry: Entries that add to the registry that ships.
        quiet: Show no progress and no summary, and failures only where no file takes them.

    Raises:
        FodboldError: The pipeline cannot be loaded, or the output is one of the documents.
        OSError: The output cannot be written.
    """
    err = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    documents = list(expand(paths, without=None if output is None else Path(output)))
    if output is not None:
        _refuse_overwriting(documents, output)
        check_output(output)
        if not quiet:
            _note_earlier(Path(output), err)
    with waiting("loading the pipeline", err, shown=not quiet):
        nlp = load(base, registry)
    done = failed = 0
    outcomes = annotate_articles(read_inputs(documents, reading=reading), nlp, jobs=jobs)
    shown = not quiet and (output is not None or not sys.stdout.isatty())
    try:
        with stops_heeded(), _written_to(output, table=table) as write, closing(outcomes):
            for outcome in counting(outcomes, documents, reading.kind, err, shown=shown):
                write(outcome)
                if isinstance(outcome, FailureRecord):
                    failed += 1
                    if output is None or not quiet:
                        err.print(Text(str(outcome)))
                else:
                    done += 1
                end_if_stopped()
    except (KeyboardInterrupt, SystemExit):
        if output is not None:
            err.print(f"stopped: {done} annotated, {failed} failed so far; see {output}")
        raise
    if not quiet:
        for row in reading.metadata.missing:
            err.print(f"note: {row}: this row's file is not there")
        if output is not None:
            err.print(f"{done} annotated, {failed} failed; see {output}")
    return failed


def _refuse_overwriting(documents: Iterable[str | FailureRecord], output: str) -> None:
    if is_folder(output):
        return
    for document in documents:
        if isinstance(document, str) and Path(document).resolve() == Path(output).resolve():
            raise FodboldError(f"{output} is one of the documents; write to another file")


def _note_earlier(output: Path, err: Console) -> None:
    """Say that a folder is not empty: a record of an article not in this run stays in it."""
    earlier = sum(1 for _ in output.glob("*.json")) if output.is_dir() else 0
    if earlier:
        files = "1 .json file" if earlier == 1 else f"{earlier} .json files"
        err.print(
            f"note: {output} holds {files} already; what this run does not replace stays there"
        )


@contextmanager
def _written_to(output: str | None, *, table: bool | None) -> Iterator[Callable[[Outcome], None]]:
    """Yield what writes a record; a failure goes only where there is a file for it."""
    if output is not None:
        with open_output(output) as place:
            yield place.write
        return
    if sys.stdout.isatty() if table is None else table:
        console = Console()
        yield lambda outcome: _print_table(outcome, console)
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    yield _print_line


def _print_table(outcome: Outcome, console: Console) -> None:
    if isinstance(outcome, AnnotatedArticle):
        console.print(render(outcome))


def _print_line(outcome: Outcome) -> None:
    if isinstance(outcome, AnnotatedArticle):
        jsonl.write_line(outcome, sys.stdout)
        sys.stdout.flush()
