"""How far two annotators of the same articles agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fodbold_ner.errors import EvaluationError
from fodbold_ner.evaluation.figures import Counts, Figure, FScore, Kappa, add_f
from fodbold_ner.evaluation.mistakes import list_mistakes
from fodbold_ner.evaluation.pairs import Pair
from fodbold_ner.evaluation.relation_matching import Aligned, attributes_of, match_relations
from fodbold_ner.evaluation.scoring import Score, count, summarise
from fodbold_ner.formats.corpus import GoldArticle, read_corpus
from fodbold_ner.ontology import Certainty, Polarity, RelationType

__all__ = [
    "Agreement",
    "agree",
    "agreement_figures",
    "agreement_of",
    "differences_of",
    "twice_annotated",
]

FIRST, SECOND = "first", "second"
_WHOLE = "agreement.whole_relations"
_KAPPAS = (
    Kappa("agreement.certainty", tuple(code.value for code in Certainty)),
    Kappa("agreement.polarity", tuple(code.value for code in Polarity)),
)


@dataclass(frozen=True)
class Agreement:
    """What two annotators agree in.

    Args:
        articles: How many articles both annotated.
        figures: Each figure with its 95 % interval, by name.
    """

    articles: int
    figures: Mapping[str, Score]

    def to_plain(self) -> dict[str, Any]:
        """Return the agreement as an object of JSON."""
        figures = {name: score.to_plain() for name, score in self.figures.items()}
        return {"articles": self.articles, "figures": figures}


def agreement_figures() -> list[Figure]:
    """Return the figures by which annotators are compared.

    F1 of mentions, clusters and relations is the same whichever annotator is taken for gold.
    `agreement.whole_relations` counts a relation only if every argument and attribute is the same,
    optional ones, time, source and who passed it on among them.
    `agreement.certainty` is Cohen's kappa over relations that both have, linked;
    `agreement.polarity` over those that both have but for the polarity.

    Example:
        >>> [figure.name for figure in agreement_figures()][:3]
        ['mentions.core', 'mentions.strict', 'links.clusters']
    """
    names = ("mentions.core", "mentions.strict", "links.clusters", "links.end_to_end")
    return [
        *map(FScore, names),
        *map(FScore, ("relations.linked", "relations.full")),
        *(FScore(f"relations.type.{kind}") for kind in RelationType),
        *(FScore(f"relations.full_type.{kind}") for kind in RelationType),
        FScore(_WHOLE),
        *_KAPPAS,
    ]


def agree(pairs: Sequence[tuple[GoldArticle, GoldArticle]]) -> Agreement:
    """Return how far two annotators agree.

    Args:
        pairs: Each article as the one has it and as the other has it.

    Raises:
        EvaluationError: An article has another text with the other.

    Example:
        >>> agree([]).figures["mentions.core"].value is None
        True
    """
    counts = [_count(Pair(one.record, other.record, one.sentences)) for one, other in pairs]
    return Agreement(len(pairs), summarise(counts, agreement_figures()))


def _count(pair: Pair) -> Counts:
    counts = count(pair)
    match = match_relations(pair)
    certainty, polarity = _KAPPAS
    whole = sum(_is_same(one, other) for one, other in match.linked)
    found, wanted = len(pair.predicted.relations), len(pair.gold.relations)
    add_f(counts, _WHOLE, right=whole, found=found, wanted=wanted)
    for one, other in match.linked:
        cell = certainty.cell(one.relation.certainty.value, other.relation.certainty.value)
        counts[cell] += 1
    for one, other in match.told:
        counts[polarity.cell(one.relation.polarity.value, other.relation.polarity.value)] += 1
    return counts


def _is_same(one: Aligned, other: Aligned) -> bool:
    names = attributes_of(one.relation.type)
    return one.via() == other.via() and all(one.value(n) == other.value(n) for n in names)


def agreement_of(corpus: Path | str, splits: Sequence[str] = ()) -> dict[str, Agreement]:
    """Return the agreement over the articles of a corpus that were annotated twice.

    Args:
        corpus: The folder, as `twice_annotated` takes it.
        splits: Which of its parts; all by default.

    Returns:
        An agreement for each part, and one for all of them together as ``all``.

    Raises:
        CorpusError: A file departs from the format.
        EvaluationError: Nothing was annotated twice, or a second text is another than the first.
    """
    chosen = _chosen(corpus, splits)
    everything = [pair for pairs in chosen.values() for pair in pairs]
    return {**{name: agree(pairs) for name, pairs in chosen.items()}, "all": agree(everything)}


def differences_of(corpus: Path | str, splits: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """Yield what the two annotators differ in, as plain objects.

    Args:
        corpus: The folder, as `twice_annotated` takes it.
        splits: Which of its parts; all by default.

    Raises:
        CorpusError: A file departs from the format.
        EvaluationError: Nothing was annotated twice, or a second text is another than the first.
    """
    for name, pairs in _chosen(corpus, splits).items():
        for one, other in pairs:
            for mistake in list_mistakes(Pair(one.record, other.record, one.sentences)):
                plain = mistake.to_plain()
                first, second = plain.pop("gold"), plain.pop("predicted")
                del plain["stage"]
                yield {"part": name, **plain, FIRST: first, SECOND: second}


def _chosen(
    corpus: Path | str, splits: Sequence[str]
) -> dict[str, list[tuple[GoldArticle, GoldArticle]]]:
    parts = twice_annotated(corpus)
    if unknown := sorted(set(splits) - parts.keys()):
        raise EvaluationError(
            f"{corpus}: nothing in {unknown[0]!r} was annotated twice; there is {', '.join(parts)}"
        )
    return {name: pairs for name, pairs in parts.items() if name in splits or not splits}


def twice_annotated(corpus: Path | str) -> dict[str, list[tuple[GoldArticle, GoldArticle]]]:
    """Return the articles annotated twice, by the part of the corpus that they are in.

    A second annotation is ``second/<part>/<name>.article``. Its first is the one that lay beside it
    when the two were compared: ``first/<part>/<name>.article`` where settling their differences has
    changed the article since, else the article itself.

    Args:
        corpus: The folder that holds ``second`` and the parts.

    Raises:
        CorpusError: A file departs from the format.
        EvaluationError: There is no second annotation, or one without its first.
    """
    root = Path(corpus)
    folders = sorted(path for path in (root / SECOND).glob("*") if path.is_dir())
    if not folders:
        raise EvaluationError(
            f"{root / SECOND}: no second annotations; write them as {SECOND}/<part>/<name>.article"
        )
    return {
        folder.name: [_with_first(root, folder.name, second) for second in read_corpus([folder])]
        for folder in folders
    }


def _with_first(root: Path, part: str, second: GoldArticle) -> tuple[GoldArticle, GoldArticle]:
    name = f"{second.record.id}.article"
    for place in (root / FIRST / part / name, root / part / name):
        if place.is_file():
            (first,) = read_corpus([place])
            return first, second
    raise EvaluationError(
        f"{root / SECOND / part / name}: {root / part / name} is not there; a second annotation "
        "bears the name of its article"
    )
