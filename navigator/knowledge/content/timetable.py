"""Opening hours, as the files write them."""

from dataclasses import dataclass
from datetime import date, time

from navigator.knowledge.files.yaml_file import YamlNode

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Hours:
    """Opening hours on some days: weekdays, a day of the month, or the nth such weekdays of a month."""

    days: tuple[int, ...] = ()  # 0 is Monday
    opens: time = time(0)
    closes: time = time(0)  # 00:00 is midnight at the end of the day
    month_day: int | None = None
    nth: tuple[int, ...] = ()  # the nth such weekdays of a month; () is every


@dataclass(frozen=True)
class Timetable:
    """Opening hours. `closed_on`: spans of (month, day), both inside."""

    hours: tuple[Hours, ...] = ()
    closed_on_holidays: bool = False
    closed_on: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    closing_known: bool = True  # False: the file says nothing of holidays and the turn of the year
    always: bool = False


def read_timetable(node: YamlNode) -> Timetable | None:
    """The `value` and `closed` of an entry; None when the value is a plain text other than `always`."""
    value = node.get("value")
    if value is None or isinstance(value.value, str):
        return Timetable(always=True) if node.word("value") == "always" else None
    holidays, spans = False, []
    for entry in node.entries("closed"):
        if entry.text() == "holidays":
            holidays = True
        else:
            first, _, last = entry.text().partition("..")
            spans.append((_month_day(entry, first), _month_day(entry, last or first)))
    hours = tuple(_hours(part) for part in value.list())
    return Timetable(hours, holidays, tuple(spans), closing_known=node.get("closed") is not None)


def _hours(node: YamlNode) -> Hours:
    node.expect(("days", "open", "month_day", "nth"), ("open",))
    opens, _, closes = node.word("open").partition("..")
    return Hours(
        days=_days(node),
        opens=_time(node, opens),
        closes=_time(node, closes),
        month_day=_day_number(month_day, 31) if (month_day := node.get("month_day")) else None,
        nth=tuple(_day_number(entry, 5) for entry in node.entries("nth")),
    )


def _day_number(node: YamlNode, last: int) -> int:
    text = node.text()
    if text.isdecimal() and 1 <= int(text) <= last:
        return int(text)
    node.fail(f"`{text}` is not a number from 1 to {last}")
    return 1


def _days(node: YamlNode) -> tuple[int, ...]:
    days: list[int] = []
    for entry in node.entries("days"):
        first, _, last = entry.text().partition("..")
        if first not in DAYS or (last or first) not in DAYS:
            entry.fail(f"`{entry.text()}` is not a day of the week. Write mon, or mon..fri")
            continue
        days.extend(range(DAYS.index(first), DAYS.index(last or first) + 1))
    return tuple(days)


def _time(node: YamlNode, text: str) -> time:
    try:
        return time(0) if text.strip() == "24:00" else time.fromisoformat(text.strip())
    except ValueError:
        node.fail(f"`{text}` is not a time. Write hours like 09:00..17:00")
        return time(0)


def _month_day(node: YamlNode, text: str) -> tuple[int, int]:
    try:
        month, day = (int(part) for part in text.split("-"))
        date(2024, month, day)
    except ValueError:
        node.fail(f"`{text}` is not a day of the year. Write it like 12-29")
        return (1, 1)
    return (month, day)
