"""Where people come from, and what they tell back: the short address of a channel, and a number that did not work.

Neither says anything of who: a channel's code is the same for everyone who saw the poster.
"""

from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from navigator.dialogue.result.catalogue import office_page
from navigator.usage.counts import OTHER
from navigator.web.forms import read_form
from navigator.web.site import PRIVATE, Site

from . import cookie, counting
from .public_pages import PublicPages


class CampaignLinks:
    """The handlers."""

    def __init__(self, site: Site) -> None:
        self.site, self.pages = site, PublicPages(site)

    async def channel(self, request: Request) -> Response:
        """GET /c/CODE or /c/CODE/LANG: to the first page, remembering the code until the browser closes."""
        code, lang = request.path_params["code"].lower(), request.path_params.get("lang", "")
        if lang not in self.site.languages:
            lang = self.pages.preferred(request)
        response = RedirectResponse(f"/{lang}/", 303, headers={**PRIVATE, "x-robots-tag": "noindex"})
        held = cookie.read(request, self.site.signer, self.site.knowledge)
        if not held.conversation.answers:  # one that has begun stays with what began it
            found = code if code in self.site.channels else OTHER
            cookie.write(response, request, self.site.signer, replace(held, channel=found))
        return response

    async def wrong_number(self, request: Request) -> Response:
        """POST: the number of an office did not work. Thanks, and another way in."""
        form, t = await read_form(request), self.site.page_translator(request)
        window, _, id = form.value("office").partition("/")
        office = self.site.knowledge.offices.get(window, {}).get(id)
        if office is None or not office.phone.confirmed_text:
            raise HTTPException(404)
        counting.wrong_number(self.site, f"{window}/{id}")
        door = office_page(self.site.knowledge, office, self.site.clock(), t)
        return self.site.page("citizen/wrong_number.html", t, personal=True, o=door.office, window=window)
