"""What differs between two registries, by entity and field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import Entity, Name, Prov, Tenure
from fodbold_ner.ontology import Code

__all__ = ["Change", "ChangeKind", "FieldChange", "diff", "lost_ids"]


class ChangeKind(Code):
    """What happened to an id."""

    ADDED = "added"
    REMOVED = "removed"
    MERGED = "merged"
    CHANGED = "changed"


@dataclass(frozen=True)
class FieldChange:
    """A field, a name or a tenure before and after; None where it was or is not there."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Change:
    """What happened to an entity; `label` is the newest there is, `into` what it merged into."""

    id: str
    kind: ChangeKind
    label: str
    into: str | None = None
    fields: tuple[FieldChange, ...] = ()


def diff(old: Registry, new: Registry) -> list[Change]:
    """Return every change from one registry to another, in order of the ids.

    >>> registry = Registry.shipped()
    >>> diff(registry, registry)
    []
    """
    before = {entity.id: entity for entity in old}
    after = {entity.id: entity for entity in new}
    changes = []
    for entity_id in sorted({*before, *after, *old.redirects, *new.redirects}):
        change = _change(entity_id, before.get(entity_id), after.get(entity_id), old, new)
        if change is not None:
            changes.append(change)
    return changes


def lost_ids(old: Registry, new: Registry) -> list[str]:
    """Return the ids that find an entity in the old registry and none in the new one.

    An id is permanent: whoever removes an entity leaves a redirect, and redirects stay for ever.

    >>> lost_ids(Registry([Registry.shipped()["fb:c:000101"]]), Registry([]))
    ['fb:c:000101']
    """
    known = sorted({*(entity.id for entity in old), *old.redirects})
    return [entity_id for entity_id in known if entity_id not in new]


def _change(
    entity_id: str, before: Entity | None, after: Entity | None, old: Registry, new: Registry
) -> Change | None:
    if after is not None:
        if before is None:
            return Change(entity_id, ChangeKind.ADDED, after.label_da)
        fields = tuple(_fields(before, after))
        if fields:
            return Change(entity_id, ChangeKind.CHANGED, after.label_da, fields=fields)
        return None
    into = new.redirects.get(entity_id)
    if before is None and into == old.redirects.get(entity_id):
        return None
    if into is None:
        label = before.label_da if before else old[entity_id].label_da
        return Change(entity_id, ChangeKind.REMOVED, label)
    label = before.label_da if before else new[into].label_da
    return Change(entity_id, ChangeKind.MERGED, label, into=into)


def _fields(before: Entity, after: Entity) -> Iterator[FieldChange]:
    old, new = _values(before), _values(after)
    for field in dict.fromkeys((*old, *new)):
        if old.get(field) != new.get(field):
            yield FieldChange(field, old.get(field), new.get(field))
    groups = (
        ("name", _by_key(before.names, _name_key), _by_key(after.names, _name_key)),
        ("role", _by_key(before.roles, _role_key), _by_key(after.roles, _role_key)),
        ("source", _by_key(before.prov, _prov_key), _by_key(after.prov, _prov_key)),
    )
    for what, olds, news in groups:
        yield from _group(what, olds, news)


def _values(entity: Entity) -> dict[str, str]:
    fields = entity.model_dump(
        mode="json", exclude_none=True, exclude={"id", "names", "roles", "prov", "xref"}
    )
    ids = {f"xref.{register}": key for register, key in entity.xref.known().items()}
    return {**{key: str(value) for key, value in fields.items()}, **ids}


def _group(
    what: str, old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]
) -> Iterator[FieldChange]:
    """Compare what has a key; of what is only on one side, tell all of it at once."""
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        if before is None or after is None:
            yield FieldChange(f"{what} {key}", _told(before), _told(after))
            continue
        for field in dict.fromkeys((*before, *after)):
            if before.get(field) != after.get(field):
                yield FieldChange(f"{what} {key}: {field}", before.get(field), after.get(field))


def _told(fields: Mapping[str, str] | None) -> str | None:
    return None if fields is None else ", ".join(fields.values())


def _by_key(rows: tuple[Any, ...], key: Any) -> dict[str, dict[str, str]]:
    keyed: dict[str, dict[str, str]] = {}
    for row in rows:
        name, number = key(row), 2
        while name in keyed:
            name, number = f"{key(row)} ({number})", number + 1
        keyed[name] = _flat(row)
    return keyed


def _flat(row: Name | Tenure | Prov) -> dict[str, str]:
    """Return what a row says beyond its key, a source on one line."""
    fields = row.model_dump(
        mode="json", exclude_none=True, exclude={"text", "role", "org", "source", "ref"}
    )
    source = fields.pop("prov", None)
    flat = {key: str(value) for key, value in fields.items()}
    if isinstance(source, dict):
        flat["source"] = " · ".join(str(value) for value in source.values())
    return flat


def _name_key(name: Name) -> str:
    return repr(name.text)


def _role_key(tenure: Tenure) -> str:
    return f"{tenure.role} at {tenure.org}" if tenure.org else str(tenure.role.value)


def _prov_key(prov: Prov) -> str:
    return f"{prov.source}, {prov.ref}" if prov.ref else prov.source
