"""Answers typed at a question, as data: taken, asked back with the right reading at hand, or not understood."""

import pytest

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Conversation, make_answer
from navigator.dialogue.conversation.free_text import apply_free_text
from navigator.dialogue.conversation.typed_line import TypedLine
from navigator.dialogue.evaluation import evaluate_conversation
from tests.conftest import NOW, ROOT

FILE = ROOT / "tests" / "cases" / "lines" / "typed_turns.tsv"
TURNS = [tuple(row.split("\t")) for row in FILE.read_text("utf-8").splitlines() if row and not row.startswith("#")][1:]


@pytest.fixture
def typed(knowledge, t):
    def turn(persona, asked, text):
        conversation = Conversation()
        if persona:
            conversation = conversation.answer("persona", make_answer(persona))
        evaluation = evaluate_conversation(knowledge, conversation, NOW, t)
        return apply_free_text(evaluation, TypedLine(text, asked))

    return turn


@pytest.mark.parametrize(("persona", "asked", "text", "taken"), TURNS, ids=lambda value: value or "anyone")
def test_a_typed_answer_is_taken_as_its_turn_says(typed, persona, asked, text, taken):
    after, result = typed(persona, asked, text)
    answer = after.get(asked)
    kind, _, value = taken.partition(":")
    if kind == "offer":
        assert (answer, (asked, value) in result.offers) == (None, True)
    elif kind == "lost":
        assert (answer, result.not_understood) == (None, True)
    else:
        assert answer == {"-": DECLINED, "?": DONT_KNOW}.get(taken, make_answer(taken)), result
