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

from .context import CurrentResults, KpiContext, kpi_context
from .entry import rate_names, words_in_one_line
from .line_check import CheckedLine, ResultLine, check_lines
from .numbers import input_parts, input_text, pair_text, result_in_words

BARE_PERCENT = "前に {now} ％とだけ入っています。２つの数を入れると、おきかわります。"


@dataclass(frozen=True)
class MonthRow:
    """A target, or one body's figure of it, with its fields. `key` names the fields."""

    kpi: Kpi
    owner: str
    was: str  # what the form was made with
    value: str
    whole: str
    note: str
    problem: str = ""
    hint: str = ""

    @property
    def key(self) -> str:
        return field_key(self.kpi.id, self.owner)

    @property
    def names(self) -> tuple[str, str]:
        """What the two numbers of a rate count."""
        return rate_names(self.kpi)


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


def field_key(kpi: str, owner: str) -> str:
    """How the form names the fields of a target, or of one body's figure of it."""
    return f"{kpi}/{owner}" if owner else kpi


def _form(request: StaffRequest, month: str, target_year: TargetYear, checked: Sequence[CheckedLine]) -> Response:
    with request.ledger.reading() as connection:
        current = results.current(connection, month, month)
    typed = {(line.line.kpi, line.line.owner): line for line in checked}
    rows = [
        _row((kpi, owner), current.get((kpi.id, month, owner)), typed.get((kpi.id, owner)))
        for kpi in target_year.kpis for owner in _owners(kpi, month, current)
    ]  # fmt: skip
    problems = sum(bool(row.problem) for row in rows)
    bad = any(line.state == "bad" for line in checked)
    return request.page(MonthPage(month, era_month(month), rows, target_year, problems), 422 if bad else 200)


def _owners(kpi: Kpi, month: str, current: CurrentResults) -> list[str]:
    """Whose figures are asked for: of the whole ("") where the bodies' do not make it up, or where one stands."""
    has_whole = not kpi.each or not (kpi.adds or kpi.is_words) or (kpi.id, month, "") in current
    return [*([""] if has_whole else []), *kpi.each]


def _row(of: tuple[Kpi, str], recorded: RecordedKpiValue | None, typed: CheckedLine | None) -> MonthRow:
    """What was typed goes before the current result."""
    was = input_text(recorded)
    if typed:
        line = typed.line
        return MonthRow(*of, was, line.value, line.whole, line.note, typed.problem, typed.hint)
    (value, whole), note = input_parts(recorded), recorded.figure.note if recorded else ""
    if of[0].is_rate and value and not whole:  # a percent of before, of which nobody knows the two numbers
        return MonthRow(*of, was, "", "", note, hint=BARE_PERCENT.format(now=result_in_words(recorded)))
    return MonthRow(*of, was, value, whole, note)


def save_month(request: StaffRequest) -> Response:
    """POST a month: the good figures are written, the bad ones stay on the page with what to do."""
    month, target_year = _requested_month(request)
    context = kpi_context(request)
    changes = _changes(request, (month, target_year), context)
    checked = check_lines(changes.lines, context)
    figures = [line.figure for line in checked if line.figure]
    with request.ledger.writing() as connection:
        results.enter(connection, [*figures, *changes.withdrawn], request.actor)
    noticed = [line for line in checked if line.state == "bad" or line.hint] + changes.conflicts
    if noticed:
        return _form(request, month, target_year, noticed)
    return request.redirect(f"kpi/month/{month}", "saved")


def _changes(request: StaffRequest, of: tuple[str, TargetYear], context: KpiContext) -> _Changes:
    changes, (month, target_year) = _Changes(), of
    for number, key in enumerate(request.form.values("kpi"), 1):
        id, _, owner = key.partition("/")
        value, whole, note, was = (
            request.form.value(f"{name}-{key}").strip() for name in ("value", "whole", "note", "was")
        )
        kpi, line = target_year.kpi(id), ResultLine(number, id, month, value, note, owner, whole)
        _sort_line(line, (_in_one_field(line, kpi, was), was), changes, context)
    return changes


def _in_one_field(line: ResultLine, kpi: Kpi | None, was: str) -> str:
    """What was typed as `was` is written. A percent of before stays where nothing is typed over it."""
    if kpi and kpi.is_words:
        return words_in_one_line(line.value)
    if kpi and kpi.is_rate:
        is_bare_percent = bool(was) and was.replace(".", "").isdecimal()
        return pair_text(line.value, line.whole) or (was if is_bare_percent else "")
    return line.value


def _sort_line(line: ResultLine, typed_over: tuple[str, str], changes: _Changes, context: KpiContext) -> None:
    """Add a line to what the form changes; one that was left alone changes nothing."""
    recorded = context.current.get((line.kpi, line.month, line.owner))
    current, note = input_text(recorded), recorded.figure.note if recorded else ""
    typed, was = typed_over
    if typed == was and line.note == note:
        return
    if current not in (was, typed):
        text = context.t("書いているあいだに、ほかの方が {now} と入れました。それでよければ、そのままにしてください。")
        changes.conflicts.append(CheckedLine(line, "bad", text.format(now=current or context.t("空"))))
    elif typed:
        changes.lines.append(line)
    elif current:
        changes.withdrawn.append(KpiValue(line.kpi, line.month, None, owner=line.owner))
