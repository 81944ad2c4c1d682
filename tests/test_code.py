"""The code's own rules: layers, types and style."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "src", "tests", "examples", "benchmarks"],
        ["ruff", "format", "--check", "src"],
        ["mypy"],
        ["importlinter.cli", "lint"],
    ],
    ids=lambda command: command[0],
)
def test_the_code_keeps_its_rules(command: list[str]) -> None:
    module, *arguments = command
    pytest.importorskip(module.split(".")[0])
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
