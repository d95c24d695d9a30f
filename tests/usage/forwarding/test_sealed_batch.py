"""Batches that wait on the disk: each comes back as it was kept, readable by its owner alone."""

import stat
from datetime import date
from pathlib import Path

import pytest

from navigator.usage.counts import ChannelCount, EventCount, LanguageCount, MunicipalityCount
from navigator.usage.forwarding.sealed_batch import FOLDER, WaitingBatches, seal

DAY = date(2026, 11, 24)
COUNTS = {
    EventCount("asked", "work", "resident"): 3,
    EventCount("started", "", "family"): 2,
    MunicipalityCount("10201", "jobless"): 1,
    ChannelCount("direct", "started"): 4,
    LanguageCount("ja", "started"): 5,
}


@pytest.fixture
def waiting(tmp_path: Path) -> WaitingBatches:
    return WaitingBatches(tmp_path / "data")


def test_a_batch_holds_the_day_or_month_and_the_number_of_each_count() -> None:
    batch = seal(DAY, COUNTS)
    assert batch.rows[EventCount] == [("2026-11-24", "asked", "work", "resident", 3), ("2026-11-24", "started", "", "family", 2)]
    assert batch.rows[MunicipalityCount] == [("2026-11", "10201", "jobless", 1)]
    assert [row[1:] for row in batch.rows[ChannelCount]] == [("direct", "started", 4)]
    assert [row[1:] for row in batch.rows[LanguageCount]] == [("ja", "started", 5)]


def test_every_batch_has_an_id_of_its_own_that_nobody_guesses() -> None:
    ids = {seal(DAY, COUNTS).id for _ in range(20)}
    assert len(ids) == 20
    assert all(len(bytes.fromhex(id)) == 16 for id in ids)


def test_a_batch_comes_back_as_it_was_kept(waiting: WaitingBatches) -> None:
    batches = [seal(DAY, COUNTS), seal(DAY, {LanguageCount("pt", "started"): 7}), seal(DAY, {})]
    for batch in batches:
        waiting.keep(batch)
    assert list(waiting.all()) == sorted(batches, key=lambda batch: batch.id)


def test_nothing_waits_before_anything_was_kept(waiting: WaitingBatches) -> None:
    assert list(waiting.all()) == []


def test_a_batch_that_is_kept_again_waits_once(waiting: WaitingBatches) -> None:
    batch = seal(DAY, COUNTS)
    waiting.keep(batch)
    waiting.keep(batch)
    assert list(waiting.all()) == [batch]


def test_a_draft_of_a_batch_that_was_never_kept_is_no_batch(waiting: WaitingBatches, tmp_path: Path) -> None:
    """Whoever is killed while writing leaves a draft; the same batch is written over it."""
    batch = seal(DAY, COUNTS)
    folder = tmp_path / "data" / FOLDER
    folder.mkdir(parents=True)
    draft = folder / f".{batch.id}"
    draft.write_text("x" * 10000, encoding="utf-8")
    assert list(waiting.all()) == []
    waiting.keep(batch)
    assert list(waiting.all()) == [batch]
    assert [path.name for path in folder.iterdir()] == [f"{batch.id}.json"]


def test_only_the_owner_may_read(waiting: WaitingBatches, tmp_path: Path) -> None:
    batch = seal(DAY, COUNTS)
    waiting.keep(batch)
    folder = tmp_path / "data" / FOLDER
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / f"{batch.id}.json").stat().st_mode) == 0o600


def test_what_the_central_database_has_is_removed_alone_and_once_more_does_no_harm(waiting: WaitingBatches) -> None:
    sent, other = seal(DAY, COUNTS), seal(DAY, COUNTS)
    waiting.keep(sent)
    waiting.keep(other)
    waiting.remove(sent)
    waiting.remove(sent)
    assert list(waiting.all()) == [other]


def test_a_file_that_is_no_batch_is_told(waiting: WaitingBatches, tmp_path: Path) -> None:
    waiting.keep(seal(DAY, COUNTS))
    (tmp_path / "data" / FOLDER / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match="Expecting"):
        list(waiting.all())


def test_whether_a_batch_could_be_kept_is_tried_and_leaves_nothing(waiting: WaitingBatches, tmp_path: Path) -> None:
    assert waiting.can_keep() is True
    assert waiting.can_keep() is True
    folder = tmp_path / "data" / FOLDER
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list(folder.iterdir()) == []


def test_where_no_folder_can_be_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    waiting = WaitingBatches(tmp_path / "data")
    assert waiting.can_keep() is False
    with pytest.raises(OSError, match="data"):
        waiting.keep(seal(DAY, COUNTS))
