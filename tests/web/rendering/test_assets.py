"""How far the door on a page stands open."""

from navigator.dialogue.answers import DONT_KNOW, Conversation, make_answer
from navigator.dialogue.conversation.screens.screen_history import NO_SCREENS
from navigator.dialogue.conversation.turn import Place, turn_view
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.web.rendering.assets import WIDE_OPEN, door_opening
from tests.conftest import NOW


def test_the_door_opens_with_each_screen(knowledge, t):
    conversation, history, steps = Conversation(), NO_SCREENS, []
    answers = {"persona": "resident", "work": "not_working", "age": "50..54", "municipality": "10201"}
    for _ in range(30):
        turn = turn_view(evaluate_conversation(knowledge, conversation, NOW, t), Place(history, history.newest))
        steps.append(door_opening(turn))
        if not turn.asked:
            break
        history = history.after(history.newest, turn.asked)
        for fact in turn.asked:
            conversation = conversation.answer(fact, make_answer(answers[fact]) if fact in answers else DONT_KNOW)
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert steps[-1] == WIDE_OPEN
    assert len(set(steps)) >= 4
