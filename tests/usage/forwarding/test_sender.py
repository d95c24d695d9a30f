"""A machine among several: every batch that it kept is in PostgreSQL once, whoever is killed or away."""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from navigator.usage.counts import EventCount
from navigator.usage.forwarding import earlier_counts, sender
from navigator.usage.forwarding.central import Central, CentralError
from navigator.usage.forwarding.earlier_counts import SENT
from navigator.usage.forwarding.sealed_batch import FOLDER, SealedBatch, WaitingBatches, seal
from navigator.usage.forwarding.sender import Sender
from navigator.usage.store import Store
from tests.conftest import CAMPAIGN
from tests.usage.sample import DAY, TURN, counted

SUMS = dict.fromkeys(TURN, 3)
AWAY = "postgresql://nobody:secret@127.0.0.1:1/none"
ROOT = Path(sender.__file__).parents[3]


def waiting(path: Path) -> list[SealedBatch]:
    return list(WaitingBatches(path.parent).all())


def test_what_was_sent_lies_nowhere_else(path: Path, base: Central) -> None:
    machine = Sender(path, base)
    assert machine.write(DAY, SUMS)
    assert len(waiting(path)) == 1
    machine.send_waiting()
    machine.send_waiting()
    assert counted(base) == SUMS
    assert not list((path.parent / FOLDER).iterdir())


def test_a_database_that_is_away_is_told_once_and_gets_everything_later(
    path: Path, base: Central, caplog: pytest.LogCaptureFixture
) -> None:
    away = Sender(path, Central.open(AWAY))
    for _ in range(3):
        assert away.write(DAY, SUMS)
        away.send_waiting()
    assert away.writable()
    assert caplog.messages == ["usage: counts are not sent on (OperationalError); they wait here"]
    Sender(path, base).send_waiting()
    assert counted(base) == dict.fromkeys(TURN, 9)


class Unsure(Central):
    """It takes the batch, and the line breaks before it can say so."""

    def receive(self, batch: SealedBatch) -> None:
        super().receive(batch)
        raise CentralError("OperationalError")


def test_a_batch_of_which_nobody_knows_whether_it_arrived_is_there_once(
    path: Path, base: Central, postgres_url: str
) -> None:
    machine = Sender(path, Unsure.open(postgres_url))
    machine.write(DAY, SUMS)
    machine.send_waiting()
    assert len(waiting(path)) == 1
    Sender(path, base).send_waiting()
    assert counted(base) == SUMS


def test_a_folder_that_takes_nothing_leaves_the_counts_to_the_gatherer(path: Path) -> None:
    (path.parent / FOLDER).write_text("no folder")
    machine = Sender(path, Central.open(AWAY))
    assert not machine.write(DAY, SUMS)
    assert not machine.writable()


def test_a_waiting_batch_can_be_read_by_its_owner_alone(path: Path) -> None:
    WaitingBatches(path.parent).keep(seal(DAY, SUMS))
    (file,) = (path.parent / FOLDER).iterdir()
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_what_was_counted_before_there_was_a_database_goes_there_once(path: Path, base: Central) -> None:
    alone = Store.open(path)
    alone.write(DAY, TURN)
    alone.write(DAY.replace(year=2025), TURN)
    alone.close()
    Sender(path, base).send_waiting()
    Sender(path, base).send_waiting()
    assert counted(base) == dict.fromkeys(TURN, 2)
    assert counted(base, DAY, DAY) == dict.fromkeys(TURN, 1)
    assert not path.exists()
    assert path.with_name(SENT).exists()


def test_killed_before_the_file_is_laid_aside_it_seals_the_same_batch(path: Path, base: Central) -> None:
    alone = Store.open(path)
    alone.write(DAY, TURN)
    alone.close()
    content = path.read_bytes()
    Sender(path, base).send_waiting()
    path.with_name(SENT).unlink()
    path.write_bytes(content)
    Sender(path, base).send_waiting()
    assert counted(base) == dict.fromkeys(TURN, 1)


def test_a_file_that_cannot_be_read_keeps_no_batch_from_going(
    path: Path, base: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(earlier_counts, "PATIENCE", 10)
    machine = Sender(path, base)
    machine.write(DAY, SUMS)
    with sqlite3.connect(path, isolation_level=None) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        machine.send_waiting()
        assert len(waiting(path)) == 1
        holder.execute("ROLLBACK")
    holder.close()
    path.unlink()
    machine.send_waiting()
    assert counted(base) == SUMS


HAMMER = """
import os, sys
from pathlib import Path
from navigator.usage.counts import EventCount
from navigator.usage.forwarding.central import Central
from navigator.usage.forwarding.sender import Sender
from tests.usage.sample import DAY
machine = Sender(Path(sys.argv[1]), Central.open(sys.argv[2]))
while True:
    if machine.write(DAY, {EventCount("started"): 1}):
        os.write(1, b".")
        machine.send_waiting()
"""


def test_killed_at_random_moments_nothing_kept_is_lost_or_doubled(
    path: Path, base: Central, postgres_url: str, chance: float
) -> None:
    kept, kills = 0, 100 if CAMPAIGN else 4
    for n in range(kills):
        process = subprocess.Popen(
            [sys.executable, "-c", HAMMER, str(path), postgres_url], stdout=subprocess.PIPE, cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert process.stdout
        kept += len(os.read(process.stdout.fileno(), 1))
        time.sleep((chance * (n + 1)) % 0.3)
        process.kill()
        kept += len(process.communicate()[0])
    Sender(path, base).send_waiting()
    # Each may have been killed between keeping a batch and the dot for it.
    assert kept <= counted(base)[EventCount("started")] <= kept + kills
