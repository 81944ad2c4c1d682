"""The rows of the entities, and what the tags of mentions mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from fodbold_ner.formats.corpus.escapes import unquote, words
from fodbold_ner.formats.corpus.faults import Faults, either
from fodbold_ner.formats.corpus.gold import HANDLE, RESERVED
from fodbold_ner.ontology import (
    ENTITY_LABELS,
    OUTSIDE_IDS,
    REGISTRY_PREFIX,
    Form,
    Label,
    Role,
)
from fodbold_ner.records import Edtf

__all__ = ["EntityRow", "check_entities", "read_entities", "read_tag"]

NIL, ANONYMOUS = "nil", "anonymous"
_TOLD = ("league", "country")
_EDTF: TypeAdapter[str] = TypeAdapter(Edtf)
_COUNTRY = re.compile(r"[A-Z]{3}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_AMOUNT = re.compile(r"[0-9]+")


@dataclass
class EntityRow:
    """An entity as its row states it; `label` is None where that could not be read."""

    row: int
    handle: str
    label: Label | None = None
    what: str = NIL
    name: str | None = None
    xref: dict[str, str] = field(default_factory=dict)
    league: str | None = None
    country: str | None = None

    @property
    def anonymous(self) -> bool:
        """Whether the article leaves it unnamed."""
        return self.what == ANONYMOUS


def read_entities(rows: Iterable[tuple[int, str]], faults: Faults) -> dict[str, EntityRow]:
    """Read the rows of the entities, and note every fault.

    Args:
        rows: Row numbers of the file and rows, without remarks and empty ones.
        faults: Where faults are noted.

    Returns:
        The entities by handle, in order; one with a fault is there as far as it could be read.

    Example:
        >>> rows = read_entities([(9, 'agf CLUB fb:c:000101 "AGF"')], Faults("a.article"))
        >>> rows["agf"].name, rows["agf"].what
        ('AGF', 'fb:c:000101')
    """
    found: dict[str, EntityRow] = {}
    for row, line in rows:
        try:
            parts = words(line)
        except ValueError as error:
            faults.add(row, str(error))
            parts = line.split()
        handle = parts[0]
        if not HANDLE.fullmatch(handle) or handle in RESERVED:
            faults.add(
                row,
                f"{handle!r} is no handle; use small letters a to z, digits and hyphens between "
                "them, and no role code, 'date' or 'money'",
            )
        entity = EntityRow(row, handle)
        if handle in found:
            faults.add(
                row, f"the handle {handle!r} stands on row {found[handle].row} too; rename one"
            )
            _read_rest(EntityRow(row, handle), parts[1:], faults)
            continue
        found[handle] = entity
        _read_rest(entity, parts[1:], faults)
    return found


def _read_rest(entity: EntityRow, parts: list[str], faults: Faults) -> None:
    row = entity.row
    if len(parts) < 2:
        faults.add(row, "too short for an entity; write handle, label, id or nil, and name")
        return
    label, what, *rest = parts
    if label in set(ENTITY_LABELS):
        entity.label = Label(label)
    else:
        faults.add(row, f"unknown label {label!r} of an entity; use {either(ENTITY_LABELS)}")
    entity.what = what
    _check_what(entity, faults)
    if rest and rest[0].startswith('"'):
        _read_name(entity, rest.pop(0), faults)
    elif not entity.anonymous:
        faults.add(row, f'no name behind {what}; write it in double quotes, as in "Vejle Boldklub"')
    if entity.anonymous and entity.name is not None:
        faults.add(row, "an anonymous entity has no name; take it away, or write nil")
    for word in rest:
        _read_key(entity, word, faults)


def _check_what(entity: EntityRow, faults: Faults) -> None:
    if entity.what in (NIL, ANONYMOUS):
        return
    prefix = REGISTRY_PREFIX[entity.label] if entity.label else "fb:[pclnma]:"
    if not re.fullmatch(f"{prefix}[0-9]{{6}}", entity.what):
        shape = f"{prefix}000000" if entity.label else "fb:c:000000"
        faults.add(
            entity.row,
            f"{entity.what!r} does not say what the entity is; write an id of the form {shape}, "
            f"{NIL} or {ANONYMOUS}",
        )


def _read_name(entity: EntityRow, word: str, faults: Faults) -> None:
    try:
        entity.name = unquote(word)
    except ValueError as error:
        faults.add(entity.row, str(error))
        entity.name = word
    if not entity.name.strip() or entity.name != entity.name.strip():
        faults.add(entity.row, f"the name {word} is empty or has white space at its edges")


def _read_key(entity: EntityRow, word: str, faults: Faults) -> None:
    key, equals, value = word.partition("=")
    allowed = _TOLD if entity.anonymous else OUTSIDE_IDS
    if not equals or key not in allowed:
        faults.add(entity.row, f"unknown key in {word!r}; {entity.what} takes {either(allowed)}")
        return
    if value.startswith('"'):
        try:
            value = unquote(value)
        except ValueError as error:
            faults.add(entity.row, str(error))
    if not value.strip():
        faults.add(entity.row, f"{key} says nothing; give it a value or take it away")
    held = {**entity.xref, **{name: getattr(entity, name) for name in _TOLD}}
    if held.get(key) is not None:
        faults.add(entity.row, f"{key} stands twice; keep one")
    if key == "country" and not _COUNTRY.fullmatch(value):
        faults.add(entity.row, f"{value!r} is no country; write FIFA's code, as in NOR")
    if entity.anonymous:
        setattr(entity, key, value)
    else:
        entity.xref[key] = value


def check_entities(entities: Mapping[str, EntityRow], used: set[str], faults: Faults) -> None:
    """Note what is wrong between entities, and those that no mention uses.

    Args:
        entities: The entities by handle.
        used: Handles of mentions.
        faults: Where faults are noted.

    Example:
        >>> faults = Faults("a.article")
        >>> check_entities({"agf": EntityRow(9, "agf", Label.CLUB)}, set(), faults)
        >>> faults.told()
        ("a.article:9: no mention uses the handle 'agf'; mark one or take the row away",)
    """
    first: dict[str, EntityRow] = {}
    for entity in entities.values():
        if entity.handle not in used:
            faults.add(
                entity.row,
                f"no mention uses the handle {entity.handle!r}; mark one or take the row away",
            )
        if entity.what not in (NIL, ANONYMOUS):
            other = first.setdefault(entity.what, entity)
            if other is not entity:
                faults.add(
                    entity.row,
                    f"{entity.what} is {other.handle!r} on row {other.row} too; make them one",
                )
        if entity.league is not None:
            league = entities.get(entity.league)
            if league is None:
                faults.add(entity.row, f"league={entity.league}: no such handle; add its row")
            elif league.label not in (Label.LEAGUE, None):
                faults.add(entity.row, f"league={entity.league} is a {league.label}; name a LEAGUE")
            elif league.name is None and league.anonymous:
                faults.add(entity.row, f"league={entity.league} has no name; name another")


def read_tag(tag: str, entities: Mapping[str, EntityRow]) -> tuple[str | None, dict[str, Any]]:
    """Return the handle that a tag names, if it does, and the fields of its mention.

    Args:
        tag: What stands in the round brackets.
        entities: The entities by handle.

    Raises:
        ValueError: The tag means nothing; the message says why.

    Example:
        >>> read_tag("date 2025-10", {})
        (None, {'label': 'DATE', 'edtf': '2025-10'})
    """
    first, *rest = tag.split() or [""]
    if first == "date":
        return None, {"label": Label.DATE.value, "edtf": _edtf_of(tag, rest)}
    if first == "money":
        amount, currency = _money_of(tag, rest)
        return None, {"label": Label.MONEY.value, "amount": amount, "currency": currency}
    if first in set(Role):
        if rest:
            raise ValueError(f"({tag}): a role stands alone; take {' '.join(rest)!r} away")
        return None, {"label": Label.ROLE.value, "role": first}
    entity = entities.get(first)
    if entity is None:
        raise ValueError(
            f"({tag}): {first!r} is neither a handle with a row below, nor a role code, date or "
            "money; add its row or mend the tag"
        )
    form = _form_of(tag, rest)
    if (form is Form.ANONYMOUS and not entity.anonymous) or (
        entity.anonymous and form not in (Form.ANONYMOUS, Form.DESCRIPTOR)
    ):
        raise ValueError(
            f"({tag}): only mentions of an anonymous entity are of form anonymous, and those are "
            f"of no other form but descriptor; {first!r} is {entity.what}"
        )
    label = entity.label.value if entity.label else None
    return first, {"label": label, "form": form.value}


def _form_of(tag: str, rest: list[str]) -> Form:
    if not rest:
        return Form.NAME
    others = [form for form in Form if form is not Form.NAME]
    if len(rest) > 1 or rest[0] not in set(others):
        raise ValueError(
            f"({tag}): {' '.join(rest)!r} is no form; behind a handle stands nothing, for a full "
            f"name, or one of {either(others)}"
        )
    return Form(rest[0])


def _edtf_of(tag: str, rest: list[str]) -> str | None:
    if len(rest) > 1:
        raise ValueError(f"({tag}): behind date stands one EDTF date or nothing")
    if not rest:
        return None
    try:
        return _EDTF.validate_python(rest[0])
    except ValidationError as error:
        raise ValueError(f"({tag}): {error.errors()[0]['ctx']['error']}") from None


def _money_of(tag: str, rest: list[str]) -> tuple[int | None, str | None]:
    if not rest:
        return None, None
    if len(rest) != 2 or not _AMOUNT.fullmatch(rest[0]) or not _CURRENCY.fullmatch(rest[1]):
        raise ValueError(
            f"({tag}): behind money stand whole units and a currency, as in 15000000 DKK, or "
            "nothing"
        )
    return int(rest[0]), rest[1]
