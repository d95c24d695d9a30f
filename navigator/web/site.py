"""What every page needs: knowledge, words, templates, counts, and the moment."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from navigator.dialogue.wording.phrase_breaks import PHRASED
from navigator.dialogue.wording.translation import (
    LANGUAGE_NAMES,
    Translator,
    language_tag,
    translator,
)
from navigator.knowledge.confirmations import apply_confirmations
from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.knowledge import Knowledge
from navigator.ledger.channels import ChannelDoor
from navigator.ledger.database import Ledger
from navigator.paths import STATIC
from navigator.settings import Settings
from navigator.usage.gathering.turn_counter import TurnCounter
from navigator.usage.publish.archive import Archive
from navigator.usage.publish.layout import layout_of
from navigator.usage.publish.publication import Publication
from navigator.usage.reader import CountReader
from navigator.usage.store import Store
from navigator.usage.vocabulary import vocabulary_of
from navigator.web.cookie_seal import CookieSeal
from navigator.web.negotiation import nearest_language, preferred_language
from navigator.web.process.ledger_watch import LedgerSnapshot, LedgerWatch
from navigator.web.process.served_edition import ServedEdition, edition_at
from navigator.web.process.steady_clock import SteadyClock
from navigator.web.rendering.assets import read_assets
from navigator.web.rendering.static_files import Asset, EncodedBody, Styles
from navigator.web.rendering.templating import Templates

from .published_figures import PublishedFigures

if TYPE_CHECKING:
    from navigator.usage.forwarding.sender import Sender

log = logging.getLogger(__name__)

NO_STORE = {"cache-control": "no-store"}
JAPANESE_ONLY = ("staff", "api")  # what officers and programs are told
PATHS = {
    f"citizen/{name}.html": name
    for name in (
        "talk", "result", "sheet", "windows", "schemes", "phones", "plan", "privacy", "help", "about", "faq", "accessibility", "contact",
        "feedback", "towns",
    )
}  # fmt: skip
"""Where a page stands below its language, so that the language can be changed in place."""


@dataclass
class Site:
    """One region being served. What officers change is replaced whole: a page reads an attribute once."""

    settings: Settings
    clock: Callable[[], datetime]
    knowledge: Knowledge  # with what officers confirmed
    ledger: Ledger
    seal: CookieSeal
    styles: Styles
    staff_styles: Styles
    card_styles: Styles
    print_styles: Styles  # of the page of a town
    door_styles: Styles  # of the page for frames
    templates: Templates = field(init=False)
    assets: Mapping[str, Asset] = field(default_factory=lambda: read_assets(STATIC))
    first_pages: dict[str, EncodedBody] = field(default_factory=dict)  # by language, of the edition that is served
    busy_pages: dict[str, EncodedBody] = field(default_factory=dict)  # by language, with the numbers that are served
    channels: frozenset[str] = frozenset()  # the codes that officers made
    doors: Mapping[str, ChannelDoor] = field(default_factory=dict)  # of channels, in the frames of other sites
    leaving: Event = field(default_factory=Event)  # set when the process was asked to end
    is_warm: bool = False  # whatever is loaded beside the first requests is there

    _catalogs: Path = field(init=False)
    _translators: dict[str, tuple[Knowledge, date, Translator]] = field(default_factory=dict, init=False)  # by language, of a day
    _shared_values: dict[str, tuple[Knowledge, Translator, dict[str, Any]]] = field(default_factory=dict, init=False)  # by language
    sample: bool = field(init=False)  # the figures are invented
    file_knowledge: Knowledge = field(init=False)  # of the region's files and the edition over them alone
    served_edition: ServedEdition = field(init=False)
    store: "Store | Sender" = field(init=False)  # where batches of counts go
    turns: TurnCounter = field(init=False)
    reader: CountReader = field(init=False)  # the counts of every machine
    published_figures: PublishedFigures = field(init=False)
    ledger_watch: LedgerWatch = field(init=False)

    def __post_init__(self) -> None:
        """What is made of the rest."""
        url, folder = self.settings.database_url, self.settings.data_dir
        self._catalogs = self.settings.region / "content" / "locale"
        self.templates = Templates(PHRASED if self.settings.phrases else "")
        self.sample = self.settings.is_sample
        self.file_knowledge = self.knowledge
        self.served_edition = ServedEdition(self.settings.region, self.knowledge)
        self.reader, self.store = _databases(self.settings)
        self.turns = TurnCounter(
            folder, self.store, vocabulary_of(self.knowledge), lambda: self.today, self.settings.turns_a_minute
        )
        closing_clock = SteadyClock(lambda: self.clock())
        publication = Publication(
            self.reader, Archive.open(url, folder), layout_of(self.knowledge), lambda: self.day_of(closing_clock())
        )
        self.published_figures = PublishedFigures(publication, self.knowledge, self.ledger)
        self.ledger_watch = LedgerWatch(self.ledger, folder / "ledger-seen.json", self.apply_snapshot, self.clock)

    def apply_snapshot(self, snapshot: LedgerSnapshot) -> None:
        """Serve what officers confirmed, made and published, from the next page on."""
        edition = self.served_edition.take(edition_at(snapshot.editions, self.clock()), self.today)
        self.file_knowledge = edition or self.file_knowledge
        self.knowledge = _with_confirmations(self.file_knowledge, snapshot.confirmations)
        self.busy_pages = {}  # after the knowledge, like the first pages
        if edition:
            self.first_pages = {}  # after the knowledge that the next ones are made from
            self.published_figures.use_knowledge(edition)
        self.channels, self.doors = snapshot.channels, snapshot.doors
        self.published_figures.use_channels(snapshot.channels)
        self.turns.use_vocabulary(vocabulary_of(self.file_knowledge, snapshot.channels))

    def close_connections(self) -> None:
        """Each process opens its own at their first use: none survives a fork."""
        for each in (self.reader, self.store, self.ledger):
            each.close()
        self.store.reopen()

    @property
    def today(self) -> date:
        """The region's day."""
        return self.day_of(self.clock())

    def day_of(self, moment: datetime) -> date:
        """The region's day at a moment."""
        return moment.astimezone(self.knowledge.region.timezone).date()

    def page_translator(self, request: Request, day: date | None = None) -> Translator:
        """The language that the path names, also of a page that is not there; else what the browser asks for."""
        first = str(request.scope["path"]).split("/")[1]
        if first in JAPANESE_ONLY:
            return self.translator(self.languages[0], day)
        lang = nearest_language(first, self.languages)
        lang = lang or preferred_language(request.headers.get("accept-language", ""), self.languages)
        return self.translator(lang, day)

    def translator(self, lang: str, day: date | None = None) -> Translator:
        """A language by its code, with the region's own texts and the figures of a day, by default today."""
        knowledge, day = self.knowledge, day or self.today
        made = self._translators.get(lang)
        if made is None or made[0] is not knowledge or made[1] != day:
            figures = knowledge.rules.parameter_values_on(day)
            made = self._translators[lang] = knowledge, day, translator(lang, self._catalogs, figures)
        return made[2]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages offered; the first is the source."""
        return self.knowledge.region.languages

    def render(self, name: str, t: Translator, /, **values: Any) -> str:
        """A page as text: kanji with their readings, Japanese lines with their breaks, Japanese marked on other pages."""
        finish = self.templates.finish(t, name)
        shared = self._shared(t) | {"phrased": finish.phrased, "here": PATHS.get(name, "")}
        return finish(self.templates.get(name, t).render(shared | values))

    def _shared(self, t: Translator) -> dict[str, Any]:
        """What every page of a language is given, made once for what is served."""
        knowledge = self.knowledge
        made = self._shared_values.get(t.lang)
        if made is None or made[0] is not knowledge or made[1] is not t:
            made = self._shared_values[t.lang] = knowledge, t, self._make_shared(knowledge, t)
        return made[2]

    def _make_shared(self, knowledge: Knowledge, t: Translator) -> dict[str, Any]:
        region = knowledge.region
        return {
            "app": t(region.app), "css_url": self.styles.url, "personal": False,
            "icon_url": self.assets["icon.svg"].url, "script_url": self.assets["comfort.js"].url, "share_url": self.assets["share.png"].url,
            "tongues": language_links(region.languages, t), "reviewed": t.reviewed, "public_url": self.settings.public_url.rstrip("/"),
            "danger": None, "exit_page": region.exit_page, "operator": t(region.operator.name),
            "has_questions": bool(knowledge.frequent_questions), "has_towns": "towns" in region.reach,
        }  # fmt: skip

    def page(
        self, name: str, t: Translator, status: int = 200, *, personal: bool = False, **values: Any
    ) -> Response:
        """A page as an answer; a personal one is kept nowhere."""
        text = self.render(name, t, personal=personal, **values)
        return HTMLResponse(text, status, headers=NO_STORE if personal else {"cache-control": "no-cache"})


def language_links(languages: tuple[str, ...], t: Translator) -> tuple[tuple[str, str, str, bool], ...]:
    """The languages to choose from: (code, tag, its own name, whether it is the one of the page)."""
    return tuple((code, language_tag(code), LANGUAGE_NAMES.get(code, code), code == t.lang) for code in languages)


def _databases(settings: Settings) -> "tuple[CountReader, Store | Sender]":
    """Where counts are read, and where they are written."""
    if settings.database_url:
        from navigator.usage.forwarding.central import (
            Central,  # here: most machines have no database that they share
        )
        from navigator.usage.forwarding.sender import Sender

        central = Central.open(settings.database_url)
        return central, Sender(settings.counts, central)
    store = Store.open(settings.counts)
    return store, store


def _with_confirmations(knowledge: Knowledge, confirmations: Iterable[Confirmation]) -> Knowledge:
    """One that cannot be read, written by a newer version perhaps, is left out: the rest is served."""
    for confirmation in confirmations:
        try:
            knowledge = apply_confirmations(knowledge, (confirmation,))
        except Exception:
            log.exception("ledger: %s of %s is left out: unreadable", confirmation.field, confirmation.office)
    return knowledge
