"""What every database shares: addresses, names of faults, waiting, and versions of tables."""

import sqlite3

import pytest
from sqlalchemy.exc import OperationalError

from navigator.database import (
    SchemaError,
    bring_up_to_date,
    fault_name,
    is_busy,
    retry_while_busy,
    server_url,
)


def fault(code, name):
    error = sqlite3.OperationalError("INSERT INTO secret")
    error.sqlite_errorcode, error.sqlite_errorname = code, name
    return error


BUSY = fault(sqlite3.SQLITE_BUSY, "SQLITE_BUSY")
LOCKED = fault(sqlite3.SQLITE_LOCKED | 1 << 8, "SQLITE_LOCKED_SHAREDCACHE")
FULL = fault(sqlite3.SQLITE_FULL, "SQLITE_FULL")


def wrapped(error):
    return OperationalError("INSERT INTO secret", {}, error)


def test_an_address_names_the_driver_that_is_installed():
    assert server_url("postgresql://h/d").drivername == "postgresql+psycopg"
    assert server_url("postgresql+psycopg://u:p@h/d").render_as_string(hide_password=False) == "postgresql+psycopg://u:p@h/d"


@pytest.mark.parametrize(
    ("error", "name", "busy"),
    [
        (BUSY, "SQLITE_BUSY", True), (wrapped(LOCKED), "SQLITE_LOCKED_SHAREDCACHE", True),
        (wrapped(FULL), "SQLITE_FULL", False), (OSError("/a/path"), "OSError", False),
        (SchemaError("schema 9"), "SchemaError", False), (wrapped(None), "OperationalError", False),
    ],
)  # fmt: skip
def test_a_fault_is_one_word_and_busy_or_not(error, name, busy):
    assert (fault_name(error), is_busy(error)) == (name, busy)


def test_a_busy_file_is_tried_again_until_it_is_free():
    faults = [BUSY, wrapped(LOCKED)]

    def action():
        if faults:
            raise faults.pop()
        return "done"

    assert retry_while_busy(action, 60) == "done"


@pytest.mark.parametrize(("error", "seconds"), [(BUSY, 0), (FULL, 60)])
def test_waiting_ends_with_the_patience_and_with_any_other_fault(error, seconds):
    def action():
        raise error

    with pytest.raises(sqlite3.OperationalError):
        retry_while_busy(action, seconds)


@pytest.mark.parametrize(
    ("standing", "done"), [(0, ["made"]), (1, ["1 to 2", "2 to 3"]), (2, ["2 to 3"]), (3, [])]
)
def test_tables_are_made_or_brought_from_version_to_version(standing, done):
    calls = []
    steps = {n: lambda _, n=n: calls.append(f"{n} to {n + 1}") for n in (1, 2)}
    assert bring_up_to_date(None, (standing, 3), lambda _: calls.append("made"), steps) == bool(done)
    assert calls == done


def test_tables_of_a_newer_version_are_left_alone():
    with pytest.raises(SchemaError, match="schema 4, this program knows 3"):
        bring_up_to_date(None, (4, 3), lambda _: None, {})
