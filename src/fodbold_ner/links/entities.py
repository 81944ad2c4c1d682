"""The entities of one article: names first, then people, then the words that point back at them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from fodbold_ner.doc_data import DocData, EntityData, MentionData
from fodbold_ner.links.anonymous import told_of_unnamed
from fodbold_ner.links.decision import (
    ArticleContext,
    Decision,
    by_gender,
    decide_name,
    decide_person,
    first_sides,
    with_certain,
)
from fodbold_ner.links.gender import WomensFootball
from fodbold_ner.links.index import NameIndex
from fodbold_ner.links.keys import name_key
from fodbold_ner.links.national_teams import team_name
from fodbold_ner.links.people import PersonCluster, cluster_people
from fodbold_ner.links.schema import AutoLink
from fodbold_ner.ontology import ENTITY_LABELS, Form, Label, LinkReason

__all__ = ["gather_entities"]


def gather_entities(text: str, data: DocData, index: NameIndex) -> list[EntityData]:
    """Return the entities of an article by first mention, and give each mention its own in place.

    Mentions that point back at nobody are dropped.

    Args:
        text: The article's text.
        data: What is known of the article: its mentions, zones and day of publication.
        index: The names that mentions are looked up in.

    Example:
        >>> from fodbold_ner.doc_data import new_data
        >>> from fodbold_ner.links.index import index_of
        >>> from fodbold_ner.links.registry import Registry
        >>> gather_entities("Det regner.", new_data(), index_of(Registry([])))
        []
    """
    for mention in data["mentions"]:
        mention["entity"] = None
    gathered = _Entities(text, data, index)
    gathered.add_names()
    gathered.add_people()
    gathered.add_descriptors()
    return gathered.in_text_order()


class _Entities:
    """The entities of one article while they are gathered."""

    def __init__(self, text: str, data: DocData, index: NameIndex) -> None:
        self.text = text
        self.mentions = data["mentions"]
        self.index = index
        self.entities: list[EntityData] = []
        published = data["published"]
        self._women = WomensFootball(text, data["zones"])
        self.context = ArticleContext(
            published=date.fromisoformat(published) if published else None,
        )
        self._by_link: dict[str, int] = {}
        self._by_name: dict[tuple[str, str], int] = {}
        self._ages: dict[int, set[int]] = {}

    def add_names(self) -> None:
        """Link everything but people: names that are certain first, for they help the others."""
        named = [
            mention
            for mention in self.mentions
            if mention["label"] in ENTITY_LABELS
            and mention["label"] != Label.PERSON
            and not mention["provisional"]
        ]
        self.context = with_certain(self.context, self._certain_ids(named))
        nicknames = [mention for mention in named if mention["form"] == Form.NICKNAME]
        for mention in named:
            if mention["form"] != Form.NICKNAME:
                self._add_name(mention)
        # What a nickname stands for has as a rule been named: `AB … akademikerne`.
        self.context = with_certain(self.context, set(self._by_link))
        for mention in nicknames:
            self._add_name(mention)

    def _certain_ids(self, named: Sequence[MentionData]) -> set[str]:
        found = set()
        for mention in named:
            label, written = Label(mention["label"]), self._written(mention)
            hits = self.index.exact(label, written) or self.index.normalised(label, written)
            hits = first_sides(by_gender(hits, self._context_at(mention)))
            always = {hit.entity.id for hit in hits if hit.name.auto_link is AutoLink.ALWAYS}
            town_like = mention["form"] == Form.SHORT and len(hits) == 1
            if len(always) == 1 or town_like:
                found |= always or {hits[0].entity.id}
        return found

    def _add_name(self, mention: MentionData) -> None:
        label, written = Label(mention["label"]), self._written(mention)
        if label is Label.NATIONAL_TEAM:
            written = team_name(self.text, mention["start"], mention["end"], self.index)
        elif label is Label.LEAGUE and self.index.exact(label, f"{written}en"):
            written = f"{written}en"  # `pokal` in a compound is `pokalen`
        context = self._context_at(mention)
        decision = decide_name(self.index, label, written, Form(mention["form"]), context)
        if decision.entity is not None:
            known = self._by_link.get(decision.entity.id)
            if known is None:
                known = self._new(label, decision.entity.label_da, decision)
                self._by_link[decision.entity.id] = known
            elif decision.score > self.entities[known]["score"]:
                self.entities[known]["score"] = decision.score
                self.entities[known]["why"] = decision.why.value
                self.entities[known]["candidates"] = _candidates(decision)
        elif (part_of := self._club_with(label, written, decision)) is not None:
            known = part_of
        elif (meant := self._main_club(mention, decision)) is not None:
            known = meant
        else:
            key = (label.value, name_key(written))
            known = self._by_name.get(key)
            if known is None:
                known = self._by_name[key] = self._new(label, written, decision)
        mention["entity"] = known

    def _context_at(self, mention: MentionData) -> ArticleContext:
        return replace(self.context, women=self._women.meant_at(mention["start"]))

    def _club_with(self, label: Label, written: str, decision: Decision) -> int | None:
        """Return the club of this article that a part of its name stands for: `Sparta`."""
        if label is not Label.CLUB or decision.why is not LinkReason.NO_CANDIDATE:
            return None
        found = [
            number
            for number, entity in enumerate(self.entities)
            if entity["label"] == Label.CLUB
            and name_key(written) in name_key(entity["name"] or "").split()
            and name_key(written) != name_key(entity["name"] or "")
        ]
        return found[0] if len(found) == 1 else None

    def _main_club(self, mention: MentionData, decision: Decision) -> int | None:
        """Return the club that a nickname on no file stands for: the one that the article is about.

        It must be named three times at least, and twice as often as any other.
        """
        if mention["form"] != Form.NICKNAME or decision.why is not LinkReason.NO_CANDIDATE:
            return None
        named = Counter(
            other["entity"]
            for other in self.mentions
            if other["label"] == Label.CLUB and other["entity"] is not None
        )
        (club, first), (_, second) = (*named.most_common(2), (None, 0), (None, 0))[:2]
        return club if first > 2 and first >= 2 * second else None

    def add_people(self) -> None:
        """Gather people into clusters, and link each cluster as one."""
        indices = [
            index
            for index, mention in enumerate(self.mentions)
            if mention["label"] == Label.PERSON and not mention["provisional"]
        ]
        linked: dict[str, int] = {}
        for cluster in cluster_people(self.text, self.mentions, indices):
            decision = decide_person(self.index, cluster, self.context)
            entity = decision.entity
            if entity is not None and entity.id in linked:
                number = linked[entity.id]
            else:
                number = self._new(
                    Label.PERSON, entity.label_da if entity else cluster.name, decision
                )
                if entity is not None:
                    linked[entity.id] = number
            self._ages[number] = cluster.ages
            self._attach(cluster, number)

    def _attach(self, cluster: PersonCluster, number: int) -> None:
        for index in cluster.mentions:
            self.mentions[index]["entity"] = number

    def add_descriptors(self) -> None:
        """Point descriptors back at whom they mean, and give anonymous clubs entities."""
        before: dict[str, Counter[int]] = defaultdict(Counter)
        latest: dict[str, int] = {}
        first_person = next(
            (
                m["entity"]
                for m in self.mentions
                if m["label"] == Label.PERSON and m["entity"] is not None
            ),
            None,
        )
        for index, mention in enumerate(self.mentions):
            label, entity = mention["label"], mention["entity"]
            if not mention["provisional"]:
                if entity is not None:
                    before[label][entity] += 1
                    latest[label] = entity
            elif mention["form"] == Form.ANONYMOUS:
                mention["entity"] = self._new_anonymous(index)
            elif label in (Label.MEDIA, Label.AGENCY):
                mention["entity"] = latest.get(label)
            elif (same_age := self._of_age(mention)) is not None:
                mention["entity"] = same_age
            elif (near := self._named_alone(index, label)) is not None:
                mention["entity"] = near
            elif before[label]:
                # Whom the article has named most is whom it points back at.
                mention["entity"] = before[label].most_common(1)[0][0]
            elif label == Label.PERSON:
                mention["entity"] = first_person
        self.mentions[:] = [
            mention
            for mention in self.mentions
            if not (mention["provisional"] and mention["entity"] is None)
        ]

    def _named_alone(self, index: int, label: str) -> int | None:
        """Return the one person that the paragraph before and the words up to here name."""
        mention = self.mentions[index]
        if label != Label.PERSON:
            return None
        line = self.text.rfind("\n", 0, mention["start"])
        above = self.text.rfind("\n", 0, len(self.text[: max(line, 0)].rstrip()))
        named = {
            other["entity"]
            for other in self.mentions[:index]
            if other["start"] > above
            and other["label"] == label
            and other["entity"] is not None
            and not other["provisional"]
        }
        return named.pop() if len(named) == 1 else None

    def _of_age(self, mention: MentionData) -> int | None:
        age = re.search(r"\d\d(?=-årige)", self._written(mention))
        if age is None:
            return None
        fits = (number for number, ages in self._ages.items() if int(age.group()) in ages)
        return next(fits, None)

    def _new_anonymous(self, index: int) -> int:
        """Make an entity for somebody unnamed, with a league or country named beside."""
        mention = self.mentions[index]
        league, country = told_of_unnamed(self.text, self.mentions, index)
        number = self._new(Label(mention["label"]), None, Decision(None, LinkReason.ANONYMOUS))
        self.entities[number]["league"] = None if league is None else self.entities[league]["name"]
        self.entities[number]["country"] = country
        return number

    def _new(self, label: Label, name: str | None, decision: Decision) -> int:
        entity = decision.entity
        self.entities.append(
            {
                "label": label.value,
                "name": name,
                "registry_id": entity.id if entity else None,
                "xref": entity.xref.known() if entity else {},
                "score": decision.score,
                "why": decision.why.value,
                "candidates": _candidates(decision),
                "league": None,
                "country": None,
            }
        )
        return len(self.entities) - 1

    def in_text_order(self) -> list[EntityData]:
        """Return the entities by first mention, and renumber the mentions."""
        order: dict[int, int] = {}
        for mention in self.mentions:
            if mention["entity"] is not None:
                mention["entity"] = order.setdefault(mention["entity"], len(order))
        return [self.entities[old] for old in order]

    def _written(self, mention: MentionData) -> str:
        return self.text[mention["start"] : mention["end"]]


def _candidates(decision: Decision) -> list[dict[str, Any]]:
    return [
        {"registry_id": candidate.id, "name": candidate.label_da, "score": score}
        for candidate, score in decision.candidates
    ]
