"""Contact values that officers confirmed, hid or brought back: each one a row, so that the rows are the history.

A row that this program cannot read is left out as if it had not been written, and logged once: a newer program on
another machine may have written it. What waits for a second person stands in `proposed_contacts`.
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
    """A confirmation with who wrote it, and when. Its value is "" when it hides the value, or takes an earlier one back."""

    confirmation: Confirmation
    who: str
    at: datetime
    second: str = ""  # who said yes to it


def confirm(connection: Connection, confirmation: Confirmation, by: Actor, proposed_by: str = "") -> None:
    """Write a value that differs from the last one; every machine shows it within a second.

    `proposed_by` wrote it, and `by` says yes to it; without, `by` is alone.
    """
    if _last(connection, confirmation.office, confirmation.field) != confirmation:
        _write(connection, confirmation, by, ("contact_confirmed", proposed_by))


def hide(connection: Connection, office: str, field: str, by: Actor) -> None:
    """Show nothing of a value from now on, whatever the region's files say."""
    last = _last(connection, office, field)
    if last is None or not last.hidden:
        hidden = Confirmation(office, field, "", "", by.at.astimezone(UTC).date(), hidden=True)
        _write(connection, hidden, by, ("contact_hidden", ""))


def bring_back(connection: Connection, office: str, field: str, by: Actor) -> None:
    """Show again what was shown before the last change: it was looked at by two then."""
    before = value_before(connection, office, field)
    if before is not None:
        _write(connection, before, by, ("contact_brought_back", ""))


def value_before(connection: Connection, office: str, field: str) -> Confirmation | None:
    """What was shown before the last change, with the value "" for the region's files.

    None when nothing was changed, or nothing was shown.
    """
    rows = list(_readable(connection, _of_value(office, field)))
    if not rows:
        return None
    now, *earlier = (recorded.confirmation for recorded in rows)
    files = Confirmation(office, field, "", "", now.checked_on)
    if not now.hidden and earlier and earlier[0].hidden:
        return None  # nothing was shown: what was hidden as wrong comes back by two only
    for before in (*earlier, files):
        if not before.hidden and (now.hidden or before.value != now.value):
            return before
    return None


def is_hidden(connection: Connection, office: str, field: str) -> bool:
    """Whether an officer hid the value."""
    last = _last(connection, office, field)
    return last is not None and last.hidden


def current(connection: Connection) -> list[RecordedConfirmation]:
    """What holds now, one for each value that is confirmed or hidden, the last written at the end."""
    last: dict[tuple[str, str], RecordedConfirmation] = {}
    for recorded in _readable(connection, select(confirmations).order_by(confirmations.c.id)):
        key = (recorded.confirmation.office, recorded.confirmation.field)
        last.pop(key, None)
        last[key] = recorded
    return [recorded for recorded in last.values() if recorded.confirmation.value or recorded.confirmation.hidden]


def history(connection: Connection, office: str) -> list[RecordedConfirmation]:
    """Everything ever confirmed of an office, the newest first."""
    query = select(confirmations).where(confirmations.c.office == office).order_by(confirmations.c.id.desc())
    return list(_readable(connection, query))


def confirmations_of(recorded: Sequence[RecordedConfirmation]) -> list[Confirmation]:
    """The confirmations alone."""
    return [each.confirmation for each in recorded]


def _write(connection: Connection, confirmation: Confirmation, by: Actor, deed: tuple[str, str]) -> None:
    did, proposed_by = deed
    last = _last(connection, confirmation.office, confirmation.field)
    connection.execute(
        confirmations.insert().values(
            office=confirmation.office, field=confirmation.field, value=confirmation.value, source=confirmation.source,
            evidence=confirmation.evidence, checked_on=confirmation.checked_on, hidden=confirmation.hidden, at=by.timestamp,
            who=proposed_by or by.who, second=by.who if proposed_by else "",
        )
    )  # fmt: skip
    increase_version(connection, "contacts")
    about = f"{confirmation.office} {confirmation.field}"
    record(connection, by, AuditEvent(did, about, last.value if last else "", confirmation.value))


def _of_value(office: str, field: str) -> Select[Any]:
    """The rows of a value, the newest first."""
    same_value = (confirmations.c.office == office) & (confirmations.c.field == field)
    return select(confirmations).where(same_value).order_by(confirmations.c.id.desc())


def _last(connection: Connection, office: str, field: str) -> Confirmation | None:
    """The last row of a value, readable or not: what is confirmed now must come after it."""
    row = connection.execute(_of_value(office, field)).first()
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
    confirmation = Confirmation(row.office, row.field, row.value, row.source, checked_on, row.evidence, row.hidden)
    return RecordedConfirmation(confirmation, row.who, datetime.fromtimestamp(row.at, UTC), row.second)
