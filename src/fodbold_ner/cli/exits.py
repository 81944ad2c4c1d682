"""How a command ends when something that its user can mend is wrong."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import typer

from fodbold_ner.errors import FodboldError

__all__ = ["end_if_stopped", "errors_told", "stop", "stops_heeded"]

_signals: list[int] = []


@contextmanager
def errors_told() -> Iterator[None]:
    """Turn the errors that a user can mend into one message and exit code 2."""
    try:
        yield
    except BrokenPipeError:
        raise
    except FodboldError as error:
        message = str(error)
    except OSError as error:
        message = f"{error.filename}: {error.strerror}" if error.filename else str(error)
    else:
        return
    typer.echo(f"fodbold-ner: {message}", err=True)
    raise typer.Exit(2)


def stop(number: int, frame: FrameType | None) -> None:
    """End the program on a signal as an error would, so that files and processes are closed."""
    _signals.append(number)
    end_if_stopped()


@contextmanager
def stops_heeded() -> Iterator[None]:
    """End as `stop` does where compiled code has made an error of its own of what it raised."""
    try:
        yield
    except Exception:
        end_if_stopped()
        raise


def end_if_stopped() -> None:
    """Raise what `stop` has raised before: compiled code may have swallowed it."""
    if _signals:
        raise KeyboardInterrupt if _signals[-1] == signal.SIGINT else SystemExit(128 + _signals[-1])
