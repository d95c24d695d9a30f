"""The result and the sheet to take along: personal pages, counted once for each set of answers."""

import hashlib
import json
from dataclasses import replace

import segno
from starlette.responses import Response

from navigator.dialogue.answers import Conversation
from navigator.dialogue.conversation.danger_help import helplines_to_take
from navigator.dialogue.conversation.free_text_result import NO_FREE_TEXT
from navigator.dialogue.result.result import result_view
from navigator.dialogue.result.sheet import sheet_lines, sheet_text, with_japanese
from navigator.dialogue.result.views import SheetLine
from navigator.dialogue.wording.translation import SOURCE_LANGUAGE
from navigator.web.errors import get_or_404

from . import counting
from .request import CitizenRequest, PageRoute
from .take_away import first_appointment

SHEET_OPENED = "p"  # after a digest: the sheet of this result was opened


def show_result(request: CitizenRequest) -> Response:
    """GET what is known so far."""
    state = request.browser
    if not state.conversation.answers:
        return request.redirect()
    evaluation = request.evaluate(state.conversation)
    view = result_view(evaluation)
    calendar = f"/{request.t.lang}/result.ics" if first_appointment(evaluation, view.first) else ""
    text = sheet_text(sheet_lines(view, request.t))
    response = request.page("result", personal=True, g=view, kept=text, calendar=calendar)
    digest = _digest(state.conversation)
    if digest != state.counted_digest.removesuffix(SHEET_OPENED):
        counting.count_result(request, evaluation)
        request.remember(response, replace(state, counted_digest=digest, free_text=NO_FREE_TEXT))
    return response


def show_sheet(request: CitizenRequest) -> Response:
    """GET the sheet with every line to tick; posted, only the lines left on are kept."""
    state = request.browser
    if not state.conversation.answers:
        return request.redirect()
    keep = request.form.values("keep") if request.http.method == "POST" else None
    lines = [line for line in _lines(request, keep) if line.is_kept or keep is None]
    response = request.page("sheet", personal=True, lines=lines, code=_qr_code(sheet_text(lines)))
    if state.counted_digest == _digest(state.conversation):  # once for each result that was looked at
        counting.count_sheet(request, request.evaluate(state.conversation))
        request.remember(response, replace(state, counted_digest=state.counted_digest + SHEET_OPENED))
    return response


def count_tap(request: CitizenRequest) -> Response:
    """POST, by the browser itself: a way in to a window was tapped. Whoever taps waits for nothing."""
    window = request.http.path_params["window"]
    get_or_404(request.knowledge.windows, window)
    counting.count_contact(request, window)
    return Response(status_code=204)


def _lines(request: CitizenRequest, keep: list[str] | None) -> tuple[SheetLine, ...]:
    """The lines of the sheet; on foreign pages with the Japanese beside, for the desk."""
    conversation, t = request.browser.conversation, request.t
    helplines = helplines_to_take(request.danger(request.browser), t, keep)
    lines = (*sheet_lines(result_view(request.evaluate(conversation)), t, keep), *helplines)
    if t.is_japanese:
        return lines
    japanese = request.site.translator(SOURCE_LANGUAGE)
    return with_japanese(lines, sheet_lines(result_view(request.evaluate(conversation, japanese)), japanese))


def _digest(conversation: Conversation) -> str:
    """A short fingerprint of the answers, for "was this result already counted"."""
    return hashlib.blake2s(json.dumps(conversation.pack()).encode(), digest_size=6).hexdigest()


def _qr_code(text: str) -> str:
    """The text as an inline SVG code, without styles; "" for no text."""
    if not text:
        return ""
    code = segno.make(text, error="l", micro=False, encoding="utf-8")
    return code.svg_inline(omitsize=True, svgclass=None, lineclass=None)


ROUTES = (
    PageRoute("result", show_result),
    PageRoute("sheet", show_sheet, ("GET", "POST")),
    PageRoute("count/{window}", count_tap, ("POST",)),
)
