"""Months and fiscal years as officers write and read them: 令和7年4月, R7.4, 2025-04, ４月."""

import re
import unicodedata
from datetime import date, datetime

from navigator.knowledge.content.targets import TargetYear

# The first year of each era, less one.
ERAS = {"令和": 2018, "平成": 1988, "R": 2018, "H": 1988}
_YEAR = r"(?P<era>令和|平成|[RH])?(?P<year>元|\d{1,4})"
_WHOLE = re.compile(
    rf"{_YEAR}(?:年度?|[-./])(?P<month>\d{{1,2}})(?:月分?)?(?:[-./]\d{{1,2}}.*)?", re.IGNORECASE
)
_DIGITS = re.compile(r"(?P<year>20\d\d)(?P<month>[01]\d)")
_BARE = re.compile(r"(?P<month>\d{1,2})月?分?")


def month_of(day: date) -> str:
    """2025-04"""
    return day.isoformat()[:7]


def months_of(schedule: TargetYear) -> tuple[str, ...]:
    """Every month of a year of targets."""
    first, last = schedule.period.start, schedule.period.end
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(_shifted(first, n) for n in range(count))


def _shifted(first: date, n: int) -> str:
    year, month = divmod(first.month - 1 + n, 12)
    return f"{first.year + year:04}-{month + 1:02}"


def spoken(month: str) -> str:
    """令和7年4月"""
    year, number = int(month[:4]), int(month[5:])
    era = "令和" if month >= "2019-05" else "平成"
    counted = year - ERAS[era]
    return f"{era}{'元' if counted == 1 else counted}年{number}月"


def read_month(text: object, schedule: TargetYear | None = None) -> str:
    """A month as it is kept, "" when it is none. Without a year it is the month of `schedule`."""
    if isinstance(text, datetime | date):
        return text.isoformat()[:7]
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", str(text)))
    if whole := _WHOLE.fullmatch(plain) or _DIGITS.fullmatch(plain):
        return _checked(_year(whole), int(whole["month"]))
    bare = _BARE.fullmatch(plain)
    if bare and schedule:
        return next((m for m in months_of(schedule) if int(m[5:]) == int(bare["month"])), "")
    return ""


def _year(match: re.Match[str]) -> int:
    found = match.groupdict()
    year = 1 if found["year"] == "元" else int(found["year"])
    return year + ERAS[found["era"].upper()] if found.get("era") else year


def _checked(year: int, month: int) -> str:
    return f"{year:04}-{month:02}" if 2015 <= year <= 2100 and 1 <= month <= 12 else ""
