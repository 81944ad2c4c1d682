"""The commands for annotated articles. What is slow to import is imported inside."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from fodbold_ner.cli.exits import errors_told
from fodbold_ner.cli.options import ReportFormat

__all__ = ["corpus_app"]

corpus_app = typer.Typer(
    no_args_is_help=True,
    help="Look after annotated articles: check them, align them, take their text out.",
)

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH…", exists=True, help="Files, and folders of them: *.article right inside."
    ),
]

Corpus = Annotated[
    Path,
    typer.Argument(
        metavar="CORPUS", exists=True, file_okay=False, help="The folder of train, dev and test."
    ),
]


@corpus_app.command(no_args_is_help=True)
def check(paths: Files) -> None:
    """Name every fault with its file and row; if there is none, count what there is.

    Exits with 0, with 1 if there are faults, with 2 if the command was used wrongly.
    """
    from fodbold_ner.errors import CorpusError
    from fodbold_ner.formats.corpus import read_corpus

    with errors_told():
        try:
            articles = read_corpus(paths)
        except CorpusError as error:
            for fault in error.faults:
                typer.echo(fault)
            noun = "fault" if len(error.faults) == 1 else "faults"
            typer.echo(f"{len(error.faults)} {noun}", err=True)
            raise typer.Exit(1) from None

        from fodbold_ner.evaluation.inventory import count

        held = count(articles)
    _echo_counts((name, getattr(held, name)) for name in ("articles", "sentences", "tokens"))
    for what in ("mentions", "entities", "relations"):
        counts = getattr(held, what)
        _echo_counts([(what, counts.total())])
        _echo_counts((f"  {name}", number) for name, number in sorted(counts.items()))


@corpus_app.command(no_args_is_help=True)
def text(
    paths: Files,
    rows: Annotated[
        bool,
        typer.Option(
            "--rows",
            help="As an article's file, with head, zones and numbers, and nothing annotated.",
        ),
    ] = False,
) -> None:
    """Print the text of articles to the letter, as whoever annotates them anew should see it.

    Of several, each stands beneath a row ==> name <==.
    """
    with errors_told():
        from fodbold_ner.formats.corpus import read_corpus, write_article
        from fodbold_ner.formats.corpus.gold import without_annotation

        articles = read_corpus(paths)
        for gold in articles:
            if len(articles) > 1:
                typer.echo(f"==> {gold.record.id} <==")
            bare = write_article(without_annotation(gold)) if rows else f"{gold.record.text}\n"
            typer.echo(bare.encode(), nl=False)


@corpus_app.command("format", no_args_is_help=True)
def align(
    paths: Files,
    check_only: Annotated[
        bool,
        typer.Option("--check", help="Change nothing; exit with 1 if a file is not aligned."),
    ] = False,
) -> None:
    """Write files anew in the one alignment that there is, and name those that it changed.

    Exits with 0, with 1 if --check finds a file that is not aligned, with 2 if a file has faults.
    """
    with errors_told():
        from fodbold_ner.formats.corpus.files import align_files

        changed = align_files(paths, write=not check_only)
    for path in changed:
        typer.echo(path)
    raise typer.Exit(1 if changed and check_only else 0)


@corpus_app.command(no_args_is_help=True)
def agreement(
    corpus: Corpus,
    part: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only this part, such as test; may be repeated."),
    ] = None,
    differences: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write every difference here, as JSON Lines."),
    ] = None,
    output_format: Annotated[
        ReportFormat, typer.Option("--format", help="How to write figures.")
    ] = ReportFormat.TABLE,
) -> None:
    """Show how far two annotators agree, over the articles that have a second annotation.

    A second annotation is CORPUS/second/PART/NAME.article. Its first is CORPUS/first/PART/… where
    the article has been changed since the two were compared, else CORPUS/PART/NAME.article.
    """
    with errors_told():
        from rich.console import Console

        from fodbold_ner.cli.scores import render_agreement
        from fodbold_ner.evaluation.agreement import agreement_of, differences_of

        parts = agreement_of(corpus, part or ())
        if output_format is ReportFormat.JSON:
            typer.echo(json.dumps({name: of.to_plain() for name, of in parts.items()}, indent=2))
        else:
            Console(highlight=False).print(render_agreement(parts))
        if differences is not None:
            with differences.open("w", encoding="utf-8", newline="\n") as file:
                for row in differences_of(corpus, part or ()):
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")


@corpus_app.command(no_args_is_help=True)
def report(corpus: Corpus) -> None:
    """Count what a corpus holds of what the project's own promises.

    Exits with 0, with 1 if a count is short, with 2 if an article has faults.
    """
    with errors_told():
        from fodbold_ner.cli.registry_view import print_counts
        from fodbold_ner.evaluation.promises import promises, read_splits, twice_annotated_ids

        counts = promises(read_splits(corpus), twice=twice_annotated_ids(corpus))
        print_counts(counts)
    raise typer.Exit(1 if any(count.short for count in counts) else 0)


@corpus_app.command(no_args_is_help=True)
def repetition(
    corpus: Corpus,
    length: Annotated[int, typer.Option(metavar="N", min=2, help="Words in a run.")] = 6,
    most: Annotated[int, typer.Option(metavar="N", min=0, help="How many runs to print.")] = 20,
) -> None:
    """Show runs of words that stand in more than one article: names are ¤, numbers #."""
    with errors_told():
        from fodbold_ner.evaluation.promises import read_splits
        from fodbold_ner.evaluation.repetition import repetition as repeated

        articles = [gold for split in read_splits(corpus).values() for gold in split]
        found = repeated(articles, length=length)
    for run in found.shared[:most]:
        typer.echo(f"{len(run.articles):>4}  {run.words}")
    typer.echo(
        f"{len(found.shared)} of {found.runs} runs of {length} words stand in more than one of "
        f"{len(articles)} articles: {100 * found.share:.2f} %"
    )


Texts = Annotated[
    Path,
    typer.Option(
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="JSON Lines with source, id and text of each sentence.",
    ),
]


@corpus_app.command(no_args_is_help=True)
def sentences(
    texts: Texts,
    output: Annotated[Path, typer.Option(metavar="FOLDER", file_okay=False, help="Where to.")],
    test: Annotated[
        bool, typer.Option("--test/--dev", help="Which half: by an odd SHA-256 of source:id.")
    ] = False,
    count: Annotated[int, typer.Option(metavar="N", min=1, help="How many.")] = 250,
) -> None:
    """Write real sentences as articles with nothing marked, for annotators to fill in.

    They are those of the half with the lowest SHA-256 of their text: the same for everybody.
    """
    with errors_told():
        from fodbold_ner.formats.corpus.files import write_corpus
        from fodbold_ner.formats.standoff import blank, read_texts
        from fodbold_ner.tokens import split_sentences

        half = [text for text in read_texts(texts) if text.is_test is test]
        chosen = sorted(half, key=lambda text: text.sha256)[:count]
        bare = [(text, text.text.strip("\n")) for text in chosen]
        write_corpus((blank(text, split_sentences(body)) for text, body in bare), output)
    typer.echo(f"{output}: {len(chosen)} sentences")


@corpus_app.command(no_args_is_help=True)
def standoff(
    paths: Files,
    texts: Texts,
    output: Annotated[Path, typer.Option(metavar="FILE", dir_okay=False, help="Where to.")],
) -> None:
    """Write the annotation of sentences without their words, as JSON Lines."""
    with errors_told():
        from fodbold_ner.formats.corpus import read_corpus
        from fodbold_ner.formats.standoff import read_texts, write_standoff

        articles = read_corpus(paths)
        output.write_bytes(write_standoff(articles, read_texts(texts)))
    typer.echo(f"{output}: {len(articles)} sentences")


@corpus_app.command(no_args_is_help=True)
def join(
    annotation: Annotated[
        Path, typer.Argument(metavar="STANDOFF", exists=True, dir_okay=False, help="A JSONL file.")
    ],
    texts: Texts,
    output: Annotated[Path, typer.Option(metavar="FOLDER", file_okay=False, help="Where to.")],
) -> None:
    """Join annotation that was written without its words to the texts, as articles to evaluate on.

    Exits with 0, with 2 if a text is not there or is another.
    """
    with errors_told():
        from fodbold_ner.formats.corpus.files import write_corpus
        from fodbold_ner.formats.standoff import join as join_texts
        from fodbold_ner.formats.standoff import read_texts

        count = write_corpus(join_texts(annotation, read_texts(texts)), output)
    typer.echo(f"{output}: {count} sentences")


def _echo_counts(counts: Iterable[tuple[str, int]]) -> None:
    for name, number in counts:
        typer.echo(f"{name:<20} {number:>7}")
