"""A question with its answers, in the words of a language."""

from dataclasses import replace

import pytest

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.conversation.screens.question import question
from navigator.dialogue.conversation.screens.screen import screen_view
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.wording.translation import translator
from tests.conftest import NOW

TICKED = {"withdrawn": "yes", "lonely": "yes"}


@pytest.mark.parametrize(("lang", "unit"), [("ja", "か月"), ("en", "months"), ("pt", "meses"), ("es", "meses")])
def test_the_unit_behind_an_empty_field_is_that_of_many(knowledge, lang, unit):
    answers = Conversation((("persona", make_answer("resident")), ("work", make_answer("not_working"))))
    evaluation = evaluate_conversation(knowledge, answers, NOW, translator(lang))
    assert question(evaluation, "jobless_months").unit.strip() == unit


def test_a_question_is_made_once_until_it_is_answered(knowledge, evaluation_of):
    """Two who have not answered it see the same; what one answered is chosen for them alone, and remembered for nobody."""
    knowledge = replace(knowledge)
    one, other = (replace(evaluation_of(**said), knowledge=knowledge) for said in ({"persona": "resident"}, {"persona": "resident", "age": "45..49"}))
    assert question(one, "work") is question(other, "work")
    assert question(one, "age") is not question(other, "age")
    assert [option.value for option in question(other, "age").options if option.chosen] == ["45..49"]
    place = question(replace(evaluation_of(persona="resident", municipality="10202"), knowledge=knowledge), "municipality")
    assert any(option.chosen for option in place.cities)
    lines = screen_view(replace(evaluation_of(persona="resident", **TICKED), knowledge=knowledge), tuple(TICKED)).lines
    assert any(line.chosen for line in lines)
    assert screen_view(one, tuple(TICKED)).lines[0] is screen_view(other, tuple(TICKED)).lines[0]
    kept = [text for made in knowledge.remembered.values() for text in map(repr, made.values())]
    assert kept
    assert not any("chosen=True" in text for text in kept)
