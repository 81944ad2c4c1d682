"""The commands that take open data in. What is slow to import is imported inside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fodbold_ner.cli.exits import errors_told
from fodbold_ner.cli.loading import layers_of
from fodbold_ner.cli.options import Alone, Quiet, Registry

if TYPE_CHECKING:
    from fodbold_ner.links.build import BuildReport

__all__ = ["KINDS", "build", "import_source", "source_of"]

KINDS = (
    "openfootball-clubs, openfootball-leagues, openfootball-players, "
    "openfootball-squads, reep-teams, reep-competitions, reep-people or wikidata-people"
)


def build(
    store: Annotated[Path, typer.Argument(metavar="STORE", dir_okay=False, help="What to make.")],
    source: Annotated[
        list[str],
        typer.Option(metavar="KIND=PATH", help=f"Open data: {KINDS}; may be repeated."),
    ],
    registry: Registry = None,
    alone: Alone = False,
    quiet: Quiet = False,
) -> None:
    """Build a store on disk of the registry and open data, however large.

    One that was stopped goes on where it was. Exits with 0, with 1 if a row of a source could not
    be read, with 2 if the command was used wrongly.
    """
    sources = [source_of(written, "--source") for written in source]
    with errors_told():
        from fodbold_ner.cli.registry_progress import told
        from fodbold_ner.links.build import build as build_store

        with told(shown=not quiet) as progress:
            layers = layers_of(registry or [], alone)
            report = build_store(sources, store, base=layers, progress=progress)
        _tell(report, quiet)


def import_source(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=f"One of {KINDS}.")],
    path: Annotated[Path, typer.Argument(exists=True, help="A file of that kind, or a folder.")],
    output: Annotated[
        Path,
        typer.Option(
            metavar="FILE",
            dir_okay=False,
            help="JSON Lines to lay over the registry; FILE.ids beside it keeps the ids allotted.",
        ),
    ],
    registry: Registry = None,
    alone: Alone = False,
    quiet: Quiet = False,
) -> None:
    """Write open data as a layer of JSON Lines, of what is new or fuller than what is on file.

    Exits with 0, with 1 if a row could not be read, with 2 if the command was used wrongly.
    """
    with errors_told():
        from fodbold_ner.cli.registry_progress import told
        from fodbold_ner.links.build import import_source as write_layer

        with told(shown=not quiet) as progress:
            layers = layers_of(registry or [], alone)
            report = write_layer(kind, path, output, base=layers, progress=progress)
        _tell(report, quiet)


def _tell(report: BuildReport, quiet: bool) -> None:
    """Name the rows that could not be read, say what was made, and end the command."""
    for fault in report.faults:
        typer.echo(fault, err=True)
    if not quiet:
        skipped = ", ".join(f"{number} {why}" for why, number in sorted(report.skipped.items()))
        made = ", ".join(f"{number} {kind}" for kind, number in sorted(report.entities.items()))
        rows = f"{report.read} rows read, {report.joined} joined, {len(report.faults)} failed"
        typer.echo(f"{rows}; left out: {skipped or 'none'}", err=True)
        if report.contested:
            kept = ", ".join(f"{number} kept by {who}" for who, number in report.contested.items())
            typer.echo(f"ids that several claim: {kept}", err=True)
        typer.echo(f"{report.path}: {made or 'no entity'}; {report.names} names", err=True)
    raise typer.Exit(1 if report.faults else 0)


def source_of(written: str, option: str) -> tuple[str, Path]:
    """Return the kind and path of a source that an option names as ``KIND=PATH``."""
    kind, separator, path = written.partition("=")
    if not separator or not path:
        raise typer.BadParameter(
            f"{written!r} names no path; write it as reep-teams=teams.csv", param_hint=option
        )
    return kind, Path(path)
