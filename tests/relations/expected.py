"""Read a table of texts and the relations they state, and hold a record against a row of it.

A row is a text (``¶`` breaks the line) and under it, indented, all its relations or `none`:

    Brøndby har fyret cheftræner Mads Tornhøj.
        departure(person=Mads Tornhøj, club=Brøndby IF, role=head_coach) asserted

An entity is written by its name or by any of its mentions, `-` stands for a field that is null, and
only the fields that are written are compared. After the certainty may stand `denied`, `source=` and
`via=`; what is not called denied must be affirmed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fodbold_ner import AnnotatedArticle, Relation
from fodbold_ner.ontology import Certainty
from fodbold_ner.records import relation_models

_LINE = re.compile(r"(\w+)\((\w+=[^,()]+(?:, \w+=[^,()]+)*)\) (\w+)((?:, [^,]+)*)")
_COMMON = {"id", "type", "certainty", "polarity", "source", "via", "score", "evidence"}
_FIELDS = {
    model.model_fields["type"].annotation.__args__[0].value: set(model.model_fields) - _COMMON
    for model in relation_models()
}


class TableError(ValueError):
    """A table that cannot be read; the message shows the line."""


@dataclass(frozen=True)
class Expected:
    """A relation as a table states it, and the line that does."""

    type: str
    fields: Mapping[str, str]
    line: str


@dataclass(frozen=True)
class Row:
    """A text with all the relations that it states; `rule` is the heading above."""

    rule: str
    text: str
    relations: tuple[Expected, ...]


def read_table(path: Path) -> list[Row]:
    """Return the rows of a table.

    Raises:
        TableError: A line names no relation type, field or certainty that there is, or a text says
            neither its relations nor `none`.
    """
    rule, text = "", ""
    rows: list[Row] = []
    said: list[str] = []

    def close() -> None:
        if not text:
            return
        if not said or ("none" in said and len(said) > 1):
            raise TableError(f"{text!r} has neither relations nor a lone 'none' under it")
        relations = tuple(read_relation(line) for line in said if line != "none")
        rows.append(Row(rule, text.replace("¶", "\n"), relations))
        said.clear()

    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            said.append(line.strip())
            continue
        close()
        text = "" if not line or line.startswith("== ") else line
        rule = line[3:] if line.startswith("== ") else rule
    close()
    return rows


def read_relation(line: str) -> Expected:
    """Return the relation that a line of a table states; see the module for the form."""
    match = _LINE.fullmatch(line)
    if match is None or match[1] not in _FIELDS:
        raise TableError(f"{line!r} is not of the form type(field=value, …) certainty, …")
    fields = dict(pair.split("=", 1) for pair in match[2].split(", "))
    if not set(fields) <= _FIELDS[match[1]]:
        raise TableError(f"{line!r} has a field that no {match[1]} has")
    if match[3] not in {certainty.value for certainty in Certainty}:
        raise TableError(f"{match[3]!r} in {line!r} is no certainty")
    fields["certainty"] = match[3]
    fields["polarity"] = "affirmed"
    for extra in match[4].split(", ")[1:]:
        key, _, value = extra.partition("=")
        if extra == "denied":
            fields["polarity"] = "denied"
        elif key in ("source", "via") and value:
            fields[key] = value
        else:
            raise TableError(f"{extra!r} in {line!r} is neither 'denied', 'source=' nor 'via='")
    return Expected(match[1], fields, line)


def unmet(row: Row, record: AnnotatedArticle) -> tuple[list[str], list[str]]:
    """Return the lines that no relation of the record meets, and the relations that are too many.

    Each relation meets one line at most, and as many lines as can be are met.
    """
    found = list(record.relations)
    pairs = _pair(row.relations, found, record)
    missing = [relation.line for relation in row.relations if id(relation) not in pairs]
    taken = set(pairs.values())
    return missing, [_show(r, record) for index, r in enumerate(found) if index not in taken]


def _pair(
    expected: Sequence[Expected], found: Sequence[Relation], record: AnnotatedArticle
) -> dict[int, int]:
    """Match lines to relations by augmenting paths, so that the order of neither matters."""
    owner: dict[int, Expected] = {}

    def place(relation: Expected, tried: set[int]) -> bool:
        for index, candidate in enumerate(found):
            if index in tried or not _meets(relation, candidate, record):
                continue
            tried.add(index)
            if index not in owner or place(owner[index], tried):
                owner[index] = relation
                return True
        return False

    for relation in expected:
        place(relation, set())
    return {id(relation): index for index, relation in owner.items()}


def _meets(expected: Expected, relation: Relation, record: AnnotatedArticle) -> bool:
    if relation.type.value != expected.type:
        return False
    return all(
        value in _readings(getattr(relation, name), record)
        for name, value in expected.fields.items()
    )


def _readings(value: Any, record: AnnotatedArticle) -> set[str]:
    """All the ways in which a table may write a field's value."""
    if value is None or value == ():
        return {"-"}
    if isinstance(value, bool):
        return {"yes" if value else "no"}
    if isinstance(value, tuple):
        return {" > ".join(_name(each, record) for each in value)}
    if isinstance(value, str) and any(entity.id == value for entity in record.entities):
        mentions = {mention.text for mention in record.mentions if mention.entity == value}
        return {_name(value, record)} | mentions
    return {str(getattr(value, "value", value))}


def _name(entity_id: str, record: AnnotatedArticle) -> str:
    return record.entity(entity_id).name or "-"


def _show(relation: Relation, record: AnnotatedArticle) -> str:
    """Write a relation much as a table does."""
    fields = ", ".join(
        f"{name}={min(_readings(getattr(relation, name), record), key=len)}"
        for name in sorted(_FIELDS[relation.type.value])
        if getattr(relation, name) is not None
    )
    source = min(_readings(relation.source, record))
    return (
        f"{relation.type.value}({fields}) {relation.certainty.value}, "
        f"{relation.polarity.value}, source={source}"
    )
