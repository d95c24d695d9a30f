"""A contact value as an officer types it: read kindly, refused with a sentence beside its field."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from navigator.knowledge.confirmations import confirmation_faults
from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.content.offices import Office
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.web.staff.kpi.entry import EntryRefused
from navigator.web.staff.request import StaffRequest

from .hours_entry import read_hours
from .waiting import FIELD_WORDS, YEAR

LONGEST = 300
FAULTS = {
    "phone": "「{value}」は電話番号として読めませんでした。数字とハイフンで書いてください。",
    "wrong_number": "{value} は、まちがって出回っている番号です。{why}",
    "page": "ページは https:// から始まるアドレスを書いてください。",
    "hours": "受付時間が読みとれませんでした。",
    "source": "何で確かめたかを選んでください。",
    "office": "この事業所は、いまの一覧にありません。",
    "value": "この内容では保存できませんでした。書いたものをご確認ください。",
}  # fmt: skip


@dataclass(frozen=True)
class ContactField:
    """The value that is being confirmed."""

    office: Office
    field: str

    @property
    def id(self) -> str:
        """window/office"""
        return f"{self.office.window}/{self.office.id}"

    @property
    def value(self) -> SourcedValue:
        """What stands now."""
        value: SourcedValue = getattr(self.office, self.field)
        return value


def read_confirmation(
    visit: StaffRequest, place: ContactField, typed: Mapping[str, str]
) -> tuple[Confirmation | None, dict[str, str]]:
    """What was typed as a confirmation, with a kind sentence beside each field that is not right."""
    problems: dict[str, str] = {}
    value, day = "", visit.today
    try:
        value = plain_value(place.field, typed["value"], visit)
    except EntryRefused as refused:
        problems["value"] = refused.text
    if place.field == "phone" and not problems and _plain_phone(typed["again"]) != value:
        problems["again"] = visit.t("２回の番号がちがいます。もう一度、確かめてください。")
    try:
        day = _day(typed["checked_on"], visit)
    except EntryRefused as refused:
        problems["checked_on"] = refused.text
    found = Confirmation(place.id, place.field, value, typed["source"], day, typed["evidence"])
    for fault in confirmation_faults(visit.site.file_knowledge, found) if "value" not in problems else ():
        why = visit.site.knowledge.wrong_numbers.get(value, "")
        problems["source" if fault == "source" else "value"] = visit.t(FAULTS[fault]).format(
            value=value[:40], why=visit.t(why)
        )
    return found, problems


def plain_value(field: str, typed: str, visit: StaffRequest) -> str:
    """A value as it is kept: full-width digits and brackets of a telephone are no hindrance. Refused when empty."""
    if field == "hours":
        return read_hours(typed, visit.t)
    if field == "phone":
        text = _plain_phone(typed)
    else:
        text = unicodedata.normalize("NFKC", typed).strip() if field == "page" else " ".join(typed.split())
    if not text:
        raise EntryRefused(visit.t("{what}が空です。").format(what=visit.t(FIELD_WORDS[field])))
    return text


def _plain_phone(typed: str) -> str:
    text = re.sub(r"[‐‑–—−ーｰ―]", "-", unicodedata.normalize("NFKC", typed).strip())
    text = re.sub(r"^\((\d+)\)", r"\1-", text)
    return re.sub(r"\s*-+\s*|\s+", "-", re.sub(r"[()]", "-", text)).strip("-")


def _day(text: str, visit: StaffRequest) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise EntryRefused(visit.t("確かめた日を選んでください。")) from None
    if day > visit.today:
        raise EntryRefused(visit.t("まだ来ていない日です。確かめた日を選んでください。"))
    if day < visit.today - YEAR:
        raise EntryRefused(visit.t("１年より前です。いまの値を、もう一度確かめてください。"))
    return day
