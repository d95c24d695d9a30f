"""A page for each municipality, to link to and to print: the same doors as a result, for whoever comes from there."""

from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.dialogue.result.catalogue import personas
from navigator.dialogue.result.town.structured_data import offices_data
from navigator.dialogue.result.town.town_page import town_groups, town_page
from navigator.dialogue.wording.furigana import without_readings
from navigator.web.citizen.request import CitizenRequest, PageRoute
from navigator.web.errors import get_or_404


def show_towns(request: CitizenRequest) -> Response:
    """Every municipality with its reading."""
    refuse_unless_offered(request, "towns")
    return request.page("towns", groups=town_groups(request.knowledge, request.t), region=request.knowledge.region.name)


def show_town(request: CitizenRequest) -> Response:
    """One municipality. Whoever goes on from there begins a conversation of their own, its town told by a form."""
    refuse_unless_offered(request, "towns")
    knowledge, code = request.knowledge, request.http.path_params["code"]
    get_or_404(knowledge.municipalities, code)
    view, address = town_page(knowledge, code, request.now, request.t), town_address(request, code)
    title = without_readings(request.t("{place}で相談できるところ").format(place=view.name))
    return request.page(
        "town", here=f"towns/{code}", town=view, personas=personas(knowledge), place_fact=knowledge.place_fact,
        data=offices_data(knowledge, view, address), code=_qr_code(address), short=address.partition("://")[2],
        print_url=request.site.print_styles.url, day=request.t.year(request.today),
        share_script=request.site.assets["share.js"].url, share_text=f"{title}\n{address}",
    )  # fmt: skip


def refuse_unless_offered(request: CitizenRequest, place: str) -> None:
    """404 where the region leaves this place out."""
    if place not in request.knowledge.region.reach:
        raise HTTPException(404)


def town_address(request: CitizenRequest, code: str) -> str:
    """The whole address of a page, as it stands on paper and for search engines."""
    host = request.site.settings.public_url or str(request.http.base_url)
    return f"{host.rstrip('/')}/{request.t.lang}/towns/{code}"


def _qr_code(text: str) -> str:
    """An inline SVG code, without styles."""
    import segno  # here: no other page of a person's shows one

    return segno.make(text, error="m", micro=False).svg_inline(omitsize=True, svgclass=None, lineclass=None)


ROUTES = (PageRoute("towns", show_towns), PageRoute("towns/{code}", show_town))
