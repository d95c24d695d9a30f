"""Channels: a leaflet, a newspaper, a poster, each with a short code that is counted and identifies nobody."""

import re
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
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ORIGIN = re.compile(rf"https://{_LABEL}(?:\.{_LABEL})+(?::[1-9]\d{{0,4}})?")


@dataclass(frozen=True)
class ChannelDoor:
    """The door of a channel for other sites: which town's page it opens, and in whose frames it may stand."""

    town: str = ""  # a municipality, "" for none
    origins: tuple[str, ...] = ()  # as `read_origin` gives them

    def __str__(self) -> str:
        return " ".join(filter(None, (self.town, *self.origins)))


NO_DOOR = ChannelDoor()


@dataclass(frozen=True)
class Channel:
    """Where people heard of the navigator."""

    code: str
    name: str
    kind: str
    retired: bool
    who: str
    at: datetime
    door: ChannelDoor = NO_DOOR


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
        Channel(
            row.code, row.name, row.kind, row.retired, row.who, datetime.fromtimestamp(row.at, UTC),
            ChannelDoor(row.town, tuple(row.origins.split())),
        )
        for row in connection.execute(query)
    ]  # fmt: skip


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


def change_door(connection: Connection, code: str, door: ChannelDoor, by: Actor) -> None:
    """Say which town's page the door opens, and where it may stand; every process knows it within a second."""
    channel = find(connection, code)
    if channel is None or channel.door == door:
        return
    values = {"town": door.town, "origins": " ".join(door.origins)}
    connection.execute(update(channels).where(channels.c.code == code).values(values))
    increase_version(connection, "channels")
    record(connection, by, AuditEvent("channel_door", code, str(channel.door), str(door)))


def read_origin(text: str) -> str:
    """The origin of a site as browsers compare it: https, its name, a port; "" for anything else, and for what goes on behind it."""
    origin = text.strip().lower().removesuffix("/")
    return origin if _ORIGIN.fullmatch(origin) else ""


def _code() -> str:
    return "".join(secrets.choice(_CHARACTERS) for _ in range(_LENGTH))
