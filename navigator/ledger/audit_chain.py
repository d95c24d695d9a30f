"""The links of the audit log: each entry is signed together with the one before, so that none can be altered unseen.

The key is not in the database: whoever may write there, the application's own role too, cannot make a link.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from .tables import audit

KEY = "audit_key"  # the option of a connection that holds the key
LINKED = ("at", "who", "did", "about", "before", "after")


@dataclass(frozen=True)
class AuditCheck:
    """How far the log is whole: its entries, the last link, and the first entry that does not fit (None: all do)."""

    entries: int
    last_link: str
    broken_at: int | None
    holds_link: bool  # whether a link that was kept elsewhere is one of these


def next_link(connection: Connection, entry: Mapping[str, Any]) -> str:
    """The link of an entry that is about to be written, in a writing transaction."""
    last = connection.execute(select(audit.c.link).order_by(audit.c.id.desc()).limit(1)).scalar() or ""
    return _link(connection, last, entry)


def check(connection: Connection, kept_link: str = "") -> AuditCheck:
    """Follow the links from the first entry. The end cut off shows by a link that was printed and is gone."""
    last, number, holds = "", 0, not kept_link
    for row in connection.execute(select(audit).order_by(audit.c.id)):
        expected = _link(connection, last, row._mapping)
        if not hmac.compare_digest(expected, row.link):
            return AuditCheck(number, last, row.id, holds)
        last, number = row.link, number + 1
        holds = holds or row.link == kept_link
    return AuditCheck(number, last, None, holds)


def link_all(connection: Connection) -> None:
    """Link the entries of a log that had no links."""
    last = ""
    for row in connection.execute(select(audit).order_by(audit.c.id)).all():
        last = _link(connection, last, row._mapping)
        connection.execute(update(audit).where(audit.c.id == row.id).values(link=last))


def _link(connection: Connection, before: str, entry: Mapping[Any, Any]) -> str:
    key = str(connection.get_execution_options().get(KEY, ""))
    text = json.dumps([before, *(entry[name] for name in LINKED)], ensure_ascii=False)
    return hmac.new(key.encode(), text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
