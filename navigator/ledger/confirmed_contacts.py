"""Contact values that officers confirmed: each one a row, so that the rows are the history.

A row that this program cannot read is left out as if it had not been written, and logged once: a newer program on
another machine may have written it.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import URL, Connection, Row, Select, select

from navigator.knowledge.confirmations import is_readable
from navigator.knowledge.content.confirmation import Confirmation

from .audit import AuditEvent, record
from .database import Actor, increase_version
from .tables import confirmations

log = logging.getLogger(__name__)
_logged: set[tuple[URL, int]] = set()  # unreadable rows


@dataclass(frozen=True)
class RecordedConfirmation:
    """A confirmation with who wrote it, and when. Its value is "" when it takes an earlier one back."""

    confirmation: Confirmation
    who: str
    at: datetime


def confirm(connection: Connection, confirmation: Confirmation, by: Actor) -> None:
    """Write a confirmation that differs from the last one; every machine shows it within a second."""
    last = _last(connection, confirmation.office, confirmation.field)
    if last == confirmation or not (confirmation.value or (last and last.value)):
        return
    connection.execute(
        confirmations.insert().values(
            office=confirmation.office, field=confirmation.field, value=confirmation.value, source=confirmation.source,
            evidence=confirmation.evidence, checked_on=confirmation.checked_on, who=by.who, at=by.timestamp,
        )
    )  # fmt: skip
    increase_version(connection, "contacts")
    did = "contact_confirmed" if confirmation.value else "contact_withdrawn"
    about = f"{confirmation.office} {confirmation.field}"
    record(connection, by, AuditEvent(did, about, last.value if last else "", confirmation.value))


def withdraw(connection: Connection, office: str, field: str, by: Actor) -> None:
    """Take a confirmation back: the value of the region's files holds again."""
    confirm(connection, Confirmation(office, field, "", "", by.at.astimezone(UTC).date()), by)


def current(connection: Connection) -> list[RecordedConfirmation]:
    """The confirmations that hold, one for each value, the last confirmed at the end."""
    last: dict[tuple[str, str], RecordedConfirmation] = {}
    for recorded in _readable(connection, select(confirmations).order_by(confirmations.c.id)):
        key = (recorded.confirmation.office, recorded.confirmation.field)
        last.pop(key, None)
        last[key] = recorded
    return [recorded for recorded in last.values() if recorded.confirmation.value]


def history(connection: Connection, office: str) -> list[RecordedConfirmation]:
    """Everything ever confirmed of an office, the newest first."""
    query = select(confirmations).where(confirmations.c.office == office).order_by(confirmations.c.id.desc())
    return list(_readable(connection, query))


def confirmations_of(recorded: Sequence[RecordedConfirmation]) -> list[Confirmation]:
    """The confirmations alone."""
    return [each.confirmation for each in recorded]


def _last(connection: Connection, office: str, field: str) -> Confirmation | None:
    """The last row of a value, readable or not: what is confirmed now must come after it."""
    same_value = (confirmations.c.office == office) & (confirmations.c.field == field)
    row = connection.execute(select(confirmations).where(same_value).order_by(confirmations.c.id.desc())).first()
    return _recorded(row).confirmation if row else None


def _readable(connection: Connection, query: Select[Any]) -> Iterator[RecordedConfirmation]:
    for row in connection.execute(query):
        recorded = _recorded(row)
        if not row.value or is_readable(recorded.confirmation):
            yield recorded
        elif (key := (connection.engine.url, row.id)) not in _logged:
            _logged.add(key)
            log.error("staff: confirmation %d (%s, %s) cannot be read and is left out", row.id, row.office, row.field)


def _recorded(row: Row[Any]) -> RecordedConfirmation:
    checked_on: date = row.checked_on
    confirmation = Confirmation(row.office, row.field, row.value, row.source, checked_on, row.evidence)
    return RecordedConfirmation(confirmation, row.who, datetime.fromtimestamp(row.at, UTC))
