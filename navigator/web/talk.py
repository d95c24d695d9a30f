"""The conversation, the result and the sheet: personal pages, held in the cookie alone."""

import hashlib
import json
from typing import Any

import segno
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from navigator.dialogue import (
    Case,
    Conversation,
    Heard,
    ReplyError,
    Tongue,
    danger_in,
    guidance_of,
    helplines,
    read_case,
    read_reply,
    sheet,
    sheet_text,
    turn_of,
    understand_line,
)
from navigator.dialogue.views import Helpline

from . import cookie, counting
from .comforts import FORGET, comforts_of
from .cookie import Held
from .forms import Form, read_form
from .site import PRIVATE, Site


class Talk:
    """The handlers of the conversation."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def held(self, request: Request) -> Held:
        """The conversation of the request."""
        return cookie.read(request, self.site.signer, self.site.knowledge)

    def case(self, conversation: Conversation, say: Tongue) -> Case:
        """The conversation read now."""
        return read_case(self.site.knowledge, conversation, self.site.clock(), say)

    async def show(self, request: Request) -> Response:
        """GET the conversation; `ask` names an answer to change."""
        held, say = self.held(request), self.site.tongue(request)
        response = self.talk_page(
            held.conversation, say, ask=request.query_params.get("ask", ""), restarted=held.lost
        )
        if held.lost:
            self.keep(response, request, Held(held.conversation))
        return response

    def talk_page(
        self, conversation: Conversation, say: Tongue, status: int = 200, ask: str = "", **values: Any
    ) -> Response:
        """The conversation page."""
        shown: dict[str, Any] = {
            "restarted": False, "problem": "", "typed": "", "said": "", "heard": "", "not_heard": False, "did_you_mean": (), "danger": (),
        }  # fmt: skip
        turn = turn_of(self.case(conversation, say), ask)
        return self.site.page("citizen/talk.html", say, status, personal=True, turn=turn, **(shown | values))

    async def answer(self, request: Request) -> Response:
        """POST an answer; the form names its fact, so that sending it twice changes nothing."""
        form, held, say = await read_form(request), self.held(request), self.site.tongue(request)
        fact = form.one("fact")
        if fact not in self.site.knowledge.facts:
            return self.back(say)
        try:
            reply = read_reply(self.site.knowledge, fact, form.all("value"), form.one("exact"))
        except ReplyError as error:
            return self.refused(error, form, held, say)
        after = held.conversation.answer(fact, reply)
        if after == held.conversation:
            return self.back(say)
        case = self.case(after, say)
        counting.answered(self.site, held.conversation, case, (fact,))
        response = self.back(say, top=case.decision.urgent is not None)
        self.keep(response, request, Held(after, held.seen))
        return response

    def refused(self, error: ReplyError, form: Form, held: Held, say: Tongue) -> Response:
        """The question again, with a kind sentence and what was typed."""
        return self.talk_page(
            held.conversation,
            say,
            422,
            ask=error.fact,
            problem=self.sentence(error, say),
            typed=form.one("exact")[:40],
        )

    def sentence(self, error: ReplyError, say: Tongue) -> str:
        """What could not be read, and the way out."""
        values = self.site.knowledge.facts[error.fact].fact.values
        match error.kind:
            case "number":
                return say("数字で書いてみてください。たとえば 46 のように。")
            case "range":
                return say("{least}から{most}までの数字で書いてください。").format(
                    least=values[0], most=values[-1]
                )
            case "place":
                near = say("「{name}」のことですか。").format(name=error.near) if error.near else ""
                return say("市町村の名前が見つかりませんでした。") + near + say("下の一覧からも選べます。")
        return say("どれかひとつ選んでください。わからないときは「わからない」で大丈夫です。")

    async def undo(self, request: Request) -> Response:
        """POST: take back the last answer, if it is the one that the form names."""
        form, held, say = await read_form(request), self.held(request), self.site.tongue(request)
        response = self.back(say)
        after = held.conversation.forget(form.one("fact"))
        if after != held.conversation:
            self.keep(response, request, Held(after, held.seen))
        return response

    async def say(self, request: Request) -> Response:
        """POST a line: taken as answers, or asked back. The line itself is kept nowhere."""
        form, held, say = await read_form(request), self.held(request), self.site.tongue(request)
        asked = form.one("asked") if form.one("asked") in self.site.knowledge.facts else ""
        asked = asked or ("" if held.conversation.answers else "persona")
        heard = understand_line(self.site.knowledge, held.conversation, form.one("text"), say, asked)
        danger = self.danger(form.one("text"), say)
        if not heard.understood:
            return self.not_heard(form, heard, held, say, danger)
        after = held.conversation
        for fact, reply, _ in heard.answers:
            after = after.answer(fact, reply)
        words = say.join(label for _, _, label in heard.answers)
        if after != held.conversation:
            counting.answered(
                self.site, held.conversation, self.case(after, say), tuple(f for f, _, _ in heard.answers)
            )
        response = self.talk_page(after, say, heard=words, danger=danger)
        self.keep(response, request, Held(after, held.seen))
        return response

    def danger(self, text: str, say: Tongue) -> tuple[Helpline, ...]:
        """The helplines, when the words of a line tell of danger; counted by the day alone."""
        kind = danger_in(self.site.knowledge, text)
        if not kind:
            return ()
        counting.danger(self.site)
        return helplines(self.site.knowledge, self.site.clock(), say, kind)

    def not_heard(
        self, form: Form, heard: Heard, held: Held, say: Tongue, danger: tuple[Helpline, ...]
    ) -> Response:
        """Say so kindly, offer what may have been meant, and keep what was typed on the page."""
        if danger:
            return self.talk_page(held.conversation, say, danger=danger)
        counting.not_understood(self.site, held.conversation)
        return self.talk_page(
            held.conversation,
            say,
            not_heard=True,
            did_you_mean=heard.did_you_mean,
            said=form.one("text")[:200],
        )

    async def result(self, request: Request) -> Response:
        """GET what is known so far; counted once for each set of answers, never on a reload."""
        held, say = self.held(request), self.site.tongue(request)
        if not held.conversation.answers:
            return RedirectResponse(f"/{say.lang}/", 303, headers=PRIVATE)
        case = self.case(held.conversation, say)
        found = guidance_of(case)
        response = self.site.page(
            "citizen/result.html", say, personal=True, g=found, **comforts_of(self.site, found, say)
        )
        seen = digest(held.conversation)
        if seen != held.seen:
            counting.shown(self.site, case)
            self.keep(response, request, Held(held.conversation, seen))
        return response

    async def sheet(self, request: Request) -> Response:
        """GET or POST the sheet; posted, only the lines left on are kept."""
        held, say = self.held(request), self.site.tongue(request)
        if not held.conversation.answers:
            return RedirectResponse(f"/{say.lang}/", 303, headers=PRIVATE)
        keep = (await read_form(request)).all("keep") if request.method == "POST" else None
        lines = [
            line for line in sheet(guidance_of(self.case(held.conversation, say)), say, keep) if line.keep
        ]
        return self.site.page(
            "citizen/sheet.html", say, personal=True, lines=lines, code=qr(sheet_text(lines))
        )

    async def erase(self, request: Request) -> Response:
        """POST: forget everything at once."""
        await read_form(request)
        say = self.site.tongue(request)
        response = RedirectResponse(f"/{say.lang}/", 303, headers={**PRIVATE, "clear-site-data": FORGET})
        cookie.erase(response)
        return response

    def back(self, say: Tongue, *, top: bool = False) -> Response:
        """To the newest question, or to the top of the page where help stands first."""
        return RedirectResponse(f"/{say.lang}/talk{'' if top else '#now'}", 303, headers=PRIVATE)

    def keep(self, response: Response, request: Request, held: Held) -> None:
        """Write the cookie."""
        cookie.write(response, request, self.site.signer, held)


def digest(conversation: Conversation) -> str:
    """A short fingerprint of the answers, for "was this result already counted"."""
    return hashlib.blake2s(json.dumps(conversation.pack()).encode(), digest_size=6).hexdigest()


def qr(text: str) -> str:
    """The text as an inline SVG code, without styles."""
    if not text:
        return ""
    return segno.make(text, error="l", micro=False, encoding="utf-8").svg_inline(
        omitsize=True, svgclass=None, lineclass=None
    )
