"""Which contact values wait for an officer: numbers reported not to work first, then what people meet most."""

import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from navigator.knowledge.checks.reachability import is_website
from navigator.knowledge.content.offices import OFFICE_VALUES, Office
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.knowledge.knowledge import Knowledge
from navigator.ledger.confirmed_contacts import RecordedConfirmation
from navigator.usage.store import StoreError
from navigator.web.site import Site

YEAR = timedelta(days=365)
FIELD_WORDS = {"phone": "電話", "hours": "受付時間", "address": "住所", "page": "公式ページ"}

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class WaitingOffice:
    """An office with the fields that wait."""

    office: Office
    missing: tuple[str, ...]
    old: tuple[str, ...]  # confirmed more than a year ago
    reported: bool
    relayed: bool


@dataclass(frozen=True)
class ContactTotals:
    """How many offices wait, and why."""

    waiting: int  # for a value that is missing
    old: int
    reported: int

    @classmethod
    def of(cls, offices: Sequence[WaitingOffice]) -> "ContactTotals":
        """The totals of these offices."""
        return cls(
            sum(bool(office.missing) for office in offices),
            sum(bool(office.old) for office in offices),
            sum(office.reported for office in offices),
        )


def waiting_offices(
    knowledge: Knowledge, today: date, times_shown: Mapping[str, str], reported: frozenset[str]
) -> list[WaitingOffice]:
    """Every office, the most urgent first. `times_shown` is published: window -> "1,234", "56以上", "少数" or "＊"."""
    offices = [
        _waiting_office(office, today, reported)
        for window_offices in knowledge.contact_offices_on(today).values()
        for office in window_offices.values()
    ]
    return sorted(offices, key=lambda waiting: _urgency(waiting, times_shown))


def fields_of(office: Office) -> tuple[str, ...]:
    """The values that an office has: of one that is a website, its page alone."""
    return ("page",) if is_website(office) else OFFICE_VALUES


def is_old(value: SourcedValue, today: date) -> bool:
    """Whether the value was confirmed more than a year ago."""
    return value.status == "confirmed" and value.checked_on is not None and value.checked_on < today - YEAR


def _waiting_office(office: Office, today: date, reported: frozenset[str]) -> WaitingOffice:
    values: dict[str, SourcedValue] = {field: getattr(office, field) for field in fields_of(office)}
    return WaitingOffice(
        office,
        tuple(field for field, value in values.items() if value.status != "confirmed"),
        tuple(field for field, value in values.items() if is_old(value, today)),
        f"{office.window}/{office.id}" in reported,
        office.relay is not None,
    )


def _urgency(waiting: WaitingOffice, times_shown: Mapping[str, str]) -> tuple[bool, int, bool, bool, int]:
    """Reported; shown most (a hidden figure counts as none); no telephone; no relay; how much is missing."""
    figure = re.match(r"[\d,]+", times_shown.get(waiting.office.window, ""))
    times = int(figure[0].replace(",", "")) if figure else 0
    return not waiting.reported, -times, "phone" not in waiting.missing, waiting.relayed, -len(waiting.missing)


def reported_offices(site: Site, confirmed: Iterable[RecordedConfirmation]) -> frozenset[str]:
    """The offices (window/office) whose number was reported not to work since it was last confirmed.

    A flag and never a figure: it says nothing of who, and one person sent to a wrong number is one too many.
    """
    zone = site.knowledge.region.timezone
    confirmed_on = {
        c.confirmation.office: c.at.astimezone(zone).date() for c in confirmed if c.confirmation.field == "phone"
    }
    try:
        reported_on = site.reader.wrong_numbers()
    except StoreError as fault:
        log.warning("staff: reports of wrong numbers cannot be read (%s); no office is marked", fault.kind)
        return frozenset()
    return frozenset(office for office, day in reported_on.items() if day > confirmed_on.get(office, date.min))
