"""Helplines: order, languages, and never an unconfirmed number where nobody is in danger."""

from datetime import UTC, datetime

import pytest

from navigator.dialogue.result.helplines import first_lines, helplines, lines_of_kind, public_helplines
from navigator.dialogue.wording.translation import translator
from tests.conftest import NOW

NIGHT = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # Wednesday 3:00 in Gunma
EVENING = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)  # Tuesday 20:00 in Gunma


def test_a_chat_tells_its_languages_and_hours(knowledge, t):
    dv = next(line for line in helplines(knowledge, NOW, t, "violence") if line.id == "dv-plus")
    assert dv.chat_page == "https://soudanplus.jp/"
    assert (dv.chat, dv.chat_opening.state) == ("毎日 12:00〜22:00", "closed"), "before noon"
    assert dv.language_note == "", "a reader of Japanese needs none"
    easy = next(line for line in helplines(knowledge, NOW, translator("pt"), "violence") if line.id == "dv-plus")
    assert easy.language_note


def test_a_telephone_that_waits_for_an_officer_is_shown_in_danger_alone(knowledge, t):
    assert next(h for h in helplines(knowledge, NOW, t, "self_harm") if h.id == "yorisoi").phone
    confirmed = next(line for line in knowledge.helplines if line.id == "kokoro")
    assert confirmed.phone.status == "confirmed"
    beside = public_helplines(knowledge, NOW, t, ["foreign-onestop", "kokoro"])
    assert {line.id: line.phone for line in beside} == {"foreign-onestop": "", "kokoro": confirmed.phone.text}
    assert all(line.page for line in beside if not line.phone)


def test_who_is_harassed_at_work_gets_a_number_and_nothing_of_what_we_do_not_know(knowledge, t, numbers):
    doors = knowledge.concerns["workplace"].doors
    beside = public_helplines(knowledge, EVENING, t, (id for door in doors for id in door.helplines))
    assert [(line.id, line.phone) for line in beside] == [("work-hotline", numbers["work-hotline"])]
    assert beside[0].opening.state == "open"
    assert not [line.note for line in knowledge.helplines if "確かめていません" in line.note]


def test_at_night_lines_that_are_closed_come_last_and_say_when_they_open(knowledge, t):
    lines = {line.id: line for line in helplines(knowledge, NIGHT, t, "self_harm")}
    order = list(lines)
    assert order[0] == "yorisoi"
    assert order.index("inochi-gunma") > order.index("ibasho-chat")
    assert order.index("inochi-navi") > order.index("ambulance"), "closed by hours that no officer confirmed"
    for id in ("inochi-gunma", "kokoro", "inochi-navi"):
        assert lines[id].opening.state == "closed"
        assert "いまは時間外です" in lines[id].opening.text
    assert lines["yorisoi"].opening.text == "", "unconfirmed hours never promise that someone is there"


def test_of_what_may_have_been_meant_no_ambulance_is_offered(knowledge, t):
    certain, possible = ([line.id for line in lines_of_kind(knowledge, NOW, t, "self_harm", certain=c)] for c in (True, False))
    assert {*certain} - {*possible} == {"ambulance"}
    assert "police" not in certain


@pytest.mark.parametrize("now", [NOW, EVENING, NIGHT])
@pytest.mark.parametrize("kind", ["self_harm", "violence", "destitution"])
def test_each_danger_has_lines_of_its_own_and_one_that_is_open(knowledge, t, kind, now):
    lines = lines_of_kind(knowledge, now, t, kind)
    serving = {line.id for line in knowledge.helplines if kind in line.serves}
    assert {line.id for line in lines} <= serving
    assert lines[0].opening.state != "closed"


@pytest.mark.parametrize("now", [NOW, EVENING, NIGHT])
def test_a_chat_that_is_open_is_among_the_first(knowledge, t, now):
    for most in (2, 4):
        first = first_lines(lines_of_kind(knowledge, now, t, "self_harm"), most)
        assert len(first) == most
        assert any(line.chat_page and line.chat_opening.state != "closed" for line in first)


def test_the_languages_of_a_line_are_told_in_the_language_of_the_page(knowledge, t):
    (japanese,) = public_helplines(knowledge, NOW, t, ["foreign-onestop"])
    (english,) = public_helplines(knowledge, NOW, translator("en"), ["foreign-onestop"])
    assert "ポルトガル語" in japanese.languages
    assert "Portuguese" in english.languages
    assert public_helplines(knowledge, NOW, t, ["work-hotline"])[0].languages == ""


@pytest.fixture
def numbers(knowledge):
    return {line.id: line.phone.text for line in knowledge.helplines}
