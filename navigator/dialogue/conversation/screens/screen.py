"""A screen: the questions that are asked in one look, in the wording of the persona who is asked."""

from collections.abc import Collection, Mapping, Sequence

from navigator.dialogue.answers import Answer
from navigator.dialogue.conversation.form_answer import FieldProblem
from navigator.dialogue.conversation.views import CheckLine, Screen
from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.wording.translation import N_
from navigator.knowledge.content.wording import FactWords
from navigator.knowledge.knowledge import Knowledge

from .question import WHOLE, at_stake, problem_text, question


def screen_view(evaluation: Evaluation, facts: tuple[str, ...], problems: Sequence[FieldProblem] = ()) -> Screen:
    """The screen of these facts; the part of a municipality is a choice of the place."""
    knowledge, t = evaluation.knowledge, evaluation.t
    wrong = {problem.fact: problem for problem in problems}
    apart = [fact for fact in facts if not (knowledge.facts[fact].part_of and knowledge.place_fact in facts)]
    apart.sort(key=lambda fact: knowledge.facts[fact].is_place)  # the longest list last
    ticked = [fact for fact in apart if shows_lines(knowledge, fact, apart)]
    questions = tuple(question(evaluation, fact, facts, wrong.get(fact)) for fact in apart if fact not in ticked)
    lines = tuple(line for fact in ticked for line in _lines(evaluation, fact))
    first, words = apart[0], evaluation.knowledge.fact_words[apart[0]]
    voice, group = knowledge.facts[first].voice(evaluation.persona), knowledge.facts[first].fact.screen
    is_group = len(apart) > 1 and group in knowledge.screen_words
    heading, why = (knowledge.screen_words[group].heading, knowledge.screen_words[group].why) if is_group else (words.ask, words.why)
    return Screen(
        facts=facts,
        heading=t(heading(voice)),
        questions=questions,
        lines=lines,
        lines_heading=_lines_heading(evaluation, ticked) if questions else "",
        why=t(why(voice)),
        at_stake=tuple(dict.fromkeys(name for fact in apart for name in at_stake(evaluation, fact))),
        problem=next((problem_text(knowledge, p, t) for p in problems if p.kind in WHOLE), ""),
    )


def _lines_heading(evaluation: Evaluation, facts: Sequence[str]) -> str:
    label = evaluation.knowledge.fact_words[facts[0]].label if len(facts) == 1 else ""
    return evaluation.t(label or N_("あてはまるものを、すべて選んでください"))


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
    declared, words = evaluation.knowledge.facts[fact], evaluation.knowledge.fact_words[fact]
    voice = declared.voice(evaluation.persona)
    chosen = _chosen_lines(words, voice, evaluation.conversation.get(fact))
    return tuple(
        CheckLine(fact, str(n), evaluation.t(text), text in chosen) for n, text in enumerate(line_texts(words, voice))
    )


def _chosen_lines(words: FactWords, voice: str, answer: Answer | None) -> set[str]:
    lines: Mapping[str, tuple[str, ...]] = {value: tuple(line(voice) for line in of_value) for value, of_value in words.lines.items()}
    return {line for value in (answer.values if answer else ()) for line in lines.get(value, ())}
