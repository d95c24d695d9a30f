"""A server that is asked to end answers what it accepted, and every count of it is there."""

import signal
import socket
import time
from collections.abc import Callable

import pytest

from navigator.usage.forwarding.central import Central
from tests.conftest import CAMPAIGN
from tests.faults.served import TOO_FEW, People, Served, conversations
from tests.waiting import wait_until

pytestmark = pytest.mark.alone


@pytest.mark.parametrize("run", range(10 if CAMPAIGN else 1))
def test_workers_answer_and_count_every_request_and_nobody_who_stalls_holds_up_the_end(
    serve: Callable[..., Served], postgres_url: str, run: int
) -> None:
    """They end together, and the last counts are sent."""
    server = serve(workers=2, url=postgres_url)
    people, seconds = _ended_beside_who_stalls(server, run)
    assert seconds < 10
    central = Central.open(postgres_url)
    sent = conversations(central)
    central.close()
    assert server.waiting() == 0
    # A worker whose last visitor leaves seconds after those of the gatherer writes a last batch of its own.
    assert people.answered - 2 * TOO_FEW <= sent <= people.answered


@pytest.mark.skipif(not CAMPAIGN, reason="as above, in one process; that one alone ends in order and counts, test_file.py tells")
@pytest.mark.parametrize("run", range(10))
def test_one_process_does_so_too(serve: Callable[..., Served], run: int) -> None:
    server = serve()
    people, seconds = _ended_beside_who_stalls(server, run)
    assert seconds < 10
    assert people.answered - TOO_FEW <= server.counted() <= people.answered


def _ended_beside_who_stalls(server: Served, run: int) -> tuple[People, float]:
    """One has sent half a form, another nothing."""
    half_a_form = b"POST /ja/talk HTTP/1.1\r\nHost: a\r\nContent-Length: 90\r\n\r\nfact=persona"
    with socket.create_connection(("127.0.0.1", server.port)) as stalled, socket.create_connection(("127.0.0.1", server.port)):
        stalled.sendall(half_a_form)
        ended = _ended_under_load(server, run)
        assert stalled.recv(100).startswith(b"HTTP/1.1 408")
    return ended


def _ended_under_load(server: Served, run: int) -> tuple[People, float]:
    """Who came, and how many seconds the server took to end."""
    with People(server.port) as people:
        people.go_on(30 + run)
        begun = time.monotonic()
        assert server.end() == 0
        seconds = time.monotonic() - begun
        wait_until(lambda: people.turned_away > 0)  # they go on trying after the end
    assert (people.cut, people.failed) == (0, 0)
    return people, seconds


@pytest.mark.skipif(not CAMPAIGN, reason="the same way to the end as above")
def test_an_interrupt_ends_it_too(serve: Callable[..., Served]) -> None:
    server = serve()
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(60) == 0
