"""Counts as rows: the day without its hour, a month without its day; added to what stands there."""

import sqlite3
from datetime import UTC, date, datetime

from sqlalchemy import create_engine

from navigator.usage.counts import ChannelCount, EventCount, LanguageCount, MunicipalityCount
from navigator.usage.rows import rows, upserts
from navigator.usage.tables import TABLES, metadata

STARTED, ASKED = EventCount("started", "", "resident"), EventCount("asked", "age", "resident")
PLACE, CHANNEL, LANGUAGE = MunicipalityCount("10201", "none"), ChannelCount("direct", "started"), LanguageCount("ja", "started")


def test_each_kind_goes_to_its_table_with_its_day_or_its_month():
    days = {date(2026, 11, 24): {STARTED: 3, ASKED: 2, PLACE: 1}, datetime(2026, 12, 5, 9, 30, tzinfo=UTC): {STARTED: 1, CHANNEL: 4, LANGUAGE: 5}}
    assert rows(days) == {
        EventCount: [("2026-11-24", "started", "", "resident", 3), ("2026-11-24", "asked", "age", "resident", 2), ("2026-12-05", "started", "", "resident", 1)],
        MunicipalityCount: [("2026-11", "10201", "none", 1)],
        ChannelCount: [("2026-12-05", "direct", "started", 4)],
        LanguageCount: [("2026-12-05", "ja", "started", 5)],
    }
    assert rows({}) == {}


def test_what_is_added_stands_on_top_of_what_is_there(tmp_path):
    path = tmp_path / "counts.sqlite3"
    metadata.create_all(create_engine(f"sqlite:///{path}"))
    with sqlite3.connect(path) as connection:
        for _ in range(2):
            for kind, added in rows({date(2026, 11, 24): {STARTED: 3, PLACE: 1, CHANNEL: 4, LANGUAGE: 5}}).items():
                connection.executemany(upserts()[kind], added)
        counted = {kind: connection.execute(f"SELECT * FROM {table.name}").fetchall() for kind, table in TABLES.items()}
    assert {kind: [row[-1] for row in found] for kind, found in counted.items()} == {
        EventCount: [6], MunicipalityCount: [2], ChannelCount: [8], LanguageCount: [10],
    }  # fmt: skip
    assert counted[EventCount] == [("2026-11-24", "started", "", "resident", 6)]


def test_each_statement_names_the_key_that_it_meets():
    """Older versions of SQLite refuse one that does not."""
    for kind, table in TABLES.items():
        keys = ", ".join(column.name for column in table.primary_key)
        assert f"ON CONFLICT ({keys}) DO UPDATE SET n = ({table.name}.n + excluded.n)" in upserts()[kind]
