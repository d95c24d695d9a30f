"""Who does not tell where they live still ends at a telephone, and is asked nothing that rests on the place alone."""

import pytest

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Conversation, make_answer
from navigator.dialogue.conversation.turn import turn_view
from navigator.dialogue.result.result import result_view
from navigator.dialogue.result.sheet import sheet_lines
from tests.conftest import NOW

WITHDRAWN = {"persona": make_answer("resident"), "work": make_answer("not_working"), "withdrawn": make_answer("yes")}
HUNGRY = {"persona": make_answer("resident"), "livelihood": make_answer("urgent")}
HIRING = {"persona": make_answer("employer"), "plans": make_answer("post_job")}


def conversation(answers):
    found = Conversation()
    for fact, answer in answers.items():
        found = found.answer(fact, answer)
    return found


@pytest.mark.parametrize("answers", [WITHDRAWN, HUNGRY, HIRING], ids=["withdrawn", "hungry", "hiring"])
def test_the_first_door_has_a_telephone_before_the_place_is_known(knowledge, t, answers):
    first = result_view(knowledge, conversation(answers), NOW, t).first
    assert first.office is None
    assert first.relay.phone == knowledge.offices[first.relay.office.partition("/")[0]][first.relay.office.partition("/")[2]].phone.confirmed_text
    assert first.relay.ask


def test_help_that_cannot_wait_has_one_too(knowledge, t):
    urgent = result_view(knowledge, conversation(HUNGRY), NOW, t).urgent
    assert all(door.office or door.relay for door in urgent.doors)


def test_the_sheet_takes_the_telephone_along(knowledge, t):
    found = result_view(knowledge, conversation(WITHDRAWN), NOW, t)
    assert any(found.first.relay.phone in line.text for line in sheet_lines(found, t))


@pytest.mark.parametrize("place", ["10205", "outside"])
def test_where_the_place_is_known_nobody_is_asked_for_it(knowledge, t, place):
    there = conversation({**WITHDRAWN, "municipality": make_answer(place)})
    assert result_view(knowledge, there, NOW, t).first.relay is None


@pytest.mark.parametrize("answer", [DONT_KNOW, DECLINED])
def test_a_part_of_a_town_is_not_asked_of_who_did_not_name_the_town(knowledge, t, answer):
    said = conversation({"persona": make_answer("resident"), "municipality": answer})
    asked = set()
    while (question := turn_view(knowledge, said, NOW, t).question) is not None:
        asked.add(question.fact)
        said = said.answer(question.fact, DONT_KNOW)
    assert asked
    assert "takasaki_area" not in asked


def test_it_is_asked_in_the_town_itself(knowledge, t):
    said = conversation({"persona": make_answer("resident"), "municipality": make_answer("10202")})
    asked = set()
    while (question := turn_view(knowledge, said, NOW, t).question) is not None:
        asked.add(question.fact)
        said = said.answer(question.fact, DONT_KNOW)
    assert "takasaki_area" in asked
