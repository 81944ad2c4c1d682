"""The component of the stage: claims are extracted, squared with each other, and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc

from fodbold_ner.doc_data import DocData
from fodbold_ner.extensions import data_of
from fodbold_ner.ontology import Form
from fodbold_ner.relations.appointments import extract_appointments
from fodbold_ner.relations.caretakers import extract_caretakers
from fodbold_ner.relations.claims import Claim, gather
from fodbold_ner.relations.contracts import extract_contracts
from fodbold_ner.relations.denials import deny_rumours
from fodbold_ner.relations.departures import extract_departures
from fodbold_ner.relations.fact_lists import extract_facts
from fodbold_ner.relations.interests import extract_interests
from fodbold_ner.relations.leagues import extract_memberships
from fodbold_ner.relations.lists import extract_listed
from fodbold_ner.relations.representations import extract_representations
from fodbold_ner.relations.squaring import square
from fodbold_ner.relations.story import Story, read_story
from fodbold_ner.relations.successions import extract_successions, succeed
from fodbold_ner.relations.tenures import extract_tenures
from fodbold_ner.relations.transfers import extract_transfers
from fodbold_ner.relations.vacancies import extract_vacancies

__all__ = ["RelationExtractor"]

_EXTRACTORS: tuple[Callable[[Story], Iterator[Claim]], ...] = (
    extract_tenures,
    extract_caretakers,
    extract_appointments,
    extract_departures,
    extract_vacancies,
    extract_interests,
    extract_representations,
    extract_successions,
    extract_memberships,
    extract_transfers,
    extract_contracts,
    extract_listed,
    extract_facts,
)


class RelationExtractor:
    """Writes the relations of an article to the Doc, and shows the mentions that they need.

    Reads the zones, mentions and entities on the Doc. No relation has its evidence in a teaser
    or a label.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("da")
        >>> stages = [nlp.add_pipe(name) for name in ("fodbold_mentions", "fodbold_links")]
        >>> doc = RelationExtractor()(nlp("AGF har fyret Ole Brix."))
        >>> [relation["type"] for relation in data_of(doc)["relations"]]
        ['departure']
    """

    def __call__(self, doc: Doc) -> Doc:
        """Extract the relations of one Doc."""
        data = data_of(doc)
        story = read_story(doc.text, data)
        claims = [claim for extract in _EXTRACTORS for claim in extract(story)]
        claims += succeed(story, claims) + deny_rumours(story, claims)
        data["relations"] = gather(square(claims))
        _show_needed(data)
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return nothing: the component holds no state.

        Args:
            exclude: Taken for spaCy's sake; there is nothing to leave out.

        Example:
            >>> RelationExtractor().to_bytes()
            b''
        """
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> RelationExtractor:
        """Take over nothing, for there is no state, and return the component.

        Args:
            data: What `to_bytes` gave.
            exclude: Taken for spaCy's sake; there is nothing to leave out.

        Example:
            >>> isinstance(RelationExtractor().from_bytes(b""), RelationExtractor)
            True
        """
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Make an empty folder, for spaCy expects one.

        Args:
            path: The folder.
            exclude: Taken for spaCy's sake; there is nothing to leave out.

        Raises:
            OSError: The folder cannot be made.

        Example:
            >>> import tempfile
            >>> with tempfile.TemporaryDirectory() as folder:
            ...     RelationExtractor().to_disk(Path(folder) / "relations")
            ...     [path.name for path in Path(folder).iterdir()]
            ['relations']
        """
        Path(path).mkdir(parents=True, exist_ok=True)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> RelationExtractor:
        """Take over nothing, for there is no state, and return the component.

        Args:
            path: The folder that `to_disk` made.
            exclude: Taken for spaCy's sake; there is nothing to leave out.

        Example:
            >>> isinstance(RelationExtractor().from_disk("anywhere"), RelationExtractor)
            True
        """
        return self


def _show_needed(data: DocData) -> None:
    """Keep a descriptor or anonymous mention where a sentence names an argument in no other way."""
    for relation in data["relations"]:
        wanted = {value for value in relation["arguments"].values() if isinstance(value, int)}
        wanted |= {relation["source"]} if relation["source"] is not None else set()
        for evidence in relation["evidence"]:
            inside = [
                mention
                for mention in data["mentions"]
                if evidence["start"] <= mention["start"] < evidence["end"]
                and mention["entity"] in wanted
            ]
            named = {mention["entity"] for mention in inside if not mention["provisional"]}
            for mention in inside:
                if mention["entity"] not in named or mention["form"] == Form.ANONYMOUS:
                    mention["provisional"] = False
