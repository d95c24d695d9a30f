"""A draft brought in line with what came into force since it began: what it did not touch follows, what both changed waits."""

from sqlalchemy import Connection, update

from navigator.knowledge.files.region_files import RegionFiles
from navigator.ledger.audit import AuditEvent, record
from navigator.ledger.database import Actor
from navigator.ledger.tables import editions

from . import draft_texts, drafts, publications
from .edition_files import own_text


def renew(connection: Connection, id: int, files: RegionFiles, by: Actor) -> bool:
    """Let a draft rest on what is in force; whether no two changes of one file met. EditionError."""
    edition = drafts.find_open(connection, id)
    now = publications.in_force(connection, by.at)
    if edition.based_on in (now, drafts.NO_REGION):
        return True
    old, new, own = (draft_texts.rows(connection, each) for each in (edition.based_on, now, id))
    before, after, mine = (draft_texts.texts_of(rows) for rows in (old, new, own))
    held, waiting = draft_texts.standing(new), {row.file for row in draft_texts.asides(own)}
    met = False
    for file in sorted({*before, *after, *mine}):
        base = own_text(files, file)
        if after.get(file) in (before.get(file), mine.get(file)):
            continue  # nothing new, or both wrote the same
        if file in waiting or mine.get(file) != before.get(file):
            met = True
            author = Actor(held[file].who, by.at) if file in held else by
            draft_texts.set_aside(connection, id, (file, after.get(file, base or "")), base, author)
        elif file in after:
            draft_texts.give(connection, id, held[file], by)
        else:
            draft_texts.follow(connection, id, file, base, by)
    connection.execute(update(editions).where(editions.c.id == id).values(based_on=now))
    drafts.mark_changed(connection, id)
    record(connection, by, AuditEvent("edition_renewed", str(id), str(edition.based_on), str(now)))
    return not met
