"""Results beside their targets: how far, against the share of the year gone. What lies within another is never added."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.targets import Kpi, TargetYear
from navigator.usage.publish.words import FEW
from navigator.web.staff.months import era_month, months_of_year

from .context import CurrentResults
from .totals import figures_of, total_of, whole_figures

LONGEST_BAR = 120
NEAR_PERCENT = 90  # of a target that is counted month by month, or as a rate


@dataclass(frozen=True)
class Share:
    """What one body has come to, or how far it is in words; `owner` is "" for the words of the target as a whole."""

    owner: str
    so_far: str
    basis: str
    words: str = ""
    who: str = ""  # who wrote the words
    at: datetime | None = None  # and when
    few: bool = False  # a rate of few

    @property
    def on_paper(self) -> "Share":
        """As it may leave the office."""
        return replace(self, so_far=FEW, basis="") if self.few else self


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
    shares: tuple[Share, ...] = ()  # of each body that has something of its own, and words
    few: bool = False  # a rate of few
    missing: tuple[str, ...] = ()  # bodies without a figure in the newest month, where figures are added

    @property
    def bar(self) -> int:
        """How long its bar is, where the goal stands at 100: as far as there is room."""
        return min(self.percent or 0, LONGEST_BAR)

    @property
    def on_paper(self) -> "Progress":
        """As it may leave the office: a rate of few people is not told."""
        shares = tuple(share.on_paper for share in self.shares)
        if not self.few:
            return replace(self, shares=shares)
        return replace(self, so_far=FEW, basis="", percent=None, state="unknown", words="", shares=shares)


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
    target = f"{int(kpi.value):,} {t(kpi.unit)}" if kpi.value else t("数の目標はありません")
    shares = tuple(_shares(kpi, months, current, t))
    figures = whole_figures(kpi, months, current)
    missing = figures[-1].missing if figures else ()
    total = total_of(kpi, figures, t)
    if total is None:
        basis = "" if shares else t("まだ入力がありません")
        return Progress(kpi, target, "", basis, None, None, "unknown", "", leading, shares, missing=missing)
    percent = _percent(total.size / Decimal(kpi.value)) if kpi.value else None
    months_gone = months.index(figures[-1].month) + 1
    expected = _percent(Decimal(months_gone) / len(months)) if kpi.counted == "year" else 100
    state = _state(percent, expected, kpi)
    words = _state_words(state, percent or 0, expected, t)
    return Progress(
        kpi, target, total.so_far, total.basis, percent, expected, state, words, leading, shares, total.few, missing
    )


def _shares(kpi: Kpi, months: Sequence[str], current: CurrentResults, t: Translator) -> Iterator[Share]:
    """In the order in which the target names its bodies."""
    for owner in kpi.each if not kpi.is_words else (*kpi.each, ""):
        if kpi.is_words and (share := _words(kpi, owner, months, current)):
            yield share
        elif total := total_of(kpi, figures_of(kpi, owner, months, current), t):
            yield Share(owner, total.so_far, total.basis, few=total.few)


def _words(kpi: Kpi, owner: str, months: Sequence[str], current: CurrentResults) -> Share | None:
    """The newest words."""
    newest = next((month for month in reversed(months) if (kpi.id, month, owner) in current), None)
    if newest is None:
        return None
    recorded = current[kpi.id, newest, owner]
    return Share(owner, "", era_month(newest), recorded.figure.words, recorded.who, recorded.at)


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
