"""Lines of results as they were typed or read from a file, checked one by one: a bad one spoils no good one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from navigator.knowledge.content.targets import Kpi
from navigator.ledger.results import KpiValue
from navigator.web.staff.errors import EntryRefused
from navigator.web.staff.months import era_month

from .context import KpiContext
from .line_fields import find_kpi, read_result, read_result_month, unknown_kpi
from .numbers import number_in_words, result_in_words

Cell = tuple[str, str]  # target, month (2025-04)


@dataclass(frozen=True)
class ResultLine:
    """A line as it was typed; `number` is its place in the file or form."""

    number: int
    kpi: str
    month: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class CheckedLine:
    """A line with the figure it means, or its problem. `state`: new | same | change | bad."""

    line: ResultLine
    state: str
    problem: str = ""
    figure: KpiValue | None = None
    kpi: Kpi | None = None
    before: str = ""
    hint: str = ""  # worth a look, but no hindrance

    @property
    def cell(self) -> Cell | None:
        """The target and the month, None when the line is bad."""
        return (self.figure.kpi, self.figure.month) if self.figure else None

    @property
    def month(self) -> str:
        """The month in words."""
        return era_month(self.figure.month) if self.figure else ""

    @property
    def value(self) -> str:
        """The figure in words."""
        return number_in_words(self.figure.value) if self.figure and self.figure.value is not None else ""


LinesByCell = Mapping[Cell, Sequence[CheckedLine]]


def check_lines(lines: Sequence[ResultLine], context: KpiContext) -> list[CheckedLine]:
    """Every line with its problem, or with the figure that it means."""
    checked = [_check(line, context) for line in lines]
    by_cell: dict[Cell, list[CheckedLine]] = {}
    for line in checked:
        if line.cell:
            by_cell.setdefault(line.cell, []).append(line)
    distinct = [_reject_duplicate(line, by_cell, context) for line in checked]
    return [_with_plausibility_hint(line, by_cell, context) for line in distinct]


def _check(line: ResultLine, context: KpiContext) -> CheckedLine:
    kpi = find_kpi(line.kpi, context)
    if kpi is None:
        return CheckedLine(line, "bad", unknown_kpi(line.kpi, context))
    problems: list[str] = []
    month, value = "", Decimal(0)
    try:
        month = read_result_month(line.month, kpi, context)
    except EntryRefused as refused:
        problems.append(refused.text)
    try:
        value = read_result(line.value, kpi, context.t)
    except EntryRefused as refused:
        problems.append(refused.text)
    if problems:
        return CheckedLine(line, "bad", "".join(problems), kpi=kpi)
    return _compare_with_current(line, kpi, KpiValue(kpi.id, month, value, line.note.strip()[:200]), context)


def _compare_with_current(line: ResultLine, kpi: Kpi, figure: KpiValue, context: KpiContext) -> CheckedLine:
    """An empty note leaves the current one as it is."""
    before = context.current.get((figure.kpi, figure.month))
    if before is None:
        return CheckedLine(line, "new", figure=figure, kpi=kpi)
    if not figure.note:
        figure = replace(figure, note=before.figure.note)
    state = "same" if figure == before.figure else "change"
    return CheckedLine(line, state, figure=figure, kpi=kpi, before=result_in_words(before))


def _reject_duplicate(line: CheckedLine, by_cell: LinesByCell, context: KpiContext) -> CheckedLine:
    if line.cell is None or len(by_cell[line.cell]) == 1:
        return line
    text = context.t(
        "同じ目標の同じ月が、{rows}行目にもあります。正しいほうだけ残して、もう一方の実績を空にしてください。"
    )
    rows = "、".join(str(other.line.number) for other in by_cell[line.cell] if other.line != line.line)
    return CheckedLine(line.line, "bad", text.format(rows=rows), kpi=line.kpi)


def _with_plausibility_hint(line: CheckedLine, by_cell: LinesByCell, context: KpiContext) -> CheckedLine:
    """A part that is larger than its whole is worth a look. The whole is what was sent with it, else the current result."""
    if line.figure is None or line.figure.value is None or line.kpi is None or not line.kpi.within:
        return line
    whole_cell = (line.kpi.within, line.figure.month)
    sent, current = by_cell.get(whole_cell, ()), context.current.get(whole_cell)
    figure = sent[0].figure if sent else current.figure if current else None
    whole = figure.value if figure else None
    if whole is None or line.figure.value <= whole:
        return line
    text = context.t("この数を含むはずの数（{whole}）より大きくなっています。どちらかの数をご確認ください。")
    return replace(line, hint=text.format(whole=number_in_words(whole)))
