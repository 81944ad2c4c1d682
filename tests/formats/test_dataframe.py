import sys

import pytest

from fodbold_ner.errors import MissingExtraError
from fodbold_ner.formats.dataframe import COLUMNS, to_frames, to_rows


def test_every_row_has_columns_of_its_table_only(record):
    rows = list(to_rows(record))
    assert {table for table, _ in rows} == {"mentions", "entities", "relations"}
    for table, row in rows:
        assert set(row) <= set(COLUMNS[table])
        assert (row["article"], row["published"]) == ("prøve-1", "2025-11-03")


def test_relations_name_their_arguments(record):
    relations = [row for table, row in to_rows(record) if table == "relations"]
    transfer = next(row for row in relations if row["type"] == "transfer")
    assert (transfer["person"], transfer["person_name"]) == ("e8", "Kim Aage")
    assert (transfer["to_club"], transfer["to_club_name"]) == ("e10", None)
    assert transfer["source_name"] is None
    appointment = next(row for row in relations if row["type"] == "appointment")
    assert (appointment["source_name"], appointment["role"]) == ("Tipsbladet", "head_coach")


def test_no_column_stands_twice():
    for columns in COLUMNS.values():
        assert len(columns) == len(set(columns))


def test_without_pandas_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r"fodbold-ner\[dataframe\]"):
        to_frames([])


def test_tables_have_the_same_columns_and_types_with_and_without_rows(record):
    pytest.importorskip("pandas")
    full, empty = to_frames([record, record.model_copy(update={"id": "b"})]), to_frames([])
    for table, columns in COLUMNS.items():
        assert list(full[table].columns) == list(empty[table].columns) == columns
        assert list(full[table].dtypes) == list(empty[table].dtypes)
        assert len(full[table]) == 2 * len(getattr(record, table))
        assert not full[table].duplicated(["article", "id"]).any()
    money = full["mentions"].query("label == 'MONEY'")
    assert list(money["amount"]) == [15_000_000, 15_000_000]
    assert record.text[money["start"].iloc[0] : money["end"].iloc[0]] == "15 millioner kroner"
