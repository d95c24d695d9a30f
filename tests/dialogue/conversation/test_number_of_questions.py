"""Few screens: as few as hindsight finds, and the first door with its office early."""

import importlib.util
import statistics
import sys
from datetime import date

import pytest

from tests.conftest import CAMPAIGN, ROOT
from tests.dialogue.strategies import KNOWLEDGE

CASES = 1500 if CAMPAIGN else 100
DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def questions():
    spec = importlib.util.spec_from_file_location("questions", ROOT / "benchmarks/questions.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["questions"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["questions"]


@pytest.fixture(scope="module", params=[0.0, 0.1])
def door(request, questions):
    return questions.Study(KNOWLEDGE.rules_on(DAY), request.param, door=True)


def test_the_door_with_its_office_is_certain_after_few_screens(questions, door):
    effort = door.effort(questions.ours(door.rules))
    assert effort.screens < 3.3
    assert effort.most <= 4
    assert effort.screens < door.effort(questions.all_goals_alike(door.rules)).screens
    screens, _ = questions.form(KNOWLEDGE, door.rules)
    assert effort.screens < 0.7 * screens


def test_the_exact_mean_is_what_people_meet(questions, door):
    """The memoised walk against asking a sample of people one by one."""
    policy = questions.ours(door.rules)
    lengths = [door.length(policy, case) for case in door.sample(CASES)]
    exact = door.effort(policy)
    assert abs(exact.screens - statistics.mean(lengths)) < 4 * statistics.stdev(lengths) / CASES**0.5
    assert max(lengths) <= exact.most


def test_hindsight_is_never_beaten(questions, door):
    policy = questions.ours(door.rules)
    assert all(door.hindsight(case) <= door.length(policy, case) for case in door.sample(30))
