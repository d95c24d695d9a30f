"""One turn of a conversation as it is counted, and the turns that are gathered. In memory only, and between processes."""

import json
from dataclasses import dataclass

from navigator.usage.counts import COLUMNS, Count, values

ENOUGH = 20  # different conversations: whoever compares two copies of the database finds no smaller step

_KINDS = {kind.__name__: kind for kind in COLUMNS}


@dataclass(frozen=True, slots=True)
class Turn:
    """What one request counts.

    `conversation` tells conversations apart and is written nowhere. It is "" where the browser has not yet shown that it
    brings the number back: one that takes no cookies would otherwise pass for a crowd. `once` names the turn among those of
    all conversations: the same name is counted once, "" each time. `contributor` is the number under which all that a
    conversation adds is limited, from its first turn on; "" limits nothing.
    """

    conversation: str
    counts: tuple[Count, ...]
    once: str = ""
    contributor: str = ""

    def as_line(self) -> bytes:
        """For another process of this machine."""
        cells = [(type(count).__name__, *values(count)) for count in self.counts]
        return json.dumps([self.conversation, cells, self.once, self.contributor]).encode() + b"\n"

    @classmethod
    def of_line(cls, line: bytes) -> "Turn":
        """ValueError for anything else than a whole line of `as_line`."""
        if not line.endswith(b"\n"):
            raise ValueError("the other process ended within a line")
        try:
            conversation, cells, once, contributor = json.loads(line)
            counts = tuple(_KINDS[kind](*map(str, columns)) for kind, *columns in cells)
            return cls(str(conversation), counts, str(once), str(contributor))
        except (KeyError, TypeError, RecursionError) as fault:
            raise ValueError("this is no turn") from fault


class GatheredTurns:
    """Sums of turns. Grows with the closed lists and not with visits; holds no more numbers than are needed."""

    def __init__(self) -> None:
        self.counts: dict[Count, int] = {}
        self._conversations: set[str] = set()

    def add(self, turn: Turn) -> None:
        """Add a turn to the sums."""
        for count in turn.counts:
            self.counts[count] = self.counts.get(count, 0) + 1
        if turn.conversation and self.conversations < ENOUGH:
            self._conversations.add(turn.conversation)

    def add_all(self, others: "GatheredTurns") -> None:
        """Add up both."""
        for count, n in others.counts.items():
            self.counts[count] = self.counts.get(count, 0) + n
        self._conversations |= others._conversations

    @property
    def conversations(self) -> int:
        """How many different conversations are certainly in it; counted to ENOUGH, more or less."""
        return len(self._conversations)
