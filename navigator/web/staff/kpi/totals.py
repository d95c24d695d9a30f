"""What a target has come to: its figures month by month, of the whole or of one body, and what they make together.

Figures of several bodies are added only where the target says that they make up the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.targets import Kpi
from navigator.ledger.results import KpiValue
from navigator.web.staff.months import era_month

from .context import CurrentResults
from .numbers import is_few, number_in_words, rate_percent


@dataclass(frozen=True)
class MonthFigure:
    """A figure of a month; `missing` names the bodies whose part of it is not entered."""

    month: str
    value: Decimal
    whole: Decimal | None = None
    missing: tuple[str, ...] = ()

    @property
    def size(self) -> Decimal:
        """What is compared with a target: the percent of a rate, else the number."""
        return rate_percent(self.value, self.whole) if self.whole else self.value


@dataclass(frozen=True)
class Total:
    """What figures make together, and as it is written."""

    size: Decimal  # to be compared with the target
    so_far: str
    basis: str  # what it is made of, in words
    few: bool = False  # a rate of few


def figures_of(kpi: Kpi, owner: str, months: Sequence[str], current: CurrentResults) -> list[MonthFigure]:
    """The figures that were entered, of a body or ("") of the whole."""
    found = (_entered(kpi, month, owner, current) for month in months)
    return [MonthFigure(figure.month, figure.value, figure.whole) for figure in found if figure and figure.value is not None]


def whole_figures(kpi: Kpi, months: Sequence[str], current: CurrentResults) -> list[MonthFigure]:
    """The figures of the target itself: those of its bodies added up where they may be, else those entered for the whole."""
    entered = {figure.month: figure for figure in figures_of(kpi, "", months, current)}
    if kpi.adds:
        entered |= {figure.month: figure for month in months if (figure := _sum(kpi, month, current))}
    return [entered[month] for month in months if month in entered]


def _entered(kpi: Kpi, month: str, owner: str, current: CurrentResults) -> KpiValue | None:
    recorded = current.get((kpi.id, month, owner))
    return recorded.figure if recorded else None


def _sum(kpi: Kpi, month: str, current: CurrentResults) -> MonthFigure | None:
    """The bodies' figures of a month together: two numbers of a rate each by itself. None when no body has one."""
    by_body = {body: figures_of(kpi, body, (month,), current) for body in kpi.each}
    figures = [figure for found in by_body.values() for figure in found]
    if not figures:
        return None
    whole = sum((figure.whole or Decimal(0) for figure in figures), Decimal(0)) if kpi.is_rate else None
    missing = tuple(body for body, found in by_body.items() if not found)
    return MonthFigure(month, sum((figure.value for figure in figures), Decimal(0)), whole, missing)


def total_of(kpi: Kpi, figures: Sequence[MonthFigure], t: Translator) -> Total | None:
    """What the figures make by the way their target is counted; None when there are none to go by.

    A mean and a rate go by whole months alone: a body that is missing would pull them down.
    """
    counted = figures if kpi.counted == "year" else [figure for figure in figures if not figure.missing]
    if not counted:
        return None
    last = counted[-1]
    unit = t(kpi.unit.partition("/")[0] or "件")
    through = t("{month}まで、{n}か月分").format(month=era_month(last.month), n=len(counted))
    if kpi.is_rate:
        return _rate(last, t)
    total = sum((figure.value for figure in counted), Decimal(0))
    if kpi.counted == "month":
        mean = (total / len(counted)).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return Total(mean, f"{number_in_words(mean)} {unit}", t("月の平均（{through}）").format(through=through))
    return Total(total, f"{number_in_words(total)} {unit}", t("合計（{through}）").format(through=through))


def _rate(last: MonthFigure, t: Translator) -> Total:
    basis = t("{month}の入力").format(month=era_month(last.month))
    if last.whole is not None:
        pair = t("{whole}のうち{value}").format(whole=number_in_words(last.whole), value=number_in_words(last.value))
        basis = f"{pair}（{basis}）"
    return Total(last.size, f"{number_in_words(last.size)} ％", basis, is_few(last.value, last.whole))
