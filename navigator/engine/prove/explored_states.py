"""All conversations as one graph: the distinct states with the shortest way to each, and what leads where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property

from navigator.engine.decide.rule import Verdict
from navigator.engine.decide.state import State

from .fault import AnswersGiven
from .packed_signature import at_place
from .state_signature import DOOR, DOOR_SETTLED, WINDOW

Outcome = tuple[str, Verdict, str]
"""A rule's id, its verdict, and the office of an office choice."""


class Manner(IntEnum):
    """How much of the screens was answered so far. Who has answered more whole may go on as the others may, and more."""

    WHOLE = 0  # every screen whole
    LEAVING_OUT = 1  # something on this screen is left out
    PARTLY = 2  # something on the last screen was left out

    def after(self, *, over: bool) -> "Manner":
        """The manner after one more answer; `over`: it was the last on its screen."""
        return Manner.PARTLY if over and self else self


@dataclass(slots=True, eq=False)
class ExploredState:
    """One distinct state, with the shortest conversation that leads to it. Not frozen: there are hundreds of thousands.

    `asked` and `signature`, packed, are of the state after its last answer. `pending`: the bit set of the facts of a
    screen that wait for their answer; 0 between screens. `begun`: something on that screen was answered.
    """

    asked: int
    signature: int
    previous: "ExploredState | None" = None
    fact: int = -1
    cells: int = 0
    pending: int = 0
    begun: bool = False
    manner: Manner = Manner.WHOLE
    start: State | None = None  # of the first state alone

    @property
    def state(self) -> State:
        """The state, made again from the answers: few are ever read, and all of them kept would fill the memory."""
        if self.previous is None:
            assert self.start
            return self.start
        before = self.previous.state
        return before.answered(self.fact, self.cells) if self.cells else before

    @property
    def answers(self) -> AnswersGiven:
        """The conversation so far."""
        answers: list[tuple[int, int]] = []
        state: ExploredState | None = self
        while state is not None and state.previous is not None:
            if state.cells:
                answers.append((state.fact, state.cells))
            state = state.previous
        return tuple(reversed(answers))

    @property
    def window_certain(self) -> bool:
        """Whether a window that can be called or visited is certain."""
        return bool(at_place(self.signature, WINDOW))

    @property
    def door_settled(self) -> bool:
        """Whether the first window and its office can change no more."""
        return at_place(self.signature, DOOR) == DOOR_SETTLED


@dataclass(slots=True)
class Step:
    """Where answers to one fact lead: to which state, how many, their cells, their likelihood (of those that tell one cell)."""

    state: int
    answers: int = 0
    told: int = 0
    weight: float = 0.0


@dataclass
class Exploration:
    """All that was reached. `personas`: bit set of cells of the first fact."""

    states: list[ExploredState] = field(default_factory=list)
    ends: list[ExploredState] = field(default_factory=list)
    asked: dict[int, int] = field(default_factory=dict)  # fact -> the personas it is asked of
    outcomes: dict[Outcome, ExploredState] = field(default_factory=dict)
    loops: list[tuple[ExploredState, int]] = field(default_factory=list)
    reversals: dict[str, ExploredState] = field(default_factory=dict)
    growing: list[ExploredState] = field(default_factory=list)  # states reached by an answer that opened questions
    personas: list[int] = field(default_factory=list)  # of each state: whose conversations reach it
    steps: list[Sequence[Step]] = field(default_factory=list)  # of each state of whole screens: where the answers to its next fact lead
    asking: dict[int, int] = field(default_factory=dict)  # of each state that asks: the fact
    entrances: dict[int, list[Step]] = field(default_factory=dict)  # state after the first screen -> where the place alone leads
    concerns: dict[int, int] = field(default_factory=dict)  # fact -> the personas to whom it matters after the first screen
    answer_count: int = 0

    def successors(self, state: int) -> Iterator[int]:
        """Where a state leads."""
        yield from (step.state for step in (*self.steps[state], *self.entrances.get(state, ())))

    @cached_property
    def ends_first(self) -> list[int]:
        """The states of whole screens in topological order, each after its successors."""
        order: list[int] = []
        seen = {0}
        path = [(0, self.successors(0))]
        while path:
            state, successors = path[-1]
            following = next((other for other in successors if other not in seen), None)
            if following is None:
                order.append(state)
                path.pop()
            else:
                seen.add(following)
                path.append((following, self.successors(following)))
        return order

    @property
    def dead_ends(self) -> Iterator[ExploredState]:
        """Conversations that end without a window that can be called or visited."""
        return (state for state in self.ends if not state.window_certain)
