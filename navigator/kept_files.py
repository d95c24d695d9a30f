"""The folder of what a start makes anew where it is missing: this user's alone, or nothing is kept.

A file is whole before it has its name, and ends with a seal over its name and its content. Whatever else lies there, a link, a pipe,
a file of another user or one whose seal is another's, is as good as missing. What the files mean is not known here.
"""

import hmac
import logging
import os
import re
import secrets
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG, S_IWGRP, S_IWOTH
from typing import Any

SEAL = 32  # bytes
BLOCK = 2**20  # bytes that are copied at once
LONG_AGO = 3600  # seconds after which nobody writes on a draft any more
READ = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK  # no link is followed, and no pipe waited for
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class KeptFiles:
    """A folder and the key of its seals. Without a folder nothing is kept; without a key a seal tells of damage alone."""

    folder: Path | None
    key: bytes = b""

    def read(self, name: str) -> bytes:
        """What a file holds. OSError where there is none of ours, ValueError where its seal is another."""
        with os.fdopen(self._opened(name), "rb") as file:
            whole = file.read()
        content = whole[:-SEAL]
        self._compare(name, self._seal(name, [content]), whole[-SEAL:])
        return content

    def private_copy(self, name: str) -> int:
        """A descriptor of what a file holds, in a file without a name: whatever is done to the kept one, it stays. As `read`."""
        with os.fdopen(self._opened(name), "rb") as file, tempfile.TemporaryFile(dir=self.folder) as copy:
            left, seal = os.fstat(file.fileno()).st_size - SEAL, self._seal(name)
            while left > 0 and (block := file.read(min(BLOCK, left))):
                left -= copy.write(block)
                seal.update(block)
            copy.flush()
            self._compare(name, seal, file.read())
            return os.dup(copy.fileno())

    def write(self, name: str, parts: Iterable[Any], older: str) -> None:
        """Write bytes one after the other; whoever reads finds all of them or none. OSError where it cannot be.

        `older` is the pattern of the names that such a file has had: those go, and drafts of starts that were killed.
        """
        draft, path = self._path(f".{name}-{secrets.token_hex(4)}"), self._path(name)
        seal = self._seal(name)
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                for part in parts:
                    file.write(part)
                    seal.update(part)
                file.write(seal.digest())
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        _clear(path, older)

    def _path(self, name: str) -> Path:
        if self.folder is None:
            raise FileNotFoundError("there is no folder in which anything is kept")
        return self.folder / name

    def _opened(self, name: str) -> int:
        file = os.open(self._path(name), READ)
        found = os.fstat(file)
        if S_ISREG(found.st_mode) and not _is_open_to_others(found):
            return file
        os.close(file)
        raise PermissionError(f"{name} is no file of this user alone")

    def _seal(self, name: str, parts: Iterable[bytes] = ()) -> hmac.HMAC:
        seal = hmac.new(self.key, name.encode() + b"\0", "sha256")
        for part in parts:
            seal.update(part)
        return seal

    def _compare(self, name: str, seal: hmac.HMAC, found: bytes) -> None:
        if not hmac.compare_digest(seal.digest(), found):
            raise ValueError(f"{name} was not sealed here, or is not whole")


def kept_files(folder: Path, secret: str) -> KeptFiles:
    """The files of a folder that is made where it is missing. Where it is not this user's alone, none, and the log says what to do."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if fault := _fault(folder):
        log.warning("the cache folder %s is not used, and each start takes longer: %s", folder, fault)
        return KeptFiles(None)
    return KeptFiles(folder, hmac.digest(secret.encode(), b"kept files", "sha256"))


def _fault(folder: Path) -> str:
    try:
        found = folder.lstat()
    except OSError as fault:
        return f"it cannot be made ({fault.strerror}). Set NAVIGATOR_CACHE_DIR to a folder that the user who runs the server can make"
    if not S_ISDIR(found.st_mode):
        return "it is no folder. Set NAVIGATOR_CACHE_DIR to a folder itself, not to a link or a file"
    if _is_open_to_others(found):
        return "others can write to it, or it is another user's. Remove it, and the server makes it for its own user (0700)"
    return ""


def _is_open_to_others(found: os.stat_result) -> bool:
    return found.st_uid != os.geteuid() or bool(found.st_mode & (S_IWGRP | S_IWOTH))


def _clear(path: Path, older: str) -> None:
    """Take away the files that this one takes the place of, and their drafts that nobody writes on any more; no other."""
    for other in path.parent.iterdir():
        is_older = other != path and re.fullmatch(older, other.name)
        is_draft = re.fullmatch(rf"\.(?:{older})-[0-9a-f]{{8}}", other.name)
        if is_older or is_draft:
            with suppress(OSError):
                found = other.lstat()
                if S_ISREG(found.st_mode) and (is_older or found.st_mtime < time.time() - LONG_AGO):
                    other.unlink()
