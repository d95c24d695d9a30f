"""What a machine counted in its own file before it was told of a central database goes there too, once."""

import hashlib
import json
from pathlib import Path

from sqlalchemy import select

from navigator.usage.rows import CountRows
from navigator.usage.schema import connect
from navigator.usage.tables import TABLES

from .sealed_batch import SealedBatch, WaitingBatches

PATIENCE = 5_000  # ms
SENT = "counts-before-postgresql.sqlite3"


def keep_earlier_counts(path: Path, waiting: WaitingBatches) -> None:
    """Seal everything in the file, then lay the file aside.

    The id follows from the content: whoever is killed in between seals the same batch again.
    """
    if not path.exists():
        return
    content = _content(path)
    if content:
        text = json.dumps({TABLES[kind].name: rows for kind, rows in content.items()})
        waiting.keep(SealedBatch(hashlib.sha256(text.encode()).hexdigest()[:32], content))
    path.replace(path.with_name(SENT))


def _content(path: Path) -> CountRows:
    connection = connect(path, PATIENCE)
    try:
        with connection.begin():
            read = {
                kind: [
                    (str(first), *rest)
                    for first, *rest in connection.execute(select(table).order_by(*table.primary_key))
                ]
                for kind, table in TABLES.items()
            }
    finally:
        connection.close()
    return {kind: rows for kind, rows in read.items() if rows}
