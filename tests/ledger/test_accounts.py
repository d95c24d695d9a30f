"""Accounts: names, passwords and the three roles."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from argon2 import Type

from navigator.ledger import accounts
from navigator.ledger.accounts import _DUMMY_HASH, AccountError
from tests.ledger.conftest import ANN, BOB, add_account, audit_rows


def add(ledger, name="ann", role="admin", password="correct horse"):
    with ledger.writing() as connection:
        accounts.add(connection, (name, role), accounts.hash_password(password), ANN)


def test_a_password_is_stored_as_a_hash(ledger):
    add_account(ledger, password_hash=accounts.hash_password("correct horse"))
    with ledger.reading() as connection:
        stored = accounts.password_hash_of(connection, "ann")
    assert stored.startswith("$argon2id$")
    assert accounts.verify_password(stored, "correct horse")
    assert not accounts.verify_password(stored, "correct horse ")


def test_a_name_that_does_not_exist_never_matches_and_costs_the_same_hash(real_hasher):
    assert not accounts.verify_password(None, "nobody")
    assert not real_hasher.check_needs_rehash(_DUMMY_HASH)  # the very parameters: the time tells nothing


def test_a_hash_takes_what_owasp_asks_for_and_more(real_hasher):
    """19 MiB twice over is the least of its Password Storage Cheat Sheet."""
    assert (real_hasher.type, real_hasher.memory_cost >= 65536, real_hasher.time_cost >= 3) == (Type.ID, True, True)
    assert real_hasher.hash("correct horse").startswith("$argon2id$v=19$m=65536,")


@pytest.mark.parametrize("typed", ["", " ", "a b", "x" * 41, "a/b", "<b>", "a\nb"])
def test_a_name_is_plain(typed):
    with pytest.raises(AccountError):
        accounts.plain_name(typed)


def test_full_width_letters_and_capitals_are_no_difference():
    assert accounts.plain_name("Ａnn") == accounts.plain_name(" ANN ") == "ann"
    assert accounts.plain_name("ann\n") == "ann"
    assert accounts.plain_name("前橋太郎") == "前橋太郎"
    assert accounts.plain_name("x" * 40) == "x" * 40


@pytest.mark.parametrize(
    ("password", "kind"),
    [
        ("abcdefghijk", "short"), ("abcdef" * 43, "long"),
        ("abcd" * 4, "weak"), ("xANN-2026-bcd", "weak"),
    ],
)
def test_a_password_that_is_soon_guessed_is_refused(password, kind):
    with pytest.raises(AccountError) as caught:
        accounts.validate_password("ann", password)
    assert caught.value.kind == kind


@pytest.mark.parametrize(
    "password",
    ["password1234", "adminadmin12", "123451234512", "1234567890123", "P@ssw0rd2026!", "abcdefghijkl", "qwertyuiop12",
     "ｐａｓｓｗｏｒｄ１２３４", "zyxwvutsrqpo", "aaaabbbbcccc", "sakurasakura1", "Tanaka-Tarou1", "1a2b3c4d" * 8 + "1a2b3c4d",
     "password" * 32],
)  # fmt: skip
def test_what_everybody_tries_first_is_refused(password):
    with pytest.raises(AccountError) as caught:
        accounts.validate_password("ann", password)
    assert caught.value.kind == "weak"


WORDS = {"kitano", "minato", "ota", "きたの", "北野市", "北野"}


@pytest.mark.parametrize("password", ["kitano2026kitano", "Kitano!Yakusho1", "K1t@n0-M1n@t0-27", "北野市北野市北野市北野市1", "Ｋｉｔａｎｏ‐ｏｔａ‐１１２３", "minato-onsen"])
def test_words_of_the_region_make_no_password(password):
    with pytest.raises(AccountError) as caught:
        accounts.validate_password("ann", password, WORDS)
    assert caught.value.kind == "weak"


@pytest.mark.parametrize("password", ["kitano no kakashi wa nemui", "quiet cranes of Minato", "potato-otatop-88x"])
def test_words_of_the_region_may_stand_beside_others(password):
    accounts.validate_password("ann", password, WORDS)


@pytest.mark.parametrize("typed", ["terminal", "TOKENS", ".", "..", "-x", "b\u043ess", "josé", "αβγ", "@home"])
def test_a_name_that_means_something_else_or_looks_like_another_script_is_refused(typed):
    with pytest.raises(AccountError) as caught:
        accounts.new_name(typed)
    assert caught.value.kind == "name"


@pytest.mark.parametrize("typed", ["前橋太郎", "ヤマダ", "さくら", "k.sato", "佐々木", "3kyoku"])
def test_names_of_officers_are_taken(typed):
    assert accounts.new_name(typed) == accounts.plain_name(typed)


@pytest.mark.parametrize(("first", "second"), [("boss", "b0ss"), ("bill", "bi11"), ("k.sato", "k-sato"), ("カトー", "カト一"), ("kern", "kem")])
def test_a_name_that_is_taken_for_another_is_refused(ledger, first, second):
    add_account(ledger, first)
    with pytest.raises(AccountError) as caught:
        add_account(ledger, accounts.new_name(second))
    assert caught.value.kind == "alike"


def test_a_password_that_somebody_else_chose_is_an_initial_one(ledger):
    def is_initial():
        with ledger.reading() as connection:
            return accounts.find(connection, "ann").initial

    add_account(ledger)
    assert not is_initial()
    for by, expected in [(BOB, True), (ANN, False)]:
        with ledger.writing() as connection:
            accounts.set_password(connection, "ann", "hash", by)
        assert is_initial() is expected


@pytest.mark.parametrize("password", ["quiet cranes", "quiet cranes " * 19 + "123456789", "三羽の鶴が、ゆっくり飛ぶ朝"])
def test_a_password_at_the_limits_is_taken(password):
    accounts.validate_password("ann", password)
    accounts.validate_password("", password)


def test_a_name_is_taken_once(ledger):
    add_account(ledger)
    with pytest.raises(AccountError) as caught:
        add_account(ledger, role="viewer")
    assert caught.value.kind == "taken"


def test_the_last_admin_stays(ledger):
    add_account(ledger)
    for change in (accounts.remove, lambda c, n, by: accounts.set_role(c, n, "viewer", by)):
        with pytest.raises(AccountError), ledger.writing() as connection:
            change(connection, "ann", ANN)
    add_account(ledger, "bob")
    with ledger.writing() as connection:
        accounts.remove(connection, "ann", ANN)
    with ledger.reading() as connection:
        assert [a.name for a in accounts.all_accounts(connection)] == ["bob"]
    with ledger.writing() as connection:
        accounts.remove(connection, "bob", ANN, last_too=True)
        assert not accounts.any_account(connection)


def test_an_account_that_does_not_exist_and_a_role_that_does_not_exist_are_refused(ledger):
    add_account(ledger)
    changes = {
        "unknown": lambda connection: accounts.set_role(connection, "bob", "viewer", ANN),
        "role": lambda connection: accounts.set_role(connection, "ann", "king", ANN),
    }
    for kind, change in changes.items():
        with pytest.raises(AccountError) as caught, ledger.writing() as connection:
            change(connection)
        assert caught.value.kind == kind
    with pytest.raises(AccountError) as caught:
        add_account(ledger, "bob", role="king")
    assert caught.value.kind == "role"


def test_each_role_may_what_those_before_it_may(ledger):
    add_account(ledger, role="editor")
    with ledger.reading() as connection:
        ann = accounts.find(connection, "ann")
    assert (ann.may("viewer"), ann.may("editor"), ann.may("admin")) == (True, True, False)


def test_who_changed_an_account_is_recorded(ledger):
    add_account(ledger)
    with ledger.writing() as connection:
        accounts.add(connection, ("bob", "viewer"), "hash", BOB)
        accounts.set_role(connection, "bob", "editor", BOB)
        accounts.set_role(connection, "bob", "editor", BOB)
        accounts.remove(connection, "bob", BOB)
    assert audit_rows(ledger) == [
        ("ann", "account_added", "ann", "", "admin"),
        ("bob", "account_added", "bob", "", "viewer"),
        ("bob", "account_role", "bob", "viewer", "editor"),
        ("bob", "account_removed", "bob", "editor", ""),
    ]


def test_not_even_the_right_guess_at_nobody_s_hash_opens(monkeypatch):
    monkeypatch.setattr(accounts, "_DUMMY_HASH", accounts.hash_password("guessed"))
    assert not accounts.verify_password(None, "guessed")


def demote(ledger, name, together):
    together.wait()
    try:
        with ledger.writing() as connection:
            accounts.set_role(connection, name, "viewer", ANN)
    except AccountError as refused:
        return refused.kind
    return "done"


def test_two_administrators_who_demote_each_other_at_once_leave_one(open_ledger):
    ledgers = [open_ledger(), open_ledger()]
    for _ in range(10):
        for name in ("ann", "bob"):
            with ledgers[0].writing() as connection:
                if accounts.find(connection, name):
                    accounts.set_role(connection, name, "admin", ANN)
                else:
                    accounts.add(connection, (name, "admin"), "hash", ANN)
        together = threading.Barrier(2)
        with ThreadPoolExecutor(2) as threads:
            done = list(threads.map(demote, ledgers, ("ann", "bob"), [together] * 2))
        assert sorted(done) == ["done", "last_admin"]


def test_browsers_that_nobody_knows_wait_in_a_short_queue():
    with ExitStack() as lanes:
        assert lanes.enter_context(accounts.guess_lane())
        release = threading.Event()

        def wait_in_line():
            with accounts.guess_lane() as is_free:
                release.wait(5)
                return is_free

        with ThreadPoolExecutor(4) as threads:
            waiting = [threads.submit(wait_in_line) for _ in range(3)]
            while accounts._GUESSES_WAITING._value:
                time.sleep(0.01)
            assert not threads.submit(wait_in_line_now).result()
            release.set()
            lanes.close()
            assert [one.result() for one in waiting] == [True] * 3


def wait_in_line_now():
    with accounts.guess_lane() as is_free:
        return is_free
