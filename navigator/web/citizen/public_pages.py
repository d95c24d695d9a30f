"""Pages that are the same for everyone."""

from dataclasses import replace
from typing import Any

from starlette.responses import RedirectResponse, Response

from navigator.dialogue.answers import Conversation
from navigator.dialogue.conversation.free_text import danger_in
from navigator.dialogue.result.catalogue import (
    personas,
    plan_page,
    scheme_list,
    scheme_page,
    window_kinds,
    window_list,
    window_page,
)
from navigator.dialogue.wording.translation import N_, Translator
from navigator.language.extraction.place_names import typed_place
from navigator.usage.publish.archive import Archive
from navigator.usage.store import Store
from navigator.usage.tables import central_columns
from navigator.web.errors import get_or_404
from navigator.web.negotiation import preferred_language
from navigator.web.process.ready_pages import PAGE_HEADERS, PAGE_TYPE
from navigator.web.rendering.static_files import EncodedBody, encode_body
from navigator.web.site import Site

from .request import CitizenRequest, PageRoute
from .take_away import office_calendar

COLUMNS = {
    "day": N_("日付"), "month": N_("年と月"), "event": N_("できごと（始めた、答えた、わからない、見せた、番号がつながらなかった など）"),
    "target": N_("質問・窓口・支援の名前、役に立ったかの答え（番号がつながらなかったときは、その窓口の場所）"),
    "persona": N_("本人・家族・支援者・会社のどれか"), "municipality": N_("市町村"),
    "category": N_("計画の類型"), "channel": N_("どの広報から来たか"), "language": N_("言葉"), "n": N_("回数"),
    "id": N_("まとめて送った回数に付けた、ランダムな番号（同じものを２度足さないため）"), "version": N_("表の版"),
    "start": N_("公開した期間のはじめの月"), "months": N_("公開した期間が何か月か"),
    "figures": N_("上の表をその期間で足して、少しずらした回数（ずらす前の回数は入りません）"),
}  # fmt: skip
TABLES = {"steps": N_("できごとの回数"), "places": N_("市町村ごとの回数"), "reach": N_("広報ごとの回数"), "languages": N_("言葉ごとの回数")}
"""What the tables of counts hold, in words; the others are steps on the way of these."""
MAX_PLACE, MAX_KIND = 40, 20  # letters


def choose_language(request: CitizenRequest) -> Response:
    """GET /: to the first page in the language of the browser."""
    return RedirectResponse(f"/{browser_language(request)}/", 302, headers={"vary": "accept-language"})


def browser_language(request: CitizenRequest) -> str:
    """The first language of the browser that is offered."""
    return preferred_language(request.http.headers.get("accept-language", ""), request.site.languages)


def show_first(request: CitizenRequest) -> Response:
    """The first page: the same bytes for everyone, but that a conversation once begun can be taken up again.

    Nothing of it is told here: the telephone may be another's by now.
    """
    if request.browser.has_begun:
        return request.page("first", personal=True, danger=None, **_first_page_values(request.site), has_begun=True)
    body = first_page(request.site, request.t)
    return body.answer(request.http, PAGE_TYPE, PAGE_HEADERS)


def first_page(site: Site, t: Translator) -> EncodedBody:
    """Rendered once for each language and edition."""
    pages = site.first_pages  # another edition brings others: what is rendered of this one stays with these
    if t.lang not in pages:
        text = site.render("citizen/first.html", t, **_first_page_values(site), has_begun=False)
        pages[t.lang] = encode_body(text.encode("utf-8"))
    return pages[t.lang]


def _first_page_values(site: Site) -> dict[str, Any]:
    return {"css": site.styles.text, "personas": personas(site.file_knowledge)}


def show_windows(request: CitizenRequest) -> Response:
    """All windows, by place and kind. `sent`: a line was sent, which may have told of danger or named no town that is known."""
    query = request.http.query_params
    place = query.get("place", "")[:MAX_PLACE]
    if "sent" not in query:
        return _windows_page(request, place, query.get("kind", "")[:MAX_KIND])
    near = request.browser.forms.near_place
    asks_again = {} if place else {"problem": place_problem(request, near), "near": near}
    return _windows_page(request, place, "", personal=True, **asks_again)


def find_place(request: CitizenRequest) -> Response:
    """POST a place: its code stands in the address of the page that follows, what was typed never does."""
    typed = request.form.value("place")
    code, problem, near = read_place(request, typed.strip())
    state, found = request.browser, danger_in(request.evaluate(Conversation()), typed)
    if not problem and not found.danger:
        return request.redirect(f"windows?place={code}" if code else "windows", headers={})
    response = request.redirect("windows?sent=1" + (f"&place={code}" if code else ""))
    free_text = found if found.danger else state.free_text
    request.remember(response, replace(state, free_text=free_text, forms=replace(state.forms, near_place=near)))
    return response


def _windows_page(request: CitizenRequest, typed: str, kind: str, **values: Any) -> Response:
    """The list for a place as it was typed."""
    knowledge, t = request.knowledge, request.t
    code, problem, near = read_place(request, typed)
    values = {"problem": problem, "near": near} | values
    near = values["near"]
    kinds = [{"value": k.value, "label": k.label, "chosen": k.value == kind} for k in window_kinds(knowledge, t)]
    municipalities = knowledge.municipalities
    return request.page(
        "windows", doors=window_list(knowledge, request.now, t, code, kind), kinds=kinds, place=code,
        place_text=municipalities[code].name if code in municipalities else typed[:MAX_PLACE],
        near_name=t.place(municipalities[near]) if near else "", **values,
    )  # fmt: skip


def read_place(request: CitizenRequest, typed: str) -> tuple[str, str, str]:
    """The code of a typed place; when there is none a kind sentence, and the code of one that may be meant."""
    if not typed or typed in request.knowledge.municipalities:
        return typed, "", ""
    code, certain = typed_place(request.knowledge.lexicon, typed)
    if certain:
        return code, "", ""
    return "", place_problem(request, code), code


def place_problem(request: CitizenRequest, near: str) -> str:
    """That no town of the name is known, and the way out; `near` is the one that may be meant."""
    t = request.t
    way_out = t("こちらのことですか。") if near else t("ひらがなでも探せます。")
    return t.sentences(t("市町村の名前が見つかりませんでした。"), way_out)


def show_window(request: CitizenRequest) -> Response:
    """One window; `place` says from where it is looked at."""
    id, place = request.http.path_params["id"], request.http.query_params.get("place", "")
    get_or_404(request.knowledge.windows, id)
    municipality = place if place in request.knowledge.municipalities else ""
    view = window_page(request.knowledge, id, request.now, request.t, municipality)
    return request.page("window", here=f"windows/{id}", d=view, calendar=office_calendar(request, view.office))


def show_schemes(request: CitizenRequest) -> Response:
    return request.page("schemes", cards=scheme_list(request.knowledge, request.now, request.t))


def show_scheme(request: CitizenRequest) -> Response:
    id = request.http.path_params["id"]
    get_or_404(request.knowledge.schemes, id)
    card = scheme_page(request.knowledge, id, request.now, request.t)
    return request.page("scheme", here=f"schemes/{id}", c=card, **_plan_year(request))


def show_plan(request: CitizenRequest) -> Response:
    """The plan and what rests on each section."""
    t, knowledge = request.t, request.knowledge
    sections = plan_page(knowledge, t)
    contents = [(n, section) for n, section in enumerate(sections, 1) if section.is_chapter]
    title = t(knowledge.plan.title)
    return request.page("plan", sections=sections, contents=contents, title=title, **_plan_year(request))


def _plan_year(request: CitizenRequest) -> dict[str, Any]:
    """The year of the plan, and whether it lasts."""
    plan, t = request.knowledge.plan, request.t
    return {"period": t.period(plan.period), "in_force": request.today in plan.period, "goes_on": t(plan.goes_on.text.plain)}


def show_privacy(request: CitizenRequest) -> Response:
    """What is kept: the very columns of the store, and of the database that machines share."""
    columns = Store.columns() | central_columns() | Archive.columns()
    t = request.t
    tables = [(table, t(TABLES.get(table, "")), [(name, t(COLUMNS[name])) for name in names]) for table, names in columns.items()]
    return request.page("privacy", tables=tables)


ROUTES = (
    PageRoute("", show_first),
    PageRoute("windows", show_windows, typed=("place",)),
    PageRoute("windows", find_place, ("POST",), typed=("place",)),
    PageRoute("windows/{id}", show_window),
    PageRoute("schemes", show_schemes),
    PageRoute("schemes/{id}", show_scheme),
    PageRoute("plan", show_plan),
    PageRoute("privacy", show_privacy),
)
WITHOUT_LANGUAGE = (PageRoute("", choose_language),)
