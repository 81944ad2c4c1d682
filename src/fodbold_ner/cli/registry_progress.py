"""How far a build is, on a terminal; nothing where standard error is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

__all__ = ["told"]


@contextmanager
def told(*, shown: bool) -> Iterator[Callable[[str, int, int | None], None] | None]:
    """Yield what is to be told of what is being done, of how many rows are done, and of how many.

    None is yielded where nobody watches.
    """
    err = Console(stderr=True)
    if not (shown and err.is_terminal):
        yield None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        task = progress.add_task("", total=None)

        def tell(what: str, done: int, total: int | None) -> None:
            progress.update(task, description=what, completed=done, total=total)

        yield tell
