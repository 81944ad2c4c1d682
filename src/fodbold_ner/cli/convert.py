"""The command that converts annotated articles. What is slow to import is imported inside."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from fodbold_ner.cli.exits import errors_told

__all__ = ["convert"]


class Source(str, Enum):
    """What annotated articles can be read from."""

    CORPUS = "corpus"
    DOCBIN = "docbin"
    BRAT = "brat"
    PRODIGY = "prodigy"
    LABEL_STUDIO = "label-studio"


class Target(str, Enum):
    """What annotated articles can be written as."""

    CORPUS = "corpus"
    JSONL = "jsonl"
    DOCBIN = "docbin"
    BRAT = "brat"
    PRODIGY = "prodigy"
    LABEL_STUDIO = "label-studio"
    CONLL = "conll"


def convert(
    source: Annotated[
        Path, typer.Argument(metavar="INPUT", exists=True, help="A file or folder to read.")
    ],
    to: Annotated[Target, typer.Option("--to", metavar="FORMAT", help="What to write.")],
    output: Annotated[
        Path,
        typer.Option(metavar="OUT", help="Where to write: a folder for corpus and brat."),
    ],
    from_: Annotated[
        Source | None,
        typer.Option(
            "--from",
            metavar="FORMAT",
            help="What to read.",
            show_default="corpus or brat for a folder, else by the ending",
        ),
    ] = None,
) -> None:
    """Convert annotated articles to the format of another tool, and back.

    corpus        a folder of .article files
    jsonl         the records that annotate writes too; not read back
    docbin        spaCy Docs with doc.ents, doc.spans["sc"] and doc._.fodbold
    brat          .txt and .ann, with annotation.conf
    prodigy       JSON Lines for spans_manual and relations
    label-studio  JSON tasks, with the labeling configuration
    conll         tokens and tags in IOB2; not read back

    What a format cannot carry is told.

    Exits with 0, with 2 if the input cannot be read or the command was used wrongly.
    """
    with errors_told():
        from fodbold_ner.evaluation.conversion import convert as convert_articles

        done = convert_articles(source, output, to=to.value, from_=from_.value if from_ else None)
    noun = "article" if done.articles == 1 else "articles"
    typer.echo(f"{output}: {done.articles} {noun}", err=True)
    for loss in done.losses:
        typer.echo(loss, err=True)
