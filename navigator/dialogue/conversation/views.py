"""What the conversation page receives: frozen values, every word chosen and translated."""

from dataclasses import dataclass

from navigator.dialogue.result.views import CardView, HelplineView
from navigator.dialogue.views import Citation, Option, TranscriptLine


@dataclass(frozen=True, slots=True)
class Question:
    """A question with everything its form shows."""

    fact: str
    text: str
    kind: str  # one | several | integer | place
    label: str  # the noun for the fact
    options: tuple[Option, ...]
    hint: str = ""
    why: str = ""
    at_stake: tuple[str, ...] = ()  # names of the windows that the answer can change
    unit: str = ""  # of an exact number (歳), "" when only the bands are offered
    least: int = 0
    most: int = 0
    place_groups: tuple[tuple[str, tuple[Option, ...]], ...] = ()  # kind place: (initial, options)
    editing: bool = False  # an answer given earlier is being changed


@dataclass(frozen=True, slots=True)
class TurnView:
    """The conversation page at one turn."""

    persona: str
    lines: tuple[TranscriptLine, ...]
    question: Question | None
    questions_left: tuple[int, int]
    last_fact: str  # the fact that "ひとつ戻る" takes back, "" when there is none
    first_window_certain: bool  # no further answer changes the first window
    finished: bool


@dataclass(frozen=True, slots=True)
class SideReferral:
    """A public place to turn to, for what the navigator has no question about."""

    topic: str
    text: str
    helplines: tuple[HelplineView, ...]
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class FreeTextReply:
    """The reply to a line: what was understood. The help for danger stands above it, on every page."""

    answers: tuple[tuple[str, str, str], ...] = ()  # (fact, label, answer)
    notes: tuple[str, ...] = ()
    cards: tuple[CardView, ...] = ()
    side_referrals: tuple[SideReferral, ...] = ()
    readings: tuple[tuple[str, str, str], ...] = ()  # (fact, value, label)
    not_understood: bool = False  # nothing was understood

    @property
    def silent(self) -> bool:
        """Whether there is nothing to show."""
        return self == FreeTextReply()
