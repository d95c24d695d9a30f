"""Tokens of the API: shown once when made, stored as a hash."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from .audit import AuditEvent, record
from .database import Actor
from .tables import tokens

LIFE = 365 * 24 * 60 * 60  # seconds until a new one is needed
MARK_EVERY = 60 * 60  # seconds: not every use writes


@dataclass(frozen=True)
class Token:
    """A token, without its secret."""

    name: str
    made_by: str
    made_at: datetime
    ends_at: datetime
    used_at: datetime | None


def add(connection: Connection, name: str, by: Actor) -> str | None:
    """Make a token; the answer is its secret, or None when the name is taken."""
    if connection.execute(select(tokens.c.name).where(tokens.c.name == name)).first():
        return None
    secret = secrets.token_urlsafe(32)
    connection.execute(
        tokens.insert().values(
            name=name, key=_hash(secret), made_by=by.who, made_at=by.timestamp, ends_at=by.timestamp + LIFE, used_at=0
        )
    )
    record(connection, by, AuditEvent("token_added", name))
    return secret


def find(connection: Connection, secret: str, now: datetime) -> Token | None:
    """The token of this secret, None when it has ended."""
    row = connection.execute(select(tokens).where(tokens.c.key == _hash(secret))).first()
    return _token(row) if row and row.ends_at > now.timestamp() else None


def is_mark_due(token: Token, now: datetime) -> bool:
    """Whether its use should be noted: the first of an hour."""
    return token.used_at is None or abs((now - token.used_at).total_seconds()) >= MARK_EVERY


def mark_used(connection: Connection, token: Token, now: datetime) -> None:
    """Note that it was used; the first use of a day stands in the audit log."""
    connection.execute(update(tokens).where(tokens.c.name == token.name).values(used_at=int(now.timestamp())))
    if token.used_at is None or token.used_at.date() != now.date():
        record(connection, Actor(token.made_by, now), AuditEvent("token_used", token.name))


def all_tokens(connection: Connection) -> list[Token]:
    """Every token, by name."""
    return [_token(row) for row in connection.execute(select(tokens).order_by(tokens.c.name))]


def remove(connection: Connection, name: str, by: Actor) -> bool:
    """Take a token back. False when there is none of this name."""
    if not connection.execute(delete(tokens).where(tokens.c.name == name)).rowcount:
        return False
    record(connection, by, AuditEvent("token_removed", name))
    return True


def _token(row: Row[Any]) -> Token:
    made, ends = datetime.fromtimestamp(row.made_at, UTC), datetime.fromtimestamp(row.ends_at, UTC)
    return Token(row.name, row.made_by, made, ends, datetime.fromtimestamp(row.used_at, UTC) if row.used_at else None)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
