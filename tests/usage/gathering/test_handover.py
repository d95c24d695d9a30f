"""What one process says reaches the gatherer, and what was erased reaches every process."""

import socket
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from navigator.usage.counts import EventCount
from navigator.usage.gathering import handover
from navigator.usage.gathering.erased import Erasure
from navigator.usage.gathering.handover import (
    LOCK,
    SOCKET,
    Message,
    TurnServer,
    connection,
    message,
    receive,
    try_lock,
)
from navigator.usage.gathering.numbers_for_hours import NumbersForHours
from navigator.usage.gathering.turns import Turn
from tests.waiting import wait_until

TURN = Turn("0123456789abcdef", (EventCount("asked", "age", "resident"),), "once", "a")


@pytest.mark.parametrize("said", [TURN, Turn("", ()), Erasure("0123456789abcdef"), Erasure("")])
def test_a_line_is_a_turn_or_an_erasure(said: Message) -> None:
    assert message(said.as_line()) == said


@pytest.mark.parametrize("line", [b"", b"nonsense\n", b"7\n", b"{}\n", TURN.as_line()[:-1], Erasure("a").as_line()[:-1]])
def test_anything_else_is_no_message(line: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        message(line)


def test_one_process_alone_holds_the_lock(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with try_lock(folder) as first:
        with try_lock(folder) as second:
            assert (first, second) == (True, False)
        with try_lock(folder) as third:
            assert not third, "who did not get it releases nothing"
    with try_lock(folder) as again:
        assert again
    assert (folder / LOCK).read_bytes() == b""


class Gathering:
    """A gatherer with what it took."""

    def __init__(self, server: TurnServer, taken: list[Message]) -> None:
        self.server, self.taken = server, taken


@contextmanager
def gathering(folder: Path, *erased: str) -> Iterator[Gathering]:
    taken: list[Message] = []
    numbers = NumbersForHours()
    for number in erased:
        numbers.add(number)
    with receive(folder, taken.append, numbers) as server:
        yield Gathering(server, taken)


@pytest.mark.parametrize("depth", [0, 3])
def test_what_is_said_is_taken_in_order(tmp_path: Path, depth: int) -> None:
    """However deep the folder lies: the system takes 107 bytes of an address."""
    folder = tmp_path.joinpath(*["d" * 60] * depth)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SOCKET).write_bytes(b"")  # of one that was killed
    said = [TURN, Erasure("a"), Turn("b", ())]
    with gathering(folder) as gatherer:
        assert stat.S_IMODE((folder / SOCKET).stat().st_mode) == 0o600
        with connection(folder, NumbersForHours()) as hand_over:
            for each in said:
                hand_over(each)
        wait_until(lambda: len(gatherer.taken) == 3)
    assert gatherer.taken == said
    assert not (folder / SOCKET).exists()


def test_a_line_that_is_none_costs_no_other(tmp_path: Path) -> None:
    with gathering(tmp_path) as gatherer, socket.socket(socket.AF_UNIX) as other:
        other.connect(str(tmp_path / SOCKET))
        other.sendall(b"nonsense\n" + TURN.as_line() + b"[\n" + Erasure("a").as_line() + TURN.as_line()[:-1])
        other.close()
        wait_until(lambda: not gatherer.server._open)
    assert gatherer.taken == [TURN, Erasure("a")]


def test_nobody_is_there_to_say_it_to(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), connection(tmp_path, NumbersForHours()):
        pass
    with socket.socket(socket.AF_UNIX) as gone:
        gone.bind(str(tmp_path / SOCKET))
    with pytest.raises(ConnectionRefusedError), connection(tmp_path, NumbersForHours()):
        pass


def test_who_comes_learns_what_was_erased_and_what_is_erased_from_then_on(tmp_path: Path) -> None:
    numbers = [NumbersForHours() for _ in range(3)]
    with gathering(tmp_path, "a", "b") as gatherer:
        with connection(tmp_path, numbers[0]), connection(tmp_path, numbers[1]):
            wait_until(lambda: all(each.all() == ["a", "b"] for each in numbers[:2]))
            gatherer.server.tell_everybody(Erasure("c"))
            wait_until(lambda: all(each.all() == ["a", "b", "c"] for each in numbers[:2]))
        wait_until(lambda: not gatherer.server._open)
        gatherer.server.tell_everybody(Erasure("d"))
    assert all(each.all() == ["a", "b", "c"] for each in numbers[:2])
    assert numbers[2].all() == []


def test_a_process_that_is_told_nonsense_hears_what_follows(tmp_path: Path) -> None:
    """Another version of the gatherer may say more."""
    numbers = NumbersForHours()
    with socket.socket(socket.AF_UNIX) as gatherer:
        gatherer.bind(str(tmp_path / SOCKET))
        gatherer.listen()
        with connection(tmp_path, numbers):
            process, _ = gatherer.accept()
            process.sendall(b"nonsense\n7\n" + Erasure("a").as_line())
            wait_until(lambda: "a" in numbers)
            process.close()


def test_the_last_of_whoever_had_connected_is_taken(tmp_path: Path) -> None:
    """It says its last while the gatherer already ends."""
    late = threading.Event()
    with gathering(tmp_path) as gatherer:
        other = socket.socket(socket.AF_UNIX)
        other.connect(str(tmp_path / SOCKET))

        def say() -> None:
            late.wait(10)
            time.sleep(0.3)
            other.sendall(TURN.as_line())
            other.close()

        thread = threading.Thread(target=say)
        thread.start()
        late.set()
    thread.join()
    assert gatherer.taken == [TURN]


def test_who_goes_on_talking_is_cut_off_after_what_it_had_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handover, "LAST_TURNS", 0.1)
    other = socket.socket(socket.AF_UNIX)
    with gathering(tmp_path) as gatherer:
        other.connect(str(tmp_path / SOCKET))
        other.sendall(TURN.as_line())
        wait_until(lambda: gatherer.taken)
        start = time.monotonic()
    assert 0.1 <= time.monotonic() - start < handover.LAST_LINES, "it is not waited for longer than its lines take"
    assert gatherer.taken == [TURN]
    with pytest.raises(BrokenPipeError):
        other.sendall(TURN.as_line())
    other.close()


def test_what_was_said_before_the_cut_is_still_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gatherer that takes slowly has time for the lines that were there."""
    monkeypatch.setattr(handover, "LAST_TURNS", 0.05)
    taken: list[Message] = []

    def take(said: Message) -> None:
        time.sleep(0.2)
        taken.append(said)

    other = socket.socket(socket.AF_UNIX)
    with receive(tmp_path, take, NumbersForHours()) as server:
        other.connect(str(tmp_path / SOCKET))
        other.sendall(TURN.as_line() * 4)
        wait_until(lambda: server._open)
    assert taken == [TURN] * 4
    other.close()


def test_who_waits_to_be_accepted_at_the_end_is_still_heard(tmp_path: Path) -> None:
    taken: list[Message] = []
    server = TurnServer(str(tmp_path / SOCKET), taken.append, NumbersForHours())
    for _ in range(2):
        with socket.socket(socket.AF_UNIX) as other:
            other.connect(str(tmp_path / SOCKET))
            other.sendall(TURN.as_line())
    server.accept_the_last()
    wait_until(lambda: len(taken) == 2)
    server.accept_the_last()
    server.server_close()
    assert taken == [TURN] * 2


def test_a_gatherer_that_hangs_at_its_end_is_waited_for_no_longer_than_its_lines_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "LAST_TURNS", 0.05)
    monkeypatch.setattr(handover, "LAST_LINES", 0.1)
    goes_on, begun = threading.Event(), threading.Event()

    def hang(_said: Message) -> None:
        begun.set()
        goes_on.wait(20)

    with socket.socket(socket.AF_UNIX) as other:
        with receive(tmp_path, hang, NumbersForHours()):
            other.connect(str(tmp_path / SOCKET))
            other.sendall(TURN.as_line())
            assert begun.wait(20)
            start = time.monotonic()
        assert time.monotonic() - start < 10
        goes_on.set()
