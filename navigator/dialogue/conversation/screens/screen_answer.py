"""What a person sends with a screen: choices, ticks, numbers and places typed in; a typed field may say anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Answer, Conversation, is_valid, make_answer
from navigator.dialogue.conversation.form_answer import FieldProblem, FormAnswerError, read_form_answer
from navigator.dialogue.conversation.free_text import apply_free_text
from navigator.dialogue.conversation.free_text_result import NO_FREE_TEXT, FreeTextResult
from navigator.dialogue.conversation.option_match import is_bare_reply
from navigator.dialogue.conversation.typed_line import TypedLine
from navigator.dialogue.evaluation import Evaluation
from navigator.knowledge.knowledge import Knowledge

from .place_choices import PART
from .screen import shows_lines, ticked_value

NONE = "none"  # the button どれもない
UNSAID = {"?": DONT_KNOW, "-": DECLINED}  # the button わからない・答えたくない, and 答えたくない alone

Answers = dict[str, Answer]


@dataclass(frozen=True, slots=True)
class SentScreen:
    """A form as it was sent: the facts that it showed, what was chosen and typed for each, and the button."""

    shown: tuple[str, ...]
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    button: str = ""

    @property
    def is_alone(self) -> bool:
        """Whether it showed one question."""
        return len(self.shown) == 1


@dataclass(frozen=True, slots=True)
class ScreenOutcome:
    """The conversation after a screen. What was not understood of it stands in `problems`."""

    conversation: Conversation
    facts: tuple[str, ...] = ()  # answered
    free_text: FreeTextResult = NO_FREE_TEXT  # of the fields that were typed in
    problems: tuple[FieldProblem, ...] = ()


def answer_screen(evaluation: Evaluation, sent: SentScreen) -> ScreenOutcome:
    """Take what was sent. On a screen of several questions one that was left open is no problem: it is asked again."""
    if sent.button == NONE and any(sent.chosen.get(fact) for fact in sent.shown):
        return ScreenOutcome(evaluation.conversation, problems=_problems(sent, "both"))
    answers, problems = _chosen(evaluation, sent)
    after = evaluation.conversation
    for fact, answer in answers.items():
        after = after.answer(fact, answer)
    outcome = ScreenOutcome(after, tuple(answers), problems=problems)
    for fact in sent.shown:
        if text := sent.typed.get(fact, "").strip():
            outcome = _typed(evaluation, outcome, TypedLine(text, fact))
    if not outcome.facts and not outcome.problems and not outcome.free_text.has_reply:
        return replace(outcome, problems=_problems(sent, "missing"))
    return outcome


def read_line_on_screen(evaluation: Evaluation, text: str, shown: Sequence[str]) -> tuple[Conversation, FreeTextResult]:
    """A line typed below a screen: an answer to one of its questions in a word, or whatever it says.

    「はい」 below several questions answers none of them, nor does a word that fits two: it is asked back.
    """
    asked = [fact for fact in shown if not shows_lines(evaluation.knowledge, fact, shown)]
    if len(shown) > 1 and is_bare_reply(evaluation, text):
        asked = []
    readings = [apply_free_text(evaluation, TypedLine(text, fact)) for fact in asked]
    fitting = [(after, result) for fact, (after, result) in zip(asked, readings, strict=True) if {*shown} & {*result.facts}]
    if len({result.facts for _, result in fitting if len(result.facts) == 1}) > 1:
        fitting = readings = []
    return (fitting or readings or [apply_free_text(evaluation, TypedLine(text))])[0]


def _problems(sent: SentScreen, kind: str) -> tuple[FieldProblem, ...]:
    return tuple(FieldProblem(fact, kind) for fact in sent.shown)


def _chosen(evaluation: Evaluation, sent: SentScreen) -> tuple[Answers, tuple[FieldProblem, ...]]:
    """The answers that were tapped or ticked."""
    answers: Answers = {}
    problems = []
    for fact in sent.shown:
        try:
            answers |= _answers_to(evaluation, sent, fact)
        except FormAnswerError as error:
            problems.append(FieldProblem(fact, error.kind, error.near))
    return answers, tuple(problems)


def _answers_to(evaluation: Evaluation, sent: SentScreen, fact: str) -> Answers:
    """The answer to one fact, with the part of a municipality; none where nothing was chosen."""
    knowledge, chosen = evaluation.knowledge, list(sent.chosen.get(fact, ()))
    if shows_lines(knowledge, fact, sent.shown):
        return _ticked(evaluation, sent, fact)
    if knowledge.facts[fact].is_place and chosen and PART in chosen[0]:
        return _place_and_part(knowledge, fact, chosen[0])
    several = knowledge.facts[fact].fact.kind == "several"
    if not chosen and sent.button in UNSAID:
        is_part_of_unsaid = bool(knowledge.facts[fact].part_of) and not sent.is_alone
        return {} if is_part_of_unsaid else {fact: UNSAID[sent.button]}
    if not chosen and not several and (not sent.is_alone or sent.typed.get(fact, "").strip()):
        return {}
    return {fact: read_form_answer(knowledge, fact, chosen)}


def _ticked(evaluation: Evaluation, sent: SentScreen, fact: str) -> Answers:
    """By the lines that were ticked; not known with わからない and none of them, and where a line lacks its fellow: a desk asks."""
    declared, words = evaluation.knowledge.facts[fact], evaluation.knowledge.fact_words[fact]
    ticked = [int(n) for n in sent.chosen.get(fact, ()) if n.isdecimal() and n.isascii()]
    if not ticked and sent.button in UNSAID:
        return {fact: UNSAID[sent.button]}
    value = ticked_value(words, declared.voice(evaluation.persona), declared.value_names, ticked)
    return {fact: make_answer(value) if value else DONT_KNOW}


def _place_and_part(knowledge: Knowledge, fact: str, value: str) -> Answers:
    code, _, part = value.partition(PART)
    answers = {fact: make_answer(code)}
    answers |= {id: make_answer(part) for id, spec in knowledge.facts.items() if spec.part_of == code}
    if len(answers) == 1 or not all(is_valid(knowledge, id, answer) for id, answer in answers.items()):
        raise FormAnswerError(fact, "value", value)
    return answers


def _typed(evaluation: Evaluation, before: ScreenOutcome, line: TypedLine) -> ScreenOutcome:
    """A number or a place typed in; what else a field says is taken as a line, danger first of all."""
    here = replace(evaluation, conversation=before.conversation)
    after, result = apply_free_text(here, line)
    free_text = result if result.danger or result.has_reply else before.free_text
    try:
        answer = read_form_answer(evaluation.knowledge, line.asked, [], line.text)
    except FormAnswerError as error:
        if result.has_reply:
            return replace(before, conversation=after, facts=(*before.facts, *result.facts), free_text=result)
        problem = FieldProblem(line.asked, error.kind, error.near)
        return replace(before, free_text=free_text, problems=(*before.problems, problem))
    if not result.danger:
        return replace(before, conversation=before.conversation.answer(line.asked, answer), facts=(*before.facts, line.asked))
    return replace(
        before, conversation=after.answer(line.asked, answer), facts=(*before.facts, *result.facts, line.asked), free_text=result,
    )  # fmt: skip
