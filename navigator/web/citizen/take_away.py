"""Small comforts: telephones without a line, the next opening in a calendar, the door as plain text to take along."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from navigator.dialogue.evaluation import Evaluation, evaluate_conversation
from navigator.dialogue.result.calendar import Appointment, appointment, ics
from navigator.dialogue.result.phonebook import phonebook
from navigator.dialogue.result.result import result_of
from navigator.dialogue.result.sheet import sheet_lines, sheet_text
from navigator.dialogue.result.views import OfficeView, ResultView, WindowView
from navigator.dialogue.result.windows import ViewContext, context_of
from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.wording import PERSONAS
from navigator.paths import STATIC
from navigator.web.site import PRIVATE, Site
from navigator.web.static_files import encode_body

from . import cookie

Handler = Callable[[Request], Awaitable[Response]]
FORGET = '"cookies", "storage"'  # what "erase" tells the browser to forget


def office_calendar(site: Site, office: OfficeView | None, t: Translator) -> str:
    """The address of the next opening of an office as a calendar file, "" when it is not certain."""
    if office is None or appointment(_anyone(site, t), _place(site, office)) is None:
        return ""
    return f"/{t.lang}/windows/{office.window}/{office.id}.ics"


def _anyone(site: Site, t: Translator) -> ViewContext:
    now = site.clock().astimezone(site.knowledge.region.timezone).replace(tzinfo=None)
    return ViewContext(site.knowledge, now, PERSONAS[0], t)


def take_away_of(site: Site, found: ResultView, t: Translator) -> dict[str, Any]:
    """What the result takes along: the first door as text, and its calendar file."""
    there = office_calendar(site, found.first.office, t)
    return {"kept": sheet_text(sheet_lines(found, t)), "calendar": f"/{t.lang}/result.ics" if there else ""}


def _place(site: Site, office: OfficeView) -> Any:
    return site.knowledge.offices[office.window][office.id]


class TakeAwayPages:
    """The handlers of the comforts."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.worker = encode_body((STATIC / "sw.js").read_bytes())

    def files(self) -> list[tuple[str, Handler]]:
        """Files outside the languages: those with their content in the address, and the worker."""
        return [
            *((found.url, self._file(name)) for name, found in self.site.assets.items()),
            ("/sw.js", self.sw),
            ("/robots.txt", self.robots),
        ]

    def pages(self) -> list[tuple[str, Handler]]:
        """Pages in each language."""
        return [
            ("phones", self.phones), ("app.webmanifest", self.manifest), ("result.ics", self.result_calendar),
            ("windows/{id}/{office}.ics", self.window_calendar),
        ]  # fmt: skip

    def _file(self, name: str) -> Handler:
        async def serve(request: Request) -> Response:
            return self.site.assets[name].answer(request)

        return serve

    async def sw(self, request: Request) -> Response:
        """The worker; asked for anew each time, so that a change reaches every phone."""
        return self.worker.answer(request, "text/javascript; charset=utf-8", {"cache-control": "no-cache"})

    async def robots(self, _request: Request) -> Response:
        """Every public page may be found; personal ones say noindex themselves."""
        return PlainTextResponse("User-agent: *\nDisallow: /api/\n")

    async def phones(self, request: Request) -> Response:
        """Every confirmed telephone."""
        t = self.site.page_translator(request)
        return self.site.page(
            "citizen/phones.html", t, groups=phonebook(self.site.knowledge, t), day=t.year(self.site.today)
        )

    async def manifest(self, request: Request) -> Response:
        """What makes the list of telephones a thing on the home screen."""
        t, files = self.site.page_translator(request), self.site.assets
        start = f"/{t.lang}/phones"
        sizes = {"icon.svg": "any", "icon-192.png": "192x192", "icon-512.png": "512x512"}
        icons = [
            {"src": files[name].url, "sizes": size, "type": files[name].media_type}
            for name, size in sizes.items()
        ]
        return JSONResponse(
            {
                "name": t(self.site.knowledge.region.app), "short_name": t("電話番号の一覧"), "lang": t.lang,
                "id": start, "start_url": start, "scope": "/", "display": "minimal-ui", "background_color": "#fffcf6",
                "theme_color": "#fffcf6", "icons": icons,
            },
            media_type="application/manifest+json", headers={"cache-control": "no-cache"},
        )  # fmt: skip

    async def result_calendar(self, request: Request) -> Response:
        """The next opening of the first door of this conversation."""
        t = self.site.page_translator(request)
        held = cookie.read(request, self.site.signer, self.site.knowledge)
        if not held.conversation.answers:
            raise HTTPException(404)
        case = evaluate_conversation(self.site.knowledge, held.conversation, self.site.clock(), t)
        return self._calendar(self._first_door(case), t, PRIVATE)

    def _first_door(self, case: Evaluation) -> Appointment | None:
        first: WindowView = result_of(case).first
        if first.office is None:
            return None
        return appointment(context_of(case), _place(self.site, first.office), first.say)

    async def window_calendar(self, request: Request) -> Response:
        """The next opening of an office."""
        window, office = request.path_params["id"], request.path_params["office"]
        place = self.site.knowledge.offices.get(window, {}).get(office)
        if place is None:
            raise HTTPException(404)
        t = self.site.page_translator(request)
        found = appointment(_anyone(self.site, t), place)
        return self._calendar(found, t, {"cache-control": "no-cache"})

    def _calendar(self, found: Appointment | None, t: Translator, headers: dict[str, str]) -> Response:
        if found is None:
            raise HTTPException(404)
        name = f'attachment; filename="{t.lang}-call.ics"'
        text = ics(found, self.site.clock())
        return Response(text, headers={**headers, "content-disposition": name}, media_type="text/calendar")
