"""What to send to a town, on one sheet to print: its page, poster and frame, words for LINE and the newsletter, and how to use them."""

from dataclasses import dataclass

from starlette.responses import Response

from navigator.ledger.channels import Channel
from navigator.web.staff.request import StaffPage, StaffRequest

from .channel_door import DoorEntry, door_entry
from .channels import channel_address, code_svg, requested_channel


@dataclass(frozen=True)
class TownKitPage(StaffPage):
    """One A4 for whoever puts it up there. Nothing of it names a person."""

    template = "staff/town_kit.html"
    channel: Channel
    town: str  # "" where the channel is for no town
    page: str  # the address of the town's page, counted by the channel
    code: str  # SVG
    message: tuple[str, str]  # for LINE and the newsletter, line by line
    door: DoorEntry | None
    run_by: str
    contact: str


def town_kit_page(request: StaffRequest) -> Response:
    """GET the sheet of a channel."""
    channel, site, t = requested_channel(request), request.site, request.t
    address = channel_address(request, channel.code)
    towns = site.knowledge.municipalities if "towns" in site.knowledge.region.reach else {}
    town = towns[channel.door.town].name if channel.door.town in towns else ""
    page = f"{address}/{site.languages[0]}/town" if town else address
    words = t("仕事、暮らし、人とのつながりで困ったとき、どこに電話すればよいかを一緒に探すページです。お名前はいりません。")
    operator = site.knowledge.region.operator
    return request.page(
        TownKitPage(
            channel=channel, town=town, page=page, code=code_svg(page),
            message=(words, page), door=door_entry(request, channel, address), run_by=operator.name, contact=operator.contact,
        )
    )  # fmt: skip
