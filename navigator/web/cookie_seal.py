"""Seals what a browser keeps, so that nobody who sees it can read or change it; opens it for twelve hours.

Several secrets: the first seals, all open, so that a secret can be replaced while conversations go on.
"""

import base64
import json
import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LIFETIME = timedelta(hours=12)
PURPOSE = b"conversation"  # a key made of the same secret for another purpose opens nothing here
_as_json = json.JSONEncoder(separators=(",", ":")).encode
STEP = 128  # bytes: the length of the cookie hardly tells how much was answered


class SealBroken(Exception):
    """Not sealed by us, altered, or older than twelve hours."""


class CookieSeal:
    """What seals and opens. Threads may share it."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(_key(secret)) for secret in secrets])

    def seal(self, data: Any, now: datetime) -> str:
        """Data of JSON as the text of a cookie."""
        packed = zlib.compress(_as_json([int(now.timestamp()), data]).encode())
        return self._fernet.encrypt(packed + bytes(-len(packed) % STEP)).decode("ascii")

    def open(self, text: str, now: datetime) -> Any:
        """What was sealed. SealBroken when it is not to be trusted any more.

        A moment to come is no fault of whoever brings it: the clock of this machine was set back.
        """
        try:
            packed = self._fernet.decrypt(text.encode("ascii"))
        except (InvalidToken, UnicodeEncodeError) as fault:
            raise SealBroken from fault
        at, data = json.loads(zlib.decompressobj().decompress(packed))
        if now.timestamp() - at > LIFETIME.total_seconds():
            raise SealBroken
        return data


def _key(secret: str) -> bytes:
    """A key of the length that is needed, from a secret of any."""
    derived = HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return base64.urlsafe_b64encode(derived)
