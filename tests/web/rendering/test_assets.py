"""How far the door on a page stands open."""

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.conversation.turn import turn_view
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.web.rendering.assets import WIDE_OPEN, door_opening
from tests.conftest import NOW


def test_the_door_opens_with_each_answer(knowledge, t):
    conversation, steps = Conversation(), []
    answers = {"persona": "resident", "work": "not_working", "age": "50..54", "municipality": "10202"}
    for _ in range(30):
        turn = turn_view(evaluate_conversation(knowledge, conversation, NOW, t))
        steps.append(door_opening(turn))
        if turn.question is None:
            break
        options = [o.value for o in turn.question.options]
        conversation = conversation.answer(
            turn.question.fact, make_answer(answers.get(turn.question.fact) or options[-1])
        )
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert steps[-1] == WIDE_OPEN
    assert len(set(steps)) >= 4
