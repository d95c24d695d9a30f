"""PostgreSQL stopped, slow, hanging, refusing, read-only: pages are served, counts wait, /readyz tells the truth."""

import statistics
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from navigator.usage.forwarding.central import Central
from navigator.usage.forwarding.forwarder import ForwardingError, forward, start
from navigator.usage.store import Store
from tests.faults.line import Line
from tests.faults.served import People, Served, conversations
from tests.postgres import server_in
from tests.usage.sample import DAY, TURN, VOCABULARY, counted


def started(url: str) -> int:
    """How many conversations the central database counts as started."""
    central = Central.open(url)
    n = conversations(central)
    central.close()
    return n


def test_a_database_out_of_reach_costs_nobody_anything(
    serve: Callable[..., Served], line: Line, postgres_url: str
) -> None:
    server = serve(url=line.url)
    server.until(state="working", rows=0)
    with People(server.port, many=2) as people:
        for mode in ("shut", "hanging", "slow"):
            line.set(mode)
            assert statistics.median(people.go_on(20)) < 1  # seconds; the database would be waited for longer
            assert server.ready()["ready"], "this machine is well"
            if mode == "shut":
                server.until("rows", state="failing", fault="OperationalError")
        line.set("open")
        _read_only(server, line, postgres_url)
    assert (people.failed, people.cut) == (0, 0)
    server.until(state="working", rows=0)
    assert started(line.url) == server.counted() == people.answered
    server.end()


def _read_only(server: Served, line: Line, url: str) -> None:
    """The database takes nothing for a while. Who is connected would keep what held before, so they are cut off."""
    name = urlsplit(url).path[1:]
    with psycopg.connect(url, autocommit=True) as connection:
        for change in ("SET default_transaction_read_only = on", "RESET default_transaction_read_only"):
            connection.execute(f"ALTER DATABASE {name} {change}")
            line.set("shut")
            line.set("open")
            if change.startswith("SET"):
                assert server.until(fault="ReadOnlySqlTransaction")["ready"]


def test_a_database_that_crashes_and_comes_back_has_everything_once(tmp_path: Path) -> None:
    path = tmp_path / "counts.sqlite3"
    start(path)
    store, written = Store.open(path, VOCABULARY), 0
    with server_in() as server:
        central = Central.open(server.get_uri())
        for _ in range(3):
            for _ in range(20):
                written += store.write(DAY, TURN)
            forward(path, central, most=1)
            server.stop()
            written += store.write(DAY, TURN)
            try:
                forward(path, central)
                raise AssertionError("a stopped database took counts")
            except ForwardingError as fault:
                assert fault.kind  # noqa: PT017
            server.start()
        forward(path, central)
        assert counted(central) == counted(store) == dict.fromkeys(TURN, written)
        central.close()
    store.close()
