"""The region as an earlier start read and checked it, kept beside the data: reading its files takes half a second.

A pickle, and so as trusted as the program itself. It is sealed with the secret of this server and looked at only when the seal is
ours; it makes nothing but values of our own classes, and never holds a class itself; and another file of the region, another program
or another Python has another name. Whoever can forge it can sign a session too.
"""

import hashlib
import io
import logging
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import is_dataclass
from datetime import date, time
from pathlib import Path
from types import MethodType
from typing import Any
from zoneinfo import ZoneInfo

from navigator.editions.edition_files import region_digest
from navigator.kept_files import KeptFiles
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.knowledge import Knowledge

ROOMS = ("navigator.engine.", "navigator.knowledge.", "navigator.language.")  # whose values a region holds
NAMES = "region-[0-9a-f]{32}"
PLAIN = {(kind.__module__, kind.__name__): kind for kind in (date, time, ZoneInfo)}
log = logging.getLogger(__name__)


def kept_region(region: Path, kept: KeptFiles, load: Callable[[Path], Knowledge]) -> Knowledge:
    """What `load` says of the region, or said at an earlier start. KnowledgeError as it raises it; such a region is never kept."""
    name = f"region-{_digest(region)}"
    with suppress(OSError, ValueError):
        if (knowledge := _restored(kept.read(name))) is not None:
            return knowledge
    knowledge = load(region)
    knowledge.lexicon.make_indexes()  # kept with it: taking thousands of words apart costs as much as reading all files
    if name == f"region-{_digest(region)}":  # else a file changed while it was read, and nobody knows which it was
        with suppress(OSError):
            kept.write(name, [_written(knowledge)], NAMES)
    return knowledge


def _digest(region: Path) -> str:
    """Of the files of the region, of the program and of the Python that runs it."""
    whole = hashlib.sha256(f"{region_digest(RegionFiles(region))} {sys.version}".encode())
    program = Path(__file__).parents[2]
    for path in sorted(program.rglob("*.py")):
        whole.update(f"\n{path.relative_to(program)} {hashlib.sha256(path.read_bytes()).hexdigest()}".encode())
    return whole.hexdigest()[:32]


def _written(knowledge: Knowledge) -> bytes:
    written = io.BytesIO()
    _ValueWriter(written, protocol=5).dump(knowledge)
    return written.getvalue()


def _restored(written: bytes) -> Knowledge | None:
    """None for what cannot be read."""
    try:
        knowledge = _Values(io.BytesIO(written)).load()
    except Exception:
        log.exception("the region that was kept cannot be read, and is read from its files")
        return None
    return knowledge if isinstance(knowledge, Knowledge) else None


class _ValueWriter(pickle.Pickler):
    """Writes each value of ours as a call of what `_Values` finds for its class."""

    def reducer_override(self, value: Any) -> Any:
        """The call, and the state that is put in afterwards."""
        kind = type(value)
        if kind is ZoneInfo:
            return ZoneInfo, (value.key,)
        if is_dataclass(kind):
            return kind, (), value.__reduce_ex__(2)[2]
        return (kind, (tuple(value),)) if issubclass(kind, tuple) else NotImplemented


class _Values(pickle.Unpickler):
    """Makes frozen values of ours, days, times and zones; nothing else can be named."""

    def find_class(self, module: str, name: str) -> Any:
        """What makes an empty value of a class, never the class: nothing can be put into that. UnpicklingError for anything else."""
        if plain := PLAIN.get((module, name)):
            return plain
        found = super().find_class(module, name) if module.startswith(ROOMS) and "." not in name else None
        if isinstance(found, type) and found.__module__ == module and (is_dataclass(found) or issubclass(found, tuple)):
            return MethodType(tuple.__new__ if issubclass(found, tuple) else object.__new__, found)
        raise pickle.UnpicklingError(f"{module}.{name} is no value of ours")
