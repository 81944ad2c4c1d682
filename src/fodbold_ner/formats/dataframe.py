"""Annotated articles as tables: mentions, entities and relations, a row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from fodbold_ner.errors import MissingExtraError
from fodbold_ner.ontology import RELATIONS
from fodbold_ner.records import AnnotatedArticle

if TYPE_CHECKING:
    import pandas

__all__ = ["COLUMNS", "to_frames", "to_rows"]


def _relation_columns() -> list[str]:
    """Name every argument once, with its entity's name beside it, then every attribute."""
    arguments = [argument for spec in RELATIONS.values() for argument in spec.arguments]
    attributes = [name for spec in RELATIONS.values() for name in spec.attributes]
    columns = []
    for argument in arguments:
        columns += [argument.name, f"{argument.name}_name"] if argument.labels else [argument.name]
    return list(dict.fromkeys([*columns, *attributes]))


COLUMNS: dict[str, list[str]] = {
    "mentions": [
        "article", "published", "id", "label", "start", "end", "text", "form", "zone", "entity",
        "role", "edtf", "amount", "currency",
    ],
    "entities": [
        "article", "published", "id", "label", "name", "registry_id", "xref", "score", "why",
        "candidates", "league", "country",
    ],
    "relations": [
        "article", "published", "id", "type", *_relation_columns(), "certainty", "polarity",
        "source", "source_name", "via", "time", "score", "evidence",
    ],
}  # fmt: skip

_TYPES = {
    "mentions": {"start": "Int64", "end": "Int64", "amount": "Int64"},
    "entities": {"score": "float64"},
    "relations": {"position": "Int64", "score": "float64"},
}


def to_rows(record: AnnotatedArticle) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each mention, entity and relation as its table's name and a flat row of plain values.

    An argument of a relation is an entity id in its own column and the entity's name in
    ``<argument>_name``; lists and mappings stay what they are.

    Args:
        record: The annotated article.

    Yields:
        Pairs of ``mentions``, ``entities`` or ``relations`` and a row, in that order of tables.

    Example:
        >>> import fodbold_ner
        >>> record = fodbold_ner.annotate("AGF har fyret Ole Brix.", id="a1")
        >>> for table, row in to_rows(record):
        ...     print(table, row["article"], row["id"])
        mentions a1 m1
        mentions a1 m2
        entities a1 e1
        entities a1 e2
        relations a1 r1
    """
    plain = record.model_dump(mode="json")
    head = {"article": plain["id"], "published": plain["published"]}
    names = {entity["id"]: entity["name"] for entity in plain["entities"]}
    for table in COLUMNS:
        for part in plain[table]:
            row = {**head, **part}
            if table == "relations":
                named = [name for name in COLUMNS[table] if name.endswith("_name")]
                row |= {name: names.get(part.get(name.removesuffix("_name"))) for name in named}
            yield table, row


def to_frames(records: Iterable[AnnotatedArticle]) -> dict[str, pandas.DataFrame]:
    """Return the tables ``mentions``, ``entities`` and ``relations`` of some articles.

    Each has the columns of `COLUMNS`, whatever the records hold, and ``article`` and ``id``
    together name a row. Where a kind of row has no such field, the cell is empty.

    Args:
        records: The annotated articles.

    Returns:
        A DataFrame by table name, an empty one where the records hold nothing for it.

    Raises:
        MissingExtraError: pandas is not installed.

    Example:
        >>> import fodbold_ner
        >>> record = fodbold_ner.annotate("AGF har fyret Ole Brix.")
        >>> frames = to_frames([record])  # doctest: +SKIP
        >>> frames["relations"][["type", "person_name"]].values.tolist()  # doctest: +SKIP
        [['departure', 'Ole Brix']]
    """
    try:
        import pandas
    except ImportError as error:
        raise MissingExtraError("a table as a DataFrame", "dataframe") from error
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in COLUMNS}
    for record in records:
        for table, row in to_rows(record):
            rows[table].append(row)
    return {
        table: pandas.DataFrame(rows[table], columns=columns, dtype=object).astype(_TYPES[table])
        for table, columns in COLUMNS.items()
    }
