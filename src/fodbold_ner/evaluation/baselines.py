"""What a system has to beat: a list of names, and a general recogniser with two simple rules.

- `gazetteer`: the registry's names wherever they stand, linked where one entity bears the name;
- `nearest-pair`: the base model's people and organisations, the latter taken for clubs, linked the
  same way; a role word, the person and the club nearest to it in its sentence are a current tenure;
- `rapidfuzz`: the same names, each linked to the entity of its type with the likest name, however
  little alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from spacy.language import Language
from spacy.tokens import Doc

import fodbold_ner
from fodbold_ner.doc_data import DocData, EntityData, MentionData, RelationData
from fodbold_ner.errors import EvaluationError
from fodbold_ner.evaluation.given import doc_with_gold
from fodbold_ner.extensions import data_of
from fodbold_ner.factories import STAGES
from fodbold_ner.links.index import NameIndex, index_of
from fodbold_ner.links.names import names_to_scan, people_on_file
from fodbold_ner.links.opening import AnyRegistry
from fodbold_ner.links.schema import AutoLink
from fodbold_ner.links.schema import Entity as Entry
from fodbold_ner.mentions.gazetteer import GazetteerName, NameGazetteer
from fodbold_ner.mentions.merge import merge
from fodbold_ner.mentions.proposal import Proposal, Voter
from fodbold_ner.ontology import ROLES, Form, Label, LinkReason, Role
from fodbold_ner.pipeline import make_doc
from fodbold_ner.records import AnnotatedArticle, Article
from fodbold_ner.tokens import split_sentences

__all__ = ["BASELINES", "Baseline", "make_baseline"]

Finder = Callable[[Doc], Iterable[Proposal]]
Choice = tuple[Entry | None, list[tuple[Entry, float]], LinkReason]
"""Who it is, who was considered with their scores, and why."""
Chooser = Callable[[Label, str], Choice]

_BASE_LABELS = {"PER": Label.PERSON, "ORG": Label.CLUB}


@dataclass(frozen=True)
class Baseline:
    """A simple system.

    Args:
        name: Its name.
        registry: What it links to.
        nlp: What tokenises, and recognises names where the baseline asks it to.
        without: The components of `nlp` that it makes no use of.
        find: What finds mentions.
        choose: What links a name.
        pairs: Whether it makes tenures of nearest pairs.
    """

    name: str
    registry: AnyRegistry
    nlp: Language
    without: tuple[str, ...]
    find: Finder
    choose: Chooser
    pairs: bool

    def annotate(self, article: AnnotatedArticle) -> AnnotatedArticle:
        """Return the record that it makes of an article's text."""
        known = Article(
            text=article.text, id=article.id, published=article.published, url=article.url
        )
        doc = self.nlp(make_doc(self.nlp, known), disable=list(self.without))
        data_of(doc)["mentions"] = [proposal.to_data() for proposal in merge(self.find(doc))]
        return self._finish(doc)

    def annotate_given(self, gold: AnnotatedArticle, *, entities: bool) -> AnnotatedArticle:
        """Return the record that it makes when it is told gold's mentions, or entities too."""
        doc = doc_with_gold(self.nlp, gold, entities=entities)
        for mention in data_of(doc)["mentions"]:
            mention["provisional"] = False
        return self._finish(doc, linked=entities)

    def _finish(self, doc: Doc, *, linked: bool = False) -> AnnotatedArticle:
        data = data_of(doc)
        if not linked:
            data["entities"] = _link(doc.text, data["mentions"], self.choose)
        data["relations"] = list(_pair_nearest(doc.text, data)) if self.pairs else []
        meta = self.nlp.meta
        data["made_by"] = {
            "package": f"fodbold_ner {fodbold_ner.__version__}",
            "pipeline": f"baseline {self.name}",
            "base": f"{meta['lang']}_{meta['name']} {meta['version']}",
            "registry": self.registry.version,
        }
        record: AnnotatedArticle = doc._.fodbold
        return record


BASELINES = ("gazetteer", "nearest-pair", "rapidfuzz")


def make_baseline(name: str, base: Language, registry: AnyRegistry) -> Baseline:
    """Return a baseline by name.

    Args:
        name: One of `BASELINES`.
        base: A Danish pipeline with names of people (PER) and organisations (ORG); what it has of
            this package's own components stands idle.
        registry: What to link to.

    Example:
        >>> from fodbold_ner.links.registry import Registry
        >>> import spacy
        >>> baseline = make_baseline("gazetteer", spacy.blank("da"), Registry.shipped())
        >>> article = fodbold_ner.annotate("AGF slog OB.")
        >>> [entity.name for entity in baseline.annotate(article).entities]
        ['AGF', 'OB']
    """
    everything = tuple(base.pipe_names)
    stages = tuple(stage for stage in everything if stage in STAGES)
    exactly = _exactly(index_of(registry))
    if name == "gazetteer":
        find = _names_on_file(registry)
        return Baseline(name, registry, base, everything, find, exactly, pairs=False)
    if name == "nearest-pair":
        return Baseline(name, registry, base, stages, _names_and_roles, exactly, pairs=True)
    if name == "rapidfuzz":
        likest = _likest(registry)
        return Baseline(name, registry, base, stages, _names_of_base, likest, pairs=False)
    raise EvaluationError(f"{name!r} is no baseline; choose from {', '.join(BASELINES)}")


def _names_on_file(registry: AnyRegistry) -> Finder:
    people = (GazetteerName(name, Label.PERSON, Form.NAME) for name in people_on_file(registry))
    names = (name for name in names_to_scan(registry) if not name.never)
    gazetteer = NameGazetteer.of([*names, *people])

    def find(doc: Doc) -> Iterator[Proposal]:
        for hit in gazetteer.scan(doc.text):
            yield Proposal(hit.start, hit.end, hit.name.label, Voter.GAZETTEER, hit.name.form)

    return find


def _names_of_base(doc: Doc) -> Iterator[Proposal]:
    for ent in doc.ents:
        if ent.label_ in _BASE_LABELS:
            label = _BASE_LABELS[ent.label_]
            yield Proposal(ent.start_char, ent.end_char, label, Voter.GAZETTEER, Form.NAME)


_TITLES = {title: spec.code for spec in ROLES.values() for title in spec.titles}
_ROLE_WORD = re.compile(
    rf"\b({'|'.join(sorted(map(re.escape, _TITLES), key=len, reverse=True))})(?:e?n)?\b",
    re.IGNORECASE,
)


def _names_and_roles(doc: Doc) -> Iterator[Proposal]:
    yield from _names_of_base(doc)
    for match in _ROLE_WORD.finditer(doc.text):
        role: Role = _TITLES[match[1].lower()]
        yield Proposal(match.start(), match.end(), Label.ROLE, Voter.ROLE_WORD, role=role)


def _exactly(index: NameIndex) -> Chooser:
    def choose(label: Label, text: str) -> Choice:
        for why, found in (
            (LinkReason.EXACT_NAME, index.exact(label, text)),
            (LinkReason.NORMALISED_NAME, index.normalised(label, text)),
        ):
            sure = [named for named in found if named.name.auto_link is AutoLink.ALWAYS] or found
            considered = [(named.entity, 1 / len(sure)) for named in sure]
            if len(sure) == 1:
                return sure[0].entity, considered, why
            if sure:
                return None, considered, LinkReason.AMBIGUOUS
        return None, [], LinkReason.NO_CANDIDATE

    return choose


def _likest(registry: AnyRegistry) -> Chooser:
    names: dict[Label, dict[str, Entry]] = {}
    for entity in registry:
        for name in entity.names:
            names.setdefault(entity.label_in_text, {}).setdefault(name.text, entity)
    choices = {label: list(known) for label, known in names.items()}

    @lru_cache(maxsize=10_000)
    def choose(label: Label, text: str) -> Choice:
        best = process.extractOne(text, choices.get(label, []), scorer=fuzz.WRatio)
        if best is None:
            return None, [], LinkReason.NO_CANDIDATE
        entity, score = names[label][best[0]], best[1] / 100
        return entity, [(entity, score)], LinkReason.FUZZY_NAME

    return choose


def _link(text: str, mentions: list[MentionData], choose: Chooser) -> list[EntityData]:
    """Give each name an entity: one for each entry linked to, and for each NIL name as written."""
    entities: list[EntityData] = []
    known: dict[tuple[str, str], int] = {}
    for mention in mentions:
        if mention["form"] is None:
            continue
        written = text[mention["start"] : mention["end"]]
        entry, considered, why = choose(Label(mention["label"]), written)
        key = (mention["label"], entry.id if entry else written.lower())
        if key not in known:
            known[key] = len(entities)
            entities.append(_entity(mention["label"], written, entry, considered, why))
        mention["entity"] = known[key]
    return entities


def _entity(
    label: str,
    written: str,
    entry: Entry | None,
    considered: list[tuple[Entry, float]],
    why: LinkReason,
) -> EntityData:
    scores = {candidate.id: score for candidate, score in considered}
    return {
        "label": label,
        "name": entry.label_da if entry else written,
        "registry_id": entry.id if entry else None,
        "xref": entry.xref.known() if entry else {},
        "score": scores[entry.id] if entry else 1.0,
        "why": why.value,
        "candidates": [
            {"registry_id": candidate.id, "name": candidate.label_da, "score": score}
            for candidate, score in considered
        ],
        "league": None,
        "country": None,
    }


def _pair_nearest(text: str, data: DocData) -> Iterator[RelationData]:
    """Yield a current tenure for each role word with a person and a club in its sentence."""
    said: set[tuple[object, ...]] = set()
    for start, end in split_sentences(text):
        inside = [m for m in data["mentions"] if start <= m["start"] and m["end"] <= end]
        for role in inside:
            if role["label"] != Label.ROLE:
                continue
            person = _nearest(role, inside, Label.PERSON)
            club = _nearest(role, inside, Label.CLUB)
            if person is None or club is None or (person, role["role"], club) in said:
                continue
            said.add((person, role["role"], club))
            yield {
                "type": "role_tenure",
                "arguments": {"person": person, "role": role["role"], "club": club},
                "attributes": {"tense": "current", "acting": False, "start": None, "end": None},
                "certainty": "asserted",
                "polarity": "affirmed",
                "source": None,
                "via": [],
                "time": None,
                "score": 1.0,
                "evidence": [
                    {"start": start, "end": end, "trigger": [[role["start"], role["end"]]]}
                ],
            }


def _nearest(role: MentionData, mentions: Iterable[MentionData], label: Label) -> int | None:
    """Return the entity of the mention with this label that stands nearest, the earlier of two."""
    near = [m for m in mentions if m["label"] == label and m["entity"] is not None]
    if not near:
        return None
    best = min(near, key=lambda m: max(role["start"] - m["end"], m["start"] - role["end"]))
    return best["entity"]
