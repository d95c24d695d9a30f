"""The application: one region, its pages and its interface."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from itsdangerous import URLSafeSerializer
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, RedirectResponse, Response

from navigator.dialogue.wording.translation import N_
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.load import load
from navigator.ledger.database import Ledger
from navigator.paths import STATIC
from navigator.settings import Settings
from navigator.usage.store import Store
from navigator.usage.vocabulary import vocabulary_of
from navigator.web.api import statistics
from navigator.web.api.reference import docs_page
from navigator.web.api.routes import refusal, router
from navigator.web.citizen.campaign_links import CampaignLinks
from navigator.web.citizen.conversation import ConversationPages
from navigator.web.citizen.public_pages import PublicPages
from navigator.web.citizen.take_away import TakeAwayPages
from navigator.web.staff.app import add_staff

from .gallery import gallery
from .headers import SecurityHeaders, policy
from .lifespan import lifespan
from .shutdown import ShutdownMiddleware
from .site import Site
from .static_files import read_styles
from .warm_up import warm_up

Handler = Callable[[Request], Awaitable[Response]]
WORDS = {
    403: (N_("この操作はできませんでした"), N_("ほかのページから送られた操作のようです。はじめのページから、もう一度お試しください。")),
    404: (N_("ページが見つかりません"), N_("アドレスが変わったか、まちがっているようです。はじめのページから探してみてください。")),
    405: (N_("このページは開けません"), N_("はじめのページから、もう一度お試しください。")),
    413: (N_("文が長すぎました"), N_("もう少し短くして、もう一度お試しください。")),
    422: (N_("うまく読みとれませんでした"), N_("はじめのページから、もう一度お試しください。")),
    500: (N_("うまく動きませんでした"), N_("ごめんなさい。少し待ってから、もう一度お試しください。お急ぎのときは、窓口の一覧から電話できます。")),  # noqa: E501
}  # fmt: skip


def make_site(
    settings: Settings | None = None, clock: Callable[[], datetime] | None = None, knowledge: Knowledge | None = None
) -> Site:
    """Load the region, unless it is given; a bad one refuses to serve (KnowledgeError)."""
    settings = settings or Settings()
    knowledge = knowledge or load(settings.region)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    site = Site(
        settings, clock or (lambda: datetime.now(UTC)), knowledge, Store.open(settings.counts, vocabulary_of(knowledge)),
        Ledger.open(settings.database_url, settings.data_dir), URLSafeSerializer(settings.signing_secret(), salt="talk"),
        read_styles(STATIC), read_styles(STATIC, "staff"), read_styles(STATIC, "card"),
    )  # fmt: skip
    site.freshness.start()
    return site


def create_app(
    settings: Settings | None = None, clock: Callable[[], datetime] | None = None, knowledge: Knowledge | None = None
) -> FastAPI:
    """The application over a region."""
    site = make_site(settings, clock, knowledge)
    app = FastAPI(
        title="Support navigator", version="1", openapi_url="/api/openapi.json", docs_url=None, redoc_url=None,
        lifespan=lifespan(site, warm_up),
    )  # fmt: skip
    app.state.site = site
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(SecurityHeaders, csp=policy(site.styles.hash))
    app.add_middleware(ShutdownMiddleware, leaving=site.leaving)
    app.include_router(router(site))
    app.include_router(statistics.router(site))
    add_staff(app, site)
    _routes(app, site)
    _errors(app, site)
    return app


def _routes(app: FastAPI, site: Site) -> None:
    pages, talk, comforts = PublicPages(site), ConversationPages(site), TakeAwayPages(site)
    lang = "{lang:str}"
    app.add_route("/", pages.root)
    app.add_route("/api/docs", docs_page(app))
    app.add_route(site.styles.url, pages.style)
    for path, handler in comforts.files():
        app.add_route(path, handler)
    if site.settings.dev:
        app.add_route("/dev/parts", gallery(site))
    arrivals = CampaignLinks(site)
    app.add_route("/c/{code}", arrivals.channel)
    app.add_route("/c/{code}/{lang}", arrivals.channel)
    for path, handler, methods in (
        ("", pages.first, ["GET"]), ("talk", talk.show, ["GET"]), ("talk", talk.answer, ["POST"]),
        ("talk/undo", talk.undo, ["POST"]), ("talk/say", talk.free_text, ["POST"]), ("talk/none", talk.none, ["POST"]),
        ("result", talk.result, ["GET"]), ("sheet", talk.sheet, ["GET", "POST"]),
        ("erase", talk.erase, ["POST"]), ("windows", pages.windows, ["GET"]), ("windows", pages.find, ["POST"]),
        ("windows/{id}", pages.window, ["GET"]), ("schemes", pages.schemes, ["GET"]),
        ("schemes/{id}", pages.scheme, ["GET"]), ("plan", pages.plan, ["GET"]), ("privacy", pages.privacy, ["GET"]),
        ("help", pages.help, ["GET"]), ("wrong-number", arrivals.wrong_number, ["POST"]),
        ("count/{window}", talk.contact, ["POST"]),
    ):  # fmt: skip
        app.add_route(f"/{lang}/{path}", _in_language(site, handler), methods=methods)
    for path, handler in comforts.pages():
        app.add_route(f"/{lang}/{path}", _in_language(site, handler), methods=["GET"])


def _in_language(site: Site, handler: Handler) -> Handler:
    """Serve under a language that is offered; send any other to the first."""

    async def serve(request: Request) -> Response:
        lang = request.path_params["lang"]
        if lang not in site.languages:
            if lang in ("api", "static") or len(lang) > 12:
                raise HTTPException(404)
            rest = quote(request.url.path.split("/", 2)[2])
            return RedirectResponse(f"/{site.languages[0]}/{rest}", 302)
        return await handler(request)

    return serve


def _errors(app: FastAPI, site: Site) -> None:
    async def kind_page(request: Request, status: int, headers: Mapping[str, str] | None = None) -> Response:
        t = site.page_translator(request)
        title, text = WORDS.get(status, WORDS[500])
        if request.url.path.startswith("/api/"):
            body = {"error": {"field": "", "value": None, "nearest": "", "message": str(status)}}
            return JSONResponse(body, status, headers=headers)
        response = site.page(
            "citizen/error.html", t, status, personal=True, title=t(title), text=t(text)
        )
        response.headers.update(headers or {})
        return response

    async def known(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return await kind_page(request, error.status_code, error.headers)

    async def broken(request: Request, _error: Exception) -> Response:
        return await kind_page(request, 500)

    async def invalid(_request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"] if part != "body")
        value = first.get("input")
        return refusal(
            field, value if isinstance(value, str | int | float | None) else None, "", str(first["msg"])
        )

    app.add_exception_handler(HTTPException, known)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(Exception, broken)
