"""A sample of mutants, in the campaign: what picks the next question, in a copy of the tree."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.conftest import CAMPAIGN, ROOT

TREE = ("navigator", "tests", "rules", "content", "templates", "static", "benchmarks", "pyproject.toml")


@pytest.mark.skipif(not CAMPAIGN, reason="minutes: make campaign")
def test_mutants_of_the_next_question_are_killed(tmp_path):
    for name in TREE:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    env = {**os.environ, "NAVIGATOR_MUTANTS": "1", "NAVIGATOR_CAMPAIGN": ""}
    mutmut = [sys.executable, "-m", "mutmut"]
    subprocess.run([*mutmut, "run", "navigator.engine.decide.question*"], cwd=tmp_path, env=env, check=False, capture_output=True)
    told = subprocess.run(
        [*mutmut, "results", "--all", "true"], cwd=tmp_path, env=env, check=True, capture_output=True, text=True
    ).stdout
    lines = [line.strip() for line in told.splitlines() if line.strip().startswith("navigator.engine.decide.question")]
    alive = [line for line in lines if "survived" in line or "no tests" in line]
    assert len(lines) > 30, told
    assert len(alive) <= len(lines) * 0.05, alive
