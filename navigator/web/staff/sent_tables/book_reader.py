"""Has an Excel book read by a process of its own: 1 KB of a book can unfold into gigabytes, and harms nobody there."""

import json
import os
import signal
import subprocess
import sys
import threading
from typing import Any

from navigator.web.staff.errors import UnreadableTable

PROCESS = "navigator.web.staff.sent_tables.book_process"
MAX_WAIT = 15  # seconds
OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)
ONE_AT_A_TIME = threading.BoundedSemaphore(1)
NumberedRow = tuple[int, list[str]]


def read_book(content: bytes, sheet: str = "") -> list[NumberedRow]:
    """The rows of this sheet, else of the first, that hold anything, with their numbers. UnreadableTable."""
    command = [sys.executable, "-m", PROCESS, sheet]
    environment = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "OPENBLAS_NUM_THREADS": "1"}
    with ONE_AT_A_TIME:
        try:
            done = subprocess.run(command, input=content, capture_output=True, timeout=MAX_WAIT, check=True, env=environment)
            said: Any = json.loads(done.stdout)
        except subprocess.TimeoutExpired:
            raise UnreadableTable("long") from None
        except subprocess.CalledProcessError as fault:
            raise UnreadableTable("long" if fault.returncode in OUT_OF_TIME else "excel") from None
    if "fault" in said:
        raise UnreadableTable(said["fault"])
    return [(number, row) for number, row in said["rows"]]
