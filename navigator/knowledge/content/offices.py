"""Offices, places and helplines: every value with its source, its date and whether it was confirmed.

Only `confirmed` values reach people as they are. What is unconfirmed or unknown is never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt

from navigator.knowledge.files.yaml_file import YamlNode

from .sourced_value import SourcedValue, read_phone, read_value
from .wording import Relay, read_relay

OFFICE_VALUES = ("phone", "hours", "address", "page")


@dataclass(frozen=True)
class BranchOffice:
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
    phone: SourcedValue
    hours: SourcedValue
    address: SourcedValue
    page: SourcedValue
    note: str
    relay: Relay | None
    branches: tuple[BranchOffice, ...]
    area: YamlNode | None
    node: YamlNode = field(repr=False)

    @property
    def reachable(self) -> bool:
        """Someone can call it, visit it, or be put through."""
        return bool(self.phone.confirmed_text or self.address.confirmed_text or self.relay)


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
    phone: SourcedValue
    url: SourcedValue

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
    phone: SourcedValue
    hours: SourcedValue
    fee: SourcedValue
    languages: tuple[str, ...]
    chat: SourcedValue
    chat_page: str  # where the chat is
    page: SourcedValue
    note: str
    emergency: bool


def read_office(node: YamlNode, id: str, window: str, wrong: Mapping[str, str]) -> Office:
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
        relay=read_relay(relay) if relay else None,
        branches=tuple(_branch(n) for n in branches.list()) if branches else (),
        area=node.get("area"),
        node=node,
    )


def _branch(node: YamlNode) -> BranchOffice:
    node.expect(("name", "official_name", "at", "note"), ("name",))
    return BranchOffice(node.word("name"), node.word("official_name"), node.word("at"), node.word("note"))


def read_municipality(node: YamlNode, code: str, wrong: Mapping[str, str]) -> Municipality:
    """A municipality from a file."""
    node.expect(
        ("name", "kana", "romaji", "county", "lat", "lon", "phone", "url"), ("name", "kana", "lat", "lon")
    )
    return Municipality(
        code, node.word("name"), node.word("kana"), node.word("romaji"), node.word("county"),
        float(node.word("lat", "0")), float(node.word("lon", "0")),
        read_phone(node.get("phone"), wrong), read_value(node.get("url")),
    )  # fmt: skip


def read_helpline(node: YamlNode, id: str, wrong: Mapping[str, str]) -> Helpline:
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


