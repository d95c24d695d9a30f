"""The records of a draft, and those in force; and another text for some of its files, as a form writes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from navigator.editions import draft_texts, drafts
from navigator.editions.draft_texts import WrittenText
from navigator.editions.drafts import Edition, EditionError
from navigator.editions.open_draft import OpenDraft
from navigator.editions.records.record_change import Tree, with_part, with_tree
from navigator.editions.records.record_fields import fields_of, said_of
from navigator.editions.records.record_files import Record, RecordFiles
from navigator.editions.records.record_kinds import KINDS, RecordKind
from navigator.knowledge.files.region_files import RegionFiles
from navigator.web.staff.editions.edition_page import region_files
from navigator.web.staff.request import StaffRequest


@dataclass(frozen=True)
class ChangedField:
    """What is read aloud of a field before a draft, and with it."""

    label: str
    before: Sequence[str]
    after: Sequence[str]


@dataclass(frozen=True)
class DraftRecords:
    """A draft with its records, over those in force."""

    edition: Edition
    saved: Sequence[WrittenText]
    own: RegionFiles
    now: RecordFiles
    in_force: RecordFiles

    def changes_of(self, kind: RecordKind, id: str) -> list[ChangedField]:
        """What the draft says otherwise of a record, field by field."""
        after, before = self.now.record(kind, id), self.in_force.record(kind, id)
        if after is None:
            return []
        changed = []
        for field in fields_of(after):
            old = [*said_of(self.in_force, before, field)] if before else []
            new = [*said_of(self.now, after, field)]
            if old != new:
                changed.append(ChangedField(field.label, old, new))
        return changed


def draft_records(connection: Connection, request: StaffRequest, edition: Edition) -> DraftRecords:
    """A draft as it now stands."""
    own = region_files(request)
    saved, base = (draft_texts.rows(connection, each) for each in (edition.id, edition.based_on))
    files = [RecordFiles(RegionFiles(own.folder, draft_texts.texts_of(rows)), request.today) for rows in (saved, base)]
    return DraftRecords(edition, saved, own, files[0], files[1])


def open_records(connection: Connection, request: StaffRequest, id: int) -> DraftRecords:
    """A draft that can still be changed. EditionError."""
    return draft_records(connection, request, drafts.find_open(connection, id))


def texts_with(records: DraftRecords, changed: Record) -> dict[str, str]:
    """The texts of the files that say a record otherwise than they do. EditionError where one is written so that none can."""
    before = records.now.record(changed.kind, changed.id)
    texts = {}
    for at, (file, key) in enumerate(changed.kind.places(changed.id)):
        if before is None or before.trees[at] != changed.trees[at]:
            texts[file] = text_with(records, file, (key,), changed.trees[at])
    return texts


def text_with(records: DraftRecords, file: str, path: Sequence[str], value: Tree) -> str:
    """The text of a file with another value under these keys. EditionError."""
    tree = records.now.tree(file)
    text = None if tree is None else with_tree(records.now.text(file), with_part(tree, path, value))
    if text is None:
        raise EditionError("unwritable")
    return text


def save_texts(connection: Connection, request: StaffRequest, records: DraftRecords, texts: Mapping[str, str]) -> None:
    """Save texts into a draft, over nothing that waits to be looked at. EditionError."""
    draft = OpenDraft(records.edition, records.saved, records.own)
    draft.refuse_unsettled(*texts)
    for file, text in texts.items():
        draft.save(connection, file, text, request.actor)


def changed_records(
    records: DraftRecords, files: Sequence[str]
) -> list[tuple[RecordKind, Record, list[ChangedField]]]:
    """Every record of these files that a draft says otherwise, with what it says; what no form shows is left to the lines."""
    told = []
    for kind in [each for each in KINDS.values() if each.stands_in(files)]:
        for record in records.now.records(kind):
            if any(file in files for file, _ in kind.places(record.id)) and (changes := records.changes_of(kind, record.id)):
                told.append((kind, record, changes))
    return told
