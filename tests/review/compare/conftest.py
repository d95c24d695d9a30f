"""The real region with the age limit of サポステ raised from 49 to 54, compared with what it was."""

import shutil
from datetime import date

import pytest

from navigator.engine.compare.difference import difference
from navigator.engine.compare.divergence import Divergence
from navigator.knowledge.load import load
from navigator.review.compare import comparison
from navigator.review.compare.comparison import ComparedRules, compare
from tests.conftest import CAMPAIGN, ROOT
from tests.review.conftest import change

DAY = date(2025, 10, 1)
ONE_QUESTION = Divergence(1, 0, ())


def edited(folder, *edits):
    for name in ("rules", "content"):
        shutil.copytree(ROOT / name, folder / name)
    for file, old, new in edits:
        change(folder, file, old, new)
    return load(folder)


@pytest.fixture(scope="session")
def raised(tmp_path_factory):
    return edited(tmp_path_factory.mktemp("raised"), ("rules/parameters.yaml", "value: 49", "value: 54"))


@pytest.fixture(scope="session")
def changed(knowledge, raised):
    return difference(knowledge.rules_on(DAY), raised.rules_on(DAY))


@pytest.fixture(scope="session")
def page(knowledge, raised, changed, t):
    """The walk through the questions is that of the campaign: the suite takes it through a small region."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparison, "difference", lambda *_: changed)
        if not CAMPAIGN:
            patch.setattr(comparison, "divergence", lambda *_: ONE_QUESTION)
        return compare(ComparedRules(knowledge, DAY, "前"), ComparedRules(raised, DAY, "後"), t)


@pytest.fixture(scope="session")
def page_of_small_region(t):
    """A limit of 39 years becomes 44."""
    small = load(ROOT / "tests/regions/mahoroba")
    return compare(ComparedRules(small, date(2030, 6, 1), "前"), ComparedRules(small, date(2031, 6, 1), "後"), t)


@pytest.fixture
def one_question(monkeypatch):
    """Leaves out the walk through the questions."""
    monkeypatch.setattr(comparison, "divergence", lambda *_: ONE_QUESTION)
