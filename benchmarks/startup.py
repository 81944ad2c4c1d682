"""How long a cold start takes: spaCy and the base alone, against `load()` and one article.

Each figure is the median of fresh processes, all in one run: `python benchmarks/startup.py`.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 7
EXAMPLES = Path(__file__).parent.parent / "examples" / "articles"
ARTICLE = EXAMPLES / "kandidater-til-jobbet-i-horsens.txt"
BASE = """
import time
start = time.perf_counter()
import spacy
spacy.load(sys.argv[1])
print(time.perf_counter() - start)
"""
WHOLE = """
import time
from pathlib import Path
text = Path(sys.argv[2]).read_text(encoding="utf8")
start = time.perf_counter()
import fodbold_ner
nlp = fodbold_ner.load(sys.argv[1])
fodbold_ner.annotate(text, published="2025-11-03", nlp=nlp)
print(time.perf_counter() - start)
"""


def seconds(code: str, base: str) -> float:
    """Return what a fresh process prints for its own time."""
    command = [sys.executable, "-c", f"import sys{code}", base, str(ARTICLE)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Print the medians and their ratio as JSON."""
    from fodbold_ner.base import base_path

    base = str(base_path())
    pairs = [(seconds(BASE, base), seconds(WHOLE, base)) for _ in range(ROUNDS)]
    alone, whole = (statistics.median(times) for times in zip(*pairs, strict=True))
    words = len(ARTICLE.read_text(encoding="utf8").split())
    report = {
        "words": words,
        "rounds": ROUNDS,
        "spacy_and_base_s": round(alone, 2),
        "load_and_article_s": round(whole, 2),
        "ratio": round(whole / alone, 2),
    }
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
