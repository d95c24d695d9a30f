"""What people take along: telephones that are there without a network, the next opening in a calendar."""

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from navigator.dialogue.evaluation import local_time
from navigator.dialogue.result.calendar import Appointment, appointment, calendar_file
from navigator.dialogue.result.calls import ViewContext
from navigator.dialogue.result.result import first_appointment, result_view
from navigator.dialogue.result.take_along.phonebook import phonebook
from navigator.dialogue.result.views import OfficeView
from navigator.knowledge.content.offices import Office
from navigator.knowledge.content.wording import PERSONAS
from navigator.paths import STATIC
from navigator.web.errors import get_or_404
from navigator.web.rendering.static_files import encode_body
from navigator.web.site import NO_STORE

from .request import CitizenRequest, PageRoute

REVALIDATE = {"cache-control": "no-cache"}
PAPER = "#fffcf6"


def office_calendar(request: CitizenRequest, office: OfficeView | None) -> str:
    """The address of the next opening of an office as a calendar file, "" when it is not certain."""
    if office is None or appointment(_anyone(request), office.window, _office(request, office)) is None:
        return ""
    return f"/{request.t.lang}/windows/{office.window}/{office.id}.ics"


def _anyone(request: CitizenRequest) -> ViewContext:
    """Of whom nothing is known."""
    return ViewContext(request.knowledge, local_time(request.knowledge, request.now), PERSONAS[0], request.t)


def _office(request: CitizenRequest, view: OfficeView) -> Office:
    return request.knowledge.offices[view.window][view.id]


def show_phones(request: CitizenRequest) -> Response:
    """Every confirmed telephone."""
    groups = phonebook(request.knowledge, request.t, request.today)
    return request.page("phones", groups=groups, day=request.t.year(request.today))


def manifest(request: CitizenRequest) -> Response:
    """What makes the list of telephones a thing on the home screen."""
    t, files = request.t, request.site.assets
    start = f"/{t.lang}/phones"
    sizes = {"icon.svg": "any", "icon-192.png": "192x192", "icon-512.png": "512x512"}
    icons = [{"src": files[name].url, "sizes": size, "type": files[name].media_type} for name, size in sizes.items()]
    return JSONResponse(
        {
            "name": t(request.knowledge.region.app), "short_name": t("電話番号の一覧"), "lang": t.lang, "id": start,
            "start_url": start, "scope": "/", "display": "minimal-ui", "background_color": PAPER, "theme_color": PAPER,
            "icons": icons,
        },
        media_type="application/manifest+json", headers=REVALIDATE,
    )  # fmt: skip


def result_calendar(request: CitizenRequest) -> Response:
    """The next opening of the first window of this conversation."""
    conversation = request.browser.conversation
    if not conversation.answers:
        raise HTTPException(404)
    evaluation = request.evaluate(conversation)
    event = first_appointment(evaluation, result_view(evaluation).first)
    return _calendar_file(request, event, NO_STORE)


def office_calendar_file(request: CitizenRequest) -> Response:
    """The next opening of an office."""
    params = request.http.path_params
    office = get_or_404(get_or_404(request.knowledge.offices, params["id"]), params["office"])
    return _calendar_file(request, appointment(_anyone(request), office.window, office), REVALIDATE)


def _calendar_file(request: CitizenRequest, event: Appointment | None, headers: dict[str, str]) -> Response:
    if event is None:
        raise HTTPException(404)
    headers = {**headers, "content-disposition": f'attachment; filename="{request.t.lang}-call.ics"'}
    return Response(calendar_file(event, request.now), headers=headers, media_type="text/calendar")


def service_worker(request: CitizenRequest) -> Response:
    """Asked for anew each time, so that a change reaches every phone."""
    body = encode_body((STATIC / "sw.js").read_bytes())
    return body.answer(request.http, "text/javascript; charset=utf-8", REVALIDATE)


ROUTES = (
    PageRoute("phones", show_phones),
    PageRoute("app.webmanifest", manifest),
    PageRoute("result.ics", result_calendar),
    PageRoute("windows/{id}/{office}.ics", office_calendar_file),
)
WITHOUT_LANGUAGE = (PageRoute("sw.js", service_worker),)
