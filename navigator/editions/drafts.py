"""Drafts: begun over what is in force, commented, handed back, taken back. What stands in them: `draft_texts`."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from navigator.ledger.audit import AuditEvent, record
from navigator.ledger.database import Actor
from navigator.ledger.tables import edition_notes, editions

MAX_TITLE, MAX_NOTE = 80, 2000  # letters
NO_REGION = -1  # on which a draft is based that is a region of its own


class EditionError(Exception):
    """`kind`: unknown | state (nothing can be changed any more) | file (none that an edition holds) | text (cannot be
    written) | title | unproven | own (somebody else has to approve it) | base (another one came into force meanwhile) |
    waiting (another one waits for its day) | day (proven for other days) | empty (nothing is changed) |
    aside (two changes wait for each other) | stale (a file was changed by a release meanwhile) |
    before (not the one that was in force last) | parameter (its file is written otherwise than a form can
    change) | unwritable (so is the file of a record) | unread (it was proven anew since it was read) |
    condition (as parameter) | condition_changed (by somebody else since the form was opened) |
    order | order_changed (likewise) | years (no year of targets that one could follow) | statement (lacks something, or its id stands) |
    elsewhere (of a prefecture of its own: never in force here) | places (a line is none) | checked (a contact without its day) |
    charged (a number) | fields (one is empty or too long) |
    section (likewise, of a section of the plan) | anchor (the text holds an anchor, an alias or a tag)
    """

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True)
class Edition:
    """A draft, or what became of it. `state` is draft | approved | published | recalled."""

    id: int
    title: str
    state: str
    based_on: int
    version: int
    starts_at: datetime | None  # None: as soon as it is published
    who: str
    at: datetime

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed."""
        return self.state in ("draft", "approved")

    @property
    def stands_alone(self) -> bool:
        """Whether it is of a prefecture of its own, and never in force here."""
        return self.based_on == NO_REGION


@dataclass(frozen=True)
class EditionNote:
    """What somebody said of a draft. `kind` is comment | handed_back | accepted | approved | new_year (for which it is) |
    step (of a new year, gone through).
    """

    kind: str
    about: str
    text: str
    who: str
    at: datetime


def add_edition(connection: Connection, title: str, based_on: int, by: Actor) -> int:
    """A new, empty draft; its number. EditionError."""
    plain = " ".join(title.split())[:MAX_TITLE]
    if not plain or not plain.isprintable():
        raise EditionError("title")
    values = {"title": plain, "state": "draft", "based_on": based_on, "version": 0, "starts_at": 0, "who": by.who, "at": by.timestamp}
    id = int(connection.execute(insert(editions).values(**values).returning(editions.c.id)).scalar_one())
    record(connection, by, AuditEvent("edition_begun", str(id), after=plain))
    return id


def all_editions(connection: Connection) -> list[Edition]:
    """Every draft, the newest first."""
    return [_edition(row) for row in connection.execute(select(editions).order_by(editions.c.id.desc()))]


def find(connection: Connection, id: int) -> Edition:
    """The draft of a number. EditionError when there is none."""
    row = connection.execute(select(editions).where(editions.c.id == id)).first()
    if row is None:
        raise EditionError("unknown")
    return _edition(row)


def find_open(connection: Connection, id: int) -> Edition:
    """A draft that can still be changed. EditionError."""
    edition = find(connection, id)
    if not edition.is_open:
        raise EditionError("state")
    return edition


def mark_changed(connection: Connection, id: int) -> None:
    """What was proven and approved no longer holds."""
    connection.execute(update(editions).where(editions.c.id == id).values(version=editions.c.version + 1, state="draft"))


def set_state(connection: Connection, id: int, state: str) -> None:
    connection.execute(update(editions).where(editions.c.id == id).values(state=state))


def set_start(connection: Connection, id: int, starts_at: datetime | None, by: Actor) -> None:
    """From when it shall be in force, None for as soon as it is published; rules are proven for that day."""
    edition = find_open(connection, id)
    if edition.starts_at != starts_at:
        stored = int(starts_at.timestamp()) if starts_at else 0
        connection.execute(update(editions).where(editions.c.id == id).values(starts_at=stored))
        mark_changed(connection, id)
        before, after = (f"{moment:%Y-%m-%dT%H:%M%z}" if moment else "" for moment in (edition.starts_at, starts_at))
        record(connection, by, AuditEvent("edition_timed", str(id), before, after))


def comment(connection: Connection, id: int, text: str, by: Actor) -> None:
    """Say something to the others."""
    find(connection, id)
    add_note(connection, id, ("comment", "", text), by)
    record(connection, by, AuditEvent("edition_commented", str(id), after=text[:MAX_NOTE]))


def hand_back(connection: Connection, id: int, text: str, by: Actor) -> None:
    """Back to whoever writes it, with a reason: approvals are void until it is proven anew."""
    find_open(connection, id)
    mark_changed(connection, id)
    add_note(connection, id, ("handed_back", "", text), by)
    record(connection, by, AuditEvent("edition_handed_back", str(id), after=text[:MAX_NOTE]))


def withdraw(connection: Connection, id: int, by: Actor) -> None:
    """Take a draft back for good. Its texts stay, to be read."""
    edition = find_open(connection, id)
    set_state(connection, id, "recalled")
    record(connection, by, AuditEvent("edition_withdrawn", str(id), edition.state))


def notes(connection: Connection, id: int) -> list[EditionNote]:
    """What was said, the oldest first."""
    query = select(edition_notes).where(edition_notes.c.edition == id).order_by(edition_notes.c.id)
    return [
        EditionNote(row.kind, row.about, row.text, row.who, datetime.fromtimestamp(row.at, UTC))
        for row in connection.execute(query)
    ]


def add_note(connection: Connection, id: int, note: tuple[str, str, str], by: Actor) -> None:
    """A kind, what it is about, and a text."""
    kind, about, text = note
    values = {"edition": id, "kind": kind, "about": about, "text": text[:MAX_NOTE], "who": by.who, "at": by.timestamp}
    connection.execute(insert(edition_notes).values(**values))


def _edition(row: Row[Any]) -> Edition:
    starts_at = datetime.fromtimestamp(row.starts_at, UTC) if row.starts_at else None
    at = datetime.fromtimestamp(row.at, UTC)
    return Edition(row.id, row.title, row.state, row.based_on, row.version, starts_at, row.who, at)
