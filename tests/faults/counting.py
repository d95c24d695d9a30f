"""A process that counts what it is told, as a worker does, and notes each batch that it was told is kept.

counting.py FOLDER ACKNOWLEDGED URL    with a URL batches go to PostgreSQL, else to the file in the folder
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from navigator.usage.counts import Count, EventCount
from navigator.usage.forwarding.central import Central
from navigator.usage.forwarding.sender import Sender
from navigator.usage.gathering.gatherer import BatchWriter
from navigator.usage.gathering.turn_counter import TurnCounter
from navigator.usage.store import Store
from tests.usage.sample import DAY, EVERY_TURN, VOCABULARY

ROOT = Path(__file__).parents[2]
MOST = 20_000  # conversations of one run
LISTS = replace(VOCABULARY, targets=frozenset(f"c{n:05}" for n in range(MOST)))


class Acknowledging:
    """Hands batches on to a writer, and appends the targets of each that is kept to a file, in one write."""

    def __init__(self, writer: BatchWriter, path: str) -> None:
        self._writer = writer
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def write(self, day: date, counts: Mapping[Count, int]) -> bool:
        if not self._writer.write(day, counts):
            return False
        targets = [count.target for count in counts if isinstance(count, EventCount)]
        os.write(self._file, json.dumps([os.getpid(), targets]).encode() + b"\n")
        return True

    def send_waiting(self) -> None:
        self._writer.send_waiting()


class CountingProcess:
    """Such a process, seen from the test."""

    def __init__(self, folder: Path, url: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.counting", str(folder), str(folder / "acknowledged"), url],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip

    def wait_until_ready(self) -> None:
        assert self.process.stdout
        assert self.process.stdout.readline() == b"ready\n"

    def tell(self, conversation: int) -> None:
        """A turn of a conversation."""
        assert self.process.stdin
        self.process.stdin.write(b"%d\n" % conversation)
        self.process.stdin.flush()

    def kill(self) -> None:
        self.process.kill()
        self._close()

    def end(self) -> None:
        """In order: the last batch is written."""
        assert self.process.stdin
        self.process.stdin.close()
        assert self.process.wait(60) == 0
        self._close()

    def _close(self) -> None:
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()


def acknowledged(folder: Path) -> list[tuple[int, list[str]]]:
    """Who wrote each batch that is kept, and its targets."""
    path = folder / "acknowledged"
    lines = path.read_text().splitlines(keepends=True) if path.exists() else []
    return [(who, targets) for who, targets in map(json.loads, (line for line in lines if line.endswith("\n")))]


def main(folder: str, acknowledged: str, url: str) -> None:
    path = Path(folder) / "counts.sqlite3"
    writer: BatchWriter = Sender(path, Central.open(url)) if url else Store.open(path)
    counter = TurnCounter(Path(folder), Acknowledging(writer, acknowledged), LISTS, lambda: DAY, EVERY_TURN)
    counter.start()
    os.write(1, b"ready\n")
    for line in sys.stdin:
        number = int(line)
        counter.count(f"{number:016x}", [EventCount("answered", f"c{number:05}", "resident")], str(number), str(number))
    counter.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
