"""What an answer in one's own words means at the question at hand, where letters and words alone do not tell it.

Heads learnt from people's answers (`classifiers/answer_heads.py`) read what the exact readers leave open, and raise doubt at
what these found. Numbers and places keep their readers: the heads only tell whether one is told at all.
"""

import re
import unicodedata
from collections.abc import Sequence

from navigator.language.classifiers.answer_heads import stored_answer_heads
from navigator.language.classifiers.encoder import encode, has_encoder
from navigator.language.classifiers.features import letter_groups
from navigator.language.classifiers.linear import TextFeatures
from navigator.language.extraction.analysis import LineAnalysis
from navigator.language.text.common_speech import in_common_speech
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import Line, read_line
from navigator.language.text.words import Hit

LONGEST = 90  # letters of a line that may be an answer and nothing else
ASK, TOLD, DECLINED, UNKNOWN = "ask", "told", "declined", "unknown"
# Likelihoods from which
TAKEN = 0.75  # an answer is taken that no exact reader found
DOUBTED = 0.65  # of another answer: what the exact readers found is asked back
NOT_TOLD = 0.75  # of any but TOLD: a number or a place that was found is asked back
SPEAKER = 0.9  # it is taken who speaks: who tells their own story there is easily taken for another
ONE_OF = 0.8  # one of the values that words leave open is taken
ALARM = 0.06  # of the gravest answer: no milder one is taken by its meaning
ALARM_FOUND = 0.3  # the same where exact readers found a milder one
_KINDS = ("topic", "calm", "ask")
_VALUED = ("danger", "who", "fact", "reply")
_KATAKANA, _OTHER_SCRIPT = re.compile(r"[ァ-ヶ]"), re.compile(r"[ぁ-ん一-龥]")


def answer_likelihoods(lexicon: Lexicon, analysis: LineAnalysis, asked: str, read: str) -> dict[str, float]:
    """The likelihood of each answer to the question at hand; `read` is what the exact readers found, "" for nothing."""
    heads = lexicon.answer_heads or stored_answer_heads(has_encoder())
    line = analysis.line
    if heads is None or not line.text or len(line.text) > LONGEST or not any(n.startswith(f"{asked}:") for n in heads.names):
        return {}
    return heads.likelihoods(asked, answer_features(lexicon, analysis, asked, read))


def answer_features(lexicon: Lexicon, analysis: LineAnalysis, asked: str, read: str) -> TextFeatures:
    """What the heads see of an answer: as it would be in common speech, with the words for this question."""
    spoken = read_line(in_common_speech(analysis.line.text))
    written, vector = _as_written(analysis.line), analysis.vector
    if vector is None or written != analysis.line.typed:
        vector = encode([written])[0]
    return TextFeatures(letter_groups(spoken, lexicon.hits(spoken)), _senses(analysis.hits, asked, read), vector)


def _as_written(line: Line) -> str:
    """What was typed of a line with text, in common speech; katakana alone is read as hiragana."""
    typed = unicodedata.normalize("NFKC", line.typed[line.at[0] :])
    if _KATAKANA.search(typed) and not _OTHER_SCRIPT.search(typed):
        typed = line.text
    return in_common_speech(typed)


def _senses(hits: Sequence[Hit], asked: str, read: str) -> frozenset[str]:
    named = {f"{hit.sense.kind}:{hit.sense.id}" for hit in hits if hit.sense.kind in _KINDS}
    valued = {f"{hit.sense.kind}:{hit.sense.id}:{hit.sense.value}" for hit in hits if hit.sense.kind in _VALUED}
    short = {f"{hit.sense.kind}:{hit.sense.value}" for hit in hits if hit.sense.kind in ("asked", "bare") and hit.sense.id == asked}
    return frozenset(named | valued | short | ({f"read:{read}"} if read else set()))


def settled(likelihoods: dict[str, float], read: str, gravest: str = "") -> str:
    """The answer that counts: an option, TOLD (as it was read), DECLINED, UNKNOWN, or ASK for none.

    `gravest` is the answer that raises the alarm of the region: where it is possible, no milder one is taken.
    """
    best = max(likelihoods, key=lambda answer: likelihoods[answer])
    if read != gravest and best != gravest and likelihoods.get(gravest, 0.0) >= (ALARM_FOUND if read else ALARM):
        return ASK
    if read:
        least = NOT_TOLD if read == TOLD else DOUBTED
        return ASK if best != read and likelihoods[best] >= least else read
    return best if best != TOLD and likelihoods[best] >= TAKEN else ASK


def one_of(likelihoods: dict[str, float], left_open: Sequence[str], gravest: str = "") -> str:
    """Which of the values that words leave open is meant, ASK where that is not sure: 犬の散歩で日に2回は出るよ is no."""
    answer = settled(likelihoods, "", gravest)
    return answer if answer in left_open and likelihoods[answer] >= ONE_OF else ASK
