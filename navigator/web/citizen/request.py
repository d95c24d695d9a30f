"""One request of a citizen: what was sent, in which language, at which moment, and how to answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from navigator.dialogue.answers import Conversation
from navigator.dialogue.conversation.danger_help import danger_view
from navigator.dialogue.evaluation import Evaluation, evaluate_conversation, local_time
from navigator.dialogue.result.views import DangerView
from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.knowledge import Knowledge
from navigator.web.forms import Form, read_form
from navigator.web.site import NO_STORE, Site

from . import cookie
from .cookie import BrowserState


@dataclass(frozen=True)
class CitizenRequest:
    """What a page is given. The clock and the knowledge are asked once: a turn is decided and counted on one day."""

    site: Site
    http: Request
    knowledge: Knowledge
    t: Translator
    now: datetime  # with its time zone
    form: Form  # empty unless posted
    _read: list[Evaluation] = field(default_factory=list, init=False, compare=False, repr=False)  # of this request alone

    @cached_property
    def browser(self) -> BrowserState:
        """What the cookie holds; nothing, when it is a copy of one that was erased."""
        state = cookie.read(self.http, self.site.seal, self.knowledge, self.now)
        return BrowserState() if state.number in self.site.turns.erased else state

    @property
    def is_seen(self) -> bool:
        """Whether somebody will look at the page: not where a program asks for its head, or fetches it beforehand."""
        purposes = (self.http.headers.get(name, "") for name in ("sec-purpose", "purpose", "x-moz"))
        return self.http.method != "HEAD" and not any("prefetch" in purpose for purpose in purposes)

    @property
    def today(self) -> date:
        """The region's day."""
        return self._local.date()

    @cached_property
    def _local(self) -> datetime:
        return local_time(self.knowledge, self.now)

    def evaluate(self, conversation: Conversation, t: Translator | None = None) -> Evaluation:
        """The conversation read now, once for a request."""
        t = t or self.t
        for evaluation in self._read:
            if evaluation.conversation is conversation and evaluation.t is t:
                return evaluation
        self._read.append(evaluation := evaluate_conversation(self.knowledge, conversation, self._local, t))
        return evaluation

    def danger(self, state: BrowserState) -> DangerView | None:
        """Where to call, for what was told of danger up to this state."""
        evaluation = self.evaluate(state.conversation)
        told = state.with_told(_alarm(evaluation)).danger
        return danger_view(evaluation, replace(told, latest=(*told.latest, *state.danger.latest)))

    def page(self, name: str, status: int = 200, *, personal: bool = False, **values: Any) -> Response:
        """A page of `templates/citizen`; a personal one is kept nowhere, and the help for danger stands on it."""
        if personal and "danger" not in values:
            values["danger"] = self.danger(self.browser)
        return self.site.page(f"citizen/{name}.html", self.t, status, personal=personal, **values)

    def redirect(self, path: str = "", headers: Mapping[str, str] = NO_STORE) -> Response:
        """To another page of this language, which the browser then gets."""
        return Response(status_code=303, headers={"location": f"/{self.t.lang}/{path}", **headers})  # a path of ours: nothing to quote

    def remember(self, response: Response, state: BrowserState) -> None:
        """Write the cookie. What was told of danger goes into it here, so that no page can forget it.

        Other answers make another sheet: what was unticked of the one before says nothing of its lines.
        """
        if state.conversation != self.browser.conversation:
            state = replace(state, forms=replace(state.forms, sheet_lines=None))
        state = state.with_told(_alarm(self.evaluate(state.conversation)))
        cookie.write(response, self.http, self.site.seal.seal(cookie.packed(state), self.now))

    def erase(self, response: Response) -> None:
        """Forget the conversation at once, in this browser and wherever else its cookie was copied to."""
        if self.browser.was_sent:
            self.site.turns.erase(self.browser.number)
        cookie.erase(response)


def _alarm(evaluation: Evaluation) -> str:
    """The danger of which the answers speak, "" for none."""
    return evaluation.decision.urgent[0] if evaluation.decision.urgent else ""


async def read_request(site: Site, http: Request) -> CitizenRequest:
    """HTTPException as `read_form` says."""
    form = await read_form(http) if http.method == "POST" else Form({})
    now = site.clock()
    return CitizenRequest(site, http, site.knowledge, site.page_translator(http, site.day_of(now)), now, form)


Page = Callable[[CitizenRequest], Response]


@dataclass(frozen=True)
class PageRoute:
    """A page: its path below the language, and what answers."""

    path: str
    page: Page
    methods: tuple[str, ...] = ("GET",)
    typed: tuple[str, ...] = ()  # how fields of free text are named or end: what holds one is made beside the event loop
