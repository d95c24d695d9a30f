"""Offices, municipalities and helplines; what may change or be mistyped is a SourcedValue."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt

from navigator.knowledge.files.period import ALWAYS, Period, read_period
from navigator.knowledge.files.problems import did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode, keys_of
from navigator.language.understanding import SETTINGS

from .office_ref import TOWN_HALL
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
    """One office of a window."""

    id: str
    window: str
    name: str
    official_name: str
    at: str  # code of the municipality where it stands, "" when unknown
    phone: SourcedValue
    hours: SourcedValue
    address: SourcedValue
    page: SourcedValue
    note: str
    relay: Relay | None
    relays_for: tuple[str, ...]  # the windows whose callers it puts through
    public_office: bool  # it keeps the usual hours of public offices, where no others are known
    branches: tuple[BranchOffice, ...]
    area: YamlNode | None
    node: YamlNode = field(repr=False)
    valid: Period = ALWAYS

    @property
    def reachable(self) -> bool:
        """It can be called or visited, or another office puts one through."""
        return bool(self.phone.confirmed_text or self.address.confirmed_text or self.relay)


@dataclass(frozen=True)
class Municipality:
    """A city, town or village."""

    code: str
    name: str
    kana: str
    romaji: str
    lat: float
    lon: float
    hall: Office  # its town hall, with the main number

    @property
    def phone(self) -> SourcedValue:
        """The main number of its hall."""
        return self.hall.phone

    @property
    def url(self) -> SourcedValue:
        """Its official site."""
        return self.hall.page

    @property
    def hours(self) -> SourcedValue:
        """The hours of its hall."""
        return self.hall.hours

    @property
    def address(self) -> SourcedValue:
        """The address of its hall."""
        return self.hall.address

    @property
    def is_city(self) -> bool:
        """Whether it is a city (市), as its name says by law."""
        return self.name.endswith("市")

    def km(self, other: "Municipality") -> float:
        """Kilometres along the great circle to the other town hall."""
        lat1, lon1, lat2, lon2 = map(radians, (self.lat, self.lon, other.lat, other.lon))
        h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
        return 2 * 6371.0 * asin(sqrt(h))


@dataclass(frozen=True)
class Helpline:
    """A telephone (or chat) for danger, or one beside the ordinary way.

    An `emergency` line is shown to people in danger even before an officer has confirmed it.
    """

    id: str
    name: str
    serves: tuple[str, ...]  # self_harm, violence, destitution, child, any
    phone: SourcedValue
    hours: SourcedValue
    fee: SourcedValue
    languages: tuple[str, ...]
    chat: SourcedValue
    chat_page: str  # where the chat is
    page: SourcedValue
    note: str
    language_note: str  # what can be spoken about in which language, in words
    only_certain: tuple[str, ...]  # of these dangers the line is shown only where they are certain
    later_for: tuple[str, ...]  # personas for whom the line stands behind the others
    settings: tuple[str, ...]  # of violence that the line is for alone: first where one is told, last where others are
    emergency: bool
    in_sight_for: YamlNode | None  # on whose result it stands while the first door is closed, a condition


def _settings(node: YamlNode) -> tuple[str, ...]:
    settings = node.words("settings")
    for setting in settings:
        if setting not in SETTINGS:
            node.fail(f"`settings`: `{setting}` is not known. {did_you_mean(setting, SETTINGS)}")
    return settings


def read_office(node: YamlNode, id: str, window: str, wrong_numbers: Mapping[str, str]) -> Office:
    """An office from a file."""
    node.expect(keys_of(Office, "id", "window", "node"), ("name",))
    relay = node.get("relay")
    return Office(
        id=id,
        window=window,
        name=node.word("name"),
        official_name=node.word("official_name"),
        at=node.word("at"),
        phone=read_phone(node.get("phone"), wrong_numbers),
        hours=read_value(node.get("hours")),
        address=read_value(node.get("address")),
        page=read_value(node.get("page")),
        note=node.word("note"),
        relay=read_relay(relay) if relay else None,
        relays_for=node.words("relays_for"),
        public_office=_is_public(node),
        branches=tuple(_branch(entry) for entry in node.entries("branches")),
        area=node.get("area"),
        node=node,
        valid=read_period(node.get("valid")),
    )


def _is_public(node: YamlNode) -> bool:
    word = node.word("public_office", "true")
    if word not in ("true", "false"):
        node.fail(f"public_office `{word}` is neither true nor false")
    return word == "true"


def _branch(node: YamlNode) -> BranchOffice:
    node.expect(keys_of(BranchOffice), ("name",))
    return BranchOffice(**{key: node.word(key) for key in keys_of(BranchOffice)})


def read_municipality(node: YamlNode, code: str, wrong_numbers: Mapping[str, str]) -> Municipality:
    """A municipality from a file."""
    node.expect((*keys_of(Municipality, "code", "hall"), "phone", "url", "hours", "address"), ("name", "kana", "lat", "lon"))
    return Municipality(
        code=code,
        name=node.word("name"),
        kana=node.word("kana"),
        romaji=node.word("romaji"),
        lat=(node.get("lat") or node).number(),
        lon=(node.get("lon") or node).number(),
        hall=_hall(node, code, wrong_numbers),
    )


def _hall(node: YamlNode, code: str, wrong_numbers: Mapping[str, str]) -> Office:
    """The town hall of a municipality, as an office of no window."""
    return Office(
        id=code, window=TOWN_HALL, name=node.word("name"), official_name="", at=code, note="", relay=None, relays_for=(),
        public_office=True, branches=(), area=None, node=node,
        phone=read_phone(node.get("phone"), wrong_numbers),
        hours=read_value(node.get("hours")),
        address=read_value(node.get("address")),
        page=read_value(node.get("url")),
    )  # fmt: skip


def read_helpline(node: YamlNode, id: str, wrong_numbers: Mapping[str, str]) -> Helpline:
    """A helpline from a file."""
    node.expect((*keys_of(Helpline, "id", "serves", "phone"), "for", "number"), ("name", "for", "number"))
    return Helpline(
        id=id,
        name=node.word("name"),
        serves=node.words("for"),
        phone=read_phone(node.get("number"), wrong_numbers),
        hours=read_value(node.get("hours")),
        fee=read_value(node.get("fee")),
        languages=node.words("languages"),
        chat=read_value(node.get("chat")),
        chat_page=node.word("chat_page"),
        page=read_value(node.get("page")),
        note=node.word("note"),
        language_note=node.word("language_note"),
        only_certain=node.words("only_certain"),
        later_for=node.words("later_for"),
        settings=_settings(node),
        emergency=node.word("emergency") == "true",
        in_sight_for=node.get("in_sight_for"),
    )
