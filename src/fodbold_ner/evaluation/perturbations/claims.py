"""What an article says, denied or hedged: `ikke` or `angiveligt` behind the verb of a main clause.

It is done only where a rule over word order makes it safe: the sentence, or what follows a colon in
it, begins with its subject, which is made of mentions or is `han`, `hun` or `klubben`, and one
finite verb follows; or it begins with a few words, the verb and then the subject. Behind these
comes neither a pronoun nor an adverb, and before the clause ends no `og`, no `men`, no other
negation and no other hedge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from fodbold_ner.evaluation.perturbations.editing import Edit, Perturbed, edit
from fodbold_ner.formats.corpus import GoldArticle
from fodbold_ner.ontology import (
    Certainty,
    ContractEvent,
    Label,
    Polarity,
    RelationType,
    Tense,
)
from fodbold_ner.records import Contract, Relation, RoleTenure

__all__ = ["insert_hedge", "insert_negation"]

_VERBS = re.compile(
    r"(?:har|havde|er|var|bliver|blev|vil|skal|fyrer|fyrede|fritstiller|fritstillede|henter|"
    r"hentede|ansætter|ansatte|udnævner|udnævnte|skifter|skiftede|forlader|forlod|køber|købte|"
    r"sælger|solgte|stopper|stoppede|fratræder|fratrådte|forlænger|forlængede|udlejer|udlejede|"
    r"lejer|lejede|overtager|overtog|ønsker|jagter|vender|rykker|tiltræder|afløser)(?= )"
)
_SUBJECT = re.compile(r"(?:Han|Hun|Klubben) ")
_LEAD = re.compile(
    r"(?!(?:Da|Når|Hvis|Fordi|Mens|Om|At|Selvom|Før|Siden|Efter at)\b)"
    rf"(?:(?!{_VERBS.pattern.removesuffix('(?= )')}\b)[\w.-]+ ){{1,5}}?(?={_VERBS.pattern})"
)
"""A few words before the verb that are no clause of their own: `I sidste uge`, `Søndag`."""
_PRONOUNS = "ham hende sig dem den det jer os mig dig hinanden han hun de vi"
_ADVERBS = (
    "nu også allerede igen altså dermed netop nok vel jo da så dog stadig fortsat ellers endelig "
    "imidlertid derfor nemlig samtidig hurtigt muligvis næsten lige selv kun bare slet helt heller "
    "her der"
)
_HEDGES = (
    "angiveligt måske formentlig muligvis tilsyneladende eventuelt sandsynligvis vistnok ifølge "
    "skulle ventes forventes rygtes forlyder erfarer"
)
_NEGATIONS = "ikke aldrig ingen intet hverken næppe uden nej"
_NEXT = frozenset(f"{_PRONOUNS} {_ADVERBS} {_HEDGES} {_NEGATIONS}".split())
_IN_CLAUSE = re.compile(
    rf"\b(?:og|men|eller|samt|at|hvis|{'|'.join(f'{_HEDGES} {_NEGATIONS}'.split())})\b|[;:?–()»«]"
)
_DENIABLE = frozenset(
    {
        RelationType.DEPARTURE,
        RelationType.APPOINTMENT,
        RelationType.TRANSFER,
        RelationType.CONTRACT,
        RelationType.INTEREST,
    }
)


@dataclass(frozen=True)
class _Place:
    """A sentence in which a word can be put.

    Args:
        sentence: Its place among the sentences.
        verb: Where the finite verb begins.
        behind: Where it ends.
        end: Where its clause ends.
    """

    sentence: int
    verb: int
    behind: int
    end: int


def insert_negation(gold: GoldArticle) -> Perturbed:
    """Return the article with `ikke` in sentences that assert something, which is denied now.

    `X har fyret Y` becomes `X har ikke fyret Y`: the departure is denied, and the tenure that it
    ended is a current one where the sentence gives the person's title; where it does not, what the
    sentence would say of it is open, and the sentence is left as it is.
    """
    return _insert(gold, "ikke")


def insert_hedge(gold: GoldArticle) -> Perturbed:
    """Return the article with `angiveligt` in sentences that assert something, reported now."""
    return _insert(gold, "angiveligt")


def _insert(gold: GoldArticle, word: str) -> Perturbed:
    wanted = {
        number
        for relation in gold.record.relations
        if relation.type in _DENIABLE and _is_flat(relation)
        for number in _sentences_of(gold, relation)
    }
    places = {p.sentence: p for number in wanted if (p := _place(gold, number)) is not None}
    changes: dict[str, dict[str, Any]] = {}
    while True:
        unsafe, changes = _changes(gold, places, deny=word == "ikke")
        if not unsafe:
            break
        places = {number: place for number, place in places.items() if number not in unsafe}
    edits = [Edit(place.behind, place.behind, f" {word}") for place in places.values()]
    changed = edit(gold, edits, relations=changes)
    return Perturbed(changed, len(places), left_out=len(wanted) - len(places))


def _is_flat(relation: Relation) -> bool:
    return relation.certainty is Certainty.ASSERTED and relation.polarity is Polarity.AFFIRMED


def _sentences_of(gold: GoldArticle, relation: Relation) -> Iterator[int]:
    for evidence in relation.evidence:
        yield gold.sentences.index((evidence.start, evidence.end))


def _place(gold: GoldArticle, number: int) -> _Place | None:
    """Return where a word can be put into a sentence, None where it cannot."""
    text = gold.record.text
    start, end = gold.sentences[number]
    colon = text.find(": ", start, end)
    if colon > 0:
        start = colon + 2
    found = _subject_first(gold, start, end) or _verb_first(gold, start, end)
    if found is None:
        return None
    verb, behind = found
    comma = text.find(",", behind, end)
    clause_end = end if comma < 0 else comma
    following = re.compile(r" ([\w-]+)").match(text, behind)
    if following is None or following[1].lower() in _NEXT or text.startswith(" i hvert", behind):
        return None
    if _IN_CLAUSE.search(text, verb, clause_end):
        return None
    return _Place(number, verb, behind, clause_end)


def _subject_first(gold: GoldArticle, start: int, end: int) -> tuple[int, int] | None:
    """Return where the verb begins and ends, if the subject stands before it."""
    text = gold.record.text
    pronoun = _SUBJECT.match(text, start)
    position = pronoun.end() if pronoun else _behind_mentions(gold, start, end)
    if position is None or text[position - 1] != " ":
        return None
    verb = _VERBS.match(text, position)
    return None if verb is None else (verb.start(), verb.end())


def _verb_first(gold: GoldArticle, start: int, end: int) -> tuple[int, int] | None:
    """Return where the verb begins and the subject behind it ends: `I går solgte Brøndby …`."""
    text = gold.record.text
    lead = _LEAD.match(text, start, end)
    if lead is None:
        return None
    verb = _VERBS.match(text, lead.end())
    if verb is None:
        return None
    position = _behind_mentions(gold, verb.end() + 1, end)
    return None if position is None else (verb.start(), position - 1)


def _behind_mentions(gold: GoldArticle, start: int, end: int) -> int | None:
    """Return the offset behind a row of mentions and a space, None if no subject is among them."""
    text = gold.record.text
    inside = {m.start: m for m in gold.record.mentions if start <= m.start < end}
    position, subject = start, False
    while position in inside:
        mention = inside[position]
        subject |= mention.label in (Label.PERSON, Label.CLUB)
        position = mention.end
        joint = re.compile(r"(?:'s|s)? |-|(?=\S)").match(text, position)
        position = joint.end() if joint else position
    return position if subject and text[position - 1] == " " else None


def _changes(
    gold: GoldArticle, places: dict[int, _Place], *, deny: bool
) -> tuple[set[int], dict[str, dict[str, Any]]]:
    """Return which sentences must be left as they are, and what becomes of the relations if not."""
    unsafe: set[int] = set()
    changes: dict[str, dict[str, Any]] = {}
    for relation in gold.record.relations:
        numbers = list(_sentences_of(gold, relation))
        touched = {
            number
            for number, evidence in zip(numbers, relation.evidence, strict=True)
            if number in places and _falls_in(gold, places[number], evidence.trigger, relation)
        }
        if not touched:
            continue
        change = _change(gold, relation, places, deny=deny)
        # Said in another sentence too, it would be both denied and asserted.
        if change is None or touched != set(numbers):
            unsafe |= touched
        else:
            changes[relation.id] = change
    return unsafe, changes


def _falls_in(
    gold: GoldArticle, place: _Place, trigger: tuple[tuple[int, int], ...], relation: Relation
) -> bool:
    """Return whether the word would bear on what the triggers say, not on what is presupposed."""
    said = [(start, end) for start, end in trigger if place.verb <= start < place.end]
    if not said:
        return not trigger
    titles = {
        (m.start, m.end)
        for m, after in pairwise(gold.record.mentions)
        if m.label is Label.ROLE
        and after.label is Label.PERSON
        and gold.record.text[m.end : after.start] == " "
    }
    presupposed = relation.type in (RelationType.ROLE_TENURE, RelationType.REPRESENTATION)
    return not (presupposed and set(said) <= titles)


def _change(
    gold: GoldArticle, relation: Relation, places: dict[int, _Place], *, deny: bool
) -> dict[str, Any] | None:
    """Return what becomes of a relation, None where that cannot be told."""
    if not _is_flat(relation):
        return None
    if not deny:
        return {"certainty": Certainty.REPORTED}
    if isinstance(relation, RoleTenure):
        ended = any(
            other.type is RelationType.DEPARTURE
            and (other.person, other.club) == (relation.person, relation.club)
            for other in gold.record.relations
        )
        titled = all(
            _is_titled(gold, relation, places[n])
            for n in _sentences_of(gold, relation)
            if n in places
        )
        if relation.tense is Tense.PAST and ended and titled:
            return {"tense": Tense.CURRENT, "end": None}
        return None
    if relation.type not in _DENIABLE:
        return None
    if isinstance(relation, Contract) and relation.event is ContractEvent.EXPIRES:
        return None
    return {"polarity": Polarity.DENIED}


def _is_titled(gold: GoldArticle, tenure: RoleTenure, place: _Place) -> bool:
    """Return whether the sentence has the tenure's title right before its person's name."""
    start, end = gold.sentences[place.sentence]
    mentions = gold.record.mentions
    return any(
        one.label is Label.ROLE
        and getattr(one, "role", None) is tenure.role
        and other.entity == tenure.person
        and gold.record.text[one.end : other.start] == " "
        for one, other in pairwise(mentions)
        if start <= one.start < end
    )
