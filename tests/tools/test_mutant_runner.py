"""Mutants: each meets the tests that may notice it, and none hides behind what was made before."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from mutmut.mutation.file_mutation import mutate_file_contents

from tools.mutants import interval

ROOT = Path(__file__).parents[2]
MODULE = """
def doubled(number):
    return number + number


def next_number(number):
    return number + 1


def kept(number):
    return number + 2


def shared(number):
    return number + 3


def used_early(number):
    return number + 5


def unseen(number):
    return number + 4


MADE_AT_IMPORT = next_number(1)
"""
TESTS = """
from pathlib import Path

import pytest

import numbers_of_a_room
from numbers_of_a_room import MADE_AT_IMPORT, doubled, kept


@pytest.fixture(scope="session", autouse=True)
def server():
    yield
    with Path(__file__).with_name("ended").open("a") as file:
        file.write("x")


@pytest.fixture(scope="session")
def six():
    with Path(__file__).with_name("made").open("a") as file:
        file.write("x")
    return numbers_of_a_room.used_early(1)


@pytest.fixture(scope="module")
def four():
    return numbers_of_a_room.shared(1)


def test_what_is_shared_is_made(four):
    assert four


def test_what_is_shared_is_four(four):
    assert four == 4


def test_six(six):
    assert six == 6


def test_doubled():
    assert doubled(2) == 4


def test_made():
    assert MADE_AT_IMPORT == 2


def test_kept(six):
    assert kept(1)

"""


@pytest.fixture
def room(tmp_path):
    """A small room with one module, all its mutants in it, and the tests in another folder than the module's own."""
    changed = mutate_file_contents("numbers_of_a_room.py", MODULE)
    (tmp_path / "numbers_of_a_room.py").write_text(changed.code)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_room.py").write_text(TESTS)
    return tmp_path, [f"numbers_of_a_room.{name}" for name in changed.mutant_names]


def fates_in(folder, mutants, tests="tests/test_others.py"):
    lines = "".join(json.dumps({"id": mutant, "tests": tests}) + "\n" for mutant in mutants)
    environment = {**os.environ, "PYTHONPATH": f"{folder}:{ROOT}", "TMPDIR": str(folder)}
    command = [sys.executable, "-m", "tools.mutant_runner", "tests", "1"]
    done = subprocess.run(command, cwd=folder, env=environment, input=lines, capture_output=True, text=True, check=False)
    return [(answer["id"].split(".x_")[-1].split("__")[0], answer["fate"]) for answer in map(json.loads, done.stdout.splitlines())]


def test_each_meets_the_tests_that_call_its_function(room):
    folder, mutants = room
    fates = set(fates_in(folder, mutants))
    assert ("doubled", "killed") in fates
    assert ("doubled", "survived") not in fates
    assert ("kept", "survived") in fates  # `assert kept(1)` notices little
    assert ("unseen", "survived") in fates
    assert ("unseen", "killed") not in fates


def test_what_ran_while_the_tests_were_read_is_judged_anew(room):
    assert {fate for function, fate in fates_in(*room) if function == "next_number"} == {"anew"}


def test_what_several_tests_share_is_judged_by_all_of_them(room):
    """It is made in the first test that needs it, and the second says what it must be."""
    assert {fate for function, fate in fates_in(*room) if function == "shared"} == {"killed"}


def test_a_value_of_the_whole_run_is_made_once_for_mutants_of_other_functions(room):
    folder, mutants = room
    early, late = ([mutant for mutant in mutants if name in mutant] for name in ("used_early", "kept"))
    assert len(late) > 1
    assert set(fates_in(folder, early + late)) == {("used_early", "killed"), ("kept", "survived")}
    assert len((folder / "tests" / "made").read_text()) == 1 + len(early) + 1  # without a mutant, for each of its own, for all others


def test_what_a_fixture_started_is_ended_after_each_mutant_that_met_a_test(room):
    folder, mutants = room
    killed = [mutant for mutant in mutants if "doubled" in mutant]
    assert {fate for _, fate in fates_in(folder, killed, "tests/test_room.py")} == {"killed"}  # with tests to come
    assert len((folder / "tests" / "ended").read_text()) == 1 + len(killed)  # once without a mutant


def test_a_room_whose_tests_fail_judges_nothing(room):
    folder, mutants = room
    (folder / "tests" / "test_more.py").write_text("def test_that_fails():\n    assert not 1\n")
    ((name, fault),) = fates_in(folder, mutants)
    assert not name
    assert "test_more.py::test_that_fails" in fault


def test_a_share_is_told_with_its_interval():
    """Wilson, at 95%: 59 of 70 lie between 74 and 91."""
    assert interval(59, 70) == "84.3% (74 to 91)"
