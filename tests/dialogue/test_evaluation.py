"""A conversation is read once for the same answers, and what is remembered of it is nobody's own."""

from dataclasses import replace

import pytest

from navigator.dialogue import evaluation
from navigator.dialogue.answers import Conversation, answers_in_use, make_answer
from navigator.dialogue.evaluation import evaluate_answers, evaluate_conversation
from navigator.dialogue.result.window_variants import words_for
from navigator.dialogue.wording.translation import translator
from navigator.engine.decide.condition import holds_for_certain
from tests.conftest import NOW

from .conftest import MAHOROBA_NOW


def conversation(*answers):
    return Conversation(tuple((fact, make_answer(value)) for fact, value in answers))


@pytest.fixture
def readings(monkeypatch):
    """How often answers were read, from an empty memory on."""
    read = []
    evaluation._read.cache_clear()
    first = evaluation._read_as_used
    monkeypatch.setattr(evaluation, "_read_as_used", lambda *given: read.append(given) or first(*given))
    yield read
    evaluation._read.cache_clear()


def test_the_same_answers_are_read_once_and_others_anew(mahoroba, readings):
    one, other = (conversation(("persona", value)) for value in mahoroba.facts["persona"].value_names[:2])
    for answers in (one, one, other, one):
        evaluate_conversation(mahoroba, answers, MAHOROBA_NOW, translator("ja"))
    assert len(readings) == 2


def test_what_is_remembered_is_what_is_read_anew(mahoroba, readings):
    """For each answer of the first screen, in two languages and with a concern beside: the memory holds none of those."""
    concern = next(iter(mahoroba.concerns), "c")
    for value in mahoroba.facts["persona"].value_names:
        answers = conversation(("persona", value))
        for t in (translator("ja"), translator("en")):
            for said in (answers, replace(answers, concerns=(concern,))):
                found = evaluate_conversation(mahoroba, said, MAHOROBA_NOW, t)
                used = answers_in_use(mahoroba, found.rules, answers)
                anew = evaluate_answers(mahoroba, said, used, found.now, t)
                assert (found.conversation, found.t) == (said, t)
                assert (found.state, found.decision, found.answers_in_use) == (anew.state, anew.decision, used)


def test_the_memory_is_bounded():
    assert evaluation._read.cache_parameters()["maxsize"] == 4096


def test_the_words_of_a_window_are_those_of_its_first_variant_that_holds(knowledge):
    """Each variant of the region against its own condition, on answers under which some hold and some do not."""
    chosen = set()
    for answers in (conversation(("persona", "resident"), ("work", "regular")), conversation(("persona", "family")),
                    conversation(("persona", "resident"), ("work", "not_working"), ("lonely", "yes"))):  # fmt: skip
        found = evaluate_conversation(knowledge, answers, NOW, translator("ja"))
        conditions = knowledge.word_conditions_on(found.now.date()).windows
        for id, words in knowledge.window_words.items():
            holding = [n for n, when in enumerate(conditions[id]) if holds_for_certain(when, found.possible_values)]
            assert len(conditions[id]) == len(words.variants)
            assert (words_for(found, id) == words) == (not holding) or _says_the_same(found, words, holding[0])
            chosen |= {(id, holding[0])} if holding else set()
    assert chosen


def _says_the_same(found, words, n):
    """A variant may have words for another voice alone."""
    variant, voice = words.variants[n], found.persona
    return not (variant.why(voice) or variant.say(voice) or variant.say_first(voice) or variant.questions(voice) or variant.ask(voice))


def test_the_conditions_of_words_are_read_once_for_a_stretch_of_days(mahoroba):
    day = MAHOROBA_NOW.date()
    assert mahoroba.word_conditions_on(day) is mahoroba.word_conditions_on(day)
    assert mahoroba.with_contacts(mahoroba.contact_offices).word_conditions_on(day) is mahoroba.word_conditions_on(day)
