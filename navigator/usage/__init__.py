"""Counts: how often something happened on a day. Never who, never in which order, never a typed word."""

from .central import Central, CentralError
from .counts import (
    DANGER,
    DIRECT,
    EVENTS,
    NONE,
    OTHER,
    UNKNOWN,
    WRONG_NUMBER,
    Count,
    Place,
    Reach,
    Spoken,
    Step,
)
from .known import Known, known_from
from .outbox import Backlog
from .reader import Reader
from .report import report
from .store import Store, StoreError
from .tally import Totals

__all__ = [
    "DANGER", "DIRECT", "EVENTS", "NONE", "OTHER", "UNKNOWN", "WRONG_NUMBER", "Backlog", "Central", "CentralError",
    "Count", "Known", "Place", "Reach", "Reader", "Spoken", "Step", "Store", "StoreError", "Totals", "known_from",
    "report",
]  # fmt: skip
