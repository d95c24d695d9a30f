"""Every conversation in the engine's order of questions, with every answer, each distinct state once.

Breadth first, so that the first conversation to reach a state is a shortest one. Held in memory for one run.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.rule import Finding, Verdict
from navigator.engine.decide.state import State

from .fault import AnswersGiven
from .residual import answer_masks
from .state_signature import ReachableOffices, SignatureMaker, StateSignature

Outcome = tuple[str, Verdict, str]
"""A rule, what it says, and of a choice the office."""


@dataclass(frozen=True, slots=True, eq=False)
class ExploredState:
    """One distinct state, with the shortest conversation that leads to it."""

    state: State
    signature: StateSignature
    window_certain: bool
    previous: "ExploredState | None" = None
    fact: int = -1
    cells: int = 0

    @property
    def answers(self) -> AnswersGiven:
        """The conversation so far."""
        found: list[tuple[int, int]] = []
        turn: ExploredState | None = self
        while turn is not None and turn.previous is not None:
            found.append((turn.fact, turn.cells))
            turn = turn.previous
        return tuple(reversed(found))


@dataclass
class Exploration:
    """What was seen on the way."""

    states: list[ExploredState] = field(default_factory=list)
    ends: list[ExploredState] = field(default_factory=list)
    asked: dict[int, int] = field(
        default_factory=dict
    )  # of each fact asked the cells of the first fact that were told
    outcomes: dict[Outcome, ExploredState] = field(default_factory=dict)
    loops: list[tuple[ExploredState, int]] = field(default_factory=list)
    reversals: dict[str, ExploredState] = field(default_factory=dict)
    growing: list[ExploredState] = field(default_factory=list)  # an answer left more to ask than stood open before it
    personas: list[int] = field(
        default_factory=list
    )  # of each turn what the first fact may have been told to be
    answer_count: int = 0
    conversations: int = 0
    longest: int = 0
    shortest: int = 0

    @property
    def dead_ends(self) -> Iterator[ExploredState]:
        """Conversations that end without a window that can be called or visited."""
        return (turn for turn in self.ends if not turn.window_certain)


def explore(rules: CompiledRules, doors: ReachableOffices, first: str) -> Exploration:
    """Walk every conversation; `first` names the fact that every conversation begins with, answered or not."""
    walker = _Explorer(rules, doors, rules.index[first])
    walker.run()
    return walker.exploration


class _Explorer:
    def __init__(self, rules: CompiledRules, doors: ReachableOffices, first: int) -> None:
        self.first = first
        self.signatures = SignatureMaker(rules, doors)
        self.exploration = Exploration()
        self.numbers: dict[tuple[bool, StateSignature], int] = {}
        self.successors: list[dict[int, int]] = []  # of each turn: the turns that follow, and by how many answers
        self.questions: dict[int, int] = {}
        self.answers = tuple(answer_masks(d.cells, in_order=d.fact.kind == "integer") for d in rules.domains)
        self.start = rules.start
        self.rules = rules

    def run(self) -> None:
        marks = self.signatures.signature(self.start)
        self.append(
            ExploredState(self.start, marks, self.signatures.window_certain(self.start))
        )  # alike states ask on, the start asks `first`
        self.note_start()
        done = 0
        while done < len(self.exploration.states):
            self.follow(done)
            done += 1
        self.count()

    def note_start(self) -> None:
        turn = self.exploration.states[0]
        for goal in self.rules.goals:
            finding = goal.rule.evaluate(self.start)
            self.exploration.outcomes.setdefault((goal.rule.id, finding.verdict, finding.office), turn)

    def add(self, turn: ExploredState) -> int:
        """The number of the turn's state."""
        key = (turn.window_certain, turn.signature)
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.exploration.states)
            self.append(turn)
        return number

    def append(self, turn: ExploredState) -> None:
        self.exploration.states.append(turn)
        self.successors.append({})
        self.exploration.personas.append(0)

    def follow(self, number: int) -> None:
        turn = self.exploration.states[number]
        question = self.first if not number else self.signatures.question(turn.signature, turn.state)
        if question is None:
            self.exploration.ends.append(turn)
        elif turn.state.asked >> question & 1:
            self.exploration.loops.append((turn, question))
        else:
            self.questions[number] = question
            self.ask(number, turn, question)

    def ask(self, number: int, turn: ExploredState, question: int) -> None:
        before = dict(self.signatures.findings(turn.signature, turn.state, question))
        follows = self.successors[number]
        for cells in self.answers[question]:
            state = turn.state.answered(question, cells)
            marks = self.signatures.signature_after(turn.signature, state, question)
            after = ExploredState(state, marks, turn.window_certain or self.signatures.window_certain(state), turn, question, cells)
            self.note_findings(before, turn.signature, after)
            other = self.add(after)
            follows[other] = follows.get(other, 0) + 1
            if not number and cells != self.rules.domains[question].all_cells:
                self.exploration.personas[other] |= cells
            self.exploration.answer_count += 1

    def note_findings(self, before: dict[str, Finding], marks: StateSignature, turn: ExploredState) -> None:
        """What an answer has decided, and whether it turned round what was decided."""
        for id, finding in self.signatures.findings(marks, turn.state, turn.fact):
            self.exploration.outcomes.setdefault((id, finding.verdict, finding.office), turn)
            if id in before and reversed_by(before[id], finding):
                self.exploration.reversals.setdefault(id, turn)

    def count(self) -> None:
        """The number of conversations and their lengths, from the ends back to the start; and who is asked what."""
        size = len(self.exploration.states)
        ways, longest, shortest = [1] * size, [0] * size, [0] * size
        order = self.ends_first()
        for n in order:
            if self.successors[n]:
                ways[n] = sum(times * ways[other] for other, times in self.successors[n].items())
                longest[n] = 1 + max(longest[other] for other in self.successors[n])
                shortest[n] = 1 + min(shortest[other] for other in self.successors[n])
        self.exploration.conversations = ways[0]
        self.exploration.longest, self.exploration.shortest = longest[0], shortest[0]
        self.pass_on_personas(reversed(order))

    def ends_first(self) -> list[int]:
        """The turns so that what follows stands before: every answer leaves fewer facts to ask."""
        left = [self.signatures.open_facts(turn.signature, turn.state) for turn in self.exploration.states]
        for n, question in self.questions.items():
            for other in self.successors[n]:
                if n and left[other] & ~(left[n] & ~(1 << question)):
                    self.exploration.growing.append(self.exploration.states[other])
        return [*sorted(range(1, len(left)), key=lambda n: left[n].bit_count()), 0]

    def pass_on_personas(self, order: Iterable[int]) -> None:
        """One state may be reached by several speakers: hand on who they are, from the start to the ends."""
        for n in order:
            for other in self.successors[n]:
                self.exploration.personas[other] |= self.exploration.personas[n]
            question = self.questions.get(n)
            if question is not None:
                self.exploration.asked[question] = self.exploration.asked.get(question, 0) | self.exploration.personas[n]


def reversed_by(before: Finding, after: Finding) -> bool:
    """Whether what was decided, or the office, is no longer so, or what was settled is open again."""
    if before.verdict is not Verdict.MAYBE:
        return before.verdict is not after.verdict or before.office != after.office
    return bool(after.unasked & ~before.unasked)
