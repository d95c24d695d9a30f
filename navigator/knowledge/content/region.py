"""The region as content/region.yaml names it, and who runs its pages: content/operator.yaml, which an edition may hold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo, available_timezones

from navigator.knowledge.files.problems import did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode, keys_of

from .sourced_value import UNKNOWN_VALUE, SourcedValue, read_phone

OWN_EXIT_PAGE = "/blank"  # an empty page of ours
OPTIONAL = ("exit_page", "licence", "operator", "reach")
PLACES = ("towns", "door", "line", "open_data", "assistants")
"""Where else than on its own first page a region may be met: a page for each municipality, a door in other sites' frames,
an account at LINE, its tables for other programs, a page that tells assistants how to ask."""

_WEB_ADDRESS = re.compile(r"https://[^\s/\"'<>;,]+(/[^\s\"'<>;,]*)?")  # safe in a header and in an attribute


@dataclass(frozen=True)
class Operator:
    """Who runs the pages and answers for them. Empty while nobody does: every page then says that it is a trial."""

    name: str = ""
    contact: str = ""  # how to reach them, in one line
    page: str = ""  # their own page, "" without one
    phone: SourcedValue = UNKNOWN_VALUE  # where to ask about the pages; on posters once it is confirmed


@dataclass(frozen=True)
class Region:
    """The prefecture, as content/region.yaml names it."""

    name: str
    app: str  # the name of the application
    languages: tuple[str, ...]
    timezone: ZoneInfo
    country: str  # whose public holidays count
    outside: str  # the answer "somewhere else"
    exit_page: str = OWN_EXIT_PAGE  # where the quick exit leads
    operator: Operator = Operator()
    reach: tuple[str, ...] = ()  # of `PLACES`, those that are offered
    licence: str = ""  # under what its tables may be used, in one line; "" while the operator has not said


def read_region(node: YamlNode, letterhead: YamlNode, wrong_numbers: Mapping[str, str]) -> Region:
    """The region from its file. `letterhead`: content/operator.yaml, empty without one."""
    keys = keys_of(Region)
    node.expect(keys, tuple(key for key in keys if key not in OPTIONAL))
    zone = node.word("timezone")
    if zone not in available_timezones():
        node.fail(f"timezone `{zone}` is not known. Write it like Asia/Tokyo")
        zone = "Asia/Tokyo"
    return Region(
        name=node.word("name"),
        app=node.word("app"),
        languages=node.words("languages"),
        timezone=ZoneInfo(zone),
        country=node.word("country"),
        outside=node.word("outside"),
        exit_page=_page(node, "exit_page", OWN_EXIT_PAGE),
        operator=read_operator(letterhead, node, wrong_numbers),
        reach=_reach(node),
        licence=node.word("licence"),
    )


def _reach(node: YamlNode) -> tuple[str, ...]:
    for place in node.entries("reach"):
        if place.text() not in PLACES:
            place.fail(f"reach `{place.text()}` is not known here. {did_you_mean(place.text(), PLACES)}")
    return node.words("reach")


def read_operator(letterhead: YamlNode, region: YamlNode, wrong_numbers: Mapping[str, str]) -> Operator:
    """Who runs the pages, from a file of its own or from that of the region: never from both."""
    own = region.get("operator")
    if own is not None and letterhead.value:
        letterhead.fail("`operator` stands already in content/region.yaml. Keep one of the two")
    if own is not None:
        return _operator(own, wrong_numbers)
    return _operator(letterhead, wrong_numbers) if letterhead.value else Operator()


def _operator(node: YamlNode, wrong_numbers: Mapping[str, str]) -> Operator:
    """Name and contact belong together: a letterhead that nobody can write to is none."""
    keys = keys_of(Operator)
    node.expect(keys, ("name", "contact"))
    phone = read_phone(node.get("phone"), wrong_numbers)
    return Operator(node.word("name"), node.word("contact"), _page(node, "page", ""), phone)


def _page(node: YamlNode, key: str, own: str) -> str:
    """A whole address, so that nobody in a hurry lands on a page that is not there."""
    page = node.word(key) or own
    if page != own and not _WEB_ADDRESS.fullmatch(page):
        node.fail(f"{key} `{page}` is no page. Write its whole address like https://www.example.org/, or leave it out")
        return own
    return page
