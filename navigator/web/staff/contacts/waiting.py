"""Which contact values wait for an officer: those that people meet most, and those told not to work, first."""

import re
from collections.abc import Iterable, Mapping
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


@dataclass(frozen=True)
class WaitingOffice:
    """An office with what waits."""

    office: Office
    missing: tuple[str, ...]
    old: tuple[str, ...]  # confirmed more than a year ago
    reported: bool
    relayed: bool


def rows(knowledge: Knowledge, today: date, shown: Mapping[str, str], reported: frozenset[str]) -> list[WaitingOffice]:
    """Every office, what is most needed first."""
    found = [
        _row(office, today, reported) for places in knowledge.offices.values() for office in places.values()
    ]
    return sorted(found, key=lambda row: _need(row, shown))


def _row(office: Office, today: date, reported: frozenset[str]) -> WaitingOffice:
    fields = ("page",) if is_website(office) else OFFICE_VALUES
    values: dict[str, SourcedValue] = {field: getattr(office, field) for field in fields}
    return WaitingOffice(
        office,
        tuple(field for field, value in values.items() if value.status != "confirmed"),
        tuple(f for f, v in values.items() if v.status == "confirmed" and v.checked_on and v.checked_on < today - YEAR),
        f"{office.window}/{office.id}" in reported, office.relay is not None,
    )  # fmt: skip


def _need(row: WaitingOffice, shown: Mapping[str, str]) -> tuple[bool, int, bool, bool, int]:
    """Told not to work; shown most (a hidden figure counts as none); no telephone; no relay; how much is missing."""
    figure = re.match(r"[\d,]+", shown.get(row.office.window, ""))
    often = int(figure[0].replace(",", "")) if figure else 0
    return not row.reported, -often, "phone" not in row.missing, row.relayed, -len(row.missing)


def reported(site: Site, confirmed: Iterable[RecordedConfirmation]) -> frozenset[str]:
    """The offices whose number somebody found not to work since it was last confirmed.

    A flag and never a figure: it says nothing of who, and one person sent to a wrong number is one too many.
    """
    zone = site.knowledge.region.timezone
    phones = (c for c in confirmed if c.confirmation.field == "phone")
    days = {c.confirmation.office: c.at.astimezone(zone).date() for c in phones}
    try:
        told = site.reader.wrong_numbers()
    except StoreError:
        return frozenset()
    return frozenset(office for office, day in told.items() if day > days.get(office, date.min))
