"""Accounts and tokens at the terminal, where the first account is made."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from sqlalchemy import Connection

from navigator.ledger import accounts, audit_chain, second_factor, tokens
from navigator.ledger.accounts import ROLES, AccountError, Role
from navigator.ledger.database import Actor
from navigator.ledger.second_factor import SeedSeal
from navigator.settings import Settings, SettingsError

from .ledger_access import open_ledger, terminal

MESSAGES = {
    "name": "this is no name. Use letters, digits and . _ - @, forty at most, without blanks",
    "alike": "this name is easily taken for another one. See `navigator staff list`",
    "taken": "this name is taken. Use `navigator staff password NAME` for another password",
    "unknown": "there is no such account. See `navigator staff list`",
    "short": f"the password is too short. Use at least {accounts.MIN_PASSWORD_LENGTH} characters",
    "long": "the password is too long",
    "weak": "the password is too easy to guess. Leave out the name and common words, and join several others",
    "role": f"the role is one of {', '.join(ROLES)}",
    "last_admin": "this is the last admin",
}
password_stdin_option = click.option(
    "--password-stdin", is_flag=True, help="read the password from the first line of standard input"
)


@click.group()
def staff() -> None:
    """Accounts of officers, and tokens of the interface."""


@contextmanager
def _transaction() -> Iterator[tuple[Connection, Actor]]:
    with open_ledger() as (ledger, _), _told(), ledger.writing() as connection:
        yield connection, terminal()


@contextmanager
def _told() -> Iterator[None]:
    """What cannot be done with an account is told in words."""
    try:
        yield
    except AccountError as error:
        raise click.ClickException(MESSAGES[error.kind]) from None


def _password_hash(name: str, from_stdin: bool) -> str:
    typed = sys.stdin.readline().rstrip("\r\n") if from_stdin else _prompt()
    with _told():
        accounts.validate_password(name, typed, _words_of_this_place())
    return accounts.hash_password(typed)


def _words_of_this_place() -> frozenset[str]:
    """None where no region can be loaded yet: the first account may be made before everything is right."""
    from navigator.knowledge.files.problems import KnowledgeError  # who sets no password waits for no region
    from navigator.knowledge.load import load
    from navigator.knowledge.local_words import local_words

    try:
        return local_words(load(Settings().region))
    except KnowledgeError:
        return frozenset()


def _prompt() -> str:
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))


def _plain_name(typed: str, read: Callable[[str], str] = accounts.plain_name) -> str:
    with _told():
        return read(typed)


@staff.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True)
@password_stdin_option
def add(name: str, role: Role, password_stdin: bool) -> None:
    """Make an account; its password is changed at the first sign-in."""
    plain = _plain_name(name, accounts.new_name)
    password_hash = _password_hash(plain, password_stdin)
    with _transaction() as (connection, by):
        accounts.add(connection, (plain, role), password_hash, by, initial=True)
    click.echo(f"{plain} ({role})")


@staff.command("password")
@click.argument("name")
@password_stdin_option
def password(name: str, password_stdin: bool) -> None:
    """Set another password; the account's sessions end."""
    plain = _plain_name(name)
    password_hash = _password_hash(plain, password_stdin)
    with _transaction() as (connection, by):
        accounts.set_password(connection, plain, password_hash, by)
    click.echo(plain)


@staff.command("list")
def list_accounts() -> None:
    """Every account with its role, and every token."""
    with _transaction() as (connection, _):
        for account in accounts.all_accounts(connection):
            click.echo(f"{account.name}  {account.role}  since {account.made_at:%Y-%m-%d}")
        for token in tokens.all_tokens(connection):
            click.echo(f"token {token.name}  by {token.made_by}  since {token.made_at:%Y-%m-%d}  until {token.ends_at:%Y-%m-%d}")


@staff.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Remove an account; its sessions end on every machine."""
    plain = _plain_name(name)
    with _transaction() as (connection, by):
        accounts.remove(connection, plain, by, last_too=True)
    click.echo(f"{plain} removed")


@staff.command("token")
@click.argument("name")
@click.option("--remove", "take_back", is_flag=True, help="take the token back")
def token(name: str, take_back: bool) -> None:
    """Make a token for the interface (shown once), or take it back."""
    with _transaction() as (connection, by):
        if take_back:
            if not tokens.remove(connection, name, by):
                raise click.ClickException("there is no such token. See `navigator staff list`")
            click.echo(f"{name} removed")
            return
        secret = tokens.add(connection, name, by)
        if secret is None:
            raise click.ClickException("this name is taken. Take the old token back first, with --remove")
    click.echo(secret)


@staff.command("second-factor-off")
@click.argument("name")
def second_factor_off(name: str) -> None:
    """Ask an account for its password alone, as when its telephone is lost or the clock of this machine is wrong."""
    plain = _plain_name(name)
    with _transaction() as (connection, by):
        if not second_factor.turn_off(connection, plain, by):
            raise click.ClickException("this account has no second factor")
    click.echo(f"{plain}: password alone")


@staff.command("second-factor-optional")
def second_factor_optional() -> None:
    """Require a second factor of nobody any more."""
    with _transaction() as (connection, by):
        second_factor.require(connection, False, by)
    click.echo("a second factor is optional")


@staff.command("second-factor-reseal")
def second_factor_reseal() -> None:
    """Seal every seed with the first of the secrets, before the last one is removed."""
    try:
        seal = SeedSeal(Settings().all_secrets())
    except SettingsError as error:
        raise click.ClickException(str(error)) from None
    with _transaction() as (connection, _):
        resealed, lost = second_factor.reseal_all(connection, seal)
    click.echo(f"{resealed} sealed with the first secret")
    if lost:
        raise click.ClickException(f"{lost} cannot be opened by any secret: use recovery codes, or second-factor-off")


@staff.command("audit")
@click.option("--verify", is_flag=True, required=True, help="follow the links from the first entry to the last")
@click.option("--link", default="", help="a last link that was printed before: it must still be there")
def audit(verify: bool, link: str) -> None:  # noqa: ARG001
    """Whether the audit log is whole. Print the last link, and keep it where nobody can alter it."""
    with _transaction() as (connection, _):
        checked = audit_chain.check(connection, link)
    if checked.broken_at is not None:
        raise click.ClickException(
            f"entry {checked.broken_at} does not fit: it or one before it was altered or removed, or written with another "
            f"NAVIGATOR_AUDIT_KEY. {checked.entries} entries before it are whole"
        )
    if not checked.holds_link:
        raise click.ClickException("the link is not there: entries at the end of the log were removed")
    click.echo(f"{checked.entries} entries, whole. Last link: {checked.last_link or 'none'}")
