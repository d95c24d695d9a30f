"""Accounts, sessions, tokens and the slowing of guesses."""

from dataclasses import replace
from datetime import timedelta

import pytest

from navigator.ledger import accounts, attempts, audit, sessions, tokens
from navigator.ledger.accounts import _HASHER, _NOBODY, AccountError
from navigator.ledger.attempts import FREE, MOST, SignInAttempt
from tests.ledger.conftest import ANN, NOW

AT = int(NOW.timestamp())


def add(ledger, name="ann", role="admin", password="correct horse"):
    with ledger.writing() as connection:
        accounts.add(connection, (name, role), accounts.hash_password(password), ANN)


def deeds(ledger):
    with ledger.reading() as connection:
        return [(e.who, e.did, e.about, e.before, e.after) for _, e in audit.entries(connection)]


def test_a_password_is_kept_as_a_hash(ledger):
    add(ledger)
    with ledger.reading() as connection:
        kept = accounts.password_hash_of(connection, "ann")
    assert kept.startswith("$argon2id$")
    assert accounts.verify_password(kept, "correct horse")
    assert not accounts.verify_password(kept, "correct horse ")


def test_a_name_that_does_not_exist_never_matches_and_costs_the_same_hash():
    assert not accounts.verify_password(None, "nobody")
    assert not _HASHER.check_needs_rehash(_NOBODY)  # the very parameters: the time tells nothing


@pytest.mark.parametrize("typed", ["", " ", "a b", "x" * 41, "a/b", "<b>", "a\n"])
def test_a_name_is_plain(typed):
    if typed == "a\n":
        assert accounts.plain_name(typed) == "a"
        return
    with pytest.raises(AccountError):
        accounts.plain_name(typed)


def test_full_width_letters_and_capitals_are_no_difference():
    assert accounts.plain_name("Ａnn") == accounts.plain_name(" ANN ") == "ann"
    assert accounts.plain_name("前橋太郎") == "前橋太郎"


@pytest.mark.parametrize(
    ("password", "kind"),
    [("short", "short"), ("a" * 20, "weak"), ("x" * 300, "long"), ("ann-2026-abcd", "weak")],
)
def test_a_password_that_is_soon_guessed_is_refused(password, kind):
    with pytest.raises(AccountError) as caught:
        accounts.validate_password("ann", password)
    assert caught.value.kind == kind


def test_a_name_is_taken_once(ledger):
    add(ledger)
    with pytest.raises(AccountError) as caught:
        add(ledger, role="viewer")
    assert caught.value.kind == "taken"


def test_the_last_admin_stays(ledger):
    add(ledger)
    for change in (accounts.remove, lambda c, n, by: accounts.set_role(c, n, "viewer", by)):
        with pytest.raises(AccountError), ledger.writing() as connection:
            change(connection, "ann", ANN)
    add(ledger, "bob")
    with ledger.writing() as connection:
        accounts.remove(connection, "ann", ANN)
    with ledger.reading() as connection:
        assert [a.name for a in accounts.everyone(connection)] == ["bob"]


def test_each_role_may_what_those_before_it_may(ledger):
    add(ledger, role="editor")
    with ledger.reading() as connection:
        ann = accounts.find(connection, "ann")
    assert (ann.may("viewer"), ann.may("editor"), ann.may("admin")) == (True, True, False)


def test_a_session_ends_by_time_by_hand_and_with_its_account(ledger):
    add(ledger)
    with ledger.writing() as connection:
        key, other = sessions.begin(connection, "ann", ANN), sessions.begin(connection, "ann", ANN)

    def whose(key, later=0):
        with ledger.reading() as connection:
            found = sessions.account_of(connection, key, AT + later)
        return found.name if found else None

    assert whose(key) == "ann"
    assert whose(key, sessions.IDLE) == "ann"
    assert whose(key, sessions.IDLE + 1) is None
    assert whose("guessed") is None
    with ledger.writing() as connection:
        sessions.seen(connection, key, AT + sessions.LONGEST)
        sessions.end(connection, other)
    assert whose(key, sessions.LONGEST) == "ann"
    assert whose(key, sessions.LONGEST + 1) is None
    assert whose(other) is None
    with ledger.writing() as connection:
        accounts.set_password(connection, "ann", "hash", ANN)
    assert whose(key) is None


def test_the_table_of_sessions_opens_none(ledger):
    add(ledger)
    with ledger.writing() as connection:
        key = sessions.begin(connection, "ann", ANN)
        kept = connection.exec_driver_sql("SELECT key FROM ledger_sessions").scalar()
        assert kept != key
        assert sessions.account_of(connection, kept, AT) is None


def test_a_token_is_shown_once_and_can_be_taken_back(ledger):
    with ledger.writing() as connection:
        secret = tokens.make(connection, "県庁の表", ANN)
        assert tokens.make(connection, "県庁の表", ANN) is None
        assert tokens.find(connection, secret).name == "県庁の表"
        assert tokens.find(connection, secret[:-1]) is None
        assert secret not in str(connection.exec_driver_sql("SELECT * FROM ledger_tokens").all())
        assert tokens.remove(connection, "県庁の表", ANN)
        assert not tokens.remove(connection, "県庁の表", ANN)
        assert tokens.find(connection, secret) is None


def test_guesses_at_one_name_grow_slow_and_a_right_one_forgives(ledger):
    one = SignInAttempt("ann", "secret", AT)

    def wait(later):
        with ledger.writing() as connection:
            return attempts.count_and_wait(connection, replace(one, now=AT + later))

    assert [wait(0) for _ in range(FREE)] == [0] * FREE
    assert wait(1) == 14
    assert wait(15) == 0  # the sixth: the next waits twice as long
    assert wait(20) == 25
    with ledger.writing() as connection:
        attempts.succeeded(connection, one)
    assert wait(21) == 0


def test_guesses_over_all_names_are_slowed_too(ledger):
    def wait(n, later=0):
        with ledger.writing() as connection:
            return attempts.count_and_wait(connection, SignInAttempt(f"name{n}", "secret", AT - AT % 60 + later))

    assert [wait(n) for n in range(MOST)] == [0] * MOST
    assert wait(MOST) == 60
    assert wait(MOST + 1, 60) == 0


def test_what_was_typed_is_not_kept(ledger):
    with ledger.writing() as connection:
        attempts.count_and_wait(connection, SignInAttempt("my-password-by-mistake", "secret", AT))
        assert "mistake" not in str(connection.exec_driver_sql("SELECT * FROM ledger_attempts").all())
        attempts.count_and_wait(connection, SignInAttempt("x", "secret", AT + attempts.DAY + 1))
        assert connection.exec_driver_sql("SELECT count(*) FROM ledger_attempts").scalar() == 2  # x and all


def test_who_changed_an_account_is_noted(ledger):
    add(ledger)
    later = replace(ANN, at=NOW + timedelta(hours=1))
    with ledger.writing() as connection:
        accounts.add(connection, ("bob", "viewer"), "hash", later)
        accounts.set_role(connection, "bob", "editor", later)
        accounts.set_role(connection, "bob", "editor", later)
        accounts.remove(connection, "bob", later)
    assert deeds(ledger) == [
        ("ann", "account_removed", "bob", "editor", ""),
        ("ann", "account_role", "bob", "viewer", "editor"),
        ("ann", "account_added", "bob", "", "viewer"),
        ("ann", "account_added", "ann", "", "admin"),
    ]


def test_not_even_the_right_guess_at_nobody_s_hash_opens(monkeypatch):
    monkeypatch.setattr(accounts, "_NOBODY", accounts.hash_password("guessed"))
    assert not accounts.verify_password(None, "guessed")
