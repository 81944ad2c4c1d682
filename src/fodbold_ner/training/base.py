"""The base pipeline: vectors, corpora, two trainings side by side, one folder."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from spacy.vocab import Vocab

from fodbold_ner.errors import TrainingDataError
from fodbold_ner.training.assembly import assemble_base
from fodbold_ner.training.leakage import build_leak_finder, read_football_sentences
from fodbold_ner.training.ner_corpora import (
    NER,
    NORNE,
    UNER_TRAIN,
    read_norne,
    read_uner,
    select_clean,
)
from fodbold_ner.training.sentences import Sentence, pack_docs
from fodbold_ner.training.treebank import (
    PAROLE,
    SILVER_TRAIN,
    TREEBANK,
    read_conllu,
    select_parole,
    select_treebank,
)
from fodbold_ner.training.vectors import (
    RAW_TEXT,
    build_vectors_pipeline,
    read_raw_text,
    train_floret,
    write_tokenised,
)

PARTS = ("syntax", "ner")
SURNAMES = Path("names", "all_last_names.csv.gz")
VECTOR_EPOCHS = 20
# Trees weigh more than tags alone, and Danish names more than Norwegian ones.
TREEBANK_COPIES = 3
UNER_COPIES = 2
# Below this many letters a sentence of dev or test (`Nej.`) is no trace of its text.
MIN_SPLIT_LETTERS = 20

LeakFinder = Callable[[str], bool]


def train_base(
    *,
    data: Path,
    output: Path,
    work: Path,
    seed: int,
    max_steps: Mapping[str, int] | None = None,
    vector_epochs: int = VECTOR_EPOCHS,
) -> None:
    """Train the base pipeline from the data folder and write it to `output`.

    The same data, seed and versions of spaCy and floret give the same weights: all work is done
    in single-threaded processes, and the number of steps is fixed. Parts that stand in `work`
    already are taken from there, so that an interrupted run goes on where it stopped.

    Args:
        data: The data folder.
        output: The folder to write the pipeline to; its content is replaced.
        work: A folder for the vectors and, in a folder a seed, corpora, logs and trained parts.
        seed: Seed of weights, shuffling and augmentation; the vectors do not depend on it.
        max_steps: Steps for `syntax` and `ner`, where they differ from the configs.
        vector_epochs: Passes of floret over the raw text.

    Raises:
        TrainingDataError: A corpus is missing or broken.
        MissingExtraError: floret is not installed.
    """
    run = work / f"seed-{seed}"
    run.mkdir(parents=True, exist_ok=True)
    leaks = find_leaks(data)
    vectors = work / "vectors"
    if not vectors.exists():
        write_vectors(data=data, work=work, leaks=leaks, epochs=vector_epochs)
    if not all((run / f"{part}.train.spacy").exists() for part in PARTS):
        write_corpora(data=data, run=run, leaks=leaks, seed=seed)
    steps = max_steps or {}
    with (
        single_threaded_children(),
        ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as pool,
    ):
        for future in [
            pool.submit(
                train_part,
                part,
                data=data,
                run=run,
                vectors=vectors,
                seed=seed,
                steps=steps.get(part),
            )
            for part in PARTS
            if not (run / f"{part}.finished").exists()
        ]:
            future.result()
    assemble_base(*(run / part / "model-best" for part in PARTS), output=output)


def find_leaks(data: Path) -> LeakFinder:
    """Return a function that tells whether a text holds a sentence that is measured on.

    These are the real football sentences and the dev and test splits of the treebank.

    Args:
        data: The data folder.

    Raises:
        TrainingDataError: A file is missing.
    """
    holds_football = build_leak_finder(read_football_sentences(data))
    splits = [
        sentence.text
        for split in ("dev", "test")
        for sentence in read_conllu(data / TREEBANK / f"da_ddt-ud-{split}.conllu")
    ]
    holds_split = build_leak_finder(splits, min_letters=MIN_SPLIT_LETTERS)
    return lambda text: holds_football(text) or holds_split(text)


def read_training_sentences(data: Path, *, leaks: LeakFinder) -> dict[str, list[Sentence]]:
    """Return all sentences that are trained on, by corpus: treebank, parole, uner and norne.

    Args:
        data: The data folder.
        leaks: Tells whether a text must not be trained on.

    Raises:
        TrainingDataError: A corpus is missing or broken.
    """
    treebank = select_treebank(read_conllu(data / SILVER_TRAIN), leaks=leaks)
    parole = select_parole(read_conllu(data / PAROLE), known=treebank, leaks=leaks)
    return {
        "treebank": treebank,
        "parole": parole,
        "uner": select_clean(read_uner(data / UNER_TRAIN), leaks=leaks),
        "norne": select_clean(read_norne(data / NORNE), leaks=leaks),
    }


def write_vectors(*, data: Path, work: Path, leaks: LeakFinder, epochs: int) -> None:
    """Train floret vectors on the raw text and write a pipeline that holds them to `work`."""
    write_tokenised(read_raw_text(data / RAW_TEXT, leaks=leaks), work / "raw.txt")
    train_floret(work / "raw.txt", work / "vectors.floret", epochs=epochs)
    build_vectors_pipeline(work / "vectors.floret").to_disk(work / "vectors")


def write_corpora(*, data: Path, run: Path, leaks: LeakFinder, seed: int) -> None:
    """Write the four spaCy corpora, `{syntax,ner}.{train,dev}.spacy`, to `run`."""
    corpora = read_training_sentences(data, leaks=leaks)
    chance = random.Random(seed)
    dev_trees = read_conllu(data / TREEBANK / "da_ddt-ud-dev.conllu")
    dev_names = read_uner(data / NER / "da_ddt-ud-dev.iob2")
    trees = copy_shuffled(corpora["treebank"], TREEBANK_COPIES, chance=chance)
    names = copy_shuffled(corpora["uner"], UNER_COPIES, chance=chance)
    write_docs([*trees, corpora["parole"]], run / "syntax.train.spacy")
    write_docs([dev_trees], run / "syntax.dev.spacy")
    write_docs([*names, corpora["norne"]], run / "ner.train.spacy")
    write_docs([dev_names], run / "ner.dev.spacy")


def copy_shuffled(
    sentences: list[Sentence], copies: int, *, chance: random.Random
) -> list[list[Sentence]]:
    """Return the sentences in running order, and further copies of them in random orders.

    Example:
        >>> one, two = Sentence("1", ("Ja",)), Sentence("2", ("Nej",))
        >>> [len(copy) for copy in copy_shuffled([one, two], 3, chance=random.Random(1))]
        [2, 2, 2]
    """
    shuffled = [chance.sample(sentences, len(sentences)) for _ in range(copies - 1)]
    return [sentences, *shuffled]


def write_docs(corpora: list[list[Sentence]], path: Path) -> None:
    """Write sentences as a DocBin; no Doc holds sentences of two corpora."""
    vocab = Vocab()
    docs = (doc for sentences in corpora for doc in pack_docs(sentences, vocab))
    DocBin(docs=docs).to_disk(path)


def find_config(part: str) -> Path:
    """Return the training config of a part of the base, in a checkout of the project.

    Raises:
        TrainingDataError: There is no such config; an installed wheel has none.
    """
    path = Path(__file__).parents[3] / "models" / "configs" / f"{part}.cfg"
    if not path.is_file():
        raise TrainingDataError(
            f"{path} is missing; training needs a checkout of the project, installed with "
            "pip install -e '.[train]'"
        )
    return path


def train_part(
    part: str, *, data: Path, run: Path, vectors: Path, seed: int, steps: int | None = None
) -> None:
    """Train `syntax` or `ner` from the corpora in `run`, and write it to `run/<part>`.

    Args:
        part: The name of a config.
        data: The data folder, for the list of surnames.
        run: The folder with the corpora, for the log and the trained part.
        vectors: Folder of the pipeline that holds the vectors.
        seed: The seed.
        steps: Number of steps, where it differs from the config.
    """
    overrides: dict[str, Any] = {
        "paths.train": str(run / f"{part}.train.spacy"),
        "paths.dev": str(run / f"{part}.dev.spacy"),
        "paths.vectors": str(vectors),
        "system.seed": seed,
    }
    if part == "ner":
        overrides["paths.surnames"] = str(data / SURNAMES)
    if steps is not None:
        overrides["training.max_steps"] = steps
        overrides["training.eval_frequency"] = max(1, steps // 10)
    import fodbold_ner.training.variants  # noqa: F401  registers the augmenter of the configs

    nlp = init_nlp(load_config(find_config(part), overrides=overrides))
    (run / part).mkdir(exist_ok=True)
    with (run / f"{part}.log").open("w", encoding="utf8", buffering=1) as log:
        train(nlp, run / part, stdout=log, stderr=log)
    (run / f"{part}.finished").touch()


@contextmanager
def single_threaded_children() -> Iterator[None]:
    """Let processes started inside the block use one thread and one order of hashing each."""
    settings = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    before = {key: os.environ.get(key) for key in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for key, value in before.items():
            if value is None:
                os.environ.pop(key)
            else:
                os.environ[key] = value
