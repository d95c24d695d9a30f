"""Keeps a process in step with the ledger: contacts that officers confirm, channels that they make, editions in force.

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
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from navigator.editions import publications
from navigator.editions.publications import PublishedEdition
from navigator.knowledge.content.confirmation import Confirmation
from navigator.ledger import channels, confirmed_contacts
from navigator.ledger.channels import NO_DOOR, ChannelDoor
from navigator.ledger.database import Ledger, LedgerError
from navigator.web.fault_log import FaultLog

from .served_edition import edition_at

log = logging.getLogger(__name__)

INTERVAL = 1.0  # seconds between two polls
INTERVAL_AFTER_FAULT = 5.0

NEVER_READ = {"contacts": -1, "channels": -1, "editions": -1}


@dataclass(frozen=True)
class LedgerSnapshot:
    """What officers wrote, as far as every page must know it."""

    confirmations: tuple[Confirmation, ...] = ()
    channels: frozenset[str] = frozenset()
    doors: Mapping[str, ChannelDoor] = field(default_factory=dict)  # of those channels that have one
    editions: tuple[PublishedEdition, ...] = ()  # the one in force, and the one that waits for its day


class LedgerWatch:
    """Hands each new snapshot to `apply`, and keeps a copy of it in the file `copy`."""

    def __init__(
        self, ledger: Ledger, copy: Path, apply: Callable[[LedgerSnapshot], None],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:  # fmt: skip
        self._ledger, self._copy, self._apply, self._clock = ledger, copy, apply, clock
        self._lock = threading.Lock()
        self._last = LedgerSnapshot()
        self._applied_at = clock()
        self._versions: dict[str, int] = dict(NEVER_READ)
        self._faults = FaultLog(log, "ledger: cannot be read; pages show what was last confirmed")

    def start(self) -> None:
        """Apply the copy, then poll. Never raises."""
        try:
            self._use(_read(self._copy))
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
                self._begin_what_is_due()
                self._poll()
            except LedgerError as fault:
                self._faults.failed(fault.kind)
            except Exception as fault:
                self._faults.failed(type(fault).__name__, exc_info=True)
            else:
                self._faults.worked()

    def _begin_what_is_due(self) -> None:
        """An edition comes into force on its day, also while the database is away."""
        if edition_at(self._last.editions, self._clock()) != edition_at(self._last.editions, self._applied_at):
            self._use(self._last)

    def _use(self, snapshot: LedgerSnapshot) -> None:
        now = self._clock()
        self._apply(snapshot)
        self._last, self._applied_at = snapshot, now

    def _poll(self) -> None:
        versions = {name: n for name, n in self._ledger.versions().items() if name in NEVER_READ}
        if versions == self._versions:
            return
        with self._ledger.reading() as connection:
            confirmed = tuple(confirmed_contacts.confirmations_of(confirmed_contacts.current(connection)))
            every = channels.all_channels(connection)
            editions = publications.published_editions(connection, self._clock())
        doors = {channel.code: channel.door for channel in every if channel.door != NO_DOOR}
        snapshot = LedgerSnapshot(confirmed, frozenset(channel.code for channel in every), doors, editions)
        self._use(snapshot)
        self._versions = versions
        with contextlib.suppress(OSError):
            _write(self._copy, snapshot)


def _write(path: Path, snapshot: LedgerSnapshot) -> None:
    entries = [asdict(entry) | {"checked_on": entry.checked_on.isoformat()} for entry in snapshot.confirmations]
    draft = path.with_name(f".{path.name}-{os.getpid()}")
    doors = {code: [door.town, *door.origins] for code, door in snapshot.doors.items()}
    content: dict[str, Any] = {"confirmations": entries, "channels": sorted(snapshot.channels), "doors": doors}
    content["editions"] = [asdict(edition) | {"starts_at": edition.starts_at.timestamp()} for edition in snapshot.editions]
    draft.write_text(json.dumps(content), encoding="utf-8")
    draft.replace(path)


def _read(path: Path) -> LedgerSnapshot:
    data: Any = json.loads(path.read_text(encoding="utf-8"))
    confirmations = tuple(
        Confirmation(**(entry | {"checked_on": date.fromisoformat(entry["checked_on"])}))
        for entry in data["confirmations"]
    )
    doors = {code: ChannelDoor(town, tuple(origins)) for code, (town, *origins) in data.get("doors", {}).items()}
    editions = tuple(
        PublishedEdition(**(entry | {"starts_at": datetime.fromtimestamp(entry["starts_at"], UTC)}))
        for entry in data.get("editions", ())
    )
    return LedgerSnapshot(confirmations, frozenset(data["channels"]), doors, editions)
