"""Conversations that were erased: for twelve hours a copy of their cookie opens nothing on this machine. In memory only."""

import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

LIFETIME = 12 * 3600.0  # seconds: as long as a cookie could be opened
MOST = 100_000  # numbers, some 20 MB; the oldest go first


@dataclass(frozen=True, slots=True)
class Erasure:
    """That a conversation was erased, for the other processes of this machine."""

    conversation: str

    def as_line(self) -> bytes:
        """For another process."""
        return json.dumps(self.conversation).encode() + b"\n"

    @classmethod
    def of_line(cls, line: bytes) -> "Erasure":
        """ValueError for anything else than a whole line of `as_line`."""
        conversation = json.loads(line) if line.endswith(b"\n") else None
        if not isinstance(conversation, str):
            raise ValueError("this is no erasure")
        return cls(conversation)


class ErasedConversations:
    """Numbers that are refused, each for its time. Threads may share it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until: OrderedDict[str, float] = OrderedDict()
        self._lock = threading.Lock()

    def add(self, conversation: str) -> None:
        """Refuse it from now on."""
        now = self._clock()
        with self._lock:
            self._until[conversation] = now + LIFETIME
            while self._until and (len(self._until) > MOST or next(iter(self._until.values())) < now):
                self._until.popitem(last=False)

    def __contains__(self, conversation: object) -> bool:
        with self._lock:
            return isinstance(conversation, str) and self._until.get(conversation, 0) > self._clock()

    def all(self) -> list[Erasure]:
        """Every number that is refused."""
        with self._lock:
            return [Erasure(conversation) for conversation in self._until]
