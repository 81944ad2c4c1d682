"""The whole evaluation: gold, systems, scores, comparison, perturbations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

import fodbold_ner
from fodbold_ner.base import load_base
from fodbold_ner.errors import EvaluationError
from fodbold_ner.evaluation.baselines import BASELINES, make_baseline
from fodbold_ner.evaluation.figures import Counts
from fodbold_ner.evaluation.gold import resolve
from fodbold_ner.evaluation.mention_scores import Surface, surfaces_of
from fodbold_ner.evaluation.mistakes import list_mistakes
from fodbold_ner.evaluation.pairs import Pair
from fodbold_ner.evaluation.perturbations import PERTURBATIONS, perturb
from fodbold_ner.evaluation.report import HEADLINES, Hardship, Report, SystemReport
from fodbold_ner.evaluation.scoring import (
    Score,
    all_figures,
    count,
    reliability,
    summarise,
    values_of,
)
from fodbold_ner.evaluation.significance import compare
from fodbold_ner.evaluation.systems import Pipeline, Recorded, System, load_pipeline
from fodbold_ner.formats.corpus import GoldArticle, read_corpus
from fodbold_ner.links.opening import AnyRegistry
from fodbold_ner.links.registry import Registry, shipped_path
from fodbold_ner.records import AnnotatedArticle

__all__ = ["OVERLAY", "SHIPPED", "SYSTEMS", "evaluate", "evaluate_systems", "find_overlay"]

SHIPPED = "shipped"
SYSTEMS = (SHIPPED, *BASELINES)
"""The systems that are made by name."""

OVERLAY = "overlay.jsonl"
"""The layer of the registry that a corpus keeps for the people and clubs that it made up."""

Paths = Iterable[str | Path]


def evaluate(
    paths: Paths,
    *,
    systems: Sequence[str] = SYSTEMS,
    pipelines: Paths = (),
    predictions: Paths = (),
    registry: Paths = (),
    overlay: bool = True,
    base: str | Path | None = None,
    train: Paths = (),
    given_gold: bool = False,
    against: str | None = None,
    perturbations: Sequence[str] = (),
    tell: Callable[[str], None] = lambda doing: None,
) -> Report:
    r"""Return every figure of some systems over a corpus.

    Args:
        paths: Files of annotated articles, and folders of them.
        systems: Names of `SYSTEMS`: the pipeline that ships, and the baselines.
        pipelines: Folders of saved pipelines, each with a registry of its own.
        predictions: JSON Lines files of records of the same texts.
        registry: Files or folders to layer over the registry that ships.
        overlay: Whether the corpus's own layer is laid over the registry, where there is one.
        base: The spaCy pipeline beneath; by default the usual one.
        train: Articles to have learnt from: what they mention is seen, all else unseen.
        given_gold: Whether to score later stages on gold's mentions, and on its entities, as well.
        against: What all others are compared with: a name of `systems`, or a file of records.
        perturbations: Names of perturbations, or `all`.
        tell: Is told what is being done.

    Raises:
        CorpusError: An article departs from the format; every fault is named.
        EvaluationError: There is nothing to score, or a prediction is of another text.

    Example:
        >>> import tempfile
        >>> rows = ["published: 2025-11-03", "genre: preview", "", "body 1 | [AGF](agf) vandt."]
        >>> rows += ["---", 'agf CLUB fb:c:000101 "AGF"', "---", ""]
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     _ = Path(folder, "a1.article").write_text("\n".join(rows), encoding="utf-8")
        ...     report = evaluate([folder], systems=["shipped"])
        >>> report.systems[0].scores["mentions.strict"].value
        1.0
    """
    files = list(paths)
    golds = read_corpus(files)
    layer = find_overlay(files) if overlay else None
    layers = [*([layer] if layer else []), *registry]
    entries = Registry.load([shipped_path(), *layers]) if layers else Registry.shipped()
    seen = (
        surfaces_of(gold.record for gold in read_corpus(train)) if (train := list(train)) else None
    )
    wanted, files_of_records = list(systems), [str(path) for path in predictions]
    if against is not None and against not in (*wanted, *files_of_records):
        if against in SYSTEMS:
            wanted.append(against)
        elif Path(against).is_file():
            files_of_records.append(against)
        else:
            raise EvaluationError(
                f"nothing to compare with: {against!r} is no file and none of {', '.join(SYSTEMS)}"
            )
    tell("loading")
    scored: list[System] = list(_made(wanted, base, entries))
    scored += [load_pipeline(folder) for folder in pipelines]
    scored += [Recorded.read(path, entries) for path in files_of_records]
    reports = evaluate_systems(
        golds,
        scored,
        seen=seen,
        given_gold=given_gold,
        against=against,
        perturbations=perturbations,
        tell=tell,
    )
    return Report(
        articles=len(golds),
        sentences=sum(len(gold.sentences) for gold in golds),
        registry=entries.version,
        overlay=_shown(layer) if layer else None,
        compared_with=against,
        systems=reports,
    )


def find_overlay(paths: Paths) -> Path | None:
    """Return the registry layer that a corpus keeps beside its folders of articles, if any.

    It is looked for in the folder of the first path and in the two above.
    """
    for path in map(Path, paths):
        folder = (path if path.is_dir() else path.parent).resolve()
        for place in (folder, *folder.parents[:2]):
            if (place / OVERLAY).is_file():
                return place / OVERLAY
    return None


def _shown(path: Path) -> str:
    """Return a path from where we are, if it leads down from there."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _made(names: Sequence[str], base: str | Path | None, registry: AnyRegistry) -> list[System]:
    unknown = [name for name in names if name not in SYSTEMS]
    if unknown:
        raise EvaluationError(f"{unknown[0]!r} is no system; choose from {', '.join(SYSTEMS)}")
    if not names:
        return []
    nlp = fodbold_ner.load(base, registry=registry) if SHIPPED in names else load_base(base)
    return [
        Pipeline(name, nlp) if name == SHIPPED else make_baseline(name, nlp, registry)
        for name in names
    ]


def evaluate_systems(
    golds: Sequence[GoldArticle],
    systems: Sequence[System],
    *,
    seen: Collection[Surface] | None = None,
    given_gold: bool = False,
    against: str | None = None,
    perturbations: Sequence[str] = (),
    tell: Callable[[str], None] = lambda doing: None,
) -> list[SystemReport]:
    """Return what is found out about each system.

    Args:
        golds: The articles, as they are annotated.
        systems: The systems.
        seen: The surfaces of a training corpus.
        given_gold: Whether to score later stages on gold's mentions and entities as well.
        against: The name of the system that the others are compared with.
        perturbations: Names of perturbations, or `all`.
        tell: Is told what is being done.

    Raises:
        EvaluationError: There are no articles or no systems, or a prediction is of another text.
    """
    if not golds or not systems:
        raise EvaluationError("nothing to score: name at least one article and one system")
    names = list(PERTURBATIONS) if "all" in perturbations else list(dict.fromkeys(perturbations))
    counted: dict[str, list[Counts]] = {}
    reports = []
    for system in systems:
        tell(system.name)
        resolved = [resolve(gold, system.registry) for gold in golds]
        pairs = _pairs(resolved, system.annotate)
        counts = counted[system.name] = [count(pair, seen=seen) for pair in pairs]
        told = given_gold and not isinstance(system, Recorded)
        hardships = {}
        for name in names if not isinstance(system, Recorded) else ():
            tell(f"{system.name}, {name}")
            hardships[name] = _hardship(name, resolved, system, counts)
        reports.append(
            SystemReport(
                name=system.name,
                made_by=pairs[0].predicted.made_by,
                scores=summarise(counts),
                given=_given(resolved, system) if told else {},
                reliability=reliability(counts),
                hardships=hardships,
                mistakes=[mistake for pair in pairs for mistake in list_mistakes(pair)],
            )
        )
    return [_compared(report, counted, against) for report in reports]


def _pairs(
    golds: Iterable[GoldArticle], annotate: Callable[[AnnotatedArticle], AnnotatedArticle]
) -> list[Pair]:
    return [Pair(gold.record, annotate(gold.record), gold.sentences) for gold in golds]


def _given(golds: Sequence[GoldArticle], system: System) -> dict[str, dict[str, Score]]:
    """Score links and relations on gold's mentions, and relations on its entities too."""
    found = {}
    for told, entities, kinds in (
        ("mentions", False, ("links.", "relations.")),
        ("entities", True, ("relations.",)),
    ):

        def annotate(gold: AnnotatedArticle, entities: bool = entities) -> AnnotatedArticle:
            return system.annotate_given(gold, entities=entities)

        scores = summarise([count(pair) for pair in _pairs(golds, annotate)])
        found[told] = {name: one for name, one in scores.items() if name.startswith(kinds)}
    return found


def _hardship(
    name: str, golds: Sequence[GoldArticle], system: System, counts: Sequence[Counts]
) -> Hardship:
    perturbed = perturb(name, golds, registry=system.registry)
    changed = [index for index, one in enumerate(perturbed) if one.changes]
    pairs = _pairs([perturbed[index].gold for index in changed], system.annotate)
    before = values_of([counts[index] for index in changed])
    after = values_of([count(pair) for pair in pairs])
    return Hardship(
        articles=len(changed),
        changes=sum(one.changes for one in perturbed),
        left_out=sum(one.left_out for one in perturbed),
        before={figure: before[figure] for figure in HEADLINES},
        after={figure: after[figure] for figure in HEADLINES},
    )


def _compared(
    report: SystemReport, counted: dict[str, list[Counts]], against: str | None
) -> SystemReport:
    if against is None or report.name == against:
        return report
    differences = compare(all_figures(), counted[report.name], counted[against])
    return SystemReport(**{**vars(report), "differences": differences})
