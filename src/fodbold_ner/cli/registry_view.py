"""Entities of a registry, what a name finds and what changed, for a terminal of 80 columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from fodbold_ner.links.changes import Change, ChangeKind, FieldChange
from fodbold_ner.links.coverage import Count
from fodbold_ner.links.dated import entity_at, holders
from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import Entity, EntityType, Level, Name, Prov, Tenure
from fodbold_ner.links.spans import span_words

if TYPE_CHECKING:
    from fodbold_ner.links.search import Found
    from fodbold_ner.links.store import Store

    Entities: TypeAlias = Registry | Store

__all__ = ["print_changes", "print_counts", "print_entity", "print_found"]

_SIGNS = {
    ChangeKind.ADDED: "+",
    ChangeKind.REMOVED: "-",
    ChangeKind.MERGED: ">",
    ChangeKind.CHANGED: "~",
}


def print_found(found: Sequence[Found], registry: Entities, day: date | None) -> None:
    """Print a row for each entity that a name finds: how, by which name, and what it is.

    Args:
        found: What was found, the surest first.
        registry: Where it was found.
        day: The day that was asked for; with one, people come with the roles that they held.
    """
    table = _table(10, (2, "fold"), (3, "fold"), 11)
    for hit in found:
        how = hit.how if hit.similarity == 1 else f"{hit.how} {hit.similarity:.2f}"
        use = f"{hit.name.text} ({hit.name.kind}, {hit.name.auto_link})"
        what = [f"{hit.entity.label_da} ({_what(hit.entity)})"]
        if day is not None:
            what += [_role(tenure, registry) for tenure in hit.entity.roles]
        table.add_row(how, use, "\n".join(what), hit.entity.id)
    if found:
        _console().print(table)


def print_counts(counts: Iterable[Count]) -> None:
    """Print a row for each count: what was counted, how many there are, how many were promised.

    Args:
        counts: The counts, in the order in which they are shown.
    """
    table = Table("what", box=None, pad_edge=False)
    table.add_column("held", justify="right")
    table.add_column("promised", justify="right")
    for count in counts:
        table.add_row(count.what, f"{count.held:,}", f"{count.promised:,}")
    _console().print(table)


def print_entity(registry: Entities, entity_id: str, day: date | None) -> None:
    """Print what is on file about an entity, with its sources numbered below.

    Args:
        registry: Where the entity is.
        entity_id: Its id, or one that was merged into it.
        day: If given, only names and roles that held on this day.
    """
    entity = registry[entity_id]
    sources = _Sources()
    parts: list[Text | Padding] = [Text(entity.label_da, style="bold")]
    if entity.id != entity_id:
        parts.append(Text(f"{entity_id} was merged into {entity.id}"))
    parts.append(Text(f"{entity.id} · {_what(entity)}"))
    parts += [Text(fact) for fact in _facts(entity)]
    if day is not None:
        entity = entity_at(entity, day)
    own = " ".join(sources.mark(prov) for prov in entity.prov)
    if own:
        parts.append(Text(f"sources: {own}"))
    suffix = f" on {day.isoformat()}" if day else ""
    names = _table((3, "fold"), 12, 8, (2, "fold"), 5)
    for name in entity.names:
        names.add_row(name.text, name.kind, name.auto_link, _name_use(name), _mark(name, sources))
    parts += _section(f"Names{suffix}", names)
    roles = _table((2, "fold"), (3, "fold"), (3, "fold"), 5)
    for tenure in entity.roles:
        org = _org(tenure, registry)
        roles.add_row(tenure.role, org, _tenure_use(tenure), _mark(tenure, sources))
    parts += _section(f"Roles{suffix}", roles)
    people = _table((2, "fold"), (3, "fold"), (3, "fold"), 5)
    if entity.type is not EntityType.PERSON:
        for person, tenure in holders(registry, entity.id, day=day):
            who = f"{person.label_da} {person.id}"
            people.add_row(tenure.role, who, _tenure_use(tenure), _mark(tenure, sources))
    parts += _section(f"People{suffix}", people)
    told = _table(5, (1, "fold"))
    for mark, prov in sources:
        told.add_row(mark, _prov(prov))
    parts += _section("Sources", told)
    _console().print(Group(*parts))


def print_changes(changes: Iterable[Change]) -> None:
    """Print each change with the fields that it touches, and to standard error how many."""
    out = _console()
    counts: Counter[ChangeKind] = Counter()
    for change in changes:
        counts[change.kind] += 1
        into = f" merged into {change.into}" if change.into else ""
        line = f"{_SIGNS[change.kind]} {change.id} {change.label}{into}"
        out.print(Text(line, style="bold"), soft_wrap=True)
        for field in change.fields:
            out.print(Text(f"    {_field(field)}"), soft_wrap=True)
    summary = ", ".join(f"{counts[kind]} {kind}" for kind in ChangeKind)
    _console(stderr=True).print(Text(summary), soft_wrap=True)


class _Sources:
    """Numbers each source once, in the order in which they are met."""

    def __init__(self) -> None:
        self._numbers: dict[Prov, int] = {}

    def mark(self, prov: Prov) -> str:
        return f"[{self._numbers.setdefault(prov, len(self._numbers) + 1)}]"

    def __iter__(self) -> Iterator[tuple[str, Prov]]:
        return ((f"[{number}]", prov) for prov, number in self._numbers.items())


def _console(*, stderr: bool = False) -> Console:
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def _table(*columns: int | tuple[int, str]) -> Table:
    """Return a table without lines; a number is a width, a pair a share of what is left."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    for column in columns:
        if isinstance(column, int):
            table.add_column(width=column, no_wrap=True)
        else:
            table.add_column(ratio=column[0], overflow="fold")
    return table


def _section(title: str, table: Table) -> list[Text | Padding]:
    if not table.row_count:
        return []
    return [Text(), Text(title, style="bold"), Padding(table, (0, 0, 0, 2))]


def _what(entity: Entity) -> str:
    """Say in a few words what an entity is."""
    side = f"{entity.level} side" if entity.level not in (None, Level.FIRST) else None
    parts = (entity.type, entity.country, entity.gender, side)
    return ", ".join(str(part).replace("_", " ") for part in parts if part)


def _facts(entity: Entity) -> Iterable[str]:
    if entity.label and entity.label != entity.label_da:
        yield f"elsewhere: {entity.label}"
    active = _years(entity.active_from, entity.active_until)
    if active:
        yield f"active: {active}"
    if entity.dob:
        yield f"born: {entity.dob}"
    known = entity.xref.known()
    if known:
        yield "ids: " + ", ".join(f"{register} {key}" for register, key in known.items())


def _name_use(name: Name) -> str:
    lang = "" if name.lang == "da" else name.lang
    return ", ".join(filter(None, (lang, _years(name.valid_from, name.valid_until))))


def _years(start: str | None, end: str | None) -> str:
    return f"{start or ''} – {end or ''}".strip() if start or end else ""


def _tenure_use(tenure: Tenure) -> str:
    words = span_words(tenure)
    seen = f"as of {tenure.as_of}" if tenure.as_of and not words.startswith("as of") else ""
    return ", ".join(filter(None, (words, tenure.status, seen)))


def _role(tenure: Tenure, registry: Entities) -> str:
    return f"{tenure.role}, {_org(tenure, registry)}, {span_words(tenure)}"


def _org(tenure: Tenure, registry: Entities) -> str:
    if tenure.org is None:
        return "organisation not on file"
    org = registry[tenure.org]
    return f"{org.label_da} {org.id}"


def _mark(row: Name | Tenure, sources: _Sources) -> str:
    return sources.mark(row.prov) if row.prov else ""


def _prov(prov: Prov) -> str:
    retrieved = f"retrieved {prov.retrieved}" if prov.retrieved else None
    return " · ".join(filter(None, (prov.source, prov.ref, prov.licence, retrieved, prov.note)))


def _field(change: FieldChange) -> str:
    if change.before is None:
        return f"+ {change.field}: {change.after}" if change.after else f"+ {change.field}"
    if change.after is None:
        return f"- {change.field}: {change.before}" if change.before else f"- {change.field}"
    return f"{change.field}: {change.before} → {change.after}"
