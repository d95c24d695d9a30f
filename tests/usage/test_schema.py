"""The tables are made once, migrated without losing a count, and waited for while another process makes them."""

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from navigator import database
from navigator.usage.counts import WRONG_NUMBER, EventCount, LanguageCount
from navigator.usage.schema import _migrate, connect
from navigator.usage.store import Store
from navigator.usage.tables import VERSION
from tests.usage.sample import VOCABULARY, counted

HERE = Path(__file__).parent


def schema(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql <> '' ORDER BY name").fetchall()
    return ";\n".join(" ".join(row[0].split()) for row in rows) + ";\n"


def test_a_file_of_the_first_version_becomes_the_newest(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.executescript((HERE / "schema-1.sql").read_text())
        connection.execute("INSERT INTO steps VALUES ('2026-11-24', 'asked', 'age', 'resident', 7)")
        connection.execute("INSERT INTO steps VALUES ('2026-11-24', 'danger', '', '', 2)")
        connection.execute("INSERT INTO languages VALUES ('2026-11-24', 'ja', 'started', 3)")
        connection.execute("PRAGMA user_version=1")
    vocabulary = replace(VOCABULARY, offices=frozenset({"saposute/gunma"}))
    store = Store.open(path, vocabulary)
    assert counted(store) == {EventCount("asked", "age", "resident"): 7, EventCount("danger"): 2, LanguageCount("ja", "started"): 3}
    assert store.write(date(2026, 11, 25), [EventCount(WRONG_NUMBER, "saposute/gunma"), EventCount("asked", "age", "resident")])
    assert counted(store)[EventCount(WRONG_NUMBER, "saposute/gunma")] == 1
    store.close()
    assert schema(path) == (HERE / f"schema-{VERSION}.sql").read_text()


def test_whoever_comes_second_finds_the_schema_made(path: Path) -> None:
    first, second = connect(path, patience=100), connect(path, patience=100)
    _migrate(second)
    first.close()
    second.close()


@pytest.fixture
def switching(path: Path) -> Iterator[sqlite3.Connection]:
    """Another process that writes to a file which is not yet in WAL mode."""
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("CREATE TABLE held (n)")
    holder.execute("BEGIN IMMEDIATE")
    yield holder
    holder.close()


def test_a_file_that_another_holds_while_it_is_switched_to_wal_is_waited_for(
    path: Path, switching: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite itself does not wait there, whatever its timeout."""
    waits = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        switching.rollback()

    monkeypatch.setattr(database.time, "sleep", wait)
    connect(path, patience=60_000).close()
    assert waits


def test_the_wait_for_it_ends_with_the_patience(path: Path, switching: sqlite3.Connection) -> None:
    start = time.monotonic()
    with pytest.raises(OperationalError):
        connect(path, patience=100)
    assert time.monotonic() - start >= 0.1


def test_the_schema_of_a_version_never_changes(store: Store, path: Path) -> None:
    """When this fails, the tables need a new VERSION, a way from the last one to it, and a new file here."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        made = connection.execute(
            text("SELECT sql FROM sqlite_master WHERE sql <> '' ORDER BY name")
        ).scalars()
        schema_now = ";\n".join(" ".join(sql.split()) for sql in made) + ";\n"
        assert connection.execute(text("PRAGMA user_version")).scalar_one() == VERSION
    engine.dispose()
    assert schema_now == Path(__file__).with_name(f"schema-{VERSION}.sql").read_text()
