"""How much one conversation adds to the counts at most. What is published rests on these numbers (ADR 42)."""

from collections.abc import Iterator
from dataclasses import replace

from navigator.usage.counts import FEEDBACK, ChannelCount, Count, EventCount, LanguageCount, feedback_count

from .seen_names import SeenNames
from .turns import Turn

# Different targets that count; every other event counts once, whatever its target.
MOST_ASKED = 10
MOST_ANSWERS = 10  # answered or unknown
MOST_SHOWN = 18  # windows and schemes, in the order of the result
MOST_WRONG_NUMBERS = 5  # shown to officers by their office, published nowhere
MOST = {
    "asked": MOST_ASKED, "answered": MOST_ANSWERS, "shown": MOST_SHOWN, "wrong_number": MOST_WRONG_NUMBERS,
}  # fmt: skip
REASONS = frozenset(feedback_count(reason) for reason in FEEDBACK)


class ContributionLimit:
    """Lets through of a conversation what it may still add. Its owner admits one thread at a time."""

    def __init__(self) -> None:
        self._seen = SeenNames()

    def limited(self, turn: Turn) -> Turn:
        """The turn with the counts that are left to its conversation."""
        return replace(turn, counts=tuple(self._left(turn))) if turn.contributor else turn

    def _left(self, turn: Turn) -> Iterator[Count]:
        for count in turn.counts:
            group, target = _group(count)
            if self._takes_place(f"{turn.contributor} {group}", target, MOST.get(group, 1)):
                yield count

    def _takes_place(self, group: str, target: str, most: int) -> bool:
        """Whether the target is new to the group, and one of the group's places free; it is taken."""
        if not self._seen.add(f"{group} {target}"):
            return False
        return most == 1 or any(self._seen.add(f"{group} place {n}") for n in range(most))


def _group(count: Count) -> tuple[str, str]:
    """What shares a limit, and what tells its members apart ("" where one is all)."""
    match count:
        case EventCount() if count in REASONS:
            return "feedback", ""
        case EventCount(event="answered" | "unknown"):
            return "answered", count.target
        case EventCount():
            return count.event, count.target if count.event in MOST else ""
        case LanguageCount():
            return f"language {count.event}", ""
        case ChannelCount():
            return f"channel {count.event}", ""
    return "place", ""
