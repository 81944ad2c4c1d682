"""The example of a batch runs as it is printed."""

import json
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parent.parent / "examples" / "annotate_archive.py"


def run(*arguments):
    return subprocess.run(
        [sys.executable, EXAMPLE, *map(str, arguments)],
        capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip


def test_without_arguments_it_tells_its_usage():
    result = run()
    assert result.returncode != 0
    assert result.stderr.startswith("usage: ")
    assert "Traceback" not in result.stderr


def test_it_lists_departures_with_their_dates_and_fails_where_an_article_does(tmp_path):
    archive, output, dates = tmp_path / "arkiv", tmp_path / "ud.jsonl", tmp_path / "dates.csv"
    archive.mkdir()
    (archive / "a.txt").write_text("AGF har fyret cheftræner Ole Brix.", "utf-8")
    dates.write_text("path,published,id\narkiv/a.txt,2025-11-03,a\n", "utf-8")
    result = run(archive, output, dates)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "a\t2025-11-03\tOle Brix\tAGF\n"
    (archive / "b.txt").write_text("")
    result = run(archive, output, dates)
    assert result.returncode == 1
    assert "b.txt: EmptyInputError" in result.stderr
    assert json.loads(output.read_text("utf-8"))["id"] == "a"
