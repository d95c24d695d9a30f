"""A channel on paper: its poster or card to print, and its QR code alone."""

import io
from dataclasses import dataclass

import segno
from starlette.responses import Response

from navigator.dialogue.wording.translation import Translator
from navigator.ledger.channels import Channel
from navigator.web.staff.request import StaffPage, StaffRequest

from .channels import channel_address, code_svg, requested_channel

SAMPLE_TEXT = '<text x="50%" y="50%" font-size="60" text-anchor="middle" fill="#c00">{words}</text>'
SIZES = ("a4", "a6")


@dataclass(frozen=True)
class PosterPage(StaffPage):
    """A page to print: A4 to hang up, A6 to hand out."""

    template = "staff/poster.html"
    channel: Channel
    size: str
    card_css: str
    poster_say: Translator
    poster_lang: str
    code: str  # SVG
    short: str  # the address without https://
    region: str


def poster_page(request: StaffRequest) -> Response:
    """GET a page to print, in a size and in one of the region's languages."""
    channel, site, query = requested_channel(request), request.site, request.http.query_params
    size = query.get("size", "") if query.get("size", "") in SIZES else SIZES[0]
    lang = query.get("lang", "") if query.get("lang", "") in site.languages else site.languages[0]
    address = channel_address(request, channel.code, "" if lang == site.languages[0] else lang)
    return request.page(
        PosterPage(
            channel=channel,
            size=size,
            card_css=site.card_styles.url,
            poster_say=site.translator(lang),
            poster_lang=lang,
            code=code_svg(address),
            short=address.partition("://")[2],
            region=site.knowledge.region.name,
        )
    )


def code_file(request: StaffRequest) -> Response:
    """GET the QR code alone, to put into one's own paper."""
    channel, out = requested_channel(request), io.BytesIO()
    segno.make(channel_address(request, channel.code), error="m", micro=False).save(out, kind="svg", scale=10, border=4)
    image = out.getvalue()
    if request.site.sample:
        image = image.replace(b"</svg>", SAMPLE_TEXT.format(words=request.t("見本")).encode() + b"</svg>")
    return request.file(image, "image/svg+xml", f"qr-{channel.code}.svg")
