"""Whoever copies the database and everything beside it after each turn tells no step of fewer than 20 conversations."""

import os
import random
import re
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from navigator.usage.forwarding.central import Central
from navigator.usage.forwarding.sender import Sender
from navigator.usage.gathering.gatherer import BatchWriter
from navigator.usage.gathering.turn_counter import TurnCounter
from navigator.usage.gathering.turns import ENOUGH
from navigator.usage.store import Store
from tests.conftest import CAMPAIGN
from tests.usage.gathering.conftest import CONVERSATIONS, TURNS, turn

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
import sys, time
from pathlib import Path
from navigator.usage.gathering.turn_counter import TurnCounter
from navigator.usage.store import Store
from tests.usage.gathering.conftest import LISTS, turn
from tests.usage.sample import DAY
path = Path(sys.argv[1])
store = Store.open(path)
counter = TurnCounter(path.parent, store, LISTS, lambda: DAY)
counter.start()
for line in sys.stdin:
    counter.count(*turn(*map(int, line.split())))
counter.close()
"""


@pytest.mark.skipif(not CAMPAIGN, reason="the campaign runs two real processes")
def test_two_workers_show_no_smaller_step(path: Path) -> None:
    root = Path(__file__).parents[3]
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS, str(path)], stdin=subprocess.PIPE, text=True, cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
        )
        for _ in range(2)
    ]  # fmt: skip
    chance, attacker = random.Random(20), Attacker(path)
    for conversation, number in crowd(chance):
        worker = chance.choice(workers)
        assert worker.stdin
        worker.stdin.write(f"{conversation} {number}\n")
        worker.stdin.flush()
        attacker.copy()
    for worker in workers:
        worker.communicate(timeout=60)
    attacker.copy()
    assert len(attacker.steps()) >= 4
    assert min(attacker.steps()[:-1]) >= ENOUGH
    assert attacker.steps()[-1] >= 5
