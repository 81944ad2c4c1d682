"""What a voter proposes: a span, a label, and how sure that voter's kind is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from fodbold_ner.doc_data import MentionData
from fodbold_ner.ontology import Form, Label, Role

__all__ = ["Proposal", "Voter"]


class Voter(IntEnum):
    """Who proposes a mention; the higher outranks the lower between spans of one length.

    Example:
        >>> Voter.PERSON_ON_FILE > Voter.GAZETTEER > Voter.CAPITALS
        True
    """

    DESCRIPTOR = 1
    CAPITALS = 2
    ARTICLE = 3
    ROLE_WORD = 4
    GAZETTEER_IN_CONTEXT = 5
    GRAMMAR = 6
    GAZETTEER = 7
    PERSON_ON_FILE = 8


@dataclass(frozen=True)
class Proposal:
    """A proposed mention in offsets of `doc.text`.

    Args:
        start: Offset of its first character.
        end: Offset behind it.
        label: What it is.
        voter: Who proposes it.
        form: How it refers, None for a role, date or sum.
        role: The code of a role.
        edtf: A date in EDTF.
        amount: A sum in whole units of its currency.
        currency: ISO 4217 code.
        provisional: Whether a record shows it only where a relation needs it.

    Example:
        >>> Proposal(0, 3, Label.CLUB, Voter.GAZETTEER, Form.ABBREVIATION).provisional
        False
    """

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
        """Return the mention as plain data, not yet of any entity.

        Example:
            >>> data = Proposal(4, 14, Label.ROLE, Voter.ROLE_WORD, role=Role.HEAD_COACH).to_data()
            >>> data["label"], data["role"], data["entity"]
            ('ROLE', 'head_coach', None)
        """
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
