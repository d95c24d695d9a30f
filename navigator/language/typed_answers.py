"""An answer typed at a question: after its last correction, by its letters first, then by its meaning; a list part by part."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from navigator.language.extraction.analysis import LineAnalysis, analyse
from navigator.language.extraction.answers import Answers, read_answers
from navigator.language.extraction.asked.meaning import (
    ASK,
    DECLINED,
    SPEAKER,
    TOLD,
    UNKNOWN,
    answer_likelihoods,
    one_of,
    settled,
)
from navigator.language.extraction.brief_answers import answers_to
from navigator.language.extraction.place_names import OUTSIDE
from navigator.language.extraction.speaker import names_both, read_speaker, speaks_against
from navigator.language.text.corrections import after_correction, after_denial
from navigator.language.text.expression import expression
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import read_line

from .understanding import FactReading, NoAnswer, Words

PERSONA = "persona"
LONGEST_LIST, MOST_PARTS = 60, 5  # letters and parts of an answer that may be a list of options
_BETWEEN = expression(
    r"(?:、|,|・|/|\+|&|。|と|とか|や|も)+(?:それと|それから|あと|あとは|および|また|できれば|やっぱり)?、?|"
    r" (?:and|y|e|va|at|dan|ra|र|saka|tapos|tsaka) |和|跟|还有"
)
_BOTH_OF_THEM = expression(
    r"の?(?:両方|どっちも|どちらも|ふたつ|二つ)(?:です|とも|で)*$|"
    r",? (?:both|os dois|las dos|los dos|ambos|ambas|ca hai|pareho|dua-duanya)$"
)
UNANSWERED: Mapping[str, NoAnswer] = {ASK: "", DECLINED: "declined", UNKNOWN: "unknown"}
POLITE = 5  # letters that may follow a reply: です, かな, 、いまは
WORD_ALONE = 8  # letters of an answer that is hardly more than a word that leaves two values open: 年金暮らし


def read_exactly(lexicon: Lexicon, text: str, as_of: date, asked: str) -> tuple[LineAnalysis, str]:
    """What is said at a question, and what its letters and words tell without the meaning: "" for nothing."""
    said = corrected(lexicon, analyse(lexicon, read_line(text)), asked)
    if asked == PERSONA:
        who, sure, _ = read_speaker(said, asked=True)
        return said, who or "" if sure else ""
    return said, _read(lexicon, read_answers(lexicon, said, as_of, "resident", asked), asked)


def _read(lexicon: Lexicon, answers: Answers, asked: str) -> str:
    """The answer that was read, TOLD for a number or one of many places, of which the heads know no value."""
    reading = answers.facts.get(asked)
    if reading is None:
        return ""
    is_place = asked == lexicon.place and reading.values != (OUTSIDE,)
    return TOLD if reading.range or is_place else "|".join(reading.values)


def settle_answer(lexicon: Lexicon, said: LineAnalysis, answers: Answers, asked: str) -> NoAnswer:
    """Let the meaning of an answer agree with what was read of it, or take its place; whether it is one at all."""
    read = _read(lexicon, answers, asked)
    if _is_word(said, asked, read):
        return ""
    likelihoods = answer_likelihoods(lexicon, said, asked, read)
    if not likelihoods or (read and read not in likelihoods):
        return ""
    gravest = next((value for fact, value in lexicon.alarms.values() if fact == asked), "")
    answer = settled(likelihoods, read, gravest)
    if left_open := [offer.value for offer in answers.offers if offer.fact == asked]:
        answer = one_of(likelihoods, left_open, gravest)
        if answer == ASK or len(said.line.text) <= WORD_ALONE:
            return ""
    if answer in UNANSWERED:
        answers.facts.pop(asked, None)
        return UNANSWERED[answer]
    if not read and answer != TOLD and lexicon.takes(asked, answer, answers.persona):
        answers.facts[asked] = FactReading((answer,), words=(said.line.typed.strip(),), several=asked in lexicon.several)
    return ""


def read_list(lexicon: Lexicon, said: LineAnalysis, answers: Answers, as_of: date, asked: str) -> None:
    """Take every option that an answer lists, where each part of it is an answer of its own: 仕事さがしと資格.

    Where a part is not understood the answer stays as it was read.
    """
    text = _BOTH_OF_THEM.sub("", said.line.text)
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    if asked not in lexicon.several or len(text) > LONGEST_LIST or not 1 < len(parts) <= MOST_PARTS:
        return
    named: set[str] = set()
    for part in parts:
        part_said = analyse(lexicon, read_line(part))
        each = read_answers(lexicon, part_said, as_of, answers.persona, asked)
        settle_answer(lexicon, part_said, each, asked)
        if asked not in each.facts:
            return
        named.update(each.facts[asked].values)
    values = tuple(value for value in lexicon.facts[asked] if value in named)
    answers.facts[asked] = FactReading(values, words=(said.line.typed.strip(),), several=True)


def _is_word(said: LineAnalysis, asked: str, read: str) -> bool:
    """Whether the answer is one word that all know, or yes or no: nothing is left to be meant."""
    replies = [hit for hit in said.of("reply") if hit.start == 0 and len(said.line.text) - hit.end <= POLITE]
    words = [hit.sense.value for hit in answers_to(said, asked)]
    return bool(read) and (read in words or read in [hit.sense.id for hit in replies])


def settle_speaker(lexicon: Lexicon, said: LineAnalysis, who: str | None, words: Words) -> tuple[str | None, bool, Words]:
    """Who speaks, where that is the question and nobody is sure by words."""
    likelihoods = answer_likelihoods(lexicon, said, PERSONA, "")
    answer = settled(likelihoods, "") if likelihoods else ASK
    if answer in UNANSWERED or likelihoods[answer] < SPEAKER or names_both(said.line.text) or speaks_against(said, answer):
        return who, False, words
    return answer, True, words if answer == who and words else (said.line.typed.strip(),)


def corrected(lexicon: Lexicon, analysis: LineAnalysis, asked: str) -> LineAnalysis:
    """What someone says at a question after they corrected themselves. Danger is read in all that they wrote."""
    line = after_correction(analysis.line)
    if asked == PERSONA:
        line = after_denial(line)
    if line is analysis.line:
        return analysis
    return replace(analysis, line=line, hits=lexicon.hits(line), hidden=(), pieces=(), vector=None)
