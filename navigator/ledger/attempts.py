"""Slows down the guessing of passwords: per name that was typed, and over all names. No address is looked at.

What was typed may be a password in the wrong field, so only a keyed hash of it is stored, and for a day.
"""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from .tables import attempts

FREE_ATTEMPTS = 5  # before a name has to wait
FIRST_DELAY, MAX_DELAY = 15, 15 * 60  # seconds; each failure doubles the delay
MAX_A_MINUTE = 60  # attempts over all names
ALL_NAMES = "all"
DAY = 24 * 60 * 60


@dataclass(frozen=True)
class SignInAttempt:
    """Somebody tries to sign in: `name` as typed, `secret` to key its hash, `now` in seconds since 1970."""

    name: str
    secret: str
    now: int

    @property
    def key(self) -> str:
        """What is stored of the name."""
        return hashlib.blake2b(self.name.encode(), key=self.secret.encode()[:64], digest_size=16).hexdigest()


def count_or_delay(connection: Connection, attempt: SignInAttempt) -> int:
    """Seconds to wait before this attempt may be made; 0 when it may be made now, and then it is counted."""
    failures, last = _stored(connection, attempt.key)
    delay = last + _delay(failures) - attempt.now
    together, minute = _stored(connection, ALL_NAMES)
    same_minute = attempt.now // 60 == minute // 60
    if same_minute and together >= MAX_A_MINUTE:
        delay = max(delay, 60 - attempt.now % 60)
    if delay > 0:
        return delay
    connection.execute(delete(attempts).where(attempts.c.last_at < attempt.now - DAY))
    _store(connection, attempt.key, failures + 1 if attempt.now - last <= DAY else 1, attempt.now)
    _store(connection, ALL_NAMES, together + 1 if same_minute else 1, attempt.now)
    return 0


def succeeded(connection: Connection, attempt: SignInAttempt) -> None:
    """The right password: the attempts at this name are forgotten."""
    connection.execute(delete(attempts).where(attempts.c.key == attempt.key))


def _delay(failures: int) -> int:
    """Seconds after the last attempt."""
    if failures < FREE_ATTEMPTS:
        return 0
    return min(MAX_DELAY, FIRST_DELAY << min(failures - FREE_ATTEMPTS, 10))


def _stored(connection: Connection, key: str) -> tuple[int, int]:
    row = connection.execute(select(attempts).where(attempts.c.key == key)).first()
    return (row.failures, row.last_at) if row else (0, 0)


def _store(connection: Connection, key: str, failures: int, now: int) -> None:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    added = dialect.insert(attempts).values(key=key, failures=failures, last_at=now)
    new = {"failures": added.excluded.failures, "last_at": added.excluded.last_at}
    connection.execute(added.on_conflict_do_update(index_elements=["key"], set_=new))
