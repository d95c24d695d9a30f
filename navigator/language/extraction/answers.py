"""Answers in a line: facts read from words, numbers and places."""

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
NEAR, BEFORE = 12, 10  # letters between a span of time and a word for being without work; for leaving work
_JOBLESS = ("long_term_jobless",)
_MONTH_UNITS = ("か月", "ヶ月", "カ月", "ヵ月", "ケ月", "month", "months", "meses", "bulan", "个月")
_QUIT = re.compile(r"(?:辞め|やめ|離職|退職|失業|解雇|無職|ブランク|空白|働いて|仕事して|仕事をして)")


class FactReadings:
    """The facts read so far; the first reading of a fact stands."""

    def __init__(self, lexicon: Lexicon, persona: str) -> None:
        self.lexicon, self.persona = lexicon, persona
        self.facts: dict[str, FactReading] = {}

    def add(self, fact: str, reading: FactReading) -> None:
        """Add a reading, if the fact is asked of this persona and takes the value."""
        if self.persona not in self.lexicon.asked_of.get(fact, ()) or not self._is_valid(fact, reading):
            return
        before = self.facts.get(fact)
        if before and reading.several:
            values = tuple(dict.fromkeys((*before.values, *reading.values)))
            self.facts[fact] = FactReading(values, words=(*before.words, *reading.words), several=True)
        elif before is None:
            self.facts[fact] = reading

    def _is_valid(self, fact: str, reading: FactReading) -> bool:
        if reading.range is None:
            return set(reading.values) <= set(self.lexicon.facts.get(fact, ()))
        first, last = self.lexicon.numbers.get(fact, (1, 0))
        return first <= reading.range[0] <= reading.range[1] <= last


def read_answers(
    lexicon: Lexicon, analysis: LineAnalysis, as_of: date, persona: str, asked: str
) -> tuple[dict[str, FactReading], list[Age], list[PlaceMention]]:
    """The facts of a line, with every age and place that is named in it."""
    readings = FactReadings(lexicon, persona)
    ages = read_ages(analysis.line, analysis.hits, as_of)
    _age(readings, analysis, ages, persona)
    places = place_mentions(analysis.line, analysis.hits, asked=bool(asked) and asked == lexicon.place)
    _place(readings, analysis, places)
    _by_words(readings, analysis)
    _jobless(readings, analysis, asked)
    _reply(readings, analysis, asked)
    return readings.facts, ages, places


def _age(readings: FactReadings, analysis: LineAnalysis, ages: Sequence[Age], persona: str) -> None:
    age = owned_age(analysis.line, analysis.hits, ages, persona)
    fact = readings.lexicon.ages.get(persona, "")
    if age:
        words = (analysis.line.words(age.start, age.end),)
        readings.add(fact, FactReading(range=(age.low, age.high), words=words, born=age.born))


def _place(readings: FactReadings, analysis: LineAnalysis, places: Sequence[PlaceMention]) -> None:
    line, fact = analysis.line, readings.lexicon.place
    place = next((place for place in places if place.code), None)
    if place:
        readings.add(fact, FactReading((place.code,), words=(line.words(place.start, place.end),)))
    elif not places:
        code, sure = nearest_place(readings.lexicon, line)
        if sure:
            readings.add(fact, FactReading((code,), words=(line.typed.strip(),)))


def _by_words(readings: FactReadings, analysis: LineAnalysis) -> None:
    """Facts whose words are not denied; of several values of one fact the longest word counts."""
    hits = [
        hit
        for hit in analysis.of("fact")
        if hit.sense.value == "no" or _without_work(readings.lexicon, hit) or not _denied(analysis, hit)
    ]
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
        several = hit.sense.id in readings.lexicon.several
        readings.add(hit.sense.id, FactReading((hit.sense.value,), words=analysis.words([hit]), several=several))


def _denied(analysis: LineAnalysis, hit: Hit) -> bool:
    return bool(_DENIED.match(analysis.line.text[hit.end :]))


def _without_work(lexicon: Lexicon, hit: Hit) -> bool:
    return (hit.sense.id, hit.sense.value) in lexicon.without_work


def _jobless(readings: FactReadings, analysis: LineAnalysis, asked: str) -> None:
    """How long without work: a span of time beside a word for it."""
    text, fact = analysis.line.text, readings.lexicon.jobless
    without_work = [hit for hit in analysis.of("topic") if hit.sense.id in _JOBLESS]
    without_work += [hit for hit in analysis.of("fact") if _without_work(readings.lexicon, hit)]
    for span in _SPAN.finditer(text):
        near = any(h.start - NEAR <= span.start() and span.end() <= h.end + NEAR for h in without_work)
        quit_before = bool(_QUIT.search(text[max(0, span.start() - BEFORE) : span.start()]))
        if (near or quit_before or asked == fact) and (months := _months(span)) is not None:
            most = readings.lexicon.numbers.get(fact, (0, 0))[1] if span[4] == "以上" else months
            readings.add(fact, FactReading(range=(months, most), words=(analysis.line.words(*span.span()),)))


def _months(span: re.Match[str]) -> int | None:
    if span[1] == "数":
        return None
    if span[1] == "半":
        return 6
    count = numbers(span[1])[0].value
    return count if span[2] in _MONTH_UNITS else count * 12 + (6 if span[3] else 0)


def _reply(readings: FactReadings, analysis: LineAnalysis, asked: str) -> None:
    """はい, いいえ to the question at hand."""
    replies = [hit for hit in analysis.of("reply") if hit.start == 0]
    values = readings.lexicon.facts.get(asked, ())
    if replies and asked and set(values) == {"yes", "no"} and replies[0].sense.id in values:
        readings.add(asked, FactReading((replies[0].sense.id,), words=analysis.words(replies[:1])))
