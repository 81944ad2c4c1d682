"""The scorer: gold against itself is right, and a mistake costs what it should and no more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evaluation.planted import (
    GOLD,
    SENTENCES,
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

from fodbold_ner.errors import EvaluationError
from fodbold_ner.evaluation.alignment import align_entities, overlapping_pairs
from fodbold_ner.evaluation.figures import FScore
from fodbold_ner.evaluation.mention_scores import surfaces_of
from fodbold_ner.evaluation.pairs import Pair
from fodbold_ner.evaluation.scoring import all_figures, score
from fodbold_ner.ontology import Label

_SLICES = (".label.", ".form.", ".zone.", ".type.", ".full_type.")
MENTIONS = {"mentions.strict", "mentions.partial", "mentions.exact", "mentions.macro"}
CORE = {"mentions.core", "mentions.core_macro"}
LINKS = {"links.end_to_end"}
LINKED = {"relations.linked", "relations.macro", "relations.full", "relations.full_macro"}
RIGHTNESS = {"relations.calibration_error"}
FULL = {"relations.full", "relations.full_macro"}
OF_ENTITIES = {"links.candidate_recall", "links.calibration_error"}


def worse(scored: Pair, *, slices: bool = False) -> set[str]:
    """The figures that are worse than those of gold against itself."""
    right = score([Pair(scored.gold, scored.gold, scored.sentences)])
    found = score([scored])
    return {
        name
        for name, before in right.items()
        if (slices or not any(part in name for part in _SLICES))
        and before.value is not None
        and (after := found[name].value) is not None
        and (after > before.value if before.lower_is_better else after < before.value)
    }


def test_gold_is_right_everywhere() -> None:
    scores = score([pair()], seen=surfaces_of([GOLD]))
    best = {
        figure.name: 0.0 if figure.lower_is_better else 1.0
        for figure in all_figures()
        if scores[figure.name].value is not None
    }
    assert {name: scores[name].value for name in best} == best
    assert {name: (scores[name].low, scores[name].high) for name in best} == {
        name: (value, value) for name, value in best.items()
    }


def test_the_article_of_these_tests_shows_every_type_and_every_label_but_two() -> None:
    empty_ones = {name for name, value in score([pair()]).items() if value.value is None}
    assert not any(".type." in name for name in empty_ones)
    assert {name for name in empty_ones if name.startswith("mentions.label.")} == {
        "mentions.label.NATIONAL_TEAM",
        "mentions.label.AGENCY",
    }


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (dropped("m7"), MENTIONS),
        (dropped("m8"), MENTIONS | CORE),
        (invented(7, 12, "ROLE"), MENTIONS | CORE),
        (
            moved("m3", 22, 28),
            (MENTIONS - {"mentions.partial"}) | CORE | LINKS | {"links.known", "links.clusters"},
        ),
        (moved("m7", 111, 117), MENTIONS - {"mentions.partial"}),
        (
            relabelled("m5", "e3", "AGENCY"),
            (MENTIONS - {"mentions.exact"})
            | LINKS
            | {"links.known", "links.clusters", "relations.attribute.source"},
        ),
        (changed("m10", form="name"), {"mentions.attribute.form"}),
        (changed("m2", role="other"), {"mentions.attribute.role"}),
        (changed("m7", edtf=None), {"mentions.attribute.edtf"}),
        (changed("m15", amount=1), {"mentions.attribute.amount"}),
        (linked("e9", "fb:c:999999"), LINKS | OF_ENTITIES | {"links.known", "links.wrong_rate"}),
        (linked("e9", None), LINKS | OF_ENTITIES | {"links.known", "links.nil"}),
        (
            linked("e8", "fb:p:999999"),
            LINKS | {"links.known", "links.nil", "links.wrong_rate", "links.calibration_error"},
        ),
        (changed("e9", score=0.4), {"links.calibration_error"}),
        (changed("m18", entity="e5"), {"links.clusters"}),
        (dropped("r10"), LINKED),
        (repeated("r1"), LINKED | RIGHTNESS),
        (repeated("r2", tense="current"), LINKED | RIGHTNESS),
        (changed("r3", club="e6"), LINKED | RIGHTNESS),
        (changed("r2", role="other"), LINKED | RIGHTNESS),
        (changed("r1", role="other"), {"relations.attribute.role"}),
        (changed("r1", role=None), {"relations.attribute.role"}),
        (changed("r4", club=None), {"relations.attribute.club"}),
        (changed("r8", from_club=None), LINKED | RIGHTNESS),
        (changed("r9", event="extended"), LINKED | RIGHTNESS),
        (
            changed("r6", polarity="affirmed"),
            LINKED | RIGHTNESS | {"relations.attribute.polarity"},
        ),
        (changed("r3", certainty="reported"), FULL | {"relations.attribute.certainty"}),
        (changed("r2", tense="current"), FULL | {"relations.attribute.tense"}),
        (changed("r1", manner="resigned"), FULL | {"relations.attribute.manner"}),
        (changed("r6", direction="person_in_club"), FULL | {"relations.attribute.direction"}),
        (changed("r8", kind="loan"), FULL | {"relations.attribute.kind"}),
        (changed("r8", fee=None), {"relations.attribute.fee"}),
        (changed("r2", acting=True), {"relations.attribute.acting"}),
        (changed("r3", source=None), {"relations.attribute.source"}),
        (changed("r3", time="2025-12"), {"relations.attribute.time"}),
        (changed("r5", score=0.7), RIGHTNESS),
        (
            repeated("r7", club="e11", evidence=[{"start": 338, "end": 354, "trigger": []}]),
            LINKED | RIGHTNESS | {"relations.no_relation_sentences"},
        ),
    ],
)
def test_a_mistake_lowers_the_figures_it_should_and_no_other(
    plant: Plant, expected: set[str]
) -> None:
    assert worse(pair(plant)) == expected


# Without its only mention an entity is the system's own affair, so those that have one stay.
_LONE = {m.id for m in GOLD.mentions if m.entity is not None} - {"m1", "m18"}
_IDS = [part.id for group in (GOLD.mentions, GOLD.relations) for part in group]
_IDS = [part_id for part_id in _IDS if part_id not in _LONE]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(_IDS), unique=True), st.lists(st.sampled_from(_IDS), unique=True))
def test_gold_and_prediction_change_places_as_precision_and_recall(
    of_gold: list[str], of_prediction: list[str]
) -> None:
    gold, predicted = (planted(several(*map(dropped, ids))) for ids in (of_gold, of_prediction))
    there, back = (
        score([Pair(*records, SENTENCES)]) for records in ((gold, predicted), (predicted, gold))
    )
    for figure in all_figures():
        value, other = there[figure.name], back[figure.name]
        assert value.value is None or 0 <= value.value <= 1
        if isinstance(figure, FScore):
            assert value.value == pytest.approx(other.value)
            assert value.details["precision"] == pytest.approx(other.details["recall"])


def test_a_mistake_stays_in_its_slices() -> None:
    assert {name for name in worse(pair(dropped("m7")), slices=True) if ".label." in name} == {
        "mentions.label.DATE"
    }
    assert {name for name in worse(pair(dropped("r10")), slices=True) if "type." in name} == {
        "relations.type.vacancy",
        "relations.full_type.vacancy",
    }


def test_no_predictions_are_worth_nothing() -> None:
    scores = score([pair(empty)])
    assert {
        scores[name].value
        for name in ("mentions.strict", "mentions.macro", "links.end_to_end", "links.clusters")
    } == {0.0}
    assert scores["relations.linked"].details == {
        "precision": 0.0, "recall": 0.0, "right": 0.0, "found": 0.0, "wanted": 10.0,
    }  # fmt: skip
    assert scores["relations.attribute.certainty"].value is None


def test_what_is_found_where_gold_has_nothing_is_false() -> None:
    scores = score([Pair(planted(empty), GOLD, SENTENCES)])
    assert {scores[name].value for name in ("mentions.strict", "relations.linked")} == {0.0}
    assert scores["mentions.strict"].details["found"] == 20.0
    nothing = score([pair(into_gold=empty)])
    assert {value.value for value in nothing.values()} == {None}
    assert {value.value for value in score([]).values()} == {None}


def test_a_gold_pair_never_proposed_counts_as_missed() -> None:
    # Neither of the two was found as a mention, so no relation between them could be proposed.
    scores = score([pair(several(dropped("r8"), dropped("r9"), dropped("m12"), dropped("m14")))])
    assert scores["relations.linked"].details == {
        "precision": 1.0, "recall": 0.8, "right": 8.0, "found": 8.0, "wanted": 10.0,
    }  # fmt: skip


def test_two_labels_on_one_span_are_one_missed_and_one_spurious() -> None:
    scores = score([pair(relabelled("m11", "e7", "MEDIA"), into_gold=dropped("r7"))])
    assert scores["mentions.label.LEAGUE"].details["wanted"] == 1.0
    assert scores["mentions.label.LEAGUE"].value == 0.0
    assert scores["mentions.label.MEDIA"].details["found"] == 2.0
    assert scores["mentions.exact"].value == 1.0


def test_adjacent_mentions_are_told_apart() -> None:
    # [træner][en] against [træneren]: the first overlaps, and the second is missed.
    split = several(moved("m2", 13, 19), invented(19, 21, "ROLE"))
    partial = overlapping_pairs(Pair(planted(split), GOLD, SENTENCES))
    assert [(one.text, other.text) for one, other in partial if one.zone == "headline"] == [
        ("Viborg", "Viborg"),
        ("træner", "træneren"),
    ]
    scores = score([pair(into_gold=split)])
    assert scores["mentions.strict"].value == 1.0
    # The two pieces touch within a word, as does the surname before its genitive's place.
    assert scores["mentions.sub_token"].details["wanted"] == 2.0


def test_a_nil_that_became_known_is_right_only_when_it_is_linked() -> None:
    known = linked("e8", "fb:p:000001")
    assert worse(Pair(planted(known), GOLD, SENTENCES)) == LINKS | OF_ENTITIES | {
        "links.known",
        "links.nil",
    }
    assert worse(pair(into_gold=known)) == set()


def test_entities_align_by_strict_mentions_before_overlapping_ones() -> None:
    # Brix's surname is given to the agent: the full name still decides who is who.
    assert align_entities(pair(changed("m18", entity="e5")))["e2"] == "e2"
    # A cut mention still says who is meant, where no strict one does.
    assert align_entities(pair(moved("m12", 196, 200)))["e8"] == "e8"


def test_an_entity_without_mentions_aligns_by_its_id_alone() -> None:
    def by_tenure(registry_id: str) -> Plant:
        return several(dropped("m13"), linked("e9", registry_id))

    assert align_entities(pair(by_tenure("fb:c:000113")))["e9"] == "e9"
    assert "e9" not in align_entities(pair(by_tenure("fb:c:999999")))


def test_of_relations_alike_the_one_that_is_right_in_full_is_taken() -> None:
    twice = repeated("r2", tense="current")
    scores = score([pair(twice)])
    assert scores["relations.attribute.tense"].value == 1.0
    assert scores["relations.full"].details["right"] == 10.0
    # Two in gold, two found, in the other order.
    turned = several(twice, lambda record: record["relations"].reverse())
    assert score([Pair(planted(twice), planted(turned), SENTENCES)])["relations.full"].value == 1.0


def test_the_unseen_slice_is_what_training_never_saw() -> None:
    seen = surfaces_of([GOLD]) - {("AGF", Label.CLUB)}
    scores = score([pair(changed("m10", form="name"))], seen=seen)
    assert scores["mentions.unseen"].details["wanted"] == 1.0
    assert scores["mentions.seen"].details["wanted"] == 19.0
    assert score([pair()])["mentions.unseen"].value is None


def test_another_text_is_refused_with_its_place() -> None:
    other = GOLD.model_copy(update={"text": GOLD.text.replace("fyret", "hyret", 1)})
    with pytest.raises(EvaluationError, match=r"'prøve-1'.*character 36"):
        Pair(GOLD, other, SENTENCES)
