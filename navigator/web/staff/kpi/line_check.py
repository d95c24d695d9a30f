"""Lines of results as they were typed or read from a file, checked one by one: a bad one spoils no good one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from navigator.knowledge.content.targets import Kpi
from navigator.ledger.results import Cell, KpiValue
from navigator.web.staff.errors import EntryRefused
from navigator.web.staff.months import era_month

from .context import KpiContext
from .entry import rate_names, read_entry
from .line_fields import find_kpi, read_owner, read_result_month, unknown_kpi
from .numbers import figure_in_words, number_in_words, result_in_words


@dataclass(frozen=True)
class ResultLine:
    """A line as it was typed; `number` is its place in the file or form."""

    number: int
    kpi: str
    month: str
    value: str  # a number, the part of a rate or both its numbers, or words
    note: str = ""
    owner: str = ""
    whole: str = ""  # of a rate


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
        """The target, the month and the owner, None when the line is bad."""
        return self.figure.cell if self.figure else None

    @property
    def month(self) -> str:
        """The month in words."""
        return era_month(self.figure.month) if self.figure else ""

    @property
    def value(self) -> str:
        """The figure in words."""
        return figure_in_words(self.figure) if self.figure else ""


T = TypeVar("T")
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
    month = _read(lambda: read_result_month(line.month, kpi, context), problems)
    owner = _read(lambda: read_owner(line.owner, kpi, context.t), problems)
    entry = _read(lambda: read_entry(line.value, line.whole, kpi, context.t), problems)
    if month is None or owner is None or entry is None:
        return CheckedLine(line, "bad", "".join(problems), kpi=kpi)
    figure = KpiValue(kpi.id, month, entry.value, line.note.strip()[:200], owner, entry.whole, entry.words)
    return _compare_with_current(line, kpi, figure, context)


def _read(field: Callable[[], T], problems: list[str]) -> T | None:
    """A field as it is read, or None with its problem."""
    try:
        return field()
    except EntryRefused as refused:
        problems.append(refused.text)
        return None


def _compare_with_current(line: ResultLine, kpi: Kpi, figure: KpiValue, context: KpiContext) -> CheckedLine:
    """An empty note leaves the current one as it is."""
    before = context.current.get(figure.cell)
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
    if line.figure is None or line.figure.value is None or line.kpi is None:
        return line
    if line.figure.whole is not None and line.figure.value > line.figure.whole:
        part, of = (context.t(name) for name in rate_names(line.kpi))
        return replace(line, hint=context.t("「{part}」が「{whole}」より大きくなっています。ご確認ください。").format(part=part, whole=of))
    if not line.kpi.within:
        return line
    whole_cell = (line.kpi.within, line.figure.month, line.figure.owner)
    sent, current = by_cell.get(whole_cell, ()), context.current.get(whole_cell)
    figure = sent[0].figure if sent else current.figure if current else None
    whole = figure.value if figure else None
    if whole is None or line.figure.value <= whole:
        return line
    text = context.t("この数を含むはずの数（{whole}）より大きくなっています。どちらかの数をご確認ください。")
    return replace(line, hint=text.format(whole=number_in_words(whole)))
