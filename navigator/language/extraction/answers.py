"""Answers that stand in a line: facts read from words, from numbers and places, and from what the line is about."""

import re
from collections.abc import Sequence
from datetime import date

from navigator.language.text.lexicon import Lexicon
from navigator.language.text.numerals import numbers
from navigator.language.text.words import Hit
from navigator.language.understanding import FactReading

from .age_owner import owned_age
from .ages import Age, read_ages
from .analysis import LineAnalysis
from .place_names import PlaceMention, nearest_place, place_mentions

_DENIED = re.compile(
    r"^[^。、]{0,4}?(?:じゃな|ではな|でな[くい]|じゃねえ|たくな|なくて(?:も|いい)|わけではな|わけじゃな|"
    r"は(?:もう)?(?:いい|嫌|いや|無理|むり|したくな|希望しな)|以外|には?なりたくな|とかじゃな)"
)
_SPAN = re.compile(
    r"([0-9]{1,2}|[一二三四五六七八九十]{1,3}|数|半)\s?(年|か月|ヶ月|カ月|ヵ月|ケ月|years?|anos?|tahun|taon|nam|months?|meses|bulan|"
    r"个月|वर्ष)(半)?(以上|あまり|近く)?"
)
_JOBLESS = ("long_term_jobless",)
_MONTH_UNITS = ("か月", "ヶ月", "カ月", "ヵ月", "ケ月", "month", "months", "meses", "bulan", "个月")
_QUIT = re.compile(r"(?:辞め|やめ|離職|退職|失業|解雇|無職|ブランク|空白|働いて|仕事して|仕事をして)")


class FactReadings:
    """The facts read so far; the first reading of a fact stands."""

    def __init__(self, lexicon: Lexicon, persona: str) -> None:
        self.lexicon, self.persona = lexicon, persona
        self.facts: dict[str, FactReading] = {}

    def add(self, fact: str, reading: FactReading) -> None:
        """Keep a reading, when the fact is asked of this persona and takes the value."""
        if fact not in self.lexicon.facts or self.persona not in self.lexicon.asked_of.get(fact, ()):
            return
        if not self._takes(fact, reading):
            return
        before = self.facts.get(fact)
        if before and reading.several:
            values = tuple(dict.fromkeys((*before.values, *reading.values)))
            self.facts[fact] = FactReading(values, words=(*before.words, *reading.words), several=True)
        elif before is None:
            self.facts[fact] = reading

    def _takes(self, fact: str, reading: FactReading) -> bool:
        if reading.range is None:
            return set(reading.values) <= set(self.lexicon.facts[fact])
        first, last = self.lexicon.numbers.get(fact, (1, 0))
        return first <= reading.range[0] <= reading.range[1] <= last


def read_answers(
    lexicon: Lexicon, sight: LineAnalysis, as_of: date, persona: str, asked: str
) -> tuple[dict[str, FactReading], list[Age], list[PlaceMention]]:
    """The facts of a line, with every age and place that is named in it."""
    found = FactReadings(lexicon, persona)
    named = read_ages(sight.line, sight.hits, as_of)
    _age(found, sight, named, persona)
    there = place_mentions(sight.line, sight.hits, asked=bool(asked) and asked == lexicon.place)
    _place(found, sight, there)
    _by_words(found, sight)
    _jobless(found, sight, asked)
    _reply(found, sight, asked)
    return found.facts, named, there


def _age(found: FactReadings, sight: LineAnalysis, named: Sequence[Age], persona: str) -> None:
    age = owned_age(sight.line, sight.hits, named, persona)
    fact = found.lexicon.ages.get(persona, "")
    if age:
        words = (sight.line.words(age.start, age.end),)
        found.add(fact, FactReading(range=(age.low, age.high), words=words, born=age.born))


def _place(found: FactReadings, sight: LineAnalysis, there: Sequence[PlaceMention]) -> None:
    codes = [place for place in there if place.code]
    if codes:
        first = codes[0]
        found.add(found.lexicon.place, FactReading((first.code,), words=(sight.line.words(first.start, first.end),)))
        return
    code, sure = nearest_place(found.lexicon, sight.line) if not there else ("", False)
    if sure:
        found.add(found.lexicon.place, FactReading((code,), words=(sight.line.typed.strip(),)))


def _by_words(found: FactReadings, sight: LineAnalysis) -> None:
    """Facts whose words stand there undenied; of several values of one fact the longest word counts."""
    hits = [
        hit
        for hit in sight.of("fact")
        if hit.sense.value == "no" or _without_work(found.lexicon, hit) or not _denied(sight, hit)
    ]
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
        several = hit.sense.id in found.lexicon.several
        found.add(hit.sense.id, FactReading((hit.sense.value,), words=sight.words([hit]), several=several))


def _denied(sight: LineAnalysis, hit: Hit) -> bool:
    return bool(_DENIED.match(sight.line.text[hit.end :]))


def _without_work(lexicon: Lexicon, hit: Hit) -> bool:
    return (hit.sense.id, hit.sense.value) in lexicon.beside


def _jobless(found: FactReadings, sight: LineAnalysis, asked: str) -> None:
    """How long without work: a span of time beside a word for it."""
    text, fact = sight.line.text, found.lexicon.jobless
    beside = [h for h in sight.of("topic") if h.sense.id in _JOBLESS]
    beside += [h for h in sight.of("fact") if _without_work(found.lexicon, h)]
    for span in _SPAN.finditer(text):
        near = any(h.start - 12 <= span.start() and span.end() <= h.end + 12 for h in beside)
        quit_before = bool(_QUIT.search(text[max(0, span.start() - 10) : span.start()]))
        if (near or quit_before or asked == fact) and (months := _months(span)) is not None:
            most = found.lexicon.numbers.get(fact, (0, 0))[1] if span[4] == "以上" else months
            found.add(fact, FactReading(range=(months, most), words=(sight.line.words(*span.span()),)))


def _months(span: re.Match[str]) -> int | None:
    if span[1] == "数":
        return None
    if span[1] == "半":
        return 6
    count = numbers(span[1])[0].value
    return count if span[2] in _MONTH_UNITS else count * 12 + (6 if span[3] else 0)


def _reply(found: FactReadings, sight: LineAnalysis, asked: str) -> None:
    """はい, いいえ to the question at hand."""
    said = [hit for hit in sight.of("reply") if hit.start == 0]
    values = found.lexicon.facts.get(asked, ())
    if said and asked and set(values) == {"yes", "no"} and said[0].sense.id in values:
        found.add(asked, FactReading((said[0].sense.id,), words=sight.words(said[:1])))
