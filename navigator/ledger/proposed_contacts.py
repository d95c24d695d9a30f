"""Contact values that wait for a second person's yes. Where nobody else can write, a value is shown at once."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from navigator.knowledge.content.confirmation import Confirmation

from . import confirmed_contacts
from .accounts import number_of_writers
from .audit import AuditEvent, record
from .database import Actor
from .tables import proposals


@dataclass(frozen=True)
class ProposedContact:
    """A value that waits, with who wrote it, and when."""

    id: int
    confirmation: Confirmation
    who: str
    at: datetime


class ProposalError(Exception):
    """`kind`: gone (taken back, written anew, or shown already) | own (the second person is another one) |
    unfit (the region no longer takes it)
    """

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def propose(connection: Connection, confirmation: Confirmation, by: Actor) -> bool:
    """Let a value wait for a second person; whether it is shown at once.

    It is where nobody else can write, and where another person had written the same value: both have looked.
    """
    waiting = of_value(connection, confirmation.office, confirmation.field)
    same = waiting is not None and waiting.confirmation.value == confirmation.value
    if waiting and same and waiting.who != by.who:
        approve(connection, waiting.id, by)
        return True
    if waiting:
        _remove(connection, waiting.id)
    if number_of_writers(connection) < 2:
        confirmed_contacts.confirm(connection, confirmation, by)
        return True
    connection.execute(
        proposals.insert().values(
            office=confirmation.office, field=confirmation.field, value=confirmation.value, source=confirmation.source,
            evidence=confirmation.evidence, checked_on=confirmation.checked_on, who=by.who, at=by.timestamp,
        )
    )  # fmt: skip
    _record(connection, "contact_proposed", confirmation, by)
    return False


def approve(connection: Connection, id: int, by: Actor) -> None:
    """The second person's yes: the value is shown. ProposalError for the one who wrote it, and when it is gone."""
    waiting = find(connection, id)
    if waiting is None:
        raise ProposalError("gone")
    if waiting.who == by.who:
        raise ProposalError("own")
    _remove(connection, id)
    confirmed_contacts.confirm(connection, waiting.confirmation, by, waiting.who)


def decline(connection: Connection, id: int, by: Actor) -> None:
    """Take a value that waits back, whoever wrote it. ProposalError when it is gone."""
    waiting = find(connection, id)
    if waiting is None:
        raise ProposalError("gone")
    _remove(connection, id)
    _record(connection, "contact_declined", waiting.confirmation, by)


def all_waiting(connection: Connection) -> list[ProposedContact]:
    """Everything that waits, the oldest first."""
    return [_proposed(row) for row in connection.execute(select(proposals).order_by(proposals.c.id))]


def find(connection: Connection, id: int) -> ProposedContact | None:
    """What waits under this number."""
    row = connection.execute(select(proposals).where(proposals.c.id == id)).first()
    return _proposed(row) if row else None


def of_value(connection: Connection, office: str, field: str) -> ProposedContact | None:
    """What waits for a value."""
    same_value = (proposals.c.office == office) & (proposals.c.field == field)
    row = connection.execute(select(proposals).where(same_value)).first()
    return _proposed(row) if row else None


def _remove(connection: Connection, id: int) -> None:
    connection.execute(delete(proposals).where(proposals.c.id == id))


def _record(connection: Connection, did: str, confirmation: Confirmation, by: Actor) -> None:
    about = f"{confirmation.office} {confirmation.field}"
    record(connection, by, AuditEvent(did, about, after=confirmation.value))


def _proposed(row: Row[Any]) -> ProposedContact:
    confirmation = Confirmation(row.office, row.field, row.value, row.source, row.checked_on, row.evidence)
    return ProposedContact(row.id, confirmation, row.who, datetime.fromtimestamp(row.at, UTC))
