"""The same articles, made harder in one way at a time: gold in, gold out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from random import Random

from fodbold_ner.errors import EvaluationError
from fodbold_ner.evaluation.perturbations import claims, clubs, people, spelling
from fodbold_ner.evaluation.perturbations.editing import Perturbed
from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.links.names import people_on_file
from fodbold_ner.links.opening import AnyRegistry

__all__ = ["PERTURBATIONS", "Perturbed", "perturb"]

_SEED = 7

_Maker = Callable[[GoldArticle, Random, AnyRegistry, Collection[str]], Perturbed]


def _plain(change: Callable[[GoldArticle], Perturbed]) -> _Maker:
    return lambda gold, random, registry, on_file: change(gold)


def _chancy(change: Callable[[GoldArticle, Random], Perturbed]) -> _Maker:
    return lambda gold, random, registry, on_file: change(gold, random)


def _people(origin: people.Origin) -> _Maker:
    return lambda gold, random, registry, on_file: people.swap_people(
        gold, random, origin=origin, on_file=on_file
    )


PERTURBATIONS: dict[str, _Maker] = {
    "lower-case": _plain(spelling.lower_case),
    "capital-headline": _plain(spelling.capital_headline),
    "plain-letters": _plain(spelling.plain_letters),
    "typos-2": _chancy(partial(spelling.mistyped, rate=0.02)),
    "typos-5": _chancy(partial(spelling.mistyped, rate=0.05)),
    "lost-hyphens": _plain(spelling.lost_hyphens),
    "lost-spaces": _chancy(spelling.lost_spaces),
    "straight-quotes": _plain(spelling.straight_quotes),
    "curly-quotes": _plain(spelling.curly_quotes),
    **{f"names-{name}": _people(origin) for name, origin in people.ORIGINS.items()},
    "clubs": lambda gold, random, registry, on_file: clubs.swap_clubs(
        gold, random, registry=registry
    ),
    "negation": _plain(claims.insert_negation),
    "hedge": _plain(claims.insert_hedge),
}


def perturb(
    name: str, articles: Collection[GoldArticle], *, registry: AnyRegistry
) -> list[Perturbed]:
    r"""Return the articles, each changed in the way of this name.

    The same articles and registry give the same changes each time.

    Args:
        name: One of `PERTURBATIONS`.
        articles: Gold articles, resolved against the registry.
        registry: Where other clubs are from, and whose people no invented name may be.

    Raises:
        EvaluationError: There is no such perturbation.

    Example:
        >>> from fodbold_ner.links.registry import Registry
        >>> from fodbold_ner.formats.corpus import read_article
        >>> rows = 'published: 2025-11-03\ngenre: preview\n\nbody 1 | Tynd øl.\n---\n---\n'
        >>> gold = read_article(rows, name="a1", where="a1.article")
        >>> [changed] = perturb("plain-letters", [gold], registry=Registry([]))
        >>> changed.gold.record.text, changed.changes
        ('Tynd oel.', 1)
    """
    if name not in PERTURBATIONS:
        raise EvaluationError(
            f"{name!r} is no perturbation; choose from all, {', '.join(PERTURBATIONS)}"
        )
    make = PERTURBATIONS[name]
    on_file = frozenset(people_on_file(registry))
    return [
        make(gold, Random(f"{_SEED} {name} {gold.record.id}"), registry, on_file)
        for gold in articles
    ]
