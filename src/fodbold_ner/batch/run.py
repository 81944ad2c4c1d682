"""Annotate a stream of articles, in order, in one process or several."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from fodbold_ner import pipeline
from fodbold_ner.batch.failures import FailureRecord
from fodbold_ner.batch.inputs import InputArticle, failure_of
from fodbold_ner.batch.workers import annotate_in_processes
from fodbold_ner.errors import EmptyInputError, InputError
from fodbold_ner.long import LONGEST, annotate_long
from fodbold_ner.records import AnnotatedArticle, Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["annotate_articles"]

_BATCH_SIZE = 8
"""How many articles go through the pipeline together, in each process."""

MakeDoc = Callable[["Language", Article], "Doc"]
Outcome: TypeAlias = AnnotatedArticle | FailureRecord
Item: TypeAlias = Article | FailureRecord


def annotate_articles(
    articles: Iterable[Item],
    nlp: Language,
    *,
    jobs: int = 1,
    batch_size: int = _BATCH_SIZE,
    make_doc: MakeDoc = pipeline.make_doc,
) -> Generator[Outcome, None, None]:
    """Yield for each article, in order, its record or why there is none.

    One article that cannot be annotated stops nothing: it becomes a failure record in its place,
    as do an empty one and one whose id another had before. A failure among the articles is passed
    on. The same articles give the same outcomes whatever `jobs` is. A text longer than `LONGEST`
    is annotated in parts. Articles are taken in as they are needed, two batches a process ahead.
    While the iteration lasts, `nlp` must serve nothing else. Closing it, leaving a loop over it and
    an interrupt end the processes; an article whose process dies is a failure.

    Args:
        articles: What to annotate, with or without ids.
        nlp: The pipeline, as `fodbold_ner.load` returns it.
        jobs: How many processes; 1 starts none. They are forked on Linux; elsewhere, or where
            `multiprocessing.set_start_method` says so, they are started afresh, and a script must
            call this from below ``if __name__ == "__main__":``.
        batch_size: How many articles go through the pipeline together.
        make_doc: What makes the pipeline's Doc of an article.

    Raises:
        FodboldError: The processes cannot start.
        Exception: Whatever the iteration over `articles` itself raises, after the outcomes of
            those before.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> articles = [Article(text="AGF slog OB.", id="a1"), Article(text=" ", id="a2")]
        >>> for outcome in annotate_articles(articles, nlp):
        ...     print(outcome.id, type(outcome).__name__)
        a1 AnnotatedArticle
        a2 FailureRecord
    """
    items = _checked(articles)
    annotate = partial(_annotate, make_doc=make_doc, batch_size=batch_size)
    if jobs == 1:
        outcomes = annotate(nlp, items)
    else:
        outcomes = annotate_in_processes(items, nlp, annotate, jobs=jobs, batch_size=batch_size)
    with closing(outcomes):
        yield from outcomes


def _checked(articles: Iterable[Item]) -> Iterator[Item]:
    """Yield the articles, those that nothing can be made of as failures."""
    places: dict[str, str] = {}
    for number, article in enumerate(articles, start=1):
        if isinstance(article, FailureRecord):
            yield article
        elif not article.text.strip():
            fault = "the document holds nothing but white space; it needs a text"
            yield failure_of(EmptyInputError(fault), article)
        elif article.id is not None and article.id in places:
            fault = (
                f"id {article.id!r} is taken, by {places[article.id]}; give every article an id of "
                "its own"
            )
            yield failure_of(InputError(fault), article)
        else:
            if article.id is not None:
                places[article.id] = _place(article, number)
            yield article


def _annotate(
    nlp: Language, items: Iterable[Item], *, make_doc: MakeDoc, batch_size: int
) -> Generator[Outcome, None, None]:
    """Yield the outcomes of some items in order, in this process."""
    feed = _Feed(iter(items), nlp, make_doc)
    with _on_error(nlp, _leave_out):
        while not feed.exhausted:
            taken = feed.taken
            stream = nlp.pipe(feed.docs(), as_tuples=True, batch_size=batch_size)
            try:
                for doc, number in stream:
                    yield from feed.outcomes(before=number)
                    yield feed.outcome_of(doc)
            except Exception:
                # A component that handles no errors has ended the stream. What the stream had
                # taken in is annotated singly, and a new one takes the rest.
                if feed.taken == taken:
                    raise
            yield from feed.outcomes()
    if feed.fault is not None:
        raise feed.fault


class _Taken(NamedTuple):
    """An article that was taken in; its failure, where it has failed before the pipeline."""

    number: int
    article: Item
    failure: FailureRecord | None


class _Feed:
    """Hands out Docs and remembers, in order, what has no outcome yet.

    spaCy leaves out a Doc that failed, and often its whole batch with it, in a way that depends on
    the component. So a Doc that does not come back is annotated once more, by itself and
    in this process, which either works or tells the true error.
    """

    def __init__(self, articles: Iterator[Item], nlp: Language, make_doc: MakeDoc) -> None:
        self.exhausted = False
        self.fault: Exception | None = None
        self.taken = 0
        self._articles = articles
        self._nlp = nlp
        self._make_doc = make_doc
        self._waiting: deque[_Taken] = deque()

    def docs(self) -> Iterator[tuple[Doc, int]]:
        """Yield the Doc of each article that can have one, with its number."""
        while True:
            try:
                article = next(self._articles)
            except StopIteration:
                self.exhausted = True
                return
            except Exception as error:
                # Raised here it would look like the pipeline's own error.
                self.exhausted, self.fault = True, error
                return
            self.taken += 1
            failure, doc = None, None
            if not isinstance(article, FailureRecord):
                try:
                    if len(article.text) <= LONGEST:
                        doc = self._make_doc(self._nlp, article)
                except Exception as error:
                    failure = failure_of(error, article)
            self._waiting.append(_Taken(self.taken, article, failure))
            if doc is not None:
                yield doc, self.taken

    def outcomes(self, *, before: int | None = None) -> Iterator[Outcome]:
        """Yield the outcome of all that waits, or of what was taken in before a number."""
        while self._waiting and (before is None or self._waiting[0].number < before):
            _, article, failure = self._waiting.popleft()
            if isinstance(article, FailureRecord):
                yield article
            else:
                yield failure or self._annotate_singly(article)

    def outcome_of(self, doc: Doc) -> Outcome:
        """Return the outcome of the Doc whose article has waited longest."""
        article = self._waiting.popleft().article
        try:
            return _record(doc)
        except Exception as error:
            return failure_of(error, article)

    def _annotate_singly(self, article: Article) -> Outcome:
        try:
            with _on_error(self._nlp, _raise):
                if len(article.text) > LONGEST:
                    return annotate_long(
                        self._nlp, article, make_doc=self._make_doc, longest=LONGEST
                    )
                return _record(self._nlp(self._make_doc(self._nlp, article)))
        except Exception as error:
            return failure_of(error, article)


def _record(doc: Doc) -> AnnotatedArticle:
    record = doc._.fodbold
    assert isinstance(record, AnnotatedArticle)
    return record


def _place(article: Article, number: int) -> str:
    if not isinstance(article, InputArticle) or article.path is None:
        return f"article {number}"
    return article.path if article.line is None else f"{article.path}:{article.line}"


@contextmanager
def _on_error(nlp: Language, handler: Callable[..., None]) -> Iterator[None]:
    """Have a handler deal with what fails inside the pipeline, for a while.

    Components that take no handler, as spaCy's compiled parser and entity recogniser, go on
    raising.
    """
    default = nlp.default_error_handler
    components: list[Any] = [component for _, component in nlp.pipeline]
    replaced = []
    nlp.default_error_handler = handler
    for component in components:
        if hasattr(component, "get_error_handler"):
            before = component.get_error_handler()
            with suppress(AttributeError):
                component.set_error_handler(handler)
                replaced.append((component, before))
    try:
        yield
    finally:
        nlp.default_error_handler = default
        for component, before in replaced:
            component.set_error_handler(before)


def _leave_out(name: str, component: Any, docs: list[Doc], error: Exception) -> None:
    """Go on without the Docs that failed."""


def _raise(name: str, component: Any, docs: list[Doc], error: Exception) -> None:
    raise error
