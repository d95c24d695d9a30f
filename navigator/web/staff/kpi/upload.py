"""Results from a file: every line is shown before anything is written, and a bad one stays to be mended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from navigator.knowledge.content.targets import TargetYear
from navigator.ledger import results
from navigator.web.staff.errors import FILE_PROBLEMS, UnreadableTable
from navigator.web.staff.request import StaffPage, StaffRequest

from .context import kpi_context, requested_target_year, year_choices, year_of
from .line_check import CheckedLine, ResultLine, check_lines
from .spreadsheet import lines_of

PROBLEMS = {
    **FILE_PROBLEMS,
    "empty": "中に実績が見つかりませんでした。見本のファイルに数を書いて、もう一度送ってください。",
    "columns": "見出しの行が見つかりません。「目標」「年月」「実績」の列か、「目標」と月ごとの列にしてください。見本も使えます。",
    "long": "行が多すぎます。年度ごとに分けて送ってください。",
    "sample": "これは見本のファイルで、数は作りものです。本当の実績のファイルを送ってください。",
}


@dataclass(frozen=True)
class UploadPage(StaffPage):
    """Where a file is sent."""

    template = "staff/kpi_import.html"
    problem: str
    schedules: list[tuple[str, str, bool]]


@dataclass(frozen=True)
class LinesPage(StaffPage):
    """The lines of a file, the bad ones first and to be mended."""

    template = "staff/kpi_lines.html"
    checked: list[CheckedLine]
    count: Mapping[str, int]  # by state
    ready: int  # lines that saving would write
    written: int | None  # figures just saved; None before that
    schedule: TargetYear
    kpis: list[tuple[str, str]]


def upload_page(request: StaffRequest, problem: str = "", status: int = 200) -> Response:
    """GET where a file is sent."""
    years = year_choices(request.site.knowledge.target_years, requested_target_year(request))
    return request.page(UploadPage(request.t(problem) if problem else "", years), status)


def receive_file(request: StaffRequest) -> Response:
    """POST a file: nothing is written yet."""
    _, content = request.files.get("file", ("", b""))
    if not content:
        return upload_page(request, PROBLEMS["none"], 422)
    try:
        lines = lines_of(content, requested_target_year(request), sample=request.site.sample)
    except UnreadableTable as fault:
        return upload_page(request, PROBLEMS[fault.kind], 422)
    return _lines_page(request, check_lines(lines, kpi_context(request)))


def submit_lines(request: StaffRequest) -> Response:
    """POST the lines, mended or not: check them again or, with `do` save, write the good ones and keep the bad."""
    context = kpi_context(request)
    checked = check_lines(_posted_lines(request), context)
    if request.form.value("do") != "save":
        return _lines_page(request, checked)
    with request.ledger.writing() as connection:
        written = results.enter(connection, [line.figure for line in checked if line.figure], request.actor)
    if bad := [line for line in checked if line.state == "bad"]:
        return _lines_page(request, bad, written)
    return request.redirect(f"kpi/?year={year_of(context.target_year)}&done=imported-{written}")


def _posted_lines(request: StaffRequest) -> list[ResultLine]:
    columns = [request.form.values(name) for name in ("n", "kpi", "month", "value", "note")]
    owners = request.form.values("owner") or [""] * len(columns[0])
    dropped = set(request.form.values("drop"))
    return [
        ResultLine(int(number) if number.isdecimal() else 0, kpi, month, value, note, owner)
        for number, kpi, month, value, note, owner in zip(*columns, owners, strict=False)
        if number not in dropped
    ]


def _lines_page(request: StaffRequest, checked: Sequence[CheckedLine], written: int | None = None) -> Response:
    target_year = requested_target_year(request)
    count = {state: sum(line.state == state for line in checked) for state in ("new", "change", "same", "bad")}
    page = LinesPage(
        checked=sorted(checked, key=lambda line: line.state != "bad"),
        count=count,
        ready=count["new"] + count["change"],
        written=written,
        schedule=target_year,
        kpis=[(kpi.id, kpi.text) for kpi in target_year.kpis],
    )
    return request.page(page, 422 if count["bad"] and written is None else 200)
