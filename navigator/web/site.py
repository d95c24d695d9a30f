"""What every page needs: knowledge, words, templates, counts, and the moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from threading import Event
from typing import Any

from itsdangerous import URLSafeSerializer
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from navigator.dialogue.wording.furigana import with_ruby
from navigator.dialogue.wording.phrase_breaks import PHRASED, phrased
from navigator.dialogue.wording.translation import NAMES, SOURCE, Tongue, tongue
from navigator.knowledge.confirmations import confirmed_over
from navigator.knowledge.load import Knowledge
from navigator.ledger.database import Ledger
from navigator.paths import STATIC, TEMPLATES
from navigator.settings import Settings
from navigator.usage.forwarding.central import Central
from navigator.usage.reader import Reader
from navigator.usage.store import Store
from navigator.usage.vocabulary import known_from

from .assets import ajar, drawn
from .ledger_watch import Freshness, Seen
from .published_figures import Published
from .static_files import Asset, Body, Styles

PRIVATE = {"cache-control": "no-store"}
HERE = {
    f"citizen/{name}.html": name for name in ("talk", "result", "sheet", "windows", "schemes", "phones", "plan", "privacy", "help")
}
"""Where a page stands below its language, so that the language can be changed in place."""


@dataclass
class Site:
    """One region being served."""

    settings: Settings
    knowledge: Knowledge
    store: Store
    signer: URLSafeSerializer
    styles: Styles
    ledger: Ledger
    staff_styles: Styles
    card_styles: Styles
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    env: Environment = field(default_factory=lambda: environment())
    first_pages: dict[str, Body] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=lambda: drawn(STATIC))
    channels: frozenset[str] = frozenset()  # the codes that officers made
    leaving: Event = field(default_factory=Event)  # set when the process was asked to end

    published: Published = field(init=False)

    def __post_init__(self) -> None:
        """The knowledge of the files stands beneath what officers confirm."""
        self.written = self.knowledge
        url = self.settings.database_url
        self.reader: Reader = Central.open(url) if url else self.store
        self.published = Published(self)
        self.freshness = Freshness(self.ledger, self.settings.data_dir / "ledger-seen.json", self.use)

    def use(self, seen: Seen) -> None:
        """Serve what officers confirmed and made, from the next page on. Each assignment is whole."""
        self.knowledge = confirmed_over(self.written, seen.confirmations)
        self.channels = seen.channels
        self.store.know(known_from(self.written, seen.channels))

    @property
    def today(self) -> date:
        """The region's day."""
        return self.clock().astimezone(self.knowledge.region.timezone).date()

    def tongue(self, request: Request) -> Tongue:
        """The language of the page."""
        lang = request.path_params.get("lang", self.languages[0])
        return self.speak(lang if lang in self.languages else self.languages[0])

    def speak(self, lang: str) -> Tongue:
        """A language by its code."""
        return tongue(lang, self.settings.region / "content" / "locale")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages offered; the first is the source."""
        return self.knowledge.region.languages

    def render(self, name: str, say: Tongue, /, **values: Any) -> str:
        """A page as text."""
        wraps = self.settings.phrases and say.lang == PHRASED and not name.startswith("staff/")
        shared = {
            "_": say, "lang": say.tag, "root": f"/{say.lang}", "app": say(self.knowledge.region.app),
            "css_url": self.styles.url, "personal": False, "phrased": wraps,
            "icon_url": self.assets["icon.svg"].url, "script_url": self.assets["comfort.js"].url,
            "tongues": self.tongues(say), "here": HERE.get(name, ""), "reviewed": say.reviewed,
            "public_url": self.settings.public_url.rstrip("/"),
        }  # fmt: skip
        page = self.env.get_template(name).render(shared | values)
        page = page if say.lang == SOURCE else with_ruby(page)
        return phrased(page) if wraps else page

    def tongues(self, say: Tongue) -> tuple[tuple[str, str, str, bool], ...]:
        """The languages to choose from: (code, tag, its own name, whether it is the one of the page)."""
        known = ((code, Tongue(code).tag, NAMES.get(code, code)) for code in self.languages)
        return tuple((code, tag, name, code == say.lang) for code, tag, name in known)

    def page(
        self, name: str, say: Tongue, status: int = 200, *, personal: bool = False, **values: Any
    ) -> Response:
        """A page as an answer; a personal one is kept nowhere."""
        text = self.render(name, say, personal=personal, **values)
        return HTMLResponse(text, status, headers=PRIVATE if personal else {"cache-control": "no-cache"})


def environment() -> Environment:
    """Templates: escaped, strict, compiled once."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, auto_reload=False, cache_size=200,
    )  # fmt: skip
    env.filters["ajar"] = ajar
    return env
