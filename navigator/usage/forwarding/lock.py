"""One forwarder at a time on a machine. Two at once would do no harm; one is enough."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = "forwarding.lock"


@contextmanager
def try_lock(folder: Path) -> Iterator[bool]:
    """Whether nobody else is at it. The system lets go of the lock when the process ends, however it ends."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("ab") as file:
        yield _taken(file.fileno(), fcntl.LOCK_EX)


def is_running(folder: Path) -> bool:
    """Whether a forwarder runs on this machine."""
    try:
        with (folder / FILE).open("rb") as file:
            return not _taken(file.fileno(), fcntl.LOCK_SH)
    except OSError:
        return False


def _taken(file: int, how: int) -> bool:
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
