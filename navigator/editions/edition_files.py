"""Which of a region's files an edition may replace, what text it takes, and the digests that tell one text from another.

Contacts have a path of their own, and what a region is called and where it is met is no matter of a draft: neither is ever part
of an edition. Who runs the pages is, where it stands in a file of its own (content/operator.yaml).
"""

import hashlib
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from navigator.knowledge.files.region_files import RegionFiles

NOTHING = RegionFiles(Path(__file__).parent / "no-such-folder")
"""What lies under a draft of a prefecture of its own: a folder that is not there."""

ROOTS = ("rules", "content", "cases")
MAX_LETTERS = 300_000  # of a text
OWN_CASES = "cases/own.yaml"  # the golden cases that a draft adds; it replaces none of the region's
_NAME = re.compile(r"(?:rules|content)(?:/[a-z0-9][a-z0-9_-]*)+\.yaml")
_ELSEWHERE = ("content/locale/", "content/language/general/", "content/confirmed.yaml", "content/region.yaml")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def may_hold(name: str) -> bool:
    """Whether an edition may hold a text for this file."""
    if name.startswith("cases/"):
        return name == OWN_CASES
    return len(name) <= 200 and bool(_NAME.fullmatch(name)) and not name.startswith(_ELSEWHERE)


def is_writable(text: str) -> bool:
    """Whether every database and every file takes the text as it is."""
    return len(text) <= MAX_LETTERS and not _UNWRITABLE.search(text)


def file_names(files: RegionFiles) -> list[str]:
    """The files that an edition may replace, in order."""
    return [name for name in _all_names(files) if may_hold(name)]


def own_text(files: RegionFiles, name: str) -> str | None:
    """The text of a file, None where there is none."""
    return files.content(name).decode() if files.has(name) else None


def digest_of(text: str | None) -> str:
    """The digest of a text, "" for none."""
    return "" if text is None else hashlib.sha256(text.encode()).hexdigest()


def region_digest(files: RegionFiles) -> str:
    """The digest of everything that a proof rests on: every file of the region, and the software."""
    whole = hashlib.sha256(_software().encode())
    for name in _all_names(files):
        whole.update(f"\n{name} {hashlib.sha256(files.content(name)).hexdigest()}".encode())
    return whole.hexdigest()


def _all_names(files: RegionFiles) -> list[str]:
    return sorted({*_in_folder(files), *files.texts})


def _in_folder(files: RegionFiles) -> Iterator[str]:
    for root in ROOTS:
        for path in (files.folder / root).rglob("*.yaml"):
            name = path.relative_to(files.folder).as_posix()
            if not name.startswith("content/locale/"):
                yield name


def _software() -> str:
    try:
        return version("gunma-support-navigator")
    except PackageNotFoundError:
        return ""
