"""Which embedded index answers a name soonest: SQLite, a memory-mapped file or DuckDB.

475,000 generated names with a fixed seed, one table of key, surname and row; each backend is
opened in a fresh process and asked 2,000 keys and 2,000 surnames that are on file, in one order.
DuckDB is measured where it is installed: `python benchmarks/registry_backends.py`. What was
chosen by it, and why, stands in `fodbold_ner.links.store`.
"""

from __future__ import annotations

import importlib.util
import json
import mmap
import random
import sqlite3
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

SEED = 20261120
NAMES = 475_000
QUERIES = 2_000
ONSETS = "b d f g h k l m n p r s t v br dr fr gr kl kr sl st tr".split()
VOWELS = "a e i o u y æ ø å".split()
CODAS = ["", "l", "n", "r", "s", "t", "rd", "ld", "nd", "nsen"]

Lookup = Callable[[str], Sequence[object]]


def word(rng: random.Random) -> str:
    """Return a made-up word of two syllables."""
    return "".join(rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(2))


def rows() -> list[tuple[str, str, str]]:
    """Return key, surname and a row of 300 bytes for each generated name."""
    rng = random.Random(SEED)
    first = [word(rng) for _ in range(3_000)]
    last = [word(rng) for _ in range(40_000)]
    made = []
    for number in range(NAMES):
        surname = rng.choice(last)
        key = f"{rng.choice(first)} {surname}"
        made.append((key, surname, f"{number:06d}{key:{294}}"))
    return made


def make_sqlite(path: Path, data: list[tuple[str, str, str]], wrapper: str = "sqlite3") -> None:
    """Write the table and its two indexes."""
    database = __import__(wrapper).connect(str(path))
    database.execute("CREATE TABLE name (key TEXT, surname TEXT, body TEXT)")
    if wrapper == "sqlite3":
        database.executemany("INSERT INTO name VALUES (?, ?, ?)", data)
    else:
        lines = path.with_suffix(".csv")
        lines.write_text("".join(f"{k}|{s}|{b}\n" for k, s, b in data), encoding="utf-8")
        database.execute(f"COPY name FROM '{lines}' (DELIMITER '|', HEADER false)")
        lines.unlink()
    database.execute("CREATE INDEX by_key ON name (key)")
    database.execute("CREATE INDEX by_surname ON name (surname)")
    database.commit()
    database.close()


def open_sqlite(path: Path, wrapper: str = "sqlite3") -> tuple[Lookup, Lookup]:
    """Open the table for reading."""
    module = __import__(wrapper)
    if wrapper == "sqlite3":
        database = module.connect(f"file:{path}?mode=ro", uri=True)
    else:
        database = module.connect(str(path), read_only=True)

    def by(column: str) -> Lookup:
        statement = f"SELECT body FROM name WHERE {column} = ?"
        return lambda text: database.execute(statement, (text,)).fetchall()

    return by("key"), by("surname")


def make_mapped(path: Path, data: list[tuple[str, str, str]]) -> None:
    """Write rows, then for keys and surnames a sorted list of entries and their offsets."""
    blob = bytearray(b"\0" * 32)
    starts = []
    for _, _, body in data:
        starts.append(len(blob))
        encoded = body.encode()
        blob += struct.pack("<I", len(encoded)) + encoded
    heads = []
    for column in (0, 1):
        order = sorted(range(len(data)), key=lambda row: data[row][column].encode())
        offsets = []
        for row in order:
            offsets.append(len(blob))
            text = data[row][column].encode()
            blob += struct.pack("<QH", starts[row], len(text)) + text
        heads += [len(blob), len(offsets)]
        blob += struct.pack(f"<{len(offsets)}Q", *offsets)
    blob[:32] = struct.pack("<4Q", *heads)
    path.write_bytes(blob)


def open_mapped(path: Path) -> tuple[Lookup, Lookup]:
    """Map the file; a lookup is a binary search over the offsets."""
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    heads = struct.unpack_from("<4Q", mapped)

    def by(table: int, count: int) -> Lookup:
        def entry(number: int) -> tuple[int, bytes]:
            (at,) = struct.unpack_from("<Q", mapped, table + 8 * number)
            start, size = struct.unpack_from("<QH", mapped, at)
            return start, mapped[at + 10 : at + 10 + size]

        def find(text: str) -> list[str]:
            wanted = text.encode()
            low, high = 0, count
            while low < high:
                middle = (low + high) // 2
                if entry(middle)[1] < wanted:
                    low = middle + 1
                else:
                    high = middle
            found = []
            while low < count and entry(low)[1] == wanted:
                start = entry(low)[0]
                (size,) = struct.unpack_from("<I", mapped, start)
                found.append(mapped[start + 4 : start + 4 + size].decode())
                low += 1
            return found

        return find

    return by(heads[0], heads[1]), by(heads[2], heads[3])


MAKERS: dict[str, Callable[[Path, list[tuple[str, str, str]]], None]] = {
    "sqlite": make_sqlite,
    "mapped": make_mapped,
    "duckdb": lambda path, data: make_sqlite(path, data, "duckdb"),
}
OPENERS: dict[str, Callable[[Path], tuple[Lookup, Lookup]]] = {
    "sqlite": open_sqlite,
    "mapped": open_mapped,
    "duckdb": lambda path: open_sqlite(path, "duckdb"),
}


def resident() -> int:
    """Return the memory of this process in kB, as Linux counts it."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])


def measure(backend: str, path: Path) -> dict[str, float]:
    """Open a backend in this process and time its lookups."""
    questions = json.loads(path.with_suffix(".json").read_text())
    before, start = resident(), time.perf_counter()
    lookups = dict(zip(("key", "surname"), OPENERS[backend](path), strict=True))
    report = {"open_ms": (time.perf_counter() - start) * 1000}
    for what, lookup in lookups.items():
        times = []
        for question in questions[what]:
            start = time.perf_counter()
            assert lookup(question)
            times.append((time.perf_counter() - start) * 1000)
        report[f"{what}_p50_ms"] = statistics.median(times)
        report[f"{what}_p95_ms"] = statistics.quantiles(times, n=20)[-1]
    report["memory_mb"] = (resident() - before) / 1024
    return {key: round(value, 4) for key, value in report.items()}


def main() -> None:
    """Print the figures of each backend as JSON."""
    if len(sys.argv) == 3:
        print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
        return
    data = rows()
    asked = random.Random(SEED + 1).sample(data, QUERIES)
    questions = {"key": [key for key, _, _ in asked], "surname": [name for _, name, _ in asked]}
    report = {}
    with tempfile.TemporaryDirectory() as folder:
        for backend, make in MAKERS.items():
            if backend == "duckdb" and importlib.util.find_spec("duckdb") is None:
                continue
            path = Path(folder, f"names.{backend}")
            path.with_suffix(".json").write_text(json.dumps(questions))
            start = time.perf_counter()
            make(path, data)
            made = {
                "build_s": round(time.perf_counter() - start, 1),
                "disk_mb": round(path.stat().st_size / 1e6),
            }
            command = [sys.executable, __file__, backend, str(path)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            report[backend] = {**made, **json.loads(done.stdout)}
    print(json.dumps({"names": NAMES, "sqlite": sqlite3.sqlite_version, **report}, indent=1))


if __name__ == "__main__":
    main()
