"""Pages that are the same for everyone."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from navigator.dialogue.answers import Conversation
from navigator.dialogue.conversation.free_text import danger_in
from navigator.dialogue.conversation.free_text_reply import reply_to_free_text
from navigator.dialogue.evaluation import Evaluation, evaluate_conversation
from navigator.dialogue.result.catalogue import (
    personas,
    plan_page,
    scheme_list,
    scheme_page,
    window_kinds,
    window_list,
    window_page,
)
from navigator.dialogue.result.helplines import helplines
from navigator.dialogue.wording.translation import N_, Translator
from navigator.language.extraction.place_names import typed_place
from navigator.usage.forwarding.central import Central
from navigator.usage.publish.archive import Archive
from navigator.usage.store import Store
from navigator.web.accept_language import preferred
from navigator.web.forms import read_form
from navigator.web.site import Site
from navigator.web.static_files import FOREVER, encode_body

from .take_away import office_calendar

DANGERS = (("self_harm", N_("つらくて、消えてしまいたいとき")), ("destitution", N_("食べるものや、今夜いる場所がないとき")),
           ("violence", N_("暴力や、身の危険があるとき")))  # fmt: skip
COLUMNS = {
    "day": N_("日付"), "month": N_("年と月"), "event": N_("できごと（始めた、答えた、わからない、見せた、番号がつながらなかった など）"),
    "target": N_("質問・窓口・支援の名前（番号がつながらなかったときは、その事業所）"),
    "persona": N_("本人・家族・支援者・会社のどれか"), "municipality": N_("市町村"),
    "category": N_("計画の類型"), "channel": N_("どの広報から来たか"), "language": N_("言葉"), "n": N_("回数"),
    "batch": N_("まとめて送るときの番号（０は、まだ送っていないもの）"),
    "machine": N_("数えたサーバーの番号（あなたのスマホではありません）"),
    "seal": N_("同じものを２度送らないためのしるし"), "fault": N_("送れなかったわけ"), "version": N_("表の版"),
    "start": N_("締めた期間のはじめの月"), "months": N_("締めた月の数"), "figures": N_("上の表をその期間で足した回数と、公表するかどうか"),
}  # fmt: skip


class PublicPages:
    """The handlers of the public pages."""

    def __init__(self, site: Site) -> None:
        self.site = site

    async def root(self, request: Request) -> Response:
        """Pick the language."""
        return RedirectResponse(f"/{self.preferred(request)}/", 302, headers={"vary": "accept-language"})

    def preferred(self, request: Request) -> str:
        """The first language of the browser that is offered."""
        return preferred(request.headers.get("accept-language", ""), self.site.languages)

    async def first(self, request: Request) -> Response:
        """The first page: the same bytes for everyone."""
        t = self.site.page_translator(request)
        if t.lang not in self.site.first_pages:
            text = self.site.render(
                "citizen/first.html", t, css=self.site.styles.text, personas=personas(self.site.knowledge)
            )
            self.site.first_pages[t.lang] = encode_body(text.encode("utf-8"))
        return self.site.first_pages[t.lang].answer(
            request, "text/html; charset=utf-8", {"cache-control": "no-cache"}
        )

    async def style(self, request: Request) -> Response:
        """The stylesheet."""
        return self.site.styles.body.answer(request, "text/css; charset=utf-8", {"cache-control": FOREVER})

    async def windows(self, request: Request) -> Response:
        """All windows, by place and kind."""
        typed, kind = request.query_params.get("place", "")[:40], request.query_params.get("kind", "")[:20]
        return self.window_list(self.site.page_translator(request), typed, kind)

    async def find(self, request: Request) -> Response:
        """POST a place: its code stands in the address of the page that follows, what was typed never does."""
        form, t = await read_form(request), self.site.page_translator(request)
        code, _, _ = self.place(form.value("place").strip(), t)
        if code and not danger_in(self.nobody(t), form.value("place")).danger:
            return RedirectResponse(f"/{t.lang}/windows?place={code}", 303)
        return self.window_list(t, form.value("place"), "")

    def window_list(self, t: Translator, typed: str, kind: str) -> Response:
        """The list for a place as it was typed; help first when something quite different was typed."""
        code, problem, near = self.place(typed, t)
        kinds = [
            {"value": k.value, "label": k.label, "chosen": k.value == kind}
            for k in window_kinds(self.site.knowledge, t)
        ]
        case = self.nobody(t)
        return self.site.page(
            "citizen/windows.html",
            t,
            doors=window_list(self.site.knowledge, self.site.clock(), t, code, kind),
            kinds=kinds,
            place=code,
            place_text=self.name(code) or typed[:40],
            reply=reply_to_free_text(case, danger_in(case, typed)),
            problem=problem,
            near=near,
            near_name=t.place(self.site.knowledge.municipalities[near]) if near else "",
        )

    def nobody(self, t: Translator) -> Evaluation:
        """The case of someone of whom nothing is known."""
        return evaluate_conversation(self.site.knowledge, Conversation(), self.site.clock(), t)

    def place(self, typed: str, t: Translator) -> tuple[str, str, str]:
        """The code of a typed place; when there is none a kind sentence, and the code of one that may be meant."""
        if not typed or typed in self.site.knowledge.municipalities:
            return typed, "", ""
        code, sure = typed_place(self.site.knowledge.lexicon, typed)
        if sure:
            return code, "", ""
        way = t("こちらのことですか。") if code else t("ひらがなでも探せます。")
        return "", t("市町村の名前が見つかりませんでした。") + way, code

    def name(self, code: str) -> str:
        """The name of a place."""
        place = self.site.knowledge.municipalities.get(code)
        return place.name if place else ""

    async def window(self, request: Request) -> Response:
        """One window."""
        id = request.path_params["id"]
        if id not in self.site.knowledge.windows:
            raise HTTPException(404)
        t = self.site.page_translator(request)
        place = request.query_params.get("place", "")
        code = place if place in self.site.knowledge.municipalities else ""
        door = window_page(self.site.knowledge, id, self.site.clock(), t, code)
        calendar = office_calendar(self.site, door.office, t)
        return self.site.page("citizen/window.html", t, here=f"windows/{id}", d=door, calendar=calendar)

    async def schemes(self, request: Request) -> Response:
        """All schemes."""
        t = self.site.page_translator(request)
        cards = scheme_list(self.site.knowledge, self.site.clock(), t)
        return self.site.page("citizen/schemes.html", t, cards=cards)

    async def scheme(self, request: Request) -> Response:
        """One scheme."""
        id = request.path_params["id"]
        if id not in self.site.knowledge.schemes:
            raise HTTPException(404)
        t = self.site.page_translator(request)
        card = scheme_page(self.site.knowledge, id, self.site.clock(), t)
        return self.site.page("citizen/scheme.html", t, here=f"schemes/{id}", c=card, **self._year(t))

    async def plan(self, request: Request) -> Response:
        """The plan and what rests on each section."""
        t, plan = self.site.page_translator(request), self.site.knowledge.plan
        return self.site.page(
            "citizen/plan.html",
            t,
            sections=plan_page(self.site.knowledge, t),
            title=t(plan.title),
            **self._year(t),
        )

    def _year(self, t: Translator) -> dict[str, Any]:
        """The year of the plan, and whether it lasts."""
        period = self.site.knowledge.plan.period
        return {"period": t.period(period), "in_force": self.site.today in period}

    async def privacy(self, request: Request) -> Response:
        """What is kept: the very columns of the store, and of the database that machines share."""
        t = self.site.page_translator(request)
        tables = [
            (name, [(c, t(COLUMNS[c])) for c in columns])
            for name, columns in (Store.columns() | Central.columns() | Archive.columns()).items()
        ]
        return self.site.page("citizen/privacy.html", t, tables=tables)

    async def help(self, request: Request) -> Response:
        """Telephones for danger."""
        t, now = self.site.page_translator(request), self.site.clock()
        groups = [(t(title), helplines(self.site.knowledge, now, t, kind)) for kind, title in DANGERS]
        return self.site.page("citizen/help.html", t, groups=groups)
