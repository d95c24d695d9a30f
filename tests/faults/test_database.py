"""PostgreSQL stopped, slow, hanging, refusing, read-only: pages are served, counts wait, /readyz tells the truth."""

import statistics
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import psycopg
import pytest

from navigator.usage import Central, Step

from ..usage.sample import counted
from .line import Line
from .served import People, Served


def started(url: str) -> int:
    """How many conversations the central database knows to have started."""
    central = Central.open(url)
    found = sum(n for count, n in counted(central).items() if isinstance(count, Step) and count.event == "started")
    central.close()
    return found


@pytest.mark.parametrize("mode", ["shut", "hanging", "slow"])
def test_a_database_out_of_reach_costs_nobody_anything(serve: Callable[..., Served], line: Line, mode: str) -> None:
    server = serve(url=line.url)
    server.until(state="working", rows=0)
    with People(server.port, many=2) as people:
        time.sleep(0.5)
        line.set(mode)
        people.times.clear()
        time.sleep(2)
        assert server.ready()["ready"], "this machine is well"
        if mode == "shut":
            state = server.until(state="failing")
            assert state["forwarding"]["fault"] == "OperationalError"
            assert state["forwarding"]["rows"] > 0
        times = sorted(people.times)
    assert (people.failed, people.cut) == (0, 0)
    assert statistics.median(times) < 1
    line.set("open")
    server.until(state="working", rows=0)
    assert started(line.url) == server.counted() == people.answered
    server.end()


def test_a_database_that_takes_nothing(serve: Callable[..., Served], line: Line, postgres_url: str) -> None:
    server = serve(url=line.url)
    server.until(state="working", rows=0)
    name = urlsplit(postgres_url).path[1:]
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        line.set("shut")  # who is connected keeps what held then
        line.set("open")
        with People(server.port, many=2) as people:
            state = server.until(fault="ReadOnlySqlTransaction")
        assert state["ready"]
        connection.execute("SET default_transaction_read_only = off")
        connection.execute(f"ALTER DATABASE {name} RESET default_transaction_read_only")
    line.set("shut")
    line.set("open")
    server.until(state="working", rows=0)
    assert started(postgres_url) == server.counted() == people.answered
    server.end()
