"""The application: one region, its pages and its interface."""

import gc
from collections.abc import Callable
from datetime import UTC, datetime

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig

from navigator.kept_files import KeptFiles, kept_files
from navigator.knowledge.files.shown_texts import keep_texts_in
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.load import load
from navigator.language.classifiers.encoder import keep_arrays_in
from navigator.ledger.database import Ledger
from navigator.paths import STATIC
from navigator.settings import Settings
from navigator.web.api import line_webhook, open_data, routes, statistics
from navigator.web.api.reference import ABOUT, docs_page
from navigator.web.citizen.app import add_citizen, citizen_pages
from navigator.web.cookie_seal import CookieSeal
from navigator.web.loading.kept_region import kept_region
from navigator.web.loading.staff_door import StaffDoor, style_routes
from navigator.web.process.body_limits import BodyLimits
from navigator.web.process.busy import Busy
from navigator.web.process.cookie_names import CookieNames
from navigator.web.process.lifespan import lifespan
from navigator.web.process.public_address import PublicAddress
from navigator.web.process.ready_pages import ReadyPages
from navigator.web.process.shutdown import ShutdownMiddleware
from navigator.web.process.warm_up import warm_up, warm_up_beside, warm_up_whole
from navigator.web.rendering.static_files import read_styles

from .busy_page import busy_answer
from .errors import Faults, add_error_answers, refusal
from .gallery import gallery
from .headers import AddedHeaders, Compression, SecurityHeaders, policy
from .language_routes import LanguageRoutes
from .site import Site

NO_TELEMETRY: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False}  # nothing tells of a visit, whatever is installed


def make_site(
    settings: Settings | None = None, clock: Callable[[], datetime] | None = None, knowledge: Knowledge | None = None
) -> Site:
    """Load the region, unless it is given; a bad one refuses to serve (KnowledgeError)."""
    settings = settings or Settings()
    secret = settings.signing_secret()
    settings.prepare_data_dir()
    kept = kept_files(settings.cache_dir, secret)
    knowledge = knowledge or kept_region(settings.region, kept, load)
    keep_arrays_in(KeptFiles(kept.folder))  # the same for every secret, and not signed anew with each (ADR 0069)
    keep_texts_in(kept)
    site = Site(
        settings, clock or (lambda: datetime.now(UTC)), knowledge,
        Ledger.open(settings.database_url, settings.data_dir, settings.audit_secret()), CookieSeal(settings.all_secrets()),
        read_styles(STATIC), read_styles(STATIC, "staff"), read_styles(STATIC, "card"),
        read_styles(STATIC, "town"), read_styles(STATIC, "door"),
    )  # fmt: skip
    site.ledger_watch.start()
    return site


def create_app(
    settings: Settings | None = None, clock: Callable[[], datetime] | None = None, knowledge: Knowledge | None = None
) -> FastAPI:
    """The application over a region."""
    site = make_site(settings, clock, knowledge)
    app = FastAPI(
        title="Support navigator", version="1", description=ABOUT, openapi_url="/api/openapi.json", docs_url=None, redoc_url=None,
        lifespan=lifespan(site, warm_up, warm_up_beside), telemetry=NO_TELEMETRY,
    )  # fmt: skip
    app.state.site = site
    pages = citizen_pages(site)
    app.add_middleware(
        LanguageRoutes, routes=pages, languages=lambda: site.languages, refusal=lambda request, error: refusal(site, request, error)
    )
    app.add_middleware(Faults, site=site)
    app.add_middleware(BodyLimits, leaving=site.leaving)
    app.add_middleware(Compression, minimum_size=1000, compresslevel=5)
    app.add_middleware(Busy, page=lambda request: busy_answer(site, request))
    csp = policy(site.styles.hash, site.knowledge.region.exit_page)
    added = AddedHeaders(csp, is_found=lambda: bool(site.knowledge.region.operator.name))
    app.add_middleware(SecurityHeaders, added=added)
    app.add_middleware(CookieNames)
    app.add_middleware(ReadyPages, pages=lambda: site.first_pages, added=added)
    app.add_middleware(ShutdownMiddleware, leaving=site.leaving)
    names = frozenset(site.settings.proxy_names.lower().split())
    app.add_middleware(PublicAddress, address=site.settings.address(), proxy_names=names)
    app.include_router(routes.router(site))
    app.include_router(statistics.router(site))
    app.include_router(open_data.router(site))
    app.include_router(line_webhook.router(site))
    app.state.staff_door = StaffDoor(site)
    app.router.routes += [*style_routes(site), app.state.staff_door]
    app.add_route("/api/docs", docs_page(app))
    if site.settings.dev:
        app.add_route("/dev/parts", gallery(site))
    add_citizen(app, site, pages)
    add_error_answers(app, site)
    return app


def create_app_to_fork() -> FastAPI:
    """The application for workers that are forked from this process: whole, and without a connection or a thread."""
    app = create_app()
    app.state.staff_door.open()
    warm_up_whole(app.state.site)
    app.state.site.close_connections()
    gc.collect()
    gc.freeze()  # the collector writes on whatever it looks at: what is written on is shared no more
    return app
