"""Whoever is killed at whatever moment: what was written is not lost, and nothing is doubled."""

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from navigator.cli.serve import WARM_UP
from navigator.usage.forwarding.central import Central
from navigator.usage.forwarding.sender import Sender
from navigator.usage.gathering.turns import ENOUGH
from navigator.usage.reader import CountReader
from navigator.usage.store import Store
from tests.conftest import CAMPAIGN
from tests.faults.counting import CountingProcess, acknowledged
from tests.faults.served import People, Served, conversations
from tests.usage.sample import counted
from tests.waiting import wait_until

KILLS = 100 if CAMPAIGN else 3
KILLED_WORKERS = 10 if CAMPAIGN else 1
WRITING = 1.0  # seconds in which a busy machine writes a batch: what comes meanwhile waits in memory
BOTH = pytest.mark.parametrize("central", [False, True], ids=["alone", "postgresql"])


class Pair:
    """Two processes of a machine that count, and one conversation after the other, told to both in turn."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self.told = count()
        self.processes = [CountingProcess(folder, url) for _ in range(2)]
        for process in self.processes:
            process.wait_until_ready()

    def go_on_until_written(self) -> None:
        """Tell conversations until one batch more is kept."""
        before = len(acknowledged(self.folder))

        def is_one_more() -> bool:
            self.tell(6)
            return len(acknowledged(self.folder)) > before

        wait_until(is_one_more)

    def tell(self, many: int) -> None:
        for _ in range(many):
            conversation = next(self.told)
            self.processes[conversation % 2].tell(conversation)

    def replace(self, which: int) -> None:
        """Kill one while it counts, and start another in its place."""
        self.tell(random.randrange(60))
        time.sleep(random.random() / 50)
        self.processes[which].kill()
        self.processes[which] = CountingProcess(self.folder, self.url)
        self.processes[which].wait_until_ready()

    def gatherer(self) -> int:
        """Which of the two wrote last."""
        who, _ = acknowledged(self.folder)[-1]
        return next((n for n, each in enumerate(self.processes) if each.process.pid == who), 0)


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Callable[[str], Pair]]:
    made: list[Pair] = []

    def make(url: str) -> Pair:
        made.append(Pair(tmp_path, url))
        return made[-1]

    yield make
    for each in made:
        for process in each.processes:
            process.kill()


@BOTH
def test_what_was_written_is_there_once_whoever_is_killed(
    pair: Callable[[str], Pair], request: pytest.FixtureRequest, central: bool, tmp_path: Path
) -> None:
    """Each conversation has a cell of its own: a batch that is lost leaves it empty, one that is doubled counts two."""
    url = request.getfixturevalue("postgres_url") if central else ""
    two, killed_writers = pair(url), set[int]()
    for n in range(KILLS):
        two.go_on_until_written()
        victim = two.gatherer() if n % 2 == 0 else random.randrange(2)
        killed_writers |= {two.processes[victim].process.pid} & {who for who, _ in acknowledged(tmp_path)}
        two.replace(victim)
    for process in two.processes:
        process.end()
    cells = {each.target: n for each, n in _counted(tmp_path, url).items()}
    kept = [target for _, targets in acknowledged(tmp_path) for target in targets]
    lost, doubled = [target for target in kept if target not in cells], [target for target, n in cells.items() if n > 1]
    sys.stdout.write(f"{KILLS} kills, {len(killed_writers)} of them the gatherer: {len(kept)} kept, {len(lost)} lost, {len(doubled)} doubled; "
                     f"{next(two.told) - len(cells)} were in memory or on the way\n")
    assert (lost, doubled) == ([], [])
    assert len(killed_writers) >= KILLS / 4
    assert len(kept) >= KILLS * 20


def _counted(folder: Path, url: str) -> dict[Any, int]:
    path = folder / "counts.sqlite3"
    reader: CountReader = Central.open(url) if url else Store.open(path)
    if isinstance(reader, Central):
        Sender(path, reader).send_waiting()  # what the last of them had kept and not sent
    found = counted(reader)
    reader.close()
    return found


@pytest.mark.alone
@pytest.mark.parametrize("central", [False, True] if CAMPAIGN else [True])
def test_a_killed_worker_costs_a_batch_at_most(serve: Callable[..., Served], postgres_url: str, central: bool) -> None:
    """One of two workers is killed, the gatherer among them; the other goes on with a new gatherer. Nobody more is cut off at the end."""
    server = serve(workers=2, url=postgres_url if central else "")
    with People(server.port) as people:
        began = time.monotonic()
        for _ in range(KILLED_WORKERS):
            wait_until(lambda: len(server.workers()) == 2)
            os.kill(random.choice(server.workers()), signal.SIGKILL)
            people.go_on(30)
            server.until(ready=True)
        stalled = _replaced_at_once(server, people)
        people.go_on(30)  # whoever was cut off has come again
        cut, a_second = people.cut, people.answered / (time.monotonic() - began)
        assert server.end() == 0  # while a new worker still reads the region
        wait_until(lambda: people.turned_away > 0)  # they go on trying after the end
    assert (people.cut - cut, people.failed, server.waiting()) == (0, 0, 0)
    written = _started(postgres_url) if central else server.counted()
    on_the_way = (KILLED_WORKERS + 1) * (ENOUGH + WRITING * a_second)
    # A killed worker may have counted what it could not answer any more.
    assert people.answered - on_the_way - stalled <= written <= people.answered + people.cut
    assert written > 0


def _replaced_at_once(server: Served, people: People) -> int:
    """A worker that is killed after it was asked whether it lives is not waited for until the answer is overdue.

    How many conversations began while it stood still: what they told it waited for it in vain.
    """
    wait_until(lambda: len(server.workers()) == 2)
    stalled, before = server.workers()[0], people.answered
    os.kill(stalled, signal.SIGSTOP)
    time.sleep(1.5)  # by now it was asked; if not, less is tested
    os.kill(stalled, signal.SIGKILL)
    killed_at, meanwhile = time.monotonic(), people.answered - before
    wait_until(lambda: len({*server.workers()} - {stalled}) == 2)
    assert time.monotonic() - killed_at < WARM_UP * 2 / 3
    return meanwhile


def _started(url: str) -> int:
    database = Central.open(url)
    n = conversations(database)
    database.close()
    return n
