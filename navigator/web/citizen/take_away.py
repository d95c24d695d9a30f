"""Small comforts: telephones without a line, the next opening in a calendar, the door as plain text to take along."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from navigator.dialogue.evaluation import Case, read_case
from navigator.dialogue.result.calendar import Appointment, appointment, ics
from navigator.dialogue.result.phonebook import phonebook
from navigator.dialogue.result.result import guidance_of
from navigator.dialogue.result.sheet import sheet, sheet_text
from navigator.dialogue.result.windows import Setting, setting
from navigator.dialogue.views import Door, Guidance, Office
from navigator.dialogue.wording.translation import Tongue
from navigator.knowledge.content.wording import PERSONAS
from navigator.paths import STATIC
from navigator.web.site import PRIVATE, Site
from navigator.web.static_files import body

from . import cookie

Handler = Callable[[Request], Awaitable[Response]]
FORGET = '"cookies", "storage"'  # what "erase" tells the browser to forget


def office_calendar(site: Site, office: Office | None, say: Tongue) -> str:
    """The address of the next opening of an office as a calendar file, "" when it is not certain."""
    if office is None or appointment(_anyone(site, say), _place(site, office)) is None:
        return ""
    return f"/{say.lang}/windows/{office.window}/{office.id}.ics"


def _anyone(site: Site, say: Tongue) -> Setting:
    now = site.clock().astimezone(site.knowledge.region.timezone).replace(tzinfo=None)
    return Setting(site.knowledge, now, PERSONAS[0], say)


def comforts_of(site: Site, found: Guidance, say: Tongue) -> dict[str, Any]:
    """What the result takes along: the first door as text, and its calendar file."""
    there = office_calendar(site, found.first.office, say)
    return {"kept": sheet_text(sheet(found, say)), "calendar": f"/{say.lang}/result.ics" if there else ""}


def _place(site: Site, office: Office) -> Any:
    return site.knowledge.offices[office.window][office.id]


class Comforts:
    """The handlers of the comforts."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.worker = body((STATIC / "sw.js").read_bytes())

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
        say = self.site.tongue(request)
        return self.site.page(
            "citizen/phones.html", say, groups=phonebook(self.site.knowledge, say), day=say.year(self.site.today)
        )

    async def manifest(self, request: Request) -> Response:
        """What makes the list of telephones a thing on the home screen."""
        say, files = self.site.tongue(request), self.site.assets
        start = f"/{say.lang}/phones"
        sizes = {"icon.svg": "any", "icon-192.png": "192x192", "icon-512.png": "512x512"}
        icons = [
            {"src": files[name].url, "sizes": size, "type": files[name].media_type}
            for name, size in sizes.items()
        ]
        return JSONResponse(
            {
                "name": say(self.site.knowledge.region.app), "short_name": say("電話番号の一覧"), "lang": say.lang,
                "id": start, "start_url": start, "scope": "/", "display": "minimal-ui", "background_color": "#fffcf6",
                "theme_color": "#fffcf6", "icons": icons,
            },
            media_type="application/manifest+json", headers={"cache-control": "no-cache"},
        )  # fmt: skip

    async def result_calendar(self, request: Request) -> Response:
        """The next opening of the first door of this conversation."""
        say = self.site.tongue(request)
        held = cookie.read(request, self.site.signer, self.site.knowledge)
        if not held.conversation.answers:
            raise HTTPException(404)
        case = read_case(self.site.knowledge, held.conversation, self.site.clock(), say)
        return self._calendar(self._first_door(case), say, PRIVATE)

    def _first_door(self, case: Case) -> Appointment | None:
        first: Door = guidance_of(case).first
        if first.office is None:
            return None
        return appointment(setting(case), _place(self.site, first.office), first.say)

    async def window_calendar(self, request: Request) -> Response:
        """The next opening of an office."""
        window, office = request.path_params["id"], request.path_params["office"]
        place = self.site.knowledge.offices.get(window, {}).get(office)
        if place is None:
            raise HTTPException(404)
        say = self.site.tongue(request)
        found = appointment(_anyone(self.site, say), place)
        return self._calendar(found, say, {"cache-control": "no-cache"})

    def _calendar(self, found: Appointment | None, say: Tongue, headers: dict[str, str]) -> Response:
        if found is None:
            raise HTTPException(404)
        name = f'attachment; filename="{say.lang}-call.ics"'
        text = ics(found, self.site.clock())
        return Response(text, headers={**headers, "content-disposition": name}, media_type="text/calendar")
