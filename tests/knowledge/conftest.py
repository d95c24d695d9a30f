"""Copies of the regions to break, and what the loader says of them."""

import shutil

import pytest

from navigator.knowledge.files.problems import KnowledgeError
from navigator.knowledge.load import load
from tests.conftest import ROOT


def _copied(region, folder):
    for name in ("rules", "content"):
        shutil.copytree(region / name, folder / name)
    return folder


@pytest.fixture
def region(tmp_path):
    """A copy of the real region."""
    return _copied(ROOT, tmp_path)


@pytest.fixture
def invented(tmp_path):
    """A copy of the invented region."""
    return _copied(ROOT / "tests/regions/mahoroba", tmp_path)


def change(region, file, old, new):
    path = region / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} no longer stands in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told_of(region, file, old, new):
    """What the loader says of a file after one change in it."""
    change(region, file, old, new)
    return [problem for problem in problems(region) if problem.startswith(file)]


def problems(region):
    with pytest.raises(KnowledgeError) as caught:
        load(region)
    return [str(problem) for problem in caught.value.problems]
