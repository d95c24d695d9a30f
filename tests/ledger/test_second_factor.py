"""Numbers of an app by the table of RFC 6238; taken once; recovery codes need no clock."""

import threading

import pytest

from navigator.ledger import accounts, second_factor
from navigator.ledger.database import Actor
from navigator.ledger.second_factor import RECOVERY_CODES, STEP, SeedSeal
from tests.ledger.conftest import ANN, BOB, NOW, SECONDS, add_account, audit_rows

SEED = b"12345678901234567890"  # of the table in RFC 6238, appendix B
SEAL = SeedSeal(["a secret of thirty-two bytes, or more"])
AN_HOUR = 3600


def at(seconds):
    return Actor("ann", NOW.fromtimestamp(SECONDS + seconds, NOW.tzinfo))


@pytest.fixture
def codes(ledger):
    add_account(ledger)
    with ledger.writing() as connection:
        return second_factor.turn_on(connection, "ann", SEAL.seal(SEED), SECONDS // STEP - 5, ANN)


def accepts(ledger, typed, by=ANN, seal=SEAL):
    with ledger.writing() as connection:
        return second_factor.accept(connection, "ann", typed, seal, by)


@pytest.mark.parametrize(("moment", "number"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")])
def test_numbers_are_those_of_the_table(moment, number):
    assert second_factor.number_at(SEED, moment) == number


@pytest.mark.parametrize("late", [-STEP, 0, STEP])
def test_a_telephone_half_a_minute_off_is_let_in(ledger, codes, late):
    assert accepts(ledger, second_factor.number_at(SEED, SECONDS + late))


@pytest.mark.parametrize("late", [-2 * STEP, 2 * STEP, AN_HOUR])
def test_one_that_is_further_off_is_not(ledger, codes, late):
    assert not accepts(ledger, second_factor.number_at(SEED, SECONDS + late))


def test_a_number_is_taken_once(ledger, codes):
    number = second_factor.number_at(SEED, SECONDS)
    assert accepts(ledger, f" {number[:3]} {number[3:]} ")
    assert not accepts(ledger, number)
    assert not accepts(ledger, second_factor.number_at(SEED, SECONDS - STEP)), "nor one from before"
    assert accepts(ledger, second_factor.number_at(SEED, SECONDS + STEP), at(STEP))


def test_a_number_sent_many_times_at_once_is_taken_once(ledger, codes):
    number, taken, together = second_factor.number_at(SEED, SECONDS), [], threading.Barrier(6)

    def send():
        together.wait()
        taken.append(accepts(ledger, number))

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [False] * 5 + [True]


def test_a_clock_that_was_ahead_keeps_nobody_out(ledger, codes):
    ahead = 30 * 24 * AN_HOUR
    assert accepts(ledger, second_factor.number_at(SEED, SECONDS + ahead), at(ahead))
    assert accepts(ledger, second_factor.number_at(SEED, SECONDS))


@pytest.mark.parametrize("wrong", [-400 * 24 * AN_HOUR, 0, 9 * AN_HOUR])
def test_a_recovery_code_opens_once_whatever_the_clock_says(ledger, codes, wrong):
    assert len(set(codes)) == RECOVERY_CODES
    assert accepts(ledger, f" {codes[3].upper().replace('-', ' ')}", at(wrong))
    assert not accepts(ledger, codes[3], at(wrong))
    assert accepts(ledger, codes[4], at(wrong))
    with ledger.reading() as connection:
        assert second_factor.recovery_codes_left(connection, "ann") == RECOVERY_CODES - 2
    assert audit_rows(ledger)[-1][:2] == ("ann", "recovery_code_used")


@pytest.mark.parametrize("typed", ["", "000000", "１２３４５６", "abcd-efgh-jkmn-pqrs", "'", "0" * 40])
def test_anything_else_is_refused(ledger, codes, typed):
    assert not accepts(ledger, typed)


def test_the_codes_of_one_account_open_no_other(ledger, codes):
    add_account(ledger, "bob")
    with ledger.writing() as connection:
        assert not second_factor.accept(connection, "bob", codes[0], SEAL, BOB)


def test_a_seed_is_sealed_and_opens_while_its_secret_is_among_those_given(ledger, codes):
    old, new = "a secret of thirty-two bytes, or more", "another secret, of thirty-two bytes or more"
    number = second_factor.number_at(SEED, SECONDS)
    assert not accepts(ledger, number, seal=SeedSeal([new]))
    with ledger.writing() as connection:
        assert second_factor.reseal_all(connection, SeedSeal([new])) == (0, 1)
        assert second_factor.reseal_all(connection, SeedSeal([new, old])) == (1, 0)
    assert accepts(ledger, number, seal=SeedSeal([new]))


def test_who_is_removed_takes_it_along(ledger, codes):
    with ledger.writing() as connection:
        accounts.remove(connection, "ann", BOB, last_too=True)
        assert not second_factor.is_on(connection, "ann")
        assert second_factor.recovery_codes_left(connection, "ann") == 0
