"""Keeps a process in step with the ledger: contacts that officers confirm, channels that they make.

A citizen's page never waits for the ledger's database: the look is taken in another thread, for a moment at most,
and what was last seen lies in the data folder, so that a start without the database shows no older number.
"""

import asyncio
import contextlib
import json
import logging
import os
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from navigator.knowledge.content.confirmation import Confirmation
from navigator.ledger import channels, confirmed_contacts
from navigator.ledger.database import Ledger, LedgerError

log = logging.getLogger(__name__)

EVERY = 1.0  # seconds between two looks
AFTER_A_FAULT = 5.0
PATIENCE = 0.1  # seconds that a page waits for a look

NO_SNAPSHOT = {"contacts": -1, "channels": -1}


@dataclass(frozen=True)
class LedgerSnapshot:
    """What officers wrote, as far as every page must know it."""

    confirmations: tuple[Confirmation, ...] = ()
    channels: frozenset[str] = frozenset()


class LedgerWatch:
    """Looks whether anything changed, at most every second, and hands the new state over."""

    def __init__(self, ledger: Ledger, kept: Path, use: Callable[[LedgerSnapshot], None]) -> None:
        self._ledger, self._kept, self._use = ledger, kept, use
        self._lock = threading.Lock()
        self._versions: dict[str, int] = dict(NO_SNAPSHOT)
        self._next = 0.0
        self._failing = False
        self._busy = False

    def start(self) -> None:
        """Take what was kept, then look."""
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            self._use(_read(self._kept))
        self.refresh()

    def refresh(self) -> None:
        """Look now. Never raises: without the database what was last seen goes on."""
        with self._lock:
            try:
                self._poll()
            except LedgerError as fault:
                self._next = time.monotonic() + AFTER_A_FAULT
                if not self._failing:
                    log.error(
                        "staff: the ledger cannot be read (%s); pages show what was last confirmed",
                        fault.kind,
                    )
                self._failing = True
                return
            self._next = time.monotonic() + EVERY
            self._failing = False

    def _poll(self) -> None:
        versions = self._ledger.versions()
        now = {name: versions.get(name, 0) for name in NO_SNAPSHOT}
        if now == self._versions:
            return
        with self._ledger.reading() as connection:
            confirmed = tuple(confirmed_contacts.values(confirmed_contacts.current(connection)))
            codes = frozenset(channel.code for channel in channels.everyone(connection))
        seen = LedgerSnapshot(confirmed, codes)
        self._use(seen)
        self._versions = now
        with contextlib.suppress(OSError):
            _write(self._kept, seen)

    async def poll(self) -> None:
        """Look when it is time, and wait no more than a moment for it."""
        if self._busy or time.monotonic() < self._next:
            return
        self._busy = True
        task = asyncio.ensure_future(asyncio.to_thread(self._refresh_alone))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(task), PATIENCE)

    def _refresh_alone(self) -> None:
        try:
            self.refresh()
        finally:
            self._busy = False


class LedgerWatchMiddleware:
    """Before each page, a look."""

    def __init__(self, app: ASGIApp, look: Callable[[], Awaitable[None]]) -> None:
        self.app, self.look = app, look

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] == "http":
            await self.look()
        await self.app(scope, receive, send)


def _write(path: Path, seen: LedgerSnapshot) -> None:
    entries = [asdict(one) | {"checked_on": one.checked_on.isoformat()} for one in seen.confirmations]
    draft = path.with_name(f".{path.name}-{os.getpid()}")
    draft.write_text(
        json.dumps({"confirmations": entries, "channels": sorted(seen.channels)}), encoding="utf-8"
    )
    draft.replace(path)


def _read(path: Path) -> LedgerSnapshot:
    data: Any = json.loads(path.read_text(encoding="utf-8"))
    found = tuple(
        Confirmation(**(entry | {"checked_on": date.fromisoformat(entry["checked_on"])}))
        for entry in data["confirmations"]
    )
    return LedgerSnapshot(found, frozenset(data["channels"]))
