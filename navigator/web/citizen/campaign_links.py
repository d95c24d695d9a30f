"""Where people come from, and what they tell back: the short address of a channel, and a number that did not work.

Neither says anything of who: a channel's code is the same for everyone who saw the poster.
"""

from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from navigator.dialogue.result.catalogue import office_window_view
from navigator.knowledge.content.office_ref import TOWN_HALL, OfficeRef
from navigator.ledger.channels import NO_DOOR
from navigator.usage.counts import OTHER
from navigator.web.site import NO_STORE

from . import counting
from .conversation import lead_back
from .public_pages import browser_language
from .request import CitizenRequest, PageRoute


def arrive(request: CitizenRequest) -> Response:
    """GET /c/CODE or /c/CODE/LANG: to the first page, remembering the code until the browser closes."""
    return _arrive_at(request, "")


def arrive_at_town(request: CitizenRequest) -> Response:
    """GET /c/CODE/LANG/town: to the page of the town that officers entered with the channel, or to the list of all."""
    door = request.site.doors.get(request.http.path_params["code"].lower(), NO_DOOR)
    towns = request.knowledge.municipalities if "towns" in request.knowledge.region.reach else {}
    if not towns:
        return _arrive_at(request, "")
    return _arrive_at(request, f"towns/{door.town}" if door.town in towns else "towns")


def _arrive_at(request: CitizenRequest, path: str) -> Response:
    params, site = request.http.path_params, request.site
    code, lang = params["code"].lower(), params.get("lang", "")
    if lang not in site.languages:
        lang = browser_language(request)
    response = RedirectResponse(f"/{lang}/{path}", 303, headers={**NO_STORE, "x-robots-tag": "noindex"})
    if not request.browser.conversation.answers:  # one that has begun stays with what began it
        channel = code if code in site.channels else OTHER
        request.remember(response, replace(request.browser, channel=channel))
    return response


def wrong_number(request: CitizenRequest) -> Response:
    """POST: the number of an office did not work."""
    ref = OfficeRef.parse(request.form.value("office"))
    if _way_in(request, ref) is None:
        raise HTTPException(404)
    counting.count_wrong_number(request, str(ref))
    response = request.redirect("wrong-number")
    forms = replace(request.browser.forms, wrong_number=str(ref))
    request.remember(response, replace(request.browser, forms=forms))
    return response


def thank(request: CitizenRequest) -> Response:
    """GET thanks for it, and another way in."""
    office = request.browser.forms.wrong_number
    way_in = _way_in(request, OfficeRef.parse(office)) if office else None
    if way_in is None:
        return lead_back(request)
    page, name = way_in
    return request.page("wrong_number", personal=True, page=page, search_words=name)


def _way_in(request: CitizenRequest, ref: OfficeRef) -> tuple[str, str] | None:
    """The page of an office and the words to find it by; None where no number of it is shown."""
    if ref.window == TOWN_HALL:
        town = request.knowledge.municipalities.get(ref.office)
        return (town.url.confirmed_text, request.t.town_hall(town)) if town and town.phone.confirmed_text else None
    office = request.knowledge.offices.get(ref.window, {}).get(ref.office)
    if office is None or not office.phone.confirmed_text:
        return None
    view = office_window_view(request.knowledge, office, request.now, request.t).all_offices[0]
    return view.page, view.search_words


ROUTES = (PageRoute("wrong-number", wrong_number, ("POST",)), PageRoute("wrong-number", thank))
WITHOUT_LANGUAGE = (
    PageRoute("c/{code}", arrive), PageRoute("c/{code}/{lang}", arrive), PageRoute("c/{code}/{lang}/town", arrive_at_town),
)  # fmt: skip
