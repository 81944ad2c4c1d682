"""Registry files to rows and back: JSON lines, and for each bad line what to mend."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from fodbold_ner.links.schema import Entity, Patch, Retraction

__all__ = ["Row", "describe_faults", "read_rows", "write_rows"]

Row = Entity | Retraction | Patch


def read_rows(data: bytes, where: str) -> tuple[list[tuple[int, Row]], list[str]]:
    r"""Read every row that is sound and name every one that is not.

    Args:
        data: The bytes of a JSON lines file, in UTF-8; blank lines are skipped.
        where: What to call the file in a fault.

    Returns:
        The rows with their line numbers, from 1, and the faults as ``file:line: what``.

    >>> rows, faults = read_rows(b'{"id": "fb:m:000004"\n', "mine.jsonl")
    >>> faults[0].startswith("mine.jsonl:1: no JSON object")
    True
    """
    rows: list[tuple[int, Row]] = []
    faults: list[str] = []
    first_line: dict[str, int] = {}
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        place = f"{where}:{number}"
        try:
            row = _read_row(line)
        except ValidationError as error:
            faults.extend(f"{place}: {what}" for what in describe_faults(error))
            continue
        if row.id in first_line:
            faults.append(
                f"{place}: the id {row.id} stands on line {first_line[row.id]} already; "
                "merge the two rows or give this one a new id"
            )
            continue
        first_line[row.id] = number
        rows.append((number, row))
    return rows, faults


def write_rows(rows: Sequence[Row]) -> bytes:
    """Return the rows as JSON lines, one a row, with nothing that is at its default.

    A patch keeps what it names, for to name a field's default is to take what stood there away.
    """
    lines = (
        row.model_dump_json(exclude_unset=True)
        if isinstance(row, Patch)
        else row.model_dump_json(exclude_defaults=True)
        for row in rows
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _read_row(line: bytes) -> Row:
    if b'"retracted"' in line or b'"patch"' in line:
        fields = _loads_object(line)
        if "patch" in fields:
            return Patch.model_validate_json(line)
        if fields.pop("retracted", False):
            own = {key: value for key, value in fields.items() if key not in _ENTITY_ONLY}
            return Retraction.model_validate({**own, "retracted": True})
        return Entity.model_validate_json(json.dumps(fields))
    return Entity.model_validate_json(line)


# A retracted row may keep the fields it had, so that retracting is the change of one word.
_ENTITY_ONLY = Entity.model_fields.keys() - Retraction.model_fields.keys()


def _loads_object(line: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        Entity.model_validate_json(line)
        raise AssertionError("what json refuses, the model refuses")  # pragma: no cover
    return fields


def describe_faults(error: ValidationError) -> Iterator[str]:
    """Say of each fault of a row which field it is in, what it is and how to mend it."""
    for detail in error.errors(include_url=False):
        place = _place(detail)
        yield f"{place}: {_what(detail)}" if place else _what(detail)


def _place(detail: ErrorDetails) -> str:
    path = ""
    for step in detail["loc"]:
        path += f"[{step}]" if isinstance(step, int) else f".{step}"
    return path.lstrip(".")


def _what(detail: ErrorDetails) -> str:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "json_invalid":
        if isinstance(value, bytes) and "\ufffd" in value.decode("utf-8", "replace"):
            return "is no UTF-8; save it as UTF-8"
        return f"no JSON object ({context['error']}); write one whole object on the line"
    if kind == "model_type":
        return "no JSON object; write one whole object on the line"
    if kind == "extra_forbidden":
        return "unknown field; drop it or mend its name"
    if kind == "missing":
        return "missing; add it"
    if kind in ("enum", "literal_error"):
        return f"unknown code {value!r}; use one of {context['expected']}"
    if kind == "string_pattern_mismatch":
        return f"{value!r} does not look like {_LOOKS[context['pattern']]}"
    return detail["msg"].removeprefix("Value error, ")


_LOOKS = {
    r"^fb:[pclnma]:\d{6}$": "an id: fb:, one of p c l n m a, a colon and six digits",
    r"^[A-Z]{3}$": "a FIFA country code: three capitals, such as DEN or GER",
    r"^Q\d+$": "a Wikidata id: Q and a number",
    r"^[a-z]{2,3}$": "a language code: two or three small letters, such as da",
}
