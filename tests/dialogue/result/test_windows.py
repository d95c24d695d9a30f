"""A window while the place is unknown: a relay with a telephone stands in for the office."""

import pytest

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.result import result_view
from navigator.dialogue.result.sheet import sheet_lines
from navigator.knowledge.content.office_ref import OfficeRef
from tests.conftest import NOW

WITHDRAWN = {"persona": make_answer("resident"), "work": make_answer("not_working"), "withdrawn": make_answer("yes")}
HUNGRY = {"persona": make_answer("resident"), "livelihood": make_answer("urgent")}
HIRING = {"persona": make_answer("employer"), "plans": make_answer("post_job")}


@pytest.mark.parametrize("answers", [WITHDRAWN, HUNGRY, HIRING], ids=["withdrawn", "hungry", "hiring"])
def test_the_first_window_has_a_telephone_before_the_place_is_known(knowledge, t, answers):
    first = result_view(evaluate_conversation(knowledge, Conversation(tuple(answers.items())), NOW, t)).first
    assert first.office is None
    relay = OfficeRef.parse(first.relay.office)
    assert first.relay.phone == knowledge.offices[relay.window][relay.office].phone.confirmed_text
    assert first.relay.ask


def test_urgent_windows_have_a_telephone_before_the_place_is_known(knowledge, t):
    urgent = result_view(evaluate_conversation(knowledge, Conversation(tuple(HUNGRY.items())), NOW, t)).urgent
    assert all(window.office or window.relay for window in urgent.windows)


def test_the_sheet_holds_the_telephone_of_the_relay(knowledge, t):
    result = result_view(evaluate_conversation(knowledge, Conversation(tuple(WITHDRAWN.items())), NOW, t))
    assert any(result.first.relay.phone in line.text for line in sheet_lines(result, t))


@pytest.mark.parametrize("place", ["10205", "outside"])
def test_where_the_place_is_known_there_is_no_relay(knowledge, t, place):
    there = Conversation(tuple({**WITHDRAWN, "municipality": make_answer(place)}.items()))
    assert result_view(evaluate_conversation(knowledge, there, NOW, t)).first.relay is None
