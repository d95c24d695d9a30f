"""The result and the sheet to take along: personal pages, counted once for each set of answers."""

import hashlib
import json
from dataclasses import replace

from starlette.responses import Response

from navigator.dialogue.answers import Conversation
from navigator.dialogue.conversation.danger_help import helplines_to_take
from navigator.dialogue.conversation.free_text_result import NO_FREE_TEXT
from navigator.dialogue.conversation.turn import open_place
from navigator.dialogue.conversation.views import FormPlace
from navigator.dialogue.result.result import needs_town, result_view
from navigator.dialogue.result.take_along.sheet import code_text, sheet_view, text_to_send, with_japanese
from navigator.dialogue.result.take_along.views import SheetView
from navigator.dialogue.result.views import ResultView
from navigator.dialogue.wording.translation import SOURCE_LANGUAGE, Translator
from navigator.web.errors import get_or_404

from . import counting
from .conversation import lead_back
from .request import CitizenRequest, PageRoute

SHEET_OPENED = "p"  # after a digest: the sheet of this result was opened


def show_result(request: CitizenRequest) -> Response:
    """GET what is known so far."""
    state = request.browser
    if not state.conversation.answers:
        return request.redirect()
    evaluation = request.evaluate(state.conversation)
    view = result_view(evaluation)
    calendar = f"/{request.t.lang}/result.ics" if view.step.remind_at else ""
    text, address_text = (text_to_send(view, request.t, with_words=with_words) for with_words in (True, False))
    response = request.page(
        "result", personal=True, g=view, kept=text, address_text=address_text, calendar=calendar,
        open_place=open_place(evaluation, by_town_hall=needs_town(view)), needs_town=needs_town(view),
        at=FormPlace(state.history.newest, to="result"), sheet=_sheet(request, state.forms.sheet_lines, view),
    )  # fmt: skip
    digest = _digest(state.conversation)
    if request.is_seen and digest != state.counted_digest.removesuffix(SHEET_OPENED):
        counting.count_result(request, evaluation)
        request.remember(response, replace(state, counted_digest=digest, free_text=NO_FREE_TEXT))
    return response


def show_more(request: CitizenRequest) -> Response:
    """GET the schemes that the result leaves out: the others that fit, and those to confirm at the window."""
    return _further_page(request, "more")


def show_conditions(request: CitizenRequest) -> Response:
    """GET the schemes for people in other conditions, each with the reason and who serves."""
    return _further_page(request, "conditions")


def take_concerns(request: CitizenRequest) -> Response:
    """POST the concerns that are ticked; what is unticked is taken back. GET leads back to the result, to its head where a door leads."""
    state, known = request.browser, request.knowledge.concerns
    if request.http.method != "POST" or not state.conversation.answers:
        return request.redirect("result#others")
    ticked = replace(state.conversation, concerns=tuple(id for id in known if id in request.form.values("concern")))
    leads = result_view(request.evaluate(ticked)).leading
    response = request.redirect("result" if leads else "result#others")
    request.remember(response, replace(state, conversation=ticked))
    return response


def _further_page(request: CitizenRequest, name: str) -> Response:
    conversation = request.browser.conversation
    if not conversation.answers:
        return request.redirect()
    return request.page(name, personal=True, g=result_view(request.evaluate(conversation)))


def show_sheet(request: CitizenRequest) -> Response:
    """GET the sheet: every line to tick, or those that were left on."""
    state = request.browser
    if not state.conversation.answers:
        return request.redirect()
    sheet = _sheet(request, state.forms.sheet_lines)
    response = request.page("sheet", personal=True, sheet=sheet, code=_qr_code(code_text(sheet, request.t)))
    if request.is_seen and state.counted_digest == _digest(state.conversation):  # once for each result that was looked at
        counting.count_sheet(request, request.evaluate(state.conversation))
        request.remember(response, replace(state, counted_digest=state.counted_digest + SHEET_OPENED))
    return response


def keep_lines(request: CitizenRequest) -> Response:
    """POST the lines that are ticked: the others are gone from the sheet, until all are asked for again."""
    state, form = request.browser, request.form
    response = request.redirect("sheet")
    if state.conversation.answers:
        of_sheet = (line.id for section in _sheet(request, None).sections for line in section.lines)
        lines = None if form.value("whole") else tuple(id for id in of_sheet if id in form.values("keep"))
        request.remember(response, replace(state, forms=replace(state.forms, sheet_lines=lines)))
    return response


def count_tap(request: CitizenRequest) -> Response:
    """POST, by the browser itself: a way in to a window was tapped. Whoever taps waits for nothing."""
    window = request.http.path_params["window"]
    get_or_404(request.knowledge.windows, window)
    counting.count_contact(request, window)
    return Response(status_code=204)


def _sheet(request: CitizenRequest, keep: tuple[str, ...] | None, result: ResultView | None = None) -> SheetView:
    """The sheet of this result, where it was made before; on foreign pages with the Japanese beside, for the desk."""
    sheet = _sheet_in(request, request.t, keep, result)
    if request.t.is_japanese:
        return sheet
    return with_japanese(sheet, _sheet_in(request, request.site.translator(SOURCE_LANGUAGE, request.today), keep))


def _sheet_in(
    request: CitizenRequest, t: Translator, keep: tuple[str, ...] | None, result: ResultView | None = None
) -> SheetView:
    evaluation = request.evaluate(request.browser.conversation, t)
    helplines = helplines_to_take(request.danger(request.browser), t, keep)
    return sheet_view(evaluation, result or result_view(evaluation), keep, helplines)


def _digest(conversation: Conversation) -> str:
    """A short fingerprint of the answers, for "was this result already counted"."""
    answers = Conversation(conversation.answers).pack()  # what is ticked beside them makes no other result
    return hashlib.blake2s(json.dumps(answers).encode(), digest_size=6).hexdigest()


def _qr_code(text: str) -> str:
    """The text as an inline SVG code, without styles; "" for no text."""
    if not text:
        return ""
    import segno  # here: no other page shows one

    code = segno.make(text, error="l", micro=False, encoding="utf-8")
    return code.svg_inline(omitsize=True, svgclass=None, lineclass=None)


ROUTES = (
    PageRoute("result", show_result),
    PageRoute("result/more", show_more),
    PageRoute("result/conditions", show_conditions),
    PageRoute("result/concerns", take_concerns, ("GET", "POST")),
    PageRoute("sheet", show_sheet),
    PageRoute("sheet", keep_lines, ("POST",)),
    PageRoute("count/{window}", count_tap, ("POST",)),
    PageRoute("count/{window}", lead_back),
)
