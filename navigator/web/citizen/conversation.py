"""The conversation, the result and the sheet: personal pages, held in the cookie alone."""

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

import segno
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from navigator.dialogue.answers import Conversation
from navigator.dialogue.conversation.form_answer import ReplyError, read_reply
from navigator.dialogue.conversation.free_text import Line, hear
from navigator.dialogue.conversation.free_text_reply import echo
from navigator.dialogue.conversation.free_text_result import NOTHING, Heard, help_of, warned
from navigator.dialogue.conversation.turn import turn_of
from navigator.dialogue.evaluation import Case, read_case
from navigator.dialogue.result.result import guidance_of
from navigator.dialogue.result.sheet import in_both, sheet, sheet_text
from navigator.dialogue.views import SheetLine
from navigator.dialogue.wording.translation import SOURCE, Tongue
from navigator.web.forms import Form, read_form, refuse_other_sites
from navigator.web.site import PRIVATE, Site

from . import cookie, counting
from .cookie import Held
from .take_away import FORGET, comforts_of

OPENED = "p"  # after a digest: the sheet of this result was opened
MOST_TYPED = 1000  # letters of a line that stay on the page when it was not understood


@dataclass(frozen=True)
class Visit:
    """A posted form, with what the browser holds and the language of its page."""

    request: Request
    form: Form
    held: Held
    say: Tongue


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

    async def visit(self, request: Request) -> Visit:
        """A posted form, with what the browser holds."""
        return Visit(request, await read_form(request), self.held(request), self.site.tongue(request))

    async def show(self, request: Request) -> Response:
        """GET the conversation; `ask` names an answer to change."""
        held, say = self.held(request), self.site.tongue(request)
        ask = request.query_params.get("ask", "")
        response = self.talk_page(held, say, ask=ask, restarted=held.lost)
        if held.lost:
            self.keep(response, request, Held(held.conversation))
        return response

    def talk_page(self, held: Held, say: Tongue, status: int = 200, ask: str = "", **values: Any) -> Response:
        """The conversation page, with the reply to the last line; while an answer is changed, help alone stays."""
        shown: dict[str, Any] = {"restarted": False, "problem": "", "typed": "", "near": "", "said": ""} | values
        case = self.case(held.conversation, say)
        reply = echo(case, help_of(held.heard) if ask else held.heard)
        turn = turn_of(case, ask, held.heard.guess)
        told = {fact for fact, _, _ in reply.heard}
        shown["earlier"] = tuple(line for line in turn.lines if line.fact not in told)
        if shown["problem"]:  # the sentence stands beside its field already; the telephones stay
            reply = replace(reply, lost=False)
        return self.site.page(
            "citizen/talk.html", say, status, personal=True, turn=turn, reply=reply, **shown
        )

    async def answer(self, request: Request) -> Response:
        """POST an answer; the form names its fact, so that sending it twice changes nothing."""
        visit = await self.visit(request)
        form, fact = visit.form, visit.form.one("fact")
        if fact not in self.site.knowledge.facts:
            return self.back(visit.say)
        if form.one("exact").strip() and not form.all("value"):
            return self.typed(visit, fact)
        try:
            reply = read_reply(self.site.knowledge, fact, form.all("value"))
        except ReplyError as error:
            return self.refused(error, visit)
        return self.answered(visit, fact, visit.held.conversation.answer(fact, reply))

    def answered(self, visit: Visit, fact: str, after: Conversation) -> Response:
        """On to the next question; counted once."""
        held, case = visit.held, self.case(after, visit.say)
        if after != held.conversation:
            counting.answered(self.site, held, case, (fact,))
        response = self.back(visit.say, "" if case.decision.urgent and counting.alarms(case, fact) else "#now")
        self.keep(response, visit.request, Held(after, held.seen, heard=warned(held.heard)))
        return response

    def typed(self, visit: Visit, fact: str) -> Response:
        """A number or place typed in; in that field, too, someone may say anything."""
        text, before = visit.form.one("exact"), visit.held.conversation
        after, heard = hear(self.case(before, visit.say), Line(text, fact))
        try:
            reply = read_reply(self.site.knowledge, fact, [], text)
        except ReplyError as error:
            return self.heard(visit, after, heard) if heard.taken else self.refused(error, visit, heard)
        if not heard.danger:
            return self.answered(visit, fact, before.answer(fact, reply))
        return self.heard(visit, after.answer(fact, reply), heard)

    def refused(self, error: ReplyError, visit: Visit, heard: Heard = NOTHING) -> Response:
        """The question again, with a kind sentence and what was typed."""
        shown = visit.held.heard if visit.held.heard.certain else heard
        return self.talk_page(
            replace(visit.held, heard=shown),
            visit.say,
            422,
            problem=self.sentence(error, visit.say),
            near=error.near,
            typed=visit.form.one("exact")[:40],
            ask=error.fact,
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
                near = say("こちらのことですか。") if error.near else ""
                return say("市町村の名前が見つかりませんでした。") + (near or say("下の一覧からも選べます。"))
        return say("どれかひとつ選んでください。わからないときは「わからない」で大丈夫です。")

    async def undo(self, request: Request) -> Response:
        """POST: take back the last answer, if it is the one that the form names."""
        visit = await self.visit(request)
        response, held = self.back(visit.say), visit.held
        after = held.conversation.forget(visit.form.one("fact"))
        if after != held.conversation:
            self.keep(response, request, Held(after, held.seen, heard=warned(held.heard)))
        return response

    async def say(self, request: Request) -> Response:
        """POST a line: taken as answers, answered, or asked back. The line itself is kept nowhere."""
        visit = await self.visit(request)
        asked, before = visit.form.one("asked"), visit.held.conversation
        if not visit.form.one("text").strip():
            return self.back(visit.say)
        if asked not in self.site.knowledge.facts:
            asked = "" if before.get("persona") else "persona"
        after, heard = hear(self.case(before, visit.say), Line(visit.form.one("text"), asked))
        return self.heard(visit, after, heard)

    def heard(self, visit: Visit, after: Conversation, heard: Heard) -> Response:
        """The reply to a line: a page that can be reloaded, except where only what was typed can help to say it again.

        The same line sent twice is counted once.
        """
        held, say = visit.held, visit.say
        then = Held(after, held.seen, heard=heard)
        case = self.case(after, say)
        if (after, heard) != (held.conversation, held.heard):
            counting.said(self.site, held, case, heard)
        if heard.taken:
            first = heard.certain or (
                case.decision.urgent is not None and any(counting.alarms(case, f) for f in heard.facts)
            )
            response = self.back(say, "" if first else "#reply")
        else:
            response = self.talk_page(then, say, said=visit.form.one("text")[:MOST_TYPED])
        self.keep(response, visit.request, then)
        return response

    async def none(self, request: Request) -> Response:
        """POST: none of the readings offered was right."""
        visit = await self.visit(request)
        response, held = self.back(visit.say), visit.held
        if held.heard.offers:
            counting.not_understood(self.site, held.conversation)
            self.keep(response, request, Held(held.conversation, held.seen, heard=warned(held.heard)))
        return response

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
        if seen != held.seen.removesuffix(OPENED):
            counting.shown(self.site, held, case)
            self.keep(response, request, Held(held.conversation, seen))
        return response

    async def sheet(self, request: Request) -> Response:
        """GET or POST the sheet; posted, only the lines left on are kept."""
        held, say = self.held(request), self.site.tongue(request)
        if not held.conversation.answers:
            return RedirectResponse(f"/{say.lang}/", 303, headers=PRIVATE)
        keep = (await read_form(request)).all("keep") if request.method == "POST" else None
        lines = [line for line in self.lines(held.conversation, say, keep) if line.keep]
        response = self.site.page(
            "citizen/sheet.html", say, personal=True, lines=lines, code=qr(sheet_text(lines))
        )
        if held.seen == digest(held.conversation):  # once for each result that was looked at
            counting.printed(self.site, held, self.case(held.conversation, say))
            self.keep(response, request, replace(held, seen=held.seen + OPENED))
        return response

    async def contact(self, request: Request) -> Response:
        """POST, by the browser itself: a way in to a window was tapped. Whoever taps waits for nothing."""
        refuse_other_sites(request)
        if request.path_params["window"] not in self.site.knowledge.windows:
            raise HTTPException(404)
        counting.contact(
            self.site, self.held(request), self.site.tongue(request).lang, request.path_params["window"]
        )
        return Response(status_code=204)

    def lines(self, conversation: Conversation, say: Tongue, keep: list[str] | None) -> tuple[SheetLine, ...]:
        """The lines of the sheet; on foreign pages with the Japanese beside, for the desk."""
        found = sheet(guidance_of(self.case(conversation, say)), say, keep)
        if say.is_japanese:
            return found
        japanese = self.site.speak(SOURCE)
        return in_both(found, sheet(guidance_of(self.case(conversation, japanese)), japanese))

    async def erase(self, request: Request) -> Response:
        """POST: forget everything at once."""
        await read_form(request)
        say = self.site.tongue(request)
        response = RedirectResponse(f"/{say.lang}/", 303, headers={**PRIVATE, "clear-site-data": FORGET})
        cookie.erase(response)
        return response

    def back(self, say: Tongue, to: str = "#now") -> Response:
        """To the newest question, to the reply, or ("") to the top of the page where help stands first."""
        return RedirectResponse(f"/{say.lang}/talk{to}", 303, headers=PRIVATE)

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
