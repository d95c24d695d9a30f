"""Open now, or when next: from a confirmed timetable, the moment, and the country's public holidays."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from navigator.dialogue.wording.translation import N_, Translator
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.knowledge.content.timetable import Hours, Timetable
from navigator.knowledge.public_holidays import public_holidays

from .views import OpeningView

LEAP_YEAR = 2024  # has every day that a timetable can name
NIGHT_BEGINS, NIGHT_ENDS = time(20), time(7)  # no public office is open
LOOK_AHEAD = 21  # days; longer than any run of holidays
TURN_OF_YEAR = ((12, 29), (1, 3))  # closed then, unless all closing days are known
HOLIDAYS_AND_DAYS, DAYS = N_("祝日と{days}はお休み"), N_("{days}はお休み")
USUAL = Timetable((Hours((0, 1, 2, 3, 4), time(9), time(17)),), closing_known=False)
"""When public offices are usually open, so that nobody is sent to a closed one: the latest start, the earliest end."""


def opening_at(value: SourcedValue, now: datetime, country: str, t: Translator) -> OpeningView:
    """Whether it is open at `now` (local time), and when it opens next."""
    if value.status != "confirmed" or value.timetable is None:
        return _unknown(t)
    if value.timetable.always:
        return OpeningView("open", t("24時間つながります。"))
    for opens, closes in _spans(value.timetable, now.date(), country):
        if opens <= now < closes:
            text = t("いま受け付けています（{time}まで）。").format(time=_closing_time(closes, now, t))
            return OpeningView("open", text)
        if opens > now:
            return OpeningView("closed", _next(opens, now, t))
    return _unknown(t)


def _unknown(t: Translator) -> OpeningView:
    return OpeningView("unknown", t("夜や休みの日は、電話に出ないことがあります。"))


def usual_opening(now: datetime, country: str, t: Translator) -> OpeningView:
    """What can be said of a public office whose hours nobody has confirmed: when such offices are usually closed."""
    for opens, closes in _spans(USUAL, now.date(), country):
        if opens <= now < closes:
            return OpeningView("unknown", t("役所はふつう平日の昼に開いています。"))
        if opens > now:
            return OpeningView("usually_closed", _usually_next(opens, now, t))
    return _unknown(t)


def _usually_next(opens: datetime, now: datetime, t: Translator) -> str:
    """At night, and at the turn of the year, they are closed; at the edges of a day some answer. This morning is today's."""
    is_today = opens.date() == now.date()
    if not NIGHT_ENDS <= now.time() < NIGHT_BEGINS or _lies_between((now.month, now.day), *TURN_OF_YEAR):
        text = t("役所はいま閉まっています。次は{day}の朝です。")
        if is_today:
            text = t("役所はいま閉まっています。今日の朝、{time}からかけてみてください。")
    elif is_today:
        text = t("役所はいま電話に出ないことがあります。今日の{time}からかけてみてください。")
    else:
        text = t("役所はいま電話に出ないことがあります。次は{day}の朝です。")
    return text.format(day=t.date(opens.date()), time=t.time(opens.time()))


def next_span(
    value: SourcedValue, now: datetime, country: str, *, public_office: bool = False
) -> tuple[datetime, datetime] | None:
    """The next opening after `now` (local time), the usual one of a public office without confirmed hours.

    None for other unconfirmed hours and for those that never end.
    """
    table = value.timetable if value.status == "confirmed" else None
    table = table or (USUAL if public_office else None)
    if table is None or table.always:
        return None
    return next((span for span in _spans(table, now.date(), country) if span[0] > now), None)


def _next(opens: datetime, now: datetime, t: Translator) -> str:
    text = t("いまは時間外です。次は{day}の{time}からです。")
    if opens.date() == now.date():
        text = t("いまは時間外です。今日の{time}から受け付けます。")
    elif opens.date() == now.date() + timedelta(days=1):
        text = t("いまは時間外です。明日、{day}の{time}から受け付けます。")
    return text.format(day=t.date(opens.date()), time=t.time(opens.time()))


def _closing_time(closes: datetime, now: datetime, t: Translator) -> str:
    return "24:00" if closes.time() == time(0) and closes.date() > now.date() else t.time(closes.time())


@lru_cache(maxsize=1024)
def _spans(table: Timetable, today: date, country: str) -> tuple[tuple[datetime, datetime], ...]:
    """The open stretches from yesterday on, in order."""
    spans = []
    for n in range(-1, LOOK_AHEAD):
        day = today + timedelta(days=n)
        if not _closed(table, day, country):
            spans += [_span(hours, day) for hours in table.hours if _applies(hours, day)]
    return tuple(sorted(spans))


def _span(hours: Hours, day: date) -> tuple[datetime, datetime]:
    opens, closes = datetime.combine(day, hours.opens), datetime.combine(day, hours.closes)
    return opens, closes if closes > opens else closes + timedelta(days=1)


def _applies(hours: Hours, day: date) -> bool:
    if hours.month_day is not None:
        return day.day == hours.month_day
    if hours.days and day.weekday() not in hours.days:
        return False
    return not hours.nth or (day.day - 1) // 7 + 1 in hours.nth


def _closed(table: Timetable, day: date, country: str) -> bool:
    closed_on = table.closed_on if table.closing_known else (*table.closed_on, TURN_OF_YEAR)
    if (table.closed_on_holidays or not table.closing_known) and day in public_holidays(country, day.year):
        return True
    return any(_lies_between((day.month, day.day), first, last) for first, last in closed_on)


def _lies_between(day: tuple[int, int], first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether a (month, day) lies in a stretch, which may go over the turn of the year."""
    return first <= day <= last if first <= last else day >= first or day <= last


def hours_text(value: SourcedValue, t: Translator) -> str:
    """The confirmed hours in words, "" when they are not confirmed."""
    return hours_in_words(value, t) if value.status == "confirmed" else ""


def hours_in_words(value: SourcedValue, t: Translator) -> str:
    """Hours in words, confirmed or not: the open stretches of a week, then when it is closed."""
    if value.timetable is None or value.text:
        return t(value.text) if t.is_japanese else t(value.text).replace("〜", t.span("", ""))
    if value.timetable.always:
        return t("24時間")
    return t.clauses(t.list_of(_hours_line(hours, t) for hours in value.timetable.hours), _closed_days(value.timetable, t))


def _closed_days(table: Timetable, t: Translator) -> str:
    """All closed days in one phrase: holidays and stretches of days never stand as two sentences joined by a comma."""
    spans = ([_day(day, t) for day in dict.fromkeys(span)] for span in table.closed_on)
    days = t.list_of(t.span(*span) if len(span) > 1 else span[0] for span in spans)
    if not days:
        return t("祝日はお休み") if table.closed_on_holidays else ""
    return t(HOLIDAYS_AND_DAYS if table.closed_on_holidays else DAYS).format(days=days)


def _hours_line(hours: Hours, t: Translator) -> str:
    closes = "24:00" if hours.closes == time(0) else t.time(hours.closes)
    return f"{_days(hours, t)} {t.span(t.time(hours.opens), closes)}".strip()


def _days(hours: Hours, t: Translator) -> str:
    if hours.month_day is not None:
        return t("毎月{day}日").format(day=hours.month_day)
    if hours.days in ((), tuple(range(7))):
        return t("毎日")
    run = len(hours.days) > 2 and hours.days[-1] - hours.days[0] == len(hours.days) - 1
    names = [t.weekday(day) for day in hours.days]
    text = t.span(names[0], names[-1]) if run else t.side_by_side(names)
    return t("第{nth}{days}").format(nth=t.side_by_side([str(n) for n in hours.nth]), days=text) if hours.nth else text


def _day(day: tuple[int, int], t: Translator) -> str:
    return t.month_day(date(LEAP_YEAR, *day))
