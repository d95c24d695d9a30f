"""A conversation evaluated at a moment: the answers in use, the state, the decision, and the language to show it in."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.decision import Decision, decide
from navigator.engine.decide.state import State
from navigator.knowledge.knowledge import Knowledge

from .answers import Conversation, answers_in_use, likely_state, state_of, states_if_implied


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


def evaluate_conversation(knowledge: Knowledge, conversation: Conversation, now: datetime, t: Translator) -> Evaluation:
    """Evaluate a conversation by its answers that matter now."""
    local = local_time(knowledge, now)
    used = answers_in_use(knowledge, knowledge.rules_on(local.date()), conversation)
    return evaluate_answers(knowledge, conversation, used, local, t)


def evaluate_answers(
    knowledge: Knowledge, conversation: Conversation, used: Conversation, local: datetime, t: Translator
) -> Evaluation:
    """Evaluate a conversation by these of its answers, at a local time."""
    rules = knowledge.rules_on(local.date())
    state = state_of(knowledge, rules, used.answers)
    decision = _decide(rules, state, likely_state(knowledge, rules, used.answers))
    if decision.door_certain and any(
        _door(_decide(rules, implied, implied)) != _door(decision)
        for implied in states_if_implied(knowledge, rules, state, used.answers)
    ):
        decision = replace(decision, door_certain=False)
    return Evaluation(knowledge, conversation, used, rules, state, decision, local, t)


def _door(decision: Decision) -> tuple[str, str | None]:
    """The first window and its office."""
    first = decision.windows[0]
    return first.id, first.office


@lru_cache(maxsize=4096)
def _decide(rules: CompiledRules, state: State, likely: State) -> Decision:
    """Cached: a posted answer and the page that follows it need the same decision."""
    return decide(rules, state, likely)


def local_time(knowledge: Knowledge, now: datetime) -> datetime:
    """The region's wall clock at a moment, without zone. A moment without zone is local already."""
    return now.astimezone(knowledge.region.timezone).replace(tzinfo=None) if now.tzinfo else now
