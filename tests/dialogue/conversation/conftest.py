"""Conversations and readings of lines, written by hand."""

import pytest

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.conversation.free_text import interpret
from navigator.dialogue.conversation.typed_line import TypedLine
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.language.understanding import FactReading, Understanding
from tests.conftest import NOW


@pytest.fixture
def evaluation_of(knowledge, t):
    def evaluation(**answers):
        conversation = Conversation()
        for fact, value in answers.items():
            conversation = conversation.answer(fact, make_answer(*([value] if isinstance(value, str) else value)))
        return evaluate_conversation(knowledge, conversation, NOW, t)

    return evaluation


def age(number):
    return FactReading(range=(number, number))


def reading(value):
    return FactReading((value,))


def understood(**values):
    return Understanding(understood=True, **values)


def interpreted(evaluation, text="…", asked="", **read):
    return interpret(evaluation, TypedLine(text, asked), understood(**read))
