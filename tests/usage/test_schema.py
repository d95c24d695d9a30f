"""The tables are made once, migrated without losing a count, and waited for while another process makes them."""

import sqlite3
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from navigator import database
from navigator.usage.counts import FLOOD, WRONG_NUMBER, EventCount, LanguageCount, MunicipalityCount
from navigator.usage.schema import _migrate, connect
from navigator.usage.store import Store
from navigator.usage.tables import VERSION
from tests.usage.sample import counted

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
    store = Store.open(path)
    assert counted(store) == {EventCount("asked", "age", "resident"): 7, EventCount("danger"): 2, LanguageCount("ja", "started"): 3}
    assert store.write(date(2026, 11, 25), [EventCount(WRONG_NUMBER, "saposute/gunma"), EventCount("asked", "age", "resident")])
    assert counted(store)[EventCount(WRONG_NUMBER, "saposute/gunma")] == 1
    store.close()
    assert schema(path) == (HERE / f"schema-{VERSION}.sql").read_text()


def third_version(path: Path, *statements: str) -> None:
    """A file as version 3 left it: with a write-ahead log, and tables for a forwarder."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript((HERE / "schema-3.sql").read_text())
        connection.execute("INSERT INTO languages VALUES ('2026-11-24', 'ja', 'started', 3)")
        for statement in statements:
            connection.execute(statement)
        connection.execute("PRAGMA user_version=3")
    connection.close()


SENDER = "INSERT INTO sender VALUES ('m1', 4, 's4', '')"
WAITS = "INSERT INTO outbox_languages VALUES (0, '2026-11-24', 'ja', 'started', 3)"


def test_a_file_of_the_third_version_keeps_its_counts_and_no_log_of_its_writes(path: Path) -> None:
    third_version(path, WAITS, "DELETE FROM outbox_languages")
    store = Store.open(path)
    assert counted(store) == {LanguageCount("ja", "started"): 3}
    store.close()
    assert schema(path) == (HERE / f"schema-{VERSION}.sql").read_text()
    assert not path.with_name(f"{path.name}-wal").exists()
    assert path.read_bytes().count(b"2026-11-24") == 1, "the deleted row of the outbox is overwritten"


def test_counts_that_the_third_version_had_sent_are_not_sent_again(path: Path) -> None:
    third_version(path, SENDER)
    store = Store.open(path)
    assert counted(store) == {}
    store.close()


def test_counts_that_the_third_version_had_still_to_send_are_left_to_it(path: Path) -> None:
    third_version(path, SENDER, WAITS)
    assert Store.open(path).failing
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM outbox_languages").fetchone() == (1,)
    connection.close()


def test_a_file_of_the_fourth_version_keeps_its_counts_and_takes_the_mark_of_a_flood(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.executescript((HERE / "schema-4.sql").read_text())
        connection.execute("INSERT INTO steps VALUES ('2026-11-24', 'wrong_number', 'saposute/gunma', '', 7)")
        connection.execute("INSERT INTO places VALUES ('2026-11', '10201', 'none', 3)")
        connection.execute("PRAGMA user_version=4")
    connection.close()
    store = Store.open(path)
    assert store.write(date(2026, 11, 25), [EventCount(FLOOD)])
    assert counted(store) == {
        EventCount(WRONG_NUMBER, "saposute/gunma"): 7, MunicipalityCount("10201", "none"): 3, EventCount(FLOOD): 1,
    }  # fmt: skip
    store.close()
    assert schema(path) == (HERE / f"schema-{VERSION}.sql").read_text()


def test_whoever_comes_second_finds_the_schema_made(path: Path) -> None:
    first, second = connect(path, patience=100), connect(path, patience=100)
    _migrate(second)
    first.close()
    second.close()


@pytest.fixture
def switching(path: Path) -> Iterator[sqlite3.Connection]:
    """Another process that writes to a file with a write-ahead log, as earlier versions made it."""
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("PRAGMA journal_mode=WAL")
    holder.execute("CREATE TABLE held (n)")
    holder.execute("BEGIN IMMEDIATE")
    yield holder
    holder.close()


def test_a_file_that_another_holds_while_its_journal_is_changed_is_waited_for(
    path: Path, switching: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite itself does not wait there, whatever its timeout."""
    waits = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        switching.close()

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
