"""Editions out to a folder and in again, byte for byte, so that the files can also be kept and changed with git."""

from pathlib import Path

from sqlalchemy import Connection

from navigator.knowledge.files.region_files import RegionFiles
from navigator.ledger.database import Actor

from . import draft_texts, drafts, publications
from .draft_texts import TextChange
from .drafts import EditionError
from .edition_files import NOTHING, file_names, own_text


def export_edition(connection: Connection, id: int, files: RegionFiles, target: Path) -> list[str]:
    """Write every file that an edition may hold as it is with this edition (0: the region's own); their names.

    Of a prefecture of its own every file is written, so that it can be served from there.
    """
    texts = draft_texts.texts_of(draft_texts.rows(connection, id))
    stands_alone = id > 0 and drafts.find(connection, id).stands_alone
    edition = RegionFiles(NOTHING.folder if stands_alone else files.folder, texts)
    names = sorted(texts) if stands_alone else file_names(edition)
    for name in names:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(edition.content(name))
    return names


def import_folder(connection: Connection, folder: Path, title: str, files: RegionFiles, by: Actor) -> tuple[int, list[str]]:
    """A new draft with what a folder holds otherwise than what is in force; its number, and the names of those files.

    A file that the folder lacks stays as it is. EditionError, UnicodeDecodeError.
    """
    id = publications.begin(connection, title, by)
    now = RegionFiles(files.folder, draft_texts.texts_of(draft_texts.rows(connection, id)))
    changed = []
    for name in file_names(RegionFiles(folder)):
        text = own_text(RegionFiles(folder), name)
        if text is not None and text != own_text(now, name):
            seen = draft_texts.last_seen(draft_texts.rows(connection, id), name)
            draft_texts.save(connection, id, TextChange(name, text, seen), own_text(files, name), by)
            changed.append(name)
    if not changed:
        raise EditionError("empty")
    return id, changed
