"""Help for danger: the page of helplines, the fold over those in sight, and the quick exit."""

from dataclasses import replace

from starlette.responses import HTMLResponse, RedirectResponse, Response

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.conversation.danger_help import help_groups
from navigator.dialogue.conversation.free_text import danger_in
from navigator.knowledge.content.region import OWN_EXIT_PAGE
from navigator.web.site import NO_STORE

from .conversation import lead_back
from .public_pages import place_problem, read_place
from .request import CitizenRequest, PageRoute

PAGES = ("talk", "result", "sheet")  # where lines can be folded
FORGET_ALL = {**NO_STORE, "clear-site-data": '"cache", "cookies", "storage"'}
EMPTY_PAGE = (
    '<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>空白のページ</title></html>'
)


def show_help(request: CitizenRequest) -> Response:
    """GET telephones and chats for danger, and the desks of the town that the browser holds, if any.

    `again`: what was sent is no town that is known, nor is it said in the address.
    """
    problem, near = ("", "")
    if "again" in request.http.query_params:
        near = request.browser.forms.near_place
        problem = place_problem(request, near)
    return _help_page(request, request.browser.help_place, problem, near)


def find_desks(request: CitizenRequest) -> Response:
    """POST a town, to name its desks: it stands in the cookie, never in an address."""
    typed, state = request.form.value("place"), request.browser
    code, problem, near = read_place(request, typed.strip())
    found = danger_in(request.evaluate(Conversation()), typed)
    forms = replace(state.forms, near_place=near)
    state = replace(state, help_place=code, free_text=found if found.danger else state.free_text, forms=forms)
    # Where danger was typed, the page opens at its top, with the telephones.
    response = request.redirect("help" + ("?again=1" if problem else "") + ("" if found.danger else "#place"))
    request.remember(response, state)
    return response


def _help_page(request: CitizenRequest, code: str, problem: str, near: str) -> Response:
    """The page for a town; without one for that of the conversation."""
    conversation, towns = request.browser.conversation, request.knowledge.municipalities
    if code in towns:
        conversation = conversation.answer(request.knowledge.place_fact, make_answer(code))
    evaluation = request.evaluate(conversation)
    response = request.page(
        "help", groups=help_groups(evaluation), problem=problem, near=near,
        near_name=request.t.place(towns[near]) if near else "",
        town=request.t.place(towns[evaluation.municipality]) if evaluation.municipality else "",
    )  # fmt: skip
    response.headers.update(NO_STORE)  # after a quick exit, going back shows it without the town
    return response


def fold_lines(request: CitizenRequest) -> Response:
    """POST: fold or unfold the lines in sight for this visit, and back to the page."""
    state, back = request.browser, request.form.value("page")
    response = request.redirect(back if back in PAGES else PAGES[0])
    told = state.danger.fold(folded=request.form.value("fold") == "yes")
    free_text = replace(state.free_text, danger="", danger_is_certain=False)
    request.remember(response, replace(state, danger=told, free_text=free_text))
    return response


def leave(request: CitizenRequest) -> Response:
    """POST: erase everything of ours in this browser, and away from here."""
    response = RedirectResponse(request.knowledge.region.exit_page, 303, headers=FORGET_ALL)
    request.erase(response)
    return response


def lead_away(request: CitizenRequest) -> Response:
    """GET the address of the quick exit: whoever left is not led back here."""
    return RedirectResponse(request.knowledge.region.exit_page, 303, headers=NO_STORE)


def show_empty_page(_request: CitizenRequest) -> Response:
    """GET a page with nothing on it, for whoever looks over the shoulder."""
    return HTMLResponse(EMPTY_PAGE, headers=NO_STORE)


ROUTES = (
    PageRoute("help", show_help),
    PageRoute("help", find_desks, ("POST",)),
    PageRoute("fold", fold_lines, ("POST",)),
    PageRoute("leave", leave, ("POST",)),
    PageRoute("fold", lead_back),
    PageRoute("leave", lead_away),
)
WITHOUT_LANGUAGE = (PageRoute(OWN_EXIT_PAGE.removeprefix("/"), show_empty_page),)
