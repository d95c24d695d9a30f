"""The texts of a draft: each saving is a row of its own, so that nobody's is lost.

A text that was written over another's without having seen it is kept aside; whoever saves next has both before them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import yaml
from sqlalchemy import Connection, insert, select

from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_text import anchor_line
from navigator.ledger.audit import AuditEvent, record
from navigator.ledger.database import Actor
from navigator.ledger.tables import edition_texts

from . import drafts
from .drafts import EditionError
from .edition_files import digest_of, is_writable, may_hold, own_text, region_digest

Saving = Literal["saved", "same", "aside"]
WRITTEN = ("text", "dropped")  # by somebody, not taken over from the edition that it rests on
LAID_OVER = ("text", "given")  # the region's own file; under the others that one holds


@dataclass(frozen=True)
class WrittenText:
    """A text as it was saved. `kind` is text | given | dropped (back to the region's own file) | followed (back to it with
    the edition that the draft rests on) | aside.
    """

    id: int
    file: str
    kind: str
    text: str
    base: str  # digest of the region's own file at that time
    who: str
    at: datetime


@dataclass(frozen=True)
class TextChange:
    """A whole text for a file, written by somebody who had seen the rows up to `seen` (0: none)."""

    file: str
    text: str
    seen: int


def rows(connection: Connection, edition: int) -> list[WrittenText]:
    """Everything ever saved in a draft, the oldest first."""
    query = select(edition_texts).where(edition_texts.c.edition == edition).order_by(edition_texts.c.id)
    return [
        WrittenText(row.id, row.file, row.kind, row.text, row.base, row.who, datetime.fromtimestamp(row.at, UTC))
        for row in connection.execute(query)
    ]


def standing(saved: Iterable[WrittenText]) -> dict[str, WrittenText]:
    """By file the row that holds; a file that was given back to the region has one too."""
    return {row.file: row for row in saved if row.kind != "aside"}


def texts_of(saved: Iterable[WrittenText]) -> dict[str, str]:
    """What is laid over the region's files."""
    return {file: row.text for file, row in sorted(standing(saved).items()) if row.kind in LAID_OVER}


def bases_of(saved: Iterable[WrittenText]) -> dict[str, str]:
    """By file that is laid over, the digest of the region's own file that its author had seen."""
    return {file: row.base for file, row in sorted(standing(saved).items()) if row.kind in LAID_OVER}


def asides(saved: Sequence[WrittenText]) -> list[WrittenText]:
    """Texts kept aside that nobody has dealt with yet."""
    held = standing(saved)
    return [row for row in saved if row.kind == "aside" and (row.file not in held or row.id > held[row.file].id)]


def authors(saved: Sequence[WrittenText]) -> set[str]:
    """Who wrote what now stands: of a file everybody since it was last taken over, for one may have kept another's lines."""
    written: dict[str, set[str]] = {}
    for row in saved:
        written[row.file] = {*written.get(row.file, ()), row.who} if row.kind in (*WRITTEN, "aside") else set()
    return set().union(*(written[file] for file, row in standing(saved).items() if row.kind in WRITTEN))


def stale_files(saved: Iterable[WrittenText], files: RegionFiles) -> list[str]:
    """Files of the region that were changed by a release since the text over them was written."""
    return [file for file, base in bases_of(saved).items() if digest_of(own_text(files, file)) != base]


def digest_with(saved: Iterable[WrittenText], files: RegionFiles) -> str:
    """The digest of the region with a draft laid over it."""
    return region_digest(RegionFiles(files.folder, texts_of(saved)))


def last_seen(saved: Iterable[WrittenText], file: str) -> int:
    """The number of the newest row of a file, 0 while there is none: what a form brings back."""
    return max((row.id for row in saved if row.file == file), default=0)


def save(connection: Connection, edition: int, change: TextChange, own: str | None, by: Actor) -> Saving:
    """Save a text; `own` is the region's own file. "aside" when somebody else's came between. EditionError."""
    drafts.find_open(connection, edition)
    if not may_hold(change.file):
        raise EditionError("file")
    if not is_writable(change.text):
        raise EditionError("text")
    if _has_anchors(change.text):
        raise EditionError("anchor")
    saved = [row for row in rows(connection, edition) if row.file == change.file]
    held = standing(saved).get(change.file)
    stands = own or "" if held is None or held.kind not in LAID_OVER else held.text
    if change.text == stands and not asides(saved) and (held is None or held.base == digest_of(own)):
        return "same"
    if change.seen == last_seen(saved, change.file):
        write_text(connection, edition, (change.file, change.text), own, by)
        return "saved"
    if change.text == stands:
        return "same"  # both wrote the same, and what is kept aside waits for who has seen it
    _write(connection, edition, ("aside", change.file, change.text), own, by)
    record(connection, by, AuditEvent("edition_set_aside", f"{edition} {change.file}", after=digest_of(change.text)))
    drafts.mark_changed(connection, edition)
    return "aside"


def _has_anchors(text: str) -> bool:
    """What cannot be read as YAML is written down nevertheless: its proof says where it is broken."""
    try:
        return anchor_line(text) > 0
    except yaml.YAMLError:
        return False


def write_text(connection: Connection, edition: int, text: tuple[str, str], own: str | None, by: Actor) -> None:
    """Let a text hold, whatever stood before; one that is the region's own (none: "") gives the file back."""
    file, written = text
    before = standing(rows(connection, edition)).get(file)
    _write(connection, edition, ("dropped" if written == (own or "") else "text", file, written), own, by)
    drafts.mark_changed(connection, edition)
    stood = digest_of(before.text if before else own)
    record(connection, by, AuditEvent("edition_changed", f"{edition} {file}", stood, digest_of(written)))


def give(connection: Connection, edition: int, given: WrittenText, by: Actor) -> None:
    """Take a text over from the edition that a draft rests on, with its author and the base that this one had seen."""
    values = {"edition": edition, "kind": "given", "file": given.file, "text": given.text, "base": given.base}
    connection.execute(insert(edition_texts).values(**values, who=given.who, at=by.timestamp))


def follow(connection: Connection, edition: int, file: str, own: str | None, by: Actor) -> None:
    """Give a file back to the region as the edition did that a draft rests on: nobody has written that."""
    _write(connection, edition, ("followed", file, own or ""), own, by)


def set_aside(connection: Connection, edition: int, text: tuple[str, str], own: str | None, by: Actor) -> None:
    """Keep a text of `by` that meets another one, for somebody to look at both."""
    _write(connection, edition, ("aside", *text), own, by)


def _write(connection: Connection, edition: int, row: tuple[str, str, str], own: str | None, by: Actor) -> None:
    kind, file, text = row
    values = {"edition": edition, "kind": kind, "file": file, "text": text, "base": digest_of(own)}
    connection.execute(insert(edition_texts).values(**values, who=by.who, at=by.timestamp))
