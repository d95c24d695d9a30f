"""A screen: the questions that are asked in one look, in the wording of the persona who is asked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from navigator.dialogue.answers import Answer
from navigator.dialogue.conversation.form_answer import FieldProblem
from navigator.dialogue.conversation.views import CheckLine, Screen
from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.wording.translation import N_, Translator
from navigator.knowledge.content.wording import FactWords
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.remembered import remembered

from .question import WHOLE, at_stake, problem_text, question

MOST_SCREENS = 1024  # in one voice and language


def screen_view(evaluation: Evaluation, facts: tuple[str, ...], problems: Sequence[FieldProblem] = ()) -> Screen:
    """The screen of these facts; the part of a municipality is a choice of the place."""
    knowledge, t = evaluation.knowledge, evaluation.t
    wrong = {problem.fact: problem for problem in problems}
    layout = _layout(knowledge, t, evaluation.persona, facts)
    return Screen(
        facts=facts,
        heading=layout.heading,
        questions=tuple(question(evaluation, fact, facts, wrong.get(fact)) for fact in layout.asked),
        lines=tuple(line for fact in layout.ticked for line in _lines(evaluation, fact)),
        lines_heading=layout.lines_heading,
        why=layout.why,
        at_stake=tuple(dict.fromkeys(name for fact in layout.apart for name in at_stake(evaluation, fact))),
        problem=next((problem_text(knowledge, p, t) for p in problems if p.kind in WHOLE), ""),
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the facts of a screen stand on it, whatever was answered."""

    apart: tuple[str, ...]
    ticked: tuple[str, ...]
    heading: str
    lines_heading: str
    why: str

    @property
    def asked(self) -> tuple[str, ...]:
        """By questions of their own."""
        return tuple(fact for fact in self.apart if fact not in self.ticked)


@remembered(MOST_SCREENS)
def _layout(knowledge: Knowledge, t: Translator, persona: str, facts: tuple[str, ...]) -> _Layout:
    apart = [fact for fact in facts if not (knowledge.facts[fact].part_of and knowledge.place_fact in facts)]
    apart.sort(key=lambda fact: knowledge.facts[fact].is_place)  # the longest list last
    ticked = tuple(fact for fact in apart if shows_lines(knowledge, fact, apart))
    first, words = apart[0], knowledge.fact_words[apart[0]]
    voice, group = knowledge.facts[first].voice(persona), knowledge.facts[first].fact.screen
    is_group = len(apart) > 1 and group in knowledge.screen_words
    heading, why = (knowledge.screen_words[group].heading, knowledge.screen_words[group].why) if is_group else (words.ask, words.why)
    lines_heading = _lines_heading(knowledge, t, ticked) if len(ticked) < len(apart) else ""
    return _Layout(tuple(apart), ticked, t(heading(voice)), lines_heading, t(why(voice)))


def _lines_heading(knowledge: Knowledge, t: Translator, facts: Sequence[str]) -> str:
    label = knowledge.fact_words[facts[0]].label if len(facts) == 1 else ""
    return t(label or N_("あてはまるものを、すべて選んでください"))


def shows_lines(knowledge: Knowledge, fact: str, beside: Collection[str]) -> bool:
    """Whether a fact is asked by lines to tick: among others, or where one answer takes several lines."""
    lines = knowledge.fact_words[fact].lines
    return bool(lines) and (len(beside) > 1 or any(len(of_value) > 1 for of_value in lines.values()))


def line_texts(words: FactWords, voice: str) -> tuple[str, ...]:
    """The lines of a fact, each once, in order."""
    return tuple(dict.fromkeys(line(voice) for lines in words.lines.values() for line in lines))


def ticked_value(words: FactWords, voice: str, values: Sequence[str], ticked: Collection[int]) -> str:
    """The first value all of whose lines are ticked; with none ticked the value without lines, "" where some make up no value."""
    texts = line_texts(words, voice)
    chosen = {texts[n] for n in ticked if 0 <= n < len(texts)}
    full = (value for value, lines in words.lines.items() if all(line(voice) in chosen for line in lines))
    return next(full, "" if chosen else next(value for value in values if value not in words.lines))


def _lines(evaluation: Evaluation, fact: str) -> tuple[CheckLine, ...]:
    answer = evaluation.conversation.get(fact)
    made = _answered_lines if answer else _unanswered_lines
    return made(evaluation.knowledge, evaluation.t, evaluation.persona, fact, answer)


def _answered_lines(knowledge: Knowledge, t: Translator, persona: str, fact: str, answer: Answer | None) -> tuple[CheckLine, ...]:
    words, voice = knowledge.fact_words[fact], knowledge.facts[fact].voice(persona)
    chosen = _chosen_lines(words, voice, answer)
    return tuple(CheckLine(fact, str(n), t(text), text in chosen) for n, text in enumerate(line_texts(words, voice)))


_unanswered_lines = remembered(MOST_SCREENS)(_answered_lines)
"""Those of which none is ticked: they tell nothing of this person."""


def _chosen_lines(words: FactWords, voice: str, answer: Answer | None) -> set[str]:
    lines: Mapping[str, tuple[str, ...]] = {value: tuple(line(voice) for line in of_value) for value, of_value in words.lines.items()}
    return {line for value in (answer.values if answer else ()) for line in lines.get(value, ())}
