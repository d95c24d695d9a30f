"""Results beside their targets: how far, against the share of the year gone. What lies within another is never added."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.targets import Kpi, TargetYear
from navigator.ledger.results import RecordedKpiValue
from navigator.web.staff.months import era_month, months_of_year

NEAR = 90  # percent of a target that is counted month by month
Standing = Mapping[tuple[str, str], RecordedKpiValue]


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


def share_gone(schedule: TargetYear, today: date) -> int:
    """The share of the year gone, in percent."""
    period = schedule.period
    days = (period.end - period.start).days + 1
    return max(0, min(100, round(100 * ((today - period.start).days + 1) / days)))


def progress_table(
    schedule: TargetYear, standing: Standing, leading: Mapping[str, str], t: Translator
) -> tuple[Progress, ...]:
    """Every target of a year; those within another stand beneath it."""
    tops = [kpi for kpi in schedule.kpis if not kpi.within]
    ordered = [kpi for top in tops for kpi in (top, *(k for k in schedule.kpis if k.within == top.id))]
    return tuple(_progress(kpi, schedule, standing, t, leading.get(kpi.leading, "")) for kpi in ordered)


def _progress(kpi: Kpi, schedule: TargetYear, standing: Standing, t: Translator, leading: str) -> Progress:
    months = months_of_year(schedule)
    entered = [
        (m, w.figure.value) for m in months if (w := standing.get((kpi.id, m))) and w.figure.value is not None
    ]
    unit = t(kpi.unit)
    target = f"{int(kpi.value):,} {unit}" if kpi.value else t("数の目標はありません")
    if not entered:
        return Progress(kpi, target, "", t("まだ入力がありません"), None, None, "unknown", "", leading)
    found, basis, so_far = _result(kpi, entered, t)
    percent = None if not kpi.value else _percent(found / Decimal(kpi.value))
    expected = (
        100 if kpi.counted != "year" else _percent(Decimal(months.index(entered[-1][0]) + 1) / len(months))
    )
    state = _state(percent, expected, kpi)
    words = {
        "reached": t("目標に届いています"), "ahead": t("年度の進みと同じか、それより先です"),
        "near": t("目標まで、もう少しです"), "unknown": "",
        "behind": t("年度の進みより少なめです") if kpi.counted == "year" else t("目標より少なめです"),
    }[state]  # fmt: skip
    return Progress(kpi, target, so_far, basis, percent, expected, state, words, leading)


def _result(kpi: Kpi, entered: list[tuple[str, Decimal]], t: Translator) -> tuple[Decimal, str, str]:
    """The result to compare, what it is made of, and as it is written."""
    last, total = entered[-1], sum((value for _, value in entered), Decimal(0))
    unit = t(kpi.unit.partition("/")[0] or "件")
    through = t("{month}まで、{n}か月分").format(month=era_month(last[0]), n=len(entered))
    match kpi.counted:
        case "month":
            mean = (total / len(entered)).quantize(Decimal("0.1"), ROUND_HALF_UP)
            return mean, t("月の平均（{through}）").format(through=through), f"{plain(mean)} {unit}"
        case "rate":
            return last[1], t("{month}の入力").format(month=era_month(last[0])), f"{plain(last[1])} ％"
    return total, t("合計（{through}）").format(through=through), f"{plain(total)} {unit}"


def _state(percent: int | None, expected: int, kpi: Kpi) -> str:
    if percent is None:
        return "unknown"
    if percent >= 100:
        return "reached"
    if kpi.counted == "year":
        return "ahead" if percent >= expected else "behind"
    return "near" if percent >= NEAR else "behind"


def _percent(share: Decimal) -> int:
    return int(share * 100)  # never rounded up to a target that was not reached


def plain(value: Decimal) -> str:
    """1,538 or 74.5"""
    return f"{value.normalize():,f}"
