"""What people see while there are too many of them: that nothing is lost, and every telephone."""

from starlette.requests import Request
from starlette.responses import Response

from navigator.dialogue.result.take_along.phonebook import phonebook
from navigator.dialogue.wording.translation import Translator

from .error_response import error_response
from .negotiation import preferred_encoding
from .process.busy import AGAIN_AFTER
from .rendering.static_files import EncodedBody, encode_body
from .site import NO_STORE, Site

STATUS, PAGE_TYPE = 503, "text/html; charset=utf-8"
HEADERS = {**NO_STORE, "retry-after": AGAIN_AFTER}


def busy_answer(site: Site, request: Request) -> Response:
    """In the language of the path; a program gets JSON."""
    if request.url.path.startswith("/api/"):
        response: Response = error_response(STATUS, "Too many requests at once. Ask again after a while.")
        response.headers.update(HEADERS)
        return response
    coding = preferred_encoding(request.headers.get("accept-encoding", ""), ("gzip",))
    response = busy_page(site, site.page_translator(request)).coded(coding, PAGE_TYPE, HEADERS)
    response.status_code = STATUS
    return response


def busy_page(site: Site, t: Translator) -> EncodedBody:
    """Rendered once for each language, of the edition and the numbers that are served."""
    pages = site.busy_pages  # others come with other numbers: what is rendered of these stays with these
    if t.lang not in pages:
        text = site.render("citizen/busy.html", t, groups=phonebook(site.knowledge, t, site.today))
        pages[t.lang] = encode_body(text.encode("utf-8"))
    return pages[t.lang]
