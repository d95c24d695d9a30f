"""Tokens of the API: shown once when made, stored as a hash."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from .audit import AuditEvent, record
from .database import Actor
from .tables import tokens


@dataclass(frozen=True)
class Token:
    """A token, without its secret."""

    name: str
    made_by: str
    made_at: datetime


def add(connection: Connection, name: str, by: Actor) -> str | None:
    """Make a token; the answer is its secret, or None when the name is taken."""
    if connection.execute(select(tokens.c.name).where(tokens.c.name == name)).first():
        return None
    secret = secrets.token_urlsafe(32)
    connection.execute(
        tokens.insert().values(name=name, key=_hash(secret), made_by=by.who, made_at=by.timestamp)
    )
    record(connection, by, AuditEvent("token_added", name))
    return secret


def find(connection: Connection, secret: str) -> Token | None:
    """The token of this secret."""
    row = connection.execute(select(tokens).where(tokens.c.key == _hash(secret))).first()
    return _token(row) if row else None


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
    return Token(row.name, row.made_by, datetime.fromtimestamp(row.made_at, UTC))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
