"""Options that several commands take."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["Alone", "Base", "Quiet", "Registry", "ReportFormat"]


class ReportFormat(str, Enum):
    """How figures are written."""

    TABLE = "table"
    JSON = "json"


Base = Annotated[
    str | None,
    typer.Option(
        help="The spaCy pipeline beneath: an installed one's name, or a folder.",
        metavar="NAME|PATH",
        show_default="da_core_news_md if installed, else the one that ships",
    ),
]
Registry = Annotated[
    list[Path] | None,
    typer.Option(
        help="Entries of your own that add to or correct the registry; may be repeated.",
        metavar="PATH",
        exists=True,
        show_default="the registry that ships",
    ),
]
Alone = Annotated[
    bool, typer.Option("--alone", help="The paths are a whole registry: lay them over nothing.")
]
Quiet = Annotated[
    bool,
    typer.Option("--quiet", help="No progress and no summary; rows that failed are still told."),
]
