"""What search engines are told: where every public page stands, or, while nobody runs the pages, to keep away.

Keeping away is said by a header of every answer (`headers.py`); robots.txt must then forbid nothing, or nobody reads it.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response

from navigator.knowledge.knowledge import Knowledge
from navigator.web.citizen.request import CitizenRequest, PageRoute

PAGES = ("", "windows", "schemes", "help", "phones", "about", "plan", "privacy", "accessibility", "contact")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


def robots(request: CitizenRequest) -> Response:
    """Every public page may be found; personal ones say noindex themselves."""
    lines = ["User-agent: *", "Disallow: /api/"]
    if is_found(request):
        lines.append(f"Sitemap: {_base(request)}/sitemap.xml")
    return PlainTextResponse("\n".join([*lines, ""]))


def sitemap(request: CitizenRequest) -> Response:
    """Every public page in every language; none while nobody runs the pages, or no public address is set."""
    if not is_found(request):
        raise HTTPException(404)
    paths = [*public_paths(request.knowledge)]
    places = (f"{_base(request)}/{lang}/{path}" for lang in request.site.languages for path in paths)
    urls = "".join(f"<url><loc>{escape(place)}</loc></url>" for place in places)
    return Response(f"{HEAD}{urls}</urlset>\n", media_type="application/xml")


def public_paths(knowledge: Knowledge) -> Iterator[str]:
    """The paths below a language of the pages that are the same for everyone."""
    yield from PAGES
    if knowledge.frequent_questions:
        yield "faq"
    yield from (f"windows/{id}" for id in knowledge.windows)
    yield from (f"schemes/{id}" for id in knowledge.schemes)
    if "towns" in knowledge.region.reach:
        yield "towns"
        yield from (f"towns/{code}" for code in knowledge.municipalities)


def is_found(request: CitizenRequest) -> bool:
    """Whether somebody runs the pages, at an address that is known."""
    return bool(request.knowledge.region.operator.name and request.site.settings.public_url)


def _base(request: CitizenRequest) -> str:
    return request.site.settings.public_url.rstrip("/")


WITHOUT_LANGUAGE = (PageRoute("robots.txt", robots), PageRoute("sitemap.xml", sitemap))
