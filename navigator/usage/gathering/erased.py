"""That a conversation was erased, as the processes of a machine tell each other."""

import json
from dataclasses import dataclass


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
