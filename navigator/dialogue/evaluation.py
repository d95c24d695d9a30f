"""A conversation evaluated at a moment: the answers in use, the state, the decision, and the language to show it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, lru_cache

from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.decision import Decision, decide
from navigator.engine.decide.state import State
from navigator.knowledge.knowledge import Knowledge

from .answers import (
    Conversation,
    GivenAnswers,
    answer_mask,
    answers_in_use,
    implied_values,
    likely_state,
    state_of,
    states_if_implied,
)


@dataclass(frozen=True)
class Evaluation:
    """What every view of a conversation is built from."""

    knowledge: Knowledge
    conversation: Conversation  # every answer
    answers_in_use: Conversation  # only the answers that matter
    rules: CompiledRules
    state: State
    decision: Decision
    now: datetime  # the region's wall clock, without zone
    t: Translator

    @property
    def persona(self) -> str:
        """The persona whose wording is shown."""
        return self.conversation.persona

    @property
    def place(self) -> str:
        """The municipality or `outside`, "" while it is unknown."""
        answer = self.answers_in_use.get(self.knowledge.place_fact)
        return answer.values[0] if answer and answer.values else ""

    @property
    def municipality(self) -> str:
        """The code of the municipality, "" while it is unknown or outside the region."""
        return self.place if self.place in self.knowledge.municipalities else ""

    @property
    def in_force(self) -> bool:
        """Whether the day lies in the plan's year."""
        return self.now.date() in self.knowledge.plan.period

    @cached_property
    def possible_values(self) -> Mapping[str, int]:
        """Of each fact the mask of the values that the answers leave."""
        given = dict(self.answers_in_use.answers)
        possible = {id: spec.fact.all_values for id, spec in self.knowledge.facts.items()}
        for id, answer in given.items():
            possible[id] = answer_mask(self.knowledge, id, answer) or possible[id]
        return {**possible, **dict(implied_values(self.knowledge, given))}


def evaluate_conversation(knowledge: Knowledge, conversation: Conversation, now: datetime, t: Translator) -> Evaluation:
    """Evaluate a conversation by its answers that matter now."""
    local = local_time(knowledge, now)
    rules = knowledge.rules_on(local.date())
    read = _read(_Given(rules, conversation.answers, knowledge))
    return Evaluation(knowledge, conversation, read.answers_in_use, rules, read.state, read.decision, local, t)


def evaluate_answers(
    knowledge: Knowledge, conversation: Conversation, used: Conversation, local: datetime, t: Translator
) -> Evaluation:
    """Evaluate a conversation by these of its answers, at a local time."""
    read = _read_as_used(_Given(knowledge.rules_on(local.date()), used.answers, knowledge), used)
    return Evaluation(knowledge, conversation, used, knowledge.rules_on(local.date()), read.state, read.decision, local, t)


@dataclass(frozen=True, slots=True)
class _Given:
    """Answers under rules. Of a knowledge the rules are enough to tell it from another: no answer is read by a contact or a text."""

    rules: CompiledRules
    answers: GivenAnswers
    knowledge: Knowledge = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class _Read:
    """What answers come to, whoever gave them, in any language."""

    answers_in_use: Conversation
    state: State
    decision: Decision


@lru_cache(maxsize=4096)
def _read(given: _Given) -> _Read:
    """Cached: a posted answer, the count of it and the page that follows need the same."""
    return _read_as_used(given, answers_in_use(given.knowledge, given.rules, Conversation(given.answers)))


def _read_as_used(given: _Given, used: Conversation) -> _Read:
    knowledge, rules = given.knowledge, given.rules
    state = state_of(knowledge, rules, used.answers)
    decision = _decide(rules, state, likely_state(knowledge, rules, state, used.answers))
    if decision.door_certain and any(
        _door(_decide(rules, implied, implied)) != _door(decision)
        for implied in states_if_implied(knowledge, rules, state, used.answers)
    ):
        decision = replace(decision, door_certain=False)
    return _Read(used, state, decision)


def _door(decision: Decision) -> tuple[str, str | None]:
    """The first window and its office."""
    first = decision.windows[0]
    return first.id, first.office


@lru_cache(maxsize=4096)
def _decide(rules: CompiledRules, state: State, likely: State) -> Decision:
    """Cached: many answers come to one state."""
    return decide(rules, state, likely)


def local_time(knowledge: Knowledge, now: datetime) -> datetime:
    """The region's wall clock at a moment, without zone. A moment without zone is local already."""
    return now.astimezone(knowledge.region.timezone).replace(tzinfo=None) if now.tzinfo else now
