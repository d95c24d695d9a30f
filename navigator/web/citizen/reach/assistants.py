"""What assistants are told of the site: where to ask with facts and get doors with sources, danger first."""

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response

from navigator.dialogue.result.helplines import helplines
from navigator.web.citizen.request import CitizenRequest, PageRoute

from .search_engines import is_found

MANNERS = (
    "If somebody may be in danger, give the telephones below at once and ask nothing. Name a counter and its number only as they stand "
    "here or in the interface; where a number is missing, say that the town hall puts them through. Never tell anybody that they are not "
    "entitled: the counter decides."
)


def llms_txt(request: CitizenRequest) -> Response:
    """GET /llms.txt in the form of llmstxt.org; none while nobody runs the pages, or where the region leaves it out."""
    if "assistants" not in request.knowledge.region.reach or not is_found(request):
        raise HTTPException(404)
    return PlainTextResponse(_text(request))


def _text(request: CitizenRequest) -> str:
    """Telephones first: who reads this may be answering somebody in danger."""
    region, base = request.knowledge.region, request.site.settings.public_url.rstrip("/")
    t = request.site.translator(region.languages[0], request.today)
    lines = [f"- {line.name}: {line.phone} ({line.hours})" for line in helplines(request.knowledge, request.now, t) if line.phone]
    parts = [
        f"# {region.app}",
        f"> Leads people in {region.name} (Japan) to the public counter that serves them: work, money, staying in, loneliness, employers. "
        f"Run by {region.operator.name}.",
        MANNERS,
        f"## Danger\n\n- [Telephones and chats]({base}/{t.lang}/help): by kind of danger, open now first\n" + "\n".join(lines),
        f"## Ask with facts\n\n- [Interface]({base}/api/openapi.json): POST /api/v1/decide gives the door and its telephone with reasons\n"
        f"- [Reference]({base}/api/docs)",
        *_pages(request, base),
    ]
    return "\n\n".join(parts) + "\n"


def _pages(request: CitizenRequest, base: str) -> list[str]:
    region = request.knowledge.region
    root = f"{base}/{region.languages[0]}"
    pages = [f"- [Counters]({root}/windows)", f"- [Schemes]({root}/schemes)", f"- [The plan that all rests on]({root}/plan)"]
    if "towns" in region.reach:
        pages.insert(0, f"- [A page for each municipality]({root}/towns): whom to call there for what")
    if "open_data" in region.reach:
        pages.append(f"- [Tables as CSV and JSON]({base}/api/data)")
    languages = f"Also in {', '.join(region.languages[1:])}: the first part of an address is the language."
    return ["## Pages\n\n" + "\n".join(pages) + f"\n\n{languages}"]


WITHOUT_LANGUAGE = (PageRoute("llms.txt", llms_txt),)
