"""Serves the site at a moment of our choosing: what a page says of opening hours must not depend on when the tests run.

    python -m tests.browser.serving PORT 2026-11-24T10:30:00+09:00
"""

import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import uvicorn

from navigator.cli.serve import CONNECTIONS
from navigator.web.app import create_app


def clock_from(moment: datetime) -> Callable[[], datetime]:
    """A clock that starts at a moment and goes on from there."""
    started = time.monotonic()
    return lambda: moment + timedelta(seconds=time.monotonic() - started)


def main() -> None:
    """Serve until told to end."""
    port, moment = int(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
    app = create_app(clock=clock_from(moment))
    uvicorn.run(app, port=port, log_level="warning", access_log=False, server_header=False, http=CONNECTIONS, ws="none")


if __name__ == "__main__":
    main()
