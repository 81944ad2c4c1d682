"""The component of the stage: every voter is asked, one set of mentions is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import srsly
from spacy.tokens import Doc

from fodbold_ner.doc_data import DocData, new_data
from fodbold_ner.extensions import data_of, has_data, set_data
from fodbold_ner.mentions.colours import propose_colours
from fodbold_ner.mentions.context import fits_context
from fodbold_ner.mentions.descriptors import propose_descriptors
from fodbold_ner.mentions.gazetteer import Hit
from fodbold_ner.mentions.known import KnownNames, ListedNames
from fodbold_ner.mentions.merge import merge
from fodbold_ner.mentions.name_evidence import NameEvidence
from fodbold_ner.mentions.names import propose_names
from fodbold_ner.mentions.national_teams import propose_national_teams
from fodbold_ner.mentions.other_sports import FOOTBALL_LABELS, other_sport_spans
from fodbold_ner.mentions.proposal import Proposal, Voter
from fodbold_ner.mentions.role_words import propose_roles
from fodbold_ner.mentions.tokens_view import TokensView
from fodbold_ner.ontology import Label
from fodbold_ner.text import find_zones
from fodbold_ner.tokens import find_dates, find_money, split_sentences

__all__ = ["MentionFinder"]


class MentionFinder:
    """Writes the mentions of an article to the Doc.

    Reads `doc.text`, tags and entities of the base model where it set them, and the zones and date
    of publication where they travel on the Doc. Writes the zones where there were none, and the
    mentions.

    Args:
        known: The names to scan for, and the people on file.
        made_by: The versions that each record is stamped with.
        read_known: What makes names of the bytes that such names gave.

    Example:
        >>> import spacy
        >>> finder = MentionFinder(ListedNames([], ["Ole Brix"]), made_by={})
        >>> doc = finder(spacy.blank("da")("Cheftræner Ole Brix er fyret."))
        >>> [(m["label"], m["start"], m["end"]) for m in data_of(doc)["mentions"]]
        [('ROLE', 0, 10), ('PERSON', 11, 19)]
    """

    def __init__(
        self,
        known: KnownNames,
        *,
        made_by: Mapping[str, str],
        read_known: Callable[[bytes], KnownNames] = ListedNames.from_bytes,
    ) -> None:
        self.known = known
        self.made_by = dict(made_by)
        self._read_known = read_known

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions of one Doc."""
        text = doc.text
        data = data_of(doc) if has_data(doc) else new_data()
        if not data["zones"]:
            data["zones"] = [[zone.kind.value, zone.start, zone.end] for zone in find_zones(text)]
        sentences = [
            sentence
            for _, start, end in data["zones"]
            for sentence in split_sentences(text, start, end)
        ]
        view = TokensView(doc, sentences)
        published = data["published"]
        proposals = self.propose(view, published)
        inside = _inside_zones(text, data)
        data["mentions"] = [proposal.to_data() for proposal in merge(proposals) if inside(proposal)]
        data["made_by"] = dict(self.made_by)
        set_data(doc, data)
        return doc

    def propose(self, view: TokensView, published: str | None) -> list[Proposal]:
        """Return what every voter proposes for a text, unmerged.

        Args:
            view: The tokens and sentences of the text.
            published: The date of publication in ISO form, against which dates are resolved.

        Returns:
            Proposals in offsets of the text; they may overlap, and are in no order.

        Example:
            >>> import spacy
            >>> view = TokensView(spacy.blank("da")("Ole Brix er træner."), [(0, 19)])
            >>> finder = MentionFinder(ListedNames([], ["Ole Brix"]), made_by={})
            >>> [(p.start, p.end, p.voter.name) for p in finder.propose(view, None)]
            [(0, 8, 'PERSON_ON_FILE')]
        """
        text = view.text
        dates = [
            Proposal(match.start, match.end, Label.DATE, Voter.GRAMMAR, edtf=match.edtf)
            for match in find_dates(text, _as_date(published))
        ]
        sums = [
            Proposal(
                match.start,
                match.end,
                Label.MONEY,
                Voter.GRAMMAR,
                amount=match.amount,
                currency=match.currency,
            )
            for match in find_money(text)
        ]
        found = _longest(self.known.gazetteer.scan(text))
        hits = [hit for hit in found if fits_context(hit, view)]
        rejected = frozenset((hit.start, hit.end) for hit in found) - {
            (hit.start, hit.end) for hit in hits
        }
        after_names = frozenset(hit.end for hit in hits if hit.solid)
        roles = propose_roles(view, after_names)
        role_spans = [(hit.start, hit.end) for hit in roles]
        sure = [(p.start, p.end) for p in (*dates, *sums)] + role_spans
        evidence = NameEvidence(
            taken=sure + [(hit.start, hit.end) for hit in hits if not _soft(hit)],
            clubs=[(hit.start, hit.end) for hit in hits if hit.name.label is Label.CLUB],
            soft=[(hit.start, hit.end) for hit in hits if _soft(hit)],
            rejected=rejected,
            roles=roles,
            first_names=self.known.first_names,
            full_names=self.known.full_names,
            last_names=self.known.last_names,
        )
        names = propose_names(view, evidence)
        starts = {name.start for name in names if name.label is Label.PERSON}
        return [
            *dates,
            *sums,
            *(_from_hit(hit) for hit in hits),
            *(
                Proposal(hit.start, hit.end, Label.ROLE, Voter.ROLE_WORD, role=hit.role)
                for hit in roles
                if not hit.plural or hit.end + 1 in starts  # `angriberne Wentved og Rahbæk`
            ),
            *names,
            *propose_colours(view),
            *propose_national_teams(text, found),
            *propose_descriptors(text, is_noun=view.is_noun),
        ]

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the component's names and versions as bytes.

        Args:
            exclude: Taken for spaCy's sake; there is nothing to leave out.

        Example:
            >>> finder = MentionFinder(ListedNames([], ["Ole Brix"]), made_by={})
            >>> finder.to_bytes() == finder.to_bytes()
            True
        """
        return bytes(srsly.msgpack_dumps(self._plain()))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> MentionFinder:
        """Take over the names and versions that `to_bytes` gave, and return the component.

        Args:
            data: The bytes.
            exclude: Taken for spaCy's sake; there is nothing to leave out.

        Example:
            >>> data = MentionFinder(ListedNames([], []), made_by={"registry": "1"}).to_bytes()
            >>> MentionFinder(ListedNames([], []), made_by={}).from_bytes(data).made_by
            {'registry': '1'}
        """
        self._restore(srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the component's names and versions to a folder, which is made: ``names.msgpack``.

        Args:
            path: The folder.
            exclude: Taken for spaCy's sake; there is nothing to leave out.

        Raises:
            OSError: The folder cannot be written to.

        Example:
            >>> import tempfile
            >>> with tempfile.TemporaryDirectory() as folder:
            ...     MentionFinder(ListedNames([], []), made_by={}).to_disk(folder)
            ...     [path.name for path in Path(folder).iterdir()]
            ['names.msgpack']
        """
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        srsly.write_msgpack(folder / "names.msgpack", self._plain())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> MentionFinder:
        """Take over the names and versions that `to_disk` wrote, and return the component.

        Args:
            path: The folder.
            exclude: Taken for spaCy's sake; there is nothing to leave out.

        Example:
            >>> import tempfile
            >>> with tempfile.TemporaryDirectory() as folder:
            ...     MentionFinder(ListedNames([], []), made_by={}).to_disk(folder)
            ...     MentionFinder(ListedNames([], []), made_by={}).from_disk(folder).made_by
            {}
        """
        self._restore(srsly.read_msgpack(Path(path) / "names.msgpack"))
        return self

    def _plain(self) -> dict[str, Any]:
        return {"known": self.known.to_bytes(), "made_by": self.made_by}

    def _restore(self, plain: dict[str, Any]) -> None:
        self.made_by = dict(plain["made_by"])
        self.known = self._read_known(plain["known"])


def _as_date(published: str | None) -> date | None:
    return date.fromisoformat(published) if published else None


_CREDIT = re.compile(r"(?:arkiv)?foto(?:graf)?\b|billede\b|photo\b", re.IGNORECASE)


def _soft(hit: Hit) -> bool:
    return hit.name.in_context and hit.name.label is Label.CLUB


def _from_hit(hit: Hit) -> Proposal:
    voter = Voter.GAZETTEER_IN_CONTEXT if hit.name.in_context else Voter.GAZETTEER
    return Proposal(hit.start, hit.end, hit.name.label, voter, hit.name.form)


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Drop hits that lie inside a longer one of a name that needs no context."""
    ordered = sorted(hits, key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    reach = -1
    for hit in ordered:
        if hit.end <= reach:
            continue
        kept.append(hit)
        if not hit.name.in_context:
            reach = hit.end
    return kept


def _inside_zones(text: str, data: DocData) -> Callable[[Proposal], bool]:
    """Return a test whether a mention lies within one zone, and may stand there.

    No agency stands in a photo credit, and no club or job of football in a zone on another sport.
    """
    spans = [(start, end) for _, start, end in data["zones"]]
    starts = [start for start, _ in spans]
    other_sports = set(other_sport_spans(text, data["zones"]))

    def inside(proposal: Proposal) -> bool:
        index = bisect_right(starts, proposal.start) - 1
        if index < 0 or proposal.end > spans[index][1]:
            return False
        if spans[index] in other_sports and proposal.label in FOOTBALL_LABELS:
            return False
        credit = _CREDIT.match(text, spans[index][0]) is not None
        return not (credit and proposal.label in (Label.MEDIA, Label.AGENCY))

    return inside
