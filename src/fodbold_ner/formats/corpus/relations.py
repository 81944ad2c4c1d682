"""The rows of the relations and of their evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from fodbold_ner.formats.corpus.entities import EntityRow
from fodbold_ner.formats.corpus.escapes import unquote, words
from fodbold_ner.formats.corpus.evidence import read_evidence
from fodbold_ner.formats.corpus.faults import Faults, either
from fodbold_ner.formats.corpus.sentences import Sentence
from fodbold_ner.ontology import (
    ARGUMENT_LABELS,
    RELATIONS,
    Certainty,
    Code,
    Polarity,
    RelationType,
    Role,
)
from fodbold_ner.records import relation_models

__all__ = ["ACTING", "MODELS", "RelationRow", "keys_of", "read_relations"]

ACTING = "acting"
"""The attribute that is a word of its own and no key."""

MODELS = {get_args(model.model_fields["type"].annotation)[0]: model for model in relation_models()}
_NUMBER = re.compile(r"[0-9]+")


@dataclass
class RelationRow:
    """A relation as its rows state it; entities stand by handle."""

    row: int
    type: RelationType
    values: dict[str, Any] = field(default_factory=dict)
    evidence: list[dict[str, Any]] = field(default_factory=list)

    def fact(self) -> tuple[Any, ...]:
        """Return what no other relation of the article may share."""
        parts = {key: value for key, value in self.values.items() if key != "certainty"}
        return self.type, *sorted((key, str(value)) for key, value in parts.items())


def keys_of(kind: RelationType) -> tuple[str, ...]:
    """Return the keys that a relation's row may have, in the order in which they are written.

    Example:
        >>> keys_of(RelationType.VACANCY)
        ('role', 'club', 'since', 'time', 'source', 'via')
    """
    spec = RELATIONS[kind]
    attributes = [name for name in spec.attributes if name != ACTING]
    # What has a start and an end has no time of its own.
    time = [] if "start" in attributes else ["time"]
    return (*(argument.name for argument in spec.arguments), *attributes, *time, "source", "via")


def read_relations(
    rows: Iterable[tuple[int, str]],
    entities: Mapping[str, EntityRow],
    sentences: Iterable[Sentence],
    text: str,
    faults: Faults,
) -> list[RelationRow]:
    """Read the rows of the relations, and note every fault.

    Args:
        rows: Row numbers of the file and rows, without remarks and empty ones.
        entities: The entities by handle.
        sentences: The sentences of the text.
        text: The text.
        faults: Where faults are noted.

    Returns:
        The relations in order of the file; one whose type is unknown is left out.

    Example:
        >>> agf = EntityRow(6, "agf", name="AGF")
        >>> rows = [(9, "vacancy asserted role=head_coach club=agf"), (10, '    1 "uden"')]
        >>> sentence = Sentence(4, 1, 0, 15, None, True)
        >>> [row] = read_relations(rows, {"agf": agf}, [sentence], "AGF uden træner", Faults("a"))
        >>> row.values["role"], row.evidence
        ('head_coach', [{'start': 0, 'end': 15, 'trigger': [(4, 8)]}])
    """
    by_number = {sentence.number: sentence for sentence in sentences}
    found: list[RelationRow] = []
    current: RelationRow | None = None
    for row, line in rows:
        try:
            parts = words(line)
        except ValueError as error:
            faults.add(row, str(error))
            if not line.startswith(" "):
                current = None
            elif current is not None:
                current.evidence.append({})
            continue
        if line.startswith(" "):
            if current is not None:
                evidence = read_evidence(row, parts, current.evidence, by_number, text, faults)
                current.evidence.append(evidence)
            elif not found:
                faults.add(row, "evidence of no relation; write the relation above it")
            continue
        current = _read_relation(row, parts, entities, faults)
        if current is not None:
            found.append(current)
    _check_whole(found, faults)
    return found


def _check_whole(found: Iterable[RelationRow], faults: Faults) -> None:
    facts: dict[tuple[Any, ...], int] = {}
    for relation in found:
        if not relation.evidence:
            faults.add(
                relation.row,
                "no evidence; beneath it write an indented row with the number of the sentence "
                "and its triggers",
            )
        other = facts.setdefault(relation.fact(), relation.row)
        if other != relation.row:
            faults.add(
                relation.row,
                f"the same relation stands on row {other}; give that one all the evidence",
            )


def _read_relation(
    row: int, parts: list[str], entities: Mapping[str, EntityRow], faults: Faults
) -> RelationRow | None:
    kind, *rest = parts
    if kind not in set(RelationType):
        faults.add(row, f"unknown relation {kind!r}; use {either(RelationType)}")
        return None
    relation = RelationRow(row, RelationType(kind))
    values = relation.values
    certainty = rest.pop(0) if rest else ""
    if certainty not in set(Certainty):
        faults.add(row, f"{certainty!r} is no certainty; behind {kind} write {either(Certainty)}")
    values |= {"certainty": certainty, "polarity": Polarity.AFFIRMED.value}
    spec = RELATIONS[relation.type]
    if ACTING in spec.attributes:
        values[ACTING] = False
    for word in rest:
        if word == Polarity.DENIED.value and values["polarity"] != word:
            values["polarity"] = word
        elif word == ACTING and values.get(ACTING) is False:
            values[ACTING] = True
        else:
            _read_value(relation, word, entities, faults)
    _check_required(relation, faults)
    return relation


def _read_value(
    relation: RelationRow, word: str, entities: Mapping[str, EntityRow], faults: Faults
) -> None:
    key, equals, value = word.partition("=")
    keys = keys_of(relation.type)
    if not equals or key not in keys:
        faults.add(relation.row, f"unknown key in {word!r}; {relation.type} takes {either(keys)}")
        return
    if key in relation.values:
        faults.add(relation.row, f"{key} stands twice; keep one")
        return
    try:
        if value.startswith('"'):
            value = unquote(value)
        relation.values[key] = _value_of(relation.type, key, value, entities)
    except ValueError as error:
        faults.add(relation.row, f"{key}: {error}")
        relation.values[key] = value


def _value_of(
    kind: RelationType, key: str, value: str, entities: Mapping[str, EntityRow]
) -> str | int | tuple[str, ...]:
    if not value or value != value.strip():
        raise ValueError(f"{value!r} is empty or has white space at its edges")
    if key == "via":
        handles = tuple(value.split(","))
        for handle in handles:
            _check_argument("source", handle, entities)
        return handles
    if key in ARGUMENT_LABELS:
        _check_argument(key, value, entities)
        return value
    annotation: Any = MODELS[kind].model_fields[key].annotation
    choices = Role if key == "role" else annotation
    if isinstance(choices, type) and issubclass(choices, Code):
        if value not in set(choices):
            raise ValueError(f"unknown {key} {value!r}; use {either(choices)}")
        return value
    if int in get_args(annotation):
        if not _NUMBER.fullmatch(value):
            raise ValueError(f"{value!r} is no whole number")
        return int(value)
    try:
        return str(TypeAdapter(annotation).validate_python(value))
    except ValidationError as error:
        raise ValueError(str(error.errors()[0]["ctx"]["error"])) from None


def _check_argument(key: str, handle: str, entities: Mapping[str, EntityRow]) -> None:
    entity = entities.get(handle)
    if entity is None:
        raise ValueError(f"no entity has the handle {handle!r}; add its row or mend it")
    allowed = sorted(ARGUMENT_LABELS[key])
    if entity.label is not None and entity.label not in allowed:
        raise ValueError(f"{handle!r} is a {entity.label}; name a {either(allowed)}")


def _check_required(relation: RelationRow, faults: Faults) -> None:
    spec = RELATIONS[relation.type]
    fields = MODELS[relation.type].model_fields
    needed = [
        *spec.required,
        *(
            name
            for name in spec.attributes
            if name != ACTING and type(None) not in get_args(fields[name].annotation)
        ),
    ]
    missing = [name for name in needed if name not in relation.values]
    if missing:
        faults.add(relation.row, f"{relation.type} lacks {' and '.join(missing)}; add it")
    if spec.one_of and not any(name in relation.values for name in spec.one_of):
        faults.add(relation.row, f"{relation.type} needs {either(spec.one_of)}; add one")
    if "via" in relation.values and "source" not in relation.values:
        faults.add(relation.row, "via without source; name the innermost origin as source")
