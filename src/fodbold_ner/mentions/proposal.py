"""What a voter proposes: a span, a label, and how sure that voter's kind is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from fodbold_ner.extensions import MentionData
from fodbold_ner.ontology import Form, Label, Role

__all__ = ["Proposal", "Voter"]


class Voter(IntEnum):
    """Who proposes a mention; the higher outranks the lower where spans of one length clash."""

    BASE = 1
    CONTEXT = 2
    DESCRIPTOR = 3
    CAPITALS = 4
    ARTICLE = 5
    ROLE_WORD = 6
    GAZETTEER_IN_CONTEXT = 7
    GRAMMAR = 8
    GAZETTEER = 9
    PERSON_ON_FILE = 10


@dataclass(frozen=True)
class Proposal:
    """A proposed mention in offsets of `doc.text`."""

    start: int
    end: int
    label: Label
    voter: Voter
    form: Form | None = None
    role: Role | None = None
    edtf: str | None = None
    amount: int | None = None
    currency: str | None = None
    provisional: bool = False

    def to_data(self) -> MentionData:
        """Return the mention as plain data, not yet of any entity."""
        return {
            "label": self.label.value,
            "start": self.start,
            "end": self.end,
            "form": self.form.value if self.form else None,
            "entity": None,
            "role": self.role.value if self.role else None,
            "edtf": self.edtf,
            "amount": self.amount,
            "currency": self.currency,
            "provisional": self.provisional,
        }
