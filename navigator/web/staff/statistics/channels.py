"""Channels: make one, rename or retire it, and see what each brought."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import segno
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.ledger import channels
from navigator.ledger.channels import Channel
from navigator.usage.counts import DIRECT, OTHER
from navigator.usage.publish.calendar import quarter
from navigator.usage.publish.words import language_name
from navigator.web.staff.months import era_month, first_day, month_key, recent_months
from navigator.web.staff.request import StaffPage, StaffRequest

from .channel_door import DoorEntry, door_entry, read_door

KIND_WORDS = {
    "magazine": "広報誌", "newspaper": "新聞", "line": "LINE", "social": "そのほかのSNS", "poster": "ポスター", "leaflet": "チラシ・カード",
    "municipality": "市町村", "event": "催し・会議", "other": "そのほか",
}  # fmt: skip
MAX_NAME = 60
MONTHS = 12
Brought = tuple[str, str]  # conversations started and finished, as published; "" when nothing is


class ChannelRow(NamedTuple):
    """A channel in the list."""

    channel: Channel
    kind: str
    address: str
    brought: Brought


@dataclass(frozen=True)
class ChannelsPage(StaffPage):
    """Every channel with what it brought in a year, and the form of a new one."""

    template = "staff/channels.html"
    rows: list[ChannelRow]
    others: list[tuple[str, Brought]]  # who came without a code, or with an unknown one
    figures: bool  # any figure is published
    problem: str
    typed: str
    kinds: list[tuple[str, str]]
    chosen: str  # the kind that was sent
    since: str
    until: str


@dataclass(frozen=True)
class ChannelPage(StaffPage):
    """A channel: its address, its code, its posters, and what it brought by month and quarter."""

    template = "staff/channel.html"
    channel: Channel
    kind: str
    address: str
    code: str  # SVG
    languages: list[tuple[str, str]]
    problem: str
    made: str
    figures: list[tuple[str, Brought]]
    door: DoorEntry | None  # for other sites; None where the region offers none




def channels_page(request: StaffRequest, problem: str = "", status: int = 200) -> Response:
    t = request.t
    with request.ledger.reading() as connection:
        everyone = channels.all_channels(connection)
    months = recent_months(request.today, MONTHS)
    figures = request.site.published_figures.channels(months[-1], months[0])
    page = ChannelsPage(
        rows=[
            ChannelRow(channel, t(KIND_WORDS[channel.kind]), channel_address(request, channel.code), _brought(figures, channel.code))
            for channel in everyone
        ],
        others=[
            (t("符号なしで来た方"), _brought(figures, DIRECT)),
            (t("知らない符号で来た方"), _brought(figures, OTHER)),
        ],
        figures=bool(figures),
        problem=problem,
        typed=request.form.value("name")[:MAX_NAME],
        kinds=[(kind, t(words)) for kind, words in KIND_WORDS.items()],
        chosen=request.form.value("kind"),
        since=era_month(months[-1]),
        until=era_month(months[0]),
    )  # fmt: skip
    return request.page(page, status)


def _brought(figures: Mapping[tuple[str, str], str], code: str) -> Brought:
    return figures.get((code, "started"), ""), figures.get((code, "finished"), "")


def channel_address(request: StaffRequest, code: str, lang: str = "") -> str:
    """The short address, as it stands on paper."""
    host = request.site.settings.public_url or str(request.http.base_url)
    return f"{host.rstrip('/')}/c/{code}" + (f"/{lang}" if lang else "")


def add_channel(request: StaffRequest) -> Response:
    name, kind, t = _typed_name(request), request.form.value("kind"), request.t
    if not name:
        problem = t("あとで見てわかる名前をつけてください。たとえば「広報まえばし５月号」のように。")
        return channels_page(request, problem, 422)
    if kind not in channels.KINDS:
        return channels_page(request, t("種類を選んでください。"), 422)
    with request.ledger.writing() as connection:
        taken = any(channel.name == name for channel in channels.all_channels(connection))
        code = "" if taken else channels.add(connection, name, kind, request.actor)
    if not code:
        problem = t("その名前の広報は、もうあります。月や号をつけて、分けてください。")
        return channels_page(request, problem, 422)
    request.site.ledger_watch.refresh()
    return request.redirect(f"channels/{code}", "made")


def _typed_name(request: StaffRequest) -> str:
    return re.sub(r"\s+", " ", request.form.value("name")).strip()[:MAX_NAME]


def channel_page(request: StaffRequest) -> Response:
    return _channel_page(request, requested_channel(request))


def _channel_page(
    request: StaffRequest, channel: Channel, problem: str = "", status: int = 200, *, door_problem: str = ""
) -> Response:
    address = channel_address(request, channel.code)
    page = ChannelPage(
        channel=channel,
        kind=request.t(KIND_WORDS[channel.kind]),
        address=address,
        code=code_svg(address),
        languages=[(lang, language_name(lang)) for lang in request.site.languages],
        problem=problem,
        made=request.local_time(channel.at),
        figures=_told_figures(request, channel),
        door=door_entry(request, channel, address, door_problem),
    )
    return request.page(page, status)


def _told_figures(request: StaffRequest, channel: Channel) -> list[tuple[str, Brought]]:
    """The months and quarters of which it is told what it brought, the newest first."""
    made_in = month_key(channel.at.date())
    months = [month for month in recent_months(request.today, MONTHS) if month >= made_in]
    told = [(words, _brought(request.site.published_figures.channels(*span), channel.code)) for words, span in _periods(months)]
    return [(words, brought) for words, brought in told if any(brought)]


def _periods(months: Sequence[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The months, and the quarters that end in one, each with its words."""
    for month in months:
        part = quarter(first_day(month))
        if month == month_key(part.last):
            yield f"{era_month(month_key(part.start))}～{part.last.month}月", (month_key(part.start), month)
        yield era_month(month), (month, month)


def requested_channel(request: StaffRequest) -> Channel:
    """404 when there is none."""
    with request.ledger.reading() as connection:
        channel = channels.find(connection, request.http.path_params["code"])
    if channel is None:
        raise HTTPException(404)
    return channel


def change_channel(request: StaffRequest) -> Response:
    """POST a change: `do` is rename, retire, reopen or door. The code on the paper goes on being counted."""
    channel, do, name = requested_channel(request), request.form.value("do"), _typed_name(request)
    if do == "rename" and not name:
        return _channel_page(request, channel, request.t("名前が空です。"), 422)
    door, door_problem = read_door(request) if do == "door" else (channel.door, "")
    if door_problem:
        return _channel_page(request, channel, status=422, door_problem=door_problem)
    with request.ledger.writing() as connection:
        channels.change_door(connection, channel.code, door, request.actor)
        if do == "rename":
            channels.rename(connection, channel.code, name, request.actor)
        elif do in ("retire", "reopen"):
            channels.retire(connection, channel.code, do == "retire", request.actor)
    request.site.ledger_watch.refresh()
    return request.redirect(f"channels/{channel.code}", "changed")






def code_svg(text: str) -> str:
    """The QR code as part of a page, without styles; a quarter of it may be smudged."""
    code = segno.make(text, error="q", micro=False)
    return code.svg_inline(omitsize=True, svgclass=None, lineclass=None, border=4)
