"""The next opening as a calendar file: only where it is certain, discreet, and the same opening only once."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from navigator.dialogue.evaluation import local_time
from navigator.dialogue.result.calendar import Appointment, appointment, calendar_file
from navigator.dialogue.result.calls import ViewContext
from navigator.dialogue.result.windows import office_view
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.content.wording import Text
from tests.conftest import NOW, ROOT


def context_at(knowledge, t, now=NOW):
    return ViewContext(knowledge, local_time(knowledge, now), "family", t)


def certain(knowledge):
    """Offices whose own telephone and hours are confirmed."""
    return [
        office
        for offices in knowledge.offices.values()
        for office in offices.values()
        if office.phone.confirmed_text and office.hours.timetable and office.hours.status == "confirmed"
    ]


def test_the_next_opening_lies_ahead_and_is_an_opening(knowledge, t):
    offices = certain(knowledge)
    assert offices
    for office in offices:
        event = appointment(context_at(knowledge, t), office.window, office)
        if event:
            local = event.starts.astimezone(knowledge.region.timezone)
            assert event.starts > NOW, office.id
            assert local.time() in {hours.opens for hours in office.hours.timetable.hours}, office.id
            assert any(office.phone.confirmed_text in note for note in event.notes)


def test_a_public_office_without_confirmed_hours_is_called_on_a_weekday_morning(knowledge, t):
    context = replace(context_at(knowledge, t, datetime(2026, 11, 28, 3, 0, tzinfo=UTC)), place="10205")
    event = appointment(context, "self-reliance", knowledge.offices["self-reliance"]["10205"])
    assert event.starts.astimezone(knowledge.region.timezone).isoformat() == "2026-11-30T09:00:00+09:00"  # Monday
    assert event.notes[:2] == ("太田市役所（代表）", f"電話 {knowledge.municipalities['10205'].phone.confirmed_text}")


def test_an_office_without_usual_hours_or_without_a_telephone_gives_none(knowledge, t):
    context = context_at(knowledge, t)
    shibukawa = knowledge.offices["hikikomori-municipal"]["shibukawa"]
    assert appointment(context, "hikikomori-municipal", shibukawa) is None
    assert appointment(context, "hikikomori-municipal", replace(shibukawa, public_office=True))
    assert appointment(context, "isolation-portal", knowledge.offices["isolation-portal"]["portal"]) is None


EVENT = Appointment(
    datetime(2026, 11, 25, 0, 0, tzinfo=UTC),
    "電話の予定",
    ("みほん, 相談; 室", "電話 000-000-0000", "はじめて電話します。" * 9),
    "みほん町1-1",
)


def test_the_file_keeps_to_the_standard():
    text = calendar_file(EVENT, NOW)
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = text.replace("\r\n ", "")
    assert "DTSTART:20261125T000000Z\r\n" in unfolded
    assert "DESCRIPTION:みほん\\, 相談\\; 室\\n電話 000-000-0000\\n" in unfolded
    assert "はじめて電話します。" * 9 in unfolded


def test_the_title_tells_nothing_to_those_who_share_the_calendar():
    assert "SUMMARY:電話の予定\r\n" in calendar_file(EVENT, NOW)
    assert "CLASS:PRIVATE\r\n" in calendar_file(EVENT, NOW)


def test_the_same_opening_twice_is_one_event():
    later = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    uid = [line for line in calendar_file(EVENT, NOW).split("\r\n") if line.startswith("UID:")]
    assert uid == [line for line in calendar_file(EVENT, later).split("\r\n") if line.startswith("UID:")]


@pytest.mark.parametrize("day", [28, 29])
def test_weekends_are_passed_over(knowledge, t, day):
    office = knowledge.offices["hikikomori-centre"]
    [centre] = office.values()
    event = appointment(context_at(knowledge, t, datetime(2026, 11, day, 3, 0, tzinfo=UTC)), centre.window, centre)
    assert event
    assert event.starts.astimezone(knowledge.region.timezone).weekday() == 0


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (Text("窓口を教えてください。"), "窓口を教えてください。"),
        (Text(voices={"resident": "私のことです。", "family": "家族のことです。"}), "家族のことです。"),
        (Text(voices={"supporter": "支援している方のことです。", "employer": "会社の者です。"}), "支援している方のことです。"),
    ],
)  # fmt: skip
def test_a_relay_is_asked_in_the_same_words_on_the_page_and_in_the_calendar(knowledge, t, ask, words):
    office = knowledge.offices["hikikomori-municipal"]["10201"]
    office = replace(office, relay=replace(office.relay, ask=ask))
    assert appointment(context_at(knowledge, t), office.window, office).notes == (
        "前橋市役所（代表）", f"電話 {knowledge.municipalities['10201'].phone.confirmed_text}", words,
    )  # fmt: skip
    assert office_view(context_at(knowledge, t), office).call.say == (words,)


@pytest.mark.parametrize("value", ["hours", "phone"])
def test_what_is_no_longer_confirmed_gives_none(knowledge, t, value):
    office = replace(knowledge.offices["hikikomori-centre"]["centre"], public_office=False)
    assert appointment(context_at(knowledge, t), office.window, office)
    doubted = replace(office, **{value: replace(getattr(office, value), status="unconfirmed")})
    assert appointment(context_at(knowledge, t), office.window, doubted) is None


def test_on_foreign_pages_the_calendar_holds_the_words_in_japanese_and_as_they_sound(knowledge):
    context = replace(context_at(knowledge, translator("vi", ROOT / "content/locale")), place="10205")
    event = appointment(context, "self-reliance", knowledge.offices["self-reliance"]["10205"])
    written = calendar_file(event, NOW).replace("\r\n ", "")
    assert "日本語が あまり わかりません" in written
    assert "Nihongo ga amari wakarimasen" in written
    assert "｜" not in written
