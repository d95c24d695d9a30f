"""Answers in a line: facts read from words, numbers and places."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from navigator.language.text.lexicon import Lexicon
from navigator.language.text.words import Hit
from navigator.language.understanding import FactReading, Offer

from .ages.age import Age
from .ages.age_owner import owned_age, tells_of_two
from .ages.asked_ages import is_loose, is_not_true
from .ages.counted_ages import age_of_parent, counted_age, is_counted
from .ages.written_ages import read_ages
from .analysis import LineAnalysis
from .asked.dates_told import date_told
from .asked.months_told import ToldMonths, told_months
from .brief_answers import answers_to
from .fact_words import by_fact, counting_hits, has_ended, is_denied, values_left
from .jobless_since import calendar_years, dates_since, is_told_of
from .jobless_time import time_without_work
from .place_names import PlaceMention, nearest_place, place_mentions

_JOBLESS = ("long_term_jobless",)


@dataclass
class Answers:
    """What is read so far. The first reading of a fact stands."""

    lexicon: Lexicon
    persona: str
    facts: dict[str, FactReading] = field(default_factory=dict)
    offers: list[Offer] = field(default_factory=list)  # values of which one is meant, to be asked
    ages: list[Age] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)

    def add(self, fact: str, reading: FactReading) -> None:
        """Add a reading, if the fact is asked of this persona and takes the value."""
        if self.persona not in self.lexicon.asked_of.get(fact, ()) or not self._is_valid(fact, reading):
            return
        before = self.facts.get(fact)
        if before and reading.several:
            values = tuple(dict.fromkeys((*before.values, *reading.values)))
            words = tuple(dict.fromkeys((*before.words, *reading.words)))
            self.facts[fact] = FactReading(values, words=words, several=True)
        elif before is None:
            self.facts[fact] = reading

    def add_values(self, fact: str, values: Sequence[str], words: tuple[str, ...]) -> None:
        """Add the value of a fact; where several are possible, offer them."""
        if len(values) == 1:
            self.add(fact, FactReading(tuple(values), words=words))
        elif fact not in self.facts:
            self.offers += [Offer(fact, v, words) for v in values if self.lexicon.takes(fact, v, self.persona)]

    def _is_valid(self, fact: str, reading: FactReading) -> bool:
        if reading.range is None:
            return set(reading.values) <= set(self.lexicon.facts.get(fact, ()))
        first, last = self.lexicon.numbers.get(fact, (1, 0))
        return first <= reading.range[0] <= reading.range[1] <= last


def read_answers(lexicon: Lexicon, analysis: LineAnalysis, as_of: date, persona: str, asked: str) -> Answers:
    """The answers of a line, with every age and place that is named in it."""
    answers = Answers(lexicon, persona)
    _read_age(answers, analysis, as_of, asked)
    _read_place(answers, analysis, asked)
    if not _read_short_answer(answers, analysis, asked):
        _read_words(answers, analysis)
        _offer_without_work(answers, analysis, asked)
    _read_time_without_work(answers, analysis, as_of, asked)
    _read_reply(answers, analysis, asked)
    return answers


def _read_age(answers: Answers, analysis: LineAnalysis, as_of: date, asked: str) -> None:
    fact = answers.lexicon.ages.get(answers.persona, "")
    answers.ages = read_ages(analysis.line, analysis.hits, as_of, asked=bool(asked) and asked == fact)
    is_asked = bool(asked) and asked == fact
    if is_asked:
        answers.ages = [age for age in answers.ages if not is_not_true(analysis.line.text, age)]
    age = _counted_age(analysis.line.text, answers.persona, asked=is_asked)
    if age is None and is_asked and is_counted(analysis.line.text):
        return
    age = age or owned_age(analysis.line, analysis.hits, answers.ages, answers.persona)
    if age is None and is_asked:
        age = next((age for age in answers.ages if not (age.exact or age.group)), None)  # 四十代
    one_is_asked = is_asked and answers.persona != "employer"
    if age and one_is_asked and (is_loose(analysis.line.text, age) or tells_of_two(analysis.line, analysis.hits, answers.ages)):
        return
    if age:
        words = (analysis.line.words(age.start, age.end),)
        answers.add(fact, FactReading(range=(age.low, age.high), words=words, born=age.born))


def _counted_age(text: str, persona: str, *, asked: bool) -> Age | None:
    """The age that is told by another's: at the question by a brother's, anywhere by one's child's."""
    if asked and (age := counted_age(text, persona)):
        return age
    return age_of_parent(text) if persona == "resident" else None


def _read_place(answers: Answers, analysis: LineAnalysis, asked: str) -> None:
    line, fact = analysis.line, answers.lexicon.place
    answers.places = place_mentions(line, analysis.hits, asked=bool(asked) and asked == fact)
    place = next((place for place in answers.places if place.code), None)
    if place:
        answers.add(fact, FactReading((place.code,), words=(line.words(place.start, place.end),)))
    elif answers.places and answers.places[0].codes:
        district = answers.places[0]
        answers.add_values(fact, district.codes, (line.words(district.start, district.end),))
    elif not (answers.places or _names_no_place(analysis)):
        code, sure = nearest_place(answers.lexicon, line)
        if sure:
            answers.add(fact, FactReading((code,), words=(line.typed.strip(),)))


def _names_no_place(analysis: LineAnalysis) -> bool:
    """Whether what looks like a place is known to be none: Hello Work Ota."""
    return any(hit.sense.id == "not" for hit in analysis.of("place"))


def _read_short_answer(answers: Answers, analysis: LineAnalysis, asked: str) -> bool:
    """An answer to the question at hand in a word or two; whether it is all that the line says."""
    told = answers_to(analysis, asked)
    hits = [hit for hit in told if not (is_denied(analysis.line, hit) or hit in _ended_work(answers, analysis, asked))]
    if hits:
        _add_words(answers, analysis, asked, hits)
    return bool(hits) and asked in answers.facts


def _offer_without_work(answers: Answers, analysis: LineAnalysis, asked: str) -> None:
    """Ask whether one is without work, where the occupation that is asked for is said to have ended and none has begun."""
    ended = _ended_work(answers, analysis, asked)
    if ended and asked not in answers.facts:
        values = sorted(value for fact, value in answers.lexicon.without_work if fact == asked)
        answers.offers += [Offer(asked, value, analysis.words(ended)) for value in values]


def _ended_work(answers: Answers, analysis: LineAnalysis, asked: str) -> list[Hit]:
    """The words for the occupation that is asked for which are said to have ended: はけん おわり."""
    if asked not in {fact for fact, _ in answers.lexicon.without_work}:
        return []
    words = [hit for kind in ("asked", "bare", "fact") for hit in analysis.of(kind) if hit.sense.id == asked]
    return [hit for hit in words if has_ended(analysis.line, hit)]


def _read_words(answers: Answers, analysis: LineAnalysis) -> None:
    """Facts whose words count; of a fact with several options every one that is named."""
    for fact, hits in by_fact(counting_hits(answers.lexicon, analysis, answers.persona)):
        _add_words(answers, analysis, fact, hits)


def _add_words(answers: Answers, analysis: LineAnalysis, fact: str, hits: Sequence[Hit]) -> None:
    if fact in answers.lexicon.several:
        named = {hit.sense.value for hit in hits}
        values = tuple(value for value in answers.lexicon.facts[fact] if value in named)
        answers.add(fact, FactReading(values, words=analysis.words(hits), several=True))
    else:
        values, rests_on = values_left(analysis.line, hits)
        answers.add_values(fact, values, analysis.words(rests_on))


def _read_time_without_work(answers: Answers, analysis: LineAnalysis, as_of: date, asked: str) -> None:
    """How long without work: a date since when, or a span of time, beside a word for it."""
    lexicon, text = answers.lexicon, analysis.line.text
    words = [hit for hit in analysis.of("topic") if hit.sense.id in _JOBLESS]
    words += [hit for hit in analysis.of("fact") if (hit.sense.id, hit.sense.value) in lexicon.without_work]
    is_asked = bool(asked) and asked == lexicon.jobless
    if is_asked and (told := _asked_months(analysis, as_of, lexicon.numbers.get(asked, (0, 0))[1])):
        words_of_answer = (analysis.line.words(told.start, told.end),)
        answers.add(lexicon.jobless, FactReading(range=(told.fewest, told.most), words=words_of_answer))
    for since in dates_since(text, analysis.hits, as_of, asked=is_asked):
        if is_asked or is_told_of(text, since, words):
            words_of_date = (analysis.line.words(since.start, since.end),)
            answers.add(lexicon.jobless, FactReading(range=(since.fewest, since.most), words=words_of_date))
    span = None if is_asked else time_without_work(text, words, calendar_years(text, analysis.hits))
    if span:
        longest = lexicon.numbers.get(lexicon.jobless, (0, 0))[1] if span.least else span.months
        words_of_span = (analysis.line.words(span.start, span.end),)
        answers.add(lexicon.jobless, FactReading(range=(span.months, longest), words=words_of_span))


def _asked_months(analysis: LineAnalysis, as_of: date, longest: int) -> ToldMonths | None:
    """The months told where they are asked; years of a calendar are read as dates elsewhere."""
    text = analysis.line.text
    if calendar_years(text, analysis.hits):
        return None
    return told_months(text, longest) or date_told(text, as_of)


def _read_reply(answers: Answers, analysis: LineAnalysis, asked: str) -> None:
    """はい, いいえ to the question at hand."""
    replies = sorted((hit for hit in analysis.of("reply") if hit.start == 0), key=lambda hit: -hit.end)  # ノーコメント
    values = answers.lexicon.facts.get(asked, ())
    if replies and asked and set(values) == {"yes", "no"} and replies[0].sense.id in values:
        answers.add(asked, FactReading((replies[0].sense.id,), words=analysis.words(replies[:1])))
