"""Results beside their targets: how far, against the share of the year gone. What lies within another is never added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.targets import Kpi, TargetYear
from navigator.web.staff.months import era_month, months_of_year

from .context import CurrentResults
from .numbers import number_in_words

LONGEST_BAR = 120
NEAR_PERCENT = 90  # of a target that is counted month by month, or as a rate


@dataclass(frozen=True)
class Progress:
    """One line of the table of targets."""

    kpi: Kpi
    target: str
    so_far: str
    basis: str  # what the result is made of, in words
    percent: int | None  # of the target; None while there is nothing to compare
    expected: int | None  # the percent of the year that the entered months make up
    state: str  # reached | ahead | near | behind | unknown
    words: str
    leading: str  # the navigator's own figure, "" when none is published

    @property
    def bar(self) -> int:
        """How long its bar is, where the goal stands at 100: as far as there is room."""
        return min(self.percent or 0, LONGEST_BAR)


def elapsed_percent(target_year: TargetYear, today: date) -> int:
    """The share of the year that is gone, 0 to 100."""
    period = target_year.period
    days = (period.end - period.start).days + 1
    return max(0, min(100, round(100 * ((today - period.start).days + 1) / days)))


def progress_table(
    target_year: TargetYear, current: CurrentResults, leading: Mapping[str, str], t: Translator
) -> tuple[Progress, ...]:
    """Every target of a year; those within another stand beneath it. `leading`: window or scheme -> times shown."""
    tops = [kpi for kpi in target_year.kpis if not kpi.within]
    ordered = [kpi for top in tops for kpi in (top, *(k for k in target_year.kpis if k.within == top.id))]
    return tuple(_progress(kpi, target_year, current, leading.get(kpi.leading, ""), t) for kpi in ordered)


def _progress(kpi: Kpi, target_year: TargetYear, current: CurrentResults, leading: str, t: Translator) -> Progress:
    months = months_of_year(target_year)
    recorded = [(month, current[kpi.id, month].figure.value) for month in months if (kpi.id, month) in current]
    entered = [(month, value) for month, value in recorded if value is not None]
    target = f"{int(kpi.value):,} {t(kpi.unit)}" if kpi.value else t("数の目標はありません")
    if not entered:
        return Progress(kpi, target, "", t("まだ入力がありません"), None, None, "unknown", "", leading)
    result, basis, so_far = _result(kpi, entered, t)
    percent = _percent(result / Decimal(kpi.value)) if kpi.value else None
    months_gone = months.index(entered[-1][0]) + 1
    expected = _percent(Decimal(months_gone) / len(months)) if kpi.counted == "year" else 100
    state = _state(percent, expected, kpi)
    return Progress(kpi, target, so_far, basis, percent, expected, state, _state_words(state, percent or 0, expected, t), leading)


def _result(kpi: Kpi, entered: Sequence[tuple[str, Decimal]], t: Translator) -> tuple[Decimal, str, str]:
    """The result to compare, what it is made of, and as it is written."""
    last_month, last_value = entered[-1]
    total = sum((value for _, value in entered), Decimal(0))
    unit = t(kpi.unit.partition("/")[0] or "件")
    through = t("{month}まで、{n}か月分").format(month=era_month(last_month), n=len(entered))
    match kpi.counted:
        case "month":
            mean = (total / len(entered)).quantize(Decimal("0.1"), ROUND_HALF_UP)
            return mean, t("月の平均（{through}）").format(through=through), f"{number_in_words(mean)} {unit}"
        case "rate":
            basis = t("{month}の入力").format(month=era_month(last_month))
            return last_value, basis, f"{number_in_words(last_value)} ％"
    return total, t("合計（{through}）").format(through=through), f"{number_in_words(total)} {unit}"


def _state(percent: int | None, expected: int, kpi: Kpi) -> str:
    if percent is None:
        return "unknown"
    if percent >= 100:
        return "reached"
    if kpi.counted == "year":
        return "ahead" if percent >= expected else "behind"
    return "near" if percent >= NEAR_PERCENT else "behind"


def _state_words(state: str, percent: int, expected: int, t: Translator) -> str:
    """The distance to the goal; before the end of a year, to the share of it that is gone."""
    distance = abs(percent - expected)
    match state:
        case "reached":
            return t("目標に届いています")
        case "ahead" if distance:
            return t("年度の経過（{n}％）を{m}ポイント上回っています").format(n=expected, m=distance)
        case "ahead":
            return t("年度の経過（{n}％）と同じです").format(n=expected)
        case "near":
            return t("目標まで、あと{m}％です").format(m=distance)
        case "behind" if expected < 100:
            return t("年度の経過（{n}％）を{m}ポイント下回っています").format(n=expected, m=distance)
        case "behind":
            return t("目標を{m}％下回っています").format(m=distance)
    return ""


def _percent(share: Decimal) -> int:
    return int(share * 100)  # never rounded up to a target that was not reached
