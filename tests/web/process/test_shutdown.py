"""SIGTERM before a process serves."""

import subprocess
import sys

import pytest

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
