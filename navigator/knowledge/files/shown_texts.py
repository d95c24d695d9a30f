"""What pages show of a catalog, kept beside the data: reading the gettext file and checking each entry takes a tenth of a second."""

import hashlib
import json
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import babel

from navigator.kept_files import KeptFiles

from . import catalogs, figures, numbers
from .catalogs import catalog_path, read_catalog

_kept: list[KeptFiles] = []  # where they may lie: the last one


@dataclass(frozen=True)
class ShownTexts:
    """The texts of a catalog by their source, those with plural forms, and whether a native reader has seen them."""

    texts: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_reviewed: bool = False


def keep_texts_in(kept: KeptFiles) -> None:
    """Keep there what is read from now on. Without this every start reads the catalogs."""
    _kept.append(kept)


def shown_texts(folder: Path, lang: str, domain: str) -> ShownTexts:
    """What is shown of a catalog, nothing of one that is missing or broken."""
    slot = _slot(folder, lang, domain)
    try:
        kept, name = _kept[-1], f"{slot}{_digest(catalog_path(folder, lang, domain).read_bytes())}.json"
    except (OSError, IndexError):
        return _read(folder, lang, domain)
    with suppress(OSError, ValueError, TypeError, AttributeError):
        return _restored(json.loads(kept.read(name)))
    shown = _read(folder, lang, domain)
    with suppress(OSError):
        kept.write(name, [_written(shown)], rf"{re.escape(slot)}[0-9a-f]{{32}}\.json")
    return shown


def _read(folder: Path, lang: str, domain: str) -> ShownTexts:
    catalog = read_catalog(folder, lang, domain)
    return ShownTexts(catalog.texts, catalog.plurals, bool(catalog.reviewed))


def _slot(folder: Path, lang: str, domain: str) -> str:
    """What the names begin with that a catalog has had."""
    return f"texts-{hashlib.sha256(str(folder).encode()).hexdigest()[:8]}-{lang}-{domain}-"


def _digest(content: bytes) -> str:
    return hashlib.sha256(_program() + content).hexdigest()[:32]


@cache
def _program() -> bytes:
    """What reads and checks a catalog: another program, other texts."""
    files = (catalogs.__file__, figures.__file__, numbers.__file__, __file__)
    return babel.__version__.encode() + b"".join(Path(file).read_bytes() for file in files)


def _written(shown: ShownTexts) -> bytes:
    return json.dumps([shown.texts, shown.plurals, shown.is_reviewed], ensure_ascii=False).encode()


def _restored(kept: Any) -> ShownTexts:
    """With sources that all languages hold together."""
    texts, plurals, is_reviewed = kept
    return ShownTexts(
        {sys.intern(source): text for source, text in texts.items()},
        {sys.intern(source): tuple(forms) for source, forms in plurals.items()},
        is_reviewed,
    )
