"""The result: which schemes a person is told are not for them."""

import pytest

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.result import result_view
from tests.dialogue.conftest import MAHOROBA_NOW


@pytest.mark.parametrize(
    ("answers", "refused"),
    [
        ({"persona": make_answer("employer"), "offer": make_answer()}, []),  # refused by what they mean to do alone
        ({"persona": make_answer("resident"), "years": make_answer("50")}, ["star-class"]),
        ({"persona": make_answer("resident"), "day_job": make_answer("working")}, ["tea-circle"]),
    ],
)
def test_a_scheme_refused_by_intent_or_persona_alone_is_not_mentioned(mahoroba, t, answers, refused):
    result = result_view(evaluate_conversation(mahoroba, Conversation(tuple(answers.items())), MAHOROBA_NOW, t))
    assert [card.id for card in result.refused] == refused
