"""Commands that make and measure what stands in `models/`."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from fodbold_ner.errors import FodboldError

app = typer.Typer(help="Train and measure the models that ship.", no_args_is_help=True)

DataOption = Annotated[Path, typer.Option(help="Folder of training data.")]


class Split(str, Enum):
    """A public split; test is for the final figures."""

    DEV = "dev"
    TEST = "test"


@app.command()
def base(
    output: Annotated[Path, typer.Option(help="Folder to write the pipeline to.")],
    data: DataOption,
    seed: Annotated[int, typer.Option(help="Seed of everything random.")] = 1,
    work: Annotated[
        Path, typer.Option(help="Folder for vectors, corpora and logs; kept for resuming.")
    ] = Path("build/base"),
) -> None:
    """Train the base pipeline: vectors, syntax and names, about 45 minutes on two cores."""
    from fodbold_ner.training.base import train_base

    train_base(data=data, output=output, work=work, seed=seed)


@app.command()
def evaluate_base(
    model: Annotated[str, typer.Option(help="Folder or name of a pipeline.")],
    data: DataOption,
    split: Annotated[Split, typer.Option(help="The split to score.")] = Split.DEV,
) -> None:
    """Print the scores of a base pipeline on UD DDT and UNER as JSON."""
    import spacy

    from fodbold_ner.training import base_scores

    sentences = base_scores.read_split(data, split.value)
    report = base_scores.evaluate_base(spacy.load(model), sentences)
    typer.echo(json.dumps({"model": model, "split": split.value, **report}, indent=1))


def main() -> None:
    """Run a command; a failure that the project foresees is one line, not a traceback."""
    try:
        app()
    except FodboldError as error:
        typer.echo(f"error: {error}", err=True)
        raise SystemExit(1) from error


if __name__ == "__main__":
    main()
