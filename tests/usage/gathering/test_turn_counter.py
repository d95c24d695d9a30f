"""Every process of a machine counts through one gatherer, and through the next when that one is gone."""

import logging
import socket
import stat
import threading
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from navigator.usage.counts import Count, EventCount
from navigator.usage.gathering import handover, turn_counter
from navigator.usage.gathering.gatherer import ENOUGH_AT_END, BatchWriter
from navigator.usage.gathering.handover import SOCKET, connection
from navigator.usage.gathering.turn_counter import TurnCounter
from navigator.usage.gathering.turns import ENOUGH
from navigator.usage.store import Store
from tests.usage.gathering.conftest import turn
from tests.usage.sample import EVERY_TURN, counted
from tests.waiting import PATIENCE, wait_until

Make = Callable[[BatchWriter], TurnCounter]


def come(counter: TurnCounter, first: int, last: int) -> None:
    for n in range(first, last):
        counter.count(*turn(n, 0))


def total(store: Store) -> int:
    return sum(counted(store).values())


def test_the_turns_of_all_processes_make_one_batch(counter: Make, store: Store, path: Path) -> None:
    counters = [counter(store) for _ in range(3)]
    for each in counters:
        each.start()
    for n, each in enumerate(counters):
        come(each, 6 * n, 6 * n + 6)
    wait_until(lambda: not any(each._turns for each in counters))
    assert total(store) == 0, "eighteen in all"
    come(counters[0], 18, 20)
    wait_until(lambda: total(store) == 20)
    mode = path.with_name(SOCKET).stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_an_orderly_end_waits_for_the_last_turns_of_the_others(counter: Make, store: Store, path: Path) -> None:
    gatherer, other = counter(store), counter(store)
    gatherer.start()
    wait_until(path.with_name(SOCKET).exists)
    other.start()
    come(gatherer, 0, 4)
    come(other, 4, 8)
    other.close()
    gatherer.close()
    assert total(store) == 8
    assert not path.with_name(SOCKET).exists()


def test_when_the_gatherer_ends_another_takes_its_place(
    counter: Make, store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "LAST_TURNS", 0.05)
    gatherer, other = counter(store), counter(store)
    gatherer.start()
    wait_until(path.with_name(SOCKET).exists)
    other.start()
    come(gatherer, 0, ENOUGH)
    wait_until(lambda: total(store) == ENOUGH)
    gatherer.close()
    come(other, ENOUGH, 2 * ENOUGH + 5)
    wait_until(lambda: total(store) >= 2 * ENOUGH)
    other.close()
    assert total(store) <= 2 * ENOUGH + 5


def test_what_an_ending_gatherer_took_no_more_waits_until_its_slow_file_has_the_rest(
    counter: Make, store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "LAST_TURNS", 0.0)
    for name, seconds in {"WRITING": 0.2, "GATHERER_ENDS": 5.0, "PAUSE": 0.02}.items():
        monkeypatch.setattr(turn_counter, name, seconds)
    slow = Slow()
    gatherer, other = counter(slow), counter(store)
    gatherer.start()
    wait_until(path.with_name(SOCKET).exists)
    come(gatherer, 0, ENOUGH_AT_END)
    other.start()
    ending = threading.Thread(target=gatherer.close)
    ending.start()
    assert slow.is_written_to.wait(PATIENCE)  # the lock is still held
    come(other, 0, ENOUGH_AT_END)
    other.close()
    ending.join()
    assert total(store) == ENOUGH_AT_END


def test_the_socket_of_one_that_was_killed_is_no_hindrance(counter: Make, store: Store, path: Path) -> None:
    path.with_name(SOCKET).write_bytes(b"")
    alone = counter(store)
    alone.start()
    come(alone, 0, ENOUGH)
    wait_until(lambda: total(store) == ENOUGH)


def test_a_folder_may_lie_deep(counter: Make, store: Store, path: Path) -> None:
    deep = path.parent / ("d" * 60) / ("e" * 60)
    one, other = (TurnCounter(deep, store, counter(store)._vocabulary, lambda: date(2026, 11, 24), EVERY_TURN) for _ in range(2))
    one.start()
    wait_until((deep / SOCKET).exists)
    other.start()
    come(other, 0, ENOUGH)
    wait_until(lambda: total(store) == ENOUGH)
    other.close()
    one.close()


def test_what_another_process_says_wrongly_is_left_out(
    counter: Make, store: Store, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    alone = counter(store)
    alone.start()
    wait_until(path.with_name(SOCKET).exists)
    with connection(path.parent, alone.erased) as hand_over:
        class Odd:
            def as_line(self) -> bytes:
                return b"nonsense\n"

        hand_over(Odd())  # type: ignore[arg-type]
    come(alone, 0, ENOUGH)
    wait_until(lambda: total(store) == ENOUGH)


def test_a_count_outside_the_closed_lists_is_refused_without_being_quoted(
    counter: Make, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    alone = counter(store)
    alone.count("a", [EventCount("started"), EventCount("asked", "日記", "resident")])
    assert alone.write(0)
    assert counted(store) == {}
    assert caplog.messages == ["usage: refused, `target` of a EventCount is in no closed list"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a place where no folder can be")
def test_a_place_where_no_folder_can_be_costs_no_page(
    counter: Make, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    nowhere = TurnCounter(Path("/dev/full/data"), store, counter(store)._vocabulary, lambda: date(2026, 11, 24), EVERY_TURN)
    nowhere.start()
    come(nowhere, 0, 3)
    wait_until(lambda: caplog.messages)
    assert caplog.messages == ["usage: counts wait in memory (NotADirectoryError)"]
    nowhere._turns.clear()
    nowhere.close()


class Slow:
    """A file that hangs."""

    def __init__(self) -> None:
        self.is_written_to = threading.Event()

    def write(self, _day: date, _counts: Mapping[Count, int]) -> bool:
        self.is_written_to.set()
        time.sleep(0.5)
        return True

    def send_waiting(self) -> None:
        pass


class Hanging(Slow):
    """One that hangs until it is told to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.goes_on, self.gave_up = threading.Event(), False

    def write(self, _day: date, _counts: Mapping[Count, int]) -> bool:
        self.is_written_to.set()
        self.gave_up = not self.goes_on.wait(PATIENCE)
        return True


def test_a_file_that_hangs_holds_no_page(counter: Make) -> None:
    hanging = Hanging()
    alone = counter(hanging)
    alone.start()
    come(alone, 0, ENOUGH)
    assert hanging.is_written_to.wait(PATIENCE)
    come(alone, ENOUGH, 3 * ENOUGH)
    assert not hanging.gave_up, "every page went on while it hung"
    hanging.goes_on.set()




def test_turns_wait_in_silence_while_the_gatherer_of_another_process_is_not_yet_there(
    counter: Make, store: Store, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It has the lock, and its socket is still to come."""
    waiting = counter(store)
    come(waiting, 0, 3)
    with handover.try_lock(path.parent) as is_gatherer:
        assert is_gatherer
        waiting._try_to_bring()
    assert len(waiting._turns) == 3
    assert not caplog.records


def test_turns_wait_in_silence_while_nobody_listens_at_the_socket(
    counter: Make, store: Store, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The one that was killed left it, and the next has the lock."""
    waiting = counter(store)
    come(waiting, 0, 3)
    with handover.try_lock(path.parent), socket.socket(socket.AF_UNIX) as gone:
        gone.bind(str(path.with_name(SOCKET)))
        waiting._try_to_bring()
    assert len(waiting._turns) == 3
    assert not caplog.records


def test_who_ends_without_a_gatherer_tries_for_as_long_as_one_takes_to_end(counter: Make, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn_counter, "GATHERER_ENDS", 0.5)
    alone = counter(store)
    come(alone, 0, 3)
    tries: list[int] = []
    monkeypatch.setattr(alone, "_try_to_bring", lambda: tries.append(len(alone._turns)))
    monkeypatch.setattr(time, "sleep", lambda seconds: tries.append(-1) if seconds != turn_counter.PAUSE else None)
    alone._ended.set()
    alone._run()
    assert tries == [3] * 5
    alone._turns.clear()
    tries.clear()
    alone._run()
    assert tries == [0], "nothing is left to bring"
