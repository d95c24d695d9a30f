"""A conversation that was erased is refused in every process of the machine."""

from collections.abc import Callable
from pathlib import Path

import pytest

from navigator.usage.gathering.erased import Erasure
from navigator.usage.gathering.gatherer import BatchWriter
from navigator.usage.gathering.handover import SOCKET
from navigator.usage.gathering.turn_counter import TurnCounter
from navigator.usage.gathering.turns import Turn
from navigator.usage.store import Store
from tests.waiting import wait_until

Make = Callable[[BatchWriter], TurnCounter]


def test_an_erasure_goes_over_a_line_and_is_no_turn() -> None:
    line = Erasure("0123456789abcdef").as_line()
    assert Erasure.of_line(line) == Erasure("0123456789abcdef")
    for other in (line[:-1], Turn("a", ()).as_line(), b"", b"7\n"):
        with pytest.raises(ValueError, match=r".*"):
            Erasure.of_line(other)


@pytest.mark.parametrize("where", [0, 1, 2])
def test_every_process_refuses_what_one_was_told(counter: Make, store: Store, path: Path, where: int) -> None:
    counters = [counter(store) for _ in range(3)]
    for each in counters:
        each.start()
        wait_until(path.with_name(SOCKET).exists)
    counters[where].erase("a")
    assert "a" in counters[where].erased, "at once where it happened"
    wait_until(lambda: all("a" in each.erased for each in counters))


def test_a_process_that_comes_later_learns_it_too(counter: Make, store: Store, path: Path) -> None:
    first = counter(store)
    first.start()
    first.erase("a")
    first.erase("b")
    later = counter(store)
    later.start()
    wait_until(lambda: "a" in later.erased and "b" in later.erased)
