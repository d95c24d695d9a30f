"""What every page needs: knowledge, words, templates, counts, and the moment."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event
from typing import Any

from itsdangerous import URLSafeSerializer
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from navigator.dialogue import Tongue, tongue
from navigator.knowledge import Knowledge, confirmed_over
from navigator.ledger import Ledger
from navigator.places import TEMPLATES
from navigator.usage import Central, Reader, Store, known_from

from .figures import Figures
from .freshness import Freshness, Seen
from .published import Published
from .settings import Settings
from .static import Body, Styles

PRIVATE = {"cache-control": "no-store"}


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
    channels: frozenset[str] = frozenset()  # the codes that officers made
    leaving: Event = field(default_factory=Event)  # set when the process was asked to end

    published: Published = field(init=False)
    figures: Figures = field(init=False)

    def __post_init__(self) -> None:
        """The knowledge of the files stands beneath what officers confirm."""
        self.written = self.knowledge
        url = self.settings.database_url
        self.reader: Reader = Central.open(url) if url else self.store
        self.published = self.figures = Published(self)
        self.freshness = Freshness(self.ledger, self.settings.data_dir / "ledger-seen.json", self.use)

    def use(self, seen: Seen) -> None:
        """Serve what officers confirmed and made, from the next page on. Each assignment is whole."""
        self.knowledge = confirmed_over(self.written, seen.confirmations)
        self.channels = seen.channels
        self.store.know(known_from(self.written, seen.channels))

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
        shared = {
            "_": say, "lang": say.lang, "root": f"/{say.lang}", "app": say(self.knowledge.region.app),
            "css_url": self.styles.url, "personal": False,
        }  # fmt: skip
        return self.env.get_template(name).render(shared | values)

    def page(
        self, name: str, say: Tongue, status: int = 200, *, personal: bool = False, **values: Any
    ) -> Response:
        """A page as an answer; a personal one is kept nowhere."""
        text = self.render(name, say, personal=personal, **values)
        return HTMLResponse(text, status, headers=PRIVATE if personal else {"cache-control": "no-cache"})


def environment() -> Environment:
    """Templates: escaped, strict, compiled once."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, auto_reload=False, cache_size=200,
    )  # fmt: skip
