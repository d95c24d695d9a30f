"""What a machine counted before it was told of a central database is sealed once, whole, and the file laid aside."""

from datetime import date
from pathlib import Path

from navigator.usage.counts import ChannelCount, EventCount
from navigator.usage.forwarding.earlier_counts import SENT, keep_earlier_counts
from navigator.usage.forwarding.sealed_batch import WaitingBatches
from navigator.usage.store import Store

STARTED, PAPER = EventCount("started", "", "resident"), ChannelCount("paper", "started")


def counted(path: Path) -> bytes:
    store = Store.open(path)
    assert store.write(date(2026, 11, 24), {STARTED: 3, PAPER: 2})
    assert store.write(date(2026, 11, 25), {STARTED: 1})
    store.close()
    return path.read_bytes()


def test_everything_is_sealed_and_the_file_laid_aside(tmp_path: Path) -> None:
    path, waiting = tmp_path / "counts.sqlite3", WaitingBatches(tmp_path)
    counted(path)
    keep_earlier_counts(path, waiting)
    (batch,) = waiting.all()
    assert {kind: sorted(rows) for kind, rows in batch.rows.items()} == {
        EventCount: [("2026-11-24", "started", "", "resident", 3), ("2026-11-25", "started", "", "resident", 1)],
        ChannelCount: [("2026-11-24", "paper", "started", 2)],
    }
    assert (len(batch.id), path.exists(), (tmp_path / SENT).exists()) == (32, False, True)


def test_whoever_was_killed_in_between_seals_the_same_again(tmp_path: Path) -> None:
    path, waiting = tmp_path / "counts.sqlite3", WaitingBatches(tmp_path)
    before = counted(path)
    keep_earlier_counts(path, waiting)
    path.write_bytes(before)
    keep_earlier_counts(path, waiting)
    assert len(list(waiting.all())) == 1


def test_without_a_file_and_without_counts_nothing_is_sealed(tmp_path: Path) -> None:
    path, waiting = tmp_path / "counts.sqlite3", WaitingBatches(tmp_path)
    keep_earlier_counts(path, waiting)
    assert not (tmp_path / SENT).exists()
    Store.open(path).close()
    keep_earlier_counts(path, waiting)
    assert list(waiting.all()) == []
    assert (tmp_path / SENT).exists()
