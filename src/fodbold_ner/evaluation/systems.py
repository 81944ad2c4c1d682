"""What can be scored: a pipeline, a baseline, or the records that any system has written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import spacy
from spacy.language import Language

import fodbold_ner
from fodbold_ner.errors import EvaluationError, ModelError
from fodbold_ner.evaluation.given import annotate_with_gold_mentions
from fodbold_ner.factories import STAGES
from fodbold_ner.formats import jsonl
from fodbold_ner.links.opening import AnyRegistry
from fodbold_ner.records import AnnotatedArticle

if TYPE_CHECKING:
    from fodbold_ner.links.component import EntityLinker

__all__ = ["Pipeline", "Recorded", "System", "load_pipeline"]


class System(Protocol):
    """Something that annotates articles."""

    @property
    def name(self) -> str:
        """What it is called in a report."""
        ...

    @property
    def registry(self) -> AnyRegistry:
        """What it links to; what that lacks is NIL."""
        ...

    def annotate(self, article: AnnotatedArticle) -> AnnotatedArticle:
        """Return its record of an article, of which it reads text, id and date alone."""
        ...

    def annotate_given(self, gold: AnnotatedArticle, *, entities: bool) -> AnnotatedArticle:
        """Return its record of an article whose mentions, or entities too, it is told."""
        ...


class Pipeline:
    """A pipeline of this package.

    Args:
        name: What it is called in a report.
        nlp: The pipeline.

    Example:
        >>> system = Pipeline("shipped", fodbold_ner.load())
        >>> article = fodbold_ner.annotate("AGF slog OB.")
        >>> system.annotate(article).mentions == article.mentions
        True
    """

    def __init__(self, name: str, nlp: Language) -> None:
        if STAGES[1] not in nlp.pipe_names:
            raise EvaluationError(
                f"{name}: the pipeline has no component {STAGES[1]!r}; build it with "
                "fodbold_ner.load()"
            )
        self.name = name
        self.nlp = nlp

    @property
    def registry(self) -> AnyRegistry:
        """The registry that the pipeline carries."""
        return cast("EntityLinker", self.nlp.get_pipe(STAGES[1])).registry

    def annotate(self, article: AnnotatedArticle) -> AnnotatedArticle:
        """Return the pipeline's record of an article."""
        return fodbold_ner.annotate(
            article.text,
            published=article.published,
            id=article.id,
            url=article.url,
            nlp=self.nlp,
        )

    def annotate_given(self, gold: AnnotatedArticle, *, entities: bool) -> AnnotatedArticle:
        """Return the pipeline's record when it is told mentions, or entities too."""
        return annotate_with_gold_mentions(self.nlp, gold, entities=entities)


def load_pipeline(folder: str | Path) -> Pipeline:
    """Return a pipeline that was saved with `to_disk`.

    Args:
        folder: Its folder, or the name of an installed package.

    Raises:
        ModelError: There is none.
    """
    try:
        return Pipeline(str(folder), spacy.load(folder))
    except (OSError, ValueError) as error:
        if isinstance(error, EvaluationError):
            raise
        raise ModelError(
            f"the pipeline {str(folder)!r} cannot be loaded: {str(error).rstrip('.')}; name a "
            "folder that nlp.to_disk wrote"
        ) from error


class Recorded:
    """The records that some system has written of the corpus.

    Args:
        name: What it is called in a report.
        records: The records; an article's is the one of its text.
        registry: What the system linked to.

    Example:
        >>> from fodbold_ner.links.registry import Registry
        >>> article = fodbold_ner.annotate("AGF slog OB.", id="a1")
        >>> Recorded("theirs", [article], Registry.shipped()).annotate(article) is article
        True
    """

    def __init__(
        self, name: str, records: Iterable[AnnotatedArticle], registry: AnyRegistry
    ) -> None:
        self.name = name
        self.registry = registry
        self._records: Sequence[AnnotatedArticle] = list(records)
        self._by_text = {record.text: record for record in self._records}

    @classmethod
    def read(cls, path: str | Path, registry: AnyRegistry) -> Recorded:
        """Read the records of a JSON Lines file.

        Raises:
            InputError: A line is no sound record.
        """
        return cls(str(path), jsonl.read(path), registry)

    def annotate(self, article: AnnotatedArticle) -> AnnotatedArticle:
        """Return the record of an article's text.

        Raises:
            EvaluationError: There is none; the message says in what a record of the id departs.
        """
        found = self._by_text.get(article.text)
        if found is not None:
            return found
        same_id = next((record for record in self._records if record.id == article.id), None)
        if same_id is None:
            raise EvaluationError(
                f"{self.name} has no record of article {article.id!r}; annotate the text that "
                "`fodbold-ner corpus text` prints"
            )
        return same_id

    def annotate_given(self, gold: AnnotatedArticle, *, entities: bool) -> AnnotatedArticle:
        """Refuse: a file of records cannot be asked anew.

        Raises:
            EvaluationError: Always.
        """
        raise EvaluationError(
            f"{self.name} is a file of records: it cannot be told gold's mentions"
        )
