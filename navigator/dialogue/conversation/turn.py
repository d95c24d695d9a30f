"""A turn of the conversation: the transcript, the screen that is asked, and how far it is to the result."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from operator import or_

from navigator.dialogue.answers import Conversation
from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.transcript import transcript
from navigator.dialogue.wording.fact_text import PERSONA_FACT
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.question import could_settle_something, open_goals
from navigator.engine.decide.state import State

from .form_answer import FieldProblem
from .screens.question import question
from .screens.screen import screen_view
from .screens.screen_history import NO_SCREENS, ScreenHistory
from .views import Question, Screen, TurnView


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person stands on the way: the page of an index, or (`change`, from 1) one answer that they change."""

    history: ScreenHistory = NO_SCREENS
    index: int = 0
    change: int = 0

    @property
    def is_newest(self) -> bool:
        """Whether no later page was reached; an index that is too large is the newest."""
        return self.index >= self.history.newest


def turn_view(
    evaluation: Evaluation, place: Place | None = None, guess: str = "", problems: Sequence[FieldProblem] = ()
) -> TurnView:
    """The conversation page. `guess` is who seems to speak, which is offered first where that is asked."""
    place = place or Place()
    changed = _changed(evaluation.conversation, place.change)
    facts = changed or _facts_at(evaluation, place, problems)
    screen = screen_view(evaluation, facts, problems if place.is_newest and not changed else ()) if facts else None
    left = screens_left(evaluation.rules, evaluation.state, door_certain=evaluation.decision.door_certain)
    on_the_way = place.is_newest and not changed and bool(evaluation.conversation.known_persona)
    return TurnView(
        persona=evaluation.persona,
        lines=transcript(evaluation),
        title=_title(evaluation, screen),
        screen=_likely_first(screen, guess) if screen else None,
        index=min(place.index, place.history.newest),
        progress=_progress(evaluation, left) if on_the_way and left else "",
        screens_left=left,
        changing=bool(changed),
        door_certain=evaluation.decision.door_certain,
        finished=evaluation.decision.next_question is None,
    )


def _progress(evaluation: Evaluation, left: int) -> str:
    """How many screens lead to the first window. After it another count would begin, and seem to stand still: what the rest is for."""
    t = evaluation.t
    if evaluation.decision.door_certain:
        return t("もう少し答えると、使える支援がわかります。")
    return t("あと{n}つ").format(n=left)


def _title(evaluation: Evaluation, screen: Screen | None) -> str:
    t = evaluation.t
    if screen is None:
        return t("相談先が見つかりました")
    wrong = screen.problem or any(asked.problem for asked in screen.questions)
    heading = screen.questions[0].text if screen.is_alone else screen.heading
    return t("もう一度お願いします：{heading}").format(heading=heading) if wrong else heading


def _changed(conversation: Conversation, position: int) -> tuple[str, ...]:
    """The fact of the answer at this position."""
    return (conversation.answers[position - 1][0],) if 0 < position <= len(conversation.answers) else ()


def _facts_at(evaluation: Evaluation, place: Place, problems: Sequence[FieldProblem]) -> tuple[str, ...]:
    """What the page of an index shows; on the newest what could not be taken, else what is asked next."""
    earlier = tuple(fact for fact in place.history.facts_at(place.index) if _is_asked(evaluation, fact))
    if earlier:
        return earlier
    if problems:
        return tuple(problem.fact for problem in problems)
    return evaluation.decision.next_screen if evaluation.conversation.known_persona else (PERSONA_FACT,)


def _is_asked(evaluation: Evaluation, fact: str) -> bool:
    return evaluation.persona in evaluation.knowledge.facts[fact].asked_of


@lru_cache(maxsize=4096)
def screens_left(rules: CompiledRules, state: State, *, door_certain: bool) -> int:
    """At most how many screens are left: to the first window and its office, and once these are certain to the end."""
    if door_certain:
        facts = [unasked for _, unasked in open_goals(rules, state)]
    else:
        offices = [choice.evaluate(state).unasked for _, _, choice in rules.windows if choice]
        facts = [rules.first_window.evaluate(state).unasked, *offices]
    together = reduce(or_, facts, 0)
    open_facts = [domain.fact for i, domain in enumerate(rules.domains) if together >> i & 1]
    return len({fact.screen or fact.id for fact in open_facts})


def open_place(evaluation: Evaluation, *, by_town_hall: bool = False) -> Question | None:
    """The question for the place, to be chosen on the result.

    While it is not told and a town hall puts one through; else where it was never put and would still decide something.
    """
    fact = evaluation.knowledge.place_fact
    if not fact or evaluation.place or (evaluation.conversation.get(fact) and not by_town_hall):
        return None
    if not (by_town_hall or could_settle_something(evaluation.rules, evaluation.state, evaluation.rules.index[fact])):
        return None
    parts = [id for id, spec in evaluation.knowledge.facts.items() if spec.part_of]
    return question(evaluation, fact, parts)


def shows_result(before: Evaluation, after: Evaluation, history: ScreenHistory, facts: Sequence[str]) -> bool:
    """Whether the result is the next page after these facts were answered.

    The door is certain now, or was and an earlier answer was changed; nothing is left to ask; or twice in a row
    nothing was told. Whoever asked to go on from the result is asked on.
    """
    if not after.conversation.known_persona:
        return False
    if after.decision.next_question is None or history.stops_asking(after.conversation):
        return True
    changed = all(before.conversation.get(fact) for fact in facts)
    return after.decision.door_certain and (changed or not before.decision.door_certain)


def _likely_first(screen: Screen, guess: str) -> Screen:
    if screen.facts != (PERSONA_FACT,) or not guess:
        return screen
    asked = screen.questions[0]
    options = tuple(sorted(asked.options, key=lambda option: option.value != guess))
    return replace(screen, questions=(replace(asked, options=options),))
