"""Closed periods in the database that machines share: waited for in turn, and not without end."""

import threading
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.schema import CreateTable

from navigator.usage.forwarding.central_schema import ADVISORY
from navigator.usage.publish.archive import Archive, releases
from tests.postgres import postgres, postgres_url  # noqa: F401


@pytest.fixture
def archive(postgres_url: str) -> Archive:  # noqa: F811
    return Archive.open(postgres_url, Path())


def test_a_database_that_does_not_answer_is_not_waited_for_without_end(archive: Archive) -> None:
    with archive._engine.connect() as connection:
        limits = [connection.execute(text(f"SHOW {name}")).scalar() for name in ("statement_timeout", "lock_timeout")]
    assert limits == ["30s", "10s"]


def test_machines_that_start_together_make_the_table_once(archive: Archive, postgres_url: str) -> None:  # noqa: F811
    """One of them is half-way when the other comes."""
    results: list[object] = []

    def read() -> None:
        try:
            results.append(archive.all())
        except Exception as fault:
            results.append(fault)

    with psycopg.connect(postgres_url) as first:
        first.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY])
        first.execute(str(CreateTable(releases).compile(dialect=archive._engine.dialect)))
        second = threading.Thread(target=read)
        second.start()
        while not first.execute("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted").fetchone():
            assert second.is_alive(), results
    second.join()
    assert results == [{}]
