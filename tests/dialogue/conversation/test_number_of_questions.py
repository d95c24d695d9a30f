"""Few questions: near the fewest that hindsight finds, and the first window early."""

import importlib.util
import statistics
import sys

import pytest

from tests.conftest import CAMPAIGN, ROOT
from tests.dialogue.strategies import KNOWLEDGE

CASES = 1500 if CAMPAIGN else 150


@pytest.fixture(scope="module")
def questions():
    spec = importlib.util.spec_from_file_location("questions", ROOT / "benchmarks/questions.py")
    module = importlib.util.module_from_spec(spec)
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
