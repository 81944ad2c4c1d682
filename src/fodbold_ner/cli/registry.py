"""The commands that look after the registry. What is slow to import is imported inside."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fodbold_ner.cli.exits import errors_told
from fodbold_ner.cli.loading import layers_of, load_registry
from fodbold_ner.cli.options import Alone, Registry
from fodbold_ner.cli.registry_audit import audit
from fodbold_ner.cli.registry_build import build, import_source

if TYPE_CHECKING:
    from datetime import date

    from fodbold_ner.links.registry import Registry as LoadedRegistry
    from fodbold_ner.links.schema import EntityType
    from fodbold_ner.links.store import Store

__all__ = ["registry_app"]

registry_app = typer.Typer(
    no_args_is_help=True,
    help="Look after the registry: validate, search, show, count, compare and export it.",
)

registry_app.command(no_args_is_help=True)(audit)
registry_app.command(no_args_is_help=True)(build)
registry_app.command("import", no_args_is_help=True)(import_source)

SHIPPED = "shipped"


class ExportFormat(str, Enum):
    """How a registry is written."""

    JSONL = "jsonl"
    CSV = "csv"


class TableRows(str, Enum):
    """What a table has a row for."""

    ENTITIES = "entities"
    NAMES = "names"
    ROLES = "roles"


Day = Annotated[
    str | None,
    typer.Option("--at", metavar="YYYY-MM-DD", help="Names and roles as they were on this day."),
]

StorePath = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="Look in a store that registry build made, and nowhere else.",
    ),
]


@registry_app.command()
def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH…]",
            exists=True,
            help="Files and folders of entries, later ones over earlier ones, all of them over the "
            "registry that ships.",
            show_default="the registry that ships",
        ),
    ] = None,
    alone: Alone = False,
) -> None:
    """Name every fault with its file and line.

    Exits with 0, with 1 if there are faults, with 2 if the command was used wrongly.
    """
    with errors_told():
        from fodbold_ner.links.validation import validate as find_faults

        found = find_faults(layers_of(paths or [], alone))
    for fault in found.faults:
        typer.echo(fault)
    held = _counted(found.entities, "entity", "entities")
    merged = _counted(found.redirects, "redirect")
    typer.echo(f"{held}, {merged}, {_counted(len(found.faults), 'fault')}", err=True)
    raise typer.Exit(1 if found.faults else 0)


@registry_app.command(no_args_is_help=True)
def search(
    name: Annotated[str, typer.Argument(help="A name, as an article may write it.")],
    of_type: Annotated[
        str | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            help="person, club, national_team, competition, media or agency.",
        ),
    ] = None,
    at: Day = None,
    store: StorePath = None,
    registry: Registry = None,
    alone: Alone = False,
) -> None:
    """Show which entities a name finds, and how: exact, by its key, by surname, or fuzzy.

    Exits with 0, with 1 if it finds none, with 2 if the command was used wrongly.
    """
    kind = _type_of(of_type)
    with errors_told():
        day = _day_of(at)
        loaded = _entities(store, registry, alone)

        from fodbold_ner.cli.registry_view import print_found
        from fodbold_ner.links.search import find, find_in_store
        from fodbold_ner.links.store import Store

        if isinstance(loaded, Store):
            found = find_in_store(loaded, name, of_type=kind, day=day)
        else:
            found = find(loaded, name, of_type=kind, day=day)
        print_found(found, loaded, day)
    if not found:
        typer.echo(f"fodbold-ner: nothing is found by {name!r}", err=True)
        raise typer.Exit(1)


@registry_app.command(no_args_is_help=True)
def show(
    entity_id: Annotated[str, typer.Argument(metavar="ID", help="An id, such as fb:c:000102.")],
    at: Day = None,
    store: StorePath = None,
    registry: Registry = None,
    alone: Alone = False,
) -> None:
    """Show an entity's names, roles and sources."""
    with errors_told():
        day = _day_of(at)
        loaded = _entities(store, registry, alone)
        if entity_id not in loaded:
            raise typer.BadParameter(
                f"no entity {entity_id!r}; find ids with: fodbold-ner registry search NAME",
                param_hint="ID",
            )

        from fodbold_ner.cli.registry_view import print_entity

        print_entity(loaded, entity_id, day)


@registry_app.command(no_args_is_help=True)
def diff(
    old: Annotated[Path, typer.Argument(help=f"A file, a folder, or the word {SHIPPED}.")],
    new: Annotated[Path, typer.Argument(help="The same.")],
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail if an id of OLD finds nothing in NEW.")
    ] = False,
) -> None:
    """Show what differs between two whole registries, by entity and field.

    Exits with 0, with 1 if --strict finds a lost id, with 2 if the command was used wrongly.
    """
    with errors_told():
        before, after = _whole(old, "OLD"), _whole(new, "NEW")

        from fodbold_ner.cli.registry_view import print_changes
        from fodbold_ner.links.changes import diff as find_changes
        from fodbold_ner.links.changes import lost_ids

        print_changes(find_changes(before, after))
        lost = lost_ids(before, after) if strict else []
    for entity_id in lost:
        label = before[entity_id].label_da
        typer.echo(
            f"fodbold-ner: {new}: {entity_id} {label} is gone without a redirect; add "
            f'{{"id": "{entity_id}", "retracted": true, "merged_into": …}} or keep the row',
            err=True,
        )
    raise typer.Exit(1 if lost else 0)


@registry_app.command()
def report(registry: Registry = None, alone: Alone = False) -> None:
    """Count what the registry holds of what the one that ships promises.

    Exits with 0, with 1 if a count is short, with 2 if the command was used wrongly.
    """
    with errors_told():
        loaded = load_registry(registry or [], alone)

        from fodbold_ner.cli.registry_view import print_counts
        from fodbold_ner.links.coverage import coverage

        counts = coverage(loaded)
        print_counts(counts)
    short = [count.what for count in counts if count.short]
    if short:
        typer.echo(f"fodbold-ner: fewer than promised: {', '.join(short)}", err=True)
        raise typer.Exit(1)


@registry_app.command()
def export(
    output_format: Annotated[
        ExportFormat, typer.Option("--format", help="JSON Lines can be loaded again.")
    ] = ExportFormat.JSONL,
    rows: Annotated[
        TableRows | None,
        typer.Option(help="What a CSV has a row for.", show_default="names"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", dir_okay=False, show_default="standard output"),
    ] = None,
    registry: Registry = None,
    alone: Alone = False,
) -> None:
    """Write the registry, layers and all, as JSON Lines or as a table."""
    if rows is not None and output_format is ExportFormat.JSONL:
        raise typer.BadParameter("--rows is for --format csv; JSON Lines hold all of it")
    with errors_told():
        loaded = load_registry(registry or [], alone)
        if output_format is ExportFormat.JSONL:
            data = loaded.to_jsonl()
        else:
            from fodbold_ner.links.export import Rows, to_csv

            data = to_csv(loaded, Rows((rows or TableRows.NAMES).value)).encode()
        if output is None or output == Path("-"):
            typer.echo(data, nl=False)
        else:
            output.write_bytes(data)


def _entities(
    store: Path | None, registry: list[Path] | None, alone: bool
) -> LoadedRegistry | Store:
    if store is None:
        return load_registry(registry or [], alone)
    if registry or alone:
        raise typer.BadParameter("--store holds its own registry; leave out --registry and --alone")

    from fodbold_ner.links.store import Store

    return Store(store)


def _whole(path: Path, what: str) -> LoadedRegistry:
    from fodbold_ner.links.registry import Registry

    if str(path) == SHIPPED:
        return Registry.shipped()
    if not path.exists():
        raise typer.BadParameter(f"{path}: no such file or folder", param_hint=what)
    return Registry.load(path)


def _type_of(written: str | None) -> EntityType | None:
    from fodbold_ner.links.schema import EntityType

    if written is None:
        return None
    try:
        return EntityType(written)
    except ValueError:
        known = ", ".join(EntityType)
        raise typer.BadParameter(
            f"{written!r} is no type; use one of {known}", param_hint="--type"
        ) from None


def _day_of(written: str | None) -> date | None:
    from fodbold_ner.published import read_published

    return read_published(written, where="--at")


def _counted(number: int, noun: str, several: str | None = None) -> str:
    return f"{number} {noun if number == 1 else several or noun + 's'}"
