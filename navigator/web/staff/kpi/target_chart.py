"""A target's results month by month, with its goal as a line."""

from itertools import accumulate

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.targets import Kpi, TargetYear
from navigator.web.staff.months import months_of_year
from navigator.web.staff.trend_chart import Series, TrendChart, trend_chart

from .context import CurrentResults
from .totals import whole_figures


def target_chart(kpi: Kpi, target_year: TargetYear, current: CurrentResults, t: Translator) -> TrendChart | None:
    """Months and rates as they are, what is counted by the year as its sum so far. None for a single month."""
    months = months_of_year(target_year)
    sizes = {figure.month: float(figure.size) for figure in whole_figures(kpi, months, current)}
    entered = [sizes.get(month) for month in months]
    by_year = kpi.counted == "year"
    values = _sums(entered) if by_year else entered
    series = [Series(t("合計") if by_year else t("実績"), tuple(values))]
    if kpi.value:
        goal = float(kpi.value)
        series.append(Series(t("目標 {n}").format(n=f"{goal:,g}"), (goal,) * len(months), "goal"))
        if by_year:
            series.append(Series(t("均等な進み"), tuple(goal * (n + 1) / len(months) for n in range(len(months))), "pace"))
    words = t("{name}の折れ線グラフ。数は、表と同じです。").format(name=t(kpi.text))
    return trend_chart(series, [t("{n}月").format(n=int(month[5:])) for month in months], words)


def _sums(entered: list[float | None]) -> list[float | None]:
    """The sum up to each month that has a result."""
    sums = accumulate(value or 0 for value in entered)
    return [None if value is None else total for value, total in zip(entered, sums, strict=True)]
