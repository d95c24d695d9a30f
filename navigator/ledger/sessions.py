"""Sessions of officers: ended by time or by hand, on every machine at once. Only a hash of the key is stored."""

import hashlib
import secrets

from sqlalchemy import Connection, delete, select, update

from .accounts import Account, find
from .database import Actor
from .tables import sessions

IDLE = 60 * 60  # seconds without a page
MAX_AGE = 12 * 60 * 60  # seconds in all
_MARK_EVERY = 60  # seconds: not every page writes
_CLOCK = 5 * 60  # seconds by which clocks may differ: a session of the future is none


def begin(connection: Connection, account: str, by: Actor) -> str:
    """Begin a session, and remove those that have ended; the answer is its key, for the officer's browser alone."""
    now = by.timestamp
    ended = (sessions.c.seen_at < now - IDLE) | (sessions.c.made_at < now - MAX_AGE) | (sessions.c.seen_at > now + _CLOCK)
    connection.execute(delete(sessions).where(ended))
    key = secrets.token_urlsafe(32)
    connection.execute(sessions.insert().values(key=_hash(key), account=account, made_at=now, seen_at=now))
    return key


def account_of(connection: Connection, key: str, now: int) -> Account | None:
    """The account of a session, None when it has ended. Writes nothing."""
    row = connection.execute(select(sessions).where(sessions.c.key == _hash(key))).first()
    if row is None or not (-_CLOCK <= now - row.seen_at <= IDLE and now - row.made_at <= MAX_AGE):
        return None
    return find(connection, row.account)


def is_mark_due(connection: Connection, key: str, now: int) -> bool:
    """Whether the session should be marked as used."""
    seen_at = connection.execute(select(sessions.c.seen_at).where(sessions.c.key == _hash(key))).scalar()
    return seen_at is not None and now - seen_at >= _MARK_EVERY


def mark_used(connection: Connection, key: str, now: int) -> None:
    connection.execute(update(sessions).where(sessions.c.key == _hash(key)).values(seen_at=now))


def end(connection: Connection, key: str) -> None:
    connection.execute(delete(sessions).where(sessions.c.key == _hash(key)))


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
