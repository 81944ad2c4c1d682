"""Names that no registry knows: people and clubs among the runs of capitalised words.

What kind of name a run is, `name_kinds` says; what stands here is which words make one up.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from fodbold_ner.mentions.later_names import later_clubs, later_people
from fodbold_ner.mentions.name_evidence import NameEvidence
from fodbold_ner.mentions.name_kinds import name_kind
from fodbold_ner.mentions.proposal import Proposal, Voter
from fodbold_ner.mentions.runs import (
    CLUB_AFFIXES,
    PARTICLES,
    Part,
    Run,
    find_runs,
)
from fodbold_ner.mentions.shouting import propose_shouted, shouted_sentences
from fodbold_ner.mentions.tokens_view import TokensView
from fodbold_ner.ontology import Form, Label
from fodbold_ner.tokens.genitives import without_genitive

__all__ = ["propose_names"]

_TITLES = frozenset({"Sir", "Lord", "Hr", "Hr.", "Fru", "Dr", "Dr.", "Professor"})
_IN_ROW = re.compile(r"(?:,| og| [-–—])\s+")


def propose_names(view: TokensView, evidence: NameEvidence) -> list[Proposal]:
    """Propose people and unknown clubs, media and agencies from the runs of capitalised words.

    Args:
        view: The tokens and sentences of the text.
        evidence: What is known before.

    Returns:
        Proposals in offsets of the text, in no order.

    Example:
        >>> import spacy
        >>> view = TokensView(spacy.blank("da")("I går sagde Mads Tornhøj op."), [(0, 28)])
        >>> evidence = NameEvidence((), (), (), (), (), (), (), ())
        >>> [(p.label.value, p.start, p.end) for p in propose_names(view, evidence)]
        [('PERSON', 12, 24)]
    """
    shouted = shouted_sentences(view)
    runs = find_runs(view, taken=[*evidence.taken, *shouted], soft=evidence.soft)
    known = _words_seen_bare(runs)
    inside = _words_seen_inside(view, runs)
    kept: list[tuple[Run, Label]] = []
    unsure: list[Run] = []
    # Full names first: a single word that is part of one is no club behind `agent for`.
    full_names: set[str] = set()
    for run in sorted(runs, key=lambda run: len(run.parts) == 1):
        if len(run.parts) == 1 and run.words[0] in full_names:
            continue
        trimmed = _trim_genitive(view, _trim_lead(run, evidence), known, evidence)
        label = name_kind(view, trimmed, evidence, seen_inside=inside)
        if label is not None:
            kept.append((trimmed, label))
        elif len(trimmed.parts) == 1 and (trimmed.start, trimmed.end) not in evidence.rejected:
            unsure.append(trimmed)
        if label is Label.PERSON and len(trimmed.parts) > 1:
            full_names.update(trimmed.words)
    kept += [(run, Label.PERSON) for run in _listed_among_people(view, kept, unsure)]
    people = [run for run, label in kept if label is Label.PERSON and len(run.parts) > 1]
    loud = list(
        propose_shouted(
            view,
            shouted,
            taken=evidence.taken,
            seen={word for run in runs for word in run.words},
            first_names=evidence.first_names,
            last_names=evidence.last_names,
        )
    )
    surnames = {run.words[-1] for run in people}
    surnames |= {view.text[p.start : p.end].split()[-1].title() for p in loud}
    first_names = {run.words[0] for run in people}
    proposals = [_proposal(run, label, surnames, first_names, evidence) for run, label in kept]
    proposals += later_people(
        view, evidence, held=[run for run, _ in kept], surnames=surnames, first_names=first_names
    )
    proposals += later_clubs(view, evidence)
    proposals += loud
    return proposals


def _listed_among_people(
    view: TokensView, kept: Sequence[tuple[Run, Label]], unsure: Sequence[Run]
) -> list[Run]:
    """Return single words in a list of names, three at least, a third of which are people's.

    `Bavngaard – Dyrkilde, Elmtoft, Fjelstrup – Ivarslund`: a line-up, a row of substitutes.
    """
    people = {run.start for run, label in kept if label is Label.PERSON}
    found: list[Run] = []
    row: list[Run] = []
    ordered = sorted([*(run for run, _ in kept), *unsure], key=lambda run: run.start)
    for run in [*ordered, None]:
        if run is not None and row and _IN_ROW.fullmatch(view.text, row[-1].end, run.start):
            row.append(run)
            continue
        sure = sum(other.start in people for other in row)
        if len(row) > 2 and 3 * sure >= len(row):
            found += [other for other in row if other in unsure]
        row = [] if run is None else [run]
    return found


def _words_seen_inside(view: TokensView, runs: Sequence[Run]) -> frozenset[str]:
    """Return the words that have a capital although they do not open a sentence."""
    parts = (part for run in runs for part in run.parts)
    return frozenset(part.text for part in parts if not view.opens_sentence(part.index))


def _words_seen_bare(runs: Sequence[Run]) -> frozenset[str]:
    return frozenset(run.words[-1] for run in runs)


def _trim_lead(run: Run, evidence: NameEvidence) -> Run:
    """Cut titles off the front, and what stands before a full name on file: `Brødrene Oscar …`."""
    if len(run.parts) > 2 and run.words[0] in _TITLES:
        run = Run(run.parts[1:])
    for cut in range(1, len(run.parts) - 1):
        if " ".join(run.words[cut:]).lower() in evidence.full_names:
            return Run(run.parts[cut:])
    return run


def _trim_genitive(
    view: TokensView, run: Run, known: Collection[str], evidence: NameEvidence
) -> Run:
    """Cut a genitive off the last word, where the article or the next word speaks for one."""
    last = run.parts[-1]
    if last.tail:
        return run
    for stem in without_genitive(last.text):
        certain = last.text[len(stem)] in "'’`´" or stem in known
        if not certain:
            following = view.after(last.end)
            heads = (
                following is not None
                and following.text[0].islower()
                and (
                    following.pos_ in ("NOUN", "ADJ", "NUM")
                    or any(hit.start == following.idx for hit in evidence.roles)
                )
            )
            a_name_in_s = last.text.lower() in evidence.first_names and len(run.parts) == 1
            certain = heads and not a_name_in_s
        if certain:
            parts = (
                *run.parts[:-1],
                Part(last.start, last.start + len(stem), stem, last.index, ""),
            )
            return Run(parts)
    return run


def _proposal(
    run: Run,
    label: Label,
    surnames: Collection[str],
    first: Collection[str],
    evidence: NameEvidence,
) -> Proposal:
    full = " ".join(run.words).lower() in evidence.full_names
    voter = Voter.PERSON_ON_FILE if full else Voter.CAPITALS
    if label in (Label.MEDIA, Label.AGENCY):
        return Proposal(run.start, run.end, label, Voter.CAPITALS, Form.NAME)
    if label is Label.CLUB:
        has_affix = any(word in CLUB_AFFIXES for word in run.words)
        form = Form.NAME if has_affix else Form.SHORT
        return Proposal(run.start, run.end, label, Voter.CAPITALS, form)
    return Proposal(run.start, run.end, label, voter, _person_form(run, surnames, first, evidence))


def _person_form(
    run: Run, surnames: Collection[str], first: Collection[str], evidence: NameEvidence
) -> Form:
    if len(run.parts) > 1:
        is_surname = " ".join(run.words) in surnames or run.words[0] in PARTICLES
        return Form.SURNAME if is_surname else Form.NAME
    word = run.words[0]
    if word not in surnames and (word in first or word.lower() in evidence.first_names):
        return Form.SHORT
    return Form.SURNAME
