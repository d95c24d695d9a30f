"""A line that is an answer to the question at hand in the words of its options, or nearly."""

import unicodedata
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Answer, make_answer
from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.wording.fact_text import option_label
from navigator.language.text.line import read_line
from navigator.language.text.words import Sense

NEAR = 72.0  # of 100: offered as "did you mean", never taken, since one sound may negate a sentence
NO_ANSWERS = {Sense("reply", "unknown"): DONT_KNOW, Sense("reply", "declined"): DECLINED}
YES_OR_NO = (Sense("reply", "yes"), Sense("reply", "no"))
POLITE = 3  # letters that may follow: です, かな
LONGEST = 24  # letters of a line that may be meant as an option
_ENDS = "。．.、，,！!？?〜～ー…・ 　「」『』()（）"


def lone_answer(evaluation: Evaluation, fact: str, text: str) -> Answer | None:
    """The answer that the line is, letter for letter, or None."""
    line = _folded(text)
    if not line or fact not in evaluation.knowledge.facts:
        return None
    if fact != "persona":
        for words, answer in (("わからない", DONT_KNOW), ("答えたくない", DECLINED)):
            if line == _folded(evaluation.t(words)):
                return answer
        if (told := _no_answer(evaluation, text)) is not None:
            return told
    return next((make_answer(value) for value, label in _labels(evaluation, fact) if line == label), None)


def _no_answer(evaluation: Evaluation, text: str) -> Answer | None:
    """What the line is when it is 「わかりません」, 「言いたくない」 and nothing else, in any language."""
    return next((NO_ANSWERS[sense] for sense in _whole_senses(evaluation, text) if sense in NO_ANSWERS), None)


def is_bare_reply(evaluation: Evaluation, text: str) -> bool:
    """Whether the line is 「はい」 or 「いいえ」 and nothing else, in any language."""
    return any(sense in YES_OR_NO for sense in _whole_senses(evaluation, text))


def _whole_senses(evaluation: Evaluation, text: str) -> list[Sense]:
    """The senses of the words that are all of a line."""
    if len(text) > LONGEST:
        return []
    line = read_line(text)
    hits = evaluation.knowledge.lexicon.hits(line)
    return [hit.sense for hit in hits if hit.start == 0 and len(line.text) - hit.end <= POLITE]


def near_answers(evaluation: Evaluation, fact: str, text: str) -> list[str]:
    """The options whose wording is near the line, nearest first."""
    line = _folded(text)
    if not 1 < len(line) <= LONGEST or fact not in evaluation.knowledge.facts:
        return []
    labels = list(_labels(evaluation, fact))
    near = process.extract(line, [label for _, label in labels], scorer=fuzz.ratio, score_cutoff=NEAR)
    return list(dict.fromkeys(labels[n][0] for _, _, n in near))


def _labels(evaluation: Evaluation, fact: str) -> Iterator[tuple[str, str]]:
    """(value, label) of each option in each form of its wording: whole, short, and up to the first comma or bracket."""
    declared = evaluation.knowledge.facts[fact]
    if declared.fact.kind == "integer" or declared.is_place:
        return
    voice = declared.voice(evaluation.persona)
    for value in declared.fact.options or tuple(str(v) for v in declared.fact.values):
        for short in (False, True):
            label = option_label(evaluation.knowledge, fact, value, voice, evaluation.t, short=short)
            for form in dict.fromkeys((label, _head(label))):
                yield value, _folded(form)


def _head(label: str) -> str:
    for mark in "（(、，,。.":
        label = label.partition(mark)[0]
    return label


def _folded(text: str) -> str:
    """The letters alone: no case, no width, no blanks, no punctuation at the ends."""
    line = unicodedata.normalize("NFKC", text).casefold()
    return "".join(line.split()).strip(_ENDS)
