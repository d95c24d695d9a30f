"""Connections that send nothing, too much or never end: each is closed in time, and nobody else waits for it."""

import asyncio
import contextlib
import socket
import threading
import time

import pytest
import uvicorn

from navigator.web.process import connections
from navigator.web.process.busy import ARRIVED, BEYOND, CROWD
from navigator.web.process.connections import BoundedProtocol
from tests.waiting import wait_until

CUT_WITHIN = 4  # seconds: ten times the deadline here, and less than the server's own for an idle connection
REQUEST = b"GET / HTTP/1.1\r\nHost: navi.example\r\n"


states = []  # of requests
go_on = threading.Event()  # for what takes long


async def answer(scope, receive, send):
    """Refuses a body without reading it, as a page does that is not there."""
    states.append(scope["state"])
    if scope["path"] == "/long":
        go_on.wait(10)  # nothing else is read meanwhile
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture
def port(monkeypatch):
    """A server with short deadlines."""
    for name, value in {"HEAD_SECONDS": 0.4, "DISCARD_SECONDS": 0.4, "UNREAD_SECONDS": 1.0, "MAX_WAITING": 20}.items():
        monkeypatch.setattr(connections, name, value)
    config = uvicorn.Config(answer, port=0, http=BoundedProtocol, ws="none", log_level="critical", lifespan="off")
    listening = socket.create_server(("127.0.0.1", 0), backlog=500)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=asyncio.run, args=(server.serve([listening]),))
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join()
    assert not BoundedProtocol.waiting


def connect(port, *sent):
    connection = socket.create_connection(("127.0.0.1", port), timeout=10)
    for part in sent:
        connection.sendall(part)
    return connection


def received(connection):
    """All that comes until the server closes; "reset" where it cuts the connection."""
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        parts.append(b"reset")
    return b"".join(parts)


def seconds_until_cut(connection, part):
    """How long the server takes this part again and again; ten at most."""
    begun = time.monotonic()
    with contextlib.suppress(OSError):
        while time.monotonic() - begun < 10:
            connection.sendall(part)
            time.sleep(0.02)
    return time.monotonic() - begun


@pytest.mark.parametrize("sent", [b"", REQUEST, REQUEST + b"\r\n" + REQUEST], ids=["nothing", "half a head", "half a second head"])
def test_who_does_not_go_on_is_cut_off(port, sent):
    with connect(port, sent) as connection:
        begun = time.monotonic()
        assert received(connection).count(b"200 OK") == sent.count(b"\r\n\r\n")
        assert time.monotonic() - begun < CUT_WITHIN


def test_a_request_knows_when_it_came_and_among_how_many(port):
    states.clear()
    begun = time.monotonic()
    with connect(port, REQUEST + b"Connection: close\r\n\r\n") as connection:
        assert b"200 OK" in received(connection)
    assert begun <= states[0][ARRIVED] <= time.monotonic()
    assert len(states[0][CROWD]) <= 1


def test_a_head_that_trickles_is_cut_off_too(port):
    with connect(port, REQUEST) as connection:
        assert seconds_until_cut(connection, b"X: y\r\n") < CUT_WITHIN


def test_a_head_has_a_size_and_a_number_of_lines(port):
    long, many = b"X: " + b"y" * 300_000, b"X: y\r\n" * 101
    with connect(port, REQUEST, long) as connection:
        assert received(connection).startswith((b"HTTP/1.1 431 ", b"reset"))
    with connect(port, REQUEST + many + b"\r\n") as connection:
        assert b"400 Bad Request" in received(connection)
    with connect(port, REQUEST + b"X: y\r\n" * 99 + b"Connection: close\r\n\r\n") as connection:
        assert b"400 Bad Request" in received(connection)  # 101 with the first
    with connect(port, REQUEST + b"X: y\r\n" * 98 + b"Connection: close\r\n\r\n") as connection:
        assert b"200 OK" in received(connection)


def test_the_rest_of_a_refused_body_is_not_read_for_good(port):
    with connect(port, b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 90000000\r\n\r\n") as connection:
        assert b"200 OK" in connection.recv(1000)
        assert seconds_until_cut(connection, b"x" * 1000) < 2


def test_a_refused_body_that_ends_leaves_the_connection_open(port):
    with connect(port, b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n") as connection:
        assert b"200 OK" in connection.recv(1000)
        connection.sendall(b"rest" + REQUEST + b"Connection: close\r\n\r\n")
        assert b"200 OK" in received(connection)


def test_those_who_only_wait_give_way_to_whoever_asks(port, monkeypatch):
    monkeypatch.setattr(connections, "HEAD_SECONDS", 30)
    idle = [connect(port) for _ in range(25)]
    try:
        with connect(port, REQUEST + b"Connection: close\r\n\r\n") as connection:
            assert b"200 OK" in received(connection)
        assert {received(old) for old in idle[:5]} <= {b"", b"reset"}
        assert len(BoundedProtocol.waiting) <= 20
    finally:
        for connection in idle:
            connection.close()


def test_whoever_asks_is_an_ordinary_visitor_while_others_only_hold_their_places(port, monkeypatch):
    """Five hundred who send half a form turned the next visitors to the busy page, though the process was idle."""
    monkeypatch.setattr(connections, "HEAD_SECONDS", 30)
    half = [connect(port, REQUEST) for _ in range(25)]
    states.clear()
    try:
        wait_until(lambda: len(BoundedProtocol.waiting) == 20 and not any(each._has_unread() for each in [*BoundedProtocol.waiting]))
        for _ in range(5):
            with connect(port, REQUEST + b"Connection: close\r\n\r\n") as connection:
                assert b"200 OK" in received(connection)
        assert [state[BEYOND] for state in states] == [False] * 5
    finally:
        for connection in half:
            connection.close()


def test_who_was_answered_and_stays_is_counted_among_those_who_wait(port, monkeypatch):
    monkeypatch.setattr(connections, "HEAD_SECONDS", 30)
    stayed = []
    try:
        for _ in range(30):
            stayed.append(connect(port, REQUEST + b"\r\n"))
            assert b"200 OK" in stayed[-1].recv(1000)
        assert len(BoundedProtocol.waiting) <= 20
    finally:
        for connection in stayed:
            connection.close()


def test_nobody_is_cut_off_whose_request_lies_unread_while_the_process_is_busy(port, monkeypatch):
    """Those beyond the bound are served too, and it is known of each that it was there."""
    monkeypatch.setattr(connections, "HEAD_SECONDS", 30)
    states.clear()
    go_on.clear()
    with contextlib.ExitStack() as opened:
        opened.enter_context(connect(port, b"GET /long HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        while not states:
            time.sleep(0.01)
        asking = [opened.enter_context(connect(port, REQUEST + b"Connection: close\r\n\r\n")) for _ in range(60)]
        go_on.set()
        assert [received(connection).count(b"200 OK") for connection in asking] == [1] * 60
    assert sum(state[BEYOND] for state in states) >= 40


def test_half_a_head_that_lay_unread_waits_within_the_bound_again(port, monkeypatch):
    monkeypatch.setattr(connections, "HEAD_SECONDS", 30)
    states.clear()
    go_on.clear()
    with contextlib.ExitStack() as opened:
        opened.enter_context(connect(port, b"GET /long HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        while not states:
            time.sleep(0.01)
        halves = [opened.enter_context(connect(port, REQUEST)) for _ in range(60)]
        go_on.set()
        with connect(port, REQUEST + b"Connection: close\r\n\r\n") as connection:
            assert b"200 OK" in received(connection)
        assert len(BoundedProtocol.waiting) <= 20
        assert sum(received_nothing_more(half) for half in halves) >= 40


def received_nothing_more(connection):
    """Whether the server has ended it."""
    connection.settimeout(0.2)
    try:
        return received(connection) in {b"", b"reset"}
    except TimeoutError:
        return False
