"""A filled table of contacts sent in: every change is shown before anything is written, and a refused line spoils no good one."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.ledger import confirmed_contacts, proposed_contacts
from navigator.ledger.accounts import number_of_writers
from navigator.web.staff.errors import FILE_PROBLEMS, UnreadableTable
from navigator.web.staff.request import StaffPage, StaffRequest

from .contact_table import HOW_TO
from .line_check import CheckedContact, check_lines
from .sent_lines import HEADINGS, ContactLine, lines_of

PROBLEMS = {
    **FILE_PROBLEMS,
    "empty": "中に、連絡先の行が見つかりませんでした。書き出したファイルに書いて、もう一度送ってください。",
    "columns": "「連絡先」の表の見出しが見つかりません。書き出したファイルの見出しは、そのままにしてください。",
    "long": "行が多すぎます。書き出したファイルに書いて、もう一度送ってください。",
    "sample": "これは見本のファイルです。本当の連絡先のファイルを送ってください。",
}
TAKEN = ("change", "hide")


@dataclass(frozen=True)
class BulkPage(StaffPage):
    """The table to take away, and where it is sent in again."""

    template = "staff/contacts_bulk.html"
    problem: str
    how_to: Sequence[str]


@dataclass(frozen=True)
class BulkLinesPage(StaffPage):
    """What the lines of a table would change; after writing, those that were not taken."""

    template = "staff/contacts_lines.html"
    lines: Mapping[str, Sequence[CheckedContact]]  # by state
    carried: list[str]  # the lines, as a form carries them: the refused ones stay beside what comes of the others
    ready: int  # lines that writing would take
    untouched: int  # lines into which nothing was written
    written: int | None  # None before anything was written
    is_alone: bool  # nobody else can write: what is sent is shown at once


def bulk_page(request: StaffRequest, problem: str = "", status: int = 200) -> Response:
    """GET the table to take away, and where it is sent in again."""
    return request.page(BulkPage(request.t(problem), [request.t(line) for line in HOW_TO]), status)


def receive_table(request: StaffRequest) -> Response:
    """POST a table: nothing is written yet."""
    _, content = request.files.get("file", ("", b""))
    if not content:
        return bulk_page(request, PROBLEMS["none"], 422)
    try:
        lines = lines_of(content, sample=request.site.sample)
    except UnreadableTable as fault:
        return bulk_page(request, PROBLEMS[fault.kind], 422)
    with request.ledger.reading() as connection:
        checked, is_alone = check_lines(lines, request, connection), number_of_writers(connection) < 2
    return _lines_page(request, checked, len(lines) - len(checked), is_alone=is_alone)


def write_lines(request: StaffRequest) -> Response:
    """POST the lines that were shown: they are checked anew, and the good ones written, in one transaction."""
    lines = [_posted_line(text) for text in request.form.values("line")]
    with request.ledger.writing() as connection:
        checked, is_alone = check_lines(lines, request, connection), number_of_writers(connection) < 2
        for line in checked:
            _write(line, request, connection)
    request.site.ledger_watch.refresh()
    taken = sum(line.state in TAKEN for line in checked)
    if any(line.state in ("bad", "meanwhile") for line in checked):
        return _lines_page(request, checked, 0, is_alone=is_alone, written=taken)
    return request.redirect("contacts/" if is_alone else "contacts/waiting", f"sent-{taken}")


def _write(line: CheckedContact, request: StaffRequest, connection: Connection) -> None:
    """What is hidden is hidden at once; a value waits for a second person, where there is one."""
    if line.state == "hide" and line.current:
        confirmed_contacts.hide(connection, line.current.contact.id, line.current.contact.field, request.actor)
    elif line.state == "change" and line.confirmation:
        proposed_contacts.propose(connection, line.confirmation, request.actor)


def _posted_line(text: str) -> ContactLine:
    """422 for what no page of ours sent."""
    try:
        said = json.loads(text)
        cells = {name: str(said[name]) for name in HEADINGS}
        "".join(cells.values()).encode()  # half a letter (U+D800) is no text
        if any("\0" in cell for cell in cells.values()):
            raise ValueError
        return ContactLine(int(said["number"]), **cells)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        raise HTTPException(422) from None


def _lines_page(
    request: StaffRequest, checked: Sequence[CheckedContact], untouched: int, *, is_alone: bool, written: int | None = None
) -> Response:
    states = ("bad", "meanwhile", "change", "hide", "same")
    lines = {state: [line for line in checked if line.state == state] for state in states}
    carried = [json.dumps(line.line.fields, ensure_ascii=False) for line in checked if line.state != "same"]
    ready = len(lines["change"]) + len(lines["hide"])
    page = BulkLinesPage(lines, carried, ready, untouched, written, is_alone)
    return request.page(page, 422 if lines["bad"] and written is None else 200)
