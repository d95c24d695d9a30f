"""A draft as a form changes it: the texts as they now stand, and another one over nothing that somebody must look at first."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from navigator.knowledge.files.region_files import RegionFiles
from navigator.ledger.database import Actor

from . import draft_texts, drafts
from .draft_texts import Saving, TextChange, WrittenText
from .drafts import Edition, EditionError
from .edition_files import own_text


@dataclass(frozen=True)
class OpenDraft:
    """A draft that can still be changed, with everything saved in it; `own` are the region's own files."""

    edition: Edition
    saved: Sequence[WrittenText]
    own: RegionFiles

    @property
    def files(self) -> RegionFiles:
        """The region with the draft laid over it."""
        return RegionFiles(self.own.folder, draft_texts.texts_of(self.saved))

    def refuse_unsettled(self, *names: str) -> None:
        """EditionError where two changes of one of these files wait for each other, or a release changed it."""
        if {*names} & {row.file for row in draft_texts.asides(self.saved)}:
            raise EditionError("aside")
        if {*names} & {*draft_texts.stale_files(self.saved, self.own)}:
            raise EditionError("stale")

    def save(self, connection: Connection, file: str, text: str, by: Actor) -> Saving:
        """Save a text that was made from the one that now stands. EditionError."""
        change = TextChange(file, text, draft_texts.last_seen(self.saved, file))
        return draft_texts.save(connection, self.edition.id, change, own_text(self.own, file), by)


def open_draft(connection: Connection, id: int, own: RegionFiles) -> OpenDraft:
    """The draft of a number. EditionError where nothing can be changed in it any more."""
    return OpenDraft(drafts.find_open(connection, id), draft_texts.rows(connection, id), own)
