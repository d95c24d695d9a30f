"""Hours as officers write them mean what the page then says."""

import json

import pytest

from navigator.dialogue.result.opening_hours import hours_in_words
from navigator.knowledge.content.sourced_value import read_value
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree
from navigator.web.staff.contacts.hours_entry import read_hours
from navigator.web.staff.errors import EntryRefused

WEEK = {"value": [{"days": ["mon..fri"], "open": "08:30..17:15"}], "closed": ["holidays", "12-29..01-03"]}
REST = "\n祝日はお休み\n12/29〜1/3はお休み"


@pytest.mark.parametrize(
    "text",
    [
        f"月〜金 8:30〜17:15{REST}",
        "月～金　８：３０～１７：１５、祝日はお休み、12/29～1/3はお休み",
        "平日 8時30分から17時15分まで\r\n土日祝は休み\r\n12月29日から1月3日は休み",
        "月曜日〜金曜日 08:30-17:15。祝日休み。12/29-1/3お休み",
    ],
)
def test_the_same_hours_are_written_in_many_ways(text, t):
    assert json.loads(read_hours(text, t)) == WEEK


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24時間", "always"),
        ("毎日 9:00〜21:00", [{"days": ["mon..sun"], "open": "09:00..21:00"}]),
        ("月・水・金 10:00〜16:00", [{"days": ["mon", "wed", "fri"], "open": "10:00..16:00"}]),
        ("第2・4土 9:00〜12:00", [{"days": ["sat"], "nth": ["2", "4"], "open": "09:00..12:00"}]),
        ("毎週土曜 0:00〜23:59", [{"days": ["sat"], "open": "00:00..23:59"}]),
        ("月 8時半から17時", [{"days": ["mon"], "open": "08:30..17:00"}]),
        ("土日 9:00〜12:00", [{"days": ["sat", "sun"], "open": "09:00..12:00"}]),
        ("毎月10日 8:00〜24:00", [{"month_day": "10", "open": "08:00..24:00"}]),
        ("月〜金 8:30〜17:15\n土 9:00〜12:00", [*WEEK["value"], {"days": ["sat"], "open": "09:00..12:00"}]),
    ],
)
def test_days_and_times_are_read_in_each_form(text, value, t):
    assert json.loads(read_hours(text, t)) == {"value": value}


def test_open_on_holidays_is_said_and_not_guessed(t):
    assert json.loads(read_hours("月〜金 9:00〜17:00\n祝日も受付\n年末年始も受付", t))["closed"] == []
    assert "closed" not in json.loads(read_hours("月〜金 9:00〜17:00", t))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "空です"),
        ("だいたい朝から", "読めませんでした"),
        ("月〜金 8:30", "読めませんでした"),
        ("月〜金 25:00〜26:00", "時刻がない"),
        ("月〜金 9:60〜10:00", "時刻がない"),
        ("月〜金 9:00〜24:01", "時刻がない"),
        ("月〜金 9:00〜10:00まで受付", "読めませんでした"),
        ("月〜金 9:00〜9:00", "同じ時刻"),
        ("いつも 9:00〜17:00", "どの曜日か"),
        ("月〜金 9:00〜17:00\n2/31はお休み\n祝日はお休み", "日付がない"),
        ("祝日はお休み\n12/29〜1/3はお休み", "曜日と時刻の行"),
        ("月〜金 9:00〜17:00\n祝日はお休み", "年末年始のことも"),
        ("月〜金 9:00〜17:00\n12/29〜1/3はお休み", "祝日のことも"),
    ],
)
def test_hours_that_cannot_be_read_say_how_to_write_them(text, words, t):
    with pytest.raises(EntryRefused) as caught:
        read_hours(text, t)
    assert words in caught.value.text


def timetable(data):
    entry = {**data, "source": ["x"], "checked_on": "2026-01-01", "status": "confirmed"}
    report = Report()
    value = read_value(yaml_tree(entry, "x", report))
    assert not report.problems
    return value


def test_every_timetable_of_the_region_comes_back_from_its_own_words(knowledge, t):
    """What stands in the form is what the page says; sending it back changes nothing."""
    values = [office.hours for places in knowledge.offices.values() for office in places.values()]
    values += [line.hours for line in knowledge.helplines]
    found = [value for value in values if value.timetable and not value.text]
    assert len(found) > 5
    for value in found:
        words = hours_in_words(value, t)
        if value.timetable.closed_on_holidays != bool(value.timetable.closed_on):
            words += "、年末年始も受付" if value.timetable.closed_on_holidays else "、祝日も受付"
        again = timetable(json.loads(read_hours(words, t)))
        assert hours_in_words(again, t) == hours_in_words(value, t)
        assert (again.timetable.hours, again.timetable.always) == (
            value.timetable.hours,
            value.timetable.always,
        )


@pytest.mark.parametrize(
    ("line", "days"), [("1/1はお休み", "01-01"), ("8月13日〜8月16日は休み", "08-13..08-16"), ("2/29は閉所", "02-29")]
)
def test_days_off_are_one_or_a_span(line, days, t):
    assert json.loads(read_hours(f"平日 9:00〜17:00\n祝日も受付\n{line}", t))["closed"] == [days]
