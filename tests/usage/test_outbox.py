"""What waits to be sent on: complete, merged, sealed once."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from navigator.usage import outbox
from navigator.usage.counts import ChannelCount, EventCount, LanguageCount, MunicipalityCount
from navigator.usage.outbox import MAX_COUNTED, Backlog, Batch
from navigator.usage.schema import connect
from navigator.usage.store import Store
from tests.usage.sample import DAY, TURN, VOCABULARY

MIXED = (*TURN, MunicipalityCount("10201", "jobless"), ChannelCount("direct", "started"), LanguageCount("ja", "started"))


@pytest.fixture
def file(path: Path) -> Iterator[Connection]:
    connection = connect(path, 100)
    yield connection
    connection.close()


@pytest.fixture
def started(file: Connection) -> Connection:
    outbox.start(file)
    return file


def content(batch: Batch | None) -> dict[tuple[object, ...], int]:
    """Rows with their number, whatever the table."""
    assert batch
    return {(kind.__name__, *row[:-1]): int(row[-1]) for kind, rows in batch.rows.items() for row in rows}


def test_nothing_is_copied_until_counts_are_to_be_sent_on(store: Store, file: Connection) -> None:
    store.write(DAY, TURN)
    assert outbox.backlog(file) == Backlog(False, 0, "")


def test_what_was_counted_before_goes_too_and_once(store: Store, file: Connection) -> None:
    store.write(DAY, MIXED)
    outbox.start(file)
    outbox.start(file)
    store.write(DAY, MIXED)
    assert set(content(outbox.seal(file, 100)).values()) == {2}


def test_a_count_and_its_copy_are_written_together(store: Store, started: Connection) -> None:
    """The copy cannot be written: nothing is."""
    with started.begin():
        started.execute(text("DROP TABLE outbox_steps"))
    assert not store.write(DAY, TURN)
    assert not store.totals(DAY, DAY).steps


def test_equal_cells_are_merged_however_long_nobody_fetches_them(store: Store, started: Connection) -> None:
    for _ in range(300):
        store.write(DAY, MIXED)
    assert outbox.backlog(started) == Backlog(True, len(MIXED), "")


def test_a_batch_is_sealed_once(store: Store, started: Connection) -> None:
    store.write(DAY, TURN)
    first = outbox.seal(started, 100)
    store.write(DAY, TURN)
    assert outbox.seal(started, 100) == first, "what came later waits for the next"
    assert first is not None
    assert outbox.is_pending(started, first)
    outbox.acknowledge(started, first)
    outbox.acknowledge(started, first)
    second = outbox.seal(started, 100)
    assert second is not None
    assert (second.number, second.machine) == (first.number + 1, first.machine)
    assert second.idempotency_key != first.idempotency_key
    assert content(second) == content(first)
    assert not outbox.is_pending(started, first)


def test_nothing_waiting_is_no_batch(started: Connection) -> None:
    assert outbox.seal(started, 100) is None


@pytest.mark.parametrize("most", [1, 2, 3, 7, 1000])
def test_batches_are_bounded_and_together_everything(store: Store, started: Connection, most: int) -> None:
    for n in range(5):
        store.write(DAY + timedelta(days=n), MIXED)
    sent = Counter[tuple[object, ...]]()
    while batch := outbox.seal(started, most):
        assert 0 < batch.size <= most
        sent.update(content(batch))
        outbox.acknowledge(started, batch)
    assert sent == dict.fromkeys(sent, 1) | {("MunicipalityCount", "2026-11", "10201", "jobless"): 5}
    assert len(sent) == 5 * 4 + 1
    assert outbox.backlog(started) == Backlog(True, 0, "")


def test_the_acknowledgement_of_another_number_removes_nothing(store: Store, started: Connection) -> None:
    store.write(DAY, TURN)
    batch = outbox.seal(started, 100)
    assert batch is not None
    outbox.restart(started, again=True)
    again = outbox.seal(started, 100)
    assert again is not None
    outbox.acknowledge(started, batch)
    assert outbox.is_pending(started, again)
    assert again.machine != batch.machine


def test_a_new_number_sends_everything_again_or_only_what_comes(store: Store, started: Connection) -> None:
    store.write(DAY, TURN)
    batch = outbox.seal(started, 100)
    assert batch is not None
    outbox.acknowledge(started, batch)
    outbox.restart(started, again=True)
    assert content(outbox.seal(started, 100)) == content(batch)
    outbox.restart(started, again=False)
    assert outbox.seal(started, 100) is None


def test_a_word_is_left_on_what_is_wrong(started: Connection) -> None:
    outbox.note_fault(started, "OperationalError")
    assert outbox.backlog(started).fault == "OperationalError"
    outbox.note_fault(started, "")
    assert outbox.backlog(started).fault == ""


def test_counting_what_waits_ends_somewhere(started: Connection) -> None:
    rows = [(0, f"day-{n}", "ja", "started", 1) for n in range(MAX_COUNTED + 5)]
    with started.begin():
        started.exec_driver_sql("INSERT INTO outbox_languages VALUES (?, ?, ?, ?, ?)", rows)
    assert outbox.backlog(started).rows == MAX_COUNTED


def test_a_store_opened_before_the_sending_began_copies_too(path: Path, file: Connection) -> None:
    early = Store.open(path, VOCABULARY)
    early.write(DAY, [EventCount("started")])
    outbox.start(file)
    early.write(DAY, [EventCount("started")])
    assert set(content(outbox.seal(file, 10)).values()) == {2}
    early.close()
