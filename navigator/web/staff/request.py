"""One request of an officer: who asks, what was sent, and how to answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from navigator.dialogue.wording.translation import Translator
from navigator.ledger.accounts import Account, Role
from navigator.ledger.database import Actor, Ledger
from navigator.web.forms import Form
from navigator.web.site import Site

PRIVATE = {"cache-control": "no-store", "x-robots-tag": "noindex, nofollow"}

# path, words, for admins alone
MENU = (
    ("/staff/", "はじめ", False), ("/staff/overview", "利用のようす", False),
    ("/staff/kpi/", "計画の目標", False), ("/staff/channels/", "広報", False),
    ("/staff/contacts/", "連絡先", False), ("/staff/audit", "変更の記録", False), ("/staff/people/", "職員", True),
)  # fmt: skip


@dataclass(frozen=True)
class StaffRequest:
    """What a handler is given; it answers in a thread of its own, so that a slow database holds up nobody else."""

    site: Site
    request: Request
    account: Account | None
    csrf: str
    form: Form = field(default_factory=lambda: Form({}))
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)  # field -> name, content

    @property
    def t(self) -> Translator:
        """Officers read the source language."""
        return self.site.translator(self.site.languages[0])

    @property
    def ledger(self) -> Ledger:
        """What officers write."""
        return self.site.ledger

    @property
    def actor(self) -> Actor:
        """The hand that writes."""
        assert self.account
        return Actor(self.account.name, self.site.clock())

    @property
    def today(self) -> date:
        """The region's day."""
        return self.site.today

    def moment(self, at: datetime) -> str:
        """A moment where the region is: 2026年11月24日 10:30."""
        local = at.astimezone(self.site.knowledge.region.timezone)
        return f"{self.t.year(local.date())} {self.t.time(local.time())}"

    def may(self, role: Role) -> bool:
        """Whether the officer may do what this role may."""
        return self.account is not None and self.account.may(role)

    def page(self, name: str, /, status: int = 200, **values: Any) -> Response:
        """A page of `templates/staff`."""
        shared = {
            "account": self.account, "csrf": self.csrf, "staff_css": self.site.staff_styles.url, "may_edit": self.may("editor"),
            "menu": MENU, "may_admin": self.may("admin"), "here": self.request.url.path,
            "done": self.request.query_params.get("done", "")[:40],
        }  # fmt: skip
        text = self.site.render(f"staff/{name}.html", self.t, **(shared | values))
        return HTMLResponse(text, status, headers=PRIVATE)

    def to(self, path: str, done: str = "") -> Response:
        """To another page of the staff, with a word of what was done."""
        return RedirectResponse(f"/staff/{path}" + (f"?done={done}" if done else ""), 303, headers=PRIVATE)
