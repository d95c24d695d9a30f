"""A batch of sums under an id of its own, and the folder where it lies until the central database has it.

The id is what makes sending it again harmless, whoever was killed between sending and knowing that it arrived.
"""

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from navigator.usage.counts import COLUMNS, Count
from navigator.usage.rows import CountRow, CountRows, rows
from navigator.usage.tables import TABLES

FOLDER = "waiting-batches"
_KINDS = {TABLES[kind].name: kind for kind in COLUMNS}


@dataclass(frozen=True)
class SealedBatch:
    """Rows that are added together or not at all, and once."""

    id: str
    rows: CountRows


def seal(day: date, counts: Mapping[Count, int]) -> SealedBatch:
    """A batch of these counts under a new id."""
    return SealedBatch(secrets.token_hex(16), rows({day: counts}))


class WaitingBatches:
    """The batches that lie on this machine. OSError where its folder cannot be written or read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def keep(self, batch: SealedBatch) -> None:
        """Keep a batch. It is on the disk when this returns, or not at all."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self._folder / f".{batch.id}"
        tables = {TABLES[kind].name: list(map(list, new)) for kind, new in batch.rows.items()}
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(tables, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path(batch.id))
        self._sync()

    def all(self) -> Iterator[SealedBatch]:
        """Every batch. ValueError for a file that is none."""
        for path in sorted(self._folder.glob("*.json")):
            tables = json.loads(path.read_text(encoding="utf-8"))
            yield SealedBatch(path.stem, {_KINDS[name]: list(map(_row, new)) for name, new in tables.items()})

    def remove(self, batch: SealedBatch) -> None:
        """The central database has it."""
        self._path(batch.id).unlink(missing_ok=True)

    def can_keep(self) -> bool:
        """Whether a batch could be kept now. It really writes a file."""
        probe = self._folder / ".probe"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            probe.write_bytes(b"0" * 4096)
            probe.unlink()
        except OSError:
            return False
        return True

    def _path(self, id: str) -> Path:
        return self._folder / f"{id}.json"

    def _sync(self) -> None:
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _row(cells: list[str | int]) -> CountRow:
    return tuple(cells)
