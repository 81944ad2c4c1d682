"""A registry set beside the open data that it cites: every field that differs, and whether it may.

An entity cites rows of sources in its `prov`: by the row's own reference, or by the file or folder
that holds it, where the name tells which row. What it says is compared with what those rows say:

- an id of another register must be one that a cited row gives;
- country (of a team), years and date of birth must be those of a cited row, at the precision that
  both have;
- the name in a register must be among the names on file.

A difference is explained by the source of another kind that the entity cites beside the rows. Where
a row contradicts a country or a date, that takes a note that names the field, such as ``country by
hand``; for a name, or for what no row says, the source is enough. Nothing explains a wrong id.
What a row says and the entity does not is no difference, and is counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fodbold_ner.links.importers import Draft, read_source
from fodbold_ner.links.keys import name_key
from fodbold_ner.links.schema import AutoLink, Entity, EntityType, Prov, Xref

__all__ = ["Audit", "Difference", "audit"]

_DATES = ("active_from", "active_until", "dob")
# Text collections write names their own way; only the registers have one name a row.
_NAMED_BY_ROW = "withqwerty/reep"


@dataclass(frozen=True)
class Difference:
    """A field that is not as the cited rows have it; `why` is None where nothing explains it.

    `said` holds what the rows have, and is empty where none of them says anything.
    """

    entity_id: str
    label: str
    field: str
    on_file: str
    said: tuple[str, ...]
    refs: tuple[str, ...]
    why: str | None

    def __str__(self) -> str:
        told = ", ".join(self.said) or "nothing"
        where = f"{told} in {'; '.join(self.refs)}"
        return (
            f"{self.entity_id} {self.label}: {self.field}: {self.on_file} on file, {where}: "
            f"{self.why or 'not explained; mend it, or note in prov why it stands'}"
        )


@dataclass(frozen=True)
class Audit:
    """What an audit found.

    Args:
        entities: How many entities cite a row of the sources.
        rows: How many rows they cite.
        compared: How many values on file were compared with what rows say, by field.
        left_out: How many values of rows have none beside them on file, by field.
        differences: In order of the ids.
    """

    entities: int
    rows: int
    compared: dict[str, int]
    left_out: dict[str, int]
    differences: tuple[Difference, ...]

    @property
    def unexplained(self) -> tuple[Difference, ...]:
        """The differences that nothing explains."""
        return tuple(found for found in self.differences if found.why is None)


def audit(registry: Iterable[Entity], sources: Iterable[tuple[str, str | Path]]) -> Audit:
    r"""Compare every entity that cites rows of these sources with the rows.

    Args:
        registry: The entities.
        sources: Kinds of source, of `importers.SOURCE_KINDS`, with their files or folders.

    Raises:
        RegistryError: A kind is unknown, or there is no file of it.

    >>> from tempfile import TemporaryDirectory
    >>> from fodbold_ner.links.registry import Registry
    >>> vejle = Registry.shipped()["fb:c:000117"]
    >>> row = "reep_id,key_wikidata,name,country,key_uefa\nreep_t61dd5c3e,Q737936,Vejle,Norway,9\n"
    >>> with TemporaryDirectory() as folder:
    ...     teams = Path(folder, "teams.csv")
    ...     _ = teams.write_text(row.replace("reep_t61dd5c3e", vejle.prov[0].ref), "utf-8")
    ...     found = audit([vejle], [("reep-teams", teams)])
    >>> [(each.field, each.on_file, each.said) for each in found.unexplained][-1]
    ('country', 'DEN', ('NOR',))
    """
    rows = _Rows(sources)
    compared: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    differences: list[Difference] = []
    entities = cited = 0
    for entity in registry:
        found, lost = rows.cited_by(entity)
        entities += bool(found or lost)
        cited += len(found)
        differences += lost
        for field, on_file, said, agrees in _compared(entity, found) if found else ():
            if on_file is None:
                left_out[field] += 1
                continue
            compared[field] += 1
            if not agrees:
                why = _why(entity, field, said, rows.sources)
                refs = tuple(dict.fromkeys(_ref(row.entity.prov[0]) for row in found))
                differences.append(
                    Difference(entity.id, entity.label_da, field, on_file, said, refs, why)
                )
    return Audit(entities, cited, dict(compared), dict(left_out), tuple(differences))


class _Rows:
    """The rows of sources, by reference, and by name for what cites a file or folder."""

    def __init__(self, sources: Iterable[tuple[str, str | Path]]) -> None:
        self.sources: set[str] = set()
        self._by_ref: dict[tuple[str, str], list[Draft]] = defaultdict(list)
        self._by_name: dict[tuple[str, str], list[Draft]] = defaultdict(list)
        for kind, path in sources:
            for row in read_source(kind, Path(path)):
                if isinstance(row, Draft):
                    (prov,) = row.entity.prov
                    self.sources.add(prov.source)
                    self._by_ref[prov.source, prov.ref or ""].append(row)
                    for name in row.entity.names:
                        self._by_name[prov.source, name_key(name.text)].append(row)

    def cited_by(self, entity: Entity) -> tuple[list[Draft], list[Difference]]:
        """Return the rows that an entity cites, and what it cites in vain."""
        found: list[Draft] = []
        lost: list[Difference] = []
        for prov in entity.prov:
            if prov.source not in self.sources or prov.ref is None:
                continue
            rows = self._by_ref.get((prov.source, prov.ref)) or list(self._inside(entity, prov))
            found += (row for row in rows if row.entity.type is entity.type and row not in found)
            if not rows:
                where = (prov.source,)
                lost.append(
                    Difference(entity.id, entity.label_da, "prov", prov.ref, (), where, prov.note)
                )
        return found, lost

    def _inside(self, entity: Entity, prov: Prov) -> Iterator[Draft]:
        """Yield the rows with a name of the entity in the files and folders of a reference."""
        places = [place for part in str(prov.ref).split("; ") for place in part.split(": ")]
        for key in {name_key(name.text) for name in entity.names}:
            for row in self._by_name.get((prov.source, key), ()):
                file = str(row.entity.prov[0].ref).partition(": ")[0]
                if any(file == place or file.startswith(f"{place}/") for place in places):
                    yield row


def _compared(
    entity: Entity, rows: list[Draft]
) -> Iterator[tuple[str, str | None, tuple[str, ...], bool]]:
    """Yield each field that either side has: on file, in the rows, and whether the two agree."""
    drafts = [row.entity for row in rows]
    if any(draft.xref.known() for draft in drafts):
        for register in Xref.model_fields:
            own = getattr(entity.xref, register)
            said = _said(getattr(draft.xref, register) for draft in drafts)
            if own or said:
                yield f"xref.{register}", own, said, own in said
    said = _said(draft.country for draft in drafts)
    if entity.type is not EntityType.PERSON and (entity.country or said):
        # Who plays for a country is in its list; to be born elsewhere is no contradiction.
        yield "country", entity.country, said, entity.country in said
    for field in _DATES:
        own, said = getattr(entity, field), _said(getattr(draft, field) for draft in drafts)
        if own or said:
            yield field, own, said, any(_same_date(own, other) for other in said)
    said = _said(draft.label_da for draft in drafts if _is_named(draft))
    if said:
        known = {name_key(text) for text in _labels(entity)}
        yield "label", entity.label_da, said, any(name_key(text) in known for text in said)


def _said(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _same_date(one: str | None, other: str) -> bool:
    return one is not None and (one.startswith(other) or other.startswith(one))


def _is_named(draft: Entity) -> bool:
    by_row = draft.prov[0].source.startswith(_NAMED_BY_ROW)
    return by_row and draft.names[0].auto_link is not AutoLink.NEVER


def _labels(entity: Entity) -> Iterator[str]:
    yield from (entity.label_da, entity.label or entity.label_da)
    yield from (name.text for name in entity.names)


def _why(entity: Entity, field: str, said: tuple[str, ...], sources: set[str]) -> str | None:
    """Return what explains a difference, if anything does."""
    if field.startswith("xref"):
        return None
    others = [prov for prov in entity.prov if prov.note or prov.source not in sources]
    named = [prov for prov in others if field in (prov.note or "").split()]
    if named or (said and field != "label"):
        others = named
    return next(
        (f"{prov.source}: {prov.note}" if prov.note else prov.source for prov in others), None
    )


def _ref(prov: Prov) -> str:
    return f"{prov.source} {prov.ref}"
