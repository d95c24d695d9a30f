"""What result pages receive: what stands first, what beneath, and what is nobody's in particular."""

from dataclasses import replace

import pytest

from navigator.dialogue.result.views import (
    OPENING_UNKNOWN,
    ConcernView,
    DangerView,
    DeskView,
    OpeningView,
    OtherDoorView,
)
from navigator.dialogue.views import Option
from tests.dialogue.result.test_windows import HUNGRY, LONG_JOBLESS, result_of

DOOR = OtherDoorView("あの人", "text", "find", "say", None, ("", ""), (), ())


@pytest.mark.parametrize(("state", "is_open"), [("open", True), ("closed", False), ("usually_closed", None), ("unknown", None)])
def test_an_office_is_open_or_closed_only_where_hours_are_confirmed(state, is_open):
    assert OpeningView(state, "").is_open is is_open
    assert OPENING_UNKNOWN.is_open is None


def test_who_puts_one_through_is_reached_by_telephone(knowledge, t):
    call = result_of(knowledge, t, LONG_JOBLESS, municipality="10201").first.call
    assert call
    assert not DOOR.by_telephone
    assert replace(DOOR, call=call).by_telephone
    assert replace(DOOR, by_town_hall="役所に電話して").by_telephone


def test_the_door_that_leads_stands_above_the_others():
    second = replace(DOOR, name="もうひとり")
    assert ConcernView("debt", "借金", (DOOR, second)).doors_beneath == (DOOR, second)
    assert ConcernView("debt", "借金", (DOOR, second), leads=True).doors_beneath == (second,)
    assert ConcernView("debt", "借金", (DOOR,), leads=True).doors_beneath == ()


def test_words_to_say_stand_in_the_help_for_danger_where_it_is_unfolded():
    lines = (("一言", ("", "")),)
    danger = DangerView((), (), desks=(DeskView("", (("self-reliance", "窓口", lines), ("club", "会", ()))),))
    assert danger.has_words_for("self-reliance")
    assert not danger.has_words_for("club")
    assert not danger.has_words_for("desk")
    assert not replace(danger, is_open=False).has_words_for("self-reliance")


def test_a_result_counts_what_is_one_tap_further_and_what_leads(knowledge, t):
    view = result_of(knowledge, t, LONG_JOBLESS, municipality="10201")
    assert view.fits == (*view.in_sight, *view.out_of_sight)
    assert view.how_many_more == len(view.out_of_sight) + len(view.confirm) > 0
    assert view.leading is None
    leading, beneath = ConcernView("debt", "借金", (DOOR,), leads=True), ConcernView("care", "介護", (DOOR,))
    told = replace(view, concerns=(beneath, leading))
    assert (told.leading, told.concerns_beneath) == (leading, (beneath,))
    assert replace(view, concern_options=(Option("debt", "借金"),)).is_nothing_ticked
    assert not replace(view, concern_options=(Option("debt", "借金", chosen=True),)).is_nothing_ticked


def test_a_window_for_anyone_tells_nothing_of_this_person(knowledge, t):
    window = result_of(knowledge, t, LONG_JOBLESS).first
    assert window.because
    anyone = window.for_anyone
    assert (anyone.because, anyone.open_points, anyone.verdict, tuple(anyone.offices)) == ((), (), "", ())
    assert (anyone.name, anyone.say, anyone.call) == (window.name, window.say, window.call)


def test_what_to_say_is_said_to_whoever_answers(knowledge, t):
    """On the call, else at the town hall, else at the window; what was told of danger first, and never in what is sent."""
    window = replace(result_of(knowledge, t, LONG_JOBLESS, municipality="10201").first, say_first=("いま困っています", ("", "")))
    lines = tuple(zip(window.call.say, window.call.read_aloud, strict=True))
    assert window.script_to_send == lines
    assert window.script == (("いま困っています", ("", "")), *lines)
    assert replace(window, call=replace(window.call, language_lines=1)).script[1] == ("いま困っています", ("", ""))
    at_hall = result_of(knowledge, t, HUNGRY).first
    assert (at_hall.call, at_hall.script_to_send) == (None, at_hall.say_at_town_hall)
    assert replace(at_hall, by_town_hall="", read_aloud=()).script_to_send == tuple((line, ("", "")) for line in at_hall.say)


def test_the_one_office_or_those_to_choose_from(knowledge, t):
    one = result_of(knowledge, t, HUNGRY, municipality="10201").first
    several = result_of(knowledge, t, HUNGRY).first
    assert one.all_offices == (one.office,)
    assert several.office is None
    assert several.all_offices is several.offices
