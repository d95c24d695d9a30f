"""A sealed cookie: opened by who sealed it, for twelve hours, unaltered."""

from datetime import timedelta

import pytest

from navigator.web.cookie_seal import LIFETIME, STEP, CookieSeal, SealBroken
from tests.conftest import NOW

DATA = {"a": [["persona", "resident"]], "n": "0123456789abcdef"}
SEAL = CookieSeal(["a secret of this machine"])


def test_what_was_sealed_is_opened() -> None:
    assert SEAL.open(SEAL.seal(DATA, NOW), NOW) == DATA


def test_the_same_is_sealed_otherwise_each_time() -> None:
    assert SEAL.seal(DATA, NOW) != SEAL.seal(DATA, NOW)


@pytest.mark.parametrize("at", range(0, 200, 7))
def test_one_letter_that_was_changed_breaks_it(at: int) -> None:
    sealed = SEAL.seal(DATA, NOW)
    other = "B" if sealed[at] == "A" else "A"
    with pytest.raises(SealBroken):
        SEAL.open(sealed[:at] + other + sealed[at + 1 :], NOW)


@pytest.mark.parametrize("text", ["", "talk", "あ", "." * 3000])
def test_what_is_none_breaks_it(text: str) -> None:
    with pytest.raises(SealBroken):
        SEAL.open(text, NOW)


def test_another_secret_opens_nothing() -> None:
    with pytest.raises(SealBroken):
        CookieSeal(["another"]).open(SEAL.seal(DATA, NOW), NOW)


def test_it_opens_until_its_hours_are_over() -> None:
    sealed = SEAL.seal(DATA, NOW)
    assert SEAL.open(sealed, NOW + LIFETIME) == DATA
    with pytest.raises(SealBroken):
        SEAL.open(sealed, NOW + LIFETIME + timedelta(seconds=1))


def test_a_clock_that_was_set_back_ends_no_conversation() -> None:
    assert SEAL.open(SEAL.seal(DATA, NOW), NOW - timedelta(days=3)) == DATA


def test_the_first_secret_seals_and_every_one_opens() -> None:
    old, new = "the old one", "the new one"
    before, during, after = CookieSeal([old]), CookieSeal([new, old]), CookieSeal([new])
    assert during.open(before.seal(DATA, NOW), NOW) == DATA
    assert after.open(during.seal(DATA, NOW), NOW) == DATA
    with pytest.raises(SealBroken):
        before.open(during.seal(DATA, NOW), NOW)


def test_its_length_hardly_tells_how_much_was_answered() -> None:
    lengths = {len(SEAL.seal({"a": "x" * 0 + str(n) * 3}, NOW)) for n in range(10, 40)}
    assert len(lengths) == 1
    more = SEAL.seal({"a": [str(n * 7919) for n in range(30)]}, NOW)
    assert (len(more) - lengths.pop()) % (STEP * 4 // 3) <= 4
