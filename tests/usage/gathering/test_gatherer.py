"""What is gathered is written when twenty conversations are in it, at the end when five are, and never otherwise."""

import threading
from collections.abc import Mapping
from datetime import date

import pytest

from navigator.usage.counts import Count, EventCount
from navigator.usage.gathering import gatherer
from navigator.usage.gathering.gatherer import ENOUGH_AT_END, Gatherer
from navigator.usage.gathering.turn_budget import TurnBudget
from navigator.usage.gathering.turns import ENOUGH, Turn
from tests.usage.sample import DAY, EVERY_TURN
from tests.waiting import wait_until

STARTED = EventCount("started", "", "resident")


class Batches:
    """A writer that notes what it is given, while it takes anything."""

    def __init__(self) -> None:
        self.written: list[tuple[date, dict[Count, int]]] = []
        self.refusals = 0

    def write(self, day: date, counts: Mapping[Count, int]) -> bool:
        if self.refusals:
            self.refusals -= 1
            return False
        self.written.append((day, dict(counts)))
        return True

    def send_waiting(self) -> None:
        pass


@pytest.fixture
def batches() -> Batches:
    return Batches()


@pytest.fixture
def machine(batches: Batches) -> Gatherer:
    return Gatherer(batches, lambda: DAY, TurnBudget(EVERY_TURN))


def come(machine: Gatherer, first: int, last: int) -> None:
    for n in range(first, last):
        machine.add(Turn(str(n), (STARTED,)))


def test_nineteen_conversations_are_written_nowhere(machine: Gatherer, batches: Batches) -> None:
    come(machine, 0, ENOUGH - 1)
    come(machine, 0, ENOUGH - 1)
    assert machine.write(ENOUGH)
    assert batches.written == []
    come(machine, ENOUGH, ENOUGH + 1)
    assert machine.write(ENOUGH)
    assert batches.written == [(DAY, {STARTED: 2 * ENOUGH - 1})]


def test_a_turn_of_the_same_name_counts_once(machine: Gatherer, batches: Batches) -> None:
    for once in ("a", "a", "b", "a", "", ""):
        machine.add(Turn("1", (STARTED,), once))
    assert machine.write(0)
    machine.add(Turn("1", (STARTED,), "a"))
    assert machine.write(0)
    assert batches.written == [(DAY, {STARTED: 4})]


def test_the_thread_writes_by_itself_and_goes_on(
    machine: Gatherer, batches: Batches, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gatherer, "RETRY", 0.01)
    ended = threading.Event()
    thread = threading.Thread(target=machine.run, args=(ended,))
    thread.start()
    batches.refusals = 2
    come(machine, 0, ENOUGH)
    wait_until(lambda: batches.written)
    come(machine, 0, ENOUGH)
    wait_until(lambda: len(batches.written) == 2)
    ended.set()
    machine.wake()
    thread.join(60)
    assert batches.written == [(DAY, {STARTED: ENOUGH})] * 2


class Hours(threading.Event):
    """The end, when so many looked whether it is there; who pauses says so."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self.looks, self.pauses = looks, list[float | None]()

    def is_set(self) -> bool:
        self.looks -= 1
        return self.looks < 0

    def wait(self, timeout: float | None = None) -> bool:
        self.pauses.append(timeout)
        return True


def test_it_pauses_after_a_refusal_alone(machine: Gatherer, batches: Batches) -> None:
    come(machine, 0, ENOUGH)
    for refusals, pauses in ((1, [gatherer.RETRY]), (0, [])):
        batches.refusals, ended = refusals, Hours(3)
        machine.run(ended)
        assert ended.pauses == pauses
    assert batches.written == [(DAY, {STARTED: ENOUGH})]


def test_what_is_refused_is_written_with_what_comes_later(machine: Gatherer, batches: Batches) -> None:
    batches.refusals = 1
    come(machine, 0, ENOUGH)
    assert not machine.write(ENOUGH)
    come(machine, 0, 1)
    assert machine.write(ENOUGH)
    assert batches.written == [(DAY, {STARTED: ENOUGH + 1})]


def test_the_end_writes_five_conversations(machine: Gatherer, batches: Batches) -> None:
    come(machine, 0, ENOUGH_AT_END)
    machine.end()
    assert batches.written == [(DAY, {STARTED: ENOUGH_AT_END})]


def test_the_end_drops_four_and_says_so(
    machine: Gatherer, batches: Batches, caplog: pytest.LogCaptureFixture
) -> None:
    come(machine, 0, ENOUGH_AT_END - 1)
    machine.end()
    assert batches.written == []
    assert caplog.messages == ["usage: counts of fewer than 5 conversations are dropped: so few are not written"]


def test_an_end_without_anybody_says_nothing(machine: Gatherer, caplog: pytest.LogCaptureFixture) -> None:
    machine.end()
    assert not caplog.messages


def test_the_end_before_a_file_that_refuses_says_so(
    machine: Gatherer, batches: Batches, caplog: pytest.LogCaptureFixture
) -> None:
    batches.refusals = 1
    come(machine, 0, ENOUGH)
    machine.end()
    assert caplog.messages == ["usage: the last counts could not be written and are lost"]
