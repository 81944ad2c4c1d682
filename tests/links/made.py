"""Rows of a registry, and files of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

NAME = {"text": "Prøveby IF", "kind": "official", "auto_link": "always"}


def club(number: int = 900001, **changes: Any) -> dict[str, Any]:
    row = {
        "id": f"fb:c:{number:06d}",
        "type": "club",
        "label_da": "Prøveby IF",
        "country": "DEN",
        "gender": "men",
        "level": "first",
        "names": [NAME],
    }
    return {key: value for key, value in {**row, **changes}.items() if value is not ...}


def person(number: int = 900001, **changes: Any) -> dict[str, Any]:
    names = [{**NAME, "text": "Mads Tornhøj"}]
    row = {"id": f"fb:p:{number:06d}", "type": "person", "label_da": "Mads Tornhøj", "names": names}
    return {**row, **changes}


def tenure(**changes: Any) -> dict[str, Any]:
    return {"role": "head_coach", "org": "fb:c:900001", "status": "confirmed", **changes}


def write(path: Path, *rows: dict[str, Any] | str) -> Path:
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
