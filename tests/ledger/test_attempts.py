"""Sign-in attempts: guesses are slowed, no officer is shut out by them, and what was typed is not stored."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from navigator.ledger import attempts
from navigator.ledger.attempts import DAY, FREE_ATTEMPTS, MAX_DELAY, MAX_SHARED_DELAY, SignInAttempt
from tests.ledger.conftest import SECONDS


@pytest.fixture
def wait(ledger):
    """Seconds to wait, for an attempt at `now`."""

    def at(now, name="ann", device=""):
        with ledger.writing() as connection:
            return attempts.count_or_delay(connection, SignInAttempt(name, "secret", now, device))

    return at


def test_guesses_at_one_name_grow_slow_and_a_right_one_forgives(ledger, wait):
    assert [wait(SECONDS) for _ in range(FREE_ATTEMPTS)] == [0] * FREE_ATTEMPTS
    assert wait(SECONDS + 1) == 14
    assert wait(SECONDS + 15) == 0  # the sixth: the next waits twice as long
    assert wait(SECONDS + 20) == 25
    with ledger.writing() as connection:
        attempts.succeeded(connection, SignInAttempt("ann", "secret", SECONDS + 20))
    assert wait(SECONDS + 21) == 0


def pauses_of(wait, **who):
    """Each wait after the free attempts."""
    now, pauses = SECONDS, []
    assert [wait(now, **who) for _ in range(FREE_ATTEMPTS)] == [0] * FREE_ATTEMPTS
    for _ in range(9):
        pauses.append(wait(now, **who))
        now += pauses[-1]
        assert wait(now, **who) == 0
    return pauses


def test_at_a_name_that_anybody_may_type_nobody_waits_longer_than_a_minute(wait):
    assert pauses_of(wait) == [15, 30] + [MAX_SHARED_DELAY] * 7
    assert MAX_SHARED_DELAY == 60


def test_a_browser_that_is_known_waits_for_its_own_failures_alone(wait):
    assert pauses_of(wait, device="d1") == [15, 30, 60, 120, 240, 480] + [MAX_DELAY] * 3
    assert wait(SECONDS, device="d2") == wait(SECONDS) == wait(SECONDS, "bob", device="d1") == 0
    assert MAX_DELAY == 15 * 60


def test_failures_are_remembered_for_a_day(wait):
    for n in range(FREE_ATTEMPTS):
        assert wait(SECONDS, "ann") == wait(SECONDS + n, "bob") == 0
    assert wait(SECONDS + DAY, "ann") == 0
    assert wait(SECONDS + DAY, "ann") == 30
    assert wait(SECONDS + FREE_ATTEMPTS - 1 + DAY + 1, "bob") == 0
    assert wait(SECONDS + FREE_ATTEMPTS - 1 + DAY + 1, "bob") == 0


def test_many_guesses_over_all_names_keep_nobody_out(wait):
    for n in range(200):
        assert wait(SECONDS, f"name{n}") == 0
    assert wait(SECONDS, "ann") == 0


def test_guesses_at_once_are_counted_one_by_one(open_ledger):
    """Each over a connection of its own, as of so many machines."""
    ledgers, together = [open_ledger() for _ in range(12)], threading.Barrier(12)
    for ledger in ledgers:
        ledger.versions()

    def guess(ledger):
        together.wait()
        with ledger.writing() as connection:
            return attempts.count_or_delay(connection, SignInAttempt("ann", "secret", SECONDS))

    with ThreadPoolExecutor(12) as threads:
        assert sorted(threads.map(guess, ledgers)) == [0] * FREE_ATTEMPTS + [15] * (12 - FREE_ATTEMPTS)


def test_a_clock_that_was_ahead_makes_nobody_wait_for_it(wait):
    for _ in range(FREE_ATTEMPTS):
        assert wait(SECONDS + 3 * DAY) == 0
    assert wait(SECONDS) == 15
    assert wait(SECONDS, "bob") == 0  # and what is of the day after tomorrow is forgotten
    assert wait(SECONDS) == 0


def test_the_names_that_are_remembered_do_not_grow_for_good(ledger, wait, monkeypatch):
    monkeypatch.setattr(attempts, "MAX_NAMES", 5)
    for n in range(20):
        wait(SECONDS + n, f"name{n}")
    with ledger.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM ledger_attempts").scalar() == 5


def test_what_was_typed_is_not_stored(ledger, wait):
    wait(SECONDS, "my-password-by-mistake")
    with ledger.reading() as connection:
        assert "mistake" not in str(connection.exec_driver_sql("SELECT * FROM ledger_attempts").all())
    wait(SECONDS + DAY + 1, "x")
    with ledger.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM ledger_attempts").scalar() == 1  # x
