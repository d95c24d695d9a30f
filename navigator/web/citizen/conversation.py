"""The conversation: personal pages, held in the cookie alone.

Every form is answered by a redirect to a page that can be left, reloaded and come back to; its address counts the
screens that were sent and says nothing else.
"""

from dataclasses import replace

from starlette.responses import Response

from navigator.dialogue.conversation.free_text_reply import reply_to_free_text
from navigator.dialogue.conversation.free_text_result import NO_FREE_TEXT
from navigator.dialogue.conversation.page_search import with_found_pages
from navigator.dialogue.conversation.screens.screen_answer import (
    NONE,
    ScreenOutcome,
    SentScreen,
    answer_screen,
    read_line_on_screen,
)
from navigator.dialogue.conversation.turn import Place, shows_result, turn_view
from navigator.dialogue.wording.translation import EASY_JAPANESE
from navigator.web.forms import read_number
from navigator.web.site import NO_STORE

from . import counting
from .cookie import BrowserState
from .request import CitizenRequest, PageRoute

FORGET = {**NO_STORE, "clear-site-data": '"cookies", "storage"'}


def show_turn(request: CitizenRequest) -> Response:
    """GET the conversation: `n` is how many screens were sent before, `change` the answer to change, from 1."""
    state, query = request.browser, request.http.query_params
    if "n" not in query and "change" not in query:
        return _to_newest(request, state)
    newest = state.history.newest
    place = Place(state.history, _number(query.get("n", ""), newest), _number(query.get("change", ""), 0))
    evaluation = request.evaluate(state.conversation)
    turn = turn_view(evaluation, place, state.free_text.likely_persona, state.problems)
    aside = turn.changing or not place.is_newest
    reply = reply_to_free_text(evaluation, NO_FREE_TEXT if aside else state.free_text)
    response = request.page(
        "talk", personal=True, turn=turn, reply=reply, restarted=state.was_unreadable,
        result_first=turn.door_certain and bool(reply.answers),
    )  # fmt: skip
    if state.was_unreadable:
        request.remember(response, replace(state, counted_digest="", free_text=NO_FREE_TEXT))
    return response


def take_screen(request: CitizenRequest) -> Response:
    """POST a screen; the form names its facts and its place, so that sending it twice changes nothing."""
    sent, before = _sent(request), _begun(request)
    if not sent.shown:
        return _to_newest(request, before)
    outcome = answer_screen(request.evaluate(before.conversation), sent)
    after = _after(request, before, outcome, sent.shown)
    to_result = _is_to_result(request, before, after, outcome)
    if (after.conversation, after.free_text) != (before.conversation, before.free_text):
        evaluation = request.evaluate(after.conversation)
        counting.count_screen(request, before.conversation, evaluation, outcome, asks_on=not to_result)
    response = request.redirect("result") if to_result else _to_newest(request, after)
    request.remember(response, after)
    return response


def take_line(request: CitizenRequest) -> Response:
    """POST a line: taken as answers, answered, or asked back. The line itself is kept nowhere."""
    text, before = request.form.value("text"), _begun(request)
    if not text.strip():
        return _to_newest(request, before)
    shown = _shown(request) or (() if before.conversation.get("persona") else ("persona",))
    evaluation = request.evaluate(before.conversation)
    conversation, result = read_line_on_screen(evaluation, text, shown)
    result = with_found_pages(evaluation, text, result, request.site.translator(EASY_JAPANESE, request.today))
    after = _after(request, before, ScreenOutcome(conversation, result.facts, result), shown)
    if (conversation, result) != (before.conversation, before.free_text):
        counting.count_line(request, before.conversation, request.evaluate(conversation), result)
    response = _to_newest(request, after)
    request.remember(response, after)
    return response


def refuse_readings(request: CitizenRequest) -> Response:
    """POST: none of the readings offered was right."""
    state = request.browser
    response = _to_newest(request, state)
    if state.free_text.offers:
        counting.count_not_understood(request)
        request.remember(response, replace(state, free_text=NO_FREE_TEXT))
    return response


def erase(request: CitizenRequest) -> Response:
    """POST: forget everything at once."""
    response = request.redirect(headers=FORGET)
    request.erase(response)
    return response


def lead_back(request: CitizenRequest) -> Response:
    """GET the address of a form, as a restored tab does: back to the conversation."""
    return _to_newest(request, request.browser)


def _begun(request: CitizenRequest) -> BrowserState:
    """What the browser holds; nothing of it where somebody begins anew on the first page."""
    state = request.browser
    return BrowserState(channel=state.channel) if request.form.value("start") else state


def _sent(request: CitizenRequest) -> SentScreen:
    """The form: fields named by their facts; of one question alone `value` and `exact`."""
    form, shown = request.form, _shown(request)
    chosen = {fact: form.values(fact) for fact in shown}
    typed = {fact: form.value(f"{fact}_typed") for fact in shown}
    if len(shown) == 1 and not chosen[shown[0]] and not typed[shown[0]]:
        is_button = NONE not in request.knowledge.facts[shown[0]].value_names
        chosen = {shown[0]: [value for value in form.values("value") if not (is_button and value == NONE)]}
        typed = {shown[0]: form.value("exact")}
    if len(shown) == 1 and chosen[shown[0]]:
        typed = {}
    return SentScreen(shown, chosen, typed, form.value("value"))


def _shown(request: CitizenRequest) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact for fact in request.form.values("fact") if fact in request.knowledge.facts))


def _after(
    request: CitizenRequest, before: BrowserState, outcome: ScreenOutcome, shown: tuple[str, ...]
) -> BrowserState:
    """The state after a form: one page further, except where one answer alone was changed."""
    index = _number(request.form.value("n"), before.history.newest)
    changed_alone = request.form.value("change") and not outcome.problems
    history = before.history if changed_alone else before.history.after(index, shown)
    return replace(before, conversation=outcome.conversation, free_text=outcome.free_text, history=history, problems=outcome.problems)


def _is_to_result(request: CitizenRequest, before: BrowserState, after: BrowserState, outcome: ScreenOutcome) -> bool:
    """Whether the result is the next page; what was read out of a typed field is told first."""
    if outcome.problems or outcome.free_text != NO_FREE_TEXT:
        return False
    was, is_now = request.evaluate(before.conversation), request.evaluate(after.conversation)
    return request.form.value("to") == "result" or shows_result(was, is_now, after.history, outcome.facts)


def _number(text: str, default: int) -> int:
    """A small whole number in an address or a form; anything else is the default."""
    number = read_number(text)
    return default if number is None else number


def _to_newest(request: CitizenRequest, state: BrowserState) -> Response:
    return request.redirect(f"talk?n={state.history.newest}")


ROUTES = (
    PageRoute("talk", show_turn),
    PageRoute("talk", take_screen, ("POST",), typed=("exact", "_typed")),
    PageRoute("talk/say", take_line, ("POST",), typed=("text",)),
    PageRoute("talk/none", refuse_readings, ("POST",)),
    PageRoute("erase", erase, ("POST",)),
    *(PageRoute(path, lead_back) for path in ("talk/say", "talk/none", "erase")),
)
