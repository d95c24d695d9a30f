"""Channels: a leaflet, a newspaper, a poster, each with a short code that is counted and tells of nobody."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from .audit import AuditEvent, record
from .database import Actor, changed
from .tables import channels

KINDS = ("magazine", "newspaper", "line", "social", "poster", "leaflet", "municipality", "event", "other")
# Letters and digits that are not taken for one another on paper, without vowels, so that no word comes about.
_LETTERS = "23456789bcdfghjkmnpqrstvwxz"
_LENGTH = 5


@dataclass(frozen=True)
class Channel:
    """Where people heard of the navigator."""

    code: str
    name: str
    kind: str
    retired: bool
    who: str
    at: datetime


def make(connection: Connection, name: str, kind: str, by: Actor) -> str:
    """Make a channel; the answer is its code, which is never used twice."""
    if kind not in KINDS:
        raise ValueError(kind)
    taken = {channel.code for channel in everyone(connection)}
    code = next(code for code in iter(_code, "") if code not in taken)
    connection.execute(
        channels.insert().values(code=code, name=name, kind=kind, retired=False, who=by.who, at=by.timestamp)
    )
    changed(connection, "channels")
    record(connection, by, AuditEvent("channel_made", code, after=name))
    return code


def everyone(connection: Connection) -> list[Channel]:
    """Every channel, the newest first; the retired ones are still counted."""
    query = select(channels).order_by(channels.c.at.desc(), channels.c.code)
    return [
        Channel(row.code, row.name, row.kind, row.retired, row.who, datetime.fromtimestamp(row.at, UTC))
        for row in connection.execute(query)
    ]


def names(connection: Connection) -> dict[str, str]:
    """What the channels are called, by their codes."""
    return {channel.code: channel.name for channel in everyone(connection)}


def find(connection: Connection, code: str) -> Channel | None:
    """A channel by its code."""
    return next((channel for channel in everyone(connection) if channel.code == code), None)


def rename(connection: Connection, code: str, name: str, by: Actor) -> None:
    """Give another name; the code on the paper stays."""
    found = find(connection, code)
    if found is None or found.name == name:
        return
    connection.execute(update(channels).where(channels.c.code == code).values(name=name))
    record(connection, by, AuditEvent("channel_renamed", code, found.name, name))


def retire(connection: Connection, code: str, retired: bool, by: Actor) -> None:
    """Put a channel away, or take it up again. Paper lives long: its code goes on being counted."""
    found = find(connection, code)
    if found is None or found.retired == retired:
        return
    connection.execute(update(channels).where(channels.c.code == code).values(retired=retired))
    record(connection, by, AuditEvent("channel_retired" if retired else "channel_reopened", code, after=found.name))


def _code() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
