"""Where people come from, and what they tell back: the short address of a channel, and a number that did not work.

Neither says anything of who: a channel's code is the same for everyone who saw the poster.
"""

from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from navigator.dialogue.result.catalogue import office_window_view
from navigator.knowledge.content.office_ref import TOWN_HALL, OfficeRef
from navigator.usage.counts import OTHER
from navigator.web.errors import get_or_404
from navigator.web.site import NO_STORE

from . import counting
from .conversation import lead_back
from .public_pages import browser_language
from .request import CitizenRequest, PageRoute


def arrive(request: CitizenRequest) -> Response:
    """GET /c/CODE or /c/CODE/LANG: to the first page, remembering the code until the browser closes."""
    params, site = request.http.path_params, request.site
    code, lang = params["code"].lower(), params.get("lang", "")
    if lang not in site.languages:
        lang = browser_language(request)
    response = RedirectResponse(f"/{lang}/", 303, headers={**NO_STORE, "x-robots-tag": "noindex"})
    if not request.browser.conversation.answers:  # one that has begun stays with what began it
        channel = code if code in site.channels else OTHER
        request.remember(response, replace(request.browser, channel=channel))
    return response


def wrong_number(request: CitizenRequest) -> Response:
    """POST: the number of an office did not work. Thanks, and another way in."""
    ref = OfficeRef.parse(request.form.value("office"))
    if ref.window == TOWN_HALL:
        town = get_or_404(request.knowledge.municipalities, ref.office)
        phone, page, name = town.phone, town.url.confirmed_text, request.t.town_hall(town)
    else:
        office = get_or_404(get_or_404(request.knowledge.offices, ref.window), ref.office)
        view = office_window_view(request.knowledge, office, request.now, request.t).all_offices[0]
        phone, page, name = office.phone, view.page, view.search_words
    if not phone.confirmed_text:
        raise HTTPException(404)
    counting.count_wrong_number(request, str(ref))
    return request.page("wrong_number", personal=True, page=page, search_words=name)


ROUTES = (PageRoute("wrong-number", wrong_number, ("POST",)), PageRoute("wrong-number", lead_back))
WITHOUT_LANGUAGE = (PageRoute("c/{code}", arrive), PageRoute("c/{code}/{lang}", arrive))
