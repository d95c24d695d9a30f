"""Channels: a leaflet, a newspaper, a poster, each with a short code that is counted and identifies nobody."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from .audit import AuditEvent, record
from .database import Actor, increase_version
from .tables import channels

KINDS = ("magazine", "newspaper", "line", "social", "poster", "leaflet", "municipality", "event", "other")
# Not mistaken for one another on paper; no vowels, so that no word is spelt.
_CHARACTERS = "23456789bcdfghjkmnpqrstvwxz"
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


def add(connection: Connection, name: str, kind: str, by: Actor) -> str:
    """Make a channel; the answer is its code, which is never used twice."""
    if kind not in KINDS:
        raise ValueError(kind)
    taken = {channel.code for channel in all_channels(connection)}
    code = next(code for code in iter(_code, "") if code not in taken)
    connection.execute(
        channels.insert().values(code=code, name=name, kind=kind, retired=False, who=by.who, at=by.timestamp)
    )
    increase_version(connection, "channels")
    record(connection, by, AuditEvent("channel_made", code, after=name))
    return code


def all_channels(connection: Connection) -> list[Channel]:
    """Every channel, the newest first; the retired ones are still counted."""
    query = select(channels).order_by(channels.c.at.desc(), channels.c.code)
    return [
        Channel(row.code, row.name, row.kind, row.retired, row.who, datetime.fromtimestamp(row.at, UTC))
        for row in connection.execute(query)
    ]


def names(connection: Connection) -> dict[str, str]:
    """The names of the channels, by code."""
    return {channel.code: channel.name for channel in all_channels(connection)}


def find(connection: Connection, code: str) -> Channel | None:
    """The channel of this code."""
    return next((channel for channel in all_channels(connection) if channel.code == code), None)


def rename(connection: Connection, code: str, name: str, by: Actor) -> None:
    """Give another name; the code on the paper stays."""
    channel = find(connection, code)
    if channel is None or channel.name == name:
        return
    connection.execute(update(channels).where(channels.c.code == code).values(name=name))
    record(connection, by, AuditEvent("channel_renamed", code, channel.name, name))


def retire(connection: Connection, code: str, retired: bool, by: Actor) -> None:
    """Retire a channel, or reopen it. Its code is still counted: paper lives long."""
    channel = find(connection, code)
    if channel is None or channel.retired == retired:
        return
    connection.execute(update(channels).where(channels.c.code == code).values(retired=retired))
    event = "channel_retired" if retired else "channel_reopened"
    record(connection, by, AuditEvent(event, code, after=channel.name))


def _code() -> str:
    return "".join(secrets.choice(_CHARACTERS) for _ in range(_LENGTH))
