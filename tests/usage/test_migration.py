"""A file of an older version is brought up to date on the spot, and loses no count."""

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

from navigator.usage.counts import WRONG_NUMBER, EventCount, LanguageCount
from navigator.usage.store import Store
from navigator.usage.tables import VERSION
from tests.usage.sample import KNOWN, counted

HERE = Path(__file__).parent


def schema(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql <> '' ORDER BY name").fetchall()
    return ";\n".join(" ".join(row[0].split()) for row in rows) + ";\n"


def test_the_first_version_becomes_the_newest(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.executescript((HERE / "schema-1.sql").read_text())
        connection.execute("INSERT INTO steps VALUES ('2026-11-24', 'asked', 'age', 'resident', 7)")
        connection.execute("INSERT INTO steps VALUES ('2026-11-24', 'danger', '', '', 2)")
        connection.execute("INSERT INTO languages VALUES ('2026-11-24', 'ja', 'started', 3)")
        connection.execute("PRAGMA user_version=1")
    known = replace(KNOWN, offices=frozenset({"saposute/gunma"}))
    store = Store.open(path, known)
    assert counted(store) == {EventCount("asked", "age", "resident"): 7, EventCount("danger"): 2, LanguageCount("ja", "started"): 3}
    assert store.write(date(2026, 11, 25), [EventCount(WRONG_NUMBER, "saposute/gunma"), EventCount("asked", "age", "resident")])
    assert counted(store)[EventCount(WRONG_NUMBER, "saposute/gunma")] == 1
    store.close()
    assert schema(path) == (HERE / f"schema-{VERSION}.sql").read_text()
