"""Lines of a table of contacts checked one by one, as the form of a single value checks: a bad one spoils no good one."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.content.plan import CHECK
from navigator.ledger import proposed_contacts
from navigator.ledger.proposed_contacts import ProposedContact
from navigator.web.staff.contacts.confirmation_form import FIELDS, MAX_LETTERS, read_confirmation
from navigator.web.staff.contacts.current_values import (
    CurrentValue,
    ValuesByField,
    by_field,
    confirmation_in_words,
    current_values,
)
from navigator.web.staff.errors import EntryRefused
from navigator.web.staff.request import StaffRequest
from navigator.web.staff.sent_tables.table_rows import folded

from .sent_lines import ContactLine, read_day

HIDE_MARKS = ("○", "〇", "◯", "o", "1", "x", "✓", "✔", "レ", "はい", "消す")


@dataclass(frozen=True)
class CheckedContact:
    """A line with what would be written, or its problem.

    `state`: change | hide | same (it stands so, or waits so) | meanwhile (the value changed since the table was made) | bad.
    """

    line: ContactLine
    state: str
    current: CurrentValue | None = None
    confirmation: Confirmation | None = None
    after: str = ""  # as people will read it
    source: str = ""  # in words
    words: str = ""  # why it is not taken, or what is worth a look

    @property
    def is_new(self) -> bool:
        """Whether people will read something else than now."""
        return self.current is not None and (self.after != self.current.text or not self.current.is_confirmed)


@dataclass(frozen=True)
class _Ledger:
    """What holds and what waits at this moment; `sources` are ids by title and id."""

    values: ValuesByField
    waiting: Mapping[tuple[str, str], ProposedContact]
    sources: Mapping[str, str]
    request: StaffRequest


def check_lines(lines: Sequence[ContactLine], request: StaffRequest, connection: Connection) -> list[CheckedContact]:
    """The filled lines, each with its problem or with what it means, against what the ledger holds in this transaction."""
    offered = [s for s in request.site.knowledge.sources.values() if s.kind in (CHECK, "official")]
    ledger = _Ledger(
        by_field(current_values(request, connection)),
        {(w.confirmation.office, w.confirmation.field): w for w in proposed_contacts.all_waiting(connection)},
        {folded(name): source.id for source in offered for name in (request.t(source.title), source.id)},
        request,
    )
    filled = [line for line in lines if line.is_filled]
    times = Counter(_place(line) for line in filled)
    return [_checked(line, ledger, is_double=times[_place(line)] > 1) for line in filled]


def _place(line: ContactLine) -> tuple[str, str]:
    """The office and the field that a line names."""
    place = line.mark.rpartition("/")[0]
    office, _, field = place.rpartition("/")
    return office, field


def _checked(line: ContactLine, ledger: _Ledger, *, is_double: bool) -> CheckedContact:
    t, current = ledger.request.t, ledger.values.get(_place(line))
    if current is None:
        words = t("どの値の行かが、わかりません。書き出したファイルの行に書いてください（「照合」の列は変えないでください）。")
        return CheckedContact(line, "bad", words=words)
    try:
        if is_double:
            raise EntryRefused(t("同じ事業所の同じ項目が、ほかの行にもあります。ひとつだけ残してください。"))
        return _hidden(line, current, t) if line.hide else _changed(line, current, ledger)
    except EntryRefused as refused:
        return CheckedContact(line, "bad", current, words=refused.text)


def _hidden(line: ContactLine, current: CurrentValue, t: Translator) -> CheckedContact:
    """Hiding asks for no check: one person may do it at once."""
    if folded(line.hide) not in HIDE_MARKS:
        raise EntryRefused(t("「消す」には、○を書くか、空のままにしてください。"))
    if line.value:
        raise EntryRefused(t("「新しい値」と「消す」の両方が書かれています。どちらかにしてください。"))
    if current.state not in ("confirmed", "old"):
        return CheckedContact(line, "same", current, words=t("いまも、住民の方には出ていません。"))
    if line.mark != current.mark:
        return CheckedContact(line, "meanwhile", current)
    return CheckedContact(line, "hide", current)


def _changed(line: ContactLine, current: CurrentValue, ledger: _Ledger) -> CheckedContact:
    request, value = ledger.request, current.contact.value
    confirmation = _confirmation(line, current, ledger)
    checked = CheckedContact(
        line, "change", current, confirmation,
        after=confirmation_in_words(request, confirmation),
        source=request.t(request.site.knowledge.sources[confirmation.source].title),
    )  # fmt: skip
    is_checked_so = value.status == "confirmed" and confirmation.source in value.sources and not line.note
    if is_checked_so and (checked.after, confirmation.checked_on) == (current.text, value.checked_on):
        return replace(checked, state="same", words=request.t("いまの値と同じです。"))
    waiting = ledger.waiting.get(_place(line))
    if waiting and waiting.confirmation.value == confirmation.value:
        return replace(checked, state="same", words=request.t("同じ値が、もう一人の確認を待っています。"))
    if line.mark != current.mark:
        return replace(checked, state="meanwhile")
    return replace(checked, words=_replaced(waiting, request)) if waiting else checked


def _replaced(waiting: ProposedContact, request: StaffRequest) -> str:
    """The officer's own value gives way; EntryRefused for that of somebody else."""
    text = confirmation_in_words(request, waiting.confirmation)
    if waiting.who == request.officer.name:
        return request.t("前に書いた「{text}」と入れかえます。").format(text=text)
    words = request.t("{who}さんが書いた「{text}」が、確認を待っています。先に、そちらを確かめるか、取り下げてください。")
    raise EntryRefused(words.format(who=waiting.who, text=text))


def _confirmation(line: ContactLine, current: CurrentValue, ledger: _Ledger) -> Confirmation:
    """What the line says of the value; without a new one, that the value is right. EntryRefused names all that is wrong."""
    value, source = line.value or current.text, ledger.sources.get(folded(line.source), "")
    typed = {"value": value, "again": value, "source": source, "checked_on": read_day(line.checked_on), "evidence": line.note}
    confirmation, problems = read_confirmation(ledger.request, current.contact, typed)
    problems |= _problems_of_line(line, value, source, ledger.request.t)
    if problems:
        raise EntryRefused("".join(problems[field] for field in FIELDS if field in problems))
    return confirmation


def _problems_of_line(line: ContactLine, value: str, source: str, t: Translator) -> dict[str, str]:
    """What is wrong with a line before its value is read, by field of the form."""
    problems = {}
    if not value:
        problems["value"] = t("「新しい値」が空です。")
    elif value.startswith("="):
        problems["value"] = t("「新しい値」が式のままです。値を書いてください。")
    elif max(len(value), len(line.note)) > MAX_LETTERS:
        problems["value"] = t("長すぎます。{n}字までにしてください。").format(n=MAX_LETTERS)
    elif re.fullmatch(r"[1-9]\d{8,9}", value):
        problems["value"] = t("「{value}」は電話番号として読めませんでした。はじめの０が消えていませんか。").format(value=value)
    if not source:
        problems["source"] = (
            t("「{source}」は、選べる出典にありません。").format(source=line.source[:40]) if line.source else t("「出典」が空です。")
        )
    if not read_day(line.checked_on):
        how = t("2026-11-24 のように書いてください。")
        problems["checked_on"] = (t("「確認した日」が読めませんでした。") if line.checked_on else t("「確認した日」が空です。")) + how
    return problems
