"""The commands and their options. Whatever is slow to import is imported inside a command."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fodbold_ner.batch.kinds import InputKind
from fodbold_ner.cli.convert import convert
from fodbold_ner.cli.corpus import corpus_app
from fodbold_ner.cli.evaluate import evaluate
from fodbold_ner.cli.exits import errors_told
from fodbold_ner.cli.options import Base, Registry
from fodbold_ner.cli.registry import registry_app

if TYPE_CHECKING:
    from fodbold_ner.batch.inputs import Reading

__all__ = ["app"]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="People, clubs, leagues and roles in Danish football news, and what relates them.",
)


class OutputFormat(str, Enum):
    """How records are written to standard output."""

    TABLE = "table"
    JSONL = "jsonl"


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"fodbold-ner {version('fodbold-ner')}")
        raise typer.Exit


@app.callback()
def _begin(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


app.add_typer(registry_app, name="registry")
app.add_typer(corpus_app, name="corpus")
app.command(no_args_is_help=True)(convert)
app.command(no_args_is_help=True)(evaluate)


@app.command(no_args_is_help=True)
def annotate(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…",
            help="Files (text, HTML, .jsonl, .json), folders of them, patterns; - is standard "
            "input.",
        ),
    ],
    output_format: Annotated[
        OutputFormat | None,
        typer.Option(
            "--format",
            help="How to write to standard output.",
            show_default="table on a terminal, else jsonl",
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="When the articles were published, where they do not tell themselves.",
        ),
    ] = None,
    metadata: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            help="CSV with the columns path,published and, if wanted, id and url.",
        ),
    ] = None,
    field: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=OTHER",
            help="Where JSON keeps id, text, published or url, as in text=body; may be repeated.",
        ),
    ] = None,
    input_format: Annotated[
        InputKind,
        typer.Option(help="What the documents are; auto goes by their endings and beginnings."),
    ] = InputKind.AUTO,
    output: Annotated[
        str | None,
        typer.Option(
            metavar="FILE|FOLDER",
            help="Write JSON here: one file of JSON Lines, ending in .jsonl, .ndjson or .json, or "
            "a folder, with a file an article. Records that are there are replaced. Failures stand "
            "beside it.",
        ),
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="How many processes.")] = 1,
    base: Base = None,
    registry: Registry = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="No progress and no summary; failures are still told.")
    ] = False,
) -> None:
    """Annotate articles.

    Exits with 0, with 1 if a document failed, with 2 if the command was used wrongly.
    """
    if output is not None and output_format is OutputFormat.TABLE:
        raise typer.BadParameter("--output writes JSON; leave out --format table")
    if output == "-":
        output = None
    with errors_told():
        from fodbold_ner.cli.annotate import annotate_paths

        failed = annotate_paths(
            paths,
            reading=_reading(input_format, field or [], metadata, published),
            output=output,
            table=None if output_format is None else output_format is OutputFormat.TABLE,
            jobs=jobs,
            base=base,
            registry=registry or (),
            quiet=quiet,
        )
    raise typer.Exit(1 if failed else 0)


@app.command()
def info(base: Base = None, registry: Registry = None) -> None:
    """Show which versions of package, base, components and registry run, and where they lie."""
    with errors_told():
        from fodbold_ner.cli.info import describe

        for name, value in describe(base=base, registry=registry or ()):
            typer.echo(f"{name:<27} {value}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of the records that annotate writes."""
    import json

    from fodbold_ner.records import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def _reading(
    kind: InputKind, fields: list[str], metadata: Path | None, published: str | None
) -> Reading:
    from fodbold_ner.batch.inputs import Reading
    from fodbold_ner.formats.articles import ArticleFields
    from fodbold_ner.formats.metadata import Metadata
    from fodbold_ner.formats.metadata import read as read_metadata
    from fodbold_ner.published import read_published

    try:
        chosen = ArticleFields.from_options(fields)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--field") from None
    return Reading(
        kind=kind,
        fields=chosen,
        metadata=read_metadata(metadata) if metadata else Metadata(),
        published=read_published(published, where="--published"),
    )
