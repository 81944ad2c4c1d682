"""The command that sets a registry beside its sources. What is slow is imported inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from fodbold_ner.cli.exits import errors_told
from fodbold_ner.cli.loading import load_registry
from fodbold_ner.cli.options import Alone, Registry
from fodbold_ner.cli.registry_build import KINDS, source_of

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["audit"]


def audit(
    against: Annotated[
        list[str],
        typer.Option(metavar="KIND=PATH", help=f"Open data: {KINDS}; may be repeated."),
    ],
    registry: Registry = None,
    alone: Alone = False,
) -> None:
    """Set entities beside the rows of open data that they cite, and name what differs.

    Exits with 0, with 1 if a difference is not explained, with 2 if the command was used wrongly.
    """
    sources = [source_of(written, "--against") for written in against]
    with errors_told():
        loaded = load_registry(registry or [], alone)

        from fodbold_ner.links.audit import audit as set_beside

        found = set_beside(loaded, sources)
    for difference in found.differences:
        typer.echo(difference)
    unexplained = len(found.unexplained)
    typer.echo(f"{found.entities} entities cite {found.rows} rows", err=True)
    typer.echo(f"compared: {_told(found.compared)}", err=True)
    typer.echo(f"in a row, not on file: {_told(found.left_out)}", err=True)
    explained = len(found.differences) - unexplained
    typer.echo(f"{explained} differences explained, {unexplained} not", err=True)
    raise typer.Exit(1 if unexplained else 0)


def _told(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {field}" for field, number in sorted(counts.items())) or "none"
