"""The door of a channel for other sites: where it may stand and which town's page it opens, and what to paste there."""

from dataclasses import dataclass
from html import escape

from navigator.dialogue.result.town.town_page import town_groups
from navigator.ledger.channels import Channel, ChannelDoor, read_origin
from navigator.web.staff.request import StaffRequest

MOST_ORIGINS = 5
HEIGHT = 460  # CSS pixels: what a frame of 280 needs where readings stand over the words
FRAME = '<iframe src="{door}" title="{words}" width="100%" height="{height}" style="border:0;max-width:480px" loading="lazy"></iframe>'
LINK = '<a href="{address}">{words}</a>'
PICTURE = '<a href="{address}"><img src="door-button.png" alt="{words}" width="320" height="80"></a>'


@dataclass(frozen=True)
class DoorEntry:
    """What stands on a channel's page of its door."""

    towns: list[tuple[str, str]]  # (code, name)
    town: str
    origins: str  # a line each, as they were typed or are stored
    problem: str
    frame: str  # HTML to paste, "" before an origin is entered
    link: str
    picture: str
    picture_url: str


def door_entry(request: StaffRequest, channel: Channel, address: str, problem: str = "") -> DoorEntry | None:
    """None where the region offers no door. `address`: the short one of the channel."""
    region, t = request.site.knowledge.region, request.t
    if "door" not in region.reach:
        return None
    towns = [link for _, group in town_groups(request.site.knowledge, t) for link in group] if "towns" in region.reach else []
    door, lang = channel.door, request.site.languages[0]
    words = escape(t("仕事、暮らし、人とのつながり。合う相談先を一緒に見つけます。"))
    opened = f"{address}/{lang}/town" if door.town else address
    base = address.removesuffix(f"/c/{channel.code}")
    return DoorEntry(
        towns=[(link.code, link.name) for link in towns],
        town=request.form.value("town") if problem else door.town,
        origins=request.form.value("origins") if problem else "\n".join(door.origins),
        problem=problem,
        frame=FRAME.format(door=f"{base}/{lang}/door/{channel.code}", words=words, height=HEIGHT) if door.origins else "",
        link=LINK.format(address=opened, words=words),
        picture=PICTURE.format(address=opened, words=words),
        picture_url=request.site.assets["door-button.png"].url,
    )


def read_door(request: StaffRequest) -> tuple[ChannelDoor, str]:
    """What was entered, and what is wrong with it in a kind sentence, "" for nothing."""
    t, town = request.t, request.form.value("town")
    lines = request.form.value("origins").split()
    origins = tuple(dict.fromkeys(map(read_origin, lines)))
    if town and town not in request.site.knowledge.municipalities:
        return ChannelDoor(), t("市町村を選んでください。")
    if "" in origins:
        wrong = next(line for line in lines if not read_origin(line))
        text = t("「{line}」は使えません。https:// からサイトの名前までを書いてください。たとえば https://www.town.example のように。")
        return ChannelDoor(), text.format(line=wrong[:60])
    if len(origins) > MOST_ORIGINS:
        return ChannelDoor(), t("サイトは{most}つまでです。").format(most=MOST_ORIGINS)
    return ChannelDoor(town, origins), ""
