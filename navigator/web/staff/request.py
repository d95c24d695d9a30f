"""One request of an officer: who asks, what was sent, and how to answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import ClassVar

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from navigator.dialogue.wording.translation import Translator
from navigator.ledger.accounts import Account, Role
from navigator.ledger.database import Actor, Ledger
from navigator.web.forms import Form
from navigator.web.site import Site

from .session import StaffCookies

SAMPLE_STEM = "sample-"  # before the name of a file
PRIVATE = {"cache-control": "no-store", "x-robots-tag": "noindex, nofollow"}

# path, words, for admins alone
MENU = (
    ("/staff/", "ホーム", False), ("/staff/overview", "利用状況", False), ("/staff/kpi/", "進捗", False),
    ("/staff/channels/", "広報の効果", False), ("/staff/contacts/", "連絡先", False), ("/staff/exports", "データ出力", False),
    ("/staff/editions/", "改定", False), ("/staff/audit", "変更の記録", False),
    ("/staff/people/", "職員", True), ("/staff/tokens/", "連携用キー", True),
)  # fmt: skip


@dataclass(frozen=True)
class StaffPage:
    """What a template of `templates/staff` gets beside the variables of every staff page (`StaffRequest.page`).

    Each page is a subclass: its fields are the variables of the template it names.
    """

    template: ClassVar[str]


@dataclass(frozen=True)
class StaffRequest:
    """What a page is made from. It is answered in a thread of its own, so that a slow database holds up nobody else."""

    site: Site
    http: Request
    cookies: StaffCookies
    now: datetime
    account: Account | None = None
    csrf: str = ""
    form: Form = field(default_factory=lambda: Form({}))
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)  # field -> name, content

    @property
    def t(self) -> Translator:
        """Officers read the source language."""
        return self.site.translator(self.site.languages[0])

    @property
    def ledger(self) -> Ledger:
        """The database of what officers write."""
        return self.site.ledger

    @property
    def officer(self) -> Account:
        """The signed-in officer; only for pages that ask for a role."""
        if self.account is None:
            raise RuntimeError("this page asks for no role")
        return self.account

    @property
    def actor(self) -> Actor:
        """The officer as the author of a change."""
        return Actor(self.officer.name, self.now)

    @property
    def today(self) -> date:
        """The region's day."""
        return self._local(self.now).date()

    def local_time(self, moment: datetime) -> str:
        """A moment in the region's time: 2026年11月24日 10:30."""
        local = self._local(moment)
        return f"{self.t.year(local.date())} {self.t.time(local.time())}"

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.site.knowledge.region.timezone)

    def may(self, role: Role) -> bool:
        """Whether the officer may do what this role may."""
        return self.account is not None and self.account.may(role)

    def page(self, page: StaffPage, status: int = 200) -> Response:
        """The page, with what every staff page shows. A field of the page goes before a shared variable."""
        shared = {
            "account": self.account, "csrf": self.csrf, "staff_css": self.site.staff_styles.url, "may_edit": self.may("editor"),
            "sample": self.site.sample, "menu": MENU, "may_admin": self.may("admin"), "here": self.http.url.path,
            "done": self.http.query_params.get("done", "")[:40],
        }  # fmt: skip
        own = {variable.name: getattr(page, variable.name) for variable in fields(page)}
        return HTMLResponse(self.site.render(page.template, self.t, **(shared | own)), status, headers=PRIVATE)

    def file(self, content: bytes, media_type: str, name: str) -> Response:
        """A file to save, under this name; of invented figures, under one that says so."""
        shown = f"{SAMPLE_STEM}{name}" if self.site.sample else name
        headers = {**PRIVATE, "content-disposition": f'attachment; filename="{shown}"'}
        return Response(content, headers=headers, media_type=media_type)

    def redirect(self, path: str, done: str = "") -> Response:
        """To another staff page, which says what was `done`."""
        return RedirectResponse(f"/staff/{path}" + (f"?done={done}" if done else ""), 303, headers=PRIVATE)
