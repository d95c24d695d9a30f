"""Runs the mutants of one room: the tests are read once, and a process forked from there runs each mutant.

    python -m tools.mutant_runner tests/dialogue 1 < mutants

Reads lines of JSON, a mutant with the tests beside its module; writes one for each mutant: killed, survived, late, or `anew`.
A fork keeps what was made while the tests were read, so a function that ran in that time is not judged here but in a
process of its own. A mutant meets the tests that were seen to call its function, the nearest and quickest first, and those beside its module.
What tests of the whole run share is made once for all mutants of functions that take no part in it; the others run before that.
"""

import inspect
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from mutmut.mutation import trampoline
from mutmut.utils.format_utils import mangled_name_from_mutant_name

OPTIONS = ("-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not slow and not browser")
LONGEST = 1800  # seconds; a mutant that takes longer waits for ever
BROKEN = 70  # an exit code: the fault is not the mutant's
FATES = {0: "survived", BROKEN: "broken", -signal.SIGALRM: "late", -signal.SIGXCPU: "late"}  # by exit code; all others killed
SWITCH = "MUTANT_UNDER_TEST"


class Survey(NamedTuple):
    """Which functions are called by what tests share, and by each test; the seconds of each test, and of all."""

    shared: list[str]
    calls: dict[str, list[str]]
    seconds_of: dict[str, float]
    seconds: float


@dataclass(eq=False)  # a plugin is known by itself
class Room:
    """The plugin that stands in for the loop over the tests."""

    mutants: list[dict[str, str]]
    jobs: int
    answers: int
    called: set[str] = field(default_factory=set)
    shared: set[str] = field(default_factory=set)
    fault: str = ""
    running: dict[int, str] = field(default_factory=dict)
    before: frozenset[str] = frozenset()  # what ran before the processes are forked

    def record(self, name: str, **_: object) -> None:
        """A function was called: what mutmut's switch says when it is set to `stats`."""
        self.called.add(name)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Iterator[None]:
        """What several tests share is made in the first that needs it; what it calls, all may rest on."""
        before, self.called = self.called, set()
        try:
            return (yield)
        finally:
            if fixturedef.scope != "function":
                self.shared |= self.called
            self.called |= before

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A part of a test has ended."""
        if report.failed and not self.fault:
            self.fault = f"{report.nodeid}: {report.longreprtext}"

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """The tests without any mutant, then each mutant."""
        self.before = frozenset(self.called)
        survey = self.survey(session.items)
        early = [mutant for mutant in self.mutants if mangled_name_from_mutant_name(mutant["id"]) in survey.shared]
        for mutants in (early, [mutant for mutant in self.mutants if mutant not in early]):
            if self.fault:
                self.answer("", self.fault)
                return True
            for mutant in mutants:
                self.start(mutant, session.items, survey)
            while self.running:
                self.wait()
            if mutants is early:
                self.make_shared(session.items)
        return True

    def start(self, mutant: dict[str, str], items: list[pytest.Item], survey: Survey) -> None:
        """One mutant in a process forked from here, as soon as there is room for it."""
        function = mangled_name_from_mutant_name(mutant["id"])
        if function in self.before:
            self.answer(mutant["id"], "anew")
            return
        if len(self.running) >= self.jobs:
            self.wait()
        wanted = tests_of(function, items, mutant["tests"].split(), survey)
        self.running[forked(partial(self.run, wanted, mutant["id"]), survey.seconds)] = mutant["id"]

    def make_shared(self, items: list[pytest.Item]) -> None:
        """The values that tests of the whole run share; what must be ended (a database) each mutant starts for itself."""
        made: set[str] = set()
        for item in items:
            names = {name for name, fixtures in vars(item)["_fixtureinfo"].name2fixturedefs.items() if is_shared_value(fixtures[-1])} - made
            if names:

                def request_all(request: pytest.FixtureRequest, names: set[str] = names) -> None:
                    for name in sorted(names):
                        request.getfixturevalue(name)

                made |= names
                first = pytest.Function.from_parent(item.parent, name="shared", callobj=request_all)
                first.fixturenames[:] = ["request"]  # nothing that every test starts
                item.ihook.pytest_runtest_protocol(item=first, nextitem=item.session)  # whose values are all that stays
        self.before |= self.called
        vars(items[0].config)["_tmp_path_factory"]._basetemp = None  # a process writes in a folder of its own

    def survey(self, items: list[pytest.Item]) -> Survey:
        """What each test calls, unless one fails."""
        with tempfile.NamedTemporaryFile() as file:

            def work() -> bool:
                calls: dict[str, list[str]] = {}
                seconds: dict[str, float] = {}
                for item, following in zip(items, [*items, None][1:], strict=True):
                    self.called.clear()
                    start = time.process_time()
                    item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
                    calls[item.nodeid], seconds[item.nodeid] = sorted(self.called), time.process_time() - start
                Path(file.name).write_text(json.dumps([self.fault, sorted(self.shared), calls, seconds, time.process_time()]), encoding="utf-8")
                return False

            os.waitpid(forked(work, LONGEST), 0)
            self.fault, *survey = json.loads(Path(file.name).read_text(encoding="utf-8"))
            return Survey(*survey)

    def run(self, items: list[pytest.Item], mutant: str) -> bool:
        """Whether a test fails; the rest is not run."""
        os.environ[SWITCH] = mutant
        for item, following in zip(items, [*items, None][1:], strict=True):
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.fault:
                with suppress(Exception):  # a database that a fixture started would outlive this process
                    item.session._setupstate.teardown_exact(None)
                return True
        return False

    def wait(self) -> None:
        """The next process that ends, with all that it started and wrote."""
        process, status = os.wait()
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
        shutil.rmtree(folder_of(process), ignore_errors=True)
        self.answer(self.running.pop(process), FATES.get(os.waitstatus_to_exitcode(status), "killed"))

    def answer(self, mutant: str, fate: str) -> None:
        """A line to whoever started this."""
        os.write(self.answers, json.dumps({"id": mutant, "fate": fate}).encode() + b"\n")


def tests_of(function: str, items: list[pytest.Item], near: list[str], survey: Survey) -> list[pytest.Item]:
    """The tests that may notice a change of this function: the nearest to its module first, of these the quickest file and test."""

    def distance(item: pytest.Item) -> int:
        file = item.nodeid.split("::")[0]
        return next((place for place, path in enumerate(near) if file == path or file.startswith(f"{path}/")), len(near))

    wanted = [item for item in items if function in survey.shared or function in survey.calls[item.nodeid] or not distance(item)]
    files: dict[Path, float] = defaultdict(float)
    for item in wanted:
        files[item.path] += survey.seconds_of[item.nodeid]
    return sorted(wanted, key=lambda item: (distance(item), files[item.path], item.path, survey.seconds_of[item.nodeid]))


def is_shared_value(fixture: pytest.FixtureDef[object]) -> bool:
    """Whether a fixture makes a value for the whole run, and nothing that has to be ended."""
    return fixture.scope == "session" and not fixture.params and not inspect.isgeneratorfunction(fixture.func)


def folder_of(process: int) -> Path:
    """Where a process writes."""
    return Path(tempfile.gettempdir(), f"mutant-{process}")


def forked(work: Callable[[], bool], seconds: float) -> int:
    """The number of a process that does this work, says whether it found something, and does not live for ever."""
    process = os.fork()
    if process:
        return process
    code = BROKEN
    try:
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        folder = folder_of(os.getpid())
        folder.mkdir()
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
        resource.setrlimit(resource.RLIMIT_CPU, (int(5 * seconds) + 10, resource.RLIM_INFINITY))
        signal.alarm(LONGEST)
        code = int(work())
    finally:
        os._exit(code)


def main() -> int:
    """All mutants of the standard input."""
    os.environ[SWITCH] = "stats"
    room = Room([json.loads(line) for line in sys.stdin], int(sys.argv[2]), os.dup(1))
    os.dup2(2, 1)  # what pytest says is no answer
    vars(trampoline)["record_trampoline_hit"] = room.record
    return pytest.main([*OPTIONS, sys.argv[1]], plugins=[room])


if __name__ == "__main__":
    sys.exit(main())
