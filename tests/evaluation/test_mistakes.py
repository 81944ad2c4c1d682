"""Mistakes are named for what they are, and laid at the stage that made them."""

from __future__ import annotations

import pytest
from tests.evaluation.planted import (
    GOLD,
    SENTENCES,
    Plain,
    Plant,
    changed,
    dropped,
    empty,
    invented,
    linked,
    moved,
    pair,
    planted,
    relabelled,
    repeated,
    several,
)

from fodbold_ner.evaluation.mistakes import list_mistakes
from fodbold_ner.evaluation.pairs import Pair

LOST = several(dropped("r8"), dropped("r9"))
"""No transfer and no contract, for want of Kim Aage, whose only mention is m12."""


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (lambda record: None, []),
        (dropped("m7"), ["mentions mention missed"]),
        (invented(7, 12, "ROLE"), ["mentions mention spurious"]),
        (moved("m7", 111, 117), ["mentions mention wrong_boundary"]),
        (relabelled("m11", "e7", "MEDIA"), None),
        (changed("m2", role="other"), ["mentions mention wrong_role role"]),
        (linked("e9", None), ["links entity wrong_link registry_id"]),
        (dropped("r10"), ["relations relation missed"]),
        (repeated("r1"), ["relations relation spurious"]),
        (changed("r3", club="e6"), ["relations relation wrong_argument club"]),
        (changed("r2", role="other"), ["relations relation wrong_role role"]),
        (changed("r6", polarity="affirmed"), ["relations relation wrong_attribute polarity"]),
        (changed("r9", event="extended"), ["relations relation wrong_attribute event"]),
        (changed("r3", certainty="reported"), ["relations relation wrong_attribute certainty"]),
        (changed("r3", source=None), ["relations relation wrong_attribute source"]),
        (
            several(LOST, dropped("m12")),
            [
                "mentions mention missed",
                "mentions relation missed",
                "mentions relation missed",
            ],
        ),
        (
            # Kim Aage is found, and taken for Ole Brix, of whom there is more.
            several(LOST, changed("m12", entity="e2")),
            ["links relation missed", "links relation missed"],
        ),
    ],
)
def test_a_mistake_is_listed_with_its_stage(plant: Plant, expected: list[str] | None) -> None:
    if expected is None:
        # The league is gone with its label, so the relation that needs it cannot stand.
        plant = several(dropped("r7"), plant)
        expected = ["mentions mention wrong_label", "mentions relation missed"]
    found = [
        " ".join(filter(None, (one.stage, one.what, one.kind, one.field)))
        for one in list_mistakes(pair(plant))
    ]
    assert found == expected


def test_a_lost_title_is_laid_at_the_mentions() -> None:
    lost = several(dropped("m17"), dropped("r10"))
    stages = [one.stage.value for one in list_mistakes(pair(lost)) if one.what == "relation"]
    assert stages == ["mentions"]


def test_a_mention_counts_where_the_relation_is_said() -> None:
    # The agent's client is found in the sentence before, but not where this is said.
    def also_here(record: Plain) -> None:
        mention = next(m for m in record["mentions"] if m["id"] == "m6")
        text = record["text"][119:123]
        here = {**mention, "id": "m6b", "start": 119, "end": 123, "text": text, "zone": "body"}
        record["mentions"].insert(7, {**here, "form": "descriptor"})

    lost = several(dropped("m6b"), dropped("r5"))
    stages = [one.stage.value for one in list_mistakes(pair(lost, into_gold=also_here))]
    assert stages == ["mentions", "mentions"]


def test_a_relation_between_invented_entities_is_laid_at_the_mentions() -> None:
    gold = planted(several(dropped("m12"), LOST))
    stages = {one.stage.value for one in list_mistakes(Pair(gold, GOLD, SENTENCES))}
    assert stages == {"mentions"}


def test_a_mistake_shows_its_sentence_and_both_sides() -> None:
    [mistake] = list_mistakes(pair(changed("r3", club="e6")))
    assert mistake.sentence.startswith("Viborg FF har fyret Ole Brix")
    assert mistake.to_plain() | {"sentence": ""} == {
        "article": "prøve-1",
        "kind": "wrong_argument",
        "what": "relation",
        "stage": "relations",
        "sentence": "",
        "gold": "appointment(person=Mads Tornhøj, role=head_coach, club=Viborg FF) "
        "expected affirmed source=Tipsbladet",
        "predicted": "appointment(person=Mads Tornhøj, role=head_coach, club=AGF) "
        "expected affirmed source=Tipsbladet",
        "field": "club",
    }


def test_everything_is_missed_where_nothing_is_found() -> None:
    kinds = [(one.what, one.kind.value) for one in list_mistakes(pair(empty))]
    assert kinds == [("mention", "missed")] * 20 + [("relation", "missed")] * 10
