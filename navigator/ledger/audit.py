"""The audit log: who changed what, and when; who came in, and what was taken away.

Written in the transaction of the change itself, and never altered: each entry is linked to the one before.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from .audit_chain import next_link
from .database import Actor
from .tables import audit

AUDIT_EVENTS = (
    "account_added", "account_removed", "account_role", "account_password", "token_added", "token_removed",
    "result_entered", "result_corrected", "result_withdrawn", "channel_made", "channel_renamed", "channel_retired",
    "channel_reopened", "channel_door", "contact_proposed", "contact_declined", "contact_confirmed", "contact_hidden",
    "contact_brought_back", "contact_withdrawn",
    "edition_begun", "edition_changed", "edition_set_aside", "edition_timed", "edition_renewed", "edition_proven", "edition_accepted",
    "edition_commented", "edition_handed_back", "edition_approved", "edition_withdrawn", "edition_new_year", "edition_step",
    "edition_new_prefecture",
    "edition_published", "edition_stopped",
    "edition_brought_back",
    "signed_in", "second_factor_on", "second_factor_off", "second_factor_required", "second_factor_optional",
    "recovery_code_used", "sign_in_failed", "exported", "token_used",
)  # fmt: skip


@dataclass(frozen=True)
class AuditEntry:
    """A recorded change."""

    at: datetime
    who: str
    did: str
    about: str
    before: str
    after: str


@dataclass(frozen=True)
class AuditEvent:
    """A change to record. `did` is one of AUDIT_EVENTS; `about` names the figure, channel, contact or account."""

    did: str
    about: str
    before: str = ""
    after: str = ""


def record(connection: Connection, by: Actor, event: AuditEvent) -> None:
    """Record a change. ValueError for an unknown event."""
    if event.did not in AUDIT_EVENTS:
        raise ValueError(event.did)
    entry = {
        "at": by.timestamp, "who": by.who, "did": event.did, "about": event.about[:200], "before": event.before, "after": event.after,
    }  # fmt: skip
    connection.execute(audit.insert().values(**entry, link=next_link(connection, entry)))


def entries(connection: Connection, most: int = 100, before: int | None = None) -> list[tuple[int, AuditEntry]]:
    """Up to `most` changes with their numbers, the newest first; `before` continues after the last number of a page."""
    query = select(audit).order_by(audit.c.id.desc()).limit(most)
    if before is not None:
        query = query.where(audit.c.id < before)
    return [
        (
            row.id,
            AuditEntry(datetime.fromtimestamp(row.at, UTC), row.who, row.did, row.about, row.before, row.after),
        )
        for row in connection.execute(query)
    ]
