"""Few questions: near the fewest known afterwards, the first door early, and an order that edits leave alone."""

import importlib.util
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.conversation.turn import turn_of_evaluation
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.transcript import transcript
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.load import load
from tests.conftest import CAMPAIGN, NOW, ROOT
from tests.dialogue.test_properties import answers_to

KNOWLEDGE = load(ROOT)
CASES = 1500 if CAMPAIGN else 150


@pytest.fixture(scope="module")
def questions():
    spec = importlib.util.spec_from_file_location("questions", ROOT / "benchmarks/questions.py")
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["questions"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["questions"]


@pytest.mark.parametrize("unknown", [0.0, 0.1])
def test_the_mean_is_within_five_percent_of_hindsight(questions, unknown):
    study = questions.Study(KNOWLEDGE, unknown)
    mean = study.effort(questions.ours(study.rules)).mean
    least, error = questions.bound(study, mean, CASES)
    assert least + 2 * error < mean < 1.05 * (least - error)


@pytest.mark.parametrize("unknown", [0.0, 0.1])
def test_the_first_door_is_certain_after_few_questions(questions, unknown):
    study = questions.Study(KNOWLEDGE, unknown, door=True)
    mean = study.effort(questions.ours(study.rules)).mean
    soon, whole = study.form()
    assert mean <= 0.6 * soon < 0.6 * whole
    assert mean < study.effort(questions.greedy(study.rules)).mean - 2


def test_the_exact_mean_is_what_people_meet(questions):
    """The memoised walk against asking a sample of people one by one."""
    for door in (False, True):
        study = questions.Study(KNOWLEDGE, 0.1, door)
        policy = questions.ours(study.rules)
        lengths = [study.length(policy, case) for case in study.sample(400, seed=7)]
        error = statistics.stdev(lengths) / 20
        exact = study.effort(policy)
        assert abs(exact.mean - statistics.mean(lengths)) < 4 * error
        assert max(lengths) <= exact.worst


def test_hindsight_is_never_beaten_and_is_reached_by_its_own_facts(questions):
    study = questions.Study(KNOWLEDGE, 0.1)
    policy = questions.ours(study.rules)
    for case in study.sample(40, seed=3):
        assert study.hindsight(case) <= study.length(policy, case)


EDITS = st.lists(st.sampled_from(list(KNOWLEDGE.facts)).flatmap(lambda f: st.tuples(st.just(f), answers_to(f))), max_size=20)


@given(EDITS)
def test_the_transcript_keeps_its_order_through_every_edit(edits):
    """Only the next question is computed anew."""
    said, order = Conversation().answer("persona", make_answer("resident")), ["persona"]
    for fact, answer in edits:
        said = said.answer(fact, answer)
        order += [fact] if fact not in order else []
        case = evaluate_conversation(KNOWLEDGE, said, NOW, translator("ja"))
        assert [line.fact for line in transcript(case)] == order
        asked = turn_of_evaluation(case).question
        assert asked is None or asked.fact not in [f for f, _ in case.used.answers]


def test_when_the_door_is_certain_the_turn_says_so():
    """Someone in need of food is told at once; the questions may go on."""
    said = Conversation().answer("persona", make_answer("resident"))
    assert not turn_of_evaluation(evaluate_conversation(KNOWLEDGE, said, NOW, translator("ja"))).door_certain
    said = said.answer("livelihood", make_answer("urgent"))
    shown = turn_of_evaluation(evaluate_conversation(KNOWLEDGE, said, NOW, translator("ja")))
    assert shown.door_certain
    assert shown.question
