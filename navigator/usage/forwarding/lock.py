"""One forwarder at a time on a machine. Best effort: correctness does not depend on it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = "forwarding.lock"


@contextmanager
def try_lock(folder: Path) -> Iterator[bool]:
    """Whether this process got the lock. The system releases it however the process ends."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("ab") as file:
        yield _locked(file.fileno(), fcntl.LOCK_EX)


def is_running(folder: Path) -> bool:
    """Whether a forwarder runs on this machine."""
    try:
        with (folder / FILE).open("rb") as file:
            return not _locked(file.fileno(), fcntl.LOCK_SH)
    except OSError:
        return False


def _locked(file: int, mode: int) -> bool:
    try:
        fcntl.flock(file, mode | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
