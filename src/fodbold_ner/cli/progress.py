"""What a terminal shows while somebody waits; nothing where standard error is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TimeElapsedColumn

from fodbold_ner.batch.failures import FailureRecord
from fodbold_ner.batch.kinds import InputKind, kind_of

__all__ = ["counting", "waiting"]

Item = TypeVar("Item")


def waiting(what: str, err: Console, *, shown: bool) -> AbstractContextManager[object]:
    """Show, for as long as it takes, what is being waited for."""
    return err.status(f"{what} …") if shown and err.is_terminal else nullcontext()


def counting(
    outcomes: Iterable[Item],
    documents: Sequence[str | FailureRecord],
    kind: InputKind,
    err: Console,
    *,
    shown: bool,
) -> Iterator[Item]:
    """Yield the outcomes and show how many there have been, and of how many if that is known."""
    if not (shown and err.is_terminal):
        yield from outcomes
        return
    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        task = progress.add_task("", total=_total(documents, kind))
        for outcome in outcomes:
            yield outcome
            progress.advance(task)


def _total(documents: Sequence[str | FailureRecord], kind: InputKind) -> int | None:
    """Count the outcomes to come; nobody knows how many articles a JSON file holds."""
    for document in documents:
        if isinstance(document, str):
            read_as = kind_of(document) if kind is InputKind.AUTO else kind
            if read_as in (InputKind.JSONL, InputKind.JSON):
                return None
    return len(documents)
