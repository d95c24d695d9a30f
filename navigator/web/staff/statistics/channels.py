"""Channels: make one, print its poster or card, and see what each brought."""

import io
import re
from collections.abc import Mapping

import segno
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.ledger import channels
from navigator.ledger.channels import Channel
from navigator.usage.counts import DIRECT, OTHER
from navigator.usage.publish.words import language_name
from navigator.web.staff.guard import Route
from navigator.web.staff.months import era_month, month_key, recent_months
from navigator.web.staff.request import PRIVATE, StaffRequest

KIND_WORDS = {
    "magazine": "広報誌", "newspaper": "新聞", "line": "LINE", "social": "そのほかのSNS", "poster": "ポスター", "leaflet": "チラシ・カード",
    "municipality": "市町村", "event": "催し・会議", "other": "そのほか",
}  # fmt: skip
SIZES = ("a4", "a6")
LONGEST = 60
MONTHS = 12


def show(visit: StaffRequest) -> Response:
    """GET every channel with what it brought in a year."""
    return _channels(visit)


def _channels(visit: StaffRequest, problem: str = "", status: int = 200) -> Response:
    with visit.ledger.reading() as connection:
        everyone = channels.everyone(connection)
    recent = recent_months(visit.today, MONTHS)
    figures = visit.site.published.channels(recent[-1], recent[0])
    rows = [
        (c, visit.t(KIND_WORDS[c.kind]), address(visit, c.code), _brought(figures, c.code))
        for c in everyone
    ]
    others = [
        (visit.t("符号なしで来た方"), _brought(figures, DIRECT)),
        (visit.t("知らない符号で来た方"), _brought(figures, OTHER)),
    ]
    return visit.page(
        "channels", status, rows=rows, others=others, figures=bool(figures), problem=problem, typed=visit.form.value("name")[:LONGEST],
        kinds=[(kind, visit.t(words)) for kind, words in KIND_WORDS.items()], chosen=visit.form.value("kind"),
        since=era_month(recent[-1]), until=era_month(recent[0]),
    )  # fmt: skip


def _brought(figures: Mapping[tuple[str, str], str], code: str) -> tuple[str, str]:
    return figures.get((code, "started"), ""), figures.get((code, "finished"), "")


def address(visit: StaffRequest, code: str, lang: str = "") -> str:
    """The short address, as it stands on paper."""
    host = visit.site.settings.public_url or str(visit.request.base_url)
    return f"{host.rstrip('/')}/c/{code}" + (f"/{lang}" if lang else "")


def make(visit: StaffRequest) -> Response:
    """POST a channel."""
    name, kind = _name(visit), visit.form.value("kind")
    if not name:
        return _channels(
            visit,
            visit.t("あとで見てわかる名前をつけてください。たとえば「広報まえばし５月号」のように。"),
            422,
        )
    if kind not in channels.KINDS:
        return _channels(visit, visit.t("種類を選んでください。"), 422)
    with visit.ledger.writing() as connection:
        taken = any(c.name == name for c in channels.everyone(connection))
        code = "" if taken else channels.make(connection, name, kind, visit.actor)
    if not code:
        return _channels(
            visit, visit.t("その名前の広報は、もうあります。月や号をつけて、分けてください。"), 422
        )
    visit.site.freshness.refresh()
    return visit.to(f"channels/{code}", "made")


def _name(visit: StaffRequest) -> str:
    return re.sub(r"\s+", " ", visit.form.value("name")).strip()[:LONGEST]


def one(visit: StaffRequest) -> Response:
    """GET a channel: its address, its code, its posters, and what it brought month by month."""
    return _channel(visit, _found(visit))


def _channel(visit: StaffRequest, channel: Channel, problem: str = "", status: int = 200) -> Response:
    months = [m for m in recent_months(visit.today, MONTHS) if m >= month_key(channel.at.date())]
    figures = [(era_month(m), _brought(visit.site.published.channels(m, m), channel.code)) for m in months]
    languages = [(lang, language_name(lang)) for lang in visit.site.languages]
    return visit.page(
        "channel", status, channel=channel, kind=visit.t(KIND_WORDS[channel.kind]), address=address(visit, channel.code),
        code=code_svg(address(visit, channel.code)), languages=languages, problem=problem, made=visit.moment(channel.at),
        figures=[(m, brought) for m, brought in figures if any(brought)],
    )  # fmt: skip


def _found(visit: StaffRequest) -> Channel:
    with visit.ledger.reading() as connection:
        channel = channels.find(connection, visit.request.path_params["code"])
    if channel is None:
        raise HTTPException(404)
    return channel


def change(visit: StaffRequest) -> Response:
    """POST another name, or an end. The code on the paper goes on being counted."""
    channel, do = _found(visit), visit.form.value("do")
    if do == "rename" and not _name(visit):
        return _channel(visit, channel, visit.t("名前が空です。"), 422)
    with visit.ledger.writing() as connection:
        if do == "rename":
            channels.rename(connection, channel.code, _name(visit), visit.actor)
        elif do in ("retire", "reopen"):
            channels.retire(connection, channel.code, do == "retire", visit.actor)
    return visit.to(f"channels/{channel.code}", "changed")


def poster(visit: StaffRequest) -> Response:
    """GET a page to print: A4 to hang up, A6 to hand out, in one of the region's languages."""
    channel, asked = _found(visit), visit.request.query_params
    size = asked.get("size", "") if asked.get("size", "") in SIZES else SIZES[0]
    lang = asked.get("lang", "") if asked.get("lang", "") in visit.site.languages else visit.site.languages[0]
    where = address(visit, channel.code, "" if lang == visit.site.languages[0] else lang)
    return visit.page(
        "poster", channel=channel, size=size, card_css=visit.site.card_styles.url,
        poster_say=visit.site.translator(lang), poster_lang=lang, code=code_svg(where),
        short=where.partition("://")[2], region=visit.site.knowledge.region.name,
    )  # fmt: skip


def image(visit: StaffRequest) -> Response:
    """GET the code alone, to put into one's own paper."""
    channel, out = _found(visit), io.BytesIO()
    segno.make(address(visit, channel.code), error="m", micro=False).save(out, kind="svg", scale=10, border=4)
    headers = {**PRIVATE, "content-disposition": f'attachment; filename="qr-{channel.code}.svg"'}
    return Response(out.getvalue(), headers=headers, media_type="image/svg+xml")


def code_svg(text: str) -> str:
    """The code as part of a page, without styles; a quarter of it may be smudged."""
    made = segno.make(text, error="q", micro=False)
    return made.svg_inline(omitsize=True, svgclass=None, lineclass=None, border=4)


ROUTES = (
    Route("channels/", "viewer", show),
    Route("channels/", "editor", make, ("POST",)),
    Route("channels/{code}", "viewer", one),
    Route("channels/{code}", "editor", change, ("POST",)),
    Route("channels/{code}/poster", "viewer", poster),
    Route("channels/{code}/code.svg", "viewer", image),
)
