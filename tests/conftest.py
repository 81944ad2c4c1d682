"""What the tests share: one loaded pipeline, and small registries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

import fodbold_ner
from fodbold_ner.base import base_path
from fodbold_ner.links.registry import Registry


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline on the base that ships, with the registry that ships."""
    return fodbold_ner.load(base_path())


def club_row(number: int, name: str, kind: str = "official") -> dict[str, Any]:
    """A registry row for a club with one name."""
    return {
        "id": f"fb:c:{number:06d}",
        "type": "club",
        "label_da": name,
        "country": "DEN",
        "gender": "men",
        "level": "first",
        "names": [{"text": name, "kind": kind, "auto_link": "always"}],
    }


@pytest.fixture
def registry_of(tmp_path: Path) -> Any:
    """A function that makes a registry of clubs by name."""

    def make(*names: str) -> Registry:
        path = tmp_path / f"{'-'.join(names)}.jsonl"
        rows = [club_row(900000 + number, name) for number, name in enumerate(names)]
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
        return Registry.load(path)

    return make
