"""A store in a fresh folder, and child processes that write to it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import navigator
from navigator.usage.store import Store
from tests.postgres import postgres, postgres_url  # noqa: F401
from tests.usage.machine import Machine

CHILD = Path(__file__).parent / "child.py"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "counts.sqlite3"


@pytest.fixture
def database() -> str:
    """Where totals are read. A module that runs on both overrides this."""
    return "sqlite"


@pytest.fixture
def open_store(path: Path, database: str, request: pytest.FixtureRequest) -> Iterator[Callable[[], Any]]:
    """Opens as many stores on the same file as wanted, and puts them all away."""
    opened: list[Any] = []
    url = request.getfixturevalue("postgres_url") if database == "postgres" else ""

    def open_another() -> Any:
        opened.append(Machine(path, url) if url else Store.open(path))
        return opened[-1]

    yield open_another
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[[], Any]) -> Any:
    return open_store()


class Child:
    """Another process with a store of its own: `child.py` tells what it can be asked."""

    def __init__(self, *arguments: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(Path(navigator.__file__).parents[1])}
        self.process = subprocess.Popen(
            [sys.executable, str(CHILD), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )

    def say(self, **order: object) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(order).encode() + b"\n")
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        assert self.process.stdout
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def ask(self, **order: object) -> dict[str, Any]:
        self.say(**order)
        return self.hear()

    def end(self) -> bytes:
        """The rest of its output."""
        rest, _ = self.process.communicate(timeout=60)
        return rest


@pytest.fixture(scope="module")
def child() -> Iterator[Callable[..., Child]]:
    """Starts child processes, and lets none outlive the tests."""
    started: list[Child] = []

    def start(*arguments: str) -> Child:
        started.append(Child(*arguments))
        return started[-1]

    yield start
    for each in started:
        if each.process.returncode is None:
            each.process.kill()
            each.end()
