"""Open data into drafts of entities, one module a publisher, each row read as it streams by.

Kinds of source, and what their path names:

- ``openfootball-clubs``, ``openfootball-leagues``, ``openfootball-players``,
  ``openfootball-squads``: a text file of that collection, or a folder of them;
- ``reep-teams``, ``reep-competitions``, ``reep-people``: a CSV file of the register, or a folder
  that holds ``teams.csv``, ``competitions*.csv`` or ``people.csv``;
- ``wikidata-people``: the JSON answer to the query in ``wikidata_people.rq``, or a folder of such.

What a row says is taken over, what it does not say stays empty. A row that cannot be read is a
`RowFault` with its file and line; one that is left out on purpose is a `Skipped` with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from fodbold_ner.errors import RegistryError
from fodbold_ner.links.importers import openfootball, openfootball_people, reep, wikidata
from fodbold_ner.links.importers.drafts import Draft, Imported, OrgHint, RowFault, Skipped

__all__ = ["SOURCE_KINDS", "Draft", "OrgHint", "RowFault", "Skipped", "files_of", "read_source"]

_READERS: dict[str, tuple[Callable[[Path, str], Iterator[Imported]], tuple[str, ...]]] = {
    "openfootball-clubs": (openfootball.read_clubs, ("**/*.clubs.txt",)),
    "openfootball-leagues": (openfootball.read_leagues, ("**/*leagues.txt",)),
    "openfootball-players": (openfootball_people.read_players, ("**/*.players.txt",)),
    "openfootball-squads": (openfootball_people.read_squads, ("**/squads/*.txt", "**/*squads.txt")),
    "reep-teams": (reep.read_teams, ("teams.csv",)),
    "reep-competitions": (reep.read_competitions, ("competitions*.csv",)),
    "reep-people": (reep.read_people, ("people.csv",)),
    "wikidata-people": (wikidata.read_people, ("*.json",)),
}
SOURCE_KINDS = tuple(_READERS)
"""The kinds of source that can be imported."""


def files_of(kind: str, path: Path) -> list[Path]:
    """Return the files of a source in the order in which they are read.

    Raises:
        RegistryError: The kind is unknown, the path is not there, or the folder holds none.

    >>> [file.name for file in files_of("openfootball-clubs", Path(__file__))]
    ['__init__.py']
    """
    if kind not in _READERS:
        raise RegistryError([f"{kind!r} is no kind of source; use one of {', '.join(_READERS)}"])
    if not path.exists():
        raise RegistryError([f"{path}: no such file or folder; mend the path"])
    if path.is_file():
        return [path]
    patterns = _READERS[kind][1]
    found = {file for pattern in patterns for file in path.glob(pattern) if file.is_file()}
    # openfootball keeps in folders called attic what it no longer stands for.
    files = sorted(
        file for file in found if not any("attic" in part for part in file.relative_to(path).parts)
    )
    if not files:
        what = " or ".join(patterns)
        raise RegistryError([f"{path}: the folder holds no {what}; name another or a file"])
    return files


def read_source(kind: str, path: Path) -> Iterator[Imported]:
    r"""Yield what each row of a source says, in the order of its files and lines.

    Args:
        kind: One of `SOURCE_KINDS`.
        path: A file, or a folder with files of that kind.

    Raises:
        RegistryError: The kind is unknown or there is no file of it.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     clubs = Path(folder, "no.clubs.txt")
    ...     _ = clubs.write_text("= Norway\nPrøveby IL, 1901, Prøveby\n", "utf-8")
    ...     [row] = read_source("openfootball-clubs", clubs)
    >>> row.key, row.entity.active_from
    ('openfootball/clubs:NOR:proveby il:-', '1901')
    """
    for file in files_of(kind, path):
        inside = file.relative_to(path).as_posix() if path.is_dir() else file.name
        yield from _READERS[kind][0](file, inside)
