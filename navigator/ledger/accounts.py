"""Accounts of officers and their three roles. Passwords are kept as argon2 hashes alone."""

import re
import threading
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, delete, func, select, update

from .audit import AuditEvent, record
from .database import Actor
from .tables import accounts, sessions

Role = Literal["viewer", "editor", "admin"]
ROLES: tuple[Role, ...] = ("viewer", "editor", "admin")
SHORTEST, LONGEST = 12, 256  # characters of a password
_NAME = re.compile(r"[\w.@-]{1,40}")
_HASHER = PasswordHasher()
_TURNS = threading.BoundedSemaphore(2)  # a hash takes 64 MB: a flood of sign-ins must not fill the memory
# What a name that does not exist is measured against, so that it takes as long as one that does.
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$bm9ib2R5bm9ib2R5MTIzNA$8RBVQYQWZRjI9VIVuXSMOAkP4Xm0Bdx/S+NVJgmYpJE"


@dataclass(frozen=True)
class Account:
    """An officer's account."""

    name: str
    role: Role
    made_at: datetime

    def may(self, role: Role) -> bool:
        """Whether this account may do what `role` may: each role may all that those before it may."""
        return ROLES.index(self.role) >= ROLES.index(role)


class AccountError(Exception):
    """`kind`: name | taken | unknown | short | long | weak | role | last_admin"""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def plain_name(typed: str) -> str:
    """A name as it is kept: full-width letters and capitals are no difference. AccountError when it is none."""
    name = unicodedata.normalize("NFKC", typed).strip().casefold()
    if not _NAME.fullmatch(name):
        raise AccountError("name")
    return name


def validate_password(name: str, password: str) -> None:
    """AccountError for a password that is soon guessed."""
    if len(password) < SHORTEST:
        raise AccountError("short")
    if len(password) > LONGEST:
        raise AccountError("long")
    if len(set(password)) < 5 or (name and name in password.casefold()):
        raise AccountError("weak")


def hash_password(password: str) -> str:
    """The hash of a password."""
    with _TURNS:
        return _HASHER.hash(password)


def verify_password(kept: str | None, password: str) -> bool:
    """Whether the password is the one; without a kept hash it is never, and takes as long."""
    with _TURNS:
        try:
            return _HASHER.verify(kept or _NOBODY, password[:LONGEST]) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def any_account(connection: Connection) -> bool:
    """Whether anyone could sign in."""
    return connection.execute(select(accounts.c.name).limit(1)).first() is not None


def everyone(connection: Connection) -> list[Account]:
    """Every account."""
    return [_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.name))]


def find(connection: Connection, name: str) -> Account | None:
    """An account by its name."""
    row = connection.execute(select(accounts).where(accounts.c.name == name)).first()
    return _account(row) if row else None


def password_hash_of(connection: Connection, name: str) -> str | None:
    """The hash of an account's password."""
    return connection.execute(select(accounts.c.password).where(accounts.c.name == name)).scalar()


def add(connection: Connection, account: tuple[str, Role], password_hash: str, by: Actor) -> None:
    """Make an account. AccountError when the name is taken or the role is none."""
    name, role = account
    if role not in ROLES:
        raise AccountError("role")
    if find(connection, name):
        raise AccountError("taken")
    connection.execute(
        accounts.insert().values(name=name, role=role, password=password_hash, made_at=by.timestamp)
    )
    record(connection, by, AuditEvent("account_added", name, after=role))


def set_role(connection: Connection, name: str, role: Role, by: Actor) -> None:
    """Give another role; the last admin keeps theirs."""
    found = _existing(connection, name)
    if role not in ROLES:
        raise AccountError("role")
    if found.role == role:
        return
    if found.role == "admin":
        _refuse_last_admin(connection)
    connection.execute(update(accounts).where(accounts.c.name == name).values(role=role))
    record(connection, by, AuditEvent("account_role", name, found.role, role))


def set_password(connection: Connection, name: str, password_hash: str, by: Actor) -> None:
    """Set another password; every session of the account ends."""
    _existing(connection, name)
    connection.execute(update(accounts).where(accounts.c.name == name).values(password=password_hash))
    end_all(connection, name)
    record(connection, by, AuditEvent("account_password", name))


def remove(connection: Connection, name: str, by: Actor, *, last_too: bool = False) -> None:
    """Remove an account and its sessions. What it wrote stays in the history."""
    found = _existing(connection, name)
    if found.role == "admin" and not last_too:
        _refuse_last_admin(connection)
    end_all(connection, name)
    connection.execute(delete(accounts).where(accounts.c.name == name))
    record(connection, by, AuditEvent("account_removed", name, found.role))


def end_all(connection: Connection, name: str) -> None:
    """End every session of an account."""
    connection.execute(delete(sessions).where(sessions.c.account == name))


def _existing(connection: Connection, name: str) -> Account:
    found = find(connection, name)
    if found is None:
        raise AccountError("unknown")
    return found


def _refuse_last_admin(connection: Connection) -> None:
    count = connection.execute(select(func.count()).where(accounts.c.role == "admin")).scalar_one()
    if count < 2:
        raise AccountError("last_admin")


def _account(row: object) -> Account:
    return Account(row.name, row.role, datetime.fromtimestamp(row.made_at, UTC))  # type: ignore[attr-defined]
