"""The relations of a text, all of them and no others, by the rules of the annotation contract.

The table is `relations.txt`, in the form that `tests.relations.expected` reads.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language
from tests.relations.expected import Row, TableError, read_relation, read_table, unmet

import fodbold_ner
from fodbold_ner.ontology import Certainty, RelationType

TABLE = read_table(Path(__file__).with_name("relations.txt"))
PUBLISHED = "2025-11-03"
DISMISSAL = "departure(person=Mads Tornhøj, club=Brøndby IF, role=head_coach, manner=dismissed)"
TENURE = "role_tenure(person=Mads Tornhøj, club=Brøndby, role=head_coach, tense=past, acting=no)"
TEXT = "Brøndby har fyret cheftræner Mads Tornhøj."


@pytest.mark.parametrize("row", TABLE, ids=[row.text for row in TABLE])
def test_a_text_has_its_relations_and_no_others(nlp: Language, row: Row) -> None:
    record = fodbold_ner.annotate(row.text, published=PUBLISHED, nlp=nlp)
    missing, too_many = unmet(row, record)
    assert (missing, too_many) == ([], [])


def test_the_table_spans_the_ontology() -> None:
    stated = [relation for row in TABLE for relation in row.relations]
    assert {relation.type for relation in stated} == {each.value for each in RelationType}
    assert {each.fields["certainty"] for each in stated} == {each.value for each in Certainty}
    assert {each.fields["polarity"] for each in stated} == {"affirmed", "denied"}


def test_many_rows_of_the_table_name_people_and_clubs_and_state_nothing() -> None:
    assert sum(not row.relations for row in TABLE) >= 25


@pytest.mark.parametrize(
    ("lines", "missing", "too_many"),
    [
        ([f"{DISMISSAL} asserted", f"{TENURE} asserted"], 0, 0),
        ([f"{TENURE} asserted", f"{DISMISSAL} asserted, source=-, via=-"], 0, 0),
        ([f"{DISMISSAL} asserted"], 0, 1),
        ([], 0, 2),
        ([f"{DISMISSAL} reported", f"{TENURE} asserted"], 1, 1),
        ([f"{DISMISSAL} asserted, denied", f"{TENURE} asserted"], 1, 1),
        ([f"{DISMISSAL} asserted, source=Tipsbladet", f"{TENURE} asserted"], 1, 1),
        (["departure(club=AGF) asserted", f"{TENURE} asserted"], 1, 1),
        ([f"{DISMISSAL} asserted", f"{DISMISSAL} asserted"], 1, 1),
        # The vaguer line takes the only relation it can, whichever comes first.
        (["departure(club=Brøndby) asserted", f"{DISMISSAL} asserted", f"{TENURE} asserted"], 1, 0),
    ],
)
def test_the_table_is_held_against_the_record(
    nlp: Language, lines: list[str], missing: int, too_many: int
) -> None:
    record = fodbold_ner.annotate(TEXT, published=PUBLISHED, nlp=nlp)
    row = Row("", TEXT, tuple(map(read_relation, lines)))
    assert tuple(map(len, unmet(row, record))) == (missing, too_many)


@pytest.mark.parametrize(
    "line",
    [
        "departure(person=Mads Tornhøj)",
        "departure() asserted",
        "dismissal(person=Mads Tornhøj) asserted",
        "departure(person=Mads Tornhøj) certain",
        "departure(person=Mads Tornhøj, league=Superligaen) asserted",
        "departure(person=Mads Tornhøj) asserted, not",
        "departure(person=Mads Tornhøj) asserted, source=",
        "departure(person=Mads Tornhøj) asserted denied",
    ],
)
def test_a_broken_line_is_refused(line: str) -> None:
    with pytest.raises(TableError):
        read_relation(line)


@pytest.mark.parametrize(
    "table",
    [
        "AGF vandt.\n",
        "AGF vandt.\nOB tabte.\n    none\n",
        f"{TEXT}\n    none\n    {DISMISSAL} asserted\n",
    ],
)
def test_a_text_without_its_relations_is_refused(tmp_path: Path, table: str) -> None:
    path = tmp_path / "relations.txt"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(TableError):
        read_table(path)
