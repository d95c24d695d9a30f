"""Opening hours as an officer writes them, 月〜金 8:30〜17:15 a line, read into the JSON of a confirmation."""

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.timetable import DAYS
from navigator.web.staff.errors import EntryRefused

WEEKDAYS = "月火水木金土日"
_DAY = rf"[{WEEKDAYS}](?:曜日?)?"
_CLOCK = r"(\d{1,2}):(\d{2})"
_SPAN = re.compile(rf"{_CLOCK}~{_CLOCK}")
_CLOSED = re.compile(r"(\d{1,2})/(\d{1,2})(?:~(\d{1,2})/(\d{1,2}))?は?(?:お?休み?|閉まる|閉所)")
_REST = r"は?(?:お?休み?|閉まる|閉所)"
_OPEN = r"も?(?:受付|受け付ける|受け付けます|開いている|開いています|開く|お休みなし|休みなし)"
EXAMPLE = "月〜金 8:30〜17:15\n祝日はお休み\n12/29〜1/3はお休み"


@dataclass
class _Reading:
    """What the lines read so far have said."""

    hours: list[dict[str, Any]] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    mentioned: set[str] = field(default_factory=set)  # holidays | year_end: whether open or closed


def read_hours(typed: str, t: Translator) -> str:
    """The hours as JSON. EntryRefused says which line could not be read, and how to write it."""
    lines = [one for line in re.split(r"[\n、。]", _plain(typed)) if line for one in _one_closing_each(line)]
    if not lines:
        raise EntryRefused(t("受付時間が空です。"))
    if lines == ["24時間"]:
        return json.dumps({"value": "always"})
    reading = _Reading()
    for line in lines:
        _read_line(line, reading, t)
    if not reading.hours:
        raise EntryRefused(t("曜日と時刻の行がありません。「月〜金 8:30〜17:15」のように書いてください。"))
    if len(reading.mentioned) == 1:
        missing = t("祝日") if "year_end" in reading.mentioned else t("年末年始")
        text = t(
            "{what}のことも書いてください。「12/29〜1/3はお休み」「祝日はお休み」、休まないときは「{what}も受付」のように。"
        )
        raise EntryRefused(text.format(what=missing))
    closed = {"closed": reading.closed} if reading.mentioned else {}
    return json.dumps({"value": reading.hours} | closed, ensure_ascii=False)


def _plain(typed: str) -> str:
    """One way to write each thing: 8時半 is 8:30, 4月1日 is 4/1, から is ~, 平日 is 月~金; no spaces."""
    plain = unicodedata.normalize("NFKC", typed)
    plain = re.sub(r"(\d{1,2})時半", r"\1:30", plain)
    plain = re.sub(r"(\d{1,2})時(\d{1,2})分", lambda m: f"{m[1]}:{int(m[2]):02}", plain)
    plain = re.sub(r"(\d{1,2})時(?!間)", r"\1:00", plain)
    plain = re.sub(r"(\d{1,2})月(\d{1,2})日", r"\1/\2", plain)
    plain = re.sub(r"[〜~∼–—−ー-]|から", "~", plain)
    plain = re.sub(r"まで|毎週", "", plain).replace("平日", "月~金")
    return re.sub(r"[^\S\n]", "", plain)


def _one_closing_each(line: str) -> list[str]:
    """祝日と12/29~1/3はお休み says two things."""
    closings = re.fullmatch(rf"(.+?)({_REST})", line)
    return [day + closings[2] for day in closings[1].split("と")] if closings else [line]


def _read_line(line: str, reading: _Reading, t: Translator) -> None:
    if re.fullmatch(r"(?:土・?日・?)?祝日?" + _REST, line):
        reading.closed.append("holidays")
        reading.mentioned.add("holidays")
    elif re.fullmatch(r"祝日?" + _OPEN, line):
        reading.mentioned.add("holidays")
    elif re.fullmatch(r"年末年始" + _OPEN, line):
        reading.mentioned.add("year_end")
    elif span := _CLOSED.fullmatch(line):
        reading.closed.append(_closed(span, line, t))
        reading.mentioned.add("year_end")
    else:
        reading.hours.append(_hours(line, t))


def _closed(span: re.Match[str], line: str, t: Translator) -> str:
    month, day, last_month, last_day = (int(part) if part else 0 for part in span.groups())
    try:
        first, last = date(2024, month, day), date(2024, last_month or month, last_day or day)
    except ValueError:
        raise EntryRefused(t("「{line}」の日付がないようです。").format(line=line)) from None
    return f"{first:%m-%d}..{last:%m-%d}" if last_month else f"{first:%m-%d}"


def _hours(line: str, t: Translator) -> dict[str, Any]:
    times = _SPAN.search(line)
    if times is None or times.end() != len(line):
        how = t("「月〜金 8:30〜17:15」「祝日はお休み」「12/29〜1/3はお休み」のように、１行にひとつ書いてください。")
        raise EntryRefused(t("「{line}」は読めませんでした。").format(line=line[:30]) + how)
    opens, closes = _clock(times[1], times[2], line, t), _clock(times[3], times[4], line, t)
    if opens == closes:
        raise EntryRefused(t("「{line}」は、始まりと終わりが同じ時刻です。").format(line=line[:30]))
    return _days(line[: times.start()], line, t) | {"open": f"{opens}..{closes}"}


def _clock(hour: str, minute: str, line: str, t: Translator) -> str:
    if (hour, minute) == ("24", "00"):
        return "24:00"
    try:
        return f"{time(int(hour), int(minute)):%H:%M}"
    except ValueError:
        raise EntryRefused(t("「{line}」の時刻がないようです。").format(line=line[:30])) from None


def _days(text: str, line: str, t: Translator) -> dict[str, Any]:
    readers: tuple[tuple[str, Callable[[re.Match[str]], dict[str, Any]]], ...] = (
        (r"毎日", lambda _: {"days": ["mon..sun"]}),
        (r"毎月(\d{1,2})日", lambda m: {"month_day": m[1]}),
        (rf"({_DAY})~({_DAY})", lambda m: {"days": [f"{_day(m[1])}..{_day(m[2])}"]}),
        (rf"第(\d(?:・第?\d)*)({_DAY})", lambda m: {"days": [_day(m[2])], "nth": re.findall(r"\d", m[1])}),
        (rf"{_DAY}(?:[・,]?{_DAY})*", lambda m: {"days": [_day(day) for day in re.findall(_DAY, m[0])]}),
    )
    for pattern, reader in readers:
        if match := re.fullmatch(pattern, text):
            return reader(match)
    raise EntryRefused(
        t("「{line}」は、どの曜日かが読めませんでした。").format(line=line[:30])
        + t("「月〜金」「月・水」「毎日」のように書いてください。")
    )


def _day(text: str) -> str:
    return DAYS[WEEKDAYS.index(text[0])]
