"""Months as officers write and read them: 令和7年4月, 令和8年度1月, R7.4, 2025-04, ４月. The code's own form is the key 2025-04."""

import re
import unicodedata
from datetime import date

from navigator.knowledge.content.targets import TargetYear
from navigator.usage.publish.calendar import add_months, month_of

ERA_OFFSETS = {"令和": 2018, "平成": 1988, "R": 2018, "H": 1988}  # the year before the era's first
FIRST_MONTH = 4  # of a fiscal year (年度)
_YEAR = r"(?P<era>令和|平成|[RH])?(?P<year>元|\d{1,4})"
_YEAR_AND_MONTH = re.compile(
    rf"{_YEAR}(?:(?P<fiscal>年度)|年|[-./])(?P<month>\d{{1,2}})(?:月分?)?(?:[-./]\d{{1,2}}.*)?", re.IGNORECASE
)
_DIGITS = re.compile(r"(?P<year>20\d\d)(?P<month>[01]\d)")
_MONTH_ALONE = re.compile(r"(?P<month>\d{1,2})月?分?")


def month_key(day: date) -> str:
    """2025-04"""
    return str(month_of(day))


def first_day(month: str) -> date:
    """The first day of the month 2025-04."""
    return date.fromisoformat(f"{month}-01")


def months_of_year(target_year: TargetYear) -> tuple[str, ...]:
    """The months of a year of targets, in order."""
    first, last = target_year.period.start, target_year.period.end
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(month_key(add_months(first, n)) for n in range(count))


def recent_months(today: date, count: int) -> list[str]:
    """The last `count` months, this one first."""
    return [month_key(add_months(today, -n)) for n in range(count)]


def era_month(month: str) -> str:
    """令和7年4月"""
    era = "令和" if month >= "2019-05" else "平成"
    year = int(month[:4]) - ERA_OFFSETS[era]
    return f"{era}{'元' if year == 1 else year}年{int(month[5:])}月"


def era_year(year: int) -> str:
    """令和8年度, by the calendar year in which it begins."""
    return f"{era_month(f'{year}-{FIRST_MONTH:02}').partition('年')[0]}年度"


def read_month(typed: object, target_year: TargetYear | None = None) -> str:
    """The month that was typed, "" when it is none. Without a year it is the month of `target_year`."""
    if isinstance(typed, date):
        return month_key(typed)
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", str(typed)))
    if match := _YEAR_AND_MONTH.fullmatch(text) or _DIGITS.fullmatch(text):
        return _key(_western_year(match), int(match["month"]))
    alone = _MONTH_ALONE.fullmatch(text)
    if alone and target_year:
        return next((m for m in months_of_year(target_year) if int(m[5:]) == int(alone["month"])), "")
    return ""


def _western_year(match: re.Match[str]) -> int:
    groups = match.groupdict()
    year = 1 if groups["year"] == "元" else int(groups["year"])
    if groups.get("fiscal") and int(groups["month"]) < FIRST_MONTH:  # 令和8年度1月 is January of the year after
        year += 1
    return year + ERA_OFFSETS[groups["era"].upper()] if groups.get("era") else year


def _key(year: int, month: int) -> str:
    return f"{year:04}-{month:02}" if 2015 <= year <= 2100 and 1 <= month <= 12 else ""
