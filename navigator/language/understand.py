"""One line of free text: who speaks, about what, which answers stand in it, and whether someone is in danger."""

import re
from datetime import date

from navigator.language.extraction.ages.counted_ages import is_counted
from navigator.language.extraction.analysis import LineAnalysis, analyse
from navigator.language.extraction.answers import Answers, read_answers
from navigator.language.extraction.brief_answers import LONGEST
from navigator.language.extraction.danger import POSSIBLE, DangerReading, is_of_its_kind, read_danger
from navigator.language.extraction.danger_settings import danger_settings
from navigator.language.extraction.place_names import SHORT, misspelt
from navigator.language.extraction.questions import inquiries
from navigator.language.extraction.speaker import ranking, read_speaker
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import read_line

from .topics import TOPICS
from .typed_answers import PERSONA, corrected, read_list, settle_answer, settle_speaker
from .understanding import FactReading, Offer, Topic, Understanding

# Likelihoods from which
LIKELY = 0.2  # a line is about a topic
FIRST = 3  # topics that are ranked, whether the line is about them or not
UNDERSTOOD = 0.85  # the line is taken as meant for us
OFFERED, MOST_OFFERS = 0.25, 3  # a persona is offered; at most so many offers
IMPLIED = 0.8  # the answer that a topic implies is offered
NAMED = 0.9  # likelihood of a topic that is certain by other means
TOPICS_OF_DANGER = {"self_harm": {"mental_health"}, "destitution": {"poverty_rent_debt"}}


def understand(
    lexicon: Lexicon, text: object, as_of: date, persona: str = "", asked: str = ""
) -> Understanding:
    """Read a line. `persona` and `asked` are what is already known: who speaks, and the fact just asked for.

    Never raises; the same line on the same day gives the same reading; nothing of it is stored.
    """
    line = read_line(text)
    if not any(letter.isalnum() or ord(letter) > 0x2190 for letter in line.text):
        return Understanding()
    analysis = analyse(lexicon, line)
    said = corrected(lexicon, analysis, asked) if asked else analysis
    who, sure, who_words = read_speaker(said, asked=asked == PERSONA)
    if asked == PERSONA and not sure and len(line.text) <= LONGEST:  # a story is no answer to whose it is
        who, sure, who_words = settle_speaker(lexicon, said, who, who_words)
    sure = sure and not (asked and asked == lexicon.ages.get(persona) and is_counted(line.text))  # the husband is no one asked for
    speaker = persona or who or "resident"
    answers = read_answers(lexicon, said, as_of, speaker, asked)
    facts = answers.facts
    is_brief = asked in facts and len(line.text) <= LONGEST
    danger = read_danger(analysis, is_answer=is_brief or asked in {*lexicon.numbers, lexicon.place} - {""})
    if danger.crisis == "violence" and not (sure or persona):  # 同居の40代の息子が…: the age of who does it is nobody's who is asked for
        for fact in {*lexicon.ages.values()} & {*facts} if who == "family" else ():
            del facts[fact]
    no_answer = settle_answer(lexicon, said, answers, asked) if asked else ""
    if asked and not no_answer:
        read_list(lexicon, said, answers, as_of, asked)
    if is_of_its_kind(analysis, danger):
        _add_urgent_answer(lexicon, facts, danger, speaker, named=asked if _is_named(analysis, danger) else "")
    questions = inquiries(analysis)
    topics, ranked = _topics(analysis, who, danger, _statements(answers))
    known = sure or bool(persona)
    offers = () if danger.concern == "certain" else _offers(lexicon, analysis, answers, sure=known)
    return Understanding(
        persona=who,
        persona_sure=sure,
        persona_words=who_words,
        topics=topics,
        ranking=ranked,
        facts=facts,
        crisis=danger.crisis,
        concern=danger.concern,
        crisis_words=danger.words,
        also=danger.also,
        settings=danger_settings(analysis) if "violence" in (danger.crisis, danger.also) else (),
        understood=bool(no_answer or (questions and questions[0].about)) or _is_understood(analysis, danger, facts, asked),
        inquiries=questions,
        readings=offers,
        no_answer=no_answer,
    )


def _add_urgent_answer(
    lexicon: Lexicon, facts: dict[str, FactReading], danger: DangerReading, speaker: str, named: str
) -> None:
    """What raises the region's alarm is an answer as well: no food or no roof tonight.

    `named` is the fact that was asked for, where a certain word of the danger stands in the answer.
    """
    fact, value = lexicon.alarms.get(danger.crisis, ("", ""))
    if (danger.concern == "certain" or (fact and named == fact)) and lexicon.takes(fact, value, speaker):
        facts[fact] = FactReading((value,), words=danger.words)


def _is_named(analysis: LineAnalysis, danger: DangerReading) -> bool:
    """Whether a certain word of the danger stands in the line, and none that calms."""
    words = {(hit.sense.id, hit.sense.value) for hit in analysis.of("danger")}
    return (danger.crisis, "certain") in words and not analysis.of("calm")


def _statements(answers: Answers) -> set[str]:
    """The topics of what is named. An employer's "45 and over" is no statement of an age."""
    stated = [a for a in answers.ages if not (answers.persona == "employer" and (a.group or not a.exact))]
    return {*(("age_statement",) if stated else ()), *(("municipality_statement",) if answers.places else ())}


def _topics(
    analysis: LineAnalysis, who: str | None, danger: DangerReading, statements: set[str]
) -> tuple[tuple[Topic, ...], tuple[str, ...]]:
    """The topics that the line is about, with those that a persona or a certain danger implies, and the likeliest of all."""
    implied = set(statements)
    if who == "family":
        implied.add("family_consult")
    if danger.concern == "certain":
        implied |= TOPICS_OF_DANGER.get(danger.crisis, set())
    scores = {topic: analysis.score(f"topic:{topic}") for topic in TOPICS}
    scores |= {topic: max(scores[topic], NAMED) for topic in implied}
    if danger.concern == "none" and analysis.likelihood("danger") >= POSSIBLE:
        scores["out_of_scope"] = 0.0  # who may be in danger is not told that there is no help here
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    topics = tuple(Topic(id, round(s, 3), _topic_words(analysis, id)) for id, s in ranked if s >= LIKELY)
    return topics, tuple(id for id, score in ranked[:FIRST] if score > 0)


def _topic_words(analysis: LineAnalysis, topic: str) -> tuple[str, ...]:
    return analysis.words([hit for hit in analysis.of("topic") if hit.sense.id == topic])


def _is_understood(
    analysis: LineAnalysis, danger: DangerReading, facts: dict[str, FactReading], asked: str
) -> bool:
    """A certain danger, an answer to the question, a lone age or place always are understood."""
    if danger.concern == "certain" or (asked and asked in facts):
        return True
    rest = analysis.line.typed  # less the words of the answers
    for reading in facts.values():
        for word in reading.words:
            rest = rest.replace(word, "")
    if facts and len(re.sub(r"[\W_]|です|市|町|村", "", rest)) <= 1:
        return True
    return analysis.score("understood") >= UNDERSTOOD


def _is_ruled_out(analysis: LineAnalysis, fact: str, value: str) -> bool:
    """Whether words for the answer stand in the line and did not count: denied, over, or said of others."""
    return any((hit.sense.id, hit.sense.value) == (fact, value) for kind in ("fact", "bare") for hit in analysis.of(kind))


def _offers(lexicon: Lexicon, analysis: LineAnalysis, answers: Answers, *, sure: bool) -> tuple[Offer, ...]:
    """Up to three readings to choose from: what words leave open, what a topic implies, who speaks, the place."""
    facts, offers = answers.facts, [offer for offer in answers.offers if offer.fact not in answers.facts]
    for topic, fact, value in lexicon.follows:
        likely = analysis.score(f"topic:{topic}") >= IMPLIED
        takes = fact not in facts and lexicon.takes(fact, value, answers.persona)
        if likely and takes and not _is_ruled_out(analysis, fact, value):
            offers.append(Offer(fact, value, _topic_words(analysis, topic)))
    if not sure:
        personas = [p for p, likelihood in ranking(analysis) if p != "null" and likelihood >= OFFERED]
        offers += [Offer("persona", persona) for persona in personas[:2]]
    if lexicon.place and lexicon.place not in facts and len(analysis.line.text) <= SHORT:
        offers += [Offer(lexicon.place, code) for code, _ in misspelt(lexicon, analysis.line)]
    return tuple(offers[: max(MOST_OFFERS, len(answers.offers))])
