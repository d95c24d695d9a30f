"""Files that a start makes anew where they are missing: whole before they have their name, and for this user alone."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def write_whole(path: Path, parts: Iterable[Any], older: str = "") -> None:
    """Write bytes one after the other; whoever reads finds all of them or none. OSError where it cannot be.

    `older` is the pattern of those beside it that it takes the place of.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    for other in path.parent.glob(older) if older else ():
        if other != path:
            other.unlink(missing_ok=True)
