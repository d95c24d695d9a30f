"""Waiting in tests: for a state, not for a time."""

import time
from collections.abc import Callable

PATIENCE = 60.0  # seconds


def wait_until(holds: Callable[[], object], patience: float = PATIENCE) -> None:
    """Return as soon as something holds; AssertionError when it never does."""
    deadline = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)
