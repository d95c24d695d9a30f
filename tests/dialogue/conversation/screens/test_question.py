"""A question with its answers, in the words of a language."""

import pytest

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.conversation.screens.question import question
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.wording.translation import translator
from tests.conftest import NOW


@pytest.mark.parametrize(("lang", "unit"), [("ja", "か月"), ("en", "months"), ("pt", "meses"), ("es", "meses")])
def test_the_unit_behind_an_empty_field_is_that_of_many(knowledge, lang, unit):
    answers = Conversation((("persona", make_answer("resident")), ("work", make_answer("not_working"))))
    evaluation = evaluate_conversation(knowledge, answers, NOW, translator(lang))
    assert question(evaluation, "jobless_months").unit.strip() == unit
