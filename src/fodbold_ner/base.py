"""The base: the Danish spaCy pipeline that the stages are built on."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from fodbold_ner.errors import ModelError

__all__ = ["base_path", "base_stamp", "find_base", "load_base"]

INSTALLED_BASE = "da_core_news_md"
SHIPPED_BASE = "da_fodbold_base"


def base_path() -> Path:
    """Return the folder of the base model that ships, in a wheel as in an editable install.

    Raises:
        ModelError: The package holds no base model.
    """
    package = Path(__file__).resolve().parent
    for parent in (package, package.parent.parent):
        folder = parent / "models" / SHIPPED_BASE
        if (folder / "config.cfg").is_file():
            return folder
    raise ModelError(
        f"the base model {SHIPPED_BASE} is not in this installation: install the wheel, or in a "
        "clone train it with `python -m fodbold_ner.training base`"
    )


def find_base() -> str | Path:
    """Return what `load` takes as its base: da_core_news_md where installed, else what ships."""
    return INSTALLED_BASE if spacy.util.is_package(INSTALLED_BASE) else base_path()


def load_base(base: str | Path | None = None) -> Language:
    """Return the spaCy pipeline that the stages are built on, without them.

    Args:
        base: A spaCy package or folder; by default what `find_base` returns.

    Raises:
        ModelError: The base is not there, or is not Danish.

    Example:
        >>> load_base().lang
        'da'
    """
    base = find_base() if base is None else base
    try:
        nlp = spacy.load(base)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the base {str(base)!r} cannot be loaded: {str(error).rstrip('.')}. Name an installed "
            "spaCy package or the folder of a pipeline, or leave it out to use the base that ships"
        ) from error
    if nlp.lang != "da":
        raise ModelError(
            f"the base {str(base)!r} is for language {nlp.lang!r}; a Danish one (da) is needed"
        )
    return nlp


def base_stamp(nlp: Language) -> str:
    """Return the name and version of a base, as records quote them.

    Example:
        >>> base_stamp(load_base(base_path())).split()[0]
        'da_fodbold_base'
    """
    meta = nlp.meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"
