"""One line of free text: who speaks, about what, which answers stand in it, and whether someone is in danger."""

import re
from collections.abc import Sequence
from datetime import date

from navigator.language.extraction.ages import Age
from navigator.language.extraction.analysis import LineAnalysis, analyse
from navigator.language.extraction.answers import read_answers
from navigator.language.extraction.danger import DangerReading, read_danger
from navigator.language.extraction.place_names import NEAR, PlaceMention, misspelt
from navigator.language.extraction.questions import inquiries
from navigator.language.extraction.speaker import ranking, read_speaker
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import read_line

from .topics import TOPICS
from .understanding import FactReading, Offer, Topic, Understanding

LIKELY = 0.2  # likelihood from which a line is about a topic
NEARLY, FIRST = 0.03, 3  # from which one of the first few is told as well
UNDERSTOOD = 0.7  # from which it is taken as meant for us
OFFERED, MOST_OFFERS = 0.25, 3
SPOKEN = 0.8  # a topic that is an answer by itself, to be asked back


def understand(
    lexicon: Lexicon, text: object, as_of: date, persona: str = "", asked: str = ""
) -> Understanding:
    """Read a line. `persona` and `asked` are what is already known: who speaks, and the fact just asked for.

    Never raises, whatever comes; the same line on the same day gives the same reading; nothing of it is kept.
    """
    line = read_line(text)
    if not any(letter.isalnum() or ord(letter) > 0x2190 for letter in line.text):
        return Understanding()
    sight = analyse(lexicon, line)
    who, sure, who_words = read_speaker(sight)
    speaks = persona or who or "resident"
    facts, ages, places = read_answers(lexicon, sight, as_of, speaks, asked)
    threat = read_danger(sight)
    _urgent(lexicon, facts, threat, speaks)
    topics = _topics(sight, who, threat, _named(ages, places, speaks))
    questions = inquiries(sight)
    understood = bool(questions and questions[0].about) or _understood(sight, threat, facts, asked)
    offers = (
        ()
        if threat.concern == "certain"
        else _offers(lexicon, sight, facts, speaks, sure=sure or bool(persona))
    )
    return Understanding(
        persona=who,
        persona_sure=sure,
        persona_words=who_words,
        topics=topics,
        facts=facts,
        crisis=threat.crisis,
        concern=threat.concern,
        crisis_words=threat.words,
        understood=understood,
        inquiries=questions,
        readings=offers,
    )


def _urgent(lexicon: Lexicon, facts: dict[str, FactReading], threat: DangerReading, speaks: str) -> None:
    """What raises the region's alarm is an answer as well: no food or no roof tonight."""
    fact, value = lexicon.alarms.get(threat.crisis, ("", ""))
    known = value in lexicon.facts.get(fact, ()) and speaks in lexicon.asked_of.get(fact, ())
    if threat.concern == "certain" and known:
        facts[fact] = FactReading((value,), words=threat.words)


def _named(ages: Sequence[Age], places: Sequence[PlaceMention], speaks: str) -> set[str]:
    """Topics that are there because something is named. An employer's "45 and over" is no statement of an age."""
    told = [age for age in ages if not (speaks == "employer" and (age.group or not age.exact))]
    return {*(("age_statement",) if told else ()), *(("municipality_statement",) if places else ())}


def _topics(sight: LineAnalysis, who: str | None, threat: DangerReading, named: set[str]) -> tuple[Topic, ...]:
    """Likeliest first. What label rules join to a persona or a danger comes with it."""
    scores = {topic: sight.score(f"topic:{topic}") for topic in TOPICS} | dict.fromkeys(named, 0.9)
    if who == "family":
        scores["family_consult"] = max(scores["family_consult"], 0.9)
    if threat.concern == "certain":
        joined = {"self_harm": "mental_health", "destitution": "poverty_rent_debt"}.get(threat.crisis)
        if joined:
            scores[joined] = max(scores[joined], 0.9)
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    told = [pair for n, pair in enumerate(ranked) if pair[1] >= (NEARLY if n < FIRST else LIKELY)]
    return tuple(Topic(id, round(score, 3), _topic_words(sight, id)) for id, score in told)


def _topic_words(sight: LineAnalysis, topic: str) -> tuple[str, ...]:
    return sight.words([hit for hit in sight.of("topic") if hit.sense.id == topic])


def _understood(sight: LineAnalysis, threat: DangerReading, facts: dict[str, FactReading], asked: str) -> bool:
    """A certain danger, an answer to the question, a lone age or place always are."""
    if threat.concern == "certain" or (asked and asked in facts):
        return True
    rest = sight.line.typed
    for reading in facts.values():
        for word in reading.words:
            rest = rest.replace(word, "")
    if facts and len(re.sub(r"[\W_]|です|市|町|村", "", rest)) <= 1:
        return True
    return sight.score("understood") >= UNDERSTOOD


def _offers(
    lexicon: Lexicon, sight: LineAnalysis, facts: dict[str, FactReading], speaks: str, *, sure: bool
) -> tuple[Offer, ...]:
    """Up to three readings to choose from: of what a topic may mean, of who speaks, of the place."""
    found: list[Offer] = []
    for topic, fact, value in lexicon.follows:
        known = value in lexicon.facts.get(fact, ()) and speaks in lexicon.asked_of.get(fact, ())
        if known and fact not in facts and sight.score(f"topic:{topic}") >= SPOKEN:
            found.append(Offer(fact, value, _topic_words(sight, topic)))
    if not sure:
        near = [p for p, score in ranking(sight) if p != "null" and score >= OFFERED]
        found += [Offer("persona", p) for p in near[:2]]
    if lexicon.place and lexicon.place not in facts and len(sight.line.text) <= 10:
        found += [
            Offer(lexicon.place, code) for code, score in misspelt(lexicon, sight.line) if score >= NEAR
        ]
    return tuple(found[:MOST_OFFERS])
