"""Run the command line: ``fodbold-ner``, or ``python -m fodbold_ner.cli``."""

from __future__ import annotations

import signal
import sys

from fodbold_ner.cli.app import app
from fodbold_ner.cli.exits import stop

__all__ = ["main"]


def main() -> None:
    """Run the command that the arguments ask for, and exit with its code.

    0: every document was annotated. 1: at least one failed. 2: the command was used wrongly, or
    something that it needs is missing. 130 and 143: it was interrupted or terminated.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, stop)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A name must not end a run on a terminal that cannot show it.
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="fodbold-ner")


if __name__ == "__main__":
    main()
