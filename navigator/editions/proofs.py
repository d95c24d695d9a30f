"""What was proven of a draft, kept with the version it was proven of; and who approved that."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from navigator.knowledge.files.region_files import RegionFiles
from navigator.ledger.accounts import number_of_writers
from navigator.ledger.audit import AuditEvent, record
from navigator.ledger.database import Actor
from navigator.ledger.tables import edition_proofs

from . import draft_texts, drafts
from .drafts import Edition, EditionError, EditionNote

PATIENCE = timedelta(minutes=10)  # after which a proof that is not done has ended with its process


@dataclass(frozen=True)
class StoredProof:
    """A proof, done or under way. `result` is None while it runs; `digest` is of every file and of the software."""

    id: int
    version: int
    digest: str
    day: date
    step: str
    result: dict[str, Any] | None
    who: str
    at: datetime

    def is_lost(self, now: datetime) -> bool:
        """Whether the process that worked at it has ended."""
        return self.result is None and now > self.at + PATIENCE


def begin(connection: Connection, id: int, files: RegionFiles, day: date, by: Actor) -> int:
    """A proof of what the draft now says over these files; its number. EditionError where that cannot be proven yet.

    What was said yes to was another proof: the draft is to be approved anew.
    """
    edition = drafts.find_open(connection, id)
    saved = draft_texts.rows(connection, id)
    if draft_texts.asides(saved):
        raise EditionError("aside")
    if draft_texts.texts_of(saved) == draft_texts.texts_of(draft_texts.rows(connection, edition.based_on)):
        raise EditionError("empty")
    if draft_texts.stale_files(saved, files):
        raise EditionError("stale")
    drafts.set_state(connection, id, "draft")
    digest = draft_texts.digest_with(saved, files)
    values = {"edition": id, "version": edition.version, "digest": digest, "day": day, "step": "begin", "result": ""}
    insertion = insert(edition_proofs).values(**values, who=by.who, at=by.timestamp).returning(edition_proofs.c.id)
    return int(connection.execute(insertion).scalar_one())


def tell_step(connection: Connection, proof: int, step: str) -> None:
    """How far it is."""
    connection.execute(update(edition_proofs).where(edition_proofs.c.id == proof).values(step=step))


def finish(connection: Connection, proof: int, result: dict[str, Any], by: Actor) -> None:
    """Keep what came of it."""
    done = update(edition_proofs).where(edition_proofs.c.id == proof).values(step="done", result=json.dumps(result, ensure_ascii=False))
    edition = connection.execute(done.returning(edition_proofs.c.edition)).scalar_one()
    record(connection, by, AuditEvent("edition_proven", str(edition), after="whole" if is_whole(result) else "faulty"))


def latest(connection: Connection, id: int) -> StoredProof | None:
    """The last proof of a draft, done or not."""
    query = select(edition_proofs).where(edition_proofs.c.edition == id).order_by(edition_proofs.c.id.desc())
    row = connection.execute(query).first()
    return _proof(row) if row else None


def is_whole(result: dict[str, Any]) -> bool:
    """Whether nothing has to be mended. Golden cases that come out otherwise can still be accepted."""
    return not result["problems"] and not result["faults"]


def unaccepted(result: dict[str, Any], notes: list[EditionNote]) -> list[str]:
    """The golden cases that come out otherwise and that nobody has accepted with a reason."""
    accepted = {note.about for note in notes if note.kind == "accepted"}
    return [case for case in result["cases"] if case not in accepted]


def accept(connection: Connection, id: int, case: str, reason: str, by: Actor) -> None:
    """Say why a golden case may come out otherwise. EditionError for one that does not, or without a reason.

    Who said yes before had read other grounds: the draft is to be approved anew.
    """
    drafts.find_open(connection, id)
    proof = latest(connection, id)
    if proof is None or proof.result is None or case not in proof.result["cases"]:
        raise EditionError("unproven")
    if not reason.strip():
        raise EditionError("text")
    drafts.set_state(connection, id, "draft")
    drafts.add_note(connection, id, ("accepted", case, reason.strip()), by)
    record(connection, by, AuditEvent("edition_accepted", str(id), case, reason.strip()))


def alike(result: dict[str, Any], case: str) -> list[str]:
    """The golden cases that come out otherwise in the same way as this one, and itself first."""
    words = result.get("case_words", {})
    same = [each for each in result["cases"] if case in words and each in words and words[each]["changes"] == words[case]["changes"]]
    return list(dict.fromkeys((case, *same)))


def accept_alike(connection: Connection, id: int, case: str, seen: int, reason: str, by: Actor) -> None:
    """Accept each golden case that changes in the same way and that nobody has accepted yet. EditionError."""
    proof = latest(connection, id)
    if proof is None or proof.result is None:
        raise EditionError("unproven")
    if proof.id != seen:
        raise EditionError("unread")
    waiting = unaccepted(proof.result, drafts.notes(connection, id))
    for each in alike(proof.result, case):
        if each in waiting or each == case:
            accept(connection, id, each, reason, by)


def proof_of(connection: Connection, edition: Edition) -> StoredProof | None:
    """The proof that holds of what the draft now says, None when there is none."""
    proof = latest(connection, edition.id)
    if proof is None or proof.result is None or proof.version != edition.version or not is_whole(proof.result):
        return None
    return None if unaccepted(proof.result, drafts.notes(connection, edition.id)) else proof


def read_mark(connection: Connection, id: int, proof: StoredProof) -> str:
    """What an approver has read: a proof, with the grounds on which golden cases were accepted until then."""
    grounds = sum(note.kind == "accepted" for note in drafts.notes(connection, id))
    return f"{proof.id}-{grounds}"


def approve(connection: Connection, id: int, files: RegionFiles, seen: str, by: Actor) -> bool:
    """Say yes to what is proven of these files; whether that is enough. EditionError. `seen` is the mark of what was read.

    Each text needs a yes of somebody who did not write it, unless nobody else can write.
    """
    edition = drafts.find(connection, id)
    if edition.state != "draft":
        raise EditionError("state")
    saved = draft_texts.rows(connection, id)
    authors = draft_texts.authors(saved)
    proof = proof_of(connection, edition)
    if proof is None or proof.digest != draft_texts.digest_with(saved, files):
        raise EditionError("unproven")
    is_alone = number_of_writers(connection) < 2
    if authors <= {by.who} and not is_alone:
        raise EditionError("own")
    if read_mark(connection, id, proof) != seen:
        raise EditionError("unread")
    before = approvers(connection, id, proof.id)
    seconded = is_seconded(authors, {*before, by.who})
    if by.who not in before:
        drafts.add_note(connection, id, ("approved", str(proof.id), ""), by)
        record(connection, by, AuditEvent("edition_approved", str(id), after=proof.digest if seconded or not is_alone else "alone"))
    if seconded or is_alone:
        drafts.set_state(connection, id, "approved")
    return seconded or is_alone


def approvers(connection: Connection, id: int, proof: int) -> set[str]:
    """Who said yes to this proof of a draft and its grounds. A yes to an earlier one, of another day or other files, is none."""
    said_yes: set[str] = set()
    for note in drafts.notes(connection, id):
        if note.kind == "accepted":
            said_yes.clear()
        elif note.kind == "approved" and note.about == str(proof):
            said_yes.add(note.who)
    return said_yes


def is_seconded(authors: Iterable[str], said_yes: set[str]) -> bool:
    """Whether each who wrote has the yes of somebody else."""
    return all(said_yes - {author} for author in authors)


def needs_another(connection: Connection, edition: Edition) -> bool:
    """Whether somebody can write by now whose yes is missing: who approved it may have been alone then."""
    proof = proof_of(connection, edition)
    if proof is None or number_of_writers(connection) < 2:
        return False
    return not is_seconded(draft_texts.authors(draft_texts.rows(connection, edition.id)), approvers(connection, edition.id, proof.id))


def proven_digest(connection: Connection, edition: Edition, files: RegionFiles, starts_on: date) -> str:
    """The digest that was proven of exactly these files, for the day on which they come into force. EditionError."""
    proof = proof_of(connection, edition)
    if proof is None or proof.digest != draft_texts.digest_with(draft_texts.rows(connection, edition.id), files):
        raise EditionError("unproven")
    until = (proof.result or {}).get("holds_until", "")
    if starts_on < proof.day or (until and starts_on >= date.fromisoformat(until)):
        raise EditionError("day")
    return proof.digest


def _proof(row: Row[Any]) -> StoredProof:
    result = json.loads(row.result) if row.result else None
    return StoredProof(row.id, row.version, row.digest, row.day, row.step, result, row.who, datetime.fromtimestamp(row.at, UTC))
