"""What every page needs: knowledge, words, templates, counts, and the moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from itsdangerous import URLSafeSerializer
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from navigator.dialogue import Tongue, tongue
from navigator.knowledge import Knowledge
from navigator.places import STATIC, TEMPLATES
from navigator.usage import Store

from .look import ajar, drawn
from .phrases import PHRASED, phrased
from .settings import Settings
from .static import Asset, Body, Styles

PRIVATE = {"cache-control": "no-store"}


@dataclass
class Site:
    """One region being served."""

    settings: Settings
    knowledge: Knowledge
    store: Store
    signer: URLSafeSerializer
    styles: Styles
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    env: Environment = field(default_factory=lambda: environment())
    first_pages: dict[str, Body] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=lambda: drawn(STATIC))

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

    def render(self, name: str, say: Tongue, **values: Any) -> str:
        """A page as text."""
        shared = {
            "_": say, "lang": say.lang, "root": f"/{say.lang}", "app": say(self.knowledge.region.app),
            "css_url": self.styles.url, "personal": False, "phrased": self.settings.phrases and say.lang == PHRASED,
            "icon_url": self.assets["icon.svg"].url, "script_url": self.assets["comfort.js"].url,
        }  # fmt: skip
        page = self.env.get_template(name).render(shared | values)
        return phrased(page) if shared["phrased"] else page

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
