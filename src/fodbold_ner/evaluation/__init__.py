"""How well a system does, against articles that people annotated.

`evaluate` is the whole of it: it reads gold, lets systems annotate the same texts, and returns
every figure with its interval. What it is made of can be used by itself: a `Pair` of records is
all that a scorer needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fodbold_ner.evaluation.given import annotate_with_gold_mentions
    from fodbold_ner.evaluation.mistakes import list_mistakes
    from fodbold_ner.evaluation.pairs import Pair
    from fodbold_ner.evaluation.perturbations import perturb
    from fodbold_ner.evaluation.run import evaluate
    from fodbold_ner.evaluation.scoring import score
    from fodbold_ner.evaluation.significance import compare

__all__ = [
    "Pair",
    "annotate_with_gold_mentions",
    "compare",
    "evaluate",
    "list_mistakes",
    "perturb",
    "score",
]

_HOMES = {
    "Pair": "pairs",
    "annotate_with_gold_mentions": "given",
    "compare": "significance",
    "evaluate": "run",
    "list_mistakes": "mistakes",
    "perturb": "perturbations",
    "score": "scoring",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: counting a corpus needs no pipeline."""
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
