"""A question with its quick replies, what was wrong with the last answer, and what is at stake in it."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import lru_cache

from navigator.dialogue.answers import Answer, GivenAnswers, state_without
from navigator.dialogue.conversation.form_answer import FieldProblem
from navigator.dialogue.conversation.views import Question
from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.views import Option
from navigator.dialogue.wording.fact_text import given_number, option_label
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.state import State
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.remembered import remembered
from navigator.knowledge.rules.facts import OUTSIDE, FactSpec

from .place_choices import PlaceChoices, place_choices, place_named

MOST_QUESTIONS = 2048  # in one voice and language, as it stands among others
MANY = 10  # a unit stands behind a field before its number is known: in the plural
WHOLE = ("missing", "both")  # kinds of problem that are told of the whole screen


def question(evaluation: Evaluation, fact: str, beside: Collection[str] = (), problem: FieldProblem | None = None) -> Question:
    """The question about a fact, in the wording of the persona who is asked; `beside` are the facts of its screen."""
    knowledge, t, persona = evaluation.knowledge, evaluation.t, evaluation.persona
    given = tuple((each, answer) for each in dict.fromkeys((fact, *beside)) if (answer := evaluation.conversation.get(each)))
    if not given and not problem:
        return _unanswered(knowledge, t, persona, fact, tuple(beside), ())
    asked = _question(knowledge, t, persona, fact, tuple(beside), given)
    return replace(
        asked,
        problem=problem_text(knowledge, problem, t) if problem and problem.kind not in WHOLE else "",
        near=place_named(evaluation, problem.near) if problem else None,
    )


def _question(
    knowledge: Knowledge, t: Translator, persona: str, fact: str, beside: tuple[str, ...], given: GivenAnswers
) -> Question:
    """`given`: what was answered to it and to those beside it."""
    declared, words, answers = knowledge.facts[fact], knowledge.fact_words[fact], dict(given)
    voice = declared.voice(persona)
    text = t(words.ask(voice))
    choices = place_choices(knowledge, t, persona, beside, answers) if declared.is_place else PlaceChoices()
    return Question(
        fact=fact,
        text=text,
        kind="place" if declared.is_place else declared.fact.kind,
        label=t(words.label) if _label_says_all(declared) else text,
        options=_options(knowledge, t, fact, voice, answers.get(fact)),
        hint=t(words.hint(voice)),
        unit=t.count(words.unit, MANY) if declared.fact.kind == "integer" else "",
        cities=choices.cities,
        towns=choices.towns,
        places=choices.typed,
    )


_unanswered = remembered(MOST_QUESTIONS)(_question)
"""A question that this person has not answered: it tells nothing of them."""


def _label_says_all(declared: FactSpec) -> bool:
    """Whether the noun for a fact is enough of a heading: はい and いいえ need the whole question, and so do several choices."""
    return declared.fact.kind != "several" and "yes" not in declared.value_names


def _options(knowledge: Knowledge, t: Translator, fact: str, voice: str, answer: Answer | None) -> tuple[Option, ...]:
    declared, words = knowledge.facts[fact], knowledge.fact_words[fact]
    chosen = set(answer.values) if answer and answer.is_known else set()
    if declared.fact.kind == "integer":
        exact = chosen - {*declared.bands}
        given = tuple(Option(value, given_number(knowledge, fact, value, t), chosen=True) for value in exact)
        return given + tuple(Option(band, t(words.bands[band]), band in chosen) for band in declared.bands)
    values = (OUTSIDE,) if declared.is_place else declared.value_names
    return tuple(Option(v, option_label(knowledge, fact, v, voice, t), v in chosen) for v in values)


def at_stake(evaluation: Evaluation, fact: str) -> tuple[str, ...]:
    """The names of the windows that an answer to this fact can bring or take away."""
    rules = evaluation.rules
    ids = _windows_at_stake(_Stake(rules, evaluation.state, rules.index[fact], evaluation.knowledge))
    windows, words = evaluation.knowledge.windows, evaluation.knowledge.window_words
    return tuple(evaluation.t(words[id].name) for id in ids if id in words and evaluation.persona in windows[id].personas)


@dataclass(frozen=True, slots=True)
class _Stake:
    """A fact in a state. The rules are enough to tell a knowledge from another: which window a scheme has stands in them."""

    rules: CompiledRules
    state: State
    index: int
    knowledge: Knowledge = field(compare=False, repr=False)


@lru_cache(maxsize=4096)
def _windows_at_stake(stake: _Stake) -> tuple[str, ...]:
    """Cached: many people come to one state."""
    unasked = state_without(stake.rules, stake.state, stake.index)
    goals = (goal for goal in stake.rules.goals_on(stake.index) if goal.rule.evaluate(unasked).unasked >> stake.index & 1)
    return tuple(dict.fromkeys(id for goal in goals for id in _windows_of(stake, goal.rule.id)))


def _windows_of(stake: _Stake, rule: str) -> tuple[str, ...]:
    """The windows that a rule decides about: its own, its scheme's, or those that its ranking step puts forward."""
    first, _, rest = rule.partition("/")
    if first == "rank":
        kind, _, n = rest.partition("/")
        put = (stake.rules.window_steps if kind == "windows" else stake.rules.scheme_steps)[int(n) - 1][0].ids
        return put if kind == "windows" else tuple(stake.knowledge.schemes[id].window for id in put)
    if first in stake.knowledge.schemes:
        return (stake.knowledge.schemes[first].window,)
    return (first,)


def problem_text(knowledge: Knowledge, problem: FieldProblem, t: Translator) -> str:
    """What could not be taken, and the way out."""
    values = knowledge.facts[problem.fact].fact.values
    match problem.kind:
        case "number":
            return t("数字で書いてみてください。たとえば 46 のように。")
        case "range":
            return t("{least}から{most}までの数字で書いてください。").format(least=values[0], most=values[-1])
        case "place":
            near = t("こちらのことですか。") if problem.near else ""
            return t.sentences(t("市町村の名前が見つかりませんでした。"), near or t("下の一覧からも選べます。"))
        case "both":
            return t("どれもあてはまらないときは、チェックをはずしてから進んでください。")
    return t("どれか選んでください。わからないときや答えたくないときは、そのままでも進めます。")
