"""The real region with the age limit of サポステ raised from 49 to 54, compared with what it was."""

import shutil
from datetime import date

import pytest

from navigator.engine.compare.divergence import Divergence
from navigator.knowledge.load import load
from navigator.review.compare import comparison
from navigator.review.compare.comparison import ComparedRules, compare
from tests.conftest import ROOT
from tests.review.conftest import change

DAY = date(2025, 10, 1)


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
def page(knowledge, raised, t):
    return compare(ComparedRules(knowledge, DAY, "前"), ComparedRules(raised, DAY, "後"), t)


@pytest.fixture
def one_question(monkeypatch):
    """Leaves out the long walk through the questions, which one comparison of this module takes in full."""
    monkeypatch.setattr(comparison, "divergence", lambda *_: Divergence(1, 0, ()))
