"""The tables of officers: what stands in them, and that nothing of citizens does."""

from datetime import date

import pytest
from sqlalchemy import Integer, String, Text, create_engine, inspect
from sqlalchemy.exc import IntegrityError

import navigator.usage.tables
from navigator.ledger import tables

OF_CITIZENS = ("address", "ip", "agent", "conversation", "answers", "age", "municipality", "cookie", "line", "text_typed")


def test_no_column_can_hold_a_citizen():
    names = {column.name for table in tables.metadata.tables.values() for column in table.columns}
    assert names.isdisjoint(OF_CITIZENS)


def test_counts_stand_in_no_table_of_officers():
    assert {*tables.metadata.tables}.isdisjoint(navigator.usage.tables.metadata.tables)
    assert all(name.startswith("ledger_") for name in tables.metadata.tables)


@pytest.mark.parametrize("table", tables.metadata.tables.values(), ids=str)
def test_each_value_is_told_and_each_row_has_a_key(table):
    assert len(table.primary_key.columns) == 1
    assert not any(column.nullable for column in table.columns)


def test_the_same_definitions_are_made_and_found_again():
    engine = create_engine("sqlite://")
    tables.metadata.create_all(engine)
    found = inspect(engine)
    for name, table in tables.metadata.tables.items():
        assert {column["name"] for column in found.get_columns(name)} == {column.name for column in table.columns}
        assert {index["name"] for index in found.get_indexes(name)} == {index.name for index in table.indexes}


def test_one_value_of_an_office_waits_at_a_time():
    engine = create_engine("sqlite://")
    tables.metadata.create_all(engine)
    columns = [column for column in tables.proposals.columns if isinstance(column.type, Integer | String | Text) and column.name != "id"]
    row = {column.name: 0 if isinstance(column.type, Integer) else "a" for column in columns}
    with engine.begin() as connection:
        connection.execute(tables.proposals.insert().values({**row, "checked_on": date(2026, 11, 24)}))
        with pytest.raises(IntegrityError):
            connection.execute(tables.proposals.insert().values({**row, "checked_on": date(2026, 11, 25)}))


@pytest.mark.parametrize("name", ["ledger_proposals", "ledger_editions", "ledger_publications", "ledger_edition_texts"])
def test_the_number_of_one_that_is_gone_is_never_anothers(name):
    assert tables.metadata.tables[name].dialect_options["sqlite"]["autoincrement"]


def test_a_withdrawn_figure_and_a_first_session_have_their_defaults():
    later = {tables.results: ("owner", "whole", "words"), tables.confirmations: ("second",), tables.channels: ("town", "origins")}
    assert all(table.c[name].server_default.arg == "" for table, names in later.items() for name in names)
