"""One reading of a conversation: the answers in use, the state, the decision, the language and the moment."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.decision import Decision, decide
from navigator.engine.decide.state import State
from navigator.knowledge.knowledge import Knowledge

from .answers import Conversation, answers_in_use, state_of


@dataclass(frozen=True)
class Evaluation:
    """What every view is built from."""

    knowledge: Knowledge
    conversation: Conversation  # everything that was answered
    used: Conversation  # only what matters
    rules: CompiledRules
    state: State
    decision: Decision
    now: datetime  # in the region's time
    t: Translator

    @property
    def voice(self) -> str:
        """In whose words to speak."""
        return self.conversation.persona

    @property
    def place(self) -> str:
        """The place that was answered, outside the region too; "" when it was not."""
        answer = self.used.get(self.knowledge.place_fact)
        return answer.values[0] if answer and answer.values else ""

    @property
    def municipality(self) -> str:
        """The code of the place that was answered, "" when it was not or lies outside."""
        return self.place if self.place in self.knowledge.municipalities else ""

    @property
    def in_force(self) -> bool:
        """Whether the day lies in the plan's year."""
        return self.now.date() in self.knowledge.plan.period


def evaluate_conversation(knowledge: Knowledge, conversation: Conversation, now: datetime, t: Translator) -> Evaluation:
    """Read a conversation at a moment, by the answers that matter."""
    local = local_time(knowledge, now)
    return evaluate_answers(
        knowledge, conversation, answers_in_use(knowledge, knowledge.on(local.date()), conversation), local, t
    )


def evaluate_answers(
    knowledge: Knowledge, conversation: Conversation, used: Conversation, local: datetime, t: Translator
) -> Evaluation:
    """Read a conversation by these of its answers."""
    rules = knowledge.on(local.date())
    state = state_of(knowledge, rules, used.answers)
    return Evaluation(knowledge, conversation, used, rules, state, _decided(rules, state), local, t)


@lru_cache(maxsize=4096)
def _decided(rules: CompiledRules, state: State) -> Decision:
    """Same state, same decision: an answer posted and the page that follows it decide once."""
    return decide(rules, state)


def local_time(knowledge: Knowledge, now: datetime) -> datetime:
    """The region's wall clock for a moment; a moment without zone is taken as local already."""
    return now.astimezone(knowledge.region.timezone).replace(tzinfo=None) if now.tzinfo else now
