"""Accounts and tokens at the terminal, where the first account is made."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from sqlalchemy import Connection

from navigator.ledger import accounts, tokens
from navigator.ledger.accounts import ROLES, AccountError, Role
from navigator.ledger.database import Actor, Ledger, LedgerError
from navigator.settings import Settings

MESSAGES = {
    "name": "this is no name. Use letters, digits and . _ - @, forty at most, without blanks",
    "taken": "this name is taken. Use `navigator staff password NAME` for another password",
    "unknown": "there is no such account. See `navigator staff list`",
    "short": f"the password is too short. Use at least {accounts.MIN_PASSWORD_LENGTH} characters",
    "long": "the password is too long",
    "weak": "the password is too easy to guess. Leave out the name, and use more different letters",
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
    settings = Settings()
    ledger = Ledger.open(settings.database_url, settings.data_dir)
    try:
        with ledger.writing() as connection:
            yield connection, Actor("terminal", datetime.now(UTC))
    except AccountError as error:
        raise click.ClickException(MESSAGES[error.kind]) from None
    except LedgerError as error:
        raise click.ClickException(f"the ledger cannot be reached ({error.kind})") from None
    finally:
        ledger.close()


def _password_hash(name: str, from_stdin: bool) -> str:
    typed = sys.stdin.readline().rstrip("\r\n") if from_stdin else _prompt()
    try:
        accounts.validate_password(name, typed)
    except AccountError as error:
        raise click.ClickException(MESSAGES[error.kind]) from None
    return accounts.hash_password(typed)


def _prompt() -> str:
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))


def _plain_name(typed: str) -> str:
    try:
        return accounts.plain_name(typed)
    except AccountError as error:
        raise click.ClickException(MESSAGES[error.kind]) from None


@staff.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True)
@password_stdin_option
def add(name: str, role: Role, password_stdin: bool) -> None:
    """Make an account."""
    plain = _plain_name(name)
    password_hash = _password_hash(plain, password_stdin)
    with _transaction() as (connection, by):
        accounts.add(connection, (plain, role), password_hash, by)
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
            click.echo(f"token {token.name}  by {token.made_by}  since {token.made_at:%Y-%m-%d}")


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
