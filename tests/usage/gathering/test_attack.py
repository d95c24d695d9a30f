"""Whoever copies the database and everything beside it after each turn tells no step of fewer than 20 conversations."""

import os
import random
import re
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from pathlib import Path

import numpy
import psycopg
import pytest

from navigator.usage.forwarding.central import Central
from navigator.usage.forwarding.sender import Sender
from navigator.usage.gathering.gatherer import ENOUGH_AT_END, BatchWriter
from navigator.usage.gathering.turn_counter import TurnCounter
from navigator.usage.gathering.turns import ENOUGH
from navigator.usage.store import Store
from tests.conftest import CAMPAIGN
from tests.usage.gathering.conftest import CONVERSATIONS, TURNS, turn
from tests.waiting import wait_until

TRACE = re.compile(rb"c(\d{3})-(\d)")
JOURNAL = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
Traces = frozenset[tuple[bytes, bytes]]
Make = Callable[[BatchWriter], TurnCounter]


def traces(image: bytes) -> Traces:
    """Every turn of which a byte is left: in rows, in free space, in pages that are no longer used."""
    return frozenset(TRACE.findall(image))


def before(database: bytes, journal: bytes) -> bytes:
    """The database with the pages that a rollback journal remembers put back, whole or cut off."""
    pages = {n: database[at : at + 4096] for n, at in enumerate(range(0, len(database), 4096), 1)}
    at = 512
    while journal.startswith(JOURNAL) and at + 4104 <= len(journal):
        (number,) = struct.unpack(">I", journal[at : at + 4])
        pages[number] = journal[at + 4 : at + 4100]
        at += 4104
    return b"".join(pages.values())


class Attacker:
    """Copies a folder again and again, and puts the states of the database in their order."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.states: list[Traces] = [frozenset()]

    def copy(self) -> None:
        files = {file.name: file.read_bytes() for file in self._path.parent.iterdir() if file.is_file()}
        database = files.get(self._path.name, b"")
        for state in (traces(before(database, files.get(f"{self._path.name}-journal", b""))), traces(database)):
            if state != self.states[-1]:
                self.states.append(state)
        beside = b"".join(content for name, content in files.items() if name != self._path.name)
        assert traces(beside) <= self.states[-1].union(*self.states[-2:]), "a log that knows more than the database"

    def steps(self) -> list[int]:
        """How many conversations each step holds that can be told apart."""
        pairs = zip(self.states, self.states[1:], strict=False)
        return [len({conversation for conversation, _ in one ^ other}) for one, other in pairs]


def crowd(chance: random.Random) -> Iterator[tuple[int, int]]:
    """The turns of many conversations, as they come in between each other."""
    going = dict.fromkeys(range(CONVERSATIONS), 0)
    while going:
        n = chance.choice(list(going)[:30])
        yield n, going[n]
        going[n] += 1
        if going[n] == TURNS:
            del going[n]


def test_no_step_holds_fewer_than_twenty_conversations(counter: Make, store: Store, path: Path) -> None:
    alone, attacker = counter(store), Attacker(path)
    for each in crowd(random.Random(17)):
        alone.count(*turn(*each))
        assert alone.write(ENOUGH)
        attacker.copy()
    assert len(attacker.steps()) >= 5
    assert min(attacker.steps()) >= ENOUGH


def test_a_write_that_is_under_way_tells_no_more(
    counter: Make, store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy from within a transaction, before and after its last statement, journal included."""
    alone, attacker = counter(store), Attacker(path)
    write = store.write

    def watched(day: object, counts: object) -> bool:
        assert store._connection is not None
        driver = store._connection.connection.driver_connection
        assert driver is not None
        driver.set_trace_callback(lambda _: attacker.copy())
        try:
            return write(day, counts)  # type: ignore[arg-type]
        finally:
            driver.set_trace_callback(None)
            attacker.copy()

    monkeypatch.setattr(store, "write", watched)
    for each in crowd(random.Random(18)):
        alone.count(*turn(*each))
        alone.write(ENOUGH)
    assert len(attacker.steps()) >= 5
    assert min(attacker.steps()) >= ENOUGH


def test_no_transaction_of_postgresql_holds_fewer(counter: Make, path: Path, postgres_url: str) -> None:
    """Its log and its row versions tell one transaction from another: each is a whole batch."""
    machine = Sender(path, Central.open(postgres_url))
    alone = counter(machine)
    for each in crowd(random.Random(19)):
        alone.count(*turn(*each))
        assert alone.write(ENOUGH)
        machine.send_waiting()
    with psycopg.connect(postgres_url) as connection:
        rows = connection.execute("SELECT xmin::text, target FROM steps").fetchall()
    transactions: dict[str, set[str]] = {}
    for number, target in rows:
        transactions.setdefault(number, set()).add(target[:4])
    assert len(transactions) >= 5
    assert min(map(len, transactions.values())) >= ENOUGH


PROCESS = """
import os, sys
from pathlib import Path
from navigator.usage.gathering.turn_counter import TurnCounter
from navigator.usage.store import Store
from tests.usage.gathering.conftest import LISTS, turn
from tests.usage.sample import DAY, EVERY_TURN
path, states = Path(sys.argv[1]), Path(sys.argv[2])
store = Store.open(path)
write = store.write
def watched(day, counts):
    # Only the gatherer of the machine writes: nobody else does between these two lines.
    done = write(day, counts)
    draft = states / f".{os.getpid()}"
    draft.write_bytes(path.read_bytes())
    draft.rename(states / f"{len(list(states.glob('[0-9]*'))):03}")
    return done
store.write = watched
counter = TurnCounter(path.parent, store, LISTS, lambda: DAY, EVERY_TURN)
counter.start()
print("ready", flush=True)
for line in sys.stdin:
    counter.count(*turn(*map(int, line.split())))
counter.close()
"""


@pytest.fixture
def workers(path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[list[subprocess.Popen[str]], Path]]:
    """Two real processes that count into one file, and where they put it as it is after each batch."""
    states, root = tmp_path_factory.mktemp("states"), Path(__file__).parents[3]
    started = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS, str(path), str(states)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, cwd=root, env={**os.environ, "PYTHONPATH": str(root)},
        )
        for _ in range(2)
    ]  # fmt: skip
    for each in started:
        assert each.stdout
        assert each.stdout.readline() == "ready\n"
    (states / "000").write_bytes(path.read_bytes())
    yield started, states
    for each in started:
        each.kill()
        each.communicate()


def is_of(copy: bytes, states: list[bytes]) -> bool:
    """Whether each byte of a copy is of one of these states."""
    longest = max(len(copy), *map(len, states))
    padded = [numpy.frombuffer(each.ljust(longest, b"\0"), numpy.uint8) for each in (copy, *states)]
    return bool(numpy.logical_or.reduce([padded[0] == state for state in padded[1:]]).all())


@pytest.mark.skipif(not CAMPAIGN, reason="the campaign runs two real processes")
def test_copies_of_two_workers_hold_nothing_but_batches(
    path: Path, workers: tuple[list[subprocess.Popen[str]], Path]
) -> None:
    """Copied without end. From within a write, a copy is made of the bytes before and after one batch (ADR 36).

    The cells of such a copy may be of few conversations, but they are a part of what the whole batch shows: nothing is
    told apart in it that is not told apart without it.
    """
    processes, folder = workers
    ended, copies = threading.Event(), {path.read_bytes()}

    def copy_again_and_again() -> None:
        while not ended.is_set():
            copies.add(path.read_bytes())

    attacker = threading.Thread(target=copy_again_and_again)
    attacker.start()
    chance, turns = random.Random(20), crowd(random.Random(21))
    while some := list(islice(turns, 100)):  # of more than twenty conversations
        before = len(list(folder.iterdir()))
        for conversation, number in some:
            print(conversation, number, file=chance.choice(processes).stdin, flush=True)
        wait_until(lambda before=before: len(list(folder.iterdir())) > before)  # type: ignore[misc]
    for each in processes:
        each.communicate(timeout=60)
    ended.set()
    attacker.join()
    states = [file.read_bytes() for file in sorted(folder.glob("[0-9]*"))]
    pairs = list(pairwise(states))
    crowds = [len({conversation for conversation, _ in traces(b) - traces(a)}) for a, b in pairs]
    assert len(crowds) >= 8
    assert min(crowds[:-2]) >= ENOUGH
    assert min(crowds) >= ENOUGH_AT_END  # of both ends
    within = copies - set(states)
    assert all(any(is_of(copy, states[k : k + 3]) for k in range(len(states))) for copy in within)
