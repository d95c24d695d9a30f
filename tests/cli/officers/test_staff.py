"""The first account is made at the terminal, with a password of one's own."""

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from navigator.cli import main
from navigator.ledger import accounts, second_factor
from navigator.ledger.database import Actor, Ledger
from navigator.ledger.second_factor import SeedSeal
from tests.conftest import ROOT

REGION = ROOT / "tests/regions/mahoroba"
PASSWORD = "three quiet cranes"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("NAVIGATOR_REGION", str(REGION))
    return lambda *words, typed="": CliRunner().invoke(main, ["staff", *words], input=typed)


def made(tmp_path):
    with Ledger.open("", tmp_path).reading() as connection:
        return {account.name: account.role for account in accounts.all_accounts(connection)}


def test_an_account_is_made_listed_and_removed(run, tmp_path):
    assert run("add", "Ann", "--role", "admin", "--password-stdin", typed=f"{PASSWORD}\n").exit_code == 0
    assert made(tmp_path) == {"ann": "admin"}
    assert "ann  admin" in run("list").output
    assert run("remove", "ann").exit_code == 0
    assert made(tmp_path) == {}


def test_the_password_is_asked_twice_and_never_shown(run, tmp_path):
    result = run("add", "ann", "--role", "viewer", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert result.exit_code == 0
    assert PASSWORD not in result.output
    assert "do not match" in run("add", "bob", "--role", "viewer", typed=f"{PASSWORD}\nanother\n").output
    assert made(tmp_path) == {"ann": "viewer"}


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        (("add", "ann", "--role", "editor"), "short\n", "too short"),
        (("add", "a b", "--role", "editor"), f"{PASSWORD}\n", "no name"),
        (("add", "ann", "--role", "king"), f"{PASSWORD}\n", "'king' is not one of"),
        (("password", "nobody"), f"{PASSWORD}\n", "no such account"),
    ],
)
def test_what_cannot_be_done_says_why(run, tmp_path, words, typed, said):
    result = run(*words, "--password-stdin", typed=typed)
    assert result.exit_code != 0
    assert said in result.output
    assert made(tmp_path) == {}


def test_words_of_this_place_make_no_password(run, tmp_path, monkeypatch):
    """Whoever knows this region tries its places first."""
    words = ("add", "ann", "--role", "admin", "--password-stdin")
    assert "too easy" in run(*words, typed="しずく村ほたる町かすみ市まほろば\n").output
    assert made(tmp_path) == {}
    monkeypatch.setenv("NAVIGATOR_REGION", str(tmp_path))
    assert run(*words, typed=f"{PASSWORD}\n").exit_code == 0, "also before a region is there"


def test_a_name_is_taken_and_its_password_can_be_changed(run, tmp_path):
    run("add", "ann", "--role", "admin", "--password-stdin", typed=f"{PASSWORD}\n")
    assert "taken" in run("add", "ann", "--role", "viewer", "--password-stdin", typed=f"{PASSWORD}\n").output
    assert run("password", "ann", "--password-stdin", typed="seven loud geese\n").exit_code == 0
    with Ledger.open("", tmp_path).reading() as connection:
        assert accounts.verify_password(accounts.password_hash_of(connection, "ann"), "seven loud geese")


def test_a_token_is_printed_once_and_taken_back(run):
    secret = run("token", "tables").output.strip()
    assert len(secret) >= 40
    assert secret not in run("list").output
    assert "taken" in run("token", "tables").output
    assert "removed" in run("token", "tables", "--remove").output
    assert run("token", "tables", "--remove").exit_code != 0


def test_a_ledger_that_is_away_is_said_in_one_line(run, monkeypatch):
    monkeypatch.setenv("NAVIGATOR_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    result = run("list")
    assert result.exit_code == 1
    assert "the ledger cannot be reached" in result.output


def test_the_audit_is_verified_at_the_terminal(run, tmp_path):
    run("add", "ann", "--role", "admin", "--password-stdin", typed=f"{PASSWORD}\n")
    whole = run("audit", "--verify")
    assert whole.exit_code == 0
    assert "1 entries, whole. Last link: " in whole.output
    link = whole.output.split()[-1]
    assert run("audit", "--verify", "--link", link).exit_code == 0
    with Ledger.open("", tmp_path).writing() as connection:
        connection.exec_driver_sql("UPDATE ledger_audit SET who = 'bob'")
    altered = run("audit", "--verify")
    assert altered.exit_code == 1
    assert "entry 1 does not fit" in altered.output
    with Ledger.open("", tmp_path).writing() as connection:
        connection.exec_driver_sql("DELETE FROM ledger_audit")
    assert "entries at the end of the log were removed" in run("audit", "--verify", "--link", link).output


def test_a_second_factor_is_switched_off_and_sealed_anew_at_the_terminal(run, tmp_path, monkeypatch):
    old, new = "an old secret of thirty-two bytes, or more", "a new secret of thirty-two bytes, or more"
    monkeypatch.setenv("NAVIGATOR_SECRET", f"{new}|{old}")
    run("add", "ann", "--role", "admin", "--password-stdin", typed=f"{PASSWORD}\n")
    ledger, by = Ledger.open("", tmp_path), Actor("ann", datetime(2026, 11, 24, tzinfo=UTC))
    with ledger.writing() as connection:
        second_factor.turn_on(connection, "ann", SeedSeal([old]).seal(b"seed"), 0, by)
        second_factor.require(connection, True, by)
    assert "1 sealed" in run("second-factor-reseal").output
    monkeypatch.setenv("NAVIGATOR_SECRET", new)
    assert run("second-factor-reseal").exit_code == 0
    monkeypatch.setenv("NAVIGATOR_SECRET", old)
    assert "1 cannot be opened" in run("second-factor-reseal").output
    assert run("second-factor-optional").exit_code == 0
    assert run("second-factor-off", "Ann").exit_code == 0
    assert "no second factor" in run("second-factor-off", "ann").output
    with ledger.reading() as connection:
        assert not second_factor.is_on(connection, "ann")
        assert not second_factor.is_required(connection)
    ledger.close()
