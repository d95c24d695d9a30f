"""A sample of mutants of each room, in the campaign: a test must notice a change of the code."""

import subprocess
import sys

import pytest

from tests.conftest import CAMPAIGN, ROOT


@pytest.mark.skipif(not CAMPAIGN, reason="minutes: make campaign")
@pytest.mark.parametrize(
    ("room", "least"),
    [("engine", 95), ("dialogue", 80), ("knowledge", 80), ("language", 80), ("usage", 80)],
)
def test_mutants_are_killed(room, least):
    command = [sys.executable, "tools/mutants.py", f"navigator.{room}", "--sample", "40", "--least", str(least)]
    run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
