"""The records of a draft, and those in force; and another text for some of its files, as a form writes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from navigator.editions import draft_texts, drafts
from navigator.editions.draft_texts import WrittenText
from navigator.editions.drafts import Edition, EditionError
from navigator.editions.edition_files import own_text
from navigator.editions.open_draft import OpenDraft
from navigator.editions.records.kinds.every_kind import KINDS
from navigator.editions.records.kinds.record_kind import Keys, RecordKind
from navigator.editions.records.record_change import Tree, tree_of, with_part, with_tree
from navigator.editions.records.record_fields import fields_of, said_of
from navigator.editions.records.record_files import Record, RecordFiles
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
        fields = {field.name: field for record in (before, after) if record for field in fields_of(record)}
        changed = []
        for field in fields.values():
            old = [*said_of(self.in_force, before, field)] if before else []
            new = [*said_of(self.now, after, field)] if after else []
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
    for at, (file, keys) in enumerate(records.now.places(changed.kind, changed.id)):
        if before is None or before.trees[at] != changed.trees[at]:
            texts[file] = text_with(records, file, keys, changed.trees[at])
    return texts


def texts_without(records: DraftRecords, gone: Record) -> dict[str, str]:
    """The texts of its files without a record. A file that held nothing else, and is the draft's own, goes with it. EditionError."""
    texts = {}
    for file, keys in records.now.places(gone.kind, gone.id):
        text = text_with(records, file, keys, None)
        texts[file] = "" if tree_of(text) == {} and own_text(records.own, file) is None else text
    return texts


def text_with(records: DraftRecords, file: str, path: Keys, value: Tree | None) -> str:
    """The text of a file with another value under these keys, or without them (None). EditionError."""
    tree = records.now.tree(file)
    text = None
    if tree is not None:
        text = with_tree(records.now.text(file), with_part(tree, path, value), may_lose_comments=value is None)
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
        now, before = records.now.records(kind), records.in_force.records(kind)
        gone = [record for record in before if record.id not in {each.id for each in now}]
        for record in (*_moved_left_out(kind, now, before), *_moved_left_out(kind, gone, now)):
            if any(file in files for file, _ in kind.container(record.id)) and (changes := records.changes_of(kind, record.id)):
                told.append((kind, record, changes))
    return told


def _moved_left_out(kind: RecordKind, some: Sequence[Record], others: Sequence[Record]) -> list[Record]:
    """Those of a list that the other one has too, at any place, are the same as they were."""
    return [record for record in some if kind.listed != "number" or record.trees not in [other.trees for other in others]]
