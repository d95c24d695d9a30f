"""Contact values that officers confirmed: each one a row, so that the rows are the history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, func, select

from navigator.knowledge.content.confirmation import Confirmation

from .audit import AuditEvent, record
from .database import Actor, changed
from .tables import confirmations


@dataclass(frozen=True)
class RecordedConfirmation:
    """A confirmation with who wrote it, and when. Its value is "" when it takes an earlier one back."""

    confirmation: Confirmation
    who: str
    at: datetime


def confirm(connection: Connection, found: Confirmation, by: Actor) -> None:
    """Write a confirmation; every machine shows it within a second."""
    before = {(c.confirmation.office, c.confirmation.field): c.confirmation for c in current(connection)}
    old = before.get((found.office, found.field))
    if old == found or (old is None and not found.value):
        return
    connection.execute(
        confirmations.insert().values(
            office=found.office, field=found.field, value=found.value, source=found.source, evidence=found.evidence,
            checked_on=found.checked_on, who=by.who, at=by.timestamp,
        )
    )  # fmt: skip
    changed(connection, "contacts")
    did = "contact_confirmed" if found.value else "contact_withdrawn"
    record(connection, by, AuditEvent(did, f"{found.office} {found.field}", old.value if old else "", found.value))


def withdraw(connection: Connection, office: str, field: str, by: Actor) -> None:
    """Take a confirmation back: the value of the region's files holds again."""
    confirm(connection, Confirmation(office, field, "", "", by.at.astimezone(UTC).date()), by)


def current(connection: Connection) -> list[RecordedConfirmation]:
    """The confirmations that hold, one for each value."""
    newest = select(func.max(confirmations.c.id)).group_by(confirmations.c.office, confirmations.c.field)
    query = select(confirmations).where(confirmations.c.id.in_(newest)).order_by(confirmations.c.id)
    return [one for one in map(_confirmed, connection.execute(query)) if one.confirmation.value]


def history(connection: Connection, office: str) -> list[RecordedConfirmation]:
    """Everything ever confirmed of an office, the newest first."""
    query = select(confirmations).where(confirmations.c.office == office).order_by(confirmations.c.id.desc())
    return [_confirmed(row) for row in connection.execute(query)]


def values(found: Sequence[RecordedConfirmation]) -> list[Confirmation]:
    """The confirmations alone."""
    return [one.confirmation for one in found]


def _confirmed(row: object) -> RecordedConfirmation:
    checked: date = row.checked_on  # type: ignore[attr-defined]
    confirmation = Confirmation(row.office, row.field, row.value, row.source, checked, row.evidence)  # type: ignore[attr-defined]
    return RecordedConfirmation(confirmation, row.who, datetime.fromtimestamp(row.at, UTC))  # type: ignore[attr-defined]
