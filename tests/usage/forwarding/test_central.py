"""PostgreSQL takes each batch once."""

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from navigator.usage.counts import EventCount, MunicipalityCount
from navigator.usage.forwarding.central import Central, CentralError
from navigator.usage.forwarding.sealed_batch import SealedBatch
from navigator.usage.store import StoreError
from navigator.usage.tables import VERSION, central, columns
from tests.usage.sample import DAY, counted

ASKED = EventCount("asked", "age", "resident")
BATCH = SealedBatch("b1", {EventCount: [("2026-11-24", "asked", "age", "resident", 3)]})
NEXT = replace(BATCH, id="b2")
NOWHERE = "postgresql://nobody:secret@127.0.0.1:1/none"


def test_a_batch_that_comes_again_is_there_once(base: Central) -> None:
    for _ in range(3):
        base.receive(BATCH)
    assert counted(base) == {ASKED: 3}
    base.receive(NEXT)
    assert counted(base) == {ASKED: 6}


def test_the_same_batch_from_many_at_once_is_there_once(base: Central, postgres_url: str) -> None:
    others = [Central.open(postgres_url) for _ in range(6)]
    together = threading.Barrier(len(others))

    def bring(central: Central) -> None:
        together.wait()
        central.receive(BATCH)

    threads = [threading.Thread(target=bring, args=(each,)) for each in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted(base) == {ASKED: 3}
    for each in others:
        each.close()


def test_a_batch_that_half_fails_is_not_there_at_all(base: Central) -> None:
    """An event that this version of the tables does not allow, after rows that it does."""
    wrong = replace(BATCH, rows={**BATCH.rows, MunicipalityCount: [("2026-11", "10201", "jobless", -1)]})
    with pytest.raises(CentralError):
        base.receive(wrong)
    base.receive(BATCH)
    assert counted(base) == {ASKED: 3}


def test_a_batch_is_on_the_disk_before_it_is_acknowledged(base: Central, postgres_url: str) -> None:
    """Even in a database that is set to answer first and write later: the machine removes what was acknowledged."""
    base.receive(BATCH)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {connection.info.dbname} SET synchronous_commit = off")
        connection.execute("CREATE TABLE commits (mode text)")
        connection.execute(
            "CREATE FUNCTION note_mode() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN INSERT INTO commits VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$"
        )
        connection.execute("CREATE TRIGGER mode AFTER INSERT ON batches FOR EACH ROW EXECUTE FUNCTION note_mode()")
    fresh = Central.open(postgres_url)
    fresh.receive(NEXT)
    fresh.close()
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SHOW synchronous_commit").fetchone() == ("off",)
        assert connection.execute("SELECT mode FROM commits").fetchall() == [("on",)]


def test_a_database_that_is_away_is_one_word_without_its_address() -> None:
    away = Central.open(NOWHERE)
    with pytest.raises(CentralError) as written:
        away.receive(BATCH)
    with pytest.raises(StoreError) as read:
        away.totals(DAY, DAY)
    for fault in (written.value, read.value):
        assert fault.kind == "OperationalError"
        assert "secret" not in str(fault)
        assert "127.0.0.1" not in str(fault)
    assert away.reachable() == "OperationalError"
    away.close()


def test_reading_does_with_a_database_that_takes_nothing(base: Central, postgres_url: str) -> None:
    base.receive(BATCH)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    fresh = Central.open(postgres_url)
    assert counted(fresh) == {ASKED: 3}
    with pytest.raises(CentralError) as caught:
        fresh.receive(NEXT)
    assert caught.value.kind == "ReadOnlySqlTransaction"
    assert fresh.reachable() == ""
    fresh.close()


def test_machines_that_start_together_make_the_schema_once(postgres_url: str) -> None:
    starting = [Central.open(postgres_url) for _ in range(8)]
    together, faults = threading.Barrier(len(starting)), []

    def start(n: int) -> None:
        together.wait()
        try:
            starting[n].receive(replace(BATCH, id=f"b{n}"))
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=start, args=(n,)) for n in range(len(starting))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    assert counted(starting[0]) == {ASKED: 3 * len(starting)}
    for each in starting:
        each.close()


def tables_of(connection: psycopg.Connection) -> dict[str, list[str]]:
    """Every table with its columns and checks."""
    query = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"
    tables: dict[str, list[str]] = {}
    for table, column in connection.execute(query):
        tables.setdefault(table, []).append(column)
    checks = "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c' ORDER BY 2"
    for table, check in connection.execute(checks):
        if table in tables:
            tables[table].append(check)
    return tables


def test_the_central_database_holds_the_counts_and_which_batches_are_in_them(base: Central, postgres_url: str) -> None:
    base.receive(BATCH)
    with psycopg.connect(postgres_url) as connection:
        existing = tables_of(connection)
    assert set(existing) == set(central.tables)
    defined = columns() | base.columns()
    for table, contents in existing.items():
        assert [each for each in contents if "CHECK" not in each] == defined[table]


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_a_database_of_an_older_version_is_brought_up_to_date(
    base: Central, postgres_url: str, tmp_path: Path, version: int
) -> None:
    old = (Path(__file__).parents[1] / f"schema-{version}.sql").read_text().replace(" WITHOUT ROWID", "")
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(old)
        connection.execute("INSERT INTO steps VALUES ('2026-11-24', 'asked', 'age', 'resident', 7), ('2026-11-24', 'danger', '', '', 2)")
        connection.execute("DROP TABLE IF EXISTS outbox_steps, outbox_places, outbox_reach, outbox_languages, sender")
        connection.execute("CREATE TABLE machines (machine VARCHAR(16) PRIMARY KEY)")
        connection.execute("CREATE TABLE usage_schema (version INTEGER PRIMARY KEY)")
        connection.execute("INSERT INTO usage_schema VALUES (%s)", [version])
    base.receive(replace(BATCH, rows={EventCount: [("2026-11-25", "wrong_number", "saposute/gunma", "", 1)]}))
    assert counted(base, DAY, DAY) == {ASKED: 7, EventCount("danger"): 2}
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        migrated = tables_of(connection)
        assert connection.execute("SELECT version FROM usage_schema").fetchall() == [(VERSION,)]
        name = f"{connection.info.dbname}_fresh"
        connection.execute(f"CREATE DATABASE {name}")
        fresh = Central.open(urlsplit(postgres_url)._replace(path=f"/{name}").geturl())
        fresh.receive(BATCH)
        fresh.close()
        with psycopg.connect(postgres_url, dbname=name) as other:
            assert tables_of(other) == migrated
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_database_of_a_newer_version_is_left_alone(base: Central, postgres_url: str) -> None:
    base.receive(BATCH)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("UPDATE usage_schema SET version = 99")
    older = Central.open(postgres_url)
    with pytest.raises(CentralError) as caught:
        older.receive(NEXT)
    assert caught.value.kind == "SchemaError"
    with pytest.raises(StoreError):
        older.totals(date.min, date.max)
    older.close()
