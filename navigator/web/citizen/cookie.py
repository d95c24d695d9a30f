"""The conversation in the person's own browser: a sealed session cookie, read defensively."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from navigator.dialogue.answers import Conversation, unpack_conversation
from navigator.dialogue.conversation.form_answer import FieldProblem, unpack_problems
from navigator.dialogue.conversation.free_text_result import NO_FREE_TEXT, FreeTextResult, unpack_free_text
from navigator.dialogue.conversation.screens.screen_history import NO_SCREENS, ScreenHistory, unpack_history
from navigator.dialogue.conversation.told_danger import NOTHING_TOLD, ToldDanger, unpack_told_danger
from navigator.knowledge.knowledge import Knowledge
from navigator.web.cookie_seal import CookieSeal, SealBroken

from .sent_forms import NO_FORMS, SentForms, unpack_forms

EMPTY = Conversation()
NAME, VERSION, MAX_BYTES = "talk", 2, 3000


@dataclass(frozen=True)
class BrowserState:
    """What the browser holds of a conversation.

    `was_unreadable`: there was a cookie, but it could not be read as it stands. `counted_digest` is the digest of the
    answers whose result was already counted; `channel` the code of the leaflet or poster that led here, shared by
    everyone who saw it; `free_text` what the last line led to, in names of our own lists, so that the page can be shown
    again; `danger` the kinds of danger told so far; `help_place` the town for which the page of help names desks;
    `history` the screens sent, by the facts that they showed; `problems` what of the last could not be taken; `forms`
    what the forms beside the conversation led to. `number` tells this conversation from others while counts are
    gathered in memory (`was_sent`: the browser brought it back), and is written nowhere.
    """

    conversation: Conversation = EMPTY
    counted_digest: str = ""
    was_unreadable: bool = False
    channel: str = ""
    free_text: FreeTextResult = NO_FREE_TEXT
    danger: ToldDanger = NOTHING_TOLD
    help_place: str = ""
    history: ScreenHistory = NO_SCREENS
    problems: tuple[FieldProblem, ...] = ()
    forms: SentForms = NO_FORMS
    number: str = field(default_factory=lambda: secrets.token_hex(8), compare=False)
    was_sent: bool = field(default=False, compare=False)

    @property
    def has_begun(self) -> bool:
        """Whether something was sent."""
        return bool(self.conversation.answers or self.history.sent)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of a person is in it."""
        return self == replace(NOBODY, channel=self.channel)  # not made anew: each new one draws a number

    def with_told(self, alarm: str) -> "BrowserState":
        """With the danger that the last line told, and that of an alarm of the answers ("" for none)."""
        if not alarm and self.free_text == NO_FREE_TEXT and self.danger == NOTHING_TOLD:
            return self
        line = {self.free_text.danger, self.free_text.danger_also} - {""}
        certain = {alarm} if alarm else set()
        latest = line | (certain - {*self.danger.certain})
        if self.free_text.danger_is_certain:
            certain |= line
        danger = self.danger.with_told(certain, line, latest).with_settings(self.free_text.danger_settings)
        return self if danger == self.danger else replace(self, danger=danger)


NOBODY = BrowserState()
"""A browser that has told nothing. Its number is nobody's."""


def read(request: Request, seal: CookieSeal, knowledge: Knowledge, now: datetime) -> BrowserState:
    """The state of a browser; a fresh one when the cookie is tampered, too large, too old or outdated."""
    raw = request.cookies.get(NAME)
    if not raw:
        return BrowserState()
    if len(raw) > MAX_BYTES:
        return BrowserState(was_unreadable=True)
    try:
        data = seal.open(raw, now)
    except SealBroken:
        return BrowserState(was_unreadable=True)
    channel = data.get("c") if isinstance(data, dict) else None
    channel = channel if isinstance(channel, str) else ""
    match data:
        case {"v": 2, "a": list(answers), "s": str(digest)}:
            conversation, dropped = unpack_conversation(knowledge, answers)
            place = data.get("h")
            return BrowserState(
                conversation, digest, dropped, channel, unpack_free_text(knowledge, data.get("r")),
                unpack_told_danger(data.get("d")), place if isinstance(place, str) and place in knowledge.municipalities else "",
                unpack_history(knowledge.facts, data.get("w")), unpack_problems(knowledge, data.get("p")),
                unpack_forms(knowledge.municipalities, data.get("f")),
                **_number(data.get("n")),
            )  # fmt: skip
    return BrowserState(was_unreadable=True, channel=channel)


def _number(number: Any) -> dict[str, Any]:
    """The number that the browser brings back; a fresh one while it has none."""
    return {"number": number, "was_sent": True} if isinstance(number, str) else {}


def write(response: Response, request: Request, sealed: str) -> None:
    """Keep the state in the browser until it closes."""
    value = f'"{sealed}"' if sealed.endswith("=") else sealed
    secure = "; Secure" if request.scope["scheme"] == "https" else ""
    header = f"{NAME}={value}; HttpOnly; Path=/; SameSite=lax{secure}"
    response.raw_headers.append((b"set-cookie", header.encode("latin-1")))


def packed(state: BrowserState) -> dict[str, Any]:
    """The state as JSON."""
    data: dict[str, Any] = {"v": VERSION, "a": state.conversation.pack(), "s": state.counted_digest}
    if not state.is_empty:  # who only came by a poster carries what everybody carries
        data["n"] = state.number
    if state.channel:
        data["c"] = state.channel
    if free_text := state.free_text.pack():
        data["r"] = free_text
    if danger := state.danger.pack():
        data["d"] = danger
    if state.help_place:
        data["h"] = state.help_place
    if history := state.history.pack():
        data["w"] = history
    if state.problems:
        data["p"] = [problem.pack() for problem in state.problems]
    if forms := state.forms.pack():
        data["f"] = forms
    return data


def erase(response: Response) -> None:
    """Forget the conversation at once."""
    response.delete_cookie(NAME, path="/")
