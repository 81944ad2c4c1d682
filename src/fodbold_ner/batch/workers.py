"""Processes that annotate batches side by side, and what becomes of a batch whose process dies."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import takewhile
from multiprocessing.context import BaseContext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from fodbold_ner.batch.failures import FailureRecord
from fodbold_ner.batch.inputs import failure_of
from fodbold_ner.errors import FodboldError
from fodbold_ner.records import AnnotatedArticle, Article

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["annotate_in_processes"]

_AHEAD = 2
"""How many batches a process has been given that nobody has asked for yet."""

Item: TypeAlias = Article | FailureRecord
Outcome: TypeAlias = AnnotatedArticle | FailureRecord
Annotate = Callable[["Language", Iterable[Item]], Generator[Outcome, None, None]]
Sent: TypeAlias = "Future[list[str | FailureRecord]]"


def annotate_in_processes(
    items: Iterator[Item], nlp: Language, annotate: Annotate, *, jobs: int, batch_size: int
) -> Generator[Outcome, None, None]:
    """Yield the outcomes of all items in order, each batch annotated in one of some processes.

    Closing the iteration early, or an error in it, ends the processes after the batch that they
    are at. When a process dies, the articles that it may have had are annotated again, each by
    itself; one that ends its process again is a failure.

    Args:
        items: What to annotate, and failures to pass on.
        nlp: The pipeline.
        annotate: What yields the outcomes of a batch in one process; to start processes without
            forking it must be one that pickle knows.
        jobs: How many processes.
        batch_size: How many items go to a process at a time.

    Raises:
        FodboldError: No process can be started.
        Exception: What the iteration over `items` raises, after the outcomes of those before.

    Example:
        >>> import spacy
        >>> def pass_on(nlp, items):
        ...     yield from items
        >>> nlp, failure = spacy.blank("da"), FailureRecord(error="InputError", message="no text")
        >>> outcomes = annotate_in_processes(iter([failure]), nlp, pass_on, jobs=2, batch_size=8)
        >>> [outcome.message for outcome in outcomes]
        ['no text']
    """
    source = _Source(items, batch_size)
    workers = _Workers(nlp, annotate, jobs)
    ahead: deque[tuple[list[Item], Sent]] = deque()
    try:
        while True:
            while len(ahead) < _AHEAD * jobs and (batch := source.take()):
                ahead.append((batch, workers.send(batch)))
            if not ahead:
                break
            batch, sent = ahead.popleft()
            try:
                outcomes = sent.result()
            except BrokenProcessPool:
                outcomes = list(_one_by_one(batch, workers))
                ahead = deque(
                    (waiting, workers.send(waiting) if _is_lost(before) else before)
                    for waiting, before in ahead
                )
            for outcome in outcomes:
                if isinstance(outcome, FailureRecord):
                    yield outcome
                else:
                    yield AnnotatedArticle.model_validate_json(outcome)
    finally:
        workers.stop()
    if source.fault is not None:
        raise source.fault


class _Source:
    """Hands out batches, and keeps the error that ended the items until all before it are done."""

    def __init__(self, items: Iterator[Item], batch_size: int) -> None:
        self.fault: Exception | None = None
        self._items = items
        self._batch_size = batch_size
        self._exhausted = False

    def take(self) -> list[Item]:
        batch: list[Item] = []
        while not self._exhausted and len(batch) < self._batch_size:
            try:
                batch.append(next(self._items))
            except StopIteration:
                self._exhausted = True
            except Exception as error:
                self._exhausted, self.fault = True, error
        return batch


def _one_by_one(batch: list[Item], workers: _Workers) -> Iterator[str | FailureRecord]:
    """Annotate a lost batch so that an article that ends its process takes no other with it."""
    workers.restart()
    for item in batch:
        try:
            yield from workers.send([item]).result()
        except BrokenProcessPool:
            workers.restart()
            yield failure_of(
                FodboldError(
                    "the process that annotated this article died, for want of memory or by a "
                    "fault; annotate it by itself to see which"
                ),
                item,
            )


def _is_lost(sent: Sent) -> bool:
    return sent.done() and isinstance(sent.exception(), BrokenProcessPool)


class _Workers:
    """A pool that can be started again, with flags that no dying process can leave locked."""

    def __init__(self, nlp: Language, annotate: Annotate, jobs: int) -> None:
        self._work = (nlp, annotate)
        self._jobs = jobs
        self._context = _context()
        self._folder: TemporaryDirectory[str] | None = None
        self._pickled: Path | None = None
        self._pool: ProcessPoolExecutor | None = None
        self._ready: Any = self._context.RawValue("b", 0)
        self._stopping: Any = self._context.RawValue("b", 0)

    def send(self, batch: list[Item]) -> Sent:
        if self._pool is None:
            if self._pickled is None and self._context.get_start_method() != "fork":
                self._pickle()
            flags = (self._ready, self._stopping)
            self._pool = ProcessPoolExecutor(
                self._jobs,
                mp_context=self._context,
                initializer=_begin,
                initargs=(self._pickled or self._work, *flags),
            )
        try:
            return self._pool.submit(_work, batch)
        except BrokenProcessPool as error:
            lost: Sent = Future()
            lost.set_exception(error)
            return lost

    def restart(self) -> None:
        """Leave a pool that has lost a process; the next batch starts another."""
        if not self._ready.value:
            raise FodboldError(
                "the processes that --jobs or jobs= asks for cannot start; in a script, call "
                "from below `if __name__ == '__main__':`, or use one job"
            )
        self._end()

    def stop(self) -> None:
        self._stopping.value = 1
        try:
            self._end()
        finally:
            if self._folder is not None:
                self._folder.cleanup()

    def _pickle(self) -> None:
        """Write the pipeline to a file: handed to a process that fails to start, it would hang."""
        self._folder = TemporaryDirectory(prefix="fodbold_ner-")
        self._pickled = Path(self._folder.name) / "pipeline.pickle"
        self._pickled.write_bytes(pickle.dumps(self._work))

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _context() -> BaseContext:
    """Return how processes start: as the program has set it, else by forking where that is safe.

    A fork shares the loaded pipeline; elsewhere it is pickled for each process.
    """
    chosen = multiprocessing.get_start_method(allow_none=True)
    return multiprocessing.get_context(chosen or ("fork" if sys.platform == "linux" else None))


class _Worker(NamedTuple):
    """What a process works with; the flag is shared memory."""

    nlp: Language
    annotate: Annotate
    stopping: Any


_worker: _Worker | None = None


def _begin(work: tuple[Language, Annotate] | Path, ready: Any, stopping: Any) -> None:
    """Make this process a worker: it ends when it is told to, or when its parent is gone."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    nlp, annotate = pickle.loads(work.read_bytes()) if isinstance(work, Path) else work
    # pickle gives the vectors a store of strings of their own, which knows no new word.
    nlp.vocab.vectors.strings = nlp.vocab.strings
    _worker = _Worker(nlp, annotate, stopping)
    ready.value = 1


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(batch: list[Item]) -> list[str | FailureRecord]:
    assert _worker is not None, "the pool calls _begin first"
    stopping = _worker.stopping
    items = takewhile(lambda item: not stopping.value, batch)
    return [
        outcome if isinstance(outcome, FailureRecord) else outcome.model_dump_json()
        for outcome in _worker.annotate(_worker.nlp, items)
    ]
