"""Sign-in attempts: guesses are slowed by name and over all, and what was typed is not stored."""

import pytest

from navigator.ledger import attempts
from navigator.ledger.attempts import DAY, FREE_ATTEMPTS, MAX_A_MINUTE, MAX_DELAY, SignInAttempt
from tests.ledger.conftest import SECONDS

MINUTE = SECONDS - SECONDS % 60


@pytest.fixture
def wait(ledger):
    """Seconds to wait, for an attempt at `now`."""

    def at(now, name="ann"):
        with ledger.writing() as connection:
            return attempts.count_or_delay(connection, SignInAttempt(name, "secret", now))

    return at


def test_guesses_at_one_name_grow_slow_and_a_right_one_forgives(ledger, wait):
    assert [wait(SECONDS) for _ in range(FREE_ATTEMPTS)] == [0] * FREE_ATTEMPTS
    assert wait(SECONDS + 1) == 14
    assert wait(SECONDS + 15) == 0  # the sixth: the next waits twice as long
    assert wait(SECONDS + 20) == 25
    with ledger.writing() as connection:
        attempts.succeeded(connection, SignInAttempt("ann", "secret", SECONDS + 20))
    assert wait(SECONDS + 21) == 0


def test_nobody_waits_longer_than_a_quarter_of_an_hour(wait):
    now, pauses = SECONDS, []
    assert [wait(now) for _ in range(FREE_ATTEMPTS)] == [0] * FREE_ATTEMPTS
    for _ in range(12):
        pauses.append(wait(now))
        now += pauses[-1]
        assert wait(now) == 0
    assert pauses == [15, 30, 60, 120, 240, 480] + [MAX_DELAY] * 6
    assert MAX_DELAY == 15 * 60


def test_failures_are_remembered_for_a_day(wait):
    for n in range(FREE_ATTEMPTS):
        assert wait(SECONDS, "ann") == wait(SECONDS + n, "bob") == 0
    assert wait(SECONDS + DAY, "ann") == 0
    assert wait(SECONDS + DAY, "ann") == 30
    assert wait(SECONDS + FREE_ATTEMPTS - 1 + DAY + 1, "bob") == 0
    assert wait(SECONDS + FREE_ATTEMPTS - 1 + DAY + 1, "bob") == 0


def test_guesses_over_all_names_are_slowed_too(wait):
    assert [wait(MINUTE + 1, f"name{n}") for n in range(MAX_A_MINUTE)] == [0] * MAX_A_MINUTE
    assert wait(MINUTE + 1, "another") == 59
    assert wait(MINUTE + 59, "another") == 1
    assert wait(MINUTE + 60, "another") == 0
    assert [wait(MINUTE + 60, f"other{n}") for n in range(MAX_A_MINUTE - 1)] == [0] * (MAX_A_MINUTE - 1)
    assert wait(MINUTE + 60, "one more") == 60


def test_the_longer_of_two_waits_counts(wait):
    for _ in range(FREE_ATTEMPTS + 3):
        pause = wait(MINUTE - 1000)
        wait(MINUTE - 1000 + pause)
    for n in range(MAX_A_MINUTE):
        wait(MINUTE + 58, f"name{n}")
    assert wait(MINUTE + 58) == 2
    assert wait(MINUTE + 58, "name0") == 2


def test_what_was_typed_is_not_stored(ledger, wait):
    wait(SECONDS, "my-password-by-mistake")
    with ledger.reading() as connection:
        assert "mistake" not in str(connection.exec_driver_sql("SELECT * FROM ledger_attempts").all())
    wait(SECONDS + DAY + 1, "x")
    with ledger.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM ledger_attempts").scalar() == 2  # x, and all names
