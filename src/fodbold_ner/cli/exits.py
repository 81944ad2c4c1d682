"""How a command ends when something that its user can mend is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from fodbold_ner.errors import FodboldError

__all__ = ["errors_told"]


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
