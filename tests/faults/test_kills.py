"""Whoever is killed at whatever moment: what was written is not lost, and nothing is doubled."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from navigator.cli.serve import WARM_UP
from navigator.usage.forwarding.central import Central
from tests.conftest import CAMPAIGN
from tests.faults.served import People, Served, conversations
from tests.waiting import wait_until

KILLS = 100 if CAMPAIGN else 2
ON_THE_WAY = 40  # conversations that a machine may have in memory: a batch, and what comes while it is written


@pytest.mark.parametrize("central", [False, True], ids=["alone", "postgresql"])
def test_a_killed_worker_costs_a_batch_at_most(
    serve: Callable[..., Served], postgres_url: str, central: bool, tmp_path: Path
) -> None:
    """One of two workers is killed again and again, the gatherer among them; the other goes on with a new gatherer."""
    server = serve(workers=2, url=postgres_url if central else "")
    with People(server.port) as people:
        for _ in range(KILLS):
            wait_until(lambda: len(server.workers()) == 2)
            os.kill(random.choice(server.workers()), signal.SIGKILL)
            people.go_on(30)
            server.until(ready=True)
        server.end()
    assert people.failed == 0
    written = _written(postgres_url) if central else server.counted()
    # A killed worker may have counted what it could not answer any more.
    assert people.answered - KILLS * ON_THE_WAY <= written <= people.answered + people.cut
    assert written > 0


def test_a_worker_that_dies_before_it_can_answer_is_replaced_at_once(serve: Callable[..., Served]) -> None:
    server = serve(workers=2)
    wait_until(lambda: len(server.workers()) == 2)
    stalled = server.workers()[0]
    os.kill(stalled, signal.SIGSTOP)
    time.sleep(1.5)  # by now it was asked whether it lives; if not, less is tested
    os.kill(stalled, signal.SIGKILL)
    killed_at = time.monotonic()
    wait_until(lambda: len({*server.workers()} - {stalled}) == 2)
    assert time.monotonic() - killed_at < WARM_UP * 2 / 3  # not only when the answer is overdue
    assert server.end() == 0


def _written(url: str) -> int:
    database = Central.open(url)
    n = conversations(database)
    database.close()
    return n
