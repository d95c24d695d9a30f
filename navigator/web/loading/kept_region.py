"""The region as an earlier start read and checked it, kept beside the data: reading its files takes half a second.

A pickle, and so as trusted as the program itself. It is signed with the secret of this server and looked at only when the signature is
ours; it makes nothing but values of our own classes; and another file of the region, another program or another Python has another
name. Whoever can forge it can sign a session too.
"""

import hashlib
import hmac
import io
import logging
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import is_dataclass
from datetime import date, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from navigator.editions.edition_files import region_digest
from navigator.kept_files import write_whole
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.knowledge import Knowledge

ROOM = "navigator"
PLAIN = {(kind.__module__, kind.__name__): kind for kind in (date, time, ZoneInfo)}
SIGNATURE = hashlib.sha256().digest_size
log = logging.getLogger(__name__)


def kept_region(region: Path, folder: Path, secret: str, load: Callable[[Path], Knowledge]) -> Knowledge:
    """What `load` says of the region, or said at an earlier start. KnowledgeError as it raises it; such a region is never kept."""
    path, key = folder / f"region-{_digest(region)}", hmac.digest(secret.encode(), b"kept region", "sha256")
    with suppress(OSError):
        if (knowledge := _restored(path.read_bytes(), key)) is not None:
            return knowledge
    knowledge = load(region)
    with suppress(OSError):
        write_whole(path, _signed(knowledge, key), "region-*")
    return knowledge


def _digest(region: Path) -> str:
    """Of the files of the region, of the program and of the Python that runs it."""
    whole = hashlib.sha256(f"{region_digest(RegionFiles(region))} {sys.version}".encode())
    program = Path(__file__).parents[2]
    for path in sorted(program.rglob("*.py")):
        stat = path.stat()
        whole.update(f"\n{path.relative_to(program)} {stat.st_size} {stat.st_mtime_ns}".encode())
    return whole.hexdigest()[:32]


def _signed(knowledge: Knowledge, key: bytes) -> tuple[bytes, bytes]:
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.dispatch_table = {ZoneInfo: lambda zone: (ZoneInfo, (zone.key,))}
    pickler.dump(knowledge)
    return hmac.digest(key, written.getvalue(), "sha256"), written.getvalue()


def _restored(content: bytes, key: bytes) -> Knowledge | None:
    """None for what this server did not sign, or cannot read."""
    signature, written = content[:SIGNATURE], content[SIGNATURE:]
    if not hmac.compare_digest(signature, hmac.digest(key, written, "sha256")):
        return None
    try:
        knowledge = _Values(io.BytesIO(written)).load()
    except Exception:
        log.exception("the region that was kept cannot be read, and is read from its files")
        return None
    return knowledge if isinstance(knowledge, Knowledge) else None


class _Values(pickle.Unpickler):
    """Makes frozen values of ours, days, times and zones; nothing else can be named."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of a value. UnpicklingError for anything else."""
        if plain := PLAIN.get((module, name)):
            return plain
        found = super().find_class(module, name) if module.partition(".")[0] == ROOM else None
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, tuple)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of ours")
