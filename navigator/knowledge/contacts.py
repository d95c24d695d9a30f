"""Offices, places and helplines: every value with its source, its date and whether it was confirmed.

Only `confirmed` values reach people as they are. What is unconfirmed or unknown is never guessed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from .period import read_day
from .words import PERSONAS, Text, read_text
from .yamlfile import Node

Status = Literal["confirmed", "unconfirmed", "unknown"]
STATUSES = ("confirmed", "unconfirmed", "unknown")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OFFICE_VALUES = ("phone", "hours", "address", "page")
_PHONE = re.compile(r"#?[0-9]+(-[0-9]+)*")


@dataclass(frozen=True)
class Hours:
    """Opening on one kind of day: weekdays, a day of the month, or the nth weekday of a month."""

    days: tuple[int, ...] = ()  # 0 is Monday
    opens: time = time(0)
    closes: time = time(0)  # 00:00 is midnight at the end of the day
    month_day: int | None = None
    nth: tuple[int, ...] = ()  # the nth such weekdays of a month; () is every


@dataclass(frozen=True)
class Timetable:
    """When a telephone or a door is open. `closed_on`: spans of (month, day), both inside."""

    hours: tuple[Hours, ...] = ()
    closed_on_holidays: bool = False
    closed_on: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    closing_known: bool = True  # False: nothing is said of holidays and the turn of the year
    always: bool = False


@dataclass(frozen=True)
class Value:
    """One value of the world, with what it rests on."""

    text: str = ""
    sources: tuple[str, ...] = ()
    checked_on: date | None = None
    status: Status = "unknown"
    timetable: Timetable | None = None
    note: str = ""
    extension: str = ""
    more: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The value when it may be shown, else ""."""
        return self.text if self.status == "confirmed" else ""


UNKNOWN = Value()


@dataclass(frozen=True)
class Relay:
    """Another office whose confirmed telephone can put one through."""

    window: str
    office: str
    ask: Text


@dataclass(frozen=True)
class Branch:
    """A smaller office beneath its parent."""

    name: str
    official_name: str
    at: str
    note: str


@dataclass(frozen=True)
class Office:
    """One place of a window."""

    id: str
    window: str
    name: str
    official_name: str
    at: str  # municipality where it stands, "" when unknown
    phone: Value
    hours: Value
    address: Value
    page: Value
    note: str
    relay: Relay | None
    branches: tuple[Branch, ...]
    area: Node | None
    node: Node = field(repr=False)

    @property
    def reachable(self) -> bool:
        """Someone can call it, visit it, or be put through."""
        return bool(self.phone.shown or self.address.shown or self.relay)


@dataclass(frozen=True)
class Municipality:
    """A city, town or village."""

    code: str
    name: str
    kana: str
    romaji: str
    county: str
    lat: float
    lon: float
    phone: Value
    url: Value

    def km(self, other: "Municipality") -> float:
        """Distance between the two town halls, in kilometres along the great circle."""
        lat1, lon1, lat2, lon2 = map(radians, (self.lat, self.lon, other.lat, other.lon))
        h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
        return 2 * 6371.0 * asin(sqrt(h))


@dataclass(frozen=True)
class Helpline:
    """A telephone (or chat) for danger, or one beside the ordinary way.

    In an emergency a line may be shown before an officer confirmed it (design 10).
    """

    id: str
    name: str
    serves: tuple[str, ...]  # self_harm, violence, destitution, child, any
    urgency: str
    phone: Value
    hours: Value
    fee: Value
    languages: tuple[str, ...]
    chat: Value
    chat_page: str  # where the chat is
    page: Value
    note: str
    emergency: bool


def read_value(node: Node | None) -> Value:
    """A value from a file."""
    if node is None:
        return UNKNOWN
    node.expect(
        ("value", "source", "checked_on", "status", "closed", "note", "extension", "more", "text"),
        ("status",),
    )
    status = node.word("status")
    if status not in STATUSES:
        node.fail(f"status `{status}` is not one of {', '.join(STATUSES)}")
        status = "unknown"
    if status == "unknown":
        if node.get("value") is not None:
            node.fail("an unknown value has no `value`. Leave it out, or say unconfirmed")
        return Value(note=node.word("note"))
    sources, day = node.words("source"), node.get("checked_on")
    if node.get("value") is None:
        node.fail("`value` is missing. Write it, or say status: unknown")
    if not sources or day is None:
        node.fail("a value needs its `source` and the day it was `checked_on`")
    raw = node.get("value")
    table = _timetable(node) if raw is not None and not isinstance(raw.value, str) else None
    if table is None and node.word("value") == "always":
        table = Timetable(always=True)
    text = node.word("text") if table else node.word("value")
    return Value(text, sources, read_day(day, day.text()) if day else None, status,  # type: ignore[arg-type]
                 table, node.word("note"), node.word("extension"), node.words("more"))  # fmt: skip


def read_phone(node: Node | None, wrong: Mapping[str, str]) -> Value:
    """A telephone number: digits, hyphens and a leading #; a number known to be wrong is refused."""
    value = read_value(node)
    if node is None:
        return value
    for number in (value.text, *value.more):
        if number and not _PHONE.fullmatch(number):
            node.fail(f"`{number}` is not a telephone number. Write digits and hyphens only")
        if number in wrong:
            node.fail(f"{number} is a known wrong number. {wrong[number]}")
    return value


def _timetable(node: Node) -> Timetable:
    value = node.get("value")
    assert value is not None
    holidays, spans = False, []
    for entry in node.get("closed").list() if node.get("closed") else ():  # type: ignore[union-attr]
        if entry.text() == "holidays":
            holidays = True
        else:
            first, _, last = entry.text().partition("..")
            spans.append((_month_day(entry, first), _month_day(entry, last or first)))
    hours = tuple(_hours(part) for part in value.list())
    return Timetable(hours, holidays, tuple(spans), closing_known=node.get("closed") is not None)


def _hours(node: Node) -> Hours:
    node.expect(("days", "open", "month_day", "nth"), ("open",))
    opens, _, closes = node.word("open").partition("..")
    return Hours(
        days=_days(node),
        opens=_time(node, opens),
        closes=_time(node, closes),
        month_day=int(node.word("month_day")) if node.get("month_day") else None,
        nth=tuple(int(n) for n in node.words("nth")),
    )


def _days(node: Node) -> tuple[int, ...]:
    found: list[int] = []
    for entry in node.get("days").list() if node.get("days") else ():  # type: ignore[union-attr]
        first, _, last = entry.text().partition("..")
        if first not in DAYS or (last or first) not in DAYS:
            entry.fail(f"`{entry.text()}` is not a day of the week. Write mon, or mon..fri")
            continue
        found.extend(range(DAYS.index(first), DAYS.index(last or first) + 1))
    return tuple(found)


def _time(node: Node, text: str) -> time:
    try:
        return time(0) if text.strip() == "24:00" else time.fromisoformat(text.strip())
    except ValueError:
        node.fail(f"`{text}` is not a time. Write hours like 09:00..17:00")
        return time(0)


def _month_day(node: Node, text: str) -> tuple[int, int]:
    try:
        month, day = (int(part) for part in text.split("-"))
        date(2024, month, day)
    except ValueError:
        node.fail(f"`{text}` is not a day of the year. Write it like 12-29")
        return (1, 1)
    return (month, day)


def read_office(node: Node, id: str, window: str, wrong: Mapping[str, str]) -> Office:
    """An office from a file."""
    node.expect(
        ("name", "official_name", "area", "at", *OFFICE_VALUES, "relay", "branches", "note"), ("name",)
    )
    relay, branches = node.get("relay"), node.get("branches")
    return Office(
        id=id,
        window=window,
        name=node.word("name"),
        official_name=node.word("official_name"),
        at=node.word("at"),
        phone=read_phone(node.get("phone"), wrong),
        hours=read_value(node.get("hours")),
        address=read_value(node.get("address")),
        page=read_value(node.get("page")),
        note=node.word("note"),
        relay=_relay(relay) if relay else None,
        branches=tuple(_branch(n) for n in branches.list()) if branches else (),
        area=node.get("area"),
        node=node,
    )


def _relay(node: Node) -> Relay:
    node.expect(("office", "ask"), ("office", "ask"))
    window, _, office = node.word("office").partition("/")
    ask = node.get("ask")
    voices = [v for v in PERSONAS if isinstance(ask.value, dict) and v in ask.value] if ask else []
    return Relay(window, office, read_text(ask, voices))


def _branch(node: Node) -> Branch:
    node.expect(("name", "official_name", "at", "note"), ("name",))
    return Branch(node.word("name"), node.word("official_name"), node.word("at"), node.word("note"))


def read_municipality(node: Node, code: str, wrong: Mapping[str, str]) -> Municipality:
    """A municipality from a file."""
    node.expect(
        ("name", "kana", "romaji", "county", "lat", "lon", "phone", "url"), ("name", "kana", "lat", "lon")
    )
    return Municipality(
        code, node.word("name"), node.word("kana"), node.word("romaji"), node.word("county"),
        float(node.word("lat", "0")), float(node.word("lon", "0")),
        read_phone(node.get("phone"), wrong), read_value(node.get("url")),
    )  # fmt: skip


def read_helpline(node: Node, id: str, wrong: Mapping[str, str]) -> Helpline:
    """A helpline from a file."""
    known = (
        "name",
        "for",
        "number",
        "hours",
        "fee",
        "languages",
        "chat",
        "chat_page",
        "page",
        "note",
        "emergency",
        "urgency",
        "publish",
    )
    node.expect(known, ("name", "for", "number"))
    return Helpline(
        id, node.word("name"), node.words("for"), node.word("urgency"),
        read_phone(node.get("number"), wrong), read_value(node.get("hours")), read_value(node.get("fee")),
        node.words("languages"), read_value(node.get("chat")), node.word("chat_page"), read_value(node.get("page")),
        node.word("note"), node.word("emergency") == "true",
    )  # fmt: skip


def confirmed(value: Value, text: str, source: str, day: date) -> Value:
    """The value as an officer confirmed it."""
    return replace(value, text=text, sources=(source,), checked_on=day, status="confirmed")
