"""Sources of open data into a store on disk, or one of them into JSON lines.

- `build` lays sources over a registry and writes a store (`fodbold_ner.links.store`) that holds
  both. It works in ``<out>.building`` and takes that up again if it was killed; the store gets its
  name when it is whole. The same inputs give the same bytes, however often it was stopped.
- `import_source` writes one source as JSON lines that `Registry.load` reads over the base.

Ids are our own: a row's is allotted when its source's key is first seen, and kept with the key
beside what was made, so that building over an earlier store, or importing over an earlier file,
gives every row the id that it had. What an earlier build had as an entity of its own and a later
one joins to another leaves a redirect.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from fodbold_ner.errors import RegistryError
from fodbold_ner.links.build_report import BuildReport, count_of, report_of
from fodbold_ner.links.importers import files_of, read_source
from fodbold_ner.links.importers.drafts import Draft, Skipped
from fodbold_ner.links.registry import Registry
from fodbold_ner.links.rows import write_rows
from fodbold_ner.links.schema import Entity
from fodbold_ner.links.staging import Staging
from fodbold_ner.links.store import Store
from fodbold_ner.links.store_format import STORE_FORMAT, id_of, number_of
from fodbold_ner.links.store_writing import write_store

__all__ = ["BuildReport", "Progress", "Source", "build", "import_source"]

Progress = Callable[[str, int, "int | None"], None]
"""Told what is being done, how many rows are done, and of how many where that is known."""

_RULES = "2"
"""To be raised when the same rows of a source come to mean something else."""
_BATCH = 2_000
# Those with ids of other registers come first, clubs before the people who are tied to them.
_ORDER = (
    "reep-teams",
    "openfootball-clubs",
    "reep-competitions",
    "openfootball-leagues",
    "reep-people",
    "wikidata-people",
    "openfootball-players",
    "openfootball-squads",
)


class Source(NamedTuple):
    """A file or folder to import; `kind` is one of `importers.SOURCE_KINDS`."""

    kind: str
    path: Path


def build(
    sources: Iterable[Source | tuple[str, Path]],
    out: str | Path,
    *,
    base: Sequence[str | Path] | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    r"""Build a store of a registry and sources; what is there already of these is left as it is.

    Args:
        sources: What to import, in any order; those of one kind are read as they are given.
        out: The store; one that is there is replaced, and the ids that it allotted are kept.
        base: Registry files and folders, in layers; the registry that ships by default.
        progress: Told now and then how far it is.

    Returns:
        The report; rows that cannot be read are its faults, and do not stop a build.

    Raises:
        RegistryError: The base has faults, a source is missing or unknown, `out` is no store, or
            another build is at work on it.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     teams = Path(folder, "teams.csv")
    ...     _ = teams.write_text("key_wikidata,name,country\nQ0,Prøveby IF,Denmark\n", "utf-8")
    ...     report = build([("reep-teams", teams)], Path(folder, "full.sqlite"))
    >>> report.read, report.joined, report.faults
    (1, 0, ())
    """
    begun, out = time.monotonic(), Path(out)
    given = sorted((Source(kind, Path(path)) for kind, path in sources), key=_rank)
    registry = Registry.shipped() if base is None else Registry.load(base)
    inputs = _digest(given, registry)
    earlier: dict[str, int] = {}
    redirects: dict[str, str] = {}
    if out.exists():
        with Store(out) as store:
            if store.meta.get("inputs") == inputs:
                return report_of(out, store.report, 0.0)
            earlier, redirects = store.source_keys, store.redirects
    with _gather(out, given, registry, earlier, redirects, progress) as staging:
        counts = _write(staging, out, inputs, progress)
        staging.remove()
    return report_of(out, counts, round(time.monotonic() - begun, 3))


def import_source(
    kind: str,
    path: str | Path,
    out: str | Path,
    *,
    base: Sequence[str | Path] | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    r"""Write one source as JSON lines: a layer to be laid over the base, of what is new or fuller.

    Args:
        kind: One of `importers.SOURCE_KINDS`.
        path: A file, or a folder with files of that kind.
        out: The file; it is written whole, or left as it was. ``<out>.ids`` beside it keeps which
            id was allotted to which key of the source, for the next time.
        base: Registry files and folders, in layers; the registry that ships by default.
        progress: Told now and then how far it is.

    Returns:
        The report, of the rows written.

    Raises:
        RegistryError: The base has faults, the source is missing or unknown, or ``<out>.ids`` was
            changed into something else.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     clubs = Path(folder, "no.clubs.txt")
    ...     _ = clubs.write_text("= Norway\nPrøveby IL, 1901, Prøveby\n", "utf-8")
    ...     report = import_source("openfootball-clubs", clubs, Path(folder, "clubs.jsonl"))
    ...     list(Registry.load(report.path))[0].label_da
    'Prøveby IL'
    """
    begun, out = time.monotonic(), Path(out)
    source = Source(kind, Path(path))
    files_of(*source)
    registry = Registry.shipped() if base is None else Registry.load(base)
    ids = Path(f"{out}.ids")
    with _gather(out, [source], registry, _read_ids(ids), {}, progress) as staging:
        rows = [entity for entity in staging.entities() if registry.get(entity.id) != entity]
        counts = {**_counts(staging), **count_of(rows)}
        keys = "".join(f"{key}\t{id_of(number)}\n" for key, number in staging.source_keys())
        for file, data in ((ids, keys.encode()), (out, write_rows([*rows]))):
            partial = Path(f"{file}.writing")
            partial.write_bytes(data)
            partial.replace(file)
        staging.remove()
    return report_of(out, counts, round(time.monotonic() - begun, 3))


def _rank(source: Source) -> int:
    files_of(*source)
    return _ORDER.index(source.kind)


def _digest(sources: Sequence[Source], registry: Registry) -> str:
    """Return what the inputs are, wherever they lie: rules, base, kinds, names and bytes."""
    digest = hashlib.sha256(f"{STORE_FORMAT} {_RULES}\n".encode())
    digest.update(registry.to_bytes())
    for kind, path in sources:
        for file in files_of(kind, path):
            inside = file.relative_to(path).as_posix() if path.is_dir() else file.name
            content = hashlib.sha256()
            with file.open("rb") as opened:
                while chunk := opened.read(1 << 20):
                    content.update(chunk)
            digest.update(f"{kind} {inside} {content.hexdigest()}\n".encode())
    return digest.hexdigest()


def _gather(
    out: Path,
    sources: Sequence[Source],
    registry: Registry,
    earlier: Mapping[str, int],
    redirects: Mapping[str, str],
    progress: Progress | None,
) -> Staging:
    """Return the work file with all that the sources say, taken up where it was left."""
    known = {number_of(old): number_of(new) for old, new in redirects.items()}
    known |= {number_of(old): number_of(new) for old, new in registry.redirects.items()}
    before = repr((sorted(earlier.items()), sorted(redirects.items()))).encode()
    inputs = f"{_digest(sources, registry)} {hashlib.sha256(before).hexdigest()}"
    staging = Staging(Path(f"{out}.building"), inputs)
    try:
        state = staging.state
        if not state:
            counts: dict[str, Any] = {"read": 0, "joined": 0, "skipped": {}}
            state = {"inputs": inputs, "source": 0, "rows": 0, "counts": counts}
            staging.begin()
            staging.take_over(registry, known.items(), earlier.items())
            staging.commit(state)
        for source in sources[state["source"] :]:
            _read(staging, source, state, progress)
    except BaseException:
        staging.close()
        raise
    return staging


def _read(
    staging: Staging, source: Source, state: dict[str, Any], progress: Progress | None
) -> None:
    """Read a source from where the state says on; change the state as batches are kept."""
    counts = state["counts"]
    rows = islice(read_source(*source), state["rows"], None)
    while True:
        batch = list(islice(rows, _BATCH))
        staging.begin()
        for row in batch:
            if isinstance(row, Draft):
                counts["joined"] += staging.add(row, source.kind)
            elif isinstance(row, Skipped):
                counts["skipped"][row.reason] = counts["skipped"].get(row.reason, 0) + 1
            else:
                staging.fault(str(row))
        counts["read"] += len(batch)
        state["rows"] += len(batch)
        if progress is not None:
            progress(source.kind, state["rows"], None)
        if len(batch) < _BATCH:
            state |= {"source": state["source"] + 1, "rows": 0}
            staging.commit(state)
            return
        staging.commit(state)


def _counts(staging: Staging) -> dict[str, Any]:
    contested = Counter(contest.why for contest in staging.contested())
    return {
        **staging.state["counts"],
        "contested": dict(sorted(contested.items())),
        "faults": staging.faults(),
    }


def _write(staging: Staging, out: Path, inputs: str, progress: Progress | None) -> dict[str, Any]:
    total = staging.count()
    types: Counter[str] = Counter()
    counts: dict[str, Any] = {**_counts(staging), "names": 0}

    def counted() -> Iterator[Entity]:
        for number, entity in enumerate(staging.entities(), start=1):
            types[str(entity.type)] += 1
            counts["names"] += len(entity.names)
            counts["entities"] = dict(sorted(types.items()))
            if progress is not None and (number % 10_000 == 0 or number == total):
                progress("writing", number, total)
            yield entity

    partial = Path(f"{out}.writing")
    partial.unlink(missing_ok=True)
    write_store(
        partial,
        counted(),
        redirects=staging.redirects(),
        source_keys=staging.source_keys(),
        meta=lambda: {"inputs": inputs, "report": json.dumps(counts, sort_keys=True)},
    )
    partial.replace(out)
    return counts


def _read_ids(path: Path) -> dict[str, int]:
    if not path.exists():
        return {}
    found = {}
    for line, row in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        key, _, entity_id = row.rpartition("\t")
        if not key or not re.fullmatch(r"fb:[pclnma]:\d{6}", entity_id):
            raise RegistryError([f"{path}:{line}: no key and id; take an older copy of the file"])
        found[key] = number_of(entity_id)
    return found
