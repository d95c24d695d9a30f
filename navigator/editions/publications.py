"""Which edition is in force, which one waits for its day, and what was in force before.

A publication is a row that is never altered, but that one which has not begun may be stopped: at every moment the last
one that has begun is in force, whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert, select, update

from navigator.knowledge.files.region_files import RegionFiles
from navigator.ledger.audit import AuditEvent, record
from navigator.ledger.database import Actor, increase_version
from navigator.ledger.tables import publications

from . import draft_texts, drafts, proofs
from .drafts import EditionError


@dataclass(frozen=True)
class EditionPublication:
    """That an edition comes into force from a moment on; 0 is the region's files alone."""

    edition: int
    digest: str
    starts_at: datetime
    who: str
    at: datetime


@dataclass(frozen=True)
class PublishedEdition:
    """What a process needs to serve an edition: texts over files, and which files they were written over."""

    edition: int
    starts_at: datetime
    texts: Mapping[str, str] = field(default_factory=dict)
    bases: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""  # of all that it was proven over, "" where that is not known


def history(connection: Connection) -> list[EditionPublication]:
    """Every publication that was not stopped, in the order in which they begin."""
    query = select(publications).where(~publications.c.stopped).order_by(publications.c.starts_at, publications.c.id)
    return [
        EditionPublication(row.edition, row.digest, _moment(row.starts_at), row.who, _moment(row.at)) for row in connection.execute(query)
    ]


def in_force(connection: Connection, moment: datetime) -> int:
    """The number of the edition in force, 0 for the region's files alone."""
    begun = [each.edition for each in history(connection) if each.starts_at <= moment]
    return begun[-1] if begun else 0


def before_now(connection: Connection, moment: datetime) -> int | None:
    """The edition that was in force before this one; None while nothing was ever published."""
    begun = [0, *(each.edition for each in history(connection) if each.starts_at <= moment)]
    return next((edition for edition in reversed(begun) if edition != begun[-1]), None)


def waiting(connection: Connection, moment: datetime) -> EditionPublication | None:
    """The publication that waits for its day."""
    return next((each for each in history(connection) if each.starts_at > moment), None)


def published_editions(connection: Connection, moment: datetime) -> tuple[PublishedEdition, ...]:
    """The edition in force and the one that waits, each whole."""
    every = history(connection)
    begun = [each for each in every if each.starts_at <= moment]
    return tuple(_whole(connection, each) for each in (*begun[-1:], *(each for each in every if each.starts_at > moment)))


def begin(connection: Connection, title: str, by: Actor) -> int:
    """A draft over what is in force; its number. EditionError."""
    base = in_force(connection, by.at)
    id = drafts.add_edition(connection, title, base, by)
    for row in draft_texts.standing(draft_texts.rows(connection, base)).values():
        if row.kind in draft_texts.LAID_OVER:
            draft_texts.give(connection, id, row, by)
    return id


def publish(connection: Connection, id: int, files: RegionFiles, timezone: ZoneInfo, by: Actor) -> None:
    """Put an approved draft in force, at once or from its day on, over these files. EditionError."""
    edition = drafts.find(connection, id)
    if edition.stands_alone:
        raise EditionError("elsewhere")
    if edition.state != "approved":
        raise EditionError("unproven" if edition.state == "draft" else "state")
    if waiting(connection, by.at):
        raise EditionError("waiting")
    if in_force(connection, by.at) != edition.based_on:
        raise EditionError("base")
    if proofs.needs_another(connection, edition):
        raise EditionError("own")
    starts_at = max(edition.starts_at or by.at, by.at)
    digest = proofs.proven_digest(connection, edition, files, starts_at.astimezone(timezone).date())
    _put(connection, (id, digest), starts_at, by)
    drafts.set_state(connection, id, "published")
    record(connection, by, AuditEvent("edition_published", str(id), str(edition.based_on), f"{starts_at:%Y-%m-%dT%H:%M%z}"))


def stop(connection: Connection, by: Actor) -> None:
    """Stop the one that waits for its day; it is approved as before."""
    if pending := waiting(connection, by.at):
        begins_later = publications.c.starts_at > by.timestamp
        connection.execute(update(publications).where(begins_later).values(stopped=True))
        increase_version(connection, "editions")
        if pending.edition:
            drafts.set_state(connection, pending.edition, "approved")
        record(connection, by, AuditEvent("edition_stopped", str(pending.edition)))


def bring_back(connection: Connection, edition: int, by: Actor) -> None:
    """Put what was in force before in force again, at once; what waits for its day is stopped. EditionError.

    One person may do so, without a proof, and therefore no further back than the last one.
    """
    now = in_force(connection, by.at)
    if edition == now:
        return  # the form was sent twice
    if edition != before_now(connection, by.at):
        raise EditionError("before")
    stop(connection, by)
    digests = [each.digest for each in history(connection) if each.edition == edition]
    _put(connection, (edition, digests[-1] if digests else ""), by.at, by)
    record(connection, by, AuditEvent("edition_brought_back", str(edition), str(now), str(edition)))


def _put(connection: Connection, edition: tuple[int, str], starts_at: datetime, by: Actor) -> None:
    number, digest = edition
    values = {"edition": number, "digest": digest, "starts_at": int(starts_at.timestamp()), "stopped": False}
    connection.execute(insert(publications).values(**values, who=by.who, at=by.timestamp))
    increase_version(connection, "editions")


def _whole(connection: Connection, published: EditionPublication) -> PublishedEdition:
    saved = draft_texts.rows(connection, published.edition)
    texts, bases = draft_texts.texts_of(saved), draft_texts.bases_of(saved)
    return PublishedEdition(published.edition, published.starts_at, texts, bases, published.digest)


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
