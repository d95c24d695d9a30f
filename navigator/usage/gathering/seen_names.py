"""Names that were seen within twelve hours, in a Bloom filter: nobody can list them, or tell which belong together.

A list of what each conversation has counted would be the diary that nothing else keeps. When the filter is crowded it
takes new names for seen ones, so that a flood counts less and never more.
"""

import hashlib
import secrets
import time
from collections.abc import Callable
from struct import Struct

from .numbers_for_hours import LIFETIME

BITS = 1 << 25  # 4 MB, twice; 30,000 conversations fill it so far that 1 name in 400 is mistaken for a seen one
HASHES = 8  # of eight bytes each
_NUMBERS = Struct(f">{HASHES}Q")


class SeenNames:
    """Each for its time, and at most twice that. Its owner admits one thread at a time."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(16)
        self._filter = self._earlier = bytearray()  # made when there is a name: most processes never gather
        self._until = clock()

    def add(self, name: str) -> bool:
        """See it from now on; whether it is new."""
        self._forget()
        bits = self._bits(name)
        is_new = not (_holds(self._filter, bits) or _holds(self._earlier, bits))
        for bit in bits:
            self._filter[bit >> 3] |= 1 << (bit & 7)
        return is_new

    def _forget(self) -> None:
        now = self._clock()
        if now < self._until:
            return
        is_all_old = not self._filter or now >= self._until + LIFETIME
        self._earlier = bytearray(BITS // 8) if is_all_old else self._filter
        self._filter, self._until = bytearray(BITS // 8), now + LIFETIME

    def _bits(self, name: str) -> list[int]:
        digest = hashlib.blake2b(name.encode(), digest_size=8 * HASHES, key=self._key).digest()
        return [number % BITS for number in _NUMBERS.unpack(digest)]


def _holds(names: bytearray, bits: list[int]) -> bool:
    return all(names[bit >> 3] >> (bit & 7) & 1 for bit in bits)
