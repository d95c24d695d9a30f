"""Results from a file: every line is shown before anything is written, and a bad one stays to be mended."""

from starlette.responses import Response

from navigator.ledger import results
from navigator.web.staff.guard import Route
from navigator.web.staff.request import StaffRequest

from .entry import CheckedLine, ResultLine, check
from .spreadsheet import UnreadableTable, lines_of
from .target_pages import check_context, chosen

SAYS = {
    "empty": "中に実績が見つかりませんでした。見本のファイルに数を書いて、もう一度送ってください。",
    "encoding": "文字が読みとれませんでした。Excelで開いて「CSV UTF-8」か「Excelブック（.xlsx）」で保存しなおしてください。",
    "excel": "Excelのファイルとして開けませんでした。Excelで開いて、もう一度保存してから送ってください。",
    "old_excel": "古い形のExcel（.xls）は読めません。Excelで開いて「Excelブック（.xlsx）」で保存しなおしてください。",
    "columns": "見出しの行が見つかりません。「目標」「年月」「実績」の列か、「目標」と月ごとの列にしてください。見本も使えます。",
    "long": "行が多すぎます。年度ごとに分けて送ってください。",
    "none": "ファイルが選ばれていません。",
}  # fmt: skip


def show(visit: StaffRequest) -> Response:
    """GET where a file is sent."""
    return _start(visit)


def _start(visit: StaffRequest, problem: str = "", status: int = 200) -> Response:
    schedules = [
        (str(s.period.start.year), s.title, s == chosen(visit)) for s in visit.site.knowledge.target_years
    ]
    return visit.page("kpi_import", status, problem=problem, schedules=schedules)


def receive(visit: StaffRequest) -> Response:
    """POST a file: nothing is written yet."""
    _, content = visit.files.get("file", ("", b""))
    if not content:
        return _start(visit, visit.t(SAYS["none"]), 422)
    try:
        lines = lines_of(content, chosen(visit))
    except UnreadableTable as fault:
        return _start(visit, visit.t(SAYS[fault.kind]), 422)
    return _lines(visit, check(lines, check_context(visit)))


def settle(visit: StaffRequest) -> Response:
    """POST the lines, mended or not: check them again, or write the good ones and keep the bad."""
    at = check_context(visit)
    checked = check(_sent(visit), at)
    if visit.form.value("do") != "save":
        return _lines(visit, checked)
    bad = [c for c in checked if c.state == "bad"]
    with visit.ledger.writing() as connection:
        written = results.enter(connection, [c.figure for c in checked if c.figure], visit.actor)
    if bad:
        return _lines(visit, bad, written=written)
    return visit.to(f"kpi/?year={at.chosen.period.start.year}&done=imported-{written}")


def _sent(visit: StaffRequest) -> list[ResultLine]:
    form = visit.form
    columns = [form.values(name) for name in ("n", "kpi", "month", "value", "note")]
    dropped = set(form.values("drop"))
    return [
        ResultLine(int(n) if n.isdecimal() else 0, kpi, month, value, note)
        for n, kpi, month, value, note in zip(*columns, strict=False)
        if n not in dropped
    ]


def _lines(visit: StaffRequest, checked: list[CheckedLine], written: int | None = None) -> Response:
    schedule = chosen(visit)
    count = {state: sum(c.state == state for c in checked) for state in ("new", "change", "same", "bad")}
    return visit.page(
        "kpi_lines", 422 if count["bad"] and written is None else 200, checked=sorted(checked, key=lambda c: c.state != "bad"),
        count=count, written=written, schedule=schedule, kpis=[(k.id, k.text) for k in schedule.kpis],
        ready=count["new"] + count["change"],
    )  # fmt: skip


ROUTES = (
    Route("kpi/import", "editor", show),
    Route("kpi/import", "editor", receive, ("POST",)),
    Route("kpi/import/lines", "editor", settle, ("POST",)),
)
