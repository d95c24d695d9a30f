"""What every page needs: knowledge, words, templates, counts, and the moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from threading import Event
from typing import Any

from itsdangerous import URLSafeSerializer
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from navigator.dialogue.wording.furigana import readings_as_ruby
from navigator.dialogue.wording.phrase_breaks import PHRASED, with_phrase_breaks
from navigator.dialogue.wording.translation import LANGUAGE_NAMES, SOURCE_LANGUAGE, Translator, translator
from navigator.knowledge.confirmations import apply_confirmations
from navigator.knowledge.knowledge import Knowledge
from navigator.ledger.database import Ledger
from navigator.paths import STATIC
from navigator.settings import Settings
from navigator.usage.forwarding.central import Central
from navigator.usage.reader import CountReader
from navigator.usage.store import Store
from navigator.usage.vocabulary import vocabulary_of

from .assets import read_assets
from .ledger_watch import LedgerSnapshot, LedgerWatch
from .published_figures import PublishedFigures
from .static_files import Asset, EncodedBody, Styles
from .templating import Templates

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
    templates: Templates = field(default_factory=Templates)
    first_pages: dict[str, EncodedBody] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=lambda: read_assets(STATIC))
    channels: frozenset[str] = frozenset()  # the codes that officers made
    leaving: Event = field(default_factory=Event)  # set when the process was asked to end

    published: PublishedFigures = field(init=False)

    def __post_init__(self) -> None:
        """The knowledge of the files stands beneath what officers confirm."""
        self.file_knowledge = self.knowledge
        url = self.settings.database_url
        self.reader: CountReader = Central.open(url) if url else self.store
        self.published = PublishedFigures(self)
        self.freshness = LedgerWatch(self.ledger, self.settings.data_dir / "ledger-seen.json", self.apply_snapshot)

    def apply_snapshot(self, seen: LedgerSnapshot) -> None:
        """Serve what officers confirmed and made, from the next page on. Each assignment is whole."""
        self.knowledge = apply_confirmations(self.file_knowledge, seen.confirmations)
        self.channels = seen.channels
        self.store.know(vocabulary_of(self.file_knowledge, seen.channels))

    @property
    def today(self) -> date:
        """The region's day."""
        return self.clock().astimezone(self.knowledge.region.timezone).date()

    def page_translator(self, request: Request) -> Translator:
        """The language of the page."""
        lang = request.path_params.get("lang", self.languages[0])
        return self.translator(lang if lang in self.languages else self.languages[0])

    def translator(self, lang: str) -> Translator:
        """A language by its code."""
        return translator(lang, self.settings.region / "content" / "locale")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages offered; the first is the source."""
        return self.knowledge.region.languages

    def render(self, name: str, t: Translator, /, **values: Any) -> str:
        """A page as text."""
        wraps = self.settings.phrases and t.lang == PHRASED and not name.startswith("staff/")
        shared = {
            "app": t(self.knowledge.region.app), "css_url": self.styles.url, "personal": False, "phrased": wraps,
            "icon_url": self.assets["icon.svg"].url, "script_url": self.assets["comfort.js"].url,
            "tongues": self.language_links(t), "here": HERE.get(name, ""), "reviewed": t.reviewed,
            "public_url": self.settings.public_url.rstrip("/"),
        }  # fmt: skip
        page = self.templates.get(name, t).render(shared | values)
        page = page if t.lang == SOURCE_LANGUAGE else readings_as_ruby(page)
        return with_phrase_breaks(page) if wraps else page

    def language_links(self, t: Translator) -> tuple[tuple[str, str, str, bool], ...]:
        """The languages to choose from: (code, tag, its own name, whether it is the one of the page)."""
        known = ((code, Translator(code).tag, LANGUAGE_NAMES.get(code, code)) for code in self.languages)
        return tuple((code, tag, name, code == t.lang) for code, tag, name in known)

    def page(
        self, name: str, t: Translator, status: int = 200, *, personal: bool = False, **values: Any
    ) -> Response:
        """A page as an answer; a personal one is kept nowhere."""
        text = self.render(name, t, personal=personal, **values)
        return HTMLResponse(text, status, headers=PRIVATE if personal else {"cache-control": "no-cache"})
