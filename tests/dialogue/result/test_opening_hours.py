"""Open now, or when next: weekdays, holidays, the turn of the year, midnight."""

from datetime import date, datetime, time

import pytest

from navigator.dialogue.result.opening_hours import hours_text, next_span, opening_at, usual_opening
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.knowledge.content.timetable import Hours, Timetable

DESK = Timetable((Hours((0, 1, 2, 3, 4), time(9), time(17)),), True, (((12, 29), (1, 3)),))
CLOSING_UNKNOWN = Timetable((Hours((0, 1, 2, 3, 4), time(9), time(17)),), closing_known=False)
LINE = Timetable((Hours((), time(9), time(0)), Hours((4,), time(0), time(0), None, (2, 4))))


def opening(table, *moment):
    value = SourcedValue("", ("source",), date(2026, 1, 1), "confirmed", table)
    return opening_at(value, datetime(*moment), "JP", translator("ja"))


@pytest.mark.parametrize(
    ("moment", "state", "words"),
    [
        ((2026, 11, 24, 9, 0), "open", "17:00まで"),
        ((2026, 11, 24, 16, 59), "open", "17:00まで"),
        ((2026, 11, 24, 17, 0), "closed", "明日、11月25日(水)の9:00"),
        ((2026, 11, 24, 8, 59), "closed", "今日の9:00"),
        (
            (2026, 11, 20, 18, 0),
            "closed",
            "11月24日(火)の9:00",
        ),  # Friday before a long weekend with a holiday
        ((2026, 11, 23, 12, 0), "closed", "明日、11月24日(火)"),  # a public holiday
        ((2026, 12, 28, 18, 0), "closed", "1月4日(月)の9:00"),
    ],
)
def test_a_desk_says_until_when_or_from_when(moment, state, words):
    view = opening(DESK, *moment)
    assert view.state == state
    assert words in view.text


def test_a_line_to_midnight_and_nth_weekdays():
    assert "24:00まで" in opening(LINE, 2026, 11, 24, 23, 59).text
    assert opening(LINE, 2026, 11, 25, 0, 0).state == "closed"
    assert opening(LINE, 2026, 11, 27, 3, 0).state == "open"  # the fourth Friday
    assert opening(LINE, 2026, 11, 20, 3, 0).state == "closed"


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 11, 23), "closed"),  # a public holiday
        (date(2026, 12, 28), "open"),
        (date(2026, 12, 29), "closed"),
        (date(2028, 1, 3), "closed"),
        (date(2028, 1, 4), "open"),
    ],
)
@pytest.mark.parametrize("desk", [DESK, CLOSING_UNKNOWN], ids=["closing days known", "unknown"])
def test_a_desk_is_closed_on_holidays_and_from_29_december_to_3_january(desk, day, state):
    assert opening(desk, day.year, day.month, day.day, 12, 0).state == state


@pytest.mark.parametrize(
    ("moment", "state", "words"),
    [
        ((2026, 11, 24, 9, 0), "unknown", "平日の昼"),
        ((2026, 11, 24, 8, 59), "usually_closed", "今日の9:00からかけてみてください"),
        ((2026, 11, 24, 19, 59), "usually_closed", "電話に出ないことがあります。次は11月25日(水)の朝です"),
        ((2026, 11, 24, 20, 0), "usually_closed", "役所はいま閉まっています。次は11月25日(水)の朝です"),
        ((2026, 11, 24, 0, 0), "usually_closed", "役所はいま閉まっています。今日の朝、9:00からかけてみてください"),
        ((2026, 11, 24, 6, 59), "usually_closed", "役所はいま閉まっています。今日の朝、9:00からかけてみてください"),
        ((2026, 11, 24, 7, 0), "usually_closed", "電話に出ないことがあります。今日の9:00から"),
        ((2026, 11, 21, 3, 0), "usually_closed", "次は11月24日(火)の朝です"),  # Saturday before a holiday
        ((2027, 1, 1, 12, 0), "usually_closed", "役所はいま閉まっています。次は1月4日(月)の朝です"),
        ((2026, 11, 24, 17, 0), "usually_closed", "次は11月25日(水)の朝です"),
        ((2026, 11, 22, 12, 0), "usually_closed", "次は11月24日(火)の朝です"),  # Sunday before a holiday
        ((2026, 12, 28, 17, 0), "usually_closed", "次は1月4日(月)の朝です"),
    ],
)
def test_a_public_office_is_said_to_be_usually_open_on_weekdays_and_never_open(moment, state, words):
    view = usual_opening(datetime(*moment), "JP", translator("ja"))
    assert view.state == state
    assert view.is_open is None
    assert words in view.text


def test_the_usual_hours_are_those_of_public_offices_alone():
    unknown, sunday = SourcedValue(), datetime(2026, 11, 29, 14)
    assert next_span(unknown, sunday, "JP") is None
    assert next_span(unknown, sunday, "JP", public_office=True)[0] == datetime(2026, 11, 30, 9)
    confirmed = SourcedValue("", ("source",), date(2026, 1, 1), "confirmed", LINE)
    assert next_span(confirmed, sunday, "JP", public_office=True)[0] == datetime(2026, 11, 30, 9)


def test_unconfirmed_hours_are_never_shown():
    value = SourcedValue("", ("source",), date(2026, 1, 1), "unconfirmed", DESK)
    assert opening_at(value, datetime(2026, 11, 24, 10), "JP", translator("ja")).state == "unknown"
    assert hours_text(value, translator("ja")) == ""


@pytest.mark.parametrize(
    ("holidays", "stretches", "words"),
    [
        (True, (((12, 29), (1, 3)),), "月〜金 9:00〜17:00、祝日と12月29日〜1月3日はお休み"),
        (True, (((8, 13), (8, 16)), ((12, 29), (1, 3))), "月〜金 9:00〜17:00、祝日と8月13日〜8月16日、12月29日〜1月3日はお休み"),
        (False, (((12, 29), (1, 3)),), "月〜金 9:00〜17:00、12月29日〜1月3日はお休み"),
        (False, (((1, 1), (1, 1)),), "月〜金 9:00〜17:00、1月1日はお休み"),
        (True, (), "月〜金 9:00〜17:00、祝日はお休み"),
        (False, (), "月〜金 9:00〜17:00"),
    ],
)
def test_closed_days_stand_in_one_phrase(holidays, stretches, words):
    table = Timetable((Hours((0, 1, 2, 3, 4), time(9), time(17)),), holidays, stretches)
    value = SourcedValue("", ("source",), date(2026, 1, 1), "confirmed", table)
    assert hours_text(value, translator("ja")) == words


@pytest.mark.parametrize(("lang", "words"), [("ja", "10:00〜22:00"), ("en", "10:00–22:00"), ("zh", "10:00～22:00")])
def test_hours_that_are_written_out_have_the_mark_of_the_language(lang, words):
    value = SourcedValue("10:00〜22:00", ("source",), date(2026, 1, 1), "confirmed")
    assert hours_text(value, translator(lang)) == words
