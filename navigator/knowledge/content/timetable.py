"""When a telephone or a door is open: timetables, as the files write them."""

from dataclasses import dataclass
from datetime import date, time

from navigator.knowledge.files.yaml_file import YamlNode

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Hours:
    """Opening on one kind of day: weekdays, a day of the month, or the nth weekday of a month."""

    days: tuple[int, ...] = ()  # 0 is Monday
    opens: time = time(0)
    closes: time = time(0)  # 00:00 is midnight at the end of the day
    month_day: int | None = None
    nth: tuple[int, ...] = ()  # the nth such weekdays of a month; () is every


@dataclass(frozen=True)
class Timetable:
    """When a telephone or a door is open. `closed_on`: spans of (month, day), both inside."""

    hours: tuple[Hours, ...] = ()
    closed_on_holidays: bool = False
    closed_on: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    closing_known: bool = True  # False: nothing is said of holidays and the turn of the year
    always: bool = False


def read_timetable(node: YamlNode) -> Timetable:
    """The `value` and `closed` of an entry."""
    value = node.get("value")
    assert value is not None
    holidays, spans = False, []
    for entry in node.get("closed").list() if node.get("closed") else ():  # type: ignore[union-attr]
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
        month_day=int(node.word("month_day")) if node.get("month_day") else None,
        nth=tuple(int(n) for n in node.words("nth")),
    )


def _days(node: YamlNode) -> tuple[int, ...]:
    found: list[int] = []
    for entry in node.get("days").list() if node.get("days") else ():  # type: ignore[union-attr]
        first, _, last = entry.text().partition("..")
        if first not in DAYS or (last or first) not in DAYS:
            entry.fail(f"`{entry.text()}` is not a day of the week. Write mon, or mon..fri")
            continue
        found.extend(range(DAYS.index(first), DAYS.index(last or first) + 1))
    return tuple(found)


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
