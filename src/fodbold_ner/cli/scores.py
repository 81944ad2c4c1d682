"""An evaluation as tables for people, in a terminal of 80 columns or more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from fodbold_ner.evaluation.agreement import Agreement
from fodbold_ner.evaluation.report import HEADLINES, Report, SystemReport
from fodbold_ner.evaluation.scoring import Score

__all__ = ["render_agreement", "render_report"]

_MAIN = (
    "mentions.strict", "mentions.partial", "mentions.exact", "mentions.macro", "mentions.core",
    "mentions.core_macro", "mentions.sub_token", "mentions.unseen",
    "links.end_to_end", "links.known", "links.nil", "links.clusters", "links.candidate_recall",
    "links.wrong_rate", "links.calibration_error",
    "relations.linked", "relations.macro", "relations.full", "relations.full_macro",
    "relations.no_relation_sentences", "relations.calibration_error",
)  # fmt: skip
_GIVEN = {
    "mentions": ("links.known", "links.nil", "relations.linked", "relations.full"),
    "entities": ("relations.linked", "relations.full"),
}
_SLICES = (
    ("Mentions by label", "mentions.label."),
    ("Mentions by form", "mentions.form."),
    ("Mentions by zone", "mentions.zone."),
    ("Links by label", "links.label."),
    ("Relations by type, linked", "relations.type."),
    ("Relations by type, full", "relations.full_type."),
)
_NOTES = (
    "In per cent, with the middle 95 % of 1,000 resamples of the articles. Strict: label, start "
    "and end; partial: label and overlap; exact: start and end. Linked: type, polarity, required "
    "arguments; full: tense, manner, direction, kind and certainty too. A ↓ marks figures of "
    "which less is better."
)
_AGREEMENT_NOTES = (
    "Two annotators of the same texts, before their differences were settled. In per cent, with "
    "the middle 95 % of 1,000 resamples of the articles: F1, for agreement.* Cohen's kappa over "
    "relations that both have."
)


def render_report(report: Report) -> Group:
    """Return an evaluation as something that a rich console prints.

    First the main figures of all systems side by side, then the first system slice by slice, then
    the comparison and what perturbations cost.
    """
    first = report.systems[0]
    return Group(*_parts(report, first))


def render_agreement(parts: Mapping[str, Agreement]) -> Group:
    """Return the agreement of annotators as a table, a column for each part of the corpus."""
    table = _table("", *parts)
    numbers = (f"{agreement.articles}" for agreement in parts.values())
    table.add_row("articles", *numbers)
    for name in next(iter(parts.values())).figures:
        scores = [agreement.figures[name] for agreement in parts.values()]
        if any(score.value is not None for score in scores):
            shown = name.replace("relations.full_type.", "full ").replace(
                "relations.type.", "linked "
            )
            table.add_row(shown, *(_with_interval(score) for score in scores))
    return Group(table, Text(_AGREEMENT_NOTES, style="dim"))


def _parts(report: Report, first: SystemReport) -> Iterator[RenderableType]:
    layer = f" with {report.overlay} laid over it" if report.overlay else ", no overlay"
    yield Text(f"{report.articles} articles, {report.sentences} sentences", style="bold")
    yield Text(f"registry {report.registry}{layer}", style="dim")
    yield _main_table(report.systems)
    yield Text(_NOTES, style="dim")
    for title, prefix in _SLICES:
        yield from _slice_table(f"{title} ({first.name})", first, prefix)
    yield from _attribute_table(first)
    yield from _reliability_table(first)
    for system in report.systems:
        if system.differences:
            yield from _difference_table(system, report.compared_with or "")
    for system in report.systems:
        if system.hardships:
            yield from _hardship_table(system)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(columns[0], overflow="fold")
    for column in columns[1:]:
        table.add_column(column, justify="right", overflow="fold")
    return table


def _titled(title: str, table: Table) -> Iterator[RenderableType]:
    yield Text()
    yield Text(title, style="bold")
    yield table


def _main_table(systems: Sequence[SystemReport]) -> Table:
    table = _table("", *(system.name for system in systems))
    for layer in ("mentions", "links", "relations"):
        table.add_row(Text(layer.capitalize(), style="bold"))
        for name in _MAIN:
            if name.startswith(layer):
                _add_row(table, name, [system.scores[name] for system in systems])
    for told, names in _GIVEN.items():
        if any(told in system.given for system in systems):
            table.add_row(Text(f"Given {told}", style="bold"))
            for name in names:
                given = [system.given.get(told, {}).get(name) for system in systems]
                _add_row(table, name, given)
    return table


def _add_row(table: Table, name: str, scores: Sequence[Score | None]) -> None:
    """Add a figure of all systems, unless none has it."""
    there = [score for score in scores if score is not None and score.value is not None]
    if there:
        arrow = " ↓" if there[0].lower_is_better else ""
        values = ("" if score is None else _with_interval(score) for score in scores)
        table.add_row(f" {name.partition('.')[2]}{arrow}", *values)


def _slice_table(title: str, system: SystemReport, prefix: str) -> Iterator[RenderableType]:
    rows = [
        (name.removeprefix(prefix), score)
        for name, score in system.scores.items()
        if name.startswith(prefix) and score.value is not None
    ]
    if not rows:
        return
    table = _table("", "P", "R", "F", "95 %", "gold", "found")
    for name, score in rows:
        precision, recall = score.details["precision"], score.details["recall"]
        counts = (f"{score.details[side] or 0:.0f}" for side in ("wanted", "found"))
        sides = (_percent(precision), _percent(recall), _percent(score.value))
        table.add_row(name, *sides, _interval(score), *counts)
    yield from _titled(title, table)


def _attribute_table(system: SystemReport) -> Iterator[RenderableType]:
    rows = [
        (name.replace("attribute.", ""), score)
        for name, score in system.scores.items()
        if ".attribute." in name and score.value is not None
    ]
    if not rows:
        return
    table = _table(
        f"Attributes, where the rest is right ({system.name})", "", "right", "95 %", "of"
    )
    for name, score in rows:
        table.add_row(
            name, _percent(score.value), _interval(score), f"{score.details['whole']:.0f}"
        )
    yield from _titled(f"Attributes, where the rest is right ({system.name})", table)


def _reliability_table(system: SystemReport) -> Iterator[RenderableType]:
    for of, rows in system.reliability.items():
        answered = [row for row in rows if row["answers"]]
        if not answered:
            continue
        title = f"How often scores of {of} are right ({system.name})"
        table = _table("score", "answers", "mean score", "right")
        for row in answered:
            bounds = f"{row['from']:.1f}–{row['to']:.1f}"
            shown = (_percent(row["score"]), _percent(row["right"]))
            table.add_row(bounds, f"{row['answers']:.0f}", *shown)
        yield from _titled(title, table)


def _difference_table(system: SystemReport, other: str) -> Iterator[RenderableType]:
    title = f"{system.name} less {other} (paired bootstrap; p by approximate randomisation)"
    table = _table("", "difference", "95 %", "p")
    for one in system.differences:
        if one.name in _MAIN:
            bounds = f"{100 * one.low:+.1f} to {100 * one.high:+.1f}"
            table.add_row(one.name, f"{100 * one.difference:+.1f}", bounds, f"{one.p:.3f}")
    yield from _titled(title, table)


def _hardship_table(system: SystemReport) -> Iterator[RenderableType]:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("", no_wrap=True)
    table.add_column("articles/places", justify="right", no_wrap=True)
    for figure in HEADLINES:
        table.add_column(_short(figure), justify="right", no_wrap=True)
    for name, cost in system.hardships.items():
        left_out = f" (-{cost.left_out})" if cost.left_out else ""
        differences = cost.to_plain()["difference"]
        cells = (
            f"{_percent(cost.after[figure])} {_signed(differences[figure])}" for figure in HEADLINES
        )
        table.add_row(name, f"{cost.articles}/{cost.changes}{left_out}", *cells)
    title = f"Perturbed, and the difference on the articles that it changed ({system.name})"
    yield from _titled(title, table)
    if any(cost.left_out for cost in system.hardships.values()):
        yield Text("In brackets: places left as they are, for want of a safe rule.", style="dim")


def _short(name: str) -> str:
    return name.rpartition(".")[2].replace("end_to_end", "links").replace("strict", "mentions")


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def _signed(value: float | None) -> str:
    return "" if value is None else f"{100 * value:+.1f}"


def _interval(score: Score) -> str:
    if score.low is None or score.high is None:
        return ""
    return f"{100 * score.low:.0f}–{100 * score.high:.0f}"


def _with_interval(score: Score) -> str:
    if score.value is None:
        return "–"
    return f"{_percent(score.value)} {_interval(score)}"
