"""A line that says one of the answers to the question at hand in the question's own words, or nearly."""

import unicodedata
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Answer, make_answer
from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.wording.fact_text import option_label
from navigator.language.text.line import read_line
from navigator.language.text.words import Sense

NEAR = 72.0  # of 100: offered as "did you mean"; never taken, since one sound may turn a sentence round
NOT_KNOWN = Sense("reply", "unknown")
POLITE = 3  # letters that may follow: です, かな
SHORT = 24  # letters; a longer line is no attempt at an option
_ENDS = "。．.、，,！!？?〜～ー…・ 　「」『』()（）"


def lone_answer(evaluation: Evaluation, fact: str, text: str) -> Answer | None:
    """The answer that the line is, letter for letter; None when it is none."""
    line = _folded(text)
    if not line or fact not in evaluation.knowledge.facts:
        return None
    if fact != "persona":
        if line == _folded(evaluation.t("わからない")) or _not_known(evaluation, text):
            return DONT_KNOW
        if line == _folded(evaluation.t("答えたくない")):
            return DECLINED
    return next((make_answer(value) for value, label in _labels(evaluation, fact) if line == label), None)


def _not_known(evaluation: Evaluation, text: str) -> bool:
    """The line is 「わかりません」, 「さあ」 and nothing else, in any of the languages."""
    if len(text) > SHORT:
        return False
    line = read_line(text)
    return any(
        hit.sense == NOT_KNOWN and hit.start == 0 and len(line.text) - hit.end <= POLITE
        for hit in evaluation.knowledge.lexicon.hits(line)
    )


def near_answers(evaluation: Evaluation, fact: str, text: str) -> list[str]:
    """The options whose words are near the line, nearest first."""
    line = _folded(text)
    if not 1 < len(line) <= SHORT or fact not in evaluation.knowledge.facts:
        return []
    labels = dict(enumerate(_labels(evaluation, fact)))
    found = process.extract(
        line, {n: label for n, (_, label) in labels.items()}, scorer=fuzz.ratio, score_cutoff=NEAR
    )
    return list(dict.fromkeys(labels[n][0] for _, _, n in found))


def _labels(evaluation: Evaluation, fact: str) -> Iterator[tuple[str, str]]:
    """Each option with the ways its own wording can be said: whole, short, and up to the first comma or bracket."""
    declared = evaluation.knowledge.facts[fact]
    if declared.fact.kind == "integer" or declared.node.word("values_from"):
        return
    voice = declared.voice(evaluation.voice)
    for value in declared.fact.options or tuple(str(v) for v in declared.fact.values):
        for short in (False, True):
            label = option_label(evaluation.knowledge, fact, value, voice, evaluation.t, short=short)
            for said in dict.fromkeys((label, _head(label))):
                yield value, _folded(said)


def _head(label: str) -> str:
    for mark in "（(、，,。.":
        label = label.partition(mark)[0]
    return label


def _folded(text: str) -> str:
    line = unicodedata.normalize("NFKC", text).casefold()
    return "".join(line.split()).strip(_ENDS)
