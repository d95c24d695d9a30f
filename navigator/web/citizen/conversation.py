"""The conversation: personal pages, held in the cookie alone."""

from dataclasses import replace
from typing import Any

from starlette.responses import Response

from navigator.dialogue.answers import Conversation
from navigator.dialogue.conversation.form_answer import FormAnswerError, read_form_answer
from navigator.dialogue.conversation.free_text import apply_free_text
from navigator.dialogue.conversation.free_text_reply import reply_to_free_text
from navigator.dialogue.conversation.free_text_result import NO_FREE_TEXT, FreeTextResult
from navigator.dialogue.conversation.turn import turn_view
from navigator.dialogue.conversation.typed_line import TypedLine
from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.knowledge import Knowledge
from navigator.web.site import NO_STORE

from . import cookie, counting
from .cookie import BrowserState
from .request import CitizenRequest, PageRoute

MAX_LINE = 1000  # letters of a line that stay on the page when it was not understood
MAX_FIELD = 40  # letters of a field that could not be read
FORGET = {**NO_STORE, "clear-site-data": '"cookies", "storage"'}


def show_turn(request: CitizenRequest) -> Response:
    """GET the conversation; `ask` names an answer to change."""
    state, ask = request.browser, request.http.query_params.get("ask", "")
    response = _turn_page(request, state, ask=ask, restarted=state.was_unreadable)
    if state.was_unreadable:
        request.remember(response, replace(state, counted_digest="", free_text=NO_FREE_TEXT))
    return response


def take_answer(request: CitizenRequest) -> Response:
    """POST an answer; the form names its fact, so that sending it twice changes nothing."""
    form, fact = request.form, request.form.value("fact")
    if fact not in request.knowledge.facts:
        return _to_turn(request)
    if form.value("exact").strip() and not form.values("value"):
        return _take_typed(request, fact)
    try:
        answer = read_form_answer(request.knowledge, fact, form.values("value"))
    except FormAnswerError as error:
        return _ask_again(request, error)
    return _answered(request, fact, request.browser.conversation.answer(fact, answer))


def take_back(request: CitizenRequest) -> Response:
    """POST: take back the last answer, if it is the one that the form names."""
    state, response = request.browser, _to_turn(request)
    after = state.conversation.without_last(request.form.value("fact"))
    if after != state.conversation:
        request.remember(response, replace(state, conversation=after, free_text=NO_FREE_TEXT))
    return response


def take_line(request: CitizenRequest) -> Response:
    """POST a line: taken as answers, answered, or asked back. The line itself is kept nowhere."""
    text, asked, before = request.form.value("text"), request.form.value("asked"), request.browser.conversation
    if not text.strip():
        return _to_turn(request)
    if asked not in request.knowledge.facts:
        asked = "" if before.get("persona") else "persona"
    after, result = apply_free_text(request.evaluate(before), TypedLine(text, asked))
    return _reply(request, after, result)


def refuse_readings(request: CitizenRequest) -> Response:
    """POST: none of the readings offered was right."""
    state, response = request.browser, _to_turn(request)
    if state.free_text.offers:
        counting.count_not_understood(request)
        request.remember(response, replace(state, free_text=NO_FREE_TEXT))
    return response


def erase(request: CitizenRequest) -> Response:
    """POST: forget everything at once."""
    response = request.redirect(headers=FORGET)
    cookie.erase(response)
    return response


def _answered(request: CitizenRequest, fact: str, after: Conversation) -> Response:
    """On to the next question; counted once."""
    state, evaluation = request.browser, request.evaluate(after)
    if after != state.conversation:
        counting.count_answers(request, evaluation, (fact,))
    help_first = evaluation.decision.urgent and counting.raises_alarm(evaluation, fact)
    response = _to_turn(request, "" if help_first else "#now")
    request.remember(response, replace(state, conversation=after, free_text=NO_FREE_TEXT))
    return response


def _take_typed(request: CitizenRequest, fact: str) -> Response:
    """A number or place typed in; in that field, too, someone may say anything."""
    text, before = request.form.value("exact"), request.browser.conversation
    after, result = apply_free_text(request.evaluate(before), TypedLine(text, fact))
    try:
        answer = read_form_answer(request.knowledge, fact, [], text)
    except FormAnswerError as error:
        return _reply(request, after, result) if result.has_reply else _ask_again(request, error, result)
    if not result.danger:
        return _answered(request, fact, before.answer(fact, answer))
    return _reply(request, after.answer(fact, answer), result)


def _reply(request: CitizenRequest, after: Conversation, result: FreeTextResult) -> Response:
    """The reply to a line: a page that can be reloaded, except where only what was typed can help to say it again.

    The same line sent twice is counted once.
    """
    before = request.browser
    state, evaluation = replace(before, conversation=after, free_text=result), request.evaluate(after)
    if (after, result) != (before.conversation, before.free_text):
        counting.count_line(request, evaluation, result)
    if result.has_reply:
        urgent = evaluation.decision.urgent is not None
        help_first = result.danger or (urgent and any(counting.raises_alarm(evaluation, f) for f in result.facts))
        response = _to_turn(request, "" if help_first else "#reply")
    else:
        response = _turn_page(request, state, said=request.form.value("text")[:MAX_LINE])
    request.remember(response, state)
    return response


def _ask_again(request: CitizenRequest, error: FormAnswerError, result: FreeTextResult = NO_FREE_TEXT) -> Response:
    """The question again, with a kind sentence and what was typed. Danger told in a field for a number is kept too."""
    state = replace(request.browser, free_text=result)
    response = _turn_page(
        request, state, 422, ask=error.fact,
        problem=_problem(request.knowledge, error, request.t), near=error.near, typed=request.form.value("exact")[:MAX_FIELD],
    )  # fmt: skip
    if result.danger:
        request.remember(response, state)
    return response


def _turn_page(request: CitizenRequest, state: BrowserState, status: int = 200, ask: str = "", **values: Any) -> Response:
    """The conversation page, with the reply to the last line, which goes while an answer is changed."""
    values = {"restarted": False, "problem": "", "typed": "", "near": "", "said": ""} | values
    evaluation = request.evaluate(state.conversation)
    reply = reply_to_free_text(evaluation, NO_FREE_TEXT if ask else state.free_text)
    turn = turn_view(evaluation, ask, state.free_text.likely_persona)
    in_reply = {fact for fact, _, _ in reply.answers}
    earlier = tuple(line for line in turn.lines if line.fact not in in_reply)
    return request.page(
        "talk", status, personal=True, danger=request.danger(state), turn=turn, reply=reply, earlier=earlier, **values
    )


def _problem(knowledge: Knowledge, error: FormAnswerError, t: Translator) -> str:
    """What could not be read, and the way out."""
    values = knowledge.facts[error.fact].fact.values
    match error.kind:
        case "number":
            return t("数字で書いてみてください。たとえば 46 のように。")
        case "range":
            return t("{least}から{most}までの数字で書いてください。").format(least=values[0], most=values[-1])
        case "place":
            near = t("こちらのことですか。") if error.near else ""
            return t("市町村の名前が見つかりませんでした。") + (near or t("下の一覧からも選べます。"))
    return t("どれかひとつ選んでください。わからないときは「わからない」で大丈夫です。")


def _to_turn(request: CitizenRequest, fragment: str = "#now") -> Response:
    """To the newest question, to the reply, or ("") to the top of the page where help stands first."""
    return request.redirect(f"talk{fragment}")


ROUTES = (
    PageRoute("talk", show_turn),
    PageRoute("talk", take_answer, ("POST",)),
    PageRoute("talk/undo", take_back, ("POST",)),
    PageRoute("talk/say", take_line, ("POST",)),
    PageRoute("talk/none", refuse_readings, ("POST",)),
    PageRoute("erase", erase, ("POST",)),
)
