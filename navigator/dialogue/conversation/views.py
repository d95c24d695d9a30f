"""What the conversation page receives: frozen values, every word chosen and translated."""

from dataclasses import dataclass

from navigator.dialogue.result.views import CardView, ConcernView
from navigator.dialogue.views import Option, TranscriptLine


@dataclass(frozen=True, slots=True)
class Question:
    """A question with everything its form shows."""

    fact: str
    text: str
    kind: str  # one | several | integer | place
    label: str  # its heading where it stands among others
    options: tuple[Option, ...]
    hint: str = ""
    unit: str = ""  # of an exact number (歳), "" when only the bands are offered
    cities: tuple[Option, ...] = ()  # kind place: the larger ones, to tap at once
    towns: tuple[Option, ...] = ()  # kind place: the others
    places: tuple[Option, ...] = ()  # kind place: each as it can be typed, with its reading
    problem: str = ""  # why what was sent could not be taken
    near: Option | None = None  # kind place: the one that may have been meant


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A line to tick, among those of other facts."""

    fact: str
    value: str  # what the form sends: its number among the lines of the fact
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Screen:
    """What is asked in one look: one form, one button to send."""

    facts: tuple[str, ...]  # every fact that it shows
    heading: str
    questions: tuple[Question, ...]
    lines: tuple[CheckLine, ...] = ()
    lines_heading: str = ""  # where they stand below questions
    why: str = ""
    at_stake: tuple[str, ...] = ()  # names of the windows that the answers can change
    problem: str = ""  # of the whole screen

    @property
    def tells_answers(self) -> bool:
        """Whether something stands in it that this person has answered or sent, so that it is nobody else's."""
        offered = (o for q in self.questions for o in (*q.options, *q.cities, *q.towns, *q.places, *((q.near,) if q.near else ())))
        said = self.problem or any(q.problem or q.near for q in self.questions)
        return bool(said) or any(line.chosen for line in self.lines) or any(option.chosen for option in offered)

    @property
    def is_alone(self) -> bool:
        """Whether it is one question, whose answer is one tap."""
        return len(self.questions) == 1 and not self.lines

    @property
    def only_ticks(self) -> bool:
        """Whether "none of these" answers all of it."""
        return all(question.kind == "several" for question in self.questions)


@dataclass(frozen=True, slots=True)
class FormPlace:
    """Where a form of the conversation stands, beside the conversation's own page."""

    index: int  # how many screens were sent before it
    changing: bool = False
    to: str = ""  # the page that follows, whatever was answered


@dataclass(frozen=True, slots=True)
class TurnView:
    """The conversation page at one place of the way."""

    persona: str
    lines: tuple[TranscriptLine, ...]
    title: str  # of the page
    screen: Screen | None  # None: nothing is left to ask
    index: int  # of this place: how many screens were sent before it
    progress: str  # how many screens are left at most, or what answering on is for; "" where an earlier one is looked at
    screens_left: int
    changing: bool  # one answer alone is changed, out of the way
    door_certain: bool  # no further answer changes the first window or its office
    finished: bool

    @property
    def asked(self) -> tuple[str, ...]:
        """The facts that are asked."""
        return self.screen.facts if self.screen else ()

    @property
    def form_place(self) -> FormPlace:
        """Where its form stands."""
        return FormPlace(self.index, self.changing)


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page that a line may look for."""

    kind: str  # in words
    name: str
    lead: str
    path: str  # below the language


@dataclass(frozen=True, slots=True)
class FreeTextReply:
    """The reply to a line: what was understood. The help for danger stands above it, on every page."""

    answers: tuple[tuple[int, str, str], ...] = ()  # (position in the conversation, label, answer)
    notes: tuple[str, ...] = ()
    cards: tuple[CardView, ...] = ()
    concerns: tuple[ConcernView, ...] = ()
    readings: tuple[tuple[str, str, str], ...] = ()  # (fact, value, label)
    not_understood: bool = False  # nothing was understood
    found: tuple[FoundPage, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether there is nothing to show."""
        return self == FreeTextReply()
