"""The one telephone of a window: whose it is, what is said there, and in which language."""

from dataclasses import replace
from datetime import datetime

import pytest

from navigator.dialogue.result.calls import (
    HOW,
    ViewContext,
    call_view,
    hall_opening,
    line_to_say,
    little_japanese,
    words_to_say,
)
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.calls import call_for
from tests.conftest import NOW

LOCAL = datetime(2026, 11, 24, 10, 30)  # the region's own clock, a Tuesday


def context_of(knowledge, language="ja", place="", now=LOCAL):
    return ViewContext(knowledge, now, "resident", translator(language), place)


def test_the_offices_own_number_with_its_hours_and_nothing_to_explain(knowledge):
    context = context_of(knowledge, place="10201")
    office = knowledge.offices["hello-work"]["maebashi"] if "hello-work" in knowledge.offices else None
    windows = [window for window in knowledge.windows if (call := call_view(context, window, office if office and window == "hello-work" else None)) and call.kind == "own"]
    assert windows
    for window in windows:
        call = call_view(context, window, None)
        assert call is None or (call.how == "") is (call.kind == "own")


@pytest.mark.parametrize("kind", ["town_hall", "relay"])
def test_who_puts_one_through_is_told_what_to_ask_for(knowledge, kind):
    context = context_of(knowledge, place="10201")
    calls = [call for window in knowledge.windows if (call := call_view(context, window, None)) and call.kind == kind]
    assert calls
    for call in calls:
        assert call.how == HOW[kind].format(ask_for=call.ask_for)
        assert (call.extension, call.more) == ("", ())
        assert len(call.say) == len(call.read_aloud) > 0
        assert call.answered_in == ""


def test_without_a_confirmed_number_there_is_no_call(knowledge):
    context = context_of(knowledge)
    without = [window for window in knowledge.windows if call_for(knowledge, window, context.only_office(window), "") is None]
    assert without
    assert all(call_view(context, window, None) is None for window in without)


@pytest.mark.parametrize(
    ("language", "meaning", "spoken", "line"),
    [
        ("ja", "相談したいです", ("", ""), "相談したいです"), ("pt", "Quero consultar", ("相談したいです", "soudan"), "相談したいです\nsoudan\n(Quero consultar)"),
        ("zh", "我想咨询", ("相談したいです", ""), "相談したいです\n（我想咨询）"),
    ],
)  # fmt: skip
def test_abroad_a_sentence_is_taken_along_in_japanese_with_its_sound_and_meaning(language, meaning, spoken, line):
    assert line_to_say(meaning, spoken, translator(language)) == line


def test_abroad_one_says_first_that_one_speaks_little_japanese(knowledge):
    assert little_japanese(knowledge, translator("ja")) == ()
    (first,) = little_japanese(knowledge, translator("pt"))
    context = context_of(knowledge, "pt", "10201")
    window, call = next((w, c) for w in knowledge.windows if (c := call_for(knowledge, w, context.only_office(w), "10201")))
    assert words_to_say(context, window, call)[0] == first
    assert words_to_say(context, window, call)[1:] == words_to_say(context_of(knowledge, "ja", "10201"), window, call)
    shown = call_view(context, window, None)
    assert (shown.language_lines, bool(shown.answered_in)) == (1, True)


def test_a_voice_that_a_window_does_not_know_is_given_the_first(knowledge):
    context = context_of(knowledge, place="10201")
    window, call = next(
        (w, c) for w, text in knowledge.windows.items() if "employer" not in text.personas and (c := call_for(knowledge, w, context.only_office(w), "10201")) and not c.ask
    )
    first = knowledge.windows[window].personas[0]
    assert words_to_say(replace(context, voice="employer"), window, call) == knowledge.window_words[window].say(first)


def test_town_halls_are_usually_open_by_day_and_not_at_night(knowledge):
    t = translator("ja")
    by_day, at_night = hall_opening(knowledge, NOW.replace(hour=2), t), hall_opening(knowledge, NOW.replace(hour=13), t)
    assert at_night.state == "usually_closed"
    assert by_day.state != at_night.state
