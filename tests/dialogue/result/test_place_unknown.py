"""Who does not tell where they live still ends at a telephone, and is asked nothing that rests on the place alone."""

import pytest

from navigator.dialogue.answers import UNKNOWN, UNSAID, Conversation, told
from navigator.dialogue.conversation.turn import turn
from navigator.dialogue.result.result import guidance
from navigator.dialogue.result.sheet import sheet
from tests.conftest import NOW

WITHDRAWN = {"persona": told("resident"), "work": told("not_working"), "withdrawn": told("yes")}
HUNGRY = {"persona": told("resident"), "livelihood": told("urgent")}
HIRING = {"persona": told("employer"), "plans": told("post_job")}


def conversation(answers):
    found = Conversation()
    for fact, answer in answers.items():
        found = found.answer(fact, answer)
    return found


@pytest.mark.parametrize("answers", [WITHDRAWN, HUNGRY, HIRING], ids=["withdrawn", "hungry", "hiring"])
def test_the_first_door_has_a_telephone_before_the_place_is_known(knowledge, say, answers):
    first = guidance(knowledge, conversation(answers), NOW, say).first
    assert first.office is None
    assert first.relay.phone == knowledge.offices[first.relay.office.partition("/")[0]][first.relay.office.partition("/")[2]].phone.shown
    assert first.relay.ask


def test_help_that_cannot_wait_has_one_too(knowledge, say):
    urgent = guidance(knowledge, conversation(HUNGRY), NOW, say).urgent
    assert all(door.office or door.relay for door in urgent.doors)


def test_the_sheet_takes_the_telephone_along(knowledge, say):
    found = guidance(knowledge, conversation(WITHDRAWN), NOW, say)
    assert any(found.first.relay.phone in line.text for line in sheet(found, say))


@pytest.mark.parametrize("place", ["10205", "outside"])
def test_where_the_place_is_known_nobody_is_asked_for_it(knowledge, say, place):
    there = conversation({**WITHDRAWN, "municipality": told(place)})
    assert guidance(knowledge, there, NOW, say).first.relay is None


@pytest.mark.parametrize("answer", [UNKNOWN, UNSAID])
def test_a_part_of_a_town_is_not_asked_of_who_did_not_name_the_town(knowledge, say, answer):
    said = conversation({"persona": told("resident"), "municipality": answer})
    asked = set()
    while (question := turn(knowledge, said, NOW, say).question) is not None:
        asked.add(question.fact)
        said = said.answer(question.fact, UNKNOWN)
    assert asked
    assert "takasaki_area" not in asked


def test_it_is_asked_in_the_town_itself(knowledge, say):
    said = conversation({"persona": told("resident"), "municipality": told("10202")})
    asked = set()
    while (question := turn(knowledge, said, NOW, say).question) is not None:
        asked.add(question.fact)
        said = said.answer(question.fact, UNKNOWN)
    assert "takasaki_area" in asked
