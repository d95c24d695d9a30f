"""SIGTERM before a process serves."""

import signal
import subprocess
import sys

import pytest

READS_THE_REGION = """
import os, signal
import navigator.web.app
from navigator.cli.serve import served_app

def create_app():
    if {asked}:
        os.kill(os.getpid(), signal.SIGTERM)
    return "app"

navigator.web.app.create_app = create_app
noted = lambda *_: None
signal.signal(signal.SIGTERM, noted)  # as the server does before
assert served_app() == "app" and signal.getsignal(signal.SIGTERM) is noted
raise SystemExit(7)
"""


@pytest.mark.parametrize(("asked", "code"), [(True, -signal.SIGTERM), (False, 7)])
def test_a_process_that_reads_the_region_is_gone_at_once(asked, code):
    """It holds the listening socket, and the server would go on to its end before it let go."""
    done = subprocess.run([sys.executable, "-c", READS_THE_REGION.format(asked=asked)], check=False)
    assert done.returncode == code


ASKED_BEFORE = """
import asyncio, os, signal
from threading import Event
from navigator.web.process.shutdown import delay_shutdown

class Serving:
    should_exit, started, servers = {before}, {started}, ()
    def end(self, *_):
        raise SystemExit(7)

async def main():
    serving, is_ready = Serving(), Event()
    signal.signal(signal.SIGTERM, serving.end)
    is_ready.set()
    delay_shutdown(Event(), is_ready)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.sleep(10)

asyncio.run(main())
"""


@pytest.mark.parametrize(("before", "started", "code"), [(True, False, 0), (False, False, 0), (False, True, 7)])
def test_who_was_asked_to_end_before_it_listened_never_listens(before, started, code):
    done = subprocess.run([sys.executable, "-c", ASKED_BEFORE.format(before=before, started=started)], check=False)
    assert done.returncode == code


ASKED_TO_END = """
import asyncio, os, signal
from threading import Event
from navigator.web.process.shutdown import delay_shutdown

async def main():
    signal.signal(signal.SIGTERM, lambda *_: None)
    serving = Event()
    if {serving}:
        serving.set()
    delay_shutdown(Event(), serving)
    os.kill(os.getpid(), signal.SIGTERM)
    raise SystemExit(7)

asyncio.run(main())
"""


@pytest.mark.parametrize(("serving", "code"), [(False, 0), (True, 7)])
def test_a_process_that_is_still_warming_up_ends_at_once(serving, code):
    done = subprocess.run([sys.executable, "-c", ASKED_TO_END.format(serving=serving)], check=False)
    assert done.returncode == code


SOMEBODY_WAITS = """
import asyncio, os, signal, socket
from threading import Event
from navigator.web.process.shutdown import delay_shutdown

class Serving:
    servers = ()
    def end(self, *_):
        pass

async def answer(reader, writer):
    writer.write(b"answered")
    writer.close()

async def main():
    serving, is_serving = Serving(), Event()
    serving.servers = [await asyncio.start_server(answer, "127.0.0.1", 0)]
    where = serving.servers[0].sockets[0].getsockname()
    signal.signal(signal.SIGTERM, serving.end)
    is_serving.set()
    delay_shutdown(Event(), is_serving)
    waiting = socket.create_connection(where)  # nobody accepts before the loop turns
    os.kill(os.getpid(), signal.SIGTERM)
    waiting.setblocking(False)
    async with asyncio.timeout(30):
        assert await asyncio.get_running_loop().sock_recv(waiting, 100) == b"answered"
        while serving.servers[0].sockets:
            await asyncio.sleep(0.01)
    try:
        socket.create_connection(where)
    except ConnectionRefusedError:
        raise SystemExit(7)

asyncio.run(main())
"""


def test_whoever_waits_at_the_socket_is_accepted_before_it_closes():
    done = subprocess.run([sys.executable, "-c", SOMEBODY_WAITS], check=False)
    assert done.returncode == 7
