"""A registry as files for other programs: JSON lines in its own form, or tables of one sort of row.

The JSON lines can be loaded again and give an equal registry; a table is for reading.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import Entity, Name, Tenure, Xref
from fodbold_ner.ontology import Code

__all__ = ["Rows", "to_csv"]


class Rows(Code):
    """What a table has a row for."""

    ENTITIES = "entities"
    NAMES = "names"
    ROLES = "roles"


_ENTITY = ("id", "type", "label_da", "label", "country", "gender", "level")
_NAME = ("text", "kind", "lang", "valid_from", "valid_until", "auto_link")
_TENURE = ("role", "org", "valid_from", "valid_until", "date_precision", "status", "as_of")
_COLUMNS = {
    Rows.ENTITIES: (*_ENTITY, "active_from", "active_until", "dob", *Xref.model_fields),
    Rows.NAMES: (*_ENTITY, *_NAME),
    Rows.ROLES: ("id", "label_da", *_TENURE, "org_label", "source", "ref"),
}


def to_csv(registry: Registry, rows: Rows = Rows.NAMES) -> str:
    r"""Return a table with a header line, one row an entity, a name or a tenure.

    Args:
        registry: What is exported; redirects have no row.
        rows: What there is a row for. Entities and names have the columns of their fields; roles
            have the person, the organisation's label, and the source.

    Example:
        >>> to_csv(Registry.shipped(), Rows.ROLES).splitlines()[1].split(",")[:4]
        ['fb:p:000101', 'Benjamin Schmedes', 'technical_director', 'fb:c:001211']
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS[rows])
    writer.writerows(_table(registry, rows))
    return out.getvalue()


def _table(registry: Registry, rows: Rows) -> Iterator[list[str]]:
    for entity in registry:
        own = _cells(entity, _ENTITY)
        if rows is Rows.ENTITIES:
            dates = _cells(entity, ("active_from", "active_until", "dob"))
            yield [*own, *dates, *_cells(entity.xref, Xref.model_fields)]
        elif rows is Rows.NAMES:
            yield from ([*own, *_cells(name, _NAME)] for name in entity.names)
        else:
            yield from (_tenure(registry, entity, tenure) for tenure in entity.roles)


def _tenure(registry: Registry, entity: Entity, tenure: Tenure) -> list[str]:
    org = registry[tenure.org].label_da if tenure.org else ""
    source = [tenure.prov.source, tenure.prov.ref or ""] if tenure.prov else ["", ""]
    return [entity.id, entity.label_da, *_cells(tenure, _TENURE), org, *source]


def _cells(row: Entity | Name | Tenure | Xref, fields: Iterable[str]) -> list[str]:
    values = (getattr(row, field) for field in fields)
    return ["" if value is None else str(value) for value in values]
