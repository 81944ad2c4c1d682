"""A claim is a relation as one sentence makes it; claims of one fact become one relation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from fodbold_ner.doc_data import RelationData
from fodbold_ner.ontology import Certainty, Polarity, RelationType
from fodbold_ner.relations.cues import Stance
from fodbold_ner.relations.scene import Scene

__all__ = ["Claim", "affirmed", "gather"]

_RANK = (Certainty.ASSERTED, Certainty.SPECULATED, Certainty.EXPECTED, Certainty.REPORTED)
"""What is said flatly anywhere holds; otherwise a doubt outranks a source."""


@dataclass
class Claim:
    """A relation as one sentence makes it.

    Args:
        type: Its type.
        arguments: Entity indices by argument name; for `role` a code.
        attributes: The type's own attributes.
        stance: Certainty, polarity and source.
        scene: The sentence.
        triggers: Spans of the words that say it.
        time: When it happens or happened, in EDTF.
        score: How often claims of this kind are right, between 0 and 1.
        to_come: Whether it lies ahead of the day of publication, and until then nothing changes.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> scene = Scene("AGF fyrer Ole Brix.", 0, 19, ZoneKind.BODY)
        >>> stance = Stance(Certainty.ASSERTED, Polarity.AFFIRMED, None, ())
        >>> arguments = {"person": 1, "role": "head_coach", "club": 0}
        >>> Claim(RelationType.DEPARTURE, arguments, stance, scene, [(4, 9)]).score
        0.8
    """

    type: RelationType
    arguments: dict[str, Any]
    stance: Stance
    scene: Scene
    triggers: list[tuple[int, int]]
    attributes: dict[str, Any] = field(default_factory=dict)
    time: str | None = None
    score: float = 0.8
    to_come: bool = False

    def __post_init__(self) -> None:
        # Claims are made from one another; none shall share what another may change.
        self.arguments = dict(self.arguments)
        self.attributes = dict(self.attributes)
        self.triggers = list(self.triggers)

    @property
    def fact(self) -> tuple[Any, ...]:
        """What must be equal for two claims to say the same; it can be hashed.

        Example:
            >>> from fodbold_ner.ontology import ZoneKind
            >>> scene = Scene("AGF fyrer Ole Brix.", 0, 19, ZoneKind.BODY)
            >>> said = (Stance(Certainty.ASSERTED, Polarity.AFFIRMED, None, ()), scene, [])
            >>> one = Claim(RelationType.DEPARTURE, {"person": 1, "role": "ceo", "club": 0}, *said)
            >>> one.fact == Claim(RelationType.DEPARTURE, {"person": 1, "club": 0}, *said).fact
            True
        """
        kept = {k: v for k, v in self.arguments.items() if v is not None and k != "role"}
        if self.type in (RelationType.ROLE_TENURE, RelationType.VACANCY):
            kept["role"] = self.arguments.get("role")
        telling = tuple(self.attributes.get(name) for name in ("tense", "event", "direction"))
        if self.type is RelationType.ROLE_TENURE:
            telling = (*telling, bool(self.attributes.get("acting")))
        return (self.type, tuple(sorted(kept.items())), telling, self.stance.polarity)


def gather(claims: Iterable[Claim]) -> list[RelationData]:
    """Return one relation per fact, with every sentence that says it as evidence, in text order.

    Args:
        claims: Claims of one article.

    Returns:
        Relations as plain data; what one claim leaves open is taken from another of the same fact.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> scene = Scene("AGF fyrer Ole Brix.", 0, 19, ZoneKind.BODY)
        >>> stance = Stance(Certainty.ASSERTED, Polarity.AFFIRMED, None, ())
        >>> claim = Claim(RelationType.DEPARTURE, {"person": 1, "club": 0}, stance, scene, [(4, 9)])
        >>> [(relation["type"], relation["evidence"]) for relation in gather([claim, claim])]
        [('departure', [{'start': 0, 'end': 19, 'trigger': [[4, 9]]}])]
    """
    groups: dict[tuple[Any, ...], list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.fact, []).append(claim)
    relations = [_merge(group) for group in groups.values()]
    return sorted(relations, key=_position)


def _position(relation: RelationData) -> tuple[Any, ...]:
    """Order by text; of what one word says, the event comes before the state it leaves."""
    first = relation["evidence"][0]
    trigger = first["trigger"][0] if first["trigger"] else [first["start"], first["end"]]
    kind = RelationType(relation["type"])
    return (
        first["start"],
        trigger[0],
        kind is RelationType.ROLE_TENURE,
        list(RelationType).index(kind),
        sorted(map(str, relation["arguments"].items())),
    )


def _merge(group: Sequence[Claim]) -> RelationData:
    group = sorted(group, key=lambda claim: (claim.scene.start, claim.triggers))
    best = min(group, key=lambda claim: _RANK.index(claim.stance.certainty))
    sourced = next((claim for claim in group if claim.stance.source is not None), best)
    arguments = {**group[0].arguments}
    attributes = {**group[0].attributes}
    for claim in group:
        arguments.update({k: v for k, v in claim.arguments.items() if arguments.get(k) is None})
        attributes.update(
            {
                k: v
                for k, v in claim.attributes.items()
                if attributes.get(k) in (None, "unknown") and v is not None
            }
        )
    evidence: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for claim in group:
        evidence.setdefault((claim.scene.start, claim.scene.end), set()).update(claim.triggers)
    return {
        "type": best.type.value,
        "arguments": arguments,
        "attributes": attributes,
        "certainty": best.stance.certainty.value,
        "polarity": best.stance.polarity.value,
        "source": sourced.stance.source,
        "via": list(sourced.stance.via),
        "time": next((claim.time for claim in group if claim.time is not None), None),
        "score": round(max(claim.score for claim in group), 4),
        "evidence": [
            {"start": start, "end": end, "trigger": [list(span) for span in sorted(spans)]}
            for (start, end), spans in sorted(evidence.items())
        ],
    }


def affirmed(stance: Stance) -> bool:
    """Return whether the stance affirms the claim; a denial does not.

    Example:
        >>> from fodbold_ner.ontology import Certainty
        >>> affirmed(Stance(Certainty.REPORTED, Polarity.DENIED, None, ()))
        False
    """
    return stance.polarity is Polarity.AFFIRMED
