"""Whoever is killed at whatever moment: no acknowledged count is lost, none is doubled."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import navigator
from navigator.usage.forwarding.central import Central
from navigator.usage.forwarding.forwarder import forward, start
from navigator.usage.store import Store
from tests.conftest import CAMPAIGN
from tests.faults.served import People, Served, conversations, wait_until
from tests.usage.conftest import CHILD
from tests.usage.sample import TURN, VOCABULARY, counted

KILLS = 100 if CAMPAIGN else 6
AT_ONCE = 50  # turns that one commit may hold, when some had waited for the file
ROOT = Path(navigator.__file__).parents[1]


class Writer:
    """A process that writes turn after turn, and puts a dot for each that is there."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.dots = folder / f"dots-{time.monotonic_ns()}"
        with self.dots.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, str(CHILD), "hammer", str(path)], stdout=out, env={**os.environ, "PYTHONPATH": str(ROOT)}
            )

    def kill(self) -> int:
        """How many writes it had acknowledged."""
        self.process.kill()
        self.process.wait()
        return self.dots.stat().st_size


class Sender:
    """`navigator usage forward --watch`."""

    def __init__(self, folder: Path, url: str) -> None:
        environment = {**os.environ, "NAVIGATOR_DATA_DIR": str(folder), "NAVIGATOR_DATABASE_URL": url}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "navigator", "usage", "forward", "--watch", "--every", "0.01"],
            env=environment, cwd=ROOT, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def kill(self) -> int:
        self.process.kill()
        self.process.wait()
        return 0


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> random.Random:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")  # noqa: T201  a failure is told with it
    return random.Random(seed)


@pytest.fixture
def crowd(tmp_path: Path, postgres_url: str) -> Iterator[dict[str, Writer | Sender]]:
    """Two writers and two forwarders on one machine."""
    processes: dict[str, Writer | Sender] = {}
    yield processes
    for process in processes.values():
        process.kill()


def test_killed_at_random_moments(
    tmp_path: Path, postgres_url: str, chance: random.Random, crowd: dict[str, Writer | Sender]
) -> None:
    path = tmp_path / "counts.sqlite3"
    start(path)
    makers: dict[str, Callable[[], Writer | Sender]] = {
        "writer 1": lambda: Writer(path, tmp_path),
        "writer 2": lambda: Writer(path, tmp_path),
        "forwarder 1": lambda: Sender(tmp_path, postgres_url),
        "forwarder 2": lambda: Sender(tmp_path, postgres_url),
    }
    crowd.update({name: make() for name, make in makers.items()})
    central, acknowledged, killed = Central.open(postgres_url), 0, 0
    wait_until(lambda: counted(central).get(TURN[0], 0) > 0)
    for _ in range(KILLS):
        time.sleep(chance.random() * 0.3)
        name = chance.choice(list(makers))
        killed += name.startswith("writer")
        acknowledged += crowd[name].kill()
        crowd[name] = makers[name]()
    acknowledged += sum(process.kill() for process in crowd.values())
    forward(path, central)
    store = Store.open(path, VOCABULARY)
    totals = counted(store)
    assert counted(central) == totals
    assert totals[TURN[0]] == totals[TURN[1]], "a turn is written whole or not at all"
    # Each may have been killed between its last commit and the dots for it.
    assert acknowledged <= totals[TURN[0]] <= acknowledged + (killed + 2) * AT_ONCE
    store.close()
    central.close()


def test_a_killed_worker_and_a_killed_forwarder_come_back(serve: Callable[..., Served], postgres_url: str) -> None:
    server = serve(workers=2, url=postgres_url)
    server.until(state="working")
    with People(server.port) as people:
        for _ in range(KILLS // 6):
            wait_until(lambda: bool(server.forwarders()) and len(server.workers()) == 2)
            os.kill(server.forwarders()[0], signal.SIGKILL)
            os.kill(random.choice(server.workers()), signal.SIGKILL)
            server.until(ready=True)
        people.go_on()
        server.until(state="working")
        server.end()
    assert people.failed == 0
    central = Central.open(postgres_url)
    sent = conversations(central)
    assert sent == server.counted()
    # A killed worker may have counted what it could not answer any more.
    assert people.answered <= sent <= people.answered + people.cut
    central.close()
