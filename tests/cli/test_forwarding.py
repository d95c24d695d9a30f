"""Sending counts on at the terminal."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from navigator.cli import main
from navigator.usage.counts import LanguageCount
from navigator.usage.forwarding.lock import try_lock
from navigator.usage.store import Store
from navigator.usage.vocabulary import vocabulary_of
from tests.postgres import postgres, postgres_url  # noqa: F401

AWAY = "postgresql://nobody:secret@127.0.0.1:1/none"


def _run(folder: Path, url: str, *words: str) -> Result:
    return CliRunner().invoke(main, ["usage", *words], env={"NAVIGATOR_DATA_DIR": str(folder), "NAVIGATOR_DATABASE_URL": url})


@pytest.fixture
def counted(tmp_path, knowledge) -> Path:
    store = Store.open(tmp_path / "counts.sqlite3", vocabulary_of(knowledge))
    assert store.write(date(2026, 11, 24), [LanguageCount("ja", "started")])
    store.close()
    return tmp_path


def test_what_waits_is_sent_once(counted: Path, postgres_url: str) -> None:  # noqa: F811
    for rows in (1, 0):
        done = _run(counted, postgres_url, "forward")
        assert (done.exit_code, done.output) == (0, f"{rows} rows were sent\n")


def test_without_a_database_nothing_is_sent(counted: Path) -> None:
    done = _run(counted, "", "forward")
    assert done.exit_code == 1
    assert "NAVIGATOR_DATABASE_URL is not set" in done.output


def test_a_database_that_is_away_is_told_without_its_password(counted: Path) -> None:
    done = _run(counted, AWAY, "forward")
    assert done.exit_code == 1
    assert "OperationalError" in done.output
    assert "secret" not in done.output


def test_a_second_one_leaves_it_to_the_first(counted: Path, postgres_url: str) -> None:  # noqa: F811
    with try_lock(counted):
        assert "another forwarder" in _run(counted, postgres_url, "forward").output


def test_a_copy_is_told_what_to_say_and_gets_a_new_number(counted: Path, postgres_url: str, tmp_path: Path) -> None:  # noqa: F811
    _run(counted, postgres_url, "forward")
    assert _run(counted, postgres_url, "restart").exit_code == 2
    assert _run(counted, postgres_url, "restart", "--drop-waiting").exit_code == 0
    assert _run(counted, postgres_url, "forward").output == "0 rows were sent\n"
    assert _run(counted, postgres_url, "restart", "--send-all").exit_code == 0
    assert _run(counted, postgres_url, "forward").output == "1 rows were sent\n"
