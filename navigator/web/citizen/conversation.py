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
from navigator.dialogue.conversation.form_answer import FormAnswerError, read_form_answer
from navigator.dialogue.conversation.free_text import apply_free_text
from navigator.dialogue.conversation.free_text_reply import reply_to_free_text
from navigator.dialogue.conversation.free_text_result import (
    NO_FREE_TEXT,
    FreeTextResult,
    danger_only,
    help_only,
)
from navigator.dialogue.conversation.turn import turn_of_evaluation
from navigator.dialogue.conversation.typed_line import TypedLine
from navigator.dialogue.evaluation import Evaluation, evaluate_conversation
from navigator.dialogue.result.result import result_of
from navigator.dialogue.result.sheet import sheet_lines, sheet_text, with_japanese
from navigator.dialogue.result.views import SheetLine
from navigator.dialogue.wording.translation import SOURCE_LANGUAGE, Translator
from navigator.web.forms import Form, read_form, refuse_other_sites
from navigator.web.site import PRIVATE, Site

from . import cookie, counting
from .cookie import BrowserState
from .take_away import FORGET, take_away_of

OPENED = "p"  # after a digest: the sheet of this result was opened
MOST_TYPED = 1000  # letters of a line that stay on the page when it was not understood


@dataclass(frozen=True)
class PostedTurn:
    """A posted form, with what the browser holds and the language of its page."""

    request: Request
    form: Form
    browser: BrowserState
    t: Translator


class ConversationPages:
    """The handlers of the conversation."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def held(self, request: Request) -> BrowserState:
        """The conversation of the request."""
        return cookie.read(request, self.site.signer, self.site.knowledge)

    def case(self, conversation: Conversation, t: Translator) -> Evaluation:
        """The conversation read now."""
        return evaluate_conversation(self.site.knowledge, conversation, self.site.clock(), t)

    async def visit(self, request: Request) -> PostedTurn:
        """A posted form, with what the browser holds."""
        return PostedTurn(request, await read_form(request), self.held(request), self.site.page_translator(request))

    async def show(self, request: Request) -> Response:
        """GET the conversation; `ask` names an answer to change."""
        held, t = self.held(request), self.site.page_translator(request)
        ask = request.query_params.get("ask", "")
        response = self.talk_page(held, t, ask=ask, restarted=held.was_unreadable)
        if held.was_unreadable:
            self.keep(response, request, BrowserState(held.conversation))
        return response

    def talk_page(self, held: BrowserState, t: Translator, status: int = 200, ask: str = "", **values: Any) -> Response:
        """The conversation page, with the reply to the last line; while an answer is changed, help alone stays."""
        shown: dict[str, Any] = {"restarted": False, "problem": "", "typed": "", "near": "", "said": ""} | values
        case = self.case(held.conversation, t)
        reply = reply_to_free_text(case, help_only(held.free_text) if ask else held.free_text)
        turn = turn_of_evaluation(case, ask, held.free_text.guess)
        told = {fact for fact, _, _ in reply.heard}
        shown["earlier"] = tuple(line for line in turn.lines if line.fact not in told)
        if shown["problem"]:  # the sentence stands beside its field already; the telephones stay
            reply = replace(reply, lost=False)
        return self.site.page(
            "citizen/talk.html", t, status, personal=True, turn=turn, reply=reply, **shown
        )

    async def answer(self, request: Request) -> Response:
        """POST an answer; the form names its fact, so that sending it twice changes nothing."""
        visit = await self.visit(request)
        form, fact = visit.form, visit.form.value("fact")
        if fact not in self.site.knowledge.facts:
            return self.back(visit.t)
        if form.value("exact").strip() and not form.values("value"):
            return self.typed(visit, fact)
        try:
            reply = read_form_answer(self.site.knowledge, fact, form.values("value"))
        except FormAnswerError as error:
            return self.refused(error, visit)
        return self.answered(visit, fact, visit.browser.conversation.answer(fact, reply))

    def answered(self, visit: PostedTurn, fact: str, after: Conversation) -> Response:
        """On to the next question; counted once."""
        held, case = visit.browser, self.case(after, visit.t)
        if after != held.conversation:
            counting.answered(self.site, held, case, (fact,))
        response = self.back(visit.t, "" if case.decision.urgent and counting.alarms(case, fact) else "#now")
        self.keep(response, visit.request, BrowserState(after, held.counted_digest, free_text=danger_only(held.free_text)))
        return response

    def typed(self, visit: PostedTurn, fact: str) -> Response:
        """A number or place typed in; in that field, too, someone may say anything."""
        text, before = visit.form.value("exact"), visit.browser.conversation
        after, heard = apply_free_text(self.case(before, visit.t), TypedLine(text, fact))
        try:
            reply = read_form_answer(self.site.knowledge, fact, [], text)
        except FormAnswerError as error:
            return self.heard(visit, after, heard) if heard.taken else self.refused(error, visit, heard)
        if not heard.danger:
            return self.answered(visit, fact, before.answer(fact, reply))
        return self.heard(visit, after.answer(fact, reply), heard)

    def refused(self, error: FormAnswerError, visit: PostedTurn, heard: FreeTextResult = NO_FREE_TEXT) -> Response:
        """The question again, with a kind sentence and what was typed."""
        shown = visit.browser.free_text if visit.browser.free_text.certain else heard
        return self.talk_page(
            replace(visit.browser, free_text=shown),
            visit.t,
            422,
            problem=self.sentence(error, visit.t),
            near=error.near,
            typed=visit.form.value("exact")[:40],
            ask=error.fact,
        )

    def sentence(self, error: FormAnswerError, t: Translator) -> str:
        """What could not be read, and the way out."""
        values = self.site.knowledge.facts[error.fact].fact.values
        match error.kind:
            case "number":
                return t("数字で書いてみてください。たとえば 46 のように。")
            case "range":
                return t("{least}から{most}までの数字で書いてください。").format(
                    least=values[0], most=values[-1]
                )
            case "place":
                near = t("こちらのことですか。") if error.near else ""
                return t("市町村の名前が見つかりませんでした。") + (near or t("下の一覧からも選べます。"))
        return t("どれかひとつ選んでください。わからないときは「わからない」で大丈夫です。")

    async def undo(self, request: Request) -> Response:
        """POST: take back the last answer, if it is the one that the form names."""
        visit = await self.visit(request)
        response, held = self.back(visit.t), visit.browser
        after = held.conversation.forget(visit.form.value("fact"))
        if after != held.conversation:
            self.keep(response, request, BrowserState(after, held.counted_digest, free_text=danger_only(held.free_text)))
        return response

    async def free_text(self, request: Request) -> Response:
        """POST a line: taken as answers, answered, or asked back. The line itself is kept nowhere."""
        visit = await self.visit(request)
        asked, before = visit.form.value("asked"), visit.browser.conversation
        if not visit.form.value("text").strip():
            return self.back(visit.t)
        if asked not in self.site.knowledge.facts:
            asked = "" if before.get("persona") else "persona"
        after, heard = apply_free_text(self.case(before, visit.t), TypedLine(visit.form.value("text"), asked))
        return self.heard(visit, after, heard)

    def heard(self, visit: PostedTurn, after: Conversation, heard: FreeTextResult) -> Response:
        """The reply to a line: a page that can be reloaded, except where only what was typed can help to say it again.

        The same line sent twice is counted once.
        """
        held, t = visit.browser, visit.t
        then = BrowserState(after, held.counted_digest, free_text=heard)
        case = self.case(after, t)
        if (after, heard) != (held.conversation, held.free_text):
            counting.said(self.site, held, case, heard)
        if heard.taken:
            first = heard.certain or (
                case.decision.urgent is not None and any(counting.alarms(case, f) for f in heard.facts)
            )
            response = self.back(t, "" if first else "#reply")
        else:
            response = self.talk_page(then, t, said=visit.form.value("text")[:MOST_TYPED])
        self.keep(response, visit.request, then)
        return response

    async def none(self, request: Request) -> Response:
        """POST: none of the readings offered was right."""
        visit = await self.visit(request)
        response, held = self.back(visit.t), visit.browser
        if held.free_text.offers:
            counting.not_understood(self.site, held.conversation)
            self.keep(response, request, BrowserState(held.conversation, held.counted_digest, free_text=danger_only(held.free_text)))
        return response

    async def result(self, request: Request) -> Response:
        """GET what is known so far; counted once for each set of answers, never on a reload."""
        held, t = self.held(request), self.site.page_translator(request)
        if not held.conversation.answers:
            return RedirectResponse(f"/{t.lang}/", 303, headers=PRIVATE)
        case = self.case(held.conversation, t)
        found = result_of(case)
        response = self.site.page(
            "citizen/result.html", t, personal=True, g=found, **take_away_of(self.site, found, t)
        )
        seen = digest(held.conversation)
        if seen != held.counted_digest.removesuffix(OPENED):
            counting.shown(self.site, held, case)
            self.keep(response, request, BrowserState(held.conversation, seen))
        return response

    async def sheet(self, request: Request) -> Response:
        """GET or POST the sheet; posted, only the lines left on are kept."""
        held, t = self.held(request), self.site.page_translator(request)
        if not held.conversation.answers:
            return RedirectResponse(f"/{t.lang}/", 303, headers=PRIVATE)
        keep = (await read_form(request)).values("keep") if request.method == "POST" else None
        lines = [line for line in self.lines(held.conversation, t, keep) if line.keep]
        response = self.site.page(
            "citizen/sheet.html", t, personal=True, lines=lines, code=qr(sheet_text(lines))
        )
        if held.counted_digest == digest(held.conversation):  # once for each result that was looked at
            counting.printed(self.site, held, self.case(held.conversation, t))
            self.keep(response, request, replace(held, counted_digest=held.counted_digest + OPENED))
        return response

    async def contact(self, request: Request) -> Response:
        """POST, by the browser itself: a way in to a window was tapped. Whoever taps waits for nothing."""
        refuse_other_sites(request)
        if request.path_params["window"] not in self.site.knowledge.windows:
            raise HTTPException(404)
        counting.contact(
            self.site, self.held(request), self.site.page_translator(request).lang, request.path_params["window"]
        )
        return Response(status_code=204)

    def lines(self, conversation: Conversation, t: Translator, keep: list[str] | None) -> tuple[SheetLine, ...]:
        """The lines of the sheet; on foreign pages with the Japanese beside, for the desk."""
        found = sheet_lines(result_of(self.case(conversation, t)), t, keep)
        if t.is_japanese:
            return found
        japanese = self.site.translator(SOURCE_LANGUAGE)
        return with_japanese(found, sheet_lines(result_of(self.case(conversation, japanese)), japanese))

    async def erase(self, request: Request) -> Response:
        """POST: forget everything at once."""
        await read_form(request)
        t = self.site.page_translator(request)
        response = RedirectResponse(f"/{t.lang}/", 303, headers={**PRIVATE, "clear-site-data": FORGET})
        cookie.erase(response)
        return response

    def back(self, t: Translator, to: str = "#now") -> Response:
        """To the newest question, to the reply, or ("") to the top of the page where help stands first."""
        return RedirectResponse(f"/{t.lang}/talk{to}", 303, headers=PRIVATE)

    def keep(self, response: Response, request: Request, held: BrowserState) -> None:
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
