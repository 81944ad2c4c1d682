"""The invented people of the corpus: sound as a layer, apart from real names, split as they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from fodbold_ner.links.registry import Registry, shipped_path
from fodbold_ner.links.rows import write_rows
from fodbold_ner.links.schema import Entity, EntityType
from fodbold_ner.links.validation import validate

PATH = Path(__file__).parents[2] / "data" / "annotated" / "overlay.jsonl"
CAST = [Entity.model_validate_json(line) for line in PATH.read_text("utf-8").splitlines()]
SPLITS = {"cast of train", "cast of dev", "cast of test", "cast of train and dev"}


def test_the_layer_has_no_fault_over_the_registry_that_ships() -> None:
    assert validate([shipped_path(), PATH]).faults == ()


def test_the_rows_are_canonical_people_of_the_range_that_is_kept_for_them() -> None:
    assert write_rows(CAST) == PATH.read_bytes()
    assert [row.id for row in CAST] == [f"fb:p:{800001 + i}" for i in range(len(CAST))]
    assert {row.type for row in CAST} == {EntityType.PERSON}
    assert all(row.dob for row in CAST)


def test_no_name_is_that_of_a_person_who_ships() -> None:
    real = {
        name.text.casefold()
        for entity in Registry.shipped()
        if entity.type is EntityType.PERSON
        for name in entity.names
    }
    assert not real & {name.text.casefold() for row in CAST for name in row.names}


def test_each_row_says_that_it_is_invented_and_whose_cast_it_is() -> None:
    assert {prov.source for row in CAST for prov in row.prov} == {"invented for the corpus"}
    assert {row.prov[0].note for row in CAST} == SPLITS


def test_twelve_names_are_borne_by_two_people_of_different_birth_in_one_split() -> None:
    bearers: dict[str, list[Entity]] = defaultdict(list)
    for row in CAST:
        bearers[row.label_da].append(row)
    pairs = [rows for rows in bearers.values() if len(rows) > 1]
    assert Counter(len(rows) for rows in pairs) == {2: 12}
    assert all(one.dob != other.dob and one.prov == other.prov for one, other in pairs)
