"""PostgreSQL stopped, slow, hanging, refusing, read-only: pages are served, counts wait."""

import statistics
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from navigator.usage.forwarding.central import Central
from navigator.usage.forwarding.sender import Sender
from tests.faults.line import Line
from tests.faults.served import TOO_FEW, People, Served, conversations
from tests.postgres import server_in
from tests.usage.sample import DAY, TURN, counted
from tests.waiting import wait_until


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
    with People(server.port, many=2) as people:
        for mode in ("shut", "hanging", "slow"):
            line.set(mode)
            assert statistics.median(people.go_on(20)) < 1  # seconds; the database would be waited for longer
            assert server.ready()["ready"], "this machine is well"
            if mode == "shut":
                people.go_on(40)
                wait_until(lambda: server.waiting() > 0)
        line.set("open")
        _read_only(line, postgres_url)
        people.go_on(40)
    assert (people.failed, people.cut) == (0, 0)
    assert server.end() == 0
    assert server.waiting() == 0
    assert people.answered - TOO_FEW <= started(line.url) <= people.answered


def test_a_line_that_must_be_encrypted_is_not_used_as_it_is(line: Line) -> None:
    """The server here offers no TLS."""
    for mode, fault in (("disable", ""), ("require", "OperationalError"), ("verify-full", "OperationalError")):
        central = Central.open(f"{line.url}?sslmode={mode}")
        assert central.reachable() == fault
        central.close()


def _read_only(line: Line, url: str) -> None:
    """The database takes nothing for a while. Who is connected would keep what held before, so they are cut off."""
    name = urlsplit(url).path[1:]
    with psycopg.connect(url, autocommit=True) as connection:
        for change in ("SET default_transaction_read_only = on", "RESET default_transaction_read_only"):
            connection.execute(f"ALTER DATABASE {name} {change}")
            line.set("shut")
            line.set("open")


def test_a_database_that_crashes_and_comes_back_has_everything_once(tmp_path: Path) -> None:
    with server_in() as server:
        central = Central.open(server.get_uri())
        machine, written = Sender(tmp_path / "counts.sqlite3", central), 0
        for _ in range(3):
            for _ in range(10):
                written += machine.write(DAY, dict.fromkeys(TURN, 1))
                machine.send_waiting()
            server.stop()
            written += machine.write(DAY, dict.fromkeys(TURN, 1))
            machine.send_waiting()
            server.start()
        machine.send_waiting()
        assert counted(central) == dict.fromkeys(TURN, written)
        central.close()
