"""Helplines: order, languages, and never an unconfirmed number where nobody is in danger."""

from datetime import UTC, datetime

from navigator.dialogue.result.helplines import helplines, public_helplines
from navigator.dialogue.wording.translation import translator
from tests.conftest import NOW

NIGHT = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # Wednesday 3:00 in Gunma


def test_a_chat_tells_its_languages_and_hours(knowledge, t):
    dv = next(line for line in helplines(knowledge, NOW, t, "violence") if line.id == "dv-plus")
    assert dv.chat_page == "https://soudanplus.jp/"
    assert dv.chat == "チャット相談 毎日 12:00〜22:00（変わることがあります）"
    assert "ポルトガル語" in dv.note


def test_a_telephone_that_waits_for_an_officer_is_shown_in_danger_alone(knowledge, t):
    assert next(h for h in helplines(knowledge, NOW, t, "self_harm") if h.id == "yorisoi").phone
    confirmed = next(line for line in knowledge.helplines if line.id == "kokoro")
    assert confirmed.phone.status == "confirmed"
    beside = public_helplines(knowledge, NOW, t, ["work-hotline", "foreign-onestop", "kokoro"])
    assert {line.id: line.phone for line in beside} == {
        "work-hotline": "", "foreign-onestop": "", "kokoro": confirmed.phone.text,
    }  # fmt: skip
    assert all(line.page for line in beside if not line.phone)


def test_the_languages_of_a_line_are_told_in_the_language_of_the_page(knowledge, t):
    (japanese,) = public_helplines(knowledge, NOW, t, ["foreign-onestop"])
    (english,) = public_helplines(knowledge, NOW, translator("en"), ["foreign-onestop"])
    assert "ポルトガル語" in japanese.languages
    assert "Portuguese" in english.languages
    assert public_helplines(knowledge, NOW, t, ["work-hotline"])[0].languages == ""
