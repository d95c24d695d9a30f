"""Slows down the guessing of passwords without shutting anybody out. No address is looked at.

A browser in which somebody signed in before counts its own failures. All others share a budget for each name that is
typed; whoever uses it up for an officer costs them a minute at a new browser, and nothing at their own.
What was typed may be a password in the wrong field, so only a keyed hash of it is stored, and for a day.
"""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from .tables import attempts

FREE_ATTEMPTS = 5  # before one has to wait
FIRST_DELAY = 15  # seconds; each failure doubles the delay
MAX_DELAY, MAX_SHARED_DELAY = 15 * 60, 60  # for a browser that is known, and for a name that anybody may type
MAX_NAMES = 10_000  # that are remembered
DAY = 24 * 60 * 60


@dataclass(frozen=True)
class SignInAttempt:
    """Somebody tries to sign in: `name` as typed, `secret` to key its hash, `now` in seconds since 1970.

    `device` is the number of a browser in which this account signed in before, "" for any other.
    """

    name: str
    secret: str
    now: int
    device: str = ""

    @property
    def key(self) -> str:
        """What is stored of the name."""
        typed = f"{self.device}\0{self.name}" if self.device else self.name
        return hashlib.blake2b(typed.encode(), key=self.secret.encode()[:64], digest_size=16).hexdigest()

    @property
    def max_delay(self) -> int:
        """Seconds that it waits at most."""
        return MAX_DELAY if self.device else MAX_SHARED_DELAY


def count_or_delay(connection: Connection, attempt: SignInAttempt) -> int:
    """Seconds to wait before this attempt may be made; 0 when it may be made now, and then it is counted.

    To be called in a writing transaction: those wait for each other, so that guesses at once are counted one by one.
    """
    failures, last = _stored(connection, attempt.key)
    last = min(last, attempt.now)  # a clock that was ahead makes nobody wait for it
    delay = last + _delay(failures, attempt.max_delay) - attempt.now
    if delay > 0:
        return delay
    old = (attempts.c.last_at < attempt.now - DAY) | (attempts.c.last_at > attempt.now + DAY)
    connection.execute(delete(attempts).where(old))
    _store(connection, attempt.key, failures + 1 if attempt.now - last <= DAY else 1, attempt.now)
    return 0


def succeeded(connection: Connection, attempt: SignInAttempt) -> None:
    """The right password: the attempts at this name from this kind of browser are forgotten."""
    connection.execute(delete(attempts).where(attempts.c.key == attempt.key))


def _delay(failures: int, most: int) -> int:
    """Seconds after the last attempt."""
    if failures < FREE_ATTEMPTS:
        return 0
    return min(most, FIRST_DELAY << min(failures - FREE_ATTEMPTS, 10))


def _stored(connection: Connection, key: str) -> tuple[int, int]:
    row = connection.execute(select(attempts).where(attempts.c.key == key)).first()
    return (row.failures, row.last_at) if row else (0, 0)


def _store(connection: Connection, key: str, failures: int, now: int) -> None:
    if connection.execute(select(func.count()).select_from(attempts)).scalar_one() >= MAX_NAMES:
        oldest = select(attempts.c.key).order_by(attempts.c.last_at).limit(1).scalar_subquery()
        connection.execute(delete(attempts).where(attempts.c.key == oldest))
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    added = dialect.insert(attempts).values(key=key, failures=failures, last_at=now)
    new = {"failures": added.excluded.failures, "last_at": added.excluded.last_at}
    connection.execute(added.on_conflict_do_update(index_elements=["key"], set_=new))
