"""What can be changed by forms in a draft: the kinds of records, and the records of a kind, to be searched by name."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.editions.drafts import Edition
from navigator.editions.records.kinds.every_kind import KINDS
from navigator.editions.records.kinds.record_kind import RecordKind
from navigator.editions.records.record_files import Record
from navigator.web.staff.editions.edition_page import requested_edition
from navigator.web.staff.editions.edition_words import DONE, REFUSED
from navigator.web.staff.request import StaffPage, StaffRequest

from .draft_records import draft_records

GROUPS = {
    "ご案内するところ": ("windows", "offices", "areas", "contacts", "schemes", "helplines", "concerns"),
    "言葉": ("variants", "questions", "screens", "topics", "faq", "operator"),
    "だれに、どの順で": ("parameters", "window-steps", "scheme-steps", "order", "categories", "conditions", "cases"),
    "計画と根拠": ("plan", "sections", "statements", "targets", "sources"),
    "場所と、そのほか": ("municipalities", "town-matters", "example-ways", "wrong-numbers"),
}  # fmt: skip
"""Kinds of records, and tables of their own, as officers look for them."""
TABLES = {
    "areas": ("受け持つ市町村", "どの事業所が、どの市町村の方を受けるかです。"), "targets": ("年度の目標", ""),
    "cases": ("確認例", "こういう方には、これが出るはず、という例です。確かめるたびに、見くらべます。"),
    "parameters": ("年齢などの、決まりの数", ""), "order": ("ご案内の順番", "上へ、下へと動かします。"),
}  # fmt: skip
SEARCHED_FROM = 8  # records of a kind; fewer are seen at a glance


@dataclass(frozen=True)
class ChangedThing:
    """What can be changed: where, how it is called, how many there are ("" where that is not told), and what it is."""

    address: str
    title: str
    count: str
    help: str


@dataclass(frozen=True)
class RecordKindsPage(StaffPage):
    """The kinds of records."""

    template: ClassVar[str] = "staff/edition_kinds.html"
    edition: Edition
    groups: Mapping[str, Sequence[ChangedThing]]


@dataclass(frozen=True)
class RecordsPage(StaffPage):
    """The records of a kind."""

    template: ClassVar[str] = "staff/edition_records.html"
    edition: Edition
    kind: RecordKind
    records: Sequence[tuple[Record, bool]]  # whether the draft says it otherwise
    searched: str
    can_search: bool
    adding: str  # where a new one is added, behind the draft's address; "" where none can be
    told: str
    refused: str


def kinds_page(request: StaffRequest) -> Response:
    """GET the kinds."""
    edition = requested_edition(request)
    with request.ledger.reading() as connection:
        records = draft_records(connection, request, edition)
    path, t = f"/staff/editions/{edition.id}", request.t
    things = {place: ChangedThing(f"{path}/{place}", t(title), "", t(help)) for place, (title, help) in TABLES.items()}
    elsewhere = t("「連絡先」のページで変えます。改定案には入りません。")
    things["contacts"] = ChangedThing("/staff/contacts/", t("窓口の電話・時間・住所"), "", elsewhere)
    for kind in KINDS.values():
        if (count := len(records.now.records(kind))) or _adding(kind):
            said = t("{n}件").format(n=count) if count and not kind.is_one else ""
            things[kind.id] = ChangedThing(f"{path}/records/{kind.id}", kind.title, said, kind.help)
    groups = {t(title): [things[id] for id in ids if id in things] for title, ids in GROUPS.items()}
    return request.page(RecordKindsPage(edition=edition, groups={title: own for title, own in groups.items() if own}))


def records_page(request: StaffRequest) -> Response:
    """GET the records of a kind."""
    edition, kind, asked = requested_edition(request), requested_kind(request), request.http.query_params
    with request.ledger.reading() as connection:
        records = draft_records(connection, request, edition)
    every = records.now.records(kind)
    searched = asked.get("q", "")[:40]
    found = [record for record in every if _plain(searched) in _plain(f"{record.title} {record.id}")]
    page = RecordsPage(
        edition=edition,
        kind=kind,
        records=[(record, _is_changed(record, records.in_force.record(kind, record.id))) for record in found],
        searched=searched,
        can_search=len(every) > SEARCHED_FROM,
        adding=_adding(kind) if request.may("editor") and records.edition.is_open else "",
        told=request.t(DONE.get(asked.get("done", ""), "")),
        refused=request.t(REFUSED.get(asked.get("done", ""), "")),
    )
    return request.page(page)


def _adding(kind: RecordKind) -> str:
    if kind.id == "questions":
        return "question"
    return f"added/{kind.id}" if kind.first else ""


def requested_kind(request: StaffRequest) -> RecordKind:
    """The kind in the path. 404 when there is none."""
    kind = KINDS.get(request.http.path_params["kind"])
    if kind is None:
        raise HTTPException(404)
    return kind


def _is_changed(record: Record, before: Record | None) -> bool:
    return before is None or before.trees != record.trees


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace(" ", "")
