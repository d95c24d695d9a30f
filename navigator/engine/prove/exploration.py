"""Reachability: every conversation in the engine's order of questions, with every answer, each distinct state once.

Breadth first, so that the first conversation to reach a state is a shortest one. States with equal signatures are one.
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
"""A rule's id, its verdict, and the office of an office choice."""


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
        answers: list[tuple[int, int]] = []
        state: ExploredState | None = self
        while state is not None and state.previous is not None:
            answers.append((state.fact, state.cells))
            state = state.previous
        return tuple(reversed(answers))


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
    answer_count: int = 0
    conversations: int = 0
    longest: int = 0
    shortest: int = 0

    @property
    def dead_ends(self) -> Iterator[ExploredState]:
        """Conversations that end without a window that can be called or visited."""
        return (state for state in self.ends if not state.window_certain)


def explore(rules: CompiledRules, reachable: ReachableOffices, first: str) -> Exploration:
    """Explore every conversation; `first` names the fact that each begins with, answered or not."""
    explorer = _Explorer(rules, reachable, rules.index[first])
    explorer.run()
    return explorer.exploration


class _Explorer:
    def __init__(self, rules: CompiledRules, reachable: ReachableOffices, first: int) -> None:
        self.first = first
        self.signatures = SignatureMaker(rules, reachable)
        self.exploration = Exploration()
        self.numbers: dict[tuple[bool, StateSignature], int] = {}
        self.successors: list[dict[int, int]] = []  # of each state: next state -> by how many answers
        self.questions: dict[int, int] = {}
        self.answers = tuple(answer_masks(d.cells, in_order=d.fact.kind == "integer") for d in rules.domains)
        self.start = rules.start
        self.rules = rules

    def run(self) -> None:
        signature = self.signatures.signature(self.start)
        # kept out of `numbers`: a state with the same signature asks on, the start asks `first`
        self.append(ExploredState(self.start, signature, self.signatures.window_certain(self.start)))
        self.note_start()
        number = 0
        while number < len(self.exploration.states):
            self.follow(number)
            number += 1
        self.count()

    def note_start(self) -> None:
        start = self.exploration.states[0]
        for goal in self.rules.goals:
            finding = goal.rule.evaluate(self.start)
            self.exploration.outcomes.setdefault((goal.rule.id, finding.verdict, finding.office), start)

    def add(self, explored: ExploredState) -> int:
        """The number of the state, a new one if it was not reached before."""
        key = (explored.window_certain, explored.signature)
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.exploration.states)
            self.append(explored)
        return number

    def append(self, explored: ExploredState) -> None:
        self.exploration.states.append(explored)
        self.successors.append({})
        self.exploration.personas.append(0)

    def follow(self, number: int) -> None:
        explored = self.exploration.states[number]
        question = self.first if not number else self.signatures.question(explored.signature, explored.state)
        if question is None:
            self.exploration.ends.append(explored)
        elif explored.state.asked >> question & 1:
            self.exploration.loops.append((explored, question))
        else:
            self.questions[number] = question
            self.ask(number, explored, question)

    def ask(self, number: int, explored: ExploredState, question: int) -> None:
        before = dict(self.signatures.findings(explored.signature, explored.state, question))
        successors = self.successors[number]
        for cells in self.answers[question]:
            state = explored.state.answered(question, cells)
            signature = self.signatures.signature_after(explored.signature, state, question)
            certain = explored.window_certain or self.signatures.window_certain(state)
            after = ExploredState(state, signature, certain, explored, question, cells)
            self.note_findings(before, explored.signature, after)
            successor = self.add(after)
            successors[successor] = successors.get(successor, 0) + 1
            if not number and cells != self.rules.domains[question].all_cells:
                self.exploration.personas[successor] |= cells
            self.exploration.answer_count += 1

    def note_findings(self, before: dict[str, Finding], signature: StateSignature, after: ExploredState) -> None:
        """Record what an answer has decided, and whether it reversed what was decided."""
        for id, finding in self.signatures.findings(signature, after.state, after.fact):
            self.exploration.outcomes.setdefault((id, finding.verdict, finding.office), after)
            if id in before and reversed_by(before[id], finding):
                self.exploration.reversals.setdefault(id, after)

    def count(self) -> None:
        """Count the conversations and their lengths, from the ends back to the start; then who is asked what."""
        size = len(self.exploration.states)
        conversations, longest, shortest = [1] * size, [0] * size, [0] * size
        order = self.ends_first()
        for n in order:
            if self.successors[n]:
                conversations[n] = sum(times * conversations[other] for other, times in self.successors[n].items())
                longest[n] = 1 + max(longest[other] for other in self.successors[n])
                shortest[n] = 1 + min(shortest[other] for other in self.successors[n])
        self.exploration.conversations = conversations[0]
        self.exploration.longest, self.exploration.shortest = longest[0], shortest[0]
        self.pass_on_personas(reversed(order))

    def ends_first(self) -> list[int]:
        """The states in topological order, successors first: every answer leaves fewer facts to ask."""
        left = [self.signatures.open_facts(explored.signature, explored.state) for explored in self.exploration.states]
        for n, question in self.questions.items():
            for other in self.successors[n]:
                if n and left[other] & ~(left[n] & ~(1 << question)):
                    self.exploration.growing.append(self.exploration.states[other])
        return [*sorted(range(1, len(left)), key=lambda n: left[n].bit_count()), 0]

    def pass_on_personas(self, order: Iterable[int]) -> None:
        """Several personas may reach one state: pass them on from the start to the ends."""
        for n in order:
            for other in self.successors[n]:
                self.exploration.personas[other] |= self.exploration.personas[n]
            question = self.questions.get(n)
            if question is not None:
                self.exploration.asked[question] = self.exploration.asked.get(question, 0) | self.exploration.personas[n]


def reversed_by(before: Finding, after: Finding) -> bool:
    """Whether a decided verdict or office has changed, or a settled finding is open again."""
    if before.verdict is not Verdict.MAYBE:
        return before.verdict is not after.verdict or before.office != after.office
    return bool(after.unasked & ~before.unasked)
