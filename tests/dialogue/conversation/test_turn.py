"""A turn: the transcript in order, one question, and whether the first window is certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Conversation, make_answer
from navigator.dialogue.conversation.turn import turn_view
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.transcript import transcript
from navigator.dialogue.wording.translation import translator
from tests.conftest import NOW
from tests.dialogue.strategies import KNOWLEDGE, answers_to

EDITS = st.lists(st.sampled_from(list(KNOWLEDGE.facts)).flatmap(lambda f: st.tuples(st.just(f), answers_to(f))), max_size=20)


@given(EDITS)
def test_the_transcript_keeps_its_order_through_every_edit(edits):
    """Only the next question is computed anew."""
    answered, order = Conversation().answer("persona", make_answer("resident")), ["persona"]
    for fact, answer in edits:
        answered = answered.answer(fact, answer)
        order += [fact] if fact not in order else []
        evaluation = evaluate_conversation(KNOWLEDGE, answered, NOW, translator("ja"))
        assert [line.fact for line in transcript(evaluation)] == order
        asked = turn_view(evaluation).question
        assert asked is None or asked.fact not in [f for f, _ in evaluation.answers_in_use.answers]


def test_the_turn_says_when_the_first_window_is_certain():
    """Someone in need of food is told at once; the questions may go on."""
    answered = Conversation().answer("persona", make_answer("resident"))
    assert not turn_view(evaluate_conversation(KNOWLEDGE, answered, NOW, translator("ja"))).first_window_certain
    answered = answered.answer("livelihood", make_answer("urgent"))
    turn = turn_view(evaluate_conversation(KNOWLEDGE, answered, NOW, translator("ja")))
    assert turn.first_window_certain
    assert turn.question


@pytest.mark.parametrize("answer", [DONT_KNOW, DECLINED])
def test_a_part_of_a_town_is_not_asked_of_who_did_not_name_the_town(knowledge, t, answer):
    answered = Conversation(tuple({"persona": make_answer("resident"), "municipality": answer}.items()))
    asked = set()
    while (question := turn_view(evaluate_conversation(knowledge, answered, NOW, t)).question) is not None:
        asked.add(question.fact)
        answered = answered.answer(question.fact, DONT_KNOW)
    assert asked
    assert "takasaki_area" not in asked


def test_a_part_of_a_town_is_asked_of_who_named_the_town(knowledge, t):
    answered = Conversation(tuple({"persona": make_answer("resident"), "municipality": make_answer("10202")}.items()))
    asked = set()
    while (question := turn_view(evaluate_conversation(knowledge, answered, NOW, t)).question) is not None:
        asked.add(question.fact)
        answered = answered.answer(question.fact, DONT_KNOW)
    assert "takasaki_area" in asked
