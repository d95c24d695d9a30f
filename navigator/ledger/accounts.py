"""Accounts of officers and their three roles. Of passwords only argon2 hashes are stored."""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Row, delete, func, select, update

from .audit import AuditEvent, record
from .database import Actor
from .tables import accounts, recovery_codes, second_factors, sessions

Role = Literal["viewer", "editor", "admin"]
ROLES: tuple[Role, ...] = ("viewer", "editor", "admin")
MIN_PASSWORD_LENGTH, MAX_PASSWORD_LENGTH = 12, 256  # characters of a password
_NAME = re.compile(r"[\w.@-]{1,40}")
_NEW_NAME = re.compile(r"[a-z0-9\u3041-\u30ff\u3005-\u3007\u4e00-\u9fff][a-z0-9\u3041-\u30ff\u3005-\u3007\u4e00-\u9fff.@_-]{0,39}")
_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "ー": "一", "二": "ニ", "口": "ロ", "力": "カ", "夕": "タ", "工": "エ"})
RESERVED = ("terminal", "tokens", "second-factor")  # the author of what is done at the terminal; a path of the pages
MIN_GUESSES = 10**8  # that find a password by lists and patterns: "safely unguessable" by zxcvbn where guesses are slowed
_AS_LETTERS = str.maketrans("@4310$5!7", "aaeiossit")
# Romanised, so that no list of zxcvbn has them. What is a place or an office here, the region says.
TRIED_BY_OFFICERS = (
    "pasuwado", "pasuwaado", "kencho", "yakusho", "kenmin", "shien", "sodan", "soudan", "navi", "navigator", "support", "nippon", "nihon",
    "sato", "satou", "suzuki", "takahashi", "tanaka", "yamada", "taro", "tarou", "hanako", "sakura", "arigatou", "watashi", "himitsu",
)  # fmt: skip
_SEARCHED = 72  # letters that are looked at: the search for patterns takes longer with each one more
_HASHER = PasswordHasher()
_HASHES_AT_ONCE = threading.BoundedSemaphore(2)  # a hash takes 64 MB: a flood of sign-ins must not fill the memory
_GUESSES_AT_ONCE = threading.BoundedSemaphore(1)  # of browsers that nobody knows: they leave room for those that one does
_GUESSES_WAITING = threading.BoundedSemaphore(4)
# Verified for a name that does not exist, so that it takes as long as one that does.
_DUMMY_HASH = "$argon2id$v=19$m=65536,t=3,p=4$bm9ib2R5bm9ib2R5MTIzNA$8RBVQYQWZRjI9VIVuXSMOAkP4Xm0Bdx/S+NVJgmYpJE"


@dataclass(frozen=True)
class Account:
    """An officer's account."""

    name: str
    role: Role
    made_at: datetime
    initial: bool = False  # somebody else chose the password: nothing can be done before it is changed

    def may(self, role: Role) -> bool:
        """Whether this account may do what `role` may: each role includes those before it."""
        return ROLES.index(self.role) >= ROLES.index(role)


class AccountError(Exception):
    """`kind`: name | alike | taken | unknown | short | long | weak | role | last_admin"""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def plain_name(typed: str) -> str:
    """A name as it is stored, in half-width small letters. AccountError when it cannot be a name."""
    name = unicodedata.normalize("NFKC", typed).strip().casefold()
    if not _NAME.fullmatch(name):
        raise AccountError("name")
    return name


def new_name(typed: str) -> str:
    """A name for a new account: in Latin or Japanese letters, and none that means something else. AccountError."""
    name = plain_name(typed)
    if not _NEW_NAME.fullmatch(name) or name in RESERVED:
        raise AccountError("name")
    return name


def _outline(name: str) -> str:
    """What of a name is seen at a glance: letters that look alike are one."""
    return re.sub(r"[._@-]", "", name.replace("rn", "m").replace("vv", "w").translate(_ALIKE))


def validate_password(name: str, password: str, local_words: Iterable[str] = ()) -> None:
    """AccountError for a password that is easy to guess: with its name in it, common, or made of words of this place."""
    if len(password) < MIN_PASSWORD_LENGTH:
        raise AccountError("short")
    if len(password) > MAX_PASSWORD_LENGTH:
        raise AccountError("long")
    folded = unicodedata.normalize("NFKC", password).casefold()
    words = {*TRIED_BY_OFFICERS, *local_words}
    guesses = min(_guesses(_without(words, each)) for each in (folded, folded.translate(_AS_LETTERS)))
    if (name and name in folded) or guesses < MIN_GUESSES:
        raise AccountError("weak")


def _without(words: Iterable[str], folded: str) -> str:
    """What is left of a password: each word of this place is tried with whatever stands beside it."""
    for word in sorted(words, key=len, reverse=True):
        folded = folded.replace(word, "")
    return folded


def _guesses(password: str) -> float:
    """How many guesses find it: words and names of lists, keys beside each other, repetition, years."""
    from zxcvbn import zxcvbn  # its lists take 14 MB, and only who sets a password needs them

    return float(zxcvbn(password[:_SEARCHED])["guesses"]) if password else 0.0


def hash_password(password: str) -> str:
    """Its argon2 hash."""
    with _HASHES_AT_ONCE:
        return _HASHER.hash(password)


def verify_password(stored_hash: str | None, password: str) -> bool:
    """Whether the password matches; without a hash (no such account) never, after the same time."""
    with _HASHES_AT_ONCE:
        try:
            return _HASHER.verify(stored_hash or _DUMMY_HASH, password[:MAX_PASSWORD_LENGTH]) and stored_hash is not None
        except (VerificationError, InvalidHashError):
            return False


@contextmanager
def guess_lane() -> Iterator[bool]:
    """A place in the queue of browsers that nobody knows; False when it is full, and nothing should be verified."""
    if not _GUESSES_WAITING.acquire(blocking=False):
        yield False
        return
    try:
        with _GUESSES_AT_ONCE:
            yield True
    finally:
        _GUESSES_WAITING.release()


def any_account(connection: Connection) -> bool:
    """Whether there is any account."""
    return connection.execute(select(accounts.c.name).limit(1)).first() is not None


def all_accounts(connection: Connection) -> list[Account]:
    """Every account, by name."""
    return [_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.name))]


def number_of_writers(connection: Connection) -> int:
    """How many accounts may write: with two, one alone shows nothing new to citizens."""
    writing = select(func.count()).where(accounts.c.role.in_(("editor", "admin")))
    return connection.execute(writing).scalar_one()


def find(connection: Connection, name: str) -> Account | None:
    """The account of this name."""
    row = connection.execute(select(accounts).where(accounts.c.name == name)).first()
    return _account(row) if row else None


def password_hash_of(connection: Connection, name: str) -> str | None:
    """The hash of an account's password."""
    return connection.execute(select(accounts.c.password).where(accounts.c.name == name)).scalar()


def add(
    connection: Connection, account: tuple[str, Role], password_hash: str, by: Actor, *, initial: bool = False
) -> None:
    """Make an account. AccountError when the name is taken or looks like another, or the role is unknown."""
    name, role = account
    if role not in ROLES:
        raise AccountError("role")
    if find(connection, name):
        raise AccountError("taken")
    if any(_outline(other.name) == _outline(name) for other in all_accounts(connection)):
        raise AccountError("alike")
    connection.execute(
        accounts.insert().values(name=name, role=role, password=password_hash, made_at=by.timestamp, initial=initial)
    )
    record(connection, by, AuditEvent("account_added", name, after=role))


def set_role(connection: Connection, name: str, role: Role, by: Actor) -> None:
    """Give another role. AccountError for the last admin."""
    account = _existing(connection, name)
    if role not in ROLES:
        raise AccountError("role")
    if account.role == role:
        return
    if account.role == "admin":
        _refuse_last_admin(connection)
    connection.execute(update(accounts).where(accounts.c.name == name).values(role=role))
    record(connection, by, AuditEvent("account_role", name, account.role, role))


def set_password(connection: Connection, name: str, password_hash: str, by: Actor) -> None:
    """Set another password; every session of the account ends. One that somebody else chose is changed at first use."""
    _existing(connection, name)
    chosen = {"password": password_hash, "initial": by.who != name}
    connection.execute(update(accounts).where(accounts.c.name == name).values(chosen))
    _end_sessions(connection, name)
    record(connection, by, AuditEvent("account_password", name))


def remove(connection: Connection, name: str, by: Actor, *, last_too: bool = False) -> None:
    """Remove an account and its sessions; what it wrote stays. AccountError for the last admin, unless `last_too`."""
    account = _existing(connection, name)
    if account.role == "admin" and not last_too:
        _refuse_last_admin(connection)
    _end_sessions(connection, name)
    for table in (second_factors, recovery_codes):
        connection.execute(delete(table).where(table.c.account == name))
    connection.execute(delete(accounts).where(accounts.c.name == name))
    record(connection, by, AuditEvent("account_removed", name, account.role))


def _end_sessions(connection: Connection, name: str) -> None:
    connection.execute(delete(sessions).where(sessions.c.account == name))


def _existing(connection: Connection, name: str) -> Account:
    account = find(connection, name)
    if account is None:
        raise AccountError("unknown")
    return account


def _refuse_last_admin(connection: Connection) -> None:
    count = connection.execute(select(func.count()).where(accounts.c.role == "admin")).scalar_one()
    if count < 2:
        raise AccountError("last_admin")


def _account(row: Row[Any]) -> Account:
    return Account(row.name, row.role, datetime.fromtimestamp(row.made_at, UTC), row.initial)
