"""A channel on paper: its poster or card to print, and its QR code alone."""

import io
from collections.abc import Callable
from dataclasses import dataclass

import segno
from markupsafe import Markup, escape
from starlette.responses import Response

from navigator.dialogue.wording.furigana import readings_as_ruby
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
    poster_say: Callable[[str], Markup]
    poster_lang: str
    code: str  # SVG
    short: str  # the address without https://
    run_by: str  # "" while nobody runs the pages
    phone: str  # where to ask, "" unless the region names a confirmed one


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
            poster_say=_printed(site.translator(lang)),
            poster_lang=lang,
            code=code_svg(address),
            short=address.partition("://")[2],
            run_by=site.knowledge.region.operator.name,
            phone=site.knowledge.region.operator.phone.confirmed_text,
        )
    )


def _printed(t: Translator) -> Callable[[str], Markup]:
    """Texts in the language of the paper, their readings as ruby: the page around it is in the source language."""
    return lambda text: Markup(readings_as_ruby(str(escape(t(text)))))


def code_file(request: StaffRequest) -> Response:
    """GET the QR code alone, to put into one's own paper."""
    channel, out = requested_channel(request), io.BytesIO()
    segno.make(channel_address(request, channel.code), error="m", micro=False).save(out, kind="svg", scale=10, border=4)
    image = out.getvalue()
    if request.site.sample:
        image = image.replace(b"</svg>", SAMPLE_TEXT.format(words=request.t("見本")).encode() + b"</svg>")
    return request.file(image, "image/svg+xml", f"qr-{channel.code}.svg")
