"""One small folder out of two trained parts: shared vectors, no string that is not needed."""

from __future__ import annotations

import shutil
from pathlib import Path

import spacy
import srsly
from spacy.language import Language

from fodbold_ner.errors import TrainingDataError

NAME = "fodbold_base"
COMPONENTS = ("tok2vec", "morphologizer", "parser", "lemmatizer", "ner")


def assemble_base(syntax: Path, ner: Path, *, output: Path) -> None:
    """Write the pipeline of both parts to `output`, replacing what stands there.

    Args:
        syntax: Folder of a pipeline with tok2vec, morphologizer, parser and lemmatizer.
        ner: Folder of a pipeline with ner, trained on the same vectors.
        output: The folder to write.

    Raises:
        TrainingDataError: The two parts do not have the components of the base.
    """
    nlp = spacy.load(syntax)
    nlp.add_pipe("ner", source=spacy.load(ner, vocab=nlp.vocab))
    if tuple(nlp.pipe_names) != COMPONENTS:
        raise TrainingDataError(
            f"{syntax} and {ner} give {', '.join(nlp.pipe_names)}; the base is made of "
            f"{', '.join(COMPONENTS)}: train both parts from the configs of this version"
        )
    nlp.meta.update(
        name=NAME,
        version="0.1.0",
        description="Tags, trees, lemmas and names for Danish news",
        license="CC BY-SA 4.0",
        spacy_version=">=3.8.0,<3.9.0",
        author="The fodbold_ner maintainers",
        performance={},
    )
    strip_training(nlp)
    if output.exists():
        shutil.rmtree(output)
    nlp.to_disk(output)
    strings = sorted(needed_strings(nlp))
    srsly.write_json(output / "vocab" / "strings.json", strings)


def strip_training(nlp: Language) -> None:
    """Remove paths and corpora from the config: they name files of the training machine."""
    config = nlp.config
    config["paths"] = dict.fromkeys(config["paths"])
    config["corpora"] = {}
    config["initialize"]["vectors"] = None
    config["training"]["train_corpus"] = config["training"]["dev_corpus"] = None
    nlp.config = config


def needed_strings(nlp: Language) -> set[str]:
    """Return the strings without which the pipeline could not name what it finds.

    These are the strings of a blank Danish pipeline, all labels and features, and the pieces of
    the lemmatizer's edit trees. Every other string of the vocabulary is a word of the training
    text: a word is hashed anew where it is met.
    """
    needed = set(spacy.blank("da").vocab.strings)
    for name, labels in nlp.pipe_labels.items():
        if name != "lemmatizer":
            needed.update(map(str, labels))
    for pairs in nlp.get_pipe("morphologizer").cfg["labels_morph"].items():  # type: ignore
        needed.update(pairs)
    trees = nlp.get_pipe("lemmatizer").trees  # type: ignore
    for index in range(len(trees)):
        tree = trees[index]
        needed.update(nlp.vocab.strings[tree[key]] for key in ("orig", "subst") if key in tree)
    return needed
