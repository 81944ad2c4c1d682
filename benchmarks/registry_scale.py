"""How a store does at 7,000 clubs, at 45,000, and at 45,000 clubs with 430,000 people.

    python benchmarks/registry_scale.py  # generated clubs and people
    python benchmarks/registry_scale.py --teams teams.csv --texts clubs  # a register's, and texts

For each size a store is built (seconds, size), then opened in a fresh process that has imported
all it needs: the time and memory that opening adds, the automaton that scans articles for names of
clubs and the names for fuzzy lookup included. The registry that ships is measured likewise, read
from its files into memory.
In the same process: 5,000 surnames, each that of a person drawn at random, so that common ones come
up as often as they do among people; and 1,000 names of clubs with one typo (a letter left out, put
in, changed, or swapped with the next), names whose key has five letters or more. An answer is right
if the first name found is the one that was spoilt, up to case, accents and dots. All is drawn with
fixed seeds and printed as JSON.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

SEED = 20261120
SIZES = ((7_000, 0), (45_000, 0), (45_000, 430_000))
TYPOS = 1_000
SURNAMES = 5_000
ONSETS = "b d f g h j k l m n p r s t v br dr fr gr kl kr sk sl st tr".split()
VOWELS = "a e i o u y æ ø å".split()
CODAS = ["", "", "l", "n", "r", "s", "t", "rd", "ld", "nd", "sen", "rup", "by"]
AFFIXES = "FC BK IF SK AC United City SV CF Athletic".split()
COUNTRIES = "Denmark Sweden Norway Germany England Spain Italy France Brazil Japan".split()


def word(rng: random.Random, syllables: int = 2) -> str:
    """Return a made-up name of one word."""
    parts = (rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(syllables))
    return "".join(parts).capitalize()


def clubs(rng: random.Random, count: int) -> Iterator[list[str]]:
    """Yield rows of teams.csv, no name twice."""
    seen: set[str] = set()
    while len(seen) < count:
        name = f"{word(rng, rng.choice((2, 2, 3)))} {rng.choice(AFFIXES)}"
        if rng.random() < 0.3:
            name = f"{rng.choice(AFFIXES)} {name.rsplit(' ', 1)[0]} {word(rng, 1)}"
        if name not in seen:
            seen.add(name)
            yield [f"reep_t{len(seen)}", f"Q{len(seen)}", name, rng.choice(COUNTRIES), "1950-01-01"]


def people(rng: random.Random, count: int) -> Iterator[list[str]]:
    """Yield rows of people.csv; the n-th surname is borne 1/n as often as the first."""
    first = [word(rng) for _ in range(4_000)]
    last = [word(rng) for _ in range(60_000)]
    weights = list(accumulate(1 / rank for rank in range(1, len(last) + 1)))
    for number in range(count):
        (surname,) = rng.choices(last, cum_weights=weights)
        born = f"{rng.randint(1900, 2008)}-{rng.randint(1, 12):02d}-{rng.randint(2, 28):02d}"
        name = f"{rng.choice(first)} {surname}"
        wikidata = f"Q{9_000_000_000 + number}"
        yield [f"reep_p{number}", wikidata, "player", name, born, rng.choice(COUNTRIES), "forward"]


def typo(rng: random.Random, name: str) -> str:
    """Return a name with one letter left out, put in, changed, or swapped with the next."""
    at, letter = rng.randrange(len(name) - 1), rng.choice("abcdefghijklmnopqrstuvwxyz")
    return rng.choice(
        (
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at:],
            name[:at] + letter + name[at + 1 :],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        )
    )


def write(path: Path, header: str, rows: Iterator[list[str]]) -> Path:
    """Write a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header.split())
        writer.writerows(rows)
    return path


def first_rows(path: Path, count: int) -> tuple[str, Iterator[list[str]]]:
    """Return the header of a register's CSV and rows drawn from it, those with names first."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    name = header.index("name")
    random.Random(SEED).shuffle(rows)
    rows.sort(key=lambda row: row[name][1:].isdigit())
    return " ".join(header), iter(rows[:count])


def make(
    folder: Path, sizes: tuple[int, int], teams: Path | None, texts: Path | None
) -> dict[str, float]:
    """Build a store in a folder; return how long it took and how large it is."""
    from fodbold_ner.links.build import build

    rng = random.Random(SEED)
    header, rows = "reep_id key_wikidata name country founded", clubs(rng, sizes[0])
    if teams is not None:
        header, rows = first_rows(teams, sizes[0])
    sources = [("reep-teams", write(folder / "teams.csv", header, rows))]
    if texts is not None and sizes[0] == SIZES[-1][0]:
        sources.append(("openfootball-clubs", texts))
    if sizes[1]:
        header = "reep_id key_wikidata type name date_of_birth nationality position"
        rows = people(rng, sizes[1])
        sources.append(("reep-people", write(folder / "people.csv", header, rows)))
    out = folder / "full.sqlite"
    nothing = folder / "none.jsonl"
    nothing.touch()
    report = build(sources, out, base=[nothing])
    return {
        "clubs": report.entities["club"],
        "people": report.entities.get("person", 0),
        "names": report.names,
        "build_s": round(report.seconds, 1),
        "disk_mb": round(out.stat().st_size / 1e6),
    }


def resident() -> int:
    """Return the memory of this process in kB, as Linux counts it."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])


def milliseconds(ask: Callable[[str], object], questions: list[str]) -> dict[str, float]:
    """Return the median and the 95th percentile of single lookups."""
    times = []
    for question in questions:
        start = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - start) * 1000)
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    return {"p50_ms": round(p50, 4), "p95_ms": round(p95, 4)}


def measure(path: Path) -> dict[str, object]:
    """Open a store in this process and ask it."""
    from fodbold_ner.links.keys import name_key
    from fodbold_ner.links.known import known_names
    from fodbold_ner.links.store import Store
    from fodbold_ner.links.store_format import LABELS
    from fodbold_ner.ontology import Label

    before, start = resident(), time.perf_counter()
    store = Store(path)
    opened = time.perf_counter() - start
    scanner = known_names(store).gazetteer
    scanning = time.perf_counter() - start
    store.fuzzy(Label.CLUB, "Brøndby IF")
    ready = time.perf_counter() - start
    added = (resident() - before) / 1024
    rng = random.Random(SEED + 1)
    bodies = store._database.execute("SELECT text, surname, label FROM name").fetchall()
    named = sorted({text for text, _, label in bodies if label == LABELS[Label.CLUB]})
    names = [text for text in named if len(name_key(text)) >= 5]
    spoilt = [(name, typo(rng, name)) for name in rng.sample(names, TYPOS)]
    start, right = time.perf_counter(), 0
    for name, question in spoilt:
        found = store.fuzzy(Label.CLUB, question)
        right += bool(found) and name_key(found[0].text) == name_key(name)
    seconds = time.perf_counter() - start
    report: dict[str, object] = {
        "open_ms": round(opened * 1000, 2),
        "open_with_scanner_s": round(scanning, 3),
        "open_with_all_s": round(ready, 3),
        "memory_mb": round(added, 1),
        "club_names": len(names),
        "typo_accuracy": right / TYPOS,
        "typos_per_s": round(TYPOS / seconds),
    }
    assert list(scanner.scan(names[0])), "the scanner finds a name of the store"
    surnames = [surname for _, surname, _ in bodies if surname]
    if not surnames:
        return report
    asked = rng.choices(surnames, k=SURNAMES)
    report["surnames"] = len(set(surnames))
    report["surname"] = milliseconds(store.by_surname, asked)
    keys = rng.choices([text for text, surname, _ in bodies if surname], k=SURNAMES)
    report["full_name"] = milliseconds(lambda text: store.normalised(Label.PERSON, text), keys)
    report["with_entity"] = milliseconds(
        lambda text: [store[hit.entity_id] for hit in store.exact(Label.PERSON, text)], keys
    )
    report["memory_at_end_mb"] = round((resident() - before) / 1024, 1)
    return report


def asked(*arguments: str) -> dict[str, object]:
    """Return what this script measures in a fresh process."""
    command = [sys.executable, __file__, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def measure_shipped() -> dict[str, object]:
    """Read the registry that ships in this process, and make all that is made of it."""
    from fodbold_ner.links.index import index_of
    from fodbold_ner.links.known import known_names
    from fodbold_ner.links.registry import Registry
    from fodbold_ner.ontology import Label

    before, start = resident(), time.perf_counter()
    registry = Registry.shipped()
    index, scanner = index_of(registry), known_names(registry).gazetteer
    ready = time.perf_counter() - start
    index.fuzzy(Label.CLUB, "Brøndby IF")
    with_fuzzy = time.perf_counter() - start
    assert list(scanner.scan("Brøndby IF")), "the scanner finds a name of the registry"
    return {
        "entities": len(registry),
        "open_with_scanner_s": round(ready, 3),
        "open_with_all_s": round(with_fuzzy, 3),
        "memory_mb": round((resident() - before) / 1024, 1),
    }


def main() -> None:
    """Print the figures of each size as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--teams", type=Path, help="a register's teams.csv instead of made-up clubs"
    )
    parser.add_argument("--texts", type=Path, help="openfootball's clubs, for their other names")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--measure-shipped", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure or given.measure_shipped:
        print(json.dumps(measure(given.measure) if given.measure else measure_shipped()))
        return
    report = [asked("--measure-shipped")]
    for sizes in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            made = make(Path(folder), sizes, given.teams, given.texts)
            report.append({**made, **asked("--measure", str(Path(folder, "full.sqlite")))})
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
