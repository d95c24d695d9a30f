"""The form that confirms a contact value: read kindly, refused with a sentence beside its field."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from navigator.knowledge.confirmations import confirmation_faults
from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.content.offices import Office
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.web.staff.errors import EntryRefused
from navigator.web.staff.request import StaffRequest

from .hours_entry import read_hours
from .waiting import FIELD_WORDS, YEAR

FIELDS = ("value", "again", "source", "checked_on", "evidence")
MAX_LETTERS = 300
FAULT_TEXTS = {
    "phone": "「{value}」は電話番号として読めませんでした。数字とハイフンで書いてください。",
    "wrong_number": "{value} は、まちがって出回っている番号です。{why}",
    "office_phone": "{value} は、窓口の番号には使えません。３けた・４けたの番号や 0990 の番号でなく、窓口の電話番号を書いてください。",
    "page": "ページは https:// から始まるアドレスを、そのまま書いてください。",
    "page_host": "公的なページのアドレス（.lg.jp や .go.jp など）か、いまの一覧にあるサイトのアドレスを書いてください。",
    "hours": "受付時間が読みとれませんでした。",
    "source": "何で確かめたかを選んでください。",
    "office": "この事業所は、いまの一覧にありません。",
    "value": "この内容では保存できませんでした。書いたものをご確認ください。",
}  # fmt: skip


@dataclass(frozen=True)
class ContactField:
    """The value of an office that is being confirmed."""

    office: Office
    field: str

    @property
    def id(self) -> str:
        """window/office"""
        return f"{self.office.window}/{self.office.id}"

    @property
    def value(self) -> SourcedValue:
        """The value that is served now."""
        value: SourcedValue = getattr(self.office, self.field)
        return value


def read_confirmation(
    request: StaffRequest, contact: ContactField, typed: Mapping[str, str]
) -> tuple[Confirmation, dict[str, str]]:
    """What was typed (by FIELDS) as a confirmation; not to be used when there are problems, by field."""
    problems: dict[str, str] = {}
    value, day = "", request.today
    try:
        value = read_contact_value(contact.field, typed["value"], request)
    except EntryRefused as refused:
        problems["value"] = refused.text
    if contact.field == "phone" and not problems and _phone(typed["again"]) != value:
        problems["again"] = request.t("２回の番号がちがいます。もう一度、確かめてください。")
    try:
        day = _checked_on(typed["checked_on"], request)
    except EntryRefused as refused:
        problems["checked_on"] = refused.text
    confirmation = Confirmation(contact.id, contact.field, value, typed["source"], day, typed["evidence"])
    if "value" not in problems:
        for fault in confirmation_faults(request.site.file_knowledge, confirmation, request.site.settings.more_hosts):
            why = request.site.knowledge.wrong_numbers.get(value, "")
            text = request.t(FAULT_TEXTS[fault]).format(value=value[:40], why=request.t(why))
            problems["source" if fault == "source" else "value"] = text
    return confirmation, problems


def read_contact_value(field: str, typed: str, request: StaffRequest) -> str:
    """A value as it is recorded; hours are JSON. EntryRefused when it is empty, or its hours cannot be read."""
    match field:
        case "hours":
            return read_hours(typed, request.t)
        case "phone":
            value = _phone(typed)
        case "page":
            value = unicodedata.normalize("NFKC", typed).strip()
        case _:
            value = " ".join(typed.split())
    if not value:
        raise EntryRefused(request.t("{what}が空です。").format(what=request.t(FIELD_WORDS[field])))
    return value


def _phone(typed: str) -> str:
    """Digits and single hyphens: full-width letters, spaces and brackets are no hindrance."""
    text = re.sub(r"[‐‑–—−ーｰ―]", "-", unicodedata.normalize("NFKC", typed).strip())
    text = re.sub(r"^\((\d+)\)", r"\1-", text)
    return re.sub(r"\s*-+\s*|\s+", "-", re.sub(r"[()]", "-", text)).strip("-")


def _checked_on(typed: str, request: StaffRequest) -> date:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise EntryRefused(request.t("確かめた日を選んでください。")) from None
    if day > request.today:
        raise EntryRefused(request.t("まだ来ていない日です。確かめた日を選んでください。"))
    if day < request.today - YEAR:
        raise EntryRefused(request.t("１年より前です。いまの値を、もう一度確かめてください。"))
    return day
