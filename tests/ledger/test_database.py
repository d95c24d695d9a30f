"""The schema is made once, however many start together; a database that is away says so and loses nothing."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import inspect, update

import navigator
from navigator import database
from navigator.ledger import accounts, channels
from navigator.ledger.database import FILE, Ledger, LedgerError
from navigator.ledger.tables import VERSION, metadata, state
from tests.ledger.conftest import ANN


def test_starting_together_makes_the_tables_once(open_ledger):
    faults, together = [], threading.Barrier(8)

    def start():
        ledger = open_ledger()
        together.wait()
        try:
            assert ledger.versions()["schema"] == VERSION
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    with open_ledger().reading() as connection:
        assert set(inspect(connection).get_table_names()) == set(metadata.tables)


def test_a_newer_schema_is_left_alone(open_ledger):
    with open_ledger().writing() as connection:
        connection.execute(update(state).where(state.c.name == "schema").values(n=VERSION + 1))
    with pytest.raises(LedgerError) as caught, open_ledger().reading():
        pass
    assert caught.value.kind == "SchemaError"


def test_a_fault_inside_writes_nothing(ledger):
    def fail_half_way():
        with ledger.writing() as connection:
            accounts.add(connection, ("ann", "admin"), "hash", ANN)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with ledger.reading() as connection:
        assert not accounts.any_account(connection)


def test_writers_wait_for_each_other(ledger):
    def make(n):
        with ledger.writing() as connection:
            channels.add(connection, f"広報{n}", "poster", ANN)

    threads = [threading.Thread(target=make, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ledger.versions()["channels"] == 12
    with ledger.reading() as connection:
        assert len(channels.all_channels(connection)) == 12


def test_a_database_that_is_away_is_a_fault_in_one_word(tmp_path):
    ledger = Ledger.open("postgresql://nobody@127.0.0.1:1/none", tmp_path)
    with pytest.raises(LedgerError) as caught, ledger.reading():
        pass
    assert "127.0.0.1" not in str(caught.value)
    assert caught.value.kind == "OperationalError"


def test_nothing_of_citizens_has_a_column(tmp_path):
    """Officers' names are the only names; there is no address, no visit, no answer."""
    columns = {column.name for table in metadata.tables.values() for column in table.columns}
    assert columns == {
        "name", "n", "role", "password", "made_at", "key", "account", "seen_at", "made_by", "failures", "last_at", "id", "at",
        "who", "did", "about", "before", "after", "kpi", "month", "value", "note", "code", "kind", "retired", "office",
        "field", "source", "evidence", "checked_on", "initial", "ends_at", "used_at", "link", "second", "hidden", "town", "origins",
        "seed", "step", "title", "state", "based_on", "version", "starts_at", "edition", "file", "text", "base", "digest", "day",
        "result", "recalled", "owner", "whole", "words",
    }  # fmt: skip


def test_processes_that_start_together_make_the_tables_once(url, tmp_path):
    """Real processes, as the workers of a server are."""
    code = (
        "import sys; from pathlib import Path; from navigator.ledger.database import Ledger\n"
        "print(Ledger.open(sys.argv[1], Path(sys.argv[2])).versions()['schema'])"
    )
    home = str(Path(navigator.__file__).parents[1])
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, url, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=home
        )
        for _ in range(4)
    ]
    assert [process.communicate(timeout=60)[0].strip() for process in started] == [str(VERSION)] * 4


def test_a_file_that_another_holds_while_it_is_switched_to_wal_is_waited_for(tmp_path, monkeypatch):
    """SQLite itself does not wait there, whatever its timeout."""
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE held (n)")
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(database.time, "sleep", lambda _: other.close())
    ledger = Ledger.open("", tmp_path)
    assert ledger.versions()["schema"] == VERSION
    ledger.close()
