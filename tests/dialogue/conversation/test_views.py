"""What the conversation page receives."""

from dataclasses import replace

import pytest

from navigator.dialogue.conversation.views import (
    CheckLine,
    FormPlace,
    FreeTextReply,
    Question,
    Screen,
    TurnView,
)
from navigator.dialogue.views import Option

AGE = Question("age", "何歳ですか", "integer", "年齢", (Option("40..49", "40代"),))
NEEDS = Question("needs", "どんな助けが", "several", "ほしい助け", (Option("peers", "話したい"),))
PLACE = Question("place", "どこに", "place", "場所", (), cities=(Option("a", "あ市"),), towns=(Option("b", "い町"),), places=(Option("c", "う村"),))
SCREEN = Screen(("age",), "何歳ですか", (AGE,))


@pytest.mark.parametrize(
    "screen",
    [
        replace(SCREEN, problem="読めませんでした"), Screen((), "", (replace(AGE, problem="読めません"),)), Screen((), "", (replace(AGE, near=Option("a", "あ市")),)),
        Screen((), "", (replace(AGE, options=(Option("40..49", "40代", chosen=True),)),)), Screen((), "", (replace(PLACE, cities=(Option("a", "あ市", chosen=True),)),)),
        Screen((), "", (replace(PLACE, towns=(Option("b", "い町", chosen=True),)),)), Screen((), "", (replace(PLACE, places=(Option("c", "う村", chosen=True),)),)),
        Screen((), "", (replace(PLACE, near=Option("c", "う村", chosen=True)),)), Screen((), "", (AGE,), (CheckLine("lonely", "1", "ひとりです", chosen=True),)),
    ],
)  # fmt: skip
def test_a_screen_with_anything_that_was_answered_or_sent_is_nobody_elses(screen):
    assert screen.tells_answers


@pytest.mark.parametrize("screen", [SCREEN, Screen((), "", (PLACE,)), Screen((), "", (AGE,), (CheckLine("lonely", "1", "ひとりです"),)), Screen((), "", ())])
def test_a_screen_as_it_is_first_asked_is_everybodys(screen):
    assert not screen.tells_answers


@pytest.mark.parametrize(
    ("screen", "alone", "ticks"),
    [
        (SCREEN, True, False), (Screen((), "", (NEEDS,)), True, True), (Screen((), "", (NEEDS,), (CheckLine("lonely", "1", "ひとりです"),)), False, True),
        (Screen((), "", (AGE, NEEDS)), False, False), (Screen((), "", (), (CheckLine("lonely", "1", "ひとりです"),)), False, True),
    ],
)  # fmt: skip
def test_one_question_is_answered_by_a_tap_and_ticks_by_none_of_these(screen, alone, ticks):
    assert (screen.is_alone, screen.only_ticks) == (alone, ticks)


def test_a_page_tells_what_it_asks_and_where_its_form_stands():
    turn = TurnView("resident", (), "何歳ですか", SCREEN, 2, "あと２つ", 2, changing=True, door_certain=False, finished=False)
    assert (turn.asked, turn.form_place) == (("age",), FormPlace(2, changing=True))
    assert replace(turn, screen=None, changing=False).asked == ()
    assert replace(turn, changing=False).form_place == FormPlace(2)


def test_a_reply_with_nothing_in_it_is_silent():
    assert FreeTextReply().silent
    assert not FreeTextReply(not_understood=True).silent
    assert not FreeTextReply(notes=("読みました",)).silent
