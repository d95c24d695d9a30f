"""A conversation: answers in the order they were given. Changing one keeps its place.

Answers that no longer matter are ignored, not lost: they come back when the branch returns. Concerns outside the plan
stand beside them: no rule reads one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.fact import Fact
from navigator.engine.decide.question import could_settle_something
from navigator.engine.decide.state import State
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.remembered import remembered
from navigator.knowledge.rules.conditions import parse_range

AnswerKind = Literal["told", "unknown", "unsaid"]
MOST_ANSWERS = 4096  # to all facts
CONCERNS = ""  # in a packed conversation: what stands where a fact is named


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one fact. `unknown` is わからない, `unsaid` is 答えたくない: both count as asked."""

    kind: AnswerKind
    values: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether something was answered: neither わからない nor 答えたくない."""
        return self.kind == "told"


GivenAnswers = tuple[tuple[str, Answer], ...]
"""Facts with their answers, in the order in which they were given."""
DONT_KNOW = Answer("unknown")
DECLINED = Answer("unsaid")


def make_answer(*values: str) -> Answer:
    """An answer with its value, a range like `40..49`, or the chosen options."""
    return Answer("told", values)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Answers in order, one for each fact, and the ids of concerns; immutable."""

    answers: GivenAnswers = ()
    concerns: tuple[str, ...] = ()

    def answer(self, fact: str, answer: Answer) -> "Conversation":
        """With this answer, in the place of an earlier one to the same fact, else last."""
        if self.get(fact):
            return Conversation(tuple((f, answer if f == fact else a) for f, a in self.answers), self.concerns)
        return Conversation((*self.answers, (fact, answer)), self.concerns)

    def with_concerns(self, concerns: Iterable[str]) -> "Conversation":
        """With these concerns too."""
        return replace(self, concerns=tuple(dict.fromkeys((*self.concerns, *concerns))))

    def position(self, fact: str) -> int:
        """Where the answer to a fact stands, from 1; 0 before there is one."""
        return next((n for n, (answered, _) in enumerate(self.answers, 1) if answered == fact), 0)

    def get(self, fact: str) -> Answer | None:
        """The answer to a fact, None before there is one."""
        for answered, answer in self.answers:
            if answered == fact:
                return answer
        return None

    @property
    def persona(self) -> str:
        """Who speaks; a resident until that is known."""
        answer = self.get("persona")
        return answer.values[0] if answer and answer.values and answer.values[0] in PERSONAS else PERSONAS[0]

    @property
    def known_persona(self) -> str:
        """Who speaks; "" until that is known."""
        return self.persona if self.get("persona") else ""

    def pack(self) -> list[list[Any]]:
        """Short and JSON-able: [fact, value | [values] | 0 (unknown) | 1 (unsaid)], concerns under the name of no fact."""
        packed = [[fact, _packed(answer)] for fact, answer in self.answers]
        return [*packed, [CONCERNS, [*self.concerns]]] if self.concerns else packed


def _packed(answer: Answer) -> Any:
    if not answer.is_known:
        return 0 if answer.kind == "unknown" else 1
    return answer.values[0] if len(answer.values) == 1 else list(answer.values)


def unpack_conversation(knowledge: Knowledge, data: Any) -> tuple[Conversation, bool]:
    """The conversation from its packed form, and whether anything in it was no longer valid."""
    answers: dict[str, Answer] = {}
    concerns, dropped = Conversation(), not isinstance(data, list)
    for entry in data if isinstance(data, list) else ():
        if isinstance(entry, list) and entry[:1] == [CONCERNS]:
            known = _known_concerns(knowledge, entry[1:])
            concerns, dropped = concerns.with_concerns(known), dropped or entry[1:] != [known]
            continue
        answer = _unpacked(entry)
        if answer and _is_valid_still(knowledge, entry[0], answer):
            answers[entry[0]] = answer
        else:
            dropped = True
    return Conversation(tuple(answers.items()), concerns.concerns), dropped


def _known_concerns(knowledge: Knowledge, data: list[Any]) -> list[str]:
    """The ids of concerns that the region still has."""
    ids = data[0] if data and isinstance(data[0], list) else []
    return [id for id in ids if isinstance(id, str) and id in knowledge.concerns]


def _unpacked(entry: Any) -> Answer | None:
    match entry:
        case [str(), 0]:
            return DONT_KNOW
        case [str(), 1]:
            return DECLINED
        case [str(), str(value)]:
            return make_answer(value)
        case [str(), [*values]] if all(isinstance(value, str) for value in values):
            return make_answer(*values)
    return None


def is_valid(knowledge: Knowledge, fact: str, answer: Answer) -> bool:
    """Whether the fact exists and can take this answer."""
    if fact not in knowledge.facts:
        return False
    try:
        answer_mask(knowledge, fact, answer)
    except ValueError:
        return False
    return True


_is_valid_still = remembered(MOST_ANSWERS)(is_valid)
"""Of answers that were taken before: nothing that somebody may have typed."""


def answer_mask(knowledge: Knowledge, fact: str, answer: Answer) -> int | None:
    """The values that an answer leaves possible, None for all of them. ValueError for what the fact cannot take."""
    domain = knowledge.facts[fact].fact
    if not answer.is_known:
        return None
    if domain.kind == "several":
        chosen = frozenset(answer.values)
        if chosen not in domain.index:
            raise ValueError(f"{answer.values!r} is no choice of {fact}")
        return domain.mask([chosen])
    if len(answer.values) != 1:
        raise ValueError(f"{fact} takes one value")
    value = answer.values[0]
    if domain.kind == "integer":
        least, most = number_bounds(domain)
        bounds = parse_range(value, least, most)
        if bounds is None or not least <= bounds[0] <= bounds[1] <= most:
            raise ValueError(f"{value!r} is no number of {fact}")
        return domain.mask(range(bounds[0], bounds[1] + 1))
    if value not in domain.index:
        raise ValueError(f"{value!r} is no value of {fact}")
    return domain.mask([value])


def number_bounds(fact: Fact) -> tuple[int, int]:
    """The least and the greatest number of a fact of kind `integer`."""
    return int(str(fact.values[0])), int(str(fact.values[-1]))


def state_of(knowledge: Knowledge, rules: CompiledRules, answers: Iterable[tuple[str, Answer]]) -> State:
    """The engine's state after these answers; what was asked and is not known is as far known as another answer implies."""
    given = dict(answers)
    masks = {fact: answer_mask(knowledge, fact, answer) for fact, answer in given.items()}
    return rules.state(masks | {fact: mask for fact, mask in implied_values(knowledge, given) if fact in given})


def likely_state(
    knowledge: Knowledge, rules: CompiledRules, state: State, answers: Iterable[tuple[str, Answer]]
) -> State:
    """The state of these answers where what they imply of facts that were not asked yet is true: a guess, for the order alone."""
    masks = list(state.masks)
    for fact, mask in implied_values(knowledge, dict(answers)):
        i = rules.index[fact]
        masks[i] &= rules.domains[i].cells_touching(mask)
    return replace(state, masks=tuple(masks))


def states_if_implied(
    knowledge: Knowledge, rules: CompiledRules, state: State, answers: Iterable[tuple[str, Answer]]
) -> Iterator[State]:
    """The states after each answer still open that would say something of what was asked and is not known."""
    given = dict(answers)
    unknown = {fact for fact, answer in given.items() if not answer.is_known}
    for id, fact in knowledge.facts.items():
        values = [value for value, implied in fact.implications.items() if unknown & {other for other, _ in implied}]
        if values and id not in given and could_settle_something(rules, state, rules.index[id]):
            for value in values:
                yield state_of(knowledge, rules, (given | {id: make_answer(value)}).items())


def implied_values(knowledge: Knowledge, given: Mapping[str, Answer]) -> Iterator[tuple[str, int]]:
    """Facts of which nothing is told, with the mask of the values that other answers leave (docs/adr/0040)."""
    for id, answer in given.items():
        for value in answer.values:
            for fact, values in knowledge.facts[id].implications.get(value, ()):
                if fact not in given or not given[fact].is_known:
                    yield fact, knowledge.facts[fact].fact.mask(values)


def answers_in_use(knowledge: Knowledge, rules: CompiledRules, conversation: Conversation) -> Conversation:
    """Only the answers that matter now.

    From the last to the first, an answer is left out when nothing that is open without it would ask for it.
    """
    in_use = dict(conversation.answers)
    state = state_of(knowledge, rules, in_use.items())
    for fact in reversed(list(in_use)):
        without = state_without(rules, state, rules.index[fact])
        if fact != "persona" and not could_settle_something(rules, without, rules.index[fact]):
            del in_use[fact]
            state = without
    return Conversation(tuple(in_use.items()))


def state_without(rules: CompiledRules, state: State, fact: int) -> State:
    """The state before this fact was asked."""
    all_cells = rules.domains[fact].all_cells
    return State((*state.masks[:fact], all_cells, *state.masks[fact + 1 :]), state.asked & ~(1 << fact))
