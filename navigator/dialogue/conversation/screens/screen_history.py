"""The screens that were sent, in order: what the browser's Back and Forward lead through.

An address counts them and says nothing else. Whoever goes back and sends a screen again goes on from there, as the
history of the browser does; the answers themselves stay.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from navigator.dialogue.answers import Conversation

MOST = 40  # screens that are remembered; then the count stands still
IN_A_ROW = 2  # screens without an answer, after which no more is asked unless the person wants it


@dataclass(frozen=True, slots=True)
class ScreenHistory:
    """Each screen by the facts that it showed."""

    sent: tuple[tuple[str, ...], ...] = ()

    @property
    def newest(self) -> int:
        """The index of the newest page: how many screens were sent."""
        return len(self.sent)

    def after(self, index: int, facts: tuple[str, ...]) -> "ScreenHistory":
        """With this screen, sent from the page of this index."""
        return ScreenHistory((*self.sent[:index], facts)[:MOST])

    def facts_at(self, index: int) -> tuple[str, ...]:
        """The facts that the page of this index showed, none on the newest."""
        return self.sent[index] if 0 <= index < self.newest else ()

    def stops_asking(self, conversation: Conversation) -> bool:
        """Whether the last screens, two or another two, got わからない or 答えたくない alone."""
        unanswered = 0
        for facts in reversed(self.sent):
            answers = [answer for fact in facts if (answer := conversation.get(fact))]
            if not answers or any(answer.is_known for answer in answers):
                break
            unanswered += 1
        return unanswered > 0 and unanswered % IN_A_ROW == 0

    def pack(self) -> list[list[str]]:
        """JSON-able."""
        return [[*facts] for facts in self.sent]


NO_SCREENS = ScreenHistory()


def unpack_history(facts: Collection[str], data: Any) -> ScreenHistory:
    """The history from its packed form; facts that are not asked any more are left out."""
    screens = data if isinstance(data, list) else ()
    return ScreenHistory(
        tuple(tuple(f for f in screen if isinstance(f, str) and f in facts) for screen in screens if isinstance(screen, list))[:MOST]
    )
