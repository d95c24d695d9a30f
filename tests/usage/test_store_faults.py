"""Whatever happens to the file, a write says False, and the log tells no content."""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from navigator.usage.schema import pragma
from navigator.usage.store import Store, StoreError
from tests.usage.conftest import Child
from tests.usage.sample import DAY, TURN, as_json, counted

NOBODY = 65534
MANY = [(f"{year}-01-01", [as_json(count) for count in TURN]) for year in range(2000, 3000)]


@pytest.fixture
def other(store: Store, path: Path) -> Iterator[sqlite3.Connection]:
    """Somebody else's connection to the same file."""
    connection = sqlite3.connect(path, isolation_level=None)
    yield connection
    connection.close()


def test_a_locked_file_is_waited_for_a_moment_and_told_once(
    store: Store, other: sqlite3.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    other.execute("BEGIN IMMEDIATE")
    for _ in range(2):
        start = time.monotonic()
        assert not store.write(DAY, TURN)
        assert time.monotonic() - start >= 0.5
    assert store.failing
    assert not store.writable()
    other.execute("ROLLBACK")
    assert store.write(DAY, TURN)
    assert store.writable()
    assert not store.failing
    assert counted(store) == dict.fromkeys(TURN, 1)
    assert caplog.messages == [
        "usage: counts were not written (SQLITE_BUSY); they wait in memory",
        "usage: counts are written again",
    ]


def test_reading_goes_on_while_the_file_is_locked(store: Store, other: sqlite3.Connection) -> None:
    store.write(DAY, TURN)
    other.execute("BEGIN IMMEDIATE")
    assert counted(store) == dict.fromkeys(TURN, 1)


def test_a_file_at_its_size_limit_refuses_and_recovers(store: Store) -> None:
    store.write(DAY, TURN)
    assert store._connection is not None
    pages = pragma(store._connection, "page_count")
    pragma(store._connection, f"max_page_count={pages}")
    days = [DAY.replace(year=year) for year in range(1900, 2100)]
    assert not store.writable()
    written = [store.write(day, TURN) for day in days]
    assert not all(written)
    assert store.write(DAY, TURN), "the limit was the connection's own; a new one has none"
    assert sum(counted(store).values()) == 2 * (2 + sum(written)), "whole batches, or nothing of them"


def test_a_full_disk_loses_nothing_and_doubles_nothing(path: Path, child: Callable[..., Child]) -> None:
    writer = child("obey")
    assert writer.ask(open=str(path), write=MANY[:10]) == {"written": [True] * 10, "writable": True}
    nearly = writer.ask(limit=100_000, write=MANY)["written"]
    assert 0 < sum(nearly) < len(nearly)
    assert writer.ask(limit=4096, write=MANY[:10]) == {"written": [False] * 10, "writable": False}
    assert writer.ask(limit=-1, write=MANY[:10]) == {"written": [True] * 10, "writable": True}
    store = Store.open(path)
    assert counted(store) == dict.fromkeys(TURN, 10 + sum(nearly) + 10)
    store.close()


@pytest.mark.parametrize("content", [b"no database at all\n" * 300, b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_corrupt_file_is_left_as_it_is(
    path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path.write_bytes(content)
    store = Store.open(path)
    assert store.failing
    assert not store.write(DAY, TURN)
    assert not store.writable()
    with pytest.raises(StoreError) as raised:
        store.totals(DAY, DAY)
    assert raised.value.path == path
    assert path.read_bytes() == content
    assert len(caplog.messages) == 2
    store.close()


def test_a_file_that_gets_well_is_used_without_a_restart(path: Path) -> None:
    path.write_bytes(b"no database at all\n" * 300)
    store = Store.open(path)
    assert not store.write(DAY, TURN)
    path.unlink()
    assert store.writable()
    assert store.write(DAY, TURN)
    assert not store.failing
    assert counted(store) == dict.fromkeys(TURN, 1)
    store.close()


def test_pages_of_the_file_spoilt_while_it_is_in_use(
    store: Store, path: Path, other: sqlite3.Connection
) -> None:
    store.write(DAY, TURN)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    later = [store.write(DAY.replace(year=year), TURN) for year in (2027, 2028)]
    assert isinstance(store.writable(), bool)
    assert all(isinstance(written, bool) for written in later)


def test_a_file_removed_under_a_running_process_is_noticed(store: Store, path: Path) -> None:
    store.write(DAY, TURN)
    path.unlink()
    assert not store.write(DAY, TURN)
    assert not store.writable()


def test_a_file_replaced_under_a_running_process_is_noticed(store: Store, path: Path) -> None:
    path.rename(path.with_suffix(".old"))
    path.touch()
    assert not store.write(DAY, TURN)
    assert not store.writable()


def test_a_file_of_a_newer_version_is_not_written_to(path: Path) -> None:
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version=99")
    newer.close()
    store = Store.open(path)
    assert not store.write(DAY, TURN)
    store.close()


def test_a_folder_is_made_when_it_is_missing(path: Path) -> None:
    store = Store.open(path.parent / "a" / "b" / "counts.sqlite3")
    assert store.write(DAY, TURN)
    store.close()


@pytest.mark.parametrize("nowhere", ["/dev/null/counts.sqlite3", "/proc/counts.sqlite3", "/"])
def test_a_place_where_no_file_can_be_is_no_fall(nowhere: str) -> None:
    store = Store.open(nowhere)
    assert not store.write(DAY, TURN)
    assert not store.writable()
    store.close()


def test_a_connection_that_may_not_write_says_so(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    assert store._connection is not None
    pragma(store._connection, "query_only=1")
    assert not store.write(DAY, TURN)
    assert caplog.messages == ["usage: counts were not written (SQLITE_READONLY); they wait in memory"]
    assert store.write(DAY, TURN), "the next write starts from a new connection"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can reach, which the tests' own is not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.mark.parametrize("existing", [True, False])
def test_a_read_only_folder(open_folder: Path, child: Callable[..., Child], existing: bool) -> None:
    path = open_folder / "counts.sqlite3"
    if existing:
        Store.open(path).close()
    open_folder.chmod(0o555)
    writer = child("obey")
    if os.geteuid() == 0:
        writer.ask(become=NOBODY)
    assert writer.ask(open=str(path), write=MANY[:3]) == {"written": [False] * 3, "writable": False}
