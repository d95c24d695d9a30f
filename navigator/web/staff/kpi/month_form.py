"""The form of a month: every target of the year, the good figures written, the bad ones kept on the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.knowledge.content.targets import Kpi, TargetYear
from navigator.ledger import results
from navigator.ledger.results import KpiValue, RecordedKpiValue
from navigator.web.staff.months import era_month, month_key, months_of_year
from navigator.web.staff.request import StaffPage, StaffRequest

from .context import KpiContext, kpi_context
from .line_check import CheckedLine, ResultLine, check_lines
from .numbers import input_text


@dataclass(frozen=True)
class MonthRow:
    """A target with its fields."""

    kpi: Kpi
    was: str  # the number that the form was made with
    value: str
    note: str
    problem: str
    hint: str


@dataclass(frozen=True)
class MonthPage(StaffPage):
    template = "staff/kpi_month.html"
    month: str
    words: str
    rows: list[MonthRow]
    schedule: TargetYear
    problems: int


@dataclass
class _Changes:
    """What the form asks to be changed."""

    lines: list[ResultLine] = field(default_factory=list)
    withdrawn: list[KpiValue] = field(default_factory=list)
    conflicts: list[CheckedLine] = field(default_factory=list)  # another officer wrote meanwhile


def month_page(request: StaffRequest) -> Response:
    return _form(request, *_requested_month(request), [])


def _requested_month(request: StaffRequest) -> tuple[str, TargetYear]:
    """The month of the path and its year of targets. 404 when there is none, or the month has not begun."""
    month = request.http.path_params["month"]
    for target_year in request.site.knowledge.target_years:
        if month in months_of_year(target_year) and month <= month_key(request.today):
            return month, target_year
    raise HTTPException(404)


def _form(request: StaffRequest, month: str, target_year: TargetYear, checked: Sequence[CheckedLine]) -> Response:
    with request.ledger.reading() as connection:
        current = results.current(connection, month, month)
    typed = {line.line.kpi: line for line in checked}
    rows = [_row(kpi, current.get((kpi.id, month)), typed.get(kpi.id)) for kpi in target_year.kpis]
    problems = sum(bool(row.problem) for row in rows)
    bad = any(line.state == "bad" for line in checked)
    return request.page(MonthPage(month, era_month(month), rows, target_year, problems), 422 if bad else 200)


def _row(kpi: Kpi, recorded: RecordedKpiValue | None, typed: CheckedLine | None) -> MonthRow:
    """What was typed goes before the current result."""
    current = input_text(recorded)
    if typed:
        return MonthRow(kpi, current, typed.line.value, typed.line.note, typed.problem, typed.hint)
    return MonthRow(kpi, current, current, recorded.figure.note if recorded else "", "", "")


def save_month(request: StaffRequest) -> Response:
    """POST a month: the good figures are written, the bad ones stay on the page with what to do."""
    month, target_year = _requested_month(request)
    context = kpi_context(request)
    changes = _changes(request, month, context)
    checked = check_lines(changes.lines, context)
    figures = [line.figure for line in checked if line.figure]
    with request.ledger.writing() as connection:
        results.enter(connection, [*figures, *changes.withdrawn], request.actor)
    noticed = [line for line in checked if line.state == "bad" or line.hint] + changes.conflicts
    if noticed:
        return _form(request, month, target_year, noticed)
    return request.redirect(f"kpi/month/{month}", "saved")


def _changes(request: StaffRequest, month: str, context: KpiContext) -> _Changes:
    changes = _Changes()
    for number, kpi in enumerate(request.form.values("kpi"), 1):
        value, note = request.form.value(f"value-{kpi}").strip(), request.form.value(f"note-{kpi}").strip()
        line = ResultLine(number, kpi, month, value, note)
        _sort_line(line, request.form.value(f"was-{kpi}").strip(), changes, context)
    return changes


def _sort_line(line: ResultLine, was: str, changes: _Changes, context: KpiContext) -> None:
    """Add a line to what the form changes; one that was left alone changes nothing."""
    recorded = context.current.get((line.kpi, line.month))
    current, note = input_text(recorded), recorded.figure.note if recorded else ""
    if line.value == was and line.note == note:
        return
    if current not in (was, line.value):
        text = context.t("書いているあいだに、ほかの方が {now} と入れました。それでよければ、そのままにしてください。")
        changes.conflicts.append(CheckedLine(line, "bad", text.format(now=current or context.t("空"))))
    elif line.value:
        changes.lines.append(line)
    elif current:
        changes.withdrawn.append(KpiValue(line.kpi, line.month, None))
