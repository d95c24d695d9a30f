"""A line against the options of the question at hand: equal is taken, near is offered, the rest is neither."""

import pytest

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Conversation, make_answer
from navigator.dialogue.conversation.option_match import lone_answer, near_answers
from navigator.dialogue.evaluation import evaluate_conversation
from tests.dialogue.conftest import MAHOROBA_NOW


@pytest.fixture
def evaluation(mahoroba, t):
    return evaluate_conversation(mahoroba, Conversation((("persona", make_answer("resident")),)), MAHOROBA_NOW, t)


@pytest.mark.parametrize(
    ("fact", "line", "answer"),
    [
        ("day_job", "働いている。", make_answer("working")),
        ("day_job", "働いてる", None),
        ("day_job", "わからない", DONT_KNOW),
        ("day_job", "わかりませんけどね", DONT_KNOW),  # three polite letters may follow
        ("day_job", "わかりませんけれども", None),
        ("day_job", "答えたくない", DECLINED),
        ("persona", "わからない", None),  # who speaks has no such answer
        ("persona", "自分のこと", make_answer("resident")),
        ("village", "かすみ市", None),  # places are read elsewhere
        ("shoe_size", "42", None),
        ("day_job", "", None),
    ],
)
def test_an_option_letter_for_letter_is_taken_and_nothing_else(evaluation, fact, line, answer):
    assert lone_answer(evaluation, fact, line) == answer


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("休んでいます", ["resting"]),  # four of its six letters in 休んでいる: 73 of 100
        ("休んでいたい", ["resting"]),
        ("休んでいました", []),  # 67
        ("休", []),
        ("休んでいる" * 5, []),
    ],
)
def test_an_option_is_offered_from_72_of_100_on(evaluation, line, near):
    assert near_answers(evaluation, "day_job", line) == near


def test_no_number_is_offered(evaluation):
    assert near_answers(evaluation, "years", "39歳まで") == []
