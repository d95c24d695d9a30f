"""Slows down whoever guesses passwords: by the name that was typed, and over all. No address is looked at.

What was typed may be a password in the wrong field, so only a keyed hash of it is kept, and for a day.
"""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from .tables import attempts

FREE = 5  # tries that cost no waiting
SLOWEST = 15 * 60  # seconds
ALL = "all"
MOST = 60  # tries a minute over all names
DAY = 24 * 60 * 60


@dataclass(frozen=True)
class SignInAttempt:
    """Somebody tries to sign in. `secret` keys the hash of what was typed."""

    name: str
    secret: str
    now: int

    @property
    def key(self) -> str:
        """What is kept of the name."""
        return hashlib.blake2b(self.name.encode(), key=self.secret.encode()[:64], digest_size=16).hexdigest()


def count_and_wait(connection: Connection, one: SignInAttempt) -> int:
    """Seconds to wait before this try may be made; 0 when it may be made now, and then it is counted."""
    failures, last = _kept(connection, one.key)
    waiting = last + _pause(failures) - one.now
    together, minute = _kept(connection, ALL)
    same_minute = one.now // 60 == minute // 60
    if same_minute and together >= MOST:
        waiting = max(waiting, 60 - one.now % 60)
    if waiting > 0:
        return waiting
    connection.execute(delete(attempts).where(attempts.c.last_at < one.now - DAY))
    _keep(connection, one.key, failures + 1 if one.now - last <= DAY else 1, one.now)
    _keep(connection, ALL, together + 1 if same_minute else 1, one.now)
    return 0


def succeeded(connection: Connection, one: SignInAttempt) -> None:
    """The right password: the name's tries are forgotten."""
    connection.execute(delete(attempts).where(attempts.c.key == one.key))


def _pause(failures: int) -> int:
    return 0 if failures < FREE else min(SLOWEST, 15 * 2 ** min(failures - FREE, 10))


def _kept(connection: Connection, key: str) -> tuple[int, int]:
    row = connection.execute(select(attempts).where(attempts.c.key == key)).first()
    return (row.failures, row.last_at) if row else (0, 0)


def _keep(connection: Connection, key: str, failures: int, now: int) -> None:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    added = dialect.insert(attempts).values(key=key, failures=failures, last_at=now)
    new = {"failures": added.excluded.failures, "last_at": added.excluded.last_at}
    connection.execute(added.on_conflict_do_update(index_elements=["key"], set_=new))
