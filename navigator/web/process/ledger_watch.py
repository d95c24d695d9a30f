"""Keeps a process in step with the ledger: contacts that officers confirm, channels that they make.

No page waits for the ledger's database: a thread beside the pages asks it every second. What was last read lies in the
data folder, so that a start without the database shows no older number.
"""

import contextlib
import json
import logging
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from navigator.knowledge.content.confirmation import Confirmation
from navigator.ledger import channels, confirmed_contacts
from navigator.ledger.channels import NO_DOOR, ChannelDoor
from navigator.ledger.database import Ledger, LedgerError
from navigator.web.fault_log import FaultLog

log = logging.getLogger(__name__)

INTERVAL = 1.0  # seconds between two polls
INTERVAL_AFTER_FAULT = 5.0

NEVER_READ = {"contacts": -1, "channels": -1}


@dataclass(frozen=True)
class LedgerSnapshot:
    """What officers wrote, as far as every page must know it."""

    confirmations: tuple[Confirmation, ...] = ()
    channels: frozenset[str] = frozenset()
    doors: Mapping[str, ChannelDoor] = field(default_factory=dict)  # of those channels that have one


class LedgerWatch:
    """Hands each new snapshot to `apply`, and keeps a copy of it in the file `copy`."""

    def __init__(self, ledger: Ledger, copy: Path, apply: Callable[[LedgerSnapshot], None]) -> None:
        self._ledger, self._copy, self._apply = ledger, copy, apply
        self._lock = threading.Lock()
        self._versions: dict[str, int] = dict(NEVER_READ)
        self._faults = FaultLog(log, "ledger: cannot be read; pages show what was last confirmed")

    def start(self) -> None:
        """Apply the copy, then poll. Never raises."""
        try:
            self._apply(_read(self._copy))
        except FileNotFoundError:
            pass
        except Exception:
            log.exception("ledger: %s cannot be read and is left aside", self._copy.name)
        self.refresh()

    def run(self, ended: threading.Event) -> None:
        """Poll until `ended`."""
        while not ended.wait(self.interval):
            self.refresh()

    @property
    def interval(self) -> float:
        """Seconds until the next poll."""
        return INTERVAL_AFTER_FAULT if self._faults.failing else INTERVAL

    def refresh(self) -> None:
        """Poll now. Never raises."""
        with self._lock:
            try:
                self._poll()
            except LedgerError as fault:
                self._faults.failed(fault.kind)
            except Exception as fault:
                self._faults.failed(type(fault).__name__, exc_info=True)
            else:
                self._faults.worked()

    def _poll(self) -> None:
        versions = {name: n for name, n in self._ledger.versions().items() if name in NEVER_READ}
        if versions == self._versions:
            return
        with self._ledger.reading() as connection:
            confirmed = tuple(confirmed_contacts.confirmations_of(confirmed_contacts.current(connection)))
            every = channels.all_channels(connection)
        doors = {channel.code: channel.door for channel in every if channel.door != NO_DOOR}
        snapshot = LedgerSnapshot(confirmed, frozenset(channel.code for channel in every), doors)
        self._apply(snapshot)
        self._versions = versions
        with contextlib.suppress(OSError):
            _write(self._copy, snapshot)


def _write(path: Path, snapshot: LedgerSnapshot) -> None:
    entries = [asdict(entry) | {"checked_on": entry.checked_on.isoformat()} for entry in snapshot.confirmations]
    draft = path.with_name(f".{path.name}-{os.getpid()}")
    doors = {code: [door.town, *door.origins] for code, door in snapshot.doors.items()}
    content = {"confirmations": entries, "channels": sorted(snapshot.channels), "doors": doors}
    draft.write_text(json.dumps(content), encoding="utf-8")
    draft.replace(path)


def _read(path: Path) -> LedgerSnapshot:
    data: Any = json.loads(path.read_text(encoding="utf-8"))
    confirmations = tuple(
        Confirmation(**(entry | {"checked_on": date.fromisoformat(entry["checked_on"])}))
        for entry in data["confirmations"]
    )
    doors = {code: ChannelDoor(town, tuple(origins)) for code, (town, *origins) in data.get("doors", {}).items()}
    return LedgerSnapshot(confirmations, frozenset(data["channels"]), doors)
